using System.Collections.Frozen;
using Entente.Data;

namespace Entente.Articles;

/// <summary>A line that is known not to be part of an article.</summary>
/// <param name="Text">The words that tell it, in lower case.</param>
/// <param name="Scope">How far it reaches.</param>
/// <param name="Reason">Why it is left out, for <see cref="Cut"/>.</param>
internal sealed record PageCue(string Text, CueScope Scope, string Reason);

/// <summary>How far a cue reaches.</summary>
internal enum CueScope
{
    /// <summary>Its own line.</summary>
    Drop,

    /// <summary>A list that may follow.</summary>
    Section,

    /// <summary>All that follows, unless it is much more than what came before.</summary>
    End,
}

/// <summary>Knows the lines that sites put around and into articles (<c>data/en/page-cues.tsv</c>, <c>data/world/page-cues.tsv</c>).</summary>
internal sealed class PageCues
{
    // Longer lines are prose, in which any phrase may occur.
    private const int MaxWords = 60;

    // What opens a section is a heading.
    private const int MaxHeading = 12;

    // "Tomorrow in the Ledger: a walk along the shore": so long are the label and the whole line at most.
    private const int MaxLabel = 45;
    private const int MaxLabelled = 25;

    private readonly FrozenDictionary<string, PageCue>.AlternateLookup<ReadOnlySpan<char>> _lines;
    private readonly FrozenDictionary<string, PageCue[]>.AlternateLookup<
        ReadOnlySpan<char>
    > _starts;
    private readonly FrozenDictionary<string, PageCue[]>.AlternateLookup<
        ReadOnlySpan<char>
    > _labels;
    private readonly PageCue[] _contained;
    private readonly PhraseFinder _phrases;

    public PageCues(DataTables tables)
    {
        (string How, PageCue Cue)[] cues =
        [
            .. Load(tables.Read("en/page-cues")),
            .. Load(tables.Read("world/page-cues")),
        ];
        _lines = Of("line")
            .DistinctBy(cue => cue.Text, StringComparer.Ordinal)
            .ToFrozenDictionary(cue => cue.Text, StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();
        _starts = ByFirstWord("start");
        _labels = ByFirstWord("label");
        _contained = [.. Of("contains")];
        _phrases = new PhraseFinder([.. _contained.Select(cue => cue.Text)]);

        IEnumerable<PageCue> Of(string how) => cues.Where(c => c.How == how).Select(c => c.Cue);

        FrozenDictionary<string, PageCue[]>.AlternateLookup<ReadOnlySpan<char>> ByFirstWord(
            string how
        ) =>
            Of(how)
                .GroupBy(cue => FirstWord(cue.Text).ToString(), StringComparer.OrdinalIgnoreCase)
                .ToFrozenDictionary(
                    group => group.Key,
                    group => group.ToArray(),
                    StringComparer.OrdinalIgnoreCase
                )
                .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The cue that tells that a line is not part of the article; <see langword="null"/> when none does.</summary>
    /// <param name="line">The line.</param>
    /// <param name="words">How many words it has.</param>
    public PageCue? Find(ReadOnlySpan<char> line, int words)
    {
        ReadOnlySpan<char> bare = line.Trim(" \t:.…!>»«<|-–—•*+→›‹[]()");
        if (bare.Length < 60 && _lines.TryGetValue(bare, out PageCue? cue))
        {
            return cue;
        }

        ReadOnlySpan<char> trimmed = line.TrimStart(" \t>»|-–—•*+→›[(");
        if (_starts.TryGetValue(FirstWord(trimmed), out PageCue[]? starts))
        {
            foreach (PageCue start in starts)
            {
                if (
                    words <= (start.Scope == CueScope.Drop ? MaxWords : MaxHeading)
                    && trimmed.StartsWith(start.Text, StringComparison.OrdinalIgnoreCase)
                    && IsWordEnd(trimmed, start.Text.Length)
                )
                {
                    return start;
                }
            }
        }

        if (
            words <= MaxLabelled
            && trimmed.IndexOfAny(':', '：') is > 0 and < MaxLabel and var colon
            && _labels.TryGetValue(FirstWord(trimmed), out PageCue[]? labels)
        )
        {
            foreach (PageCue label in labels)
            {
                if (
                    trimmed[..colon].StartsWith(label.Text, StringComparison.OrdinalIgnoreCase)
                    && IsWordEnd(trimmed, label.Text.Length)
                )
                {
                    return label;
                }
            }
        }

        return words <= MaxWords && _phrases.Find(line) is >= 0 and var contained
            ? _contained[contained]
            : null;
    }

    private static bool IsWordEnd(ReadOnlySpan<char> text, int at) =>
        at == text.Length || !char.IsLetterOrDigit(text[at]) || !char.IsLetterOrDigit(text[at - 1]);

    private static ReadOnlySpan<char> FirstWord(ReadOnlySpan<char> text)
    {
        int end = text.IndexOfAny(' ', ':', '：');
        return end < 0 ? text : text[..Math.Max(end, 1)];
    }

    private static IEnumerable<(string How, PageCue Cue)> Load(Table table)
    {
        int text = table.Column("text");
        int how = table.Column("how");
        int scope = table.Column("scope");
        int reason = table.Column("reason");
        return table.Rows.Select(row =>
            (
                row[how] is "line" or "start" or "label" or "contains"
                    ? row[how]
                    : throw row.Bad(
                        $"expected line, start, label or contains, found \"{row[how]}\""
                    ),
                new PageCue(
                    row[text],
                    Enum.TryParse(row[scope], ignoreCase: true, out CueScope reach)
                        ? reach
                        : throw row.Bad($"expected drop, section or end, found \"{row[scope]}\""),
                    row[reason]
                )
            )
        );
    }
}
