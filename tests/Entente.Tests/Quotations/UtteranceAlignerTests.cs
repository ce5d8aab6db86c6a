using System.Globalization;
using Entente.Data;
using Entente.Quotations;
using Xunit;

namespace Entente.Tests.Quotations;

public sealed class UtteranceAlignerTests
{
    private static readonly UtteranceAligner s_aligner = new(Language.English);

    [Fact]
    public void A_second_translation_joins_the_utterance_of_the_first()
    {
        UtteranceMatch? match = Match(
            "The old bridge between our two towns has been repaired – a sign of trust and of respect for each other’s heritage",
            "The old bridge between our two towns has been mended, among other things as a sign of trust and respect for mutual heritage"
        );

        Assert.Equal("u1", match?.Utterance);
    }

    [Fact]
    public void A_wording_cut_short_joins_and_says_why()
    {
        UtteranceMatch? match = Match(
            "The old bridge between our two towns has been repaired",
            "The old bridge between our two towns has been repaired – a sign of trust"
        );

        Assert.Equal("words contained in the other wording", match?.Why);
    }

    [Fact]
    public void Another_speaker_has_another_utterance()
    {
        Wording said = new("q1", "r1", "The old bridge has been repaired at last", ["amara-dell"]);
        Wording again = said with { Quotation = "q2", SpeakerKeys = ["jonas-reit"] };

        Assert.Null(s_aligner.Match(again, [new AlignedWording(said, "u1")]));
    }

    [Fact]
    public void One_of_two_speakers_is_the_same_speaker()
    {
        Wording said = new(
            "q1",
            "r1",
            "The old bridge has been repaired at last",
            ["amara-dell", "jonas-reit"]
        );
        Wording again = said with { Quotation = "q2", SpeakerKeys = ["jonas-reit"] };

        Assert.Equal(1, s_aligner.Match(again, [new AlignedWording(said, "u1")])?.Score);
    }

    [Theory]
    [InlineData("We will repair the old bridge in May", "We will repair the old bridge in June")]
    [InlineData(
        "Exports of timber rose by 31 percent in a year",
        "Exports of timber rose by 24 percent in a year"
    )]
    [InlineData(
        "We shall cross the river when the ice is gone",
        "We shall not cross the river when the ice is gone"
    )]
    [InlineData("very useful talks", "very useful and open talks")]
    public void What_no_translation_changes_keeps_wordings_apart(string left, string right) =>
        Assert.Null(Match(left, right));

    [Fact]
    public void Who_meets_whom_and_where_is_no_statement() =>
        Assert.Null(
            Match(
                "she will call on Harbour Master Jonas Reit of Lowmark to respect fishing rights when the two chiefs meet in Brenholm",
                "I can do nothing but speak out for fishing rights, so I'll be meeting with Harbour Master Jonas Reit of Lowmark in a couple of weeks in Brenholm making it plain that we stand by the boats"
            )
        );

    [Fact]
    public void What_is_said_twice_in_a_row_is_said_once() =>
        Assert.Equal(
            1,
            Match(
                "We will not, we will not let them close the mill",
                "We will not let them close the mill"
            )?.Score
        );

