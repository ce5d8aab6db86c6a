using System.Buffers;
using System.Globalization;

namespace Entente.Articles;

/// <summary>A first guess at the body of a text without tags, by rules; and why each line is left out.</summary>
/// <remarks>
/// Long lines with sentences count up, short lines and known boilerplate down; the article is the run with the largest sum. Inside it
/// the lines that are known not to be the article are left out. The <see cref="BlockLabeller"/> takes the guess as one fact among
/// others. Cost: linear. Thresholds: the tag-less sets of fundus and wcxb-dev, lab/notes/articles.md.
/// </remarks>
internal static class LineRules
{
    /// <summary>Why lines are left out that sell or announce: prices, weather, what stands on which page.</summary>
    public const string Kiosk = "kiosk";

    private const int MaxWeight = 60;

    // What each line must bring in words before it counts up: 8 is best on fundus without harm to wcxb-dev.
    private const float Shift = 8;

    // So many short sentences are taken in at each end of the run.
    private const int MaxExtension = 2;

    // A label of a kiosk line has so many letters, and so many words behind it and itself.
    private const int LeastLabel = 3;
    private const int MostBehindLabel = 6;

    private static readonly SearchValues<string> s_remains = SearchValues.Create(
        ["=\"", "\">", "/>", "]:", "();", "{\"", "});", "&nbsp;"],
        StringComparison.Ordinal
    );

    // A line that the page shows so often belongs to the page.
    private const int OftenRepeated = 3;

    // What stands behind "comments" or "related stories" must be this share of the whole to be the article itself.
    private const double MostBehindEnd = 0.5;

    // Longer lines are printed twice by mistake, shorter ones because a picture or a teaser shows them twice.
    private const int MaxDoubled = 35;

    /// <summary>Guesses at the body.</summary>
    /// <param name="text">The lines.</param>
    /// <param name="traits">For each line what its words look like.</param>
    /// <param name="found">For each line the cue in it.</param>
    public static PlainChoice Guess(PageText text, BlockTraits[] traits, PageCue?[] found)
    {
        int count = text.Blocks.Length;
        var prose = new float[count];
        var marks = new string?[count];
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<char> line = text.Words(text.Blocks[i]);
            marks[i] =
                found[i]?.Reason
                ?? (PhotoCredit.IsCaption(line, traits[i].Words) ? "caption" : null)
                ?? (IsKiosk(line, traits[i].Words) ? Kiosk : null);
        }

        MarkDoubled(text, traits, marks);
        MarkRepeated(text, traits, marks);
        var scores = new float[count];
        for (int i = 0; i < count; i++)
        {
            prose[i] = marks[i] is null ? Prose(text.Words(text.Blocks[i]), traits[i]) : 0;
        }

        // A text of a few short sentences has no run of long ones: then every sentence counts.
        (int first, int end) = Run(Shift);
        if (first == end)
        {
            (first, end) = Run(0);
        }

        end = Shorten(found, prose, first, end);
        var reasons = new string?[count];
        for (int i = 0; i < count; i++)
        {
            reasons[i] = i < first || i >= end ? marks[i] ?? "around the article" : marks[i];
        }

        LeaveOutLists(text, traits, found, prose, reasons, first, end);
        return new PlainChoice(reasons, traits, prose, first, end);

