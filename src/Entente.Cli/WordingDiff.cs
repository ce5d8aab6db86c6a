using System.Collections.Immutable;
using System.Text;
using Entente.Quotations;
using Entente.Readouts;

namespace Entente.Cli;

/// <summary>Marks what one wording changes in another: <c>[-left out-]</c>, <c>{+put in+}</c>; signs, not colour alone.</summary>
internal static class WordingDiff
{
    // Words left out in the middle that are still printed; more of them are an ellipsis.
    private const int PrintedWords = 8;

    // The same at either end, where a wording is often only cut.
    private const int EdgeWords = 1;

    /// <summary>The words as a table shows them: without the comma or stop that ends them inside the marks in American print.</summary>
    public static string Shown(string words) => words.TrimEnd(',', '.', ' ');

    /// <summary>The words of <paramref name="other"/>, marked against <paramref name="longest"/>; what it leaves out at either end is an ellipsis.</summary>
    public static string Marked(string longest, string other)
    {
        ImmutableArray<DiffPiece> pieces = WordDiff.Compare(Shown(longest), Shown(other));
        StringBuilder marked = new();
        for (int i = 0; i < pieces.Length; i++)
        {
            DiffPiece piece = pieces[i];
            bool isEdge = i == 0 || i == pieces.Length - 1;
            bool isLong = piece.Left.Count(char.IsWhiteSpace) > PrintedWords;
            string words = piece.Kind switch
            {
                DiffKind.Same => piece.Right.Trim(),
                DiffKind.Added => $"{{+{piece.Right.Trim()}+}}",
                DiffKind.Removed => isLong
                || (isEdge && piece.Left.Count(char.IsWhiteSpace) > EdgeWords)
                    ? "…"
                    : $"[-{piece.Left.Trim()}-]",
                _ => isLong
                    ? $"[-…-] {{+{piece.Right.Trim()}+}}"
                    : $"[-{piece.Left.Trim()}-] {{+{piece.Right.Trim()}+}}",
            };
            if (marked.Length > 0 && words.Length > 0 && !StartsWithMark(words))
            {
                marked.Append(' ');
            }

            marked.Append(words);
        }

        return marked.ToString();
    }

    /// <summary>The differences of each wording of a statement against its longest, for programs.</summary>
    public static StatementDiff Of(StatementRow statement) =>
        new(
            statement.Id,
            statement.Wordings[0].Id,
            [
                .. statement
                    .Wordings.Skip(1)
                    .Select(wording => new QuoteDiff(
                        wording.Id,
                        wording.Report,
                        [
                            .. WordDiff
                                .Compare(statement.Wordings[0].Words, wording.Words)
                                .Select(piece => new DiffRow(
                                    piece.Kind.ToString().ToLowerInvariant(),
                                    piece.Left,
                                    piece.Right
                                )),
                        ]
                    )),
            ],
            statement
        );

    private static bool StartsWithMark(string words) =>
        words[0] is ',' or '.' or ';' or ':' or '!' or '?';
}

/// <summary>A statement with the differences of its wordings.</summary>
internal sealed record StatementDiff(
    string Id,
    string Longest,
    ImmutableArray<QuoteDiff> Diffs,
    StatementRow Statement
);

/// <summary>What one wording changes in the longest one.</summary>
internal sealed record QuoteDiff(string Quote, string Report, ImmutableArray<DiffRow> Pieces);

/// <summary>A piece of a difference: same, removed, added or replaced.</summary>
internal sealed record DiffRow(string Kind, string Left, string Right);
