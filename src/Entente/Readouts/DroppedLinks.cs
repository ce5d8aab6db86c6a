using System.Collections.Immutable;

namespace Entente.Readouts;

/// <summary>Puts into the chains of copies what they left out: what a copy tells, it has from its source, and through all that the source names.</summary>
internal static class DroppedLinks
{
    /// <summary>The statements, with the links that copies dropped.</summary>
    /// <param name="statements">The statements of a story.</param>
    /// <param name="sources">Of each report that is a copy, the report whose text it is.</param>
    public static ImmutableArray<StatementRow> AddTo(
        ImmutableArray<StatementRow> statements,
        IReadOnlyDictionary<string, string> sources
    ) =>
        sources.Count == 0
            ? statements
            :
            [
                .. statements.Select(statement =>
                    statement with
                    {
                        Wordings =
                        [
                            .. statement.Wordings.Select(wording =>
                                OriginalOf(wording, statement.Wordings, sources) is { } original
                                    ? WithLinksOf(original, wording)
                                    : wording
                            ),
                        ],
                    }
                ),
            ];

    /// <summary>The wording that a copy took over; none when it names another speaker.</summary>
    private static QuoteRow? OriginalOf(
        QuoteRow wording,
        ImmutableArray<QuoteRow> wordings,
        IReadOnlyDictionary<string, string> sources
    ) =>
        wording.Speaker is not null && sources.TryGetValue(wording.Report, out string? source)
            ? wordings
                .Where(other => other.Report == source && other.Speaker == wording.Speaker)
                .MaxBy(other => other.Chain.Length)
            : null;

    // The speaker stands first in a chain, the outlet last.
    private static QuoteRow WithLinksOf(QuoteRow original, QuoteRow copy)
    {
        ImmutableArray<DroppedLink> dropped =
        [
            .. original
                .Chain[1..^1]
                .Except(copy.Chain, StringComparer.Ordinal)
                .Select(name => new DroppedLink(name, original.Report, original.Id)),
        ];
        return copy with
        {
            Chain = [copy.Chain[0], .. dropped.Select(link => link.Name), .. copy.Chain[1..]],
            Dropped = dropped,
        };
    }
}
