using System.Collections.Immutable;
using Entente.Data;
using Entente.Stories;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Entente.Tests.Stories;

public sealed class StoryIndexTests
{
    [Fact]
    public void Reports_of_one_happening_make_one_story_and_others_do_not_join_it()
    {
        StoryIndex index = new();

        StoryMatch first = index.Place(Reports.Sketch("r1", Reports.Ferry));
        StoryMatch second = index.Place(Reports.Sketch("r2", Reports.FerryElsewhere));
        StoryMatch other = index.Place(Reports.Sketch("r3", Reports.Vineyard));

        Assert.True(first.IsNew);
        Assert.False(second.IsNew);
        Assert.Equal(RecordId.ForStory("r1"), second.Story);
        Assert.True(other.IsNew);
    }

    [Fact]
    public void The_reason_counts_what_the_reports_have_in_common()
    {
        StoryIndex index = new();
        index.Place(Reports.Sketch("r1", Reports.Ferry, "2020-05-05"));

        StoryMatch match = index.Place(Reports.Sketch("r2", Reports.FerryElsewhere, "2020-05-06"));

        Assert.Matches(
            @"^\d+ rare words, \d+ passages and 0 actors in common with r1; 1 day apart; likeness 0\.\d\d, needed 0\.\d\d$",
            match.Why
        );
    }

    [Fact]
    public void What_is_told_in_other_words_months_later_is_another_story()
    {
        StoryIndex index = new();
        index.Place(Reports.Sketch("r1", Reports.Ferry, "2020-05-05"));

        StoryMatch sameText = index.Place(Reports.Sketch("r2", Reports.Ferry, "2020-05-12"));
        StoryMatch later = index.Place(
            Reports.Sketch("r3", Reports.FerryOfAnotherYear, "2021-08-05")
        );

        Assert.False(sameText.IsNew);
        Assert.True(later.IsNew, later.Why);
    }

    [Fact]
    public void A_report_without_words_founds_a_story_of_its_own()
    {
        StoryIndex index = new();

        Assert.True(index.Place(Reports.Sketch("r1", "")).IsNew);
        Assert.True(index.Place(Reports.Sketch("r2", " – ! ")).IsNew);
    }