    [Fact]
    public void Reports_of_a_long_sentence_may_differ_in_one_number()
    {
        UtteranceMatch? match = Match(
            "The central bank bought nine billion crowns of foreign debt on the open market this morning",
            "The central bank bought ninety billion crowns of foreign debt on the open market this morning"
        );

        Assert.EndsWith("one point differs", match?.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void One_report_does_not_differ_from_itself_in_a_number()
    {
        Wording one = new(
            "q1",
            "r1",
            "The central bank bought nine billion crowns of foreign debt on the open market this morning",
            ["amara-dell"]
        );
        Wording other = one with
        {
            Quotation = "q2",
            Text = one.Text.Replace("nine", "ninety", StringComparison.Ordinal),
        };

        Assert.Null(s_aligner.Match(other, [new AlignedWording(one, "u1")]));
        Assert.NotNull(
            s_aligner.Match(other with { Report = "r2" }, [new AlignedWording(one, "u1")])
        );
    }

    [Fact]
    public void Stock_phrases_are_said_again_only_by_one_who_is_named()
    {
        Wording said = new(
            "q1",
            "r1",
            "There is no alternative to a political settlement of the conflict over the highlands",
            ["amara-dell"]
        );
        AlignedWording earlier = new(said, "u1");

        Assert.Equal("u1", s_aligner.SaidAgain(said with { Quotation = "q2" }, earlier)?.Utterance);
        Assert.Null(s_aligner.SaidAgain(said with { SpeakerKeys = [] }, earlier));
        Assert.Null(s_aligner.SaidAgain(said with { SpeakerKeys = ["jonas-reit"] }, earlier));
    }

    [Fact]
    public void The_keys_of_a_wording_find_it_when_a_word_was_put_in()
    {
        WordingKeys keys = KeysOf("The old bridge between our two towns has been repaired at last");
        WordingKeys other = KeysOf(
            "The old stone bridge between our two towns was repaired at last"
        );

        Assert.NotEmpty(keys.Kept.Intersect(other.Asked));
        Assert.Empty(keys.Kept.Intersect(KeysOf("Nobody asked the ferryman for his papers").Asked));
    }

    [Fact]
    public void The_index_of_a_story_finds_what_comparing_with_all_finds()
    {
        string[] texts =
        [
            .. Enumerable
                .Range(0, 30)
                .Select(i =>
                    $"The council of town {i} will repair the {s_things[i % s_things.Length]} on the {s_places[i / 3 % s_places.Length]} road"
                ),
        ];
        UtteranceIndex index = new(s_aligner);
        List<AlignedWording> known = [];
        foreach (string text in texts)
        {
            Wording wording = new(text, text, text, ["amara-dell"]);

            UtteranceMatch? match = index.Match(wording);

            Assert.Equal(s_aligner.Match(wording, known), match);
            known.Add(new AlignedWording(wording, match?.Utterance ?? text));
            index.Add(known[^1]);
        }
    }

    [Theory]
    [InlineData("“” ‘’ „ » « ' \"")]
    [InlineData("")]
    [InlineData("\uD800 \uDC00 a\u0301\u0301")]
    [InlineData("هذا هو كلام الرئيس عن السلام والحدود بين البلدين")]
    public void Odd_wordings_are_compared_without_a_word(string text)
    {
        Wording wording = new("q1", "r1", text, ["amara-dell"]);
        UtteranceIndex index = new(s_aligner);
        index.Add(new AlignedWording(wording, "u1"));

        _ = index.Match(wording with { Quotation = "q2", Report = "r2" });
        _ = s_aligner.KeysOf(wording);
    }

    [Fact]
    public void Thousands_of_quotations_and_a_very_long_one_are_aligned_in_time_that_grows_with_them()
    {
        // 2,000 wordings that all share their words, and one of a megabyte: what is compared is bounded.
        UtteranceIndex index = new(s_aligner);
        string endless = string.Concat(
            Enumerable.Repeat("“the harbour ’ is « not a chip ", 35_000)
        );
        for (int i = 0; i < 2_000; i++)
        {
            Wording wording = new(
                $"q{i}",
                "r1",
                $"The harbour is no chip of {i} (“",
                ["amara-dell"]
            );
            index.Match(wording);
            if (index.Count < 512)
            {
                index.Add(new AlignedWording(wording, $"u{i}"));
            }
        }

        Wording long1 = new("q-long", "r2", endless, ["amara-dell"]);
        index.Match(long1);
        index.Add(new AlignedWording(long1, "u-long"));
        Assert.NotNull(index.Match(long1 with { Quotation = "again", Report = "r3" }));
    }

    [Theory]
    [InlineData("The harbour is no chip of {0}")] // nearly all words shared
    [InlineData("The harbour stays open")] // said again and again
    [InlineData("“The ‘ harbour « stays {0} open")] // marks that never close
    [InlineData("قال الوزير إن المحادثات ستستمر {0}")]
    public void Time_grows_with_the_statements_of_a_story_and_no_faster(string words) =>
        Growth.AssertLinear(
            1_500,
            statements =>
            {
                Wording[] wordings =
                [
                    .. Enumerable
                        .Range(0, statements)
                        .Select(i => new Wording(
                            $"q{i}",
                            "r1",
                            string.Format(CultureInfo.InvariantCulture, words, i * 37),
                            ["amara-dell"]
                        )),
                ];
                return () =>
                {
                    UtteranceIndex index = new(s_aligner);
                    foreach (Wording wording in wordings)
                    {
                        index.Match(wording);
                        index.Add(new AlignedWording(wording, wording.Quotation));
                    }
                };
            }
        );

    [Fact]
    public void Among_ten_thousand_statements_of_one_speaker_the_same_one_is_found()
    {
        UtteranceIndex index = new(s_aligner);
        for (int i = 0; i < 10_000; i++)
        {
            string words = string.Create(
                CultureInfo.InvariantCulture,
                $"The harbour will take {i} ships before the winter, and the mills of the northern bank will grind"
            );
            index.Add(
                new AlignedWording(
                    new Wording($"q{i}", "r1", words, ["amara-dell"]),
                    string.Create(CultureInfo.InvariantCulture, $"u{i}")
                )
            );
        }

        UtteranceMatch? match = index.Match(
            new Wording(
                "again",
                "r2",
                "The harbour will take 7123 ships before winter and the mills of the northern bank will grind",
                ["amara-dell"]
            )
        );

        Assert.Equal("u7123", match?.Utterance);
    }

    [Fact]
    public void What_one_denies_is_not_what_another_said()
    {
        Wording said = new("q1", "r1", "The old bridge has been repaired at last", ["amara-dell"]);
        Wording denied = said with { Quotation = "q2", Report = "r2", IsNegated = true };

        Assert.Null(s_aligner.Match(denied, [new AlignedWording(said, "u1")]));
    }

    private static readonly string[] s_things = ["bridge", "harbour", "mast", "market", "barrier"];
    private static readonly string[] s_places = ["northern", "southern", "coastal", "mountain"];

    private static WordingKeys KeysOf(string text) =>
        s_aligner.KeysOf(new Wording(text, text, text, []));

    private static UtteranceMatch? Match(string left, string right) =>
        s_aligner.Match(
            new Wording("q2", "r2", right, ["speaker"]),
            [new AlignedWording(new Wording("q1", "r1", left, ["speaker"]), "u1")]
        );
}
