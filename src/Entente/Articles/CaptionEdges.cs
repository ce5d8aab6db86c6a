using System.Collections.Immutable;
using Entente.Data;

namespace Entente.Articles;

/// <summary>Takes off a caption what is not said of the picture: a label before it, whose picture it is behind it (<c>data/world/caption-words.tsv</c>, <c>credit-labels.tsv</c>).</summary>
internal sealed class CaptionEdges
{
    // A credit is short: "Photo: Ada Example/Agency", "Agency via Getty Images".
    private const int MostOfCredit = 80;

    private const string Signs = " :,–—-|";

    private readonly ImmutableArray<string> _labels;
    private readonly ImmutableArray<string> _earlier;
    private readonly ImmutableArray<string> _credits;

    public CaptionEdges(DataTables tables)
    {
        Table words = tables.Read("world/caption-words");
        (int phrase, int use) = (words.Column("phrase"), words.Column("use"));
        _labels = [.. Longest(words.Rows.Where(row => row[use] == "label").Select(r => r[phrase]))];
        _earlier =
        [
            .. Longest(words.Rows.Where(row => row[use] == "earlier").Select(r => r[phrase])),
        ];
        Table credits = tables.Read("world/credit-labels");
        (phrase, int role) = (credits.Column("phrase"), credits.Column("role"));
        _credits =
        [
            .. credits
                .Rows.Where(row =>
                    row[role]
                        .Equals(nameof(CreditRole.Photographer), StringComparison.OrdinalIgnoreCase)
                )
                .Select(row => row[phrase]),
        ];
    }

    /// <summary>What of a line stands under the picture for the reader, and whether the picture is an earlier one. Cost: linear, and the length of a credit for each label.</summary>
    public (TextSpan Kept, bool IsOfEarlier) Trim(ReadOnlySpan<char> line)
    {
        int start = BehindLabel(line);
        if (LengthOf(_credits, line[start..]) > 0)
        {
            return (new TextSpan(start, start), false); // "Credit: Ada Example; source: …"
        }

        (bool isEarlier, int end) = (false, line.Length);
        int note = LengthOf(_earlier, line[start..]);
        if (note > 0 && IsParted(line[start..], note))
        {
            isEarlier = true;
            start += note;
        }

        // "… said on Monday. (File photo: Ada Example/Agency)": one after the other, from behind.
        for (int next; (next = EndOf(line[start..end], ref isEarlier) + start) < end; )
        {
            end = next;
        }

        while (start < end && !char.IsLetterOrDigit(line[start]) && !IsOpening(line[start]))
        {
            start++;
        }

        return (new TextSpan(start, end), isEarlier);
    }

    private int BehindLabel(ReadOnlySpan<char> line)
    {
        int blanks = line.Length - line.TrimStart().Length;
        int label = LengthOf(_labels, line[blanks..]);
        return label == 0 ? blanks : line.Length - line[(blanks + label)..].TrimStart(Signs).Length;
    }

    // Where a line ends without the last credit or note in it.
    private int EndOf(ReadOnlySpan<char> line, ref bool isEarlier)
    {
        line = line.TrimEnd(" -–—|/");
        int from = Math.Max(0, line.Length - MostOfCredit);
        if (line is [.., ')' or ']'])
        {
            int open = line[from..].LastIndexOfAny("([");
            if (open < 0)
            {
                return line.Length;
            }

            ReadOnlySpan<char> inside = line[(from + open + 1)..^1].Trim();
            bool isNote = LengthOf(_earlier, inside) > 0;
            isEarlier |= isNote;
            return isNote || IsCredit(inside) ? from + open : line.Length;
        }

        int least = line.Length;
        foreach (string label in _credits)
        {
            int at = line[from..].LastIndexOf(label, StringComparison.OrdinalIgnoreCase);
            bool isWord = at >= 0 && (from + at == 0 || !char.IsLetterOrDigit(line[from + at - 1]));
            least = isWord ? Math.Min(least, from + at) : least;
        }

        int bar = line[from..].LastIndexOfAny("|©");
        least = bar >= 0 ? Math.Min(least, from + bar) : least;
        if (PhotoCredit.Find(line, words: 0) is { } credit && credit.End >= line.Length - 1)
        {
            least = Math.Min(least, credit.Start);
        }

        least = Math.Min(least, BeforeSlash(line));

        int rest = BehindLastSentence(line);
        if (rest > 0 && rest >= from && rest < line.Length)
        {
            isEarlier |= LengthOf(_earlier, line[rest..].TrimStart()) > 0;
            least = Math.Min(least, rest);
        }

        return least;
    }

