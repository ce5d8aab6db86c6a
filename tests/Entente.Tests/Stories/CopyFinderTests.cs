using System.Globalization;
using Entente.Data;
using Entente.Stories;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Entente.Tests.Stories;

public sealed class CopyFinderTests
{
    private const string Passage =
        "the delegations agreed to reopen the railway bridge across the gorge before winter and to share the cost of repairs in equal parts";

    private static readonly CopyFinder s_finder = new(DataTables.Embedded, Language.English);

    [Fact]
    public void A_reprint_is_a_copy_of_the_earlier_report()
    {
        Reuse reuse = Found(
            Text("r2", Reports.Ferry, "2020-05-06"),
            Text("r1", Reports.Ferry, "2020-05-05")
        );

        Assert.Equal(("r1", "r2", ReuseKind.Copy), (reuse.Source, reuse.Copy, reuse.Kind));
        Assert.Contains("later: 2020-05-06 after 2020-05-05", reuse.Signals);
    }

    [Fact]
    public void Without_dates_the_part_is_the_copy_of_the_whole()
    {
        Reuse reuse = Found(Text("r1", Reports.Ferry[..140]), Text("r2", Reports.Ferry));

        Assert.Equal(("r2", "r1"), (reuse.Source, reuse.Copy));
    }

    [Fact]
    public void Ten_thousand_spun_copies_from_a_thousand_hosts_are_one_account()
    {
        const int copies = 10_000;
        StoryIndex index = new();
        List<CopyText> texts = [];
        List<Reuse> reuses = [];
        for (int i = 0; i < copies; i++)
        {
            CopyText spun = Text($"p{i:000000}", Reports.Spun(i, 12)) with
            {
                Outlet = $"host{i % 1_000}.example",
            };
            Sketch sketch = Reports.Sketch(spun.Report, spun.Text);
            foreach (string neighbour in index.Neighbours(sketch, 2))
            {
                CopyText known = texts[
                    int.Parse(neighbour.AsSpan(1), CultureInfo.InvariantCulture)
                ];
                if (s_finder.Compare(known, spun) is { Kind: ReuseKind.Copy } reuse)
                {
                    reuses.Add(reuse);
                }
            }

            index.Place(sketch);
            texts.Add(spun);
        }

        Assert.Single(
            AccountCounter.Count(
                [.. texts.Select(text => Reports.Bare(text.Report))],
                reuses,
                new OutletOwners(DataTables.Embedded)
            )
        );
    }

    [Fact]
    public void A_passage_in_a_report_with_much_of_its_own_is_no_copy()
    {
        Reuse reuse = Found(
            Text("r1", $"{Reports.Ferry} Elsewhere, {Passage}."),
            Text("r2", $"{Reports.Vineyard} Now {Passage}.")
        );

        Assert.Equal(ReuseKind.Passages, reuse.Kind);
    }

    [Fact]
    public void The_passages_say_the_same_words_on_both_sides()
    {
        CopyText a = Text("r1", $"{Reports.Ferry} Elsewhere, {Passage}.");
        CopyText b = Text("r2", $"Now {Passage}. {Reports.Vineyard}");

        Reuse reuse = Found(a, b);

        Assert.All(
            reuse.Passages,
            passage =>
                Assert.Equal(
                    passage.InSource.In(Of(reuse.Source)).ToString(),
                    passage.InCopy.In(Of(reuse.Copy)).ToString()
                )
        );

        string Of(string report) => report == "r1" ? a.Text : b.Text;
    }

    [Fact]
    public void Shared_quoted_words_are_no_evidence()
    {
        string quoted = $"“{Passage},” the envoy said.";

        Assert.Null(
            s_finder.Compare(
                Text("r1", $"{Reports.Ferry} {quoted}"),
                Text("r2", $"{Reports.Vineyard} {quoted}")
            )
        );
    }

    [Fact]
    public void A_small_edit_does_not_end_a_passage()
    {
        const string edited =
            "the delegations agreed to reopen the old railway bridge across the gorge before winter, an aide said, and to share the cost of repairs in equal parts";

        Assert.NotNull(
            s_finder.Compare(
                Text("r1", $"{Reports.Ferry} Also {Passage}."),
                Text("r2", $"{Reports.Vineyard} And {edited}.")
            )
        );
    }

