using System.Collections.Immutable;
using System.Text;
using Entente.Data;
using Entente.Quotations;
using Entente.Readouts;

namespace Entente.Cli;

/// <summary>Marks what one wording changes in another: <c>[-left out-]</c>, <c>{+put in+}</c>; signs, not colour alone.</summary>
internal static class WordingDiff
{
    private static readonly Lazy<WordDiff> s_diff = new(() => new WordDiff(Language.English));

    // What must not be overlooked says so behind its signs.
    private static string Warning(DiffPiece piece) =>
        piece.Class is { } what && what.StandsOut() ? $" (!{what.Label()})" : "";

    // Words left out in the middle that are still printed; more of them are an ellipsis.
    private const int PrintedWords = 8;

    // The same at either end, where a wording is often only cut.
    private const int EdgeWords = 1;

    /// <summary>The words as a table shows them: without the comma or stop that ends them inside the marks in American print.</summary>
    public static string Shown(string words) => words.TrimEnd(',', '.', ' ');

    /// <summary>The words of <paramref name="other"/>, marked against <paramref name="longest"/>; what it leaves out at either end is an ellipsis.</summary>
    public static string Marked(string longest, string other)
    {
        List<DiffPiece> pieces = Merged(s_diff.Value.Compare(Shown(longest), Shown(other)));
        StringBuilder marked = new();
        for (int i = 0; i < pieces.Count; i++)
        {
            DiffPiece piece = pieces[i];
            bool isEdge = i == 0 || i == pieces.Count - 1;
            bool isLong = piece.Left.Count(char.IsWhiteSpace) > PrintedWords;
            string words = piece.Kind switch
            {
                DiffKind.Same => piece.Right.Trim(),
                DiffKind.Added => $"{{+{piece.Right.Trim()}+}}{Warning(piece)}",
                DiffKind.Removed => isLong
                || (isEdge && piece.Left.Count(char.IsWhiteSpace) > EdgeWords)
                    ? "…"
                    : $"[-{piece.Left.Trim()}-]{Warning(piece)}",
                _ => isLong
                    ? $"[-…-] {{+{piece.Right.Trim()}+}}{Warning(piece)}"
                    : $"[-{piece.Left.Trim()}-] {{+{piece.Right.Trim()}+}}{Warning(piece)}",
            };
            if (marked.Length > 0 && words.Length > 0 && !StartsWithMark(words))
            {
                marked.Append(' ');
            }

            marked.Append(words);
        }

        return marked.ToString();
    }

    /// <summary>Neighbours that are shown alike are one, whatever their classes: for a reader, "[-among other-] [-things-]" is one thing left out.</summary>
    private static List<DiffPiece> Merged(ImmutableArray<DiffPiece> pieces)
    {
        List<DiffPiece> merged = [];
        foreach (DiffPiece piece in pieces)
        {
            if (
                merged.Count > 0
                && merged[^1] is var last
                && Joined(last.Kind, piece.Kind) is { } kind
                && Warning(last) == Warning(piece)
            )
            {
                merged[^1] = last with
                {
                    Kind = kind,
                    Left = last.Left + piece.Left,
                    Right = last.Right + piece.Right,
                };
            }
            else
            {
                merged.Add(piece);
            }
        }

        return merged;
    }

    private static DiffKind? Joined(DiffKind last, DiffKind next) =>
        (last, next) switch
        {
            (DiffKind.Same, _) or (_, DiffKind.Same) => null,
            _ when last == next => last,
            (DiffKind.Replaced, DiffKind.Added) or (DiffKind.Added, DiffKind.Replaced) =>
                DiffKind.Replaced,
            _ => null,
        };

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
                            .. s_diff
                                .Value.Compare(statement.Wordings[0].Words, wording.Words)
                                .Select(piece => new DiffRow(
                                    piece.Kind.ToString().ToLowerInvariant(),
                                    piece.Class?.Label(),
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

/// <summary>A piece of a difference: same, removed, added or replaced, and what the difference is (null: none).</summary>
internal sealed record DiffRow(string Kind, string? Class, string Left, string Right);