    [Fact]
    public void Likeness_is_the_same_in_both_directions() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<NonNull<string>>(),
                ArbMap.Default.ArbFor<NonNull<string>>(),
                (left, right) =>
                {
                    TermWeights weights = new();
                    WeighedReport l = weights.Weigh(Reports.Sketch("r1", Reports.Ferry + left.Get));
                    WeighedReport r = weights.Weigh(
                        Reports.Sketch("r2", Reports.FerryElsewhere + right.Get)
                    );
                    PairOdds odds = new(PairScorer.Embedded, new LanguageDistance());
                    return Math.Abs(odds.Of(l, r) - odds.Of(r, l)) < 1e-4;
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Stories_added_from_the_store_take_up_reports_as_if_they_had_never_been_away()
    {
        StoryIndex straight = new();
        StoryIndex resumed = new();
        List<string> expected = [];
        List<string> found = [];
        for (int i = 0; i < 300; i++)
        {
            Sketch sketch = Reports.Invented(i, i * 7 % 60);
            StoryMatch match = straight.Place(sketch);
            if (i < 200)
            {
                resumed.Add(Sketch.FromBytes(sketch.Report, sketch.ToBytes()), match.Story);
            }
            else
            {
                expected.Add(match.Story);
                found.Add(resumed.Place(sketch).Story);
            }
        }

        Assert.Equal(expected, found);
    }

    [Fact]
    public void A_story_that_no_report_joins_for_long_is_forgotten_and_one_that_is_joined_is_not()
    {
        StoryIndex index = new(PairScorer.Embedded, slideAfter: 20);
        string asleep = index.Place(Reports.Invented(0, 1)).Story;
        string awake = index.Place(Reports.Invented(1, 2)).Story;
        for (int i = 2; i < 60; i++)
        {
            index.Place(i % 5 == 0 ? Reports.Invented(i, 2) : Reports.Invented(i, i + 100));
        }

        Assert.True(index.MayForget);
        Assert.NotEqual(asleep, index.Place(Reports.Invented(60, 1)).Story);
        Assert.Equal(awake, index.Place(Reports.Invented(61, 2)).Story);
    }

    [Fact]
    public void What_is_forgotten_is_no_neighbour_but_its_text_keeps_its_keys()
    {
        StoryIndex index = new(PairScorer.Embedded, slideAfter: 10);
        Sketch printed = Reports.Reprint(0, 60);
        index.Place(printed);
        for (int i = 1; i < 40; i++)
        {
            index.Place(Reports.Invented(i, i));
        }

        Sketch again = Reports.Reprint(1, 60);

        Assert.Empty(index.Neighbours(again, 10));
        Assert.True(
            StoryIndex.TextKeys(printed).Intersect(StoryIndex.TextKeys(again)).Count()
                >= StoryIndex.SharedTextKeys
        );
    }

    [Fact]
    public void Ten_times_the_reports_cost_at_most_eleven_times_the_comparisons()
    {
        long thousand = ComparisonsOf(1_000);
        long tenThousand = ComparisonsOf(10_000);

        Assert.True(tenThousand <= 11 * thousand, $"{thousand} against {tenThousand}");

        static long ComparisonsOf(int reports)
        {
            StoryIndex index = new();
            for (int i = 0; i < reports; i++)
            {
                index.Place(Reports.Invented(i, i / 4));
            }

            return index.Comparisons;
        }
    }

    [Fact]
    public void A_report_of_a_story_of_thousands_costs_no_more_than_one_of_a_story_of_ten()
    {
        StoryIndex index = new();
        long early = 0;
        for (int i = 0; i < 3_000; i++)
        {
            long before = index.Comparisons;
            index.Place(Reports.Invented(i, 1));
            early = i == 10 ? index.Comparisons - before : early;
            Assert.True(i <= 10 || index.Comparisons - before <= early, $"report {i}");
        }
    }

    [Theory]
    [InlineData(60)]
    [InlineData(12)]
    public void A_wire_story_that_thousands_print_is_one_story(int wordsToAChange)
    {
        const int printed = 3_000;
        StoryIndex index = new();
        HashSet<string> stories = new(StringComparer.Ordinal);
        for (int i = 0; i < printed; i++)
        {
            stories.Add(index.Place(Reports.Reprint(i, wordsToAChange)).Story);
        }

        Assert.Single(stories);
        Assert.Equal(10, index.Neighbours(Reports.Reprint(printed, wordsToAChange), 10).Length);
    }

    [Fact]
    public void A_text_that_is_printed_again_in_later_months_is_no_formula()
    {
        StoryIndex index = new();
        for (int month = 1; month <= 6; month++)
        {
            index.Place(Reports.Reprint(month, 60, $"2020-{month:00}-01"));
        }

        Assert.Equal(6, index.Neighbours(Reports.Reprint(7, 60), 10).Length);
    }

    [Fact]
    public void Known_actors_of_whom_none_is_the_same_make_reports_less_alike()
    {
        PairOdds odds = new(PairScorer.Embedded, new LanguageDistance());
        TermWeights weights = new();
        WeighedReport report = Make("r1", Reports.Ferry, "Anna Berg");

        float same = odds.Of(report, Make("r2", Reports.FerryElsewhere, "Anna Berg"));
        float other = odds.Of(report, Make("r2", Reports.FerryElsewhere, "Otto Wahl"));

        Assert.True(other < same - 0.1, $"{other} against {same}");

        WeighedReport Make(string id, string text, string actor) =>
            weights.Weigh(Reports.Sketcher.Make(id, title: null, text, "2020-05-05", [actor]));
    }

    [Fact]
    public void In_a_language_without_table_common_words_make_no_story()
    {
        StoryIndex index = new();
        for (int i = 0; i < Reports.German.Length; i++)
        {
            Sketch sketch = Reports.Sketch($"r{i}", Reports.German[i], "2020-05-05");

            Assert.False(sketch.IsInKnownLanguage);
            StoryMatch match = index.Place(sketch);
            Assert.True(match.IsNew, match.Why);
        }
    }

    [Fact]
    public void Reports_in_a_language_without_table_still_make_a_story()
    {
        StoryIndex index = new();
        index.Place(Reports.Sketch("r1", Reports.German[0], "2020-05-05"));

        StoryMatch match = index.Place(Reports.Sketch("r2", Reports.GermanElsewhere, "2020-05-05"));

        Assert.False(match.IsNew, match.Why);
    }

    [Fact]
    public void A_report_joins_the_story_that_is_told_in_another_language()
    {
        StoryIndex index = new();
        for (int i = 0; i < Reports.German.Length; i++)
        {
            index.Place(Sketch($"d{i}", Reports.German[i], "de"));
        }

        StoryMatch bridge = index.Place(Sketch("e1", Reports.BridgeInEnglish, "en"));
        StoryMatch translated = index.Place(Sketch("d9", Reports.BridgeInGerman, "de"));
        StoryMatch transcribed = index.Place(Sketch("r1", Reports.BridgeInRussian, "ru"));

        Assert.True(bridge.IsNew);
        Assert.Equal((bridge.Story, bridge.Story), (translated.Story, transcribed.Story));

        static Sketch Sketch(string id, string text, string language) =>
            Reports.Sketcher.Make(id, title: null, text, "2020-05-05", [], language);
    }

    [Theory]
    [InlineData("de", false)]
    [InlineData("en-GB", true)]
    [InlineData("", true)]
    [InlineData(null, true)]
    public void The_language_that_a_report_names_is_believed(string? language, bool isKnown) =>
        Assert.Equal(
            isKnown,
            Reports
                .Sketcher.Make("r1", title: null, Reports.Ferry, date: null, [], language)
                .IsInKnownLanguage
        );

    [Fact]
    public void Neighbours_are_those_that_share_unquoted_words()
    {
        StoryIndex index = new();
        const string quoted =
            "“The coast guard took everybody off in rubber boats, and divers looked for a leak in the hull this morning”";
        index.Place(Reports.Sketch("r1", Reports.Ferry));
        index.Place(Reports.Sketch("r2", $"The mayor said: {quoted}."));
        index.Place(Reports.Sketch("r3", Reports.Vineyard));

        ImmutableArray<string> neighbours = index.Neighbours(
            Reports.Sketch("r4", Reports.Ferry[90..]),
            10
        );

        Assert.Equal(["r1"], neighbours);
    }

    [Fact]
    public void A_text_with_its_words_in_another_order_is_found_within_its_story()
    {
        string[] words = Reports.Ferry.Split(' ');
        StoryIndex index = new();
        index.Add(Reports.Sketch("r1", Reports.Ferry), "s1");
        index.Add(Reports.Sketch("r2", Reports.FerryOfAnotherYear), "s1");
        Sketch shuffled = Reports.Sketch(
            "r3",
            string.Join(
                ' ',
                words.Where((_, i) => i % 2 == 0).Concat(words.Where((_, i) => i % 2 == 1))
            )
        );
        index.Add(shuffled, "s1");

        Assert.Empty(index.Neighbours(shuffled, 10));
        Assert.Equal(["r1"], index.Alike(shuffled, "s1", 10));
        Assert.Empty(index.Alike(shuffled, "s2", 10));
    }

    [Fact]
    public void What_stands_in_many_stories_makes_no_neighbours()
    {
        const string form =
            " Sign up for our morning letter and get the best of the day in your inbox for free.";
        StoryIndex index = new();
        index.Add(Reports.Sketch("r1", Reports.Ferry + form), "s1");
        index.Add(Reports.Sketch("r2", Reports.Vineyard + form), "s2");
        Sketch third = Reports.Sketch("r3", "A comet passes by." + form);

        Assert.Equal(2, index.Neighbours(third, 10).Length);
        index.Add(third, "s3");

        Assert.Empty(index.Neighbours(Reports.Sketch("r4", "It snowed on the pass." + form), 10));
    }

    [Fact]
    public void The_sample_pages_make_three_stories_in_whatever_order_they_come()
    {
        string? folder = Samples();
        Assert.SkipWhen(folder is null, "the folder shared is not there");
        string?[] dates = [null, "2021-12-15", null, "2024-05-17", "2024-02-08"];
        Entente.Articles.ArticleReader reader = new(DataTables.Embedded);
        Sketch[] sketches =
        [
            .. Directory
                .GetFiles(folder!)
                .Order(StringComparer.Ordinal)
                .Select(
                    (path, i) =>
                    {
                        byte[] bytes = File.ReadAllBytes(path);
                        Capture capture = new()
                        {
                            File = path,
                            Bytes = bytes,
                            Form = CaptureForm.Page,
                            Digest = ContentDigest.Of(bytes),
                        };
                        Article article = reader.Read(capture).Article!;
                        return Reports.Sketch(
                            $"r{i}",
                            article.Text,
                            dates[i],
                            article.Title?.Value
                        );
                    }
                ),
        ];

        foreach (int[] order in Orders([0, 1, 2, 3, 4]))
        {
            Dictionary<string, string> stories = StoryStages.Place(
                new StoryIndex(),
                order.Select(i => sketches[i])
            );
            string[] story = Array.ConvertAll(sketches, sketch => stories[sketch.Report]);

            Assert.True(
                story[0] == story[1] && story[1] == story[2],
                $"one story: {string.Join(' ', order)}"
            );
            Assert.Equal(3, story.Distinct(StringComparer.Ordinal).Count());
        }
    }

    private static IEnumerable<int[]> Orders(int[] items) =>
        items.Length == 1
            ? [items]
            : items.SelectMany(first =>
                Orders([.. items.Where(i => i != first)]).Select(rest => (int[])[first, .. rest])
            );

    private static string? Samples() =>
        Checkout.Shared is { } shared
        && Path.Combine(shared, "samples") is var folder
        && Directory.Exists(folder)
            ? folder
            : null;
}
