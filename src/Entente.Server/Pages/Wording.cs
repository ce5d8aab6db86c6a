using System.Collections.Immutable;
using System.Text;
using Entente.Data;
using Entente.Quotations;

namespace Entente.Server.Pages;

/// <summary>What a piece of a wording is, compared with the longest one.</summary>
internal enum PieceKind
{
    /// <summary>Stands in both.</summary>
    Same,

    /// <summary>Stands in the longest only.</summary>
    Out,

    /// <summary>Stands in this one only.</summary>
    In,

    /// <summary>A long part of the longest that is not here.</summary>
    Gap,
}

/// <summary>A piece of a wording.</summary>
internal readonly record struct WordingPiece(PieceKind Kind, string Words);

/// <summary>Shows what one wording changes in another: <c>[-left out-]</c>, <c>{+put in+}</c>; signs, not colour alone.</summary>
internal static class Wording
{
    // Words left out in the middle that are still shown; more of them are an ellipsis. At either end a wording is often only cut.
    private const int WordsShown = 8;

    private static readonly Lazy<WordDiff> s_diff = new(() => new WordDiff(Language.English));

    /// <summary>The words as they are shown: without the comma or stop that ends them inside the marks in American print.</summary>
    public static string Shown(string words) => words.TrimEnd(',', '.', ' ');

    /// <summary>The pieces of <paramref name="other"/> against <paramref name="longest"/>.</summary>
    public static ImmutableArray<WordingPiece> Pieces(string longest, string other)
    {
        ImmutableArray<DiffPiece> diff = s_diff.Value.Compare(Shown(longest), Shown(other));
        var pieces = ImmutableArray.CreateBuilder<WordingPiece>();
        for (int i = 0; i < diff.Length; i++)
        {
            DiffPiece piece = diff[i];
            string left = PlainText.OneLine(piece.Left);
            string right = PlainText.OneLine(piece.Right);
            if (piece.Kind == DiffKind.Same)
            {
                pieces.Add(new WordingPiece(PieceKind.Same, right));
                continue;
            }

            int count = left.Count(c => c == ' ') + 1;
            bool isEnd = piece.Kind == DiffKind.Removed && (i == 0 || i == diff.Length - 1);
            if (left.Length > 0)
            {
                pieces.Add(
                    count > WordsShown || (isEnd && count > 1)
                        ? new WordingPiece(PieceKind.Gap, left)
                        : new WordingPiece(PieceKind.Out, left)
                );
            }

            if (right.Length > 0)
            {
                bool goesOn = pieces.Count > 0 && pieces[^1].Kind == PieceKind.In;
                string words = goesOn ? $"{pieces[^1].Words} {right}" : right;
                if (goesOn)
                {
                    pieces.RemoveAt(pieces.Count - 1);
                }

                pieces.Add(new WordingPiece(PieceKind.In, words));
            }
        }

        return pieces.DrainToImmutable();
    }

    /// <summary>The pieces as text.</summary>
    public static string Text(ImmutableArray<WordingPiece> pieces)
    {
        StringBuilder text = new();
        foreach (WordingPiece piece in pieces)
        {
            text.Append(NeedsBlank(text.Length == 0, piece) ? " " : "")
                .Append(
                    piece.Kind switch
                    {
                        PieceKind.Out => $"[-{piece.Words}-]",
                        PieceKind.In => $"{{+{piece.Words}+}}",
                        PieceKind.Gap => "…",
                        _ => piece.Words,
                    }
                );
        }

        return text.ToString();
    }

    /// <summary>The pieces as HTML: the signs stand in the text, so that they are read, copied and printed.</summary>
    public static Html Marked(ImmutableArray<WordingPiece> pieces) =>
        Html.Of(html =>
        {
            bool isFirst = true;
            foreach (WordingPiece piece in pieces)
            {
                html.Add($"{(NeedsBlank(isFirst, piece) ? " " : "")}");
                isFirst = false;
                _ = piece.Kind switch
                {
                    PieceKind.Out => html.Add($"<del>{Signed("[-", piece.Words, "-]")}</del>"),
                    PieceKind.In => html.Add($"<ins>{Signed("{+", piece.Words, "+}")}</ins>"),
                    PieceKind.Gap => html.Add(
                        $"<span class=\"gap\" title=\"left out: {piece.Words}\">…</span>"
                    ),
                    _ => html.Add($"{piece.Words}"),
                };
            }
        });

    // A sign stays with the word beside it: a line must not break inside "[-sides-]".
    private static Html Signed(string open, string words, string close)
    {
        int first = words.IndexOf(' ', StringComparison.Ordinal);
        int last = words.LastIndexOf(' ');
        return first < 0
            ? Html.Of($"<span class=\"whole\">{open}{words}{close}</span>")
            : Html.Of(
                $"<span class=\"whole\">{open}{words[..first]}</span>{words[first..(last + 1)]}<span class=\"whole\">{words[(last + 1)..]}{close}</span>"
            );
    }

    private static bool NeedsBlank(bool isFirst, WordingPiece piece) =>
        !isFirst
        && !(
            piece.Kind == PieceKind.Same
            && piece.Words is [',' or '.' or ';' or ':' or '!' or '?', ..]
        );
}
