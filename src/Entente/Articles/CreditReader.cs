using System.Collections.Immutable;
using Entente.Data;

namespace Entente.Articles;

/// <summary>Reads credits by the words before the name (<c>data/world/credit-labels.tsv</c>): "Photo: Anna Example/AGENCY", "Translated by Bert Beispiel".</summary>
/// <remarks>Cost: linear in the blocks looked at; their number and length are bounded.</remarks>
internal sealed class CreditReader
{
    private const int BlocksBefore = 15;
    private const int BlocksBehind = 5;
    private const int MostLength = 600;
    private const int MostOfName = 60;
    private const int MostCredits = 20;

    private readonly ImmutableArray<(string Phrase, CreditRole Role)> _labels;

    public CreditReader(DataTables tables)
    {
        Table table = tables.Read("world/credit-labels");
        int phrase = table.Column("phrase");
        int role = table.Column("role");
        _labels =
        [
            .. table
                .Rows.Select(row =>
                    Enum.TryParse(row[role], ignoreCase: true, out CreditRole found)
                        ? (row[phrase], found)
                        : throw row.Bad($"expected a role, found \"{row[role]}\"")
                )
                .OrderByDescending(label => label.Item1.Length),
        ];
    }

    /// <summary>Reads the credits in and around an article: of pictures in captions, of people in lines that begin with the label.</summary>
    public void Read(PageText text, BlockChoice choice, ArticleHead head)
    {
        int first = Array.FindIndex(choice.Reasons, reason => reason is null);
        int last = Array.FindLastIndex(choice.Reasons, reason => reason is null);
        int to = Math.Min(text.Blocks.Length, last + BlocksBehind + 1);
        for (int i = Math.Max(0, first - BlocksBefore); first >= 0 && i < to; i++)
        {
            Block block = text.Blocks[i];
            PageHint hint = choice.Hints[i];
            if (
                block.Text.Length <= MostLength
                && (hint & PageHint.Comment) == PageHint.None
                && head.Credits.Count < MostCredits
            )
            {
                Read(text, block, (hint & PageHint.Caption) != PageHint.None, head);
            }
        }
    }

    private void Read(PageText text, Block block, bool isCaption, ArticleHead head)
    {
        ReadOnlySpan<char> line = text.Words(block);
        int lead = line.Length - line.TrimStart(" (*[-–—").Length;
        foreach ((string phrase, CreditRole role) in _labels)
        {
            bool isPhoto = role == CreditRole.Photographer;
            int at =
                isCaption && isPhoto ? line.LastIndexOf(phrase, StringComparison.OrdinalIgnoreCase)
                : line[lead..].StartsWith(phrase, StringComparison.OrdinalIgnoreCase) ? lead
                : -1;
            bool isWord = at == 0 || (at > 0 && !char.IsLetterOrDigit(line[at - 1]));
            if (!isWord || Name(line, at + phrase.Length) is not { IsEmpty: false } name)
            {
                continue;
            }

            int start = block.Text.Start;
            TextSpan source = text.ToSource(new TextSpan(start + name.Start, start + name.End));
            Stated<string> value = new(
                line[name.Start..name.End].ToString(),
                source,
                "credit label"
            );
            if (!head.Credits.Exists(c => c.Role == role && c.Name.Value == value.Value))
            {
                head.Credits.Add(new Credit(role, value));
            }

            return;
        }
    }

    // Up to the mark or the end that closes it; longer words are prose.
    private static TextSpan Name(ReadOnlySpan<char> line, int from)
    {
        int end = from;
        while (
            end < line.Length
            && line[end] is not (';' or '|' or '(' or ')' or ']' or '\n')
            && !IsStop(line, end)
        )
        {
            end++;
        }

        int start = from;
        while (start < end && !char.IsLetterOrDigit(line[start]))
        {
            start++;
        }

        while (end > start && (char.IsWhiteSpace(line[end - 1]) || line[end - 1] is '.' or ','))
        {
            end--;
        }

        return end - start is >= 2 and <= MostOfName && char.IsUpper(line[start])
            ? new TextSpan(start, end)
            : default;
    }

    // The stop of a sentence, not of an initial.
    private static bool IsStop(ReadOnlySpan<char> line, int at) =>
        line[at] == '.'
        && at > 2
        && char.IsLower(line[at - 1])
        && at + 1 < line.Length
        && line[at + 1] == ' ';
}
