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

    private const string Rule = "credit label";

    private readonly ImmutableArray<(string Phrase, CreditRole Role)> _labels;
    private readonly NameReader _names;
    private readonly PageWords _words;

    public CreditReader(DataTables tables, NameReader names, PageWords words)
    {
        (_names, _words) = (names, words);
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

    /// <summary>Reads the credits around an article without tags: labels, and captions that bear their credit in capitals.</summary>
    /// <param name="text">The text.</param>
    /// <param name="first">The first line of the body.</param>
    /// <param name="end">The line behind the last.</param>
    /// <param name="head">Takes what is found.</param>
    public void ReadLines(PageText text, int first, int end, ArticleHead head)
    {
        int to = Math.Min(text.Blocks.Length, end + BlocksBehind);
        for (int i = Math.Max(0, first - BlocksBefore); i < to; i++)
        {
            Block block = text.Blocks[i];
            if (block.Text.Length <= MostLength && head.Credits.Count < MostCredits)
            {
                bool isCaption =
                    PhotoCredit.Find(text.Words(block), BlockTraits.Of(text.Words(block)).Words)
                    is not null;
                Read(text, block, isCaption, head);
            }
        }
    }

    /// <summary>Reads a line that is nothing but credits: "(With Anna Example and Bert Beispiel in Vienna; editing by Carla Muster)".</summary>
    public void ReadLine(PageText text, TextSpan span, ArticleHead head)
    {
        ReadOnlySpan<char> line = span.In(text.Text);
        foreach (Range range in line.Split(';'))
        {
            (int start, int length) = range.GetOffsetAndLength(line.Length);
            int lead = length - line.Slice(start, length).TrimStart(" ([*-–—").Length;
            ReadOnlySpan<char> part = line[(start + lead)..(start + length)];
            if (Label(part) is not var (role, behind))
            {
                continue;
            }

            foreach (
                (string name, TextSpan place) in _names.Persons(part[behind..].TrimEnd(" .)]"))
            )
            {
                int at = span.Start + start + lead + behind + place.Start;
                TextSpan source = text.ToSource(new TextSpan(at, at + place.Length));
                Add(new Credit(role, new Stated<string>(name, source, Rule)), head);
            }
        }
    }

    // The role that the words at the beginning tell, and how long they are.
    private (CreditRole Role, int Length)? Label(ReadOnlySpan<char> part)
    {
        foreach ((string phrase, CreditRole role) in _labels)
        {
            if (Begins(part, phrase))
            {
                return (role, phrase.Length);
            }
        }

        foreach (string phrase in _words.All("bracketed-contributor"))
        {
            if (Begins(part, phrase))
            {
                return (CreditRole.Contributor, phrase.Length);
            }
        }

        return null;
    }

    private static bool Begins(ReadOnlySpan<char> part, string phrase) =>
        part.StartsWith(phrase, StringComparison.OrdinalIgnoreCase)
        && (part.Length == phrase.Length || !char.IsLetterOrDigit(part[phrase.Length]));

    private static void Add(Credit credit, ArticleHead head)
    {
        bool isKnown = head.Credits.Exists(c =>
            c.Role == credit.Role && c.Name.Value == credit.Name.Value
        );
        if (!isKnown && head.Credits.Count < MostCredits)
        {
            head.Credits.Add(credit);
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

            Take(text, block, name, role, head);
            return;
        }

        // "ANNA EXAMPLE/AGENCY The ministers …"
        if (isCaption && PhotoCredit.Find(line, BlockTraits.Of(line).Words) is { } credit)
        {
            Take(text, block, credit, CreditRole.Photographer, head);
        }
    }

    private static void Take(
        PageText text,
        Block block,
        TextSpan name,
        CreditRole role,
        ArticleHead head
    )
    {
        int start = block.Text.Start;
        string value = text.Words(block)[name.Start..name.End].ToString();
        TextSpan source = text.ToSource(new TextSpan(start + name.Start, start + name.End));
        Add(new Credit(role, new Stated<string>(value, source, Rule)), head);
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
