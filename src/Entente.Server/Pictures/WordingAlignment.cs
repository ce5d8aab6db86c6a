using System.Collections.Immutable;
using Entente.Readouts;
using Entente.Server.Pages;

namespace Entente.Server.Pictures;

/// <summary>Draws the wordings of a statement under each other, word by word against the longest.</summary>
internal static class WordingAlignment
{
    private const int Width = 720;
    private const int Left = 34;
    private const int Row = 22;
    private const int Bar = 12;
    private const int MostWordings = 30;

    /// <summary>The picture; <see langword="null"/> when the wordings have too few words to be drawn.</summary>
    public static Html? Of(StatementRow statement, IReadOnlyDictionary<string, ReportRow> reports)
    {
        string longest = PlainText.OneLine(Wording.Shown(statement.Wordings[0].Words));
        if (longest.Length < 12)
        {
            return null;
        }

        double scale = (double)(Width - Left) / longest.Length;
        QuoteRow[] rows = [.. statement.Wordings.Take(MostWordings)];
        int height = rows.Length * Row + 4;
        return Html.Of(html =>
        {
            html.Add(
                $"""
                <svg xmlns="http://www.w3.org/2000/svg" class="picture alignment" viewBox="0 0 {Width} {height}" role="img" aria-label="Alignment of {Parts.Count(
                    rows.Length,
                    "wording"
                )} with the longest; the list below holds the same." font-size="12" fill="currentColor">
                <defs><pattern id="stripes" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="2.2" height="5" fill="currentColor"/></pattern></defs>

                """
            );
            for (int i = 0; i < rows.Length; i++)
            {
                int y = i * Row + 6;
                html.Add(
                    $"<text x=\"0\" y=\"{y + 10}\">{(reports.TryGetValue(rows[i].Report, out ReportRow? report) ? report.Label : "")}</text>"
                );
                html.Add(
                    $"<rect x=\"{Left}\" y=\"{y}\" width=\"{Width - Left}\" height=\"{Bar}\" fill=\"none\" stroke=\"currentColor\" stroke-opacity=\".25\"/>\n"
                );
                ImmutableArray<WordingPiece> pieces =
                    i == 0
                        ? [new WordingPiece(PieceKind.Same, longest)]
                        : Wording.Pieces(statement.Wordings[0].Words, rows[i].Words);
                Bars(html, pieces, y, scale);
            }

            html.Add($"</svg>");
        });
    }

    private static void Bars(Markup html, ImmutableArray<WordingPiece> pieces, int y, double scale)
    {
        double x = Left;
        for (int i = 0; i < pieces.Length; i++)
        {
            WordingPiece piece = pieces[i];
            bool isReplaced = i + 1 < pieces.Length && pieces[i + 1].Kind == PieceKind.In;
            double width = Math.Min((piece.Words.Length + 1) * scale, Width - x);
            switch (piece.Kind)
            {
                case PieceKind.Same:
                    html.Add(
                        $"<rect x=\"{x}\" y=\"{y}\" width=\"{Math.Max(0, width - 1)}\" height=\"{Bar}\" fill-opacity=\".75\"/>\n"
                    );
                    x += width;
                    break;
                case PieceKind.Out or PieceKind.Gap:
                    if (isReplaced)
                    {
                        html.Add(
                            $"<rect x=\"{x}\" y=\"{y}\" width=\"{Math.Max(0, width - 1)}\" height=\"{Bar}\" fill=\"url(#stripes)\"/>\n"
                        );
                    }

                    x += width;
                    break;
                default:
                    if (i == 0 || pieces[i - 1].Kind is PieceKind.Same)
                    {
                        html.Add($"<path d=\"M{x - 4} {y - 4} h8 l-4 6 z\"/>\n"); // put in between
                    }

                    break;
            }
        }
    }
}
