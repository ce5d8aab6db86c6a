using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;

namespace Entente.Articles;

/// <summary>What is known of the blocks of a page, and from which it was told.</summary>
/// <param name="Facts">The facts.</param>
/// <param name="Traits">For each block what its words look like.</param>
/// <param name="Cues">For each block the cue that tells that it is not part of an article, if there is one.</param>
/// <param name="Prose">For each block how much prose it is, in words.</param>
internal sealed record BlockLook(
    BlockFacts Facts,
    BlockTraits[] Traits,
    PageCue?[] Cues,
    float[] Prose
);

/// <summary>Tells from the words of blocks, and from their place among others, what is known of them.</summary>
/// <remarks>Cost: linear. The steps of numbers are wide on purpose: the labeller learns one weight for each.</remarks>
internal sealed class LineFactReader(PageCues cues, PictureLabels pictures)
{
    /// <summary>The value of <see cref="BlockFact.Signs"/> for what is left of tags and scripts in a text.</summary>
    public const int Remains = 4;

    /// <summary>The value of <see cref="BlockFact.PictureLine"/> for a line with a photographer and an agency in capitals.</summary>
    public const int SurePicture = 1;

    // One very long block must not outweigh an article of twenty paragraphs.
    private const int MostProse = 80;

    // How many blocks around one are its neighbours, near and far.
    private const int NearBlocks = 2;
    private const int FarBlocks = 6;

    private static readonly float[] s_words = [1, 2, 3, 5, 8, 12, 17, 25, 41, 71, 121];
    private static readonly float[] s_shares =
    [
        0.001f,
        0.03f,
        0.1f,
        0.25f,
        0.5f,
        0.75f,
        0.9f,
        0.97f,
        1,
    ];
    private static readonly float[] s_near = [1, 10, 30, 60, 100, 160];
    private static readonly float[] s_around = [1, 20, 60, 120, 240, 400];

    private static readonly SearchValues<char> s_separators = SearchValues.Create("|•·»›/→▪●");
    private static readonly SearchValues<string> s_addresses = SearchValues.Create(
        ["©", "@", "http", "www."],
        StringComparison.OrdinalIgnoreCase
    );
    private static readonly SearchValues<string> s_remains = SearchValues.Create(
        ["=\"", "\">", "/>", "]:", "();", "{\"", "});", "&nbsp;"],
        StringComparison.Ordinal
    );

    /// <summary>Reads the facts that need no tags.</summary>
    public BlockLook Read(PageText text)
    {
        ImmutableArray<Block> blocks = text.Blocks;
        BlockFacts facts = new(blocks.Length);
        var traits = new BlockTraits[blocks.Length];
        var found = new PageCue?[blocks.Length];
        var prose = new float[blocks.Length];
        for (int i = 0; i < blocks.Length; i++)
        {
            ReadOnlySpan<char> words = text.Words(blocks[i]);
            BlockTraits look = BlockTraits.Of(words);
            traits[i] = look;
            found[i] = cues.Find(words, look.Words);
            bool hasRemains = HasRemains(words);
            prose[i] = found[i] is null && !hasRemains ? Prose(blocks[i], look) : 0;
            Words(facts, i, words, look, hasRemains);
            facts.Set(i, BlockFact.Cue, found[i] is { } cue ? 1 + (int)cue.Scope : 0);
            facts.Set(
                i,
                BlockFact.PictureLine,
                PhotoCredit.IsCaption(words, look.Words) ? SurePicture
                    : pictures.IsCaption(words, look.Words) ? 2
                    : 0
            );
        }

        Repeats(text, facts, traits);
        Places(facts, traits, prose);
        SinceCue(facts, found, prose);
        Stretches(facts, prose);
        return new BlockLook(facts, traits, found, prose);
    }