    // "… the country AP Photo/Ada Example": from the agency on, where names alone stand around the last stroke.
    private static int BeforeSlash(ReadOnlySpan<char> line)
    {
        int slash = line.LastIndexOf('/');
        if (slash <= 0 || line.Length - slash > MostOfCredit || !AreNames(line[(slash + 1)..]))
        {
            return line.Length;
        }

        int start = slash;
        for (int words = 0; words < MostBeforeSlash && start > 0; words++)
        {
            int next = line[..start].TrimEnd(' ').LastIndexOf(' ') + 1;
            if (!char.IsUpper(line[next]))
            {
                break;
            }

            start = next;
        }

        return start == slash ? line.Length : start;
    }

    // "AP Photo/", "Press Association/": more words may name somebody in the picture.
    private const int MostBeforeSlash = 2;

    private static bool AreNames(ReadOnlySpan<char> words)
    {
        foreach (Range word in words.Split(' '))
        {
            if (words[word] is [var first, ..] && char.IsLetter(first) && !char.IsUpper(first))
            {
                return false;
            }
        }

        return true;
    }

    // "(AP Photo/Ada Example)", "[Ada Example/EPA]", "(Photo by …)", "(Reuters)": no sentence, and names alone.
    private bool IsCredit(ReadOnlySpan<char> inside)
    {
        if (inside.Contains('/') || inside.Contains('©') || LengthOf(_credits, inside) > 0)
        {
            return true;
        }

        if (inside.ContainsAnyInRange('0', '9'))
        {
            return false; // "(Feb. 2)" is no agency
        }

        return inside.Length > ShortestCredit && char.IsLetter(inside[0]) && AreNames(inside);
    }

    // "(L)", "(R)", "(C)" say where somebody stands.
    private const int ShortestCredit = 1;

    // What stands behind the last sentence without being one is whose picture it is: "… on Monday. Agency/Ada Example".
    private static int BehindLastSentence(ReadOnlySpan<char> line)
    {
        if (line is [.., '.' or '!' or '?' or '…' or '"' or '”' or '’' or '»'])
        {
            return line.Length;
        }

        for (int i = line.Length - 2; i > 0; i--)
        {
            bool isStop =
                line[i] is '.' or '!' or '?'
                && (char.IsWhiteSpace(line[i + 1]) || IsGlued(line, i));
            bool isQuoted =
                line[i] is '"' or '”' or '’' or '»'
                && line[i - 1] is '.' or '!' or '?'
                && char.IsWhiteSpace(line[i + 1]);
            if (isStop && IsSentence(line[..i]) || isQuoted)
            {
                return i + 1;
            }
        }

        return 0;
    }

    // "… on the lake.AGENCY".
    private static bool IsGlued(ReadOnlySpan<char> line, int stop) =>
        char.IsUpper(line[stop + 1]) && (char.IsLower(line[stop - 1]) || line[stop - 1] == ')');

    // "St. Petersburg", "Donald J. Trump": no sentence ends behind one short word with a capital.
    private static bool IsSentence(ReadOnlySpan<char> line)
    {
        ReadOnlySpan<char> last = line[(line.LastIndexOf(' ') + 1)..];
        return last.Length > 3 || last.Length > 0 && !char.IsUpper(last[0]);
    }

    private static bool IsParted(ReadOnlySpan<char> line, int length) =>
        line[length..].TrimStart() is ['-' or '–' or '—' or ':' or '.' or ',' or '|' or '/', ..];

    private static bool IsOpening(char c) =>
        c is '(' or '[' or '“' or '"' or '‘' or '\'' or '«' or '„';

    // The longest of the phrases that the words begin with, as whole words.
    private static int LengthOf(ImmutableArray<string> phrases, ReadOnlySpan<char> words)
    {
        foreach (string phrase in phrases)
        {
            if (
                words.StartsWith(phrase, StringComparison.OrdinalIgnoreCase)
                && (words.Length == phrase.Length || !char.IsLetterOrDigit(words[phrase.Length]))
            )
            {
                return phrase.Length;
            }
        }

        return 0;
    }

    private static IEnumerable<string> Longest(IEnumerable<string> phrases) =>
        phrases.OrderByDescending(phrase => phrase.Length);
}
