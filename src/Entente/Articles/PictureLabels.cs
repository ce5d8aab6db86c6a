using System.Collections.Immutable;
using Entente.Data;

namespace Entente.Articles;

/// <summary>Recognises captions by the label before the photographer's name (<c>data/world/credit-labels.tsv</c>): "The lake in March (Photo: Ada Example)", "— © AGENCY".</summary>
internal sealed class PictureLabels
{
    // Longer lines are prose, in which any word may stand.
    private const int MostWords = 80;

    // A line that begins with a label is no more than a credit; a credit at the end of a line is no longer than this.
    private const int MostOfCredit = 15;
    private const int MostOfTail = 60;

    private readonly ImmutableArray<string> _labels;

    public PictureLabels(DataTables tables)
    {
        Table table = tables.Read("world/credit-labels");
        int phrase = table.Column("phrase");
        int role = table.Column("role");
        _labels =
        [
            .. table
                .Rows.Where(row =>
                    row[role]
                        .Equals(nameof(CreditRole.Photographer), StringComparison.OrdinalIgnoreCase)
                )
                .Select(row => row[phrase]),
        ];
    }

    /// <summary>Whether a line is a caption or a credit, by its label. Cost: the length of the tail, for each label.</summary>
    public bool IsCaption(ReadOnlySpan<char> line, int words)
    {
        if (words > MostWords)
        {
            return false;
        }

        if (words <= MostOfCredit && BeginsWithLabel(line.TrimStart(" (*[-–—")))
        {
            return true;
        }

        ReadOnlySpan<char> tail = line.Length > MostOfTail ? line[^MostOfTail..] : line;
        int open = tail.LastIndexOfAny("([©|");
        return open >= 0
            && open < tail.Length - 1
            && (
                tail[open] == '©'
                    ? words > 1 && !HasSentence(tail[open..])
                    : BeginsWithLabel(tail[(open + 1)..].TrimStart())
            );
    }

    private static bool HasSentence(ReadOnlySpan<char> tail) => tail.IndexOf(". ") >= 0;

    private bool BeginsWithLabel(ReadOnlySpan<char> words)
    {
        foreach (string label in _labels)
        {
            if (
                words.Length > label.Length
                && words.StartsWith(label, StringComparison.OrdinalIgnoreCase)
                && !char.IsLetterOrDigit(words[label.Length])
            )
            {
                return true;
            }
        }

        return false;
    }
}
