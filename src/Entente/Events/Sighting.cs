namespace Entente.Events;

/// <summary>A place of a text that speaks of a state: by its name or its people, by a town or a person of it, or by an office whose state was told.</summary>
/// <param name="Token">The last token of the words.</param>
/// <param name="Sentence">The number of the sentence.</param>
/// <param name="State">The state, as actors are coded; an organisation of states where the words mean one.</param>
/// <param name="Kind">By what it is spoken of.</param>
/// <param name="Verb">The verb that the phrase belongs to; -1 when there is none.</param>
/// <param name="Argument">The head of the phrase that depends on the verb.</param>
/// <param name="Part">What the phrase is to the verb.</param>
internal readonly record struct Sighting(
    int Token,
    int Sentence,
    string State,
    SightingKind Kind,
    int Verb,
    int Argument,
    ClausePart Part
)
{
    private const int Furthest = 8; // steps up a tree

    /// <summary>Looks at where a token stands.</summary>
    public static Sighting At(
        WordTree tree,
        EventGrammar grammar,
        int token,
        string state,
        SightingKind kind
    )
    {
        Document document = tree.Document;
        int argument = token;
        bool isOwner = true; // so far every step led from whose it is to what is his
        for (int step = 0; step < Furthest; step++)
        {
            int head = tree.Head(argument);
            if (head < 0 || tree.IsVerb(head))
            {
                break;
            }

            isOwner &= tree.Relation(argument) != "nmod" || tree.CaseOf(argument) is "of";
            argument = head;
        }

        return new Sighting(
            token,
            document.SentenceAt(document.Tokens[token].Span.Start),
            state,
            kind,
            tree.Head(argument),
            argument,
            isOwner ? PartOf(tree, grammar, argument) : ClausePart.Other
        );
    }

    /// <summary>Looks at where a word for an act stands.</summary>
    public static Sighting OfAct(WordTree tree, int cue)
    {
        int verb = cue;
        for (int step = 0; step < Furthest && verb >= 0 && !tree.IsVerb(verb); step++)
        {
            verb = tree.Head(verb);
        }

        int sentence = tree.Document.SentenceAt(tree.Document.Tokens[cue].Span.Start);
        return new Sighting(cue, sentence, "", default, verb, Argument: -1, ClausePart.Other);
    }

    private static ClausePart PartOf(WordTree tree, EventGrammar grammar, int argument) =>
        tree.Head(argument) < 0 ? ClausePart.Other
        : tree.Is(argument, "nsubj") ? ClausePart.Subject
        : tree.Is(argument, "obj") || tree.Is(argument, "iobj") ? ClausePart.Object
        : grammar.Places.Contains(tree.CaseOf(argument)) ? ClausePart.Place
        : tree.Is(argument, "obl") ? ClausePart.Oblique
        : ClausePart.Other;
}

/// <summary>By what a text speaks of a state.</summary>
internal enum SightingKind
{
    /// <summary>By its name.</summary>
    State,

    /// <summary>By its people: "Irish".</summary>
    People,

    /// <summary>By a person who is of it.</summary>
    Person,

    /// <summary>By a body of it, or an organisation.</summary>
    Body,

    /// <summary>By a place in it.</summary>
    Place,

    /// <summary>By somebody whose state other words tell: "its foreign minister".</summary>
    Office,
}

/// <summary>What words are to the verb of their clause.</summary>
internal enum ClausePart
{
    /// <summary>Something else, or within a phrase for something else.</summary>
    Other,

    /// <summary>Its subject, or whose that is.</summary>
    Subject,

    /// <summary>Its object, or whose that is.</summary>
    Object,

    /// <summary>Behind a preposition.</summary>
    Oblique,

    /// <summary>Where it happens.</summary>
    Place,
}