    /// <summary>Notes a guess at the body, and where each block stands to it.</summary>
    public static void Guess(BlockFacts facts, string?[] reasons)
    {
        int first = Array.IndexOf(reasons, null);
        int last = Array.LastIndexOf(reasons, null);
        for (int i = 0; i < reasons.Length; i++)
        {
            int place =
                last < 0 ? 0
                : i < first ? 1
                : i <= last ? 2
                : 3;
            int distance =
                place == 1 ? first - i
                : place == 3 ? i - last
                : 0;
            facts.Set(i, BlockFact.Run, place);
            facts.Set(i, BlockFact.RunDistance, distance, [1, 2, 3, 6, 12]);
            facts.Set(
                i,
                BlockFact.Guess,
                reasons[i] switch
                {
                    null => 1,
                    BlockChoice.Headline => 2,
                    _ when place == 2 => 3,
                    _ => 0,
                }
            );
        }
    }

    private static void Words(
        BlockFacts facts,
        int i,
        ReadOnlySpan<char> words,
        BlockTraits look,
        bool hasRemains
    )
    {
        facts.Set(i, BlockFact.Words, look.Words, s_words);
        int stops = Math.Min(look.Stops, 3);
        facts.Set(i, BlockFact.Stops, look.EndsSentence ? 3 + Math.Max(stops, 1) : stops);
        float count = Math.Max(look.Words, 1);
        facts.Set(i, BlockFact.Capitals, look.Capitals / count, [0.02f, 0.2f, 0.4f, 0.8f]);
        facts.Set(i, BlockFact.Digits, (float)look.Digits / words.Length, [0.001f, 0.05f, 0.2f]);
        facts.Set(i, BlockFact.Commas, look.Commas, [1, 2, 4]);
        facts.Set(i, BlockFact.Beginning, Beginning(words));
        facts.Set(i, BlockFact.Ending, Ending(words));
        facts.Set(
            i,
            BlockFact.Signs,
            hasRemains ? Remains
                : words.ContainsAny(s_addresses) ? 3
                : words.ContainsAny(s_separators) ? 2
                : words.IndexOfAnyInRange('a', 'z') < 0 ? 1
                : 0
        );
    }

    private static int Beginning(ReadOnlySpan<char> words)
    {
        char first = words[0];
        return char.IsUpper(first) ? 1
            : char.IsLower(first) ? 2
            : char.IsDigit(first) ? 3
            : char.IsLetter(first) ? 4
            : char.GetUnicodeCategory(first)
                is UnicodeCategory.InitialQuotePunctuation
                    or UnicodeCategory.FinalQuotePunctuation
            || first is '"' or '„' or '–' or '—'
                ? 5
            : 0;
    }

    private static int Ending(ReadOnlySpan<char> words) =>
        BlockTraits.LastSign(words) switch
        {
            '.' or '。' or '।' or '۔' => 1,
            '?' or '!' or '？' or '！' or '؟' => 2,
            ':' or '：' or ';' => 3,
            ',' or '-' or '–' => 4,
            '…' => 5,
            var last when char.IsDigit(last) => 6,
            var last when char.IsLetter(last) => 7,
            _ => 0,
        };

    // What is left of tags and scripts when a page was scraped badly: class="…", {color:…}.
    private static bool HasRemains(ReadOnlySpan<char> line)
    {
        if (line.ContainsAny(s_remains))
        {
            return true;
        }

        int letters = 0;
        foreach (char c in line)
        {
            letters +=
                c == ' '
                || char.IsLetterOrDigit(c)
                || char.GetUnicodeCategory(c)
                    is UnicodeCategory.NonSpacingMark
                        or UnicodeCategory.SpacingCombiningMark
                    ? 1
                    : 0;
        }

        return letters < 0.7 * line.Length;
    }

    private static float Prose(Block block, BlockTraits look)
    {
        float links = (float)block.LinkLength / block.Text.Length;
        int least =
            look.EndsSentence ? 5
            : look.IsSentence ? 12
            : 25;
        return block.Kind == BlockKind.Heading || links >= 0.5f || look.Words < least
            ? 0
            : Math.Min(look.Words, MostProse) * (1 - links);
    }

