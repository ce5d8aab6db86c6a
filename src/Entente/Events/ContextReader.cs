using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Entente.Data;

namespace Entente.Events;

/// <summary>Tells what an act is about, in the contexts of PLOVER: by the words of its clause and by how it is done; what states say to each other is diplomatic when no word tells more.</summary>
/// <remarks>Only words that depend on the trigger or on the words it depends on count: what stands in another clause speaks of another act.</remarks>
internal sealed class ContextReader
{
    private const int Steps = 6; // down the tree from the clause of the act

    private readonly PloverOntology _ontology;
    private readonly int _diplomatic;
    private readonly FrozenDictionary<(string Word, string Next), int[]> _words; // a lemma, and the one behind it or ""

    /// <summary>Loads the tables.</summary>
    /// <exception cref="DataFormatException">One is missing or not well-formed.</exception>
    public ContextReader(Language language, PloverOntology ontology)
    {
        _ontology = ontology;
        _diplomatic = ontology.Contexts.IndexOf("diplomatic");
        _words = Read(language.Read("event-context-words"));
    }

    /// <summary>The contexts of an act, in the order of the ontology; empty when nothing tells.</summary>
    /// <param name="tree">The document.</param>
    /// <param name="trigger">The token that names the act.</param>
    /// <param name="act">What it is, with who takes part.</param>
    public ImmutableArray<string> Read(WordTree tree, int trigger, Event act)
    {
        Span<bool> about = stackalloc bool[_ontology.Contexts.Length];
        about.Clear();
        if (act.Mode is { } mode && _ontology.ModeOf(act.Type, mode) is { } known)
        {
            foreach (string context in known.Contexts)
            {
                about[_ontology.Contexts.IndexOf(context)] = true;
            }
        }

        MarkClause(tree, trigger, about);
        if (!about.Contains(true) && IsBetweenStates(act))
        {
            about[_diplomatic] = true;
        }

        var contexts = ImmutableArray.CreateBuilder<string>();
        for (int i = 0; i < about.Length; i++)
        {
            if (about[i])
            {
                contexts.Add(_ontology.Contexts[i]);
            }
        }

        return contexts.DrainToImmutable();
    }

    // States that talk to each other about what the clause does not say.
    private bool IsBetweenStates(Event act) =>
        _ontology.QuadOf(act.Type) == QuadClass.VerbalCooperation
        && act.Sources.Concat(act.Targets)
            .Where(actor => actor.Code is { Country: not null, Sector: "GOV" or null })
            .DistinctBy(actor => actor.Code.Country, StringComparer.Ordinal)
            .Count() > 1;

    private void MarkClause(WordTree tree, int trigger, Span<bool> about)
    {
        int top = trigger;
        if (
            tree.Tag(trigger) != "VERB"
            && tree.Head(trigger) is >= 0 and var head
            && !IsOwnClause(tree, trigger)
        )
        {
            top = head; // "held talks on fishing": what a light verb or a preposition carries belongs to the noun
        }

        MarkWord(tree, top, about);
        MarkBelow(tree, top, Steps, about);
    }

    private void MarkBelow(WordTree tree, int token, int steps, Span<bool> about)
    {
        if (steps == 0)
        {
            return;
        }

        foreach (int dependent in tree.Of(token))
        {
            if (!IsOwnClause(tree, dependent))
            {
                MarkWord(tree, dependent, about);
                MarkBelow(tree, dependent, steps - 1, about);
            }
        }
    }

    // A sentence beside, a clause of time or condition, an aside.
    private static bool IsOwnClause(WordTree tree, int token) =>
        tree.Is(token, "parataxis")
        || tree.Is(token, "advcl")
        || (tree.Is(token, "conj") && tree.Tag(token) == "VERB");

    private void MarkWord(WordTree tree, int token, Span<bool> about)
    {
        string lemma = tree.Lemma(token);
        Mark((lemma, ""), about);
        if (token + 1 < tree.Document.Tokens.Length)
        {
            Mark((lemma, tree.Lemma(token + 1)), about);
        }
    }

    private void Mark((string Word, string Next) words, Span<bool> about)
    {
        if (_words.TryGetValue(words, out int[]? contexts))
        {
            foreach (int context in contexts)
            {
                about[context] = true;
            }
        }
    }

    private FrozenDictionary<(string Word, string Next), int[]> Read(Table table)
    {
        Dictionary<(string, string), List<int>> found = [];
        int key = table.Column("context");
        int column = table.Column("words");
        foreach (TableRow row in table.Rows)
        {
            int context = _ontology.Contexts.IndexOf(row[key]);
            if (context < 0)
            {
                throw row.Bad($"expected a context of PLOVER, found \"{row[key]}\"");
            }

            foreach (string[] words in row.List(column).Select(cell => cell.Split(' ', 2)))
            {
                (string, string) pair = (words[0], words.Length > 1 ? words[1] : "");
                (CollectionsMarshal.GetValueRefOrAddDefault(found, pair, out _) ??= []).Add(
                    context
                );
            }
        }

        return found.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToArray());
    }
}
