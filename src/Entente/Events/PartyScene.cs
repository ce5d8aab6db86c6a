using System.Collections.Immutable;

namespace Entente.Events;

/// <summary>A sentence as the trained reader of parties sees it: what it is about, and what the rules say of who takes part.</summary>
internal sealed class PartyScene
{
    private const int LongestSentence = 240; // tokens; of a longer one, the first
    private const int DeepestCue = 30;

    private readonly List<int> _sources = [];
    private readonly List<int> _targets = [];
    private readonly string[] _names;
    private TreeWay _way;
    private int _goal;

    /// <summary>Looks at a sentence of a tree.</summary>
    /// <param name="tree">The document.</param>
    /// <param name="roles">Reads the roles of cues.</param>
    /// <param name="sentence">The sentence.</param>
    /// <param name="cues">The cues of the document.</param>
    /// <param name="about">The cue that it is read for; -1 for the one that stands highest in the tree, or the main verb.</param>
    public PartyScene(
        WordTree tree,
        RoleReader roles,
        Sentence sentence,
        ImmutableArray<FoundCue> cues,
        int about = -1
    )
    {
        Tree = tree;
        First = sentence.FirstToken;
        End = Math.Min(sentence.EndToken, First + LongestSentence);
        Cues = [.. cues.Where(cue => cue.Token >= First && cue.Token < End)];
        Verb = about >= 0 ? about : MainOf();
        Cue = Cues.FirstOrDefault(cue => cue.Token == Verb).Cue;
        Roles = Verb < 0 ? default : roles.Read(Verb, _sources, _targets);
        _names = NamesOf(tree.Document, First, End);
        (_way, _goal) = (new TreeWay(tree, Verb), Verb);
    }

    /// <summary>The document.</summary>
    public WordTree Tree { get; }

    /// <summary>The first token.</summary>
    public int First { get; }

    /// <summary>The token behind the last one.</summary>
    public int End { get; }

    /// <summary>The cues of the sentence.</summary>
    public ImmutableArray<FoundCue> Cues { get; }

    /// <summary>The word that tells what it is about; -1 when there is none.</summary>
    public int Verb { get; }

    /// <summary>The cue of that word; <see langword="null"/> when it is none.</summary>
    public EventCue? Cue { get; }

    /// <summary>How the rules told the roles.</summary>
    public Roles Roles { get; }

    /// <summary>The heads that the rules try for who acts, in their order.</summary>
    public IReadOnlyList<int> Sources => _sources;

    /// <summary>The heads that the rules try for whom it is done to, in their order.</summary>
    public IReadOnlyList<int> Targets => _targets;

    /// <summary>What sort of name a word belongs to; the empty string when it belongs to none.</summary>
    public string NameAt(int token) => token >= First && token < End ? _names[token - First] : "";

    /// <summary>The ways to a word of the sentence.</summary>
    public TreeWay WayTo(int goal)
    {
        if (goal != _goal)
        {
            (_way, _goal) = (new TreeWay(Tree, goal), goal);
        }

        return _way;
    }

    private static string[] NamesOf(Document document, int first, int end)
    {
        string[] names = new string[end - first];
        Array.Fill(names, "");
        if (end == first)
        {
            return names;
        }

        TextSpan here = new(document.Tokens[first].Span.Start, document.Tokens[end - 1].Span.End);
        foreach (Name name in document.Names)
        {
            for (
                int i = name.Span.Overlaps(here) ? document.TokenAt(name.Span.Start) : end;
                i < end && document.Tokens[i].Span.Start < name.Span.End;
                i++
            )
            {
                if (i >= first)
                {
                    names[i - first] = name.Type.ToString();
                }
            }
        }

        return names;
    }

    private int MainOf()
    {
        int best = -1;
        int least = int.MaxValue;
        foreach (FoundCue cue in Cues)
        {
            if (DepthOf(cue.Token) is var depth && depth < least)
            {
                (best, least) = (cue.Token, depth);
            }
        }

        for (int i = First; i < End && best < 0; i++)
        {
            best = Tree.Head(i) < 0 ? i : -1;
        }

        return best;
    }

    private int DepthOf(int token)
    {
        int depth = Tree.Tag(token) == "VERB" ? 0 : 1;
        for (int at = Tree.Head(token); at >= 0 && depth < DeepestCue; at = Tree.Head(at))
        {
            depth++;
        }

        return depth;
    }
}
