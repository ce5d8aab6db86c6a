using System.Globalization;
using System.Text;
using Entente.Data;

namespace Entente.Lab.Stories;

/// <summary>A report that nobody wrote.</summary>
/// <param name="Number">Its place in the stream, from 0 on.</param>
/// <param name="Story">The number of its story.</param>
/// <param name="Member">Its place in the story.</param>
/// <param name="IsReprint">Whether it prints the first report of a story again that was over long before.</param>
internal readonly record struct MadeReport(int Number, int Story, int Member, bool IsReprint)
{
    private const int ReportsOfDay = 8_000;
    private static readonly DateOnly s_firstDay = new(2024, 1, 1);

    /// <summary>Its identifier.</summary>
    public string Id => string.Create(CultureInfo.InvariantCulture, $"r{Number}");

    /// <summary>The day on which it comes.</summary>
    public string Day =>
        s_firstDay
            .AddDays(Number / ReportsOfDay)
            .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>Makes an endless stream of reports of known stories, copies among them; the same for the same seed.</summary>
/// <remarks>
/// <para>Words are those of <c>word-rank</c>, as often as they stand in text. A story has names, numbers and words of its own and a few things to tell; its reports
/// come within days of one another, each telling some of these things in other words, with other matter between. One story in five follows an older one and
/// shares half of what is its own: what is hard to keep apart. Two stories in five have one report, one in five hundred has hundreds.</para>
/// <para>One report in five is the copy of an earlier one of its story, some words edited and a part cut; one in a hundred prints an old text again.</para>
/// </remarks>
internal sealed class NewsStream
{
    private const double MeanReports = 5.4;
    private const double ShareOfReprints = 0.01;
    private const int YoungestReprinted = 200; // stories ago
    private const int SpreadReports = 4_000; // in which half of a story's reports come
    private const int MostSpread = 8; // times that
    private const int Seed = 1;

    private readonly StoryTeller _teller;

    /// <summary>Loads the words of a language.</summary>
    public NewsStream(Language language) => _teller = new StoryTeller(language);

    /// <summary>The headline and the text of a report.</summary>
    public (string Title, string Text) Tell(MadeReport report) =>
        _teller.Tell(report.Story, report.IsReprint ? 0 : report.Member);

    /// <summary>What a report is a copy of, as the place in its story; its own place if it is none.</summary>
    public static int OriginalOf(MadeReport report) =>
        report.IsReprint ? 0 : StoryTeller.OriginalOf(report.Story, report.Member);

    /// <summary>The first reports of the stream.</summary>
    public static IEnumerable<MadeReport> Reports(int count)
    {
        Random chance = new(Seed);
        PriorityQueue<(int Story, int Member), (double At, int Story, int Member)> waiting = new();
        int stories = 0;
        for (int number = 0; number < count; number++)
        {
            while (waiting.Count == 0 || stories * MeanReports <= number)
            {
                int size = SizeOf(chance);
                for (int member = 0; member < size; member++)
                {
                    double after =
                        member == 0
                            ? 0
                            : SpreadReports
                                * Math.Min(MostSpread, -Math.Log2(1 - chance.NextDouble()));
                    waiting.Enqueue((stories, member), (number + after, stories, member));
                }

                stories++;
            }

            if (stories > 2 * YoungestReprinted && chance.NextDouble() < ShareOfReprints)
            {
                int old = chance.Next(stories - YoungestReprinted);
                yield return new MadeReport(number, old, 0, IsReprint: true);
            }
            else
            {
                (int story, int member) = waiting.Dequeue();
                yield return new MadeReport(number, story, member, IsReprint: false);
            }
        }
    }

    private static int SizeOf(Random chance) =>
        chance.NextDouble() switch
        {
            < 0.4 => 1,
            > 0.998 => chance.Next(100, 400),
            _ => 2 + (int)(-6 * Math.Log(1 - chance.NextDouble())),
        };
}

/// <summary>Tells made-up stories, each in as many ways as one likes; the same for the same numbers.</summary>
internal sealed class StoryTeller
{
    private const double ShareOfFollowUps = 0.2;
    private const double ShareOfCopies = 0.25;
    private const int YoungestFollowed = 300;
    private const int OldestFollowed = 6_000; // four days
    private const int Names = 7;
    private const int Numbers = 4;
    private const int OwnWords = 26;
    private const int Things = 14;
    private const int FewestTold = 7;
    private const double ShareOfOwn = 0.28;
    private const double ShareLeftOut = 0.3;
    private const double ShareEdited = 0.04;

    private static readonly string[] s_syllables =
    [
        "ba",
        "dor",
        "kel",
        "mi",
        "ran",
        "tos",
        "ve",
        "lin",
        "gra",
        "sho",
        "pel",
        "nu",
        "zar",
        "fi",
        "mon",
        "dra",
        "hel",
        "ti",
        "us",
        "ov",
        "ek",
        "al",
        "in",
        "ara",
    ];

    private readonly string[][] _classes;

    /// <summary>Loads the words of a language.</summary>
    public StoryTeller(Language language)
    {
        Table table = language.Read("word-rank");
        int words = table.Column("words");
        _classes = [.. table.Rows.Select(row => row.List(words)).Where(list => list.Length > 0)];
    }

    /// <summary>The report that this one of a story was copied from; itself if it was written anew.</summary>
    public static int OriginalOf(int story, int member)
    {
        Random chance = Chance(story, member, 1);
        while (member > 0 && chance.NextDouble() < ShareOfCopies)
        {
            member = chance.Next(member);
            chance = Chance(story, member, 1);
        }

        return member;
    }

    /// <summary>One report of a story.</summary>
    public (string Title, string Text) Tell(int story, int member)
    {
        int original = OriginalOf(story, member);
        string[] own = OwnOf(story);
        string[][] things = ThingsOf(story, own);
        (string title, List<string[]> sentences) = Written(story, original, own, things);
        if (original != member)
        {
            Edit(sentences, Chance(story, member, 3));
        }

        StringBuilder text = new();
        foreach (string[] sentence in sentences)
        {
            text.Append(char.ToUpperInvariant(sentence[0][0])).Append(sentence[0].AsSpan(1));
            foreach (string word in sentence.AsSpan(1))
            {
                text.Append(' ').Append(word);
            }

            text.Append(". ");
        }

        return (title, text.ToString());
    }

    private (string Title, List<string[]> Sentences) Written(
        int story,
        int member,
        string[] own,
        string[][] things
    )
    {
        Random chance = Chance(story, member, 2);
        int[] order = [.. Enumerable.Range(0, things.Length)];
        chance.Shuffle(order);
        List<string[]> sentences = [];
        foreach (int thing in order.Take(chance.Next(FewestTold, things.Length)).Order())
        {
            sentences.Add(Reword(things[thing], own, chance));
            if (chance.NextDouble() < 0.4)
            {
                sentences.Add([.. Sentence(chance, own, 0.05)]);
            }
        }

        string title = string.Join(
            ' ',
            Enumerable
                .Range(0, 7)
                .Select(i => i % 3 == 2 ? Word(chance) : own[chance.Next(own.Length)])
        );
        return (title, sentences);
    }

    /// <summary>The names, numbers and words of a story: of one that follows another, half are of that.</summary>
    private string[] OwnOf(int story)
    {
        Random chance = Chance(story, 0, 4);
        List<string> own = [];
        for (int i = 0; i < Names; i++)
        {
            own.Add(Name(chance));
        }

        for (int i = 0; i < Numbers; i++)
        {
            own.Add(chance.Next(11, 5_000).ToString(CultureInfo.InvariantCulture));
        }

        for (int i = 0; i < OwnWords; i++)
        {
            string[] rare = _classes[chance.Next(_classes.Length / 2, _classes.Length)];
            own.Add(rare[chance.Next(rare.Length)]);
        }

        if (chance.NextDouble() < ShareOfFollowUps && story > YoungestFollowed)
        {
            int oldest = Math.Min(story + 1, OldestFollowed);
            string[] followed = OwnOf(story - chance.Next(YoungestFollowed, oldest));
            for (int i = 0; i < own.Count; i += 2)
            {
                own[i] = followed[i];
            }
        }

        return [.. own];
    }

    private string[][] ThingsOf(int story, string[] own)
    {
        Random chance = Chance(story, 0, 5);
        return
        [
            .. Enumerable.Range(0, Things).Select(_ => Sentence(chance, own, ShareOfOwn).ToArray()),
        ];
    }

    private IEnumerable<string> Sentence(Random chance, string[] own, double shareOfOwn)
    {
        int words = chance.Next(11, 24);
        for (int i = 0; i < words; i++)
        {
            yield return chance.NextDouble() < shareOfOwn
                ? own[chance.Next(own.Length)]
                : Word(chance);
        }
    }

    /// <summary>The same thing told again: what is its own in another order, some of it left out, and other words between.</summary>
    private string[] Reword(string[] sentence, string[] own, Random chance)
    {
        string[] kept =
        [
            .. sentence.Where(word =>
                own.Contains(word, StringComparer.Ordinal) && chance.NextDouble() >= ShareLeftOut
            ),
        ];
        chance.Shuffle(kept);
        int common = Math.Max(1, sentence.Length - kept.Length);
        string[] words = [.. kept, .. Enumerable.Range(0, common).Select(_ => Word(chance))];
        chance.Shuffle(words);
        return words;
    }

    private void Edit(List<string[]> sentences, Random chance)
    {
        int cut = chance.Next(Math.Max(1, sentences.Count / 3));
        sentences.RemoveRange(sentences.Count - cut, cut);
        for (int i = 0; i < sentences.Count; i++)
        {
            sentences[i] =
            [
                .. sentences[i]
                    .Select(word => chance.NextDouble() < ShareEdited ? Word(chance) : word),
            ];
        }
    }

    /// <summary>Each class of ranks is drawn as often as the next: the words of a class share it.</summary>
    private string Word(Random chance)
    {
        string[] words = _classes[chance.Next(_classes.Length)];
        return words[chance.Next(words.Length)];
    }

    private static string Name(Random chance)
    {
        string name = string.Concat(
            Enumerable.Range(0, 3).Select(_ => s_syllables[chance.Next(s_syllables.Length)])
        );
        return char.ToUpperInvariant(name[0]) + name[1..];
    }

    // Seeds near one another give like numbers: they are mixed (the finalizer of MurmurHash3, by A. Appleby).
    private static Random Chance(int story, int member, int purpose)
    {
        uint hash = unchecked(
            ((uint)story * 0x9E3779B1) + ((uint)member * 0x85EBCA77) + ((uint)purpose * 0xC2B2AE3D)
        );
        hash = unchecked((hash ^ (hash >> 16)) * 0x85EBCA6B);
        hash = unchecked((hash ^ (hash >> 13)) * 0xC2B2AE35);
        return new Random((int)((hash ^ (hash >> 16)) >> 1));
    }
}