        (int First, int End) Run(float shift)
        {
            for (int i = 0; i < count; i++)
            {
                scores[i] = Score(text.Blocks[i], traits[i], found[i], marks[i], prose[i], shift);
            }

            (int from, int to) = BestRun.Find(scores);
            return from == to ? (from, to) : Extended(traits, marks, from, to);
        }
    }

    // Short sentences at the ends of the run cost it more than they give, and are yet of the article.
    private static (int First, int End) Extended(
        BlockTraits[] traits,
        string?[] marks,
        int first,
        int end
    )
    {
        int least = Math.Max(0, first - MaxExtension);
        while (first > least && IsSentence(first - 1))
        {
            first--;
        }

        int most = Math.Min(traits.Length, end + MaxExtension);
        while (end < most && IsSentence(end))
        {
            end++;
        }

        return (first, end);

        bool IsSentence(int i) =>
            marks[i] is null && traits[i].EndsSentence && traits[i].Words >= 4;
    }

    private static float Prose(ReadOnlySpan<char> line, BlockTraits traits)
    {
        // A headline of two sentences has no stop behind the second; a teaser is cut without any.
        int least =
            traits.EndsSentence ? 6
            : traits.IsSentence ? 15
            : 25;
        return traits.Words < least || HasRemains(line) ? 0 : Math.Min(traits.Words, MaxWeight);
    }

    // "WEATHER: Rain, low 4. TIDES: 6:12. BOATS: page B6": several labels in capitals, with few words behind each.
    private static bool IsKiosk(ReadOnlySpan<char> line, int words)
    {
        int labels = 0;
        int rest = 0;
        while (line[rest..].IndexOf(':') is >= 0 and int colon)
        {
            ReadOnlySpan<char> label = line[rest..(rest + colon)];
            label = label[(label.LastIndexOf(' ') + 1)..];
            labels += label.Length >= LeastLabel && IsUpper(label) ? 1 : 0;
            rest += colon + 1;
        }

        return labels >= 2 && words <= labels * MostBehindLabel;
    }

    private static bool IsUpper(ReadOnlySpan<char> word)
    {
        foreach (char c in word)
        {
            if (!char.IsUpper(c))
            {
                return false;
            }
        }

        return true;
    }

    // What is left of tags and scripts when a page was scraped badly: class="…", {color:…}.
    private static bool HasRemains(ReadOnlySpan<char> line)
    {
        int letters = 0;
        foreach (char c in line)
        {
            letters +=
                char.IsLetter(c)
                || c == ' '
                || char.GetUnicodeCategory(c)
                    is UnicodeCategory.NonSpacingMark
                        or UnicodeCategory.SpacingCombiningMark
                    ? 1
                    : 0;
        }

        return letters < 0.7 * line.Length || line.ContainsAny(s_remains);
    }

    private static float Score(
        Block block,
        BlockTraits traits,
        PageCue? cue,
        string? mark,
        float prose,
        float shift
    ) =>
        cue is not null
            ? cue.Scope switch
            {
                CueScope.End => -60,
                CueScope.Section => -15,
                _ => -3,
            }
        : mark is not null ? -2
        : prose > 0 ? (prose - shift) * (block.Kind == BlockKind.Item ? 0.6f : 1f)
        : traits.EndsSentence && traits.Words >= 2 ? -shift / 4
        : -shift * 3 / 4;

    // Neighbours that say the same are a teaser or a caption: the picture's text and the visible one.
    private static void MarkDoubled(PageText text, BlockTraits[] traits, string?[] marks)
    {
        for (int i = 0; i + 1 < marks.Length; i++)
        {
            if (traits[i].Words < 3)
            {
                continue;
            }

            ReadOnlySpan<char> line = text.Words(text.Blocks[i]);
            ReadOnlySpan<char> next = text.Words(text.Blocks[i + 1]);
            if (!Wording.IsAlmostSame(line, next))
            {
                continue;
            }

            marks[i + 1] ??= "doubled line";
            if (traits[i].Words <= MaxDoubled)
            {
                marks[i] ??= "doubled line";
            }
        }
    }

    // What stands on the page three times belongs to the page; of two long ones the second is a copy.
    private static void MarkRepeated(PageText text, BlockTraits[] traits, string?[] marks)
    {
        Dictionary<string, int> seen = new(StringComparer.Ordinal);
        Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup =
            seen.GetAlternateLookup<ReadOnlySpan<char>>();
        for (int i = 0; i < marks.Length; i++)
        {
            if (traits[i].Words >= 3)
            {
                ReadOnlySpan<char> line = text.Words(text.Blocks[i]);
                lookup[line] = lookup.TryGetValue(line, out int count) ? count + 1 : 1;
            }
        }

        HashSet<string> copied = new(StringComparer.Ordinal);
        for (int i = 0; i < marks.Length; i++)
        {
            ReadOnlySpan<char> line = text.Words(text.Blocks[i]);
            if (marks[i] is not null || !lookup.TryGetValue(line, out int count) || count == 1)
            {
                continue;
            }

            bool isCopy = traits[i].Words >= 12 && !copied.Add(line.ToString());
            marks[i] = count >= OftenRepeated || isCopy ? "repeated line" : null;
        }
    }

    private static int Shorten(PageCue?[] found, float[] prose, int first, int end)
    {
        float all = 0;
        for (int i = first; i < end; i++)
        {
            all += prose[i];
        }

        float before = 0;
        for (int i = first; i < end; i++)
        {
            before += prose[i];
            if (found[i] is { Scope: CueScope.End } && all - before < MostBehindEnd * all)
            {
                return i;
            }
        }

        return end;
    }

    // A short line between two paragraphs is a sub-heading; several in a row are a list of something else.
    private static void LeaveOutLists(
        PageText text,
        BlockTraits[] traits,
        PageCue?[] found,
        float[] prose,
        string?[] reasons,
        int first,
        int end
    )
    {
        int i = first;
        while (i < end)
        {
            if (prose[i] > 0 || traits[i].EndsSentence)
            {
                i++;
                continue;
            }

            int start = i;
            string? section = null;
            int shorts = 0;
            while (i < end && prose[i] == 0 && !(traits[i].EndsSentence && reasons[i] is null))
            {
                section ??= found[i] is { Scope: not CueScope.Drop } cue ? cue.Reason : null;
                shorts += reasons[i] is null ? 1 : 0;
                i++;
            }

            bool isList = shorts > 2 || section is not null;
            for (int k = start; k < i; k++)
            {
                bool isItem =
                    text.Blocks[k].Kind == BlockKind.Item
                    && section is null
                    && traits[k].Words >= 4;
                bool isHeading =
                    !isList && traits[k].Words is >= 1 and <= 20 && (shorts == 1 || k == i - 1);
                if (!isItem && !isHeading)
                {
                    reasons[k] ??= section ?? "no prose";
                }
            }
        }
    }
}
