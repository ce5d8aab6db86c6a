using System.Globalization;
using static Entente.Articles.BlockFact;

namespace Entente.Articles;

/// <summary>Which facts, alone or two together, get a weight of their own, and where it stands in the model.</summary>
/// <remarks>
/// A row of weights for each value of a template; a block has one active row in each. What only tags tell is masked in a text that has none:
/// so one set of weights serves both.
/// </remarks>
internal static class BlockTemplates
{
    private static readonly (BlockFact Left, BlockFact Right)[] s_pairs =
    [
        (Words, Stops),
        (Words, Links),
        (Words, Kind),
        (Words, Repeats),
        (Words, Cue),
        (Words, Run),
        (Words, Top),
        (Words, Position),
        (Words, Digits),
        (Words, Capitals),
        (Words, Near),
        (Words, Ending),
        (Words, Beginning),
        (Words, SinceTitle),
        (Words, Byline),
        (Words, Date),
        (Words, BlockFact.Caption),
        (Words, Doubled),
        (Words, PictureLine),
        (Guess, PictureLine),
        (Stops, PictureLine),
        (Words, Signs),
        (Words, Container),
        (Stops, Kind),
        (Stops, Links),
        (Stops, Capitals),
        (Stops, Commas),
        (Run, Stops),
        (Run, Heading),
        (Run, BodyHint),
        (Run, RunDistance),
        (Run, SinceCue),
        (Run, Before),
        (Run, Around),
        (Run, Lead),
        (Run, Top),
        (Run, Summary),
        (Run, Body),
        (Run, Kind),
        (Run, Apart),
        (Run, Boilerplate),
        (Top, Kind),
        (Top, ContainerProse),
        (Top, Boilerplate),
        (Top, Apart),
        (Top, BodyHint),
        (Top, Container),
        (Top, Stops),
        (Title, Heading),
        (SinceTitle, Lead),
        (SinceTitle, Summary),
        (SinceTitle, Run),
        (Container, Kind),
        (Links, Kind),
        (BodyHint, Kind),
        (Near, Around),
        (Before, SinceCue),
        (Small, Words),
        (Stretch, Words),
        (Stretch, Guess),
        (Stretch, Run),
        (Stretch, Behind),
        (Stretch, Kind),
        (Stretch, Before),
        (Behind, Guess),
        (Behind, Words),
        (Guess, Words),
        (Guess, Stops),
        (Guess, Kind),
        (Guess, Heading),
        (Guess, Links),
        (Guess, Top),
        (Guess, Main),
        (Guess, RunDistance),
        (Guess, Boilerplate),
        (Guess, Apart),
        (Guess, BlockFact.Caption),
        (Guess, BodyHint),
        (Guess, Body),
        (Guess, Repeats),
        (Guess, Cue),
        (Guess, Ending),
        (Guess, Byline),
        (Guess, Date),
        (Guess, SinceCue),
        (Guess, Container),
        (Main, Words),
        (Main, Kind),
        (Main, Stops),
        (Main, Run),
        (Main, Boilerplate),
        (Main, Apart),
        (Main, Container),
        (Main, Links),
        (Main, Heading),
        (Main, ContainerProse),
        (ParentProse, ContainerProse),
    ];

    private static readonly Template[] s_templates = [.. All()];

    // The same, with where the rows of each begin.
    private static readonly (int Start, Template Template)[] s_rows = Starts();

    /// <summary>How many templates there are: so many rows are active for each block.</summary>
    public static int Count => s_templates.Length;

    /// <summary>How many rows there are.</summary>
    public static int Rows { get; } = 1 + s_templates.Sum(template => template.Values);

    /// <summary>The row of what cannot be known, because the page ends there or has no tags: it has no weight.</summary>
    public const int Unknown = 0;

    /// <summary>How many rows of steps from one block to the next there are.</summary>
    public static int StepRows => BlockFacts.ValuesOf(Step) * BlockFacts.ValuesOf(Cue);

