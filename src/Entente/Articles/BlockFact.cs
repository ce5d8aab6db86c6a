namespace Entente.Articles;

/// <summary>What is known of a block before it is labelled: each is a small number from 0, which also means "not known".</summary>
/// <remarks>None of them is a word of a language: words come in through the tables, as cues and hints.</remarks>
internal enum BlockFact : byte
{
    // What its words look like.
    Words,
    Stops,
    Beginning,
    Ending,
    Capitals,
    Digits,
    Commas,
    Signs,

    // What tables know of its words.
    Cue,
    PictureLine,
    SinceCue,

    // What stands on the page besides.
    Repeats,
    Doubled,
    Position,
    Before,
    Near,
    Around,
    Stretch,
    Behind,
    Guess,
    Run,
    RunDistance,

    // What the page says that it is about: from here on only tags tell, and of text without them nothing is known but the kind.
    Title,
    SinceTitle,
    Summary,
    Body,

    // What the tags tell.
    Kind,
    Heading,
    Links,
    Small,
    Boilerplate,
    Apart,
    Comment,
    Caption,
    BodyHint,
    ArticleHint,
    MainHint,
    Byline,
    Date,
    TitleHint,
    Lead,
    Container,
    ContainerProse,
    ParentProse,
    Top,
    Main,
    Step,
    Other,
}

/// <summary>What is known of all blocks of a page.</summary>
internal sealed class BlockFacts(int count)
{
    /// <summary>How many kinds of facts there are.</summary>
    public const int Kinds = (int)BlockFact.Other + 1;

    // How many values each kind has.
    private static readonly byte[] s_values = Values();

    private readonly byte[] _facts = new byte[count * Kinds];

    /// <summary>How many blocks there are.</summary>
    public int Count => count;

    /// <summary>Whether the page has tags; where it has none, templates that need them are masked.</summary>
    public bool HasTags { get; set; }

    /// <summary>All facts of a block, by kind.</summary>
    public ReadOnlySpan<byte> this[int block] => _facts.AsSpan(block * Kinds, Kinds);

    /// <summary>Whether only tags tell a kind of fact.</summary>
    public static bool NeedsTags(BlockFact fact) =>
        fact is >= BlockFact.Title and not BlockFact.Kind;

    /// <summary>How many values a kind of fact can take.</summary>
    public static int ValuesOf(BlockFact fact) => s_values[(int)fact];

    /// <summary>Notes a fact; a value above the highest of its kind counts as the highest.</summary>
    public void Set(int block, BlockFact fact, int value) =>
        _facts[(block * Kinds) + (int)fact] = (byte)Math.Clamp(value, 0, s_values[(int)fact] - 1);

    /// <summary>Notes on which step of a stair a number stands: the number of <paramref name="steps"/> that are not above it.</summary>
    public void Set(int block, BlockFact fact, float number, ReadOnlySpan<float> steps)
    {
        int step = 0;
        while (step < steps.Length && number >= steps[step])
        {
            step++;
        }

        Set(block, fact, step);
    }

    private static byte[] Values()
    {
        byte[] values = new byte[Kinds];
        Array.Fill(values, (byte)2);
        foreach (
            (BlockFact fact, byte count) in (ReadOnlySpan<(BlockFact, byte)>)
                [
                    (BlockFact.Words, 12),
                    (BlockFact.Stops, 7),
                    (BlockFact.Beginning, 6),
                    (BlockFact.Ending, 8),
                    (BlockFact.Capitals, 5),
                    (BlockFact.Digits, 4),
                    (BlockFact.Commas, 4),
                    (BlockFact.Signs, 5),
                    (BlockFact.Cue, 4),
                    (BlockFact.SinceCue, 7),
                    (BlockFact.PictureLine, 3),
                    (BlockFact.Repeats, 4),
                    (BlockFact.Doubled, 4),
                    (BlockFact.Position, 10),
                    (BlockFact.Before, 10),
                    (BlockFact.Near, 7),
                    (BlockFact.Around, 7),
                    (BlockFact.Stretch, 7),
                    (BlockFact.Behind, 6),
                    (BlockFact.Guess, 4),
                    (BlockFact.Run, 4),
                    (BlockFact.RunDistance, 6),
                    (BlockFact.Title, 5),
                    (BlockFact.SinceTitle, 8),
                    (BlockFact.Summary, 4),
                    (BlockFact.Body, 4),
                    (BlockFact.Kind, 6),
                    (BlockFact.Heading, 6),
                    (BlockFact.Links, 7),
                    (BlockFact.Boilerplate, 4),
                    (BlockFact.Apart, 4),
                    (BlockFact.Comment, 4),
                    (BlockFact.Caption, 4),
                    (BlockFact.BodyHint, 4),
                    (BlockFact.ArticleHint, 4),
                    (BlockFact.MainHint, 4),
                    (BlockFact.Byline, 4),
                    (BlockFact.Date, 4),
                    (BlockFact.TitleHint, 4),
                    (BlockFact.Lead, 4),
                    (BlockFact.Container, 14),
                    (BlockFact.ContainerProse, 8),
                    (BlockFact.ParentProse, 8),
                    (BlockFact.Top, 6),
                    (BlockFact.Main, 7),
                    (BlockFact.Step, 6),
                ]
        )
        {
            values[(int)fact] = count;
        }

        return values;
    }
}
