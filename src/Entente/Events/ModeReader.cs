using System.Collections.Frozen;
using System.Collections.Immutable;
using Entente.Data;

namespace Entente.Events;

/// <summary>Tells how an act is done from the words of its sentence, by <c>event-mode-words</c>.</summary>
internal sealed class ModeReader
{
    private const int Furthest = 6; // steps up a tree

    private readonly ImmutableArray<Row> _rows;

    /// <summary>Loads the table.</summary>
    /// <exception cref="DataFormatException">It is not well-formed.</exception>
    public ModeReader(Language language, PloverOntology ontology)
    {
        Table table = language.Read("event-mode-words");
        int type = table.Column("type");
        int mode = table.Column("mode");
        int words = table.Column("words");
        _rows =
        [
            .. table.Rows.Select(row =>
                PloverOntology.TypeOf(row[type]) is { } known
                && ontology.ModeOf(known, row[mode]) is not null
                    ? new Row(known, row[mode], row.List(words).ToFrozenSet(StringComparer.Ordinal))
                    : throw row.Bad(
                        $"expected a type and one of its modes, found \"{row[type]}\" \"{row[mode]}\""
                    )
            ),
        ];
    }

    /// <summary>The mode of an act: the first row of its type that has a word of its sentence, or is the mode of its cue; <see langword="null"/> when nothing tells.</summary>
    /// <remarks>Words of an act that stands beside it say nothing of it: "killed a guard and took hostages".</remarks>
    public string? Read(WordTree tree, Sentence sentence, int act, EventType type, string? own)
    {
        foreach (Row row in _rows)
        {
            if (row.Type != type)
            {
                continue;
            }

            if (row.Mode == own)
            {
                return own;
            }

            for (int i = sentence.FirstToken; i < sentence.EndToken; i++)
            {
                if (row.Words.Contains(tree.Lemma(i)) && !IsOfOther(tree, i, act))
                {
                    return row.Mode;
                }
            }
        }

        return own;
    }

    private static bool IsOfOther(WordTree tree, int word, int act)
    {
        if (act < 0 || word == act)
        {
            return false;
        }

        int verb = VerbOf(tree, word);
        return verb >= 0
            && verb != act
            && (
                (tree.Is(verb, "conj") && tree.Head(verb) == act)
                || (tree.Is(act, "conj") && tree.Head(act) == verb)
                || (
                    HasSubject(tree, verb)
                    && HasSubject(tree, ClauseOf(tree, act))
                    && ClauseOf(tree, act) != verb
                )
            );
    }

    // Of a word the verb that it stands with: itself, or the next above it.
    private static int VerbOf(WordTree tree, int word)
    {
        int verb = tree.Tag(word) == "VERB" ? word : tree.Head(word);
        for (int step = 0; step < Furthest && verb >= 0 && tree.Tag(verb) != "VERB"; step++)
        {
            verb = tree.Head(verb);
        }

        return verb;
    }

    // "rammed the gate, killing two": a clause without a subject is part of the one above it.
    private static int ClauseOf(WordTree tree, int act)
    {
        int verb = VerbOf(tree, act);
        for (int step = 0; step < Furthest && verb >= 0 && !HasSubject(tree, verb); step++)
        {
            int above = tree.Head(verb);
            if (above < 0)
            {
                break;
            }

            verb = VerbOf(tree, above);
        }

        return verb;
    }

    private static bool HasSubject(WordTree tree, int verb) =>
        verb >= 0 && tree.Find(verb, "nsubj") >= 0;

    private sealed record Row(EventType Type, string Mode, FrozenSet<string> Words);
}