    /// <summary>The names of the templates: a model learnt with other ones is not read.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. s_templates.Select(template =>
            string.Create(CultureInfo.InvariantCulture, $"{template}/{template.Values}")
        ),
    ];

    /// <summary>The rows that are active for a block.</summary>
    /// <param name="facts">All facts.</param>
    /// <param name="block">The block.</param>
    /// <param name="rows">Takes the rows, <see cref="Count"/> of them.</param>
    public static void Active(BlockFacts facts, int block, Span<int> rows)
    {
        for (int i = 0; i < s_rows.Length; i++)
        {
            (int start, Template template) = s_rows[i];
            bool isMasked = template.NeedsTags && !facts.HasTags;
            int value = isMasked ? -1 : template.Value(facts, block);
            rows[i] = value < 0 ? Unknown : start + value;
        }
    }

    /// <summary>The row of the step that leads to a block.</summary>
    public static byte StepRow(BlockFacts facts, int block)
    {
        ReadOnlySpan<byte> known = facts[block];
        return (byte)((known[(int)Step] * BlockFacts.ValuesOf(Cue)) + known[(int)Cue]);
    }

    private static IEnumerable<Template> All()
    {
        foreach (BlockFact fact in Enum.GetValues<BlockFact>().Where(fact => fact != Other))
        {
            yield return new Template(new Place(fact, 0), null);
        }

        BlockFact[] ofNeighbours =
        [
            Guess,
            Words,
            Stops,
            Ending,
            Capitals,
            Digits,
            Signs,
            Cue,
            PictureLine,
            Repeats,
            Title,
            Summary,
            Body,
            Kind,
            Heading,
            Links,
            Boilerplate,
            Apart,
            BodyHint,
            BlockFact.Caption,
            Container,
            ContainerProse,
            Top,
            Main,
        ];
        BlockFact[] ofSecondNeighbours = [Guess, Words, Stops, Cue, Kind, Links, Top, Main];
        foreach (int distance in (int[])[-1, 1])
        {
            foreach (BlockFact fact in ofNeighbours)
            {
                yield return new Template(new Place(fact, distance), null);
            }

            foreach (BlockFact fact in ofSecondNeighbours)
            {
                yield return new Template(new Place(fact, 2 * distance), null);
            }

            yield return new Template(new Place(Words, 0), new Place(Words, distance));
            yield return new Template(new Place(Heading, 0), new Place(Words, distance));
            yield return new Template(new Place(Heading, 0), new Place(Heading, distance));
            yield return new Template(new Place(Kind, 0), new Place(Kind, distance));
            yield return new Template(new Place(Guess, 0), new Place(Guess, distance));
            yield return new Template(new Place(Stops, 0), new Place(Stops, distance));
        }

        foreach ((BlockFact left, BlockFact right) in s_pairs)
        {
            yield return new Template(new Place(left, 0), new Place(right, 0));
        }
    }

    private static (int Start, Template Template)[] Starts()
    {
        var rows = new (int Start, Template Template)[s_templates.Length];
        int start = 1;
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] = (start, s_templates[i]);
            start += s_templates[i].Values;
        }

        return rows;
    }

    // A fact of a block so many blocks away; beyond the ends of the page it is not known: texts are cut anywhere.
    private readonly record struct Place(BlockFact Fact, int Distance)
    {
        public int Values { get; } = BlockFacts.ValuesOf(Fact);

        public bool NeedsTags { get; } = BlockFacts.NeedsTags(Fact);

        public int Value(BlockFacts facts, int block)
        {
            int at = block + Distance;
            return (uint)at < (uint)facts.Count ? facts[at][(int)Fact] : -1;
        }

        public override string ToString() => Distance == 0 ? $"{Fact}" : $"{Fact}{Distance:+0;-0}";
    }

    // One fact, or two together.
    private readonly record struct Template
    {
        private readonly Place _left;
        private readonly Place _right;
        private readonly bool _isPair;

        public Template(Place left, Place? right)
        {
            _left = left;
            _right = right ?? default;
            _isPair = right is not null;
            Values = left.Values * (right?.Values ?? 1);
            NeedsTags = left.NeedsTags || right is { NeedsTags: true };
        }

        public int Values { get; }

        /// <summary>Whether it is masked in texts without tags.</summary>
        public bool NeedsTags { get; }

        public int Value(BlockFacts facts, int block)
        {
            int left = _left.Value(facts, block);
            if (!_isPair || left < 0)
            {
                return left;
            }

            int right = _right.Value(facts, block);
            return right < 0 ? right : (left * _right.Values) + right;
        }

        public override string ToString() => _isPair ? $"{_left}.{_right}" : $"{_left}";
    }
}
