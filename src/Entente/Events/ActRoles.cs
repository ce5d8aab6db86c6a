namespace Entente.Events;

/// <summary>The words around one that may name an act, each in its place; -1 where nobody stands.</summary>
internal readonly record struct ActRoles
{
    /// <summary>Number of places, the word itself among them.</summary>
    public const int Count = 9;

    /// <summary>Who acts: also whom a clause shares its subject with, or what a clause with "who" and a participle stand behind.</summary>
    public int Subject { get; private init; }

    /// <summary>What it is done to: of a passive the subject, of a participle what it stands behind.</summary>
    public int Object { get; private init; }

    /// <summary>Whether it is in the passive.</summary>
    public bool IsPassive { get; private init; }

    /// <summary>The first phrase with a preposition.</summary>
    public int First { get; private init; }

    /// <summary>The second phrase with a preposition.</summary>
    public int Second { get; private init; }

    /// <summary>The clause beneath it.</summary>
    public int Clause { get; private init; }

    /// <summary>What is before it as a part of its name: "air raid", "armed clash".</summary>
    public int Modifier { get; private init; }

    /// <summary>What it depends on.</summary>
    public int Head { get; private init; }

    /// <summary>What its object is of: "signed an accord on transit".</summary>
    public int Behind { get; private init; }

    /// <summary>The particle.</summary>
    public int Particle { get; private init; }

    /// <summary>Reads the places around a word.</summary>
    public static ActRoles Of(WordTree tree, int token)
    {
        Finds own = new(tree, token);
        int head = tree.Head(token);
        int subject = own.Subject;
        int thing = own.Object >= 0 ? own.Object : own.Suffering;
        bool isPassive = own.Suffering >= 0;
        if (head >= 0 && tree.Is(token, "acl"))
        {
            if (thing < 0 && tree.FineTag(token) == "VBN")
            {
                (thing, isPassive) = (head, true);
            }
            else if (subject < 0 || IsRelative(tree, subject))
            {
                subject = head;
            }
        }
        else if (head >= 0 && subject < 0 && !isPassive && IsShared(tree, token))
        {
            subject = SubjectOf(tree, head);
        }

        // "held talks with", "their talks": the doer of a noun is whose it is, or who does what it is the object of.
        if (subject < 0 && tree.Tag(token) == "NOUN")
        {
            subject =
                own.Possessor >= 0 ? own.Possessor
                : head >= 0 && tree.Is(token, "obj") ? SubjectOf(tree, head)
                : -1;
        }

        return new ActRoles
        {
            Subject = subject,
            Object = thing,
            IsPassive = isPassive,
            First = own.First,
            Second = own.Second,
            Clause = own.Clause,
            Modifier = own.Modifier,
            Head = head,
            Behind = thing >= 0 && thing != head ? tree.Find(thing, "nmod") : -1,
            Particle = own.Particle,
        };
    }

    /// <summary>The word in a place; the first place is that of the word itself.</summary>
    public int At(int place, int token) =>
        place switch
        {
            0 => token,
            1 => Subject,
            2 => Object,
            3 => First,
            4 => Second,
            5 => Clause,
            6 => Modifier,
            7 => Head,
            _ => Behind,
        };

    private static bool IsShared(WordTree tree, int token) =>
        tree.Is(token, "conj") || tree.Is(token, "xcomp") || tree.Is(token, "advcl");

    private static bool IsRelative(WordTree tree, int token) =>
        tree.FineTag(token) is "WDT" or "WP" or "IN";

    private static int SubjectOf(WordTree tree, int verb)
    {
        int subject = tree.Find(verb, "nsubj");
        return subject >= 0 ? subject : tree.Find(verb, "nsubj:pass");
    }

    // What depends on a word, found in one go.
    private ref struct Finds
    {
        public readonly int Subject = -1;
        public readonly int Object = -1;
        public readonly int Suffering = -1;
        public readonly int First = -1;
        public readonly int Second = -1;
        public readonly int Clause = -1;
        public readonly int Modifier = -1;
        public readonly int Possessor = -1;
        public readonly int Particle = -1;

        public Finds(WordTree tree, int token)
        {
            foreach (int dependent in tree.Of(token))
            {
                switch (tree.Relation(dependent))
                {
                    case "nsubj" when Subject < 0:
                        Subject = dependent;
                        break;
                    case "nsubj:pass" when Suffering < 0:
                        Suffering = dependent;
                        break;
                    case "obj" when Object < 0:
                        Object = dependent;
                        break;
                    case "nmod:poss":
                        Possessor = dependent;
                        break;
                    case "compound:prt":
                        Particle = dependent;
                        break;
                    case "xcomp" or "ccomp" or "acl" when Clause < 0:
                        Clause = dependent;
                        break;
                    case "compound" or "amod":
                        Modifier = dependent;
                        break;
                    default:
                        if (tree.Is(dependent, "obl") || tree.Is(dependent, "nmod"))
                        {
                            (First, Second) =
                                First < 0 ? (dependent, Second)
                                : Second < 0 ? (First, dependent)
                                : (First, Second);
                        }

                        break;
                }
            }
        }
    }
}