    [Fact]
    public void A_brief_that_hands_on_a_passage_and_says_whose_stands_on_that_word()
    {
        CopyText paper = Text(
            "r1",
            $"{Reports.Ferry} In the capital {Passage}. {Reports.FerryElsewhere}",
            "2020-05-06"
        );
        CopyText brief = Text(
            "r2",
            $"{Reports.Vineyard} The Lilliput Gazette writes that {Passage}. {Reports.Ferry[..20]}",
            "2020-05-05"
        ) with
        {
            NamedSources = ["Lilliput Gazette"],
        };

        Reuse reuse = Found(brief, paper);

        Assert.Equal(("r1", "r2", ReuseKind.Copy), (reuse.Source, reuse.Copy, reuse.Kind));
        Assert.Contains("names \"Lilliput Gazette\"", reuse.Signals);
    }

    [Fact]
    public void A_name_that_credits_nothing_does_not_turn_passages_into_a_copy()
    {
        CopyText paper = Text("r1", $"{Reports.Ferry} In the capital {Passage}.");
        CopyText brief = Text(
            "r2",
            $"{Reports.Vineyard} The Lilliput Gazette moves house. Then {Passage}."
        ) with
        {
            NamedSources = ["Lilliput Gazette"],
        };

        Assert.Equal(ReuseKind.Passages, Found(brief, paper).Kind);
    }

    [Fact]
    public void Whoever_credits_the_other_is_the_copy_whatever_the_dates_say()
    {
        CopyText wire = Text("r1", Reports.Ferry, "2020-05-06") with { Outlet = "Avalon Wire" };
        CopyText print = Text("r2", Reports.Ferry, "2020-05-05") with
        {
            Outlet = "Utopia Post",
            Agency = "Avalon Wire",
        };

        Reuse reuse = Found(wire, print);

        Assert.Equal(("r1", "r2"), (reuse.Source, reuse.Copy));
        Assert.Contains("credit line: Avalon Wire", reuse.Signals);
    }

    [Fact]
    public void Times_in_different_zones_are_compared_as_instants()
    {
        Reuse reuse = Found(
            Text("r1", Reports.Ferry, "2020-05-06T01:00+05:30"),
            Text("r2", Reports.Ferry, "2020-05-05T21:00Z")
        );

        Assert.Equal("r1", reuse.Source);
    }

