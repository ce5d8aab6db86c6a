namespace Entente.Articles;

/// <summary>Finds the lines of a text without tags that are the article's body.</summary>
/// <remarks>
/// Long lines with sentences count up, short lines and known boilerplate down; the article is the run with the largest sum. Inside it
/// the lines that are known not to be the article are left out. Cost: linear. Thresholds: the tag-less sets of fundus and wcxb-dev, lab/notes/articles.md.
/// </remarks>
internal sealed class PlainBodyFinder(PageCues cues)
{
    private const int MaxWeight = 60;

    // What stands behind "comments" or "related stories" must be this share of the whole to be the article itself.
    private const double MostBehindEnd = 0.5;

    // Longer lines are printed twice by mistake, shorter ones because a picture or a teaser shows them twice.
    private const int MaxDoubled = 35;

    /// <summary>Finds the body.</summary>
    public PlainChoice Find(PageText text)
    {
        int count = text.Blocks.Length;
        var traits = new BlockTraits[count];
        var prose = new float[count];
        var found = new PageCue?[count];
        var marks = new string?[count];
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<char> line = text.Words(text.Blocks[i]);
            traits[i] = BlockTraits.Of(line);
            found[i] = cues.Find(line, traits[i].Words);
            marks[i] =
                found[i]?.Reason
                ?? (PhotoCredit.IsCaption(line, traits[i].Words) ? "caption" : null);
        }

        MarkDoubled(text, traits, marks);
        var scores = new float[count];
        for (int i = 0; i < count; i++)
        {
            prose[i] = marks[i] is null ? Prose(text.Words(text.Blocks[i]), traits[i]) : 0;
            scores[i] = Score(text.Blocks[i], traits[i], found[i], marks[i], prose[i]);
        }

        (int first, int end) = BestRun.Find(scores);
        end = Shorten(found, prose, first, end);
        var reasons = new string?[count];
        for (int i = 0; i < count; i++)
        {
            reasons[i] = i < first || i >= end ? marks[i] ?? "around the article" : marks[i];
        }

        LeaveOutLists(text, traits, found, prose, reasons, first, end);
        return new PlainChoice(reasons, traits, prose, first, end);
    }

    private static float Prose(ReadOnlySpan<char> line, BlockTraits traits)
    {
        if (!(traits.IsSentence ? traits.Words >= 6 : traits.Words >= 25))
        {
            return 0;
        }

        // Code and keys are long, too, but have few letters.
        int letters = 0;
        foreach (char c in line)
        {
            letters += char.IsLetter(c) || c == ' ' ? 1 : 0;
        }

        return letters < 0.7 * line.Length ? 0 : Math.Min(traits.Words, MaxWeight);
    }

    private static float Score(
        Block block,
        BlockTraits traits,
        PageCue? cue,
        string? mark,
        float prose
    ) =>
        cue is not null
            ? cue.Scope switch
            {
                CueScope.End => -60,
                CueScope.Section => -15,
                _ => -3,
            }
        : mark is not null ? -2
        : prose > 0 ? (block.Kind == BlockKind.Item ? prose * 0.6f : prose)
        : traits.EndsSentence && traits.Words >= 2 ? 0
        : -4;

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
            if (!IsAlmostSame(line, next))
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

    /// <summary>Whether two lines are the same, but for a few letters behind one of them.</summary>
    public static bool IsAlmostSame(ReadOnlySpan<char> left, ReadOnlySpan<char> right) =>
        Math.Abs(left.Length - right.Length) <= 8
        && (left.Length <= right.Length ? Wording.IsStart(left, right) : Wording.IsStart(right, left));

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
                bool isItem = text.Blocks[k].Kind == BlockKind.Item && section is null && traits[k].Words >= 4;
                bool isHeading = !isList && traits[k].Words is >= 1 and <= 20 && (shorts == 1 || k == i - 1);
                if (!isItem && !isHeading)
                {
                    reasons[k] ??= section ?? "no prose";
                }
            }
        }
    }
}

/// <summary>Which lines are the body, and why the others are not.</summary>
/// <param name="Reasons">For each line why it is left out; <see langword="null"/> for the body.</param>
/// <param name="Traits">For each line what its words look like.</param>
/// <param name="Prose">For each line how much prose it is.</param>
/// <param name="First">The first line of the run.</param>
/// <param name="End">The line behind its last.</param>
internal sealed record PlainChoice(
    string?[] Reasons,
    BlockTraits[] Traits,
    float[] Prose,
    int First,
    int End
);
