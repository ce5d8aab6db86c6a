using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Entente.Quotations;

namespace Entente.Lab.Quality;

/// <summary>The rows of a file of wordings.</summary>
/// <param name="Said">Utterances with their variants.</param>
/// <param name="Apart">Pairs that are two utterances.</param>
/// <param name="Occasions">Pairs of two occasions, and whether the second says the first again.</param>
internal sealed record AlignmentRows(
    ImmutableArray<AlignmentRow> Said,
    ImmutableArray<(string One, string Other)> Apart,
    ImmutableArray<(string One, string Other, bool IsAgain)> Occasions
)
{
    public static AlignmentRows Parse(IEnumerable<string> lines)
    {
        var said = ImmutableArray.CreateBuilder<AlignmentRow>();
        List<(string, string)> apart = [];
        List<(string, string)> again = [];
        foreach (string line in lines)
        {
            JsonElement row = JsonElement.Parse(line);
            if (row.TryGetProperty("apart", out JsonElement pair))
            {
                apart.Add((pair[0].GetString()!, pair[1].GetString()!));
            }
            else if (row.TryGetProperty("again", out pair))
            {
                again.Add((pair[0].GetString()!, pair[1].GetString()!));
            }
            else
            {
                said.Add(AlignmentRow.Parse(row));
            }
        }

        return new AlignmentRows(
            said.DrainToImmutable(),
            [.. apart],
            [
                .. again.Select(p => (p.Item1, p.Item2, true)),
                .. apart.Select(p => (p.Item1, p.Item2, false)),
            ]
        );
    }
}

/// <summary>An utterance with its variants.</summary>
internal sealed record AlignmentRow(string Said, ImmutableArray<AlignmentVariant> Variants)
{
    public static AlignmentRow Parse(JsonElement row)
    {
        string said = row.GetProperty("said").GetString()!;
        return new AlignmentRow(
            said,
            [
                .. row.GetProperty("as")
                    .EnumerateArray()
                    .Select(variant =>
                        AlignmentVariant.Parse(variant.GetProperty("text").GetString()!)
                    ),
            ]
        );
    }
}

/// <summary>A variant: its text, and in which words it differs from what was said.</summary>
/// <param name="Marked">As it stands in the file: <c>{left>right|class}</c>.</param>
/// <param name="Original">What was said, read from the marks.</param>
/// <param name="Text">The variant alone.</param>
/// <param name="Differences">The marks that differ in a word.</param>
internal sealed record AlignmentVariant(
    string Marked,
    string Original,
    string Text,
    ImmutableArray<AlignmentDifference> Differences
)
{
    public static AlignmentVariant Parse(string marked)
    {
        StringBuilder left = new();
        StringBuilder right = new();
        var differences = ImmutableArray.CreateBuilder<AlignmentDifference>();
        int at = 0;
        while (at < marked.Length)
        {
            int open = marked.IndexOf('{', at);
            int end = open < 0 ? marked.Length : open;
            left.Append(marked, at, end - at);
            right.Append(marked, at, end - at);
            if (open < 0)
            {
                break;
            }

            int close = marked.IndexOf('}', open);
            string[] parts = marked[(open + 1)..close].Split('>', '|');
            if (!IsSame(parts[0], parts[1]))
            {
                differences.Add(AlignmentDifference.At(left, parts[0], right, parts[1], parts[2]));
            }

            left.Append(parts[0]);
            right.Append(parts[1]);
            at = close + 1;
        }

        return new AlignmentVariant(
            marked,
            left.ToString(),
            right.ToString(),
            differences.DrainToImmutable()
        );
    }

    /// <summary>Marks, hyphens and case make no difference.</summary>
    private static bool IsSame(string left, string right) =>
        string.Equals(Letters(left), Letters(right), StringComparison.OrdinalIgnoreCase);

    private static string Letters(string words) => string.Concat(words.Where(char.IsLetterOrDigit));
}

/// <summary>Words in which two wordings differ.</summary>
/// <param name="Left">Which words of the first, counted from 0.</param>
/// <param name="Right">Which words of the second.</param>
/// <param name="Class">What the difference is.</param>
internal sealed record AlignmentDifference(Range Left, Range Right, string Class)
{
    /// <summary>Whether another judgement says the same of some of these words.</summary>
    public bool Agrees(AlignmentDifference other) =>
        Class == other.Class && (Overlap(Left, other.Left) || Overlap(Right, other.Right));

    public static AlignmentDifference At(
        StringBuilder left,
        string leftWords,
        StringBuilder right,
        string rightWords,
        string label
    ) => new(After(left.ToString(), leftWords), After(right.ToString(), rightWords), label);

    public static List<AlignmentDifference> Of(ImmutableArray<DiffPiece> pieces)
    {
        List<AlignmentDifference> differences = [];
        StringBuilder left = new();
        StringBuilder right = new();
        foreach (DiffPiece piece in pieces)
        {
            if (piece.Class is { } what)
            {
                differences.Add(At(left, piece.Left, right, piece.Right, what.Label()));
            }

            left.Append(piece.Left);
            right.Append(piece.Right);
        }

        return differences;
    }

    private static Range After(string before, string words)
    {
        int first = CountWords(before);
        return first..(first + CountWords(words));
    }

    private static int CountWords(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Count(word => word.Any(char.IsLetterOrDigit));

    private static bool Overlap(Range one, Range other) =>
        one.Start.Value < other.End.Value && other.Start.Value < one.End.Value;
}