    [Fact]
    public void It_does_not_matter_which_report_is_given_first() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<NonNull<string>>(),
                ArbMap.Default.ArbFor<NonNull<string>>(),
                (left, right) =>
                {
                    CopyText a = Text("r1", $"{left.Get} {Passage} {left.Get}");
                    CopyText b = Text("r2", $"{right.Get} {Passage} {right.Get}");
                    Reuse? one = s_finder.Compare(a, b);
                    Reuse? other = s_finder.Compare(b, a);
                    return one?.Source == other?.Source && one?.SharedWords == other?.SharedWords;
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_text_of_one_word_a_thousand_times_is_compared_without_harm()
    {
        string drum = string.Join(' ', Enumerable.Repeat("drum", 50_000));

        s_finder.Compare(Text("r1", drum), Text("r2", drum + " roll " + drum));
    }

    [Fact]
    public void A_text_told_again_sentence_by_sentence_with_other_words_is_a_copy()
    {
        const string source =
            "A ferry with forty passengers ran aground outside the harbour of Brenholm on Tuesday evening. The coast guard brought everybody ashore in "
            + "rubber boats within two hours. Divers are to look for a leak in the hull this morning. The captain blamed thick fog that came up in a few minutes.";
        const string told =
            "A ferry with forty travellers went aground near the harbour of Brenholm on Tuesday night. The coast guard took everybody ashore in inflatable "
            + "boats within two hours. Divers will look for a leak in the hull this afternoon. The skipper blamed thick fog that rose in a few minutes.";

        Reuse reuse = Found(Text("r1", source, "2020-05-05"), Text("r2", told, "2020-05-06"));

        Assert.Equal(("r1", "r2", ReuseKind.Copy), (reuse.Source, reuse.Copy, reuse.Kind));
    }

    [Fact]
    public void A_notice_that_the_site_puts_on_every_page_is_nobodys_passage()
    {
        const string notice =
            "Copyright 2020 Brenholm Media and its subsidiaries. All rights reserved. Nothing on these pages may be printed, copied, told again or sold "
            + "without the written consent of the publisher, who may ask for a fee and for a link to the page that it was taken from.";

        Assert.Null(
            s_finder.Compare(
                Text("r1", $"{Reports.Ferry} {notice}"),
                Text("r2", $"{Reports.Vineyard} {notice}")
            )
        );
    }

    [Fact]
    public void What_stands_behind_a_notice_at_the_end_of_a_page_belongs_to_it()
    {
        const string notice =
            "Copyright 2020 Brenholm Radio. All rights reserved.\nScripts are typed in a hurry by a contractor and may not be in their final form. "
            + "The authoritative record of what was broadcast is the recording itself, which listeners can order from the archive.";

        Assert.Null(
            s_finder.Compare(
                Text("r1", $"{Reports.Ferry}\n{notice}"),
                Text("r2", $"{Reports.Vineyard}\n{notice}")
            )
        );
    }

    [Theory]
    [InlineData("Brenholm Post", "2020-05-06", true)]
    [InlineData("Brenholm Post", "2020-11-06", false)]
    [InlineData("Mosane Echo", "2020-11-06", true)]
    public void What_an_outlet_prints_again_in_another_month_is_its_form(
        string outlet,
        string date,
        bool isFound
    )
    {
        CopyText first = Text("r1", $"{Reports.Ferry} Elsewhere, {Passage}.", "2020-05-05") with
        {
            Outlet = "Brenholm Post",
        };
        CopyText second = Text("r2", $"{Reports.Vineyard} Now {Passage}.", date) with
        {
            Outlet = outlet,
        };

        Assert.Equal(isFound, s_finder.Compare(first, second) is not null);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(5, false)]
    public void A_text_reworked_in_every_sentence_is_a_copy_unless_the_other_tells_more_of_its_own(
        int sentencesMore,
        bool isCopy
    )
    {
        const int sentences = 10;
        string source = Join(Enumerable.Range(0, sentences), (_, _) => true);

        // Two words in five are kept, and in one sentence seven in a row; the sentences come in another order.
        string reworked = Join(
            Enumerable.Range(0, sentences).Reverse().Concat(Enumerable.Range(20, sentencesMore)),
            (sentence, word) => sentence == 3 ? word < 7 : word % 3 == 0 || word == 11
        );

        Assert.Equal(
            isCopy ? ReuseKind.Copy : null,
            s_finder.Compare(Text("r1", source), Text("r2", reworked))?.Kind
        );

        static string Join(IEnumerable<int> sentences, Func<int, int, bool> isKept) =>
            string.Join(
                ". ",
                sentences.Select(sentence =>
                    string.Join(
                        ' ',
                        Enumerable
                            .Range(0, 12)
                            .Select(word =>
                                (isKept(sentence, word) ? "word" : "other") + $"{sentence}x{word}"
                            )
                    )
                )
            );
    }

    [Fact]
    public void Of_two_texts_of_one_day_the_misspelt_one_is_the_copy()
    {
        string misspelt = Reports
            .Ferry.Replace("coast", "coastt", StringComparison.Ordinal)
            .Replace("rubber", "rubbber", StringComparison.Ordinal)
            .Replace("hull", "hulll", StringComparison.Ordinal);

        Reuse reuse = Found(
            Text("r1", misspelt + " More at six o'clock."),
            Text("r2", Reports.Ferry)
        );

        Assert.Equal(("r2", "r1"), (reuse.Source, reuse.Copy));
        Assert.Contains("3 misspelt words where the other has 0", reuse.Signals);
    }

    [Fact]
    public void A_passage_is_from_the_text_of_that_day_whose_rest_tells_of_the_same()
    {
        const string matter =
            " Engineers will inspect the railway in the gorge next week, and the repairs begin when the delegations have signed.";

        Reuse reuse = Found(
            Text("r1", $"{Reports.Vineyard} {Passage}. {Reports.FerryOfAnotherYear}"),
            Text("r2", $"In the evening {Passage}.{matter}")
        );

        Assert.Equal(("r2", "r1"), (reuse.Source, reuse.Copy));
        Assert.Contains(
            "4 words of the passages come again in the rest of the other, 0 in the rest of this one",
            reuse.Signals
        );
    }

    [Fact]
    public void Another_text_on_the_same_thing_is_no_copy() =>
        Assert.Null(
            s_finder.Compare(
                Text("r1", Reports.Ferry, "2020-05-05"),
                Text("r2", Reports.FerryElsewhere, "2020-05-05")
            )
        );

    private static CopyText Text(string id, string text, string? date = null) =>
        new(id, null, text, null, null, date, []);

    private static Reuse Found(CopyText a, CopyText b) =>
        Assert.IsType<Reuse>(s_finder.Compare(a, b));
}
