using System.Globalization;
using static Entente.Articles.BlockFact;

namespace Entente.Articles;

/// <summary>Which facts tell what a block is that is no part of the article, and where the weights of each stand.</summary>
/// <remarks>
/// None of them comes from a name that the page's maker gave to an element, nor from words that a table knows: those name the blocks that
/// the weights are learnt from. What only tags tell can be masked: then it has no rows, and one set of weights serves pages and lines.
/// </remarks>
internal static class CutTemplates
{
    private static readonly BlockFact[] s_ofWords =
    [
        Words,
        Stops,
        Beginning,
        Ending,
        Capitals,
        Digits,
        Commas,
        Signs,
        PictureLine,
        Repeats,
        Doubled,
        Position,
        Before,
        Near,
        Around,
        Stretch,
        Behind,
        Run,
        RunDistance,
    ];

    private static readonly BlockFact[] s_ofTags =
    [
        Title,
        SinceTitle,
        Summary,
        Body,
        Kind,
        Heading,
        Links,
        Small,
        ContainerProse,
        ParentProse,
        Top,
        Main,
        Step,
    ];

    private static readonly BlockFact[] s_ofNeighbours =
    [
        Words,
        Stops,
        Capitals,
        Digits,
        Signs,
        PictureLine,
        Doubled,
        Kind,
        Heading,
        Links,
        Main,
    ];

    private static readonly (BlockFact Left, BlockFact Right)[] s_pairs =
    [
        (Words, Run),
        (Words, RunDistance),
        (Words, Position),
        (Words, Digits),
        (Words, Capitals),
        (Words, Ending),
        (Words, Signs),
        (Stops, Run),
        (Run, RunDistance),
        (Run, Position),
        (Near, Run),
        (Words, Links),
        (Words, Kind),
        (Links, Kind),
        (Links, Run),
        (Main, Run),
        (Main, Links),
        (Top, Run),
    ];

    private static readonly Template[] s_templates = [.. All()];

    /// <summary>How many templates there are.</summary>
    public static int Count => s_templates.Length;

    /// <summary>How many rows of weights there are; row 0 has none.</summary>
    public static int Rows { get; } = 1 + s_templates.Sum(template => template.Values);

    /// <summary>The names of the templates: weights learnt with other ones are not read.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. s_templates.Select(template =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"{template.Left}{template.Distance:+0;-0;''}.{template.Right}/{template.Values}"
            )
        ),
    ];

    /// <summary>The rows that are active for a block.</summary>
    /// <param name="facts">All facts.</param>
    /// <param name="block">The block.</param>
    /// <param name="hasTags">Whether what tags tell counts.</param>
    /// <param name="rows">Takes the rows, <see cref="Count"/> of them; those of what is masked or beyond the page are 0.</param>
    public static void Active(BlockFacts facts, int block, bool hasTags, Span<int> rows)
    {
        for (int i = 0; i < s_templates.Length; i++)
        {
            Template template = s_templates[i];
            int at = block + template.Distance;
            if ((uint)at >= (uint)facts.Count || (template.NeedsTags && !hasTags))
            {
                rows[i] = 0;
                continue;
            }

            int value = facts[at][(int)template.Left];
            rows[i] =
                template.Start
                + (
                    template.Right == Other
                        ? value
                        : (value * BlockFacts.ValuesOf(template.Right))
                            + facts[at][(int)template.Right]
                );
        }
    }

    private static IEnumerable<Template> All()
    {
        int start = 1;
        foreach (
            (BlockFact left, BlockFact right, int distance) in s_ofWords
                .Concat(s_ofTags)
                .Select(fact => (fact, Other, 0))
                .Concat(s_ofNeighbours.Select(fact => (fact, Other, -1)))
                .Concat(s_ofNeighbours.Select(fact => (fact, Other, 1)))
                .Concat(s_pairs.Select(pair => (pair.Left, pair.Right, 0)))
        )
        {
            Template template = new(
                left,
                right,
                distance,
                s_ofTags.Contains(left) || s_ofTags.Contains(right),
                start
            );
            start += template.Values;
            yield return template;
        }
    }

    // One fact, or two together; the right one is Other where there is none.
    private readonly record struct Template(
        BlockFact Left,
        BlockFact Right,
        int Distance,
        bool NeedsTags,
        int Start
    )
    {
        public int Values =>
            BlockFacts.ValuesOf(Left) * (Right == Other ? 1 : BlockFacts.ValuesOf(Right));
    }
}