    // What stands on the page more than once, and what says almost the same as its neighbour: the picture's text and its caption.
    private static void Repeats(PageText text, BlockFacts facts, BlockTraits[] traits)
    {
        Dictionary<string, (int All, int Seen)> counts = new(StringComparer.Ordinal);
        var lookup = counts.GetAlternateLookup<ReadOnlySpan<char>>();
        for (int i = 0; i < traits.Length; i++)
        {
            ReadOnlySpan<char> words = text.Words(text.Blocks[i]);
            lookup[words] = lookup.TryGetValue(words, out var count) ? (count.All + 1, 0) : (1, 0);
        }

        bool isLikePrevious = false;
        for (int i = 0; i < traits.Length; i++)
        {
            ReadOnlySpan<char> words = text.Words(text.Blocks[i]);
            (int all, int seen) = lookup[words];
            lookup[words] = (all, seen + 1);
            facts.Set(
                i,
                BlockFact.Repeats,
                all == 1 ? 0
                    : all > 2 ? 3
                    : 1 + seen
            );
            bool isLikeNext =
                i + 1 < traits.Length
                && traits[i].Words >= 3
                && Wording.IsAlmostSame(words, text.Words(text.Blocks[i + 1]));
            facts.Set(i, BlockFact.Doubled, (isLikeNext ? 1 : 0) + (isLikePrevious ? 2 : 0));
            isLikePrevious = isLikeNext;
        }
    }

    private static void Places(BlockFacts facts, BlockTraits[] traits, float[] prose)
    {
        int count = prose.Length;
        var before = new float[count + 1];
        long words = 0;
        for (int i = 0; i < count; i++)
        {
            before[i + 1] = before[i] + prose[i];
            words += traits[i].Words;
        }

        long read = 0;
        float all = Math.Max(before[count], 1);
        for (int i = 0; i < count; i++)
        {
            facts.Set(i, BlockFact.Position, (float)read / Math.Max(words, 1), s_shares);
            facts.Set(i, BlockFact.Before, before[i] / all, s_shares);
            facts.Set(i, BlockFact.Near, Within(i, NearBlocks), s_near);
            facts.Set(i, BlockFact.Around, Within(i, FarBlocks), s_around);
            read += traits[i].Words;
        }

        float Within(int i, int distance) =>
            before[Math.Min(count, i + distance + 1)] - before[Math.Max(0, i - distance)];
    }

    // Menus and lists of teasers are long stretches without prose; behind the last of them not much comes.
    private static void Stretches(BlockFacts facts, float[] prose)
    {
        float behind = 0;
        int end = prose.Length;
        while (end > 0)
        {
            int start = end - 1;
            bool isProse = prose[start] > 0;
            while (start > 0 && !isProse && prose[start - 1] == 0)
            {
                start--;
            }

            for (int i = start; i < end; i++)
            {
                facts.Set(i, BlockFact.Stretch, isProse ? 0 : end - start, [1, 2, 3, 5, 9, 20]);
                facts.Set(i, BlockFact.Behind, behind, [1, 25, 60, 150, 400]);
            }

            behind += prose[start];
            end = start;
        }
    }

    // What stands behind "related stories" or "comments" is no article, unless it is most of the page.
    private static void SinceCue(BlockFacts facts, PageCue?[] found, float[] prose)
    {
        float rest = 0;
        foreach (float words in prose)
        {
            rest += words;
        }

        float all = Math.Max(rest, 1);
        float since = -1;
        float restAtEnd = -1;
        for (int i = 0; i < prose.Length; i++)
        {
            if (found[i]?.Scope == CueScope.End)
            {
                restAtEnd = rest / all;
            }
            else if (found[i]?.Scope == CueScope.Section)
            {
                since = 0;
            }

            int fact =
                restAtEnd >= 0.5f ? 4
                : restAtEnd >= 0.2f ? 5
                : restAtEnd >= 0 ? 6
                : since < 0 ? 0
                : since < 1 ? 1
                : since < 40 ? 2
                : 3;
            facts.Set(i, BlockFact.SinceCue, fact);
            rest -= prose[i];
            since += since >= 0 ? prose[i] : 0;
        }
    }
}
