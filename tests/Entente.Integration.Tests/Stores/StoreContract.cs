using System.Collections.Immutable;
using Entente.Storage;
using Xunit;

namespace Entente.Integration.Tests.Stores;

/// <summary>What holds of every store. A store derives from this and adds its construction, nothing else.</summary>
public abstract partial class StoreContract : IAsyncDisposable
{
    private IStore? _store;

    private protected abstract Task<IStore> OpenAsync();

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_store is not null)
        {
            await _store.DisposeAsync();
        }
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private async Task<IStore> StoreWith(params Filing[] filings)
    {
        _store ??= await OpenAsync();
        await _store.SaveAsync(filings, Token);
        return _store;
    }

    private static async Task<List<T>> All<T>(IAsyncEnumerable<T> rows)
    {
        List<T> all = [];
        await foreach (T row in rows)
        {
            all.Add(row);
        }

        return all;
    }

    private static string[] Ids(IEnumerable<Filing> filings) =>
        [.. filings.Select(f => f.Report.Id)];

    private static void Same(object expected, object? actual) =>
        Assert.Equal(Portrait.Of(expected), Portrait.Of(actual));

    private static StoredReport Stored(Filing filing) =>
        new(filing.Report, filing.Capture.File, filing.Story, filing.StoryWhy, filing.Utterances)
        {
            Version = filing.Version,
        };

    [Fact]
    public async Task Events_are_found_by_their_identifier_and_by_who_takes_part()
    {
        Filing full = Filings.Full();
        IStore store = await StoreWith(full);
        string id = RecordId.ForEvent(full.Report.Id, full.Report.Events[1].Trigger.Start);

        Assert.Equal([id], await store.IdsAsync(id, 10, Token));
        Assert.Equal([full.Report.Id], await store.ReportsOfAsync(id, Token));
        Assert.Equal([full.Report.Id], await All(store.ActingAsync("RUS", Token)));
        Assert.Equal([full.Report.Id], await All(store.ActingAsync("x", Token)));
        Assert.Empty(await All(store.ActingAsync("CHN", Token)));
    }

    [Fact]
    public async Task Offices_are_found_across_stories_where_somebody_asks_for_them()
    {
        SeenOffice office = new("foreign-minister", "ISL");
        Filing naming = Office("naming", "s1", EntityType.Person, "Erla Dell", "read as a name");
        Filing asking = Office("asking", "s2", EntityType.Nationality, "Iceland", "adjective");
        Filing learned = Office(
            "learned",
            "s3",
            EntityType.Person,
            "Erla Dell",
            LearnedOffice.Rule + "rgone"
        );

        IStore store = await StoreWith(naming);
        Assert.Empty(await All(store.OpenOfficesAsync("s1", Token)));

        await store.SaveAsync([asking], Token);
        Assert.Equal([office], await All(store.OpenOfficesAsync("s1", Token)));
        Assert.Empty(await All(store.OpenOfficesAsync("", Token)));

        await store.SaveAsync([learned], Token);
        Assert.Equal([office], await All(store.OpenOfficesAsync("", Token)));
        Assert.Equal(
            ["s1", "s2", "s3"],
            (await All(store.OfficesAsync(office, Token))).Select(seen => seen.Story)
        );
        Assert.Equal(
            [learned.Report.Id],
            (await All(store.OfficesInAsync(learned.Report.Id, Token))).Select(seen => seen.Report)
        );

        Filing Office(string text, string story, EntityType type, string name, string rule)
        {
            Filing filing = Filings.Bare(text, story);
            Mention mention = new(new TextSpan(0, 2), type, name, Entity: null, rule)
            {
                Office = office,
            };
            return filing with { Report = filing.Report with { Mentions = [mention] } };
        }
    }

    [Fact]
    public async Task A_report_with_every_property_comes_back_as_it_was()
    {
        Filing filing = Filings.Full();
        IStore store = await StoreWith(filing);

        List<StoredReport> reports = await All(store.ReportsAsync([filing.Report.Id], Token));
        Capture? capture = await store.CaptureAsync(filing.Capture.Digest, Token);

        Same(Stored(filing), Assert.Single(reports));
        Same(filing.Capture, capture);
    }

    [Fact]
    public async Task A_report_that_changes_its_story_is_found_in_the_new_one_only()
    {
        Filing filing = Filings.Full();
        IStore store = await StoreWith(filing);
        Renewal renewal = filing.Findings with
        {
            Utterances = [.. filing.Utterances.Select(utterance => utterance + "x")],
            Moved = new StoryPlace("another", "grouped anew"),
        };

        await store.RenewAsync([renewal], Token);

        StoredReport stored = Assert.Single(
            await All(store.ReportsAsync([filing.Report.Id], Token))
        );
        Assert.Equal(("another", "grouped anew"), (stored.Story, stored.StoryWhy));
        Assert.Equal(renewal.Utterances, stored.Utterances);
        Assert.Empty(await All(store.HeadsAsync(filing.Story, Token)));
        Assert.Single(await All(store.HeadsAsync("another", Token)));
    }

    [Fact]
    public async Task Wordings_are_found_by_the_keys_they_share_one_of_each_utterance()
    {
        Filing one = Filings.Saying("a0", "u1", [7, 8, 9], ["u9"]);
        Filing same = Filings.Saying("a1", "u1", [7, 8], []);
        Filing other = Filings.Saying("a2", "u2", [9], []);
        IStore store = await StoreWith(one, same, other);

        List<StoredWording> found = await All(store.WordingsAsync([7, 8, 9, 5], 10, Token));

        Assert.Equal(["u1", "u2"], found.Select(wording => wording.Utterance));
        Assert.Equal([3, 1], found.Select(wording => wording.SharedKeys));
        Assert.Equal(one.Report.Quotations[0].WordsIn("a0 said so"), found[0].Words);
        Assert.Equal(["erla lind"], found[0].Speakers);
        Assert.True(found[0].IsNegated);
        Assert.True(
            Assert
                .Single(await All(store.ReportsAsync([one.Report.Id], Token)))
                .Report.Quotations[0]
                .IsNegated
        );
        Assert.Single(await All(store.WordingsAsync([7, 8, 9], 1, Token)));
        Assert.Empty(await All(store.WordingsAsync([4], 10, Token)));
        Assert.Empty(await All(store.WithoutKeysAsync(Token)));
    }

    [Fact]
    public async Task A_wording_is_found_behind_many_that_share_a_turn_of_phrase_with_it()
    {
        IStore store = await StoreWith([
            .. Enumerable
                .Range(0, 60)
                .Select(i => Filings.Saying($"d{i}", $"u{i}", i == 59 ? [7, 8] : [7], [])),
        ]);

        List<StoredWording> found = await All(store.WordingsAsync([7, 8], 1, Token));

        Assert.Equal(("u59", 2), (Assert.Single(found).Utterance, found[0].SharedKeys));
    }

    [Fact]
    public async Task What_was_said_again_is_known_from_both_sides()
    {
        IStore store = await StoreWith(
            Filings.Saying("b0", "u1", [1], []),
            Filings.Saying("b1", "u2", [1], ["u1"])
        );

        ILookup<string, string> again = await store.SaidAgainAsync(["u2", "u1", "u3"], Token);
        Assert.Equal(["u1"], again["u2"]);
        Assert.Equal(["u2"], again["u1"]);
        Assert.Empty(again["u3"]);
    }

    [Fact]
    public async Task Quotations_without_keys_are_given_them_later()
    {
        Filing filing = Filings.Saying("c0", "u1", [], []) with { Keys = [], SaidAgain = [] };
        IStore store = await StoreWith(filing);
        Assert.Equal([filing.Report.Id], await All(store.WithoutKeysAsync(Token)));

        await store.IndexAsync(
            [
                new ReportKeys(
                    filing.Report.Id,
                    [
                        [3, 4],
                    ]
                ),
            ],
            Token
        );

        Assert.Empty(await All(store.WithoutKeysAsync(Token)));
        Assert.Equal(
            filing.Report.Quotations[0].Id,
            Assert.Single(await All(store.WordingsAsync([4], 10, Token))).Quotation
        );
    }

    [Fact]
    public async Task Corrections_are_numbered_kept_as_they_are_and_undone_once()
    {
        IStore store = await StoreWith();
        DateTimeOffset made = new(2024, 5, 17, 1, 2, 3, 4, TimeSpan.FromHours(5.5));
        Correction office = new()
        {
            Made = made,
            Kind = CorrectionKind.Office,
            Subject = "Erla Lind \uD83D\uDE00",
            Value = "foreign-minister",
            Of = "ISL",
            From = new DateOnly(2021, 11, 28),
            To = new DateOnly(2022, 1, 1),
        };
        Correction split = new()
        {
            Made = made,
            Kind = CorrectionKind.Split,
            Subject = "a",
            Value = "b",
            Report = "r1",
        };

        Correction first = await store.CorrectAsync(office, Token);
        Correction second = await store.CorrectAsync(split, Token);
        Correction? undone = await store.UndoAsync(1, made.AddDays(1), Token);
        Correction? again = await store.UndoAsync(1, made.AddDays(2), Token);
        Correction? missing = await store.UndoAsync(7, made, Token);

        Assert.Equal(office with { Number = 1 }, first);
        Assert.Equal(split with { Number = 2 }, second);
        Assert.Equal(first with { Undone = made.AddDays(1) }, undone);
        Assert.Null(again);
        Assert.Null(missing);
        Assert.Equal([undone!, second], await All(store.CorrectionsAsync(Token)));
    }

    [Fact]
    public async Task A_correction_of_stories_keeps_the_reports_that_it_moved()
    {
        IStore store = await StoreWith();
        Correction division = new()
        {
            Made = DateTimeOffset.UnixEpoch,
            Kind = CorrectionKind.DivideStory,
            Subject = "s1",
            Value = "s2",
            Moved = ["r1", "r2"],
        };

        await store.CorrectAsync(division, Token);
        Correction kept = Assert.Single(await All(store.CorrectionsAsync(Token)));

        Assert.Equal(["r1", "r2"], kept.Moved);
        Assert.Null(kept.Report);
        Assert.Equal(division with { Number = 1, Moved = [] }, kept with { Moved = [] });
    }

    [Fact]
    public async Task Somebody_unknown_is_found_by_name_in_any_case()
    {
        Filing filing = Filings.Full();
        IStore store = await StoreWith(filing);

        Assert.Equal([filing.Report.Id], await All(store.NamedAsync("SOMEONE", Token)));
        Assert.Empty(await All(store.NamedAsync("Someone else", Token)));
        Assert.Empty(
            await All(store.NamedAsync(filing.Report.Mentions[^1].Name, Token)) // known to the tables
        );
    }

    [Fact]
    public async Task A_report_without_anything_that_may_be_absent_comes_back_as_it_was()
    {
        Filing filing = Filings.Bare("x");
        IStore store = await StoreWith(filing);

        List<StoredReport> reports = await All(store.ReportsAsync([filing.Report.Id], Token));
        Capture? capture = await store.CaptureAsync(filing.Capture.Digest, Token);

        Same(Stored(filing), Assert.Single(reports));
        Same(filing.Capture, capture);
    }

    [Fact]
    public async Task An_empty_text_is_kept()
    {
        Filing filing = Filings.Bare("");
        IStore store = await StoreWith(filing);

        Same(
            Stored(filing),
            Assert.Single(await All(store.ReportsAsync([filing.Report.Id], Token)))
        );
    }

    [Theory]
    [InlineData("2024-05-17", null, null)]
    [InlineData("2024-05-17", "00:00", null)]
    [InlineData("2024-05-17", "23:59:59.9999999", "00:00")]
    [InlineData("0001-01-01", null, "05:45")]
    [InlineData("9999-12-31", "12:00", "-12:30:15")]
    public async Task A_date_is_kept_as_exactly_as_it_is_known(
        string day,
        string? time,
        string? zone
    )
    {
        NewsDate date = new(
            DateOnly.ParseExact(day, "yyyy-MM-dd", null),
            time is null ? null : TimeOnly.Parse(time, null),
            zone is null ? null : TimeSpan.Parse(zone, null)
        );
        Filing bare = Filings.Bare("x");
        Article article = bare.Report.Article with
        {
            Published = new Stated<NewsDate>(date, null, "r"),
        };
        Filing filing = bare with { Report = bare.Report with { Article = article } };
        IStore store = await StoreWith(filing);

        StoredReport report = Assert.Single(
            await All(store.ReportsAsync([filing.Report.Id], Token))
        );
        ReportHead head = Assert.Single(await All(store.HeadsAsync(null, Token)));

        Assert.Equal(date, report.Report.Article.Published!.Value);
        Assert.Equal(date.ToString(), head.Published);
    }

    [Fact]
    public async Task A_new_store_is_empty_and_sound()
    {
        IStore store = await StoreWith();

        Assert.Empty(await All(store.HeadsAsync(null, Token)));
        Assert.Empty(await All(store.SketchesAsync(cancellationToken: Token)));
        Assert.Empty(await All(store.EntitiesAsync(Token)));
        Assert.Empty(await All(store.CheckAsync(Token)));
    }

    [Fact]
    public async Task Only_what_is_kept_is_said_to_be()
    {
        Filing kept = Filings.Bare("kept");
        Filing other = Filings.Bare("other");
        IStore store = await StoreWith(kept);

        Assert.True(await store.HasAsync(kept.Capture.Digest, Token));
        Assert.False(await store.HasAsync(other.Capture.Digest, Token));
        Assert.Null(await store.CaptureAsync(other.Capture.Digest, Token));
    }

    [Fact]
    public async Task Heads_come_in_the_order_of_saving_and_by_story()
    {
        Filing[] filings =
        [
            Filings.Bare("c", "s2"),
            Filings.Titled("A headline", "b", "2021-12-15"),
            Filings.Bare("a", "s2"),
        ];
        IStore store = await StoreWith(filings);

        List<ReportHead> all = await All(store.HeadsAsync(null, Token));
        List<ReportHead> second = await All(store.HeadsAsync("s2", Token));

        Assert.Equal(Ids(filings), all.Select(h => h.Id));
        Assert.Equal(Ids([filings[0], filings[2]]), second.Select(h => h.Id));
        Assert.Equal(
            new ReportHead(
                filings[1].Report.Id,
                "s1",
                "1.txt",
                "A headline",
                null,
                "2021-12-15",
                null
            ),
            all[1]
        );
        Assert.Empty(await All(store.HeadsAsync("s3", Token)));
    }

    [Fact]
    public async Task Sketches_come_back_byte_for_byte_in_the_order_of_saving()
    {
        Filing first = Filings.Bare("z") with { Sketch = new byte[] { 9, 0, 9 } };
        Filing second = Filings.Bare("a", "s2");
        IStore store = await StoreWith(first, second);

        List<StoredSketch> sketches = await All(store.SketchesAsync(cancellationToken: Token));

        Same(
            new[]
            {
                new StoredSketch(first.Report.Id, "s1", first.Sketch),
                new StoredSketch(second.Report.Id, "s2", second.Sketch),
            },
            sketches
        );
    }

    [Fact]
    public async Task Of_the_sketches_as_many_of_the_newest_come_as_are_asked_for()
    {
        Filing[] filings = [Filings.Bare("a"), Filings.Bare("b"), Filings.Bare("c")];
        IStore store = await StoreWith(filings);

        List<StoredSketch> sketches = await All(store.SketchesAsync(2, Token));

        Assert.Equal(
            filings.Skip(1).Select(filing => filing.Report.Id),
            sketches.Select(sketch => sketch.Report)
        );
    }

    [Fact]
    public async Task A_text_is_found_by_enough_of_its_keys_the_one_with_most_first()
    {
        Filing few = Filings.Bare("a") with { TextKeys = [1, 2, 30] };
        Filing most = Filings.Bare("b") with { TextKeys = [1, 2, 3] };
        Filing other = Filings.Bare("c") with { TextKeys = [3, 40, 50] };
        Filing none = Filings.Bare("d");
        IStore store = await StoreWith(few, most, other, none);

        Assert.Equal(
            [most.Report.Id, few.Report.Id],
            await store.WithTextKeysAsync([1, 2, 3, 4], fewest: 2, limit: 10, Token)
        );
        Assert.Equal(
            [most.Report.Id],
            await store.WithTextKeysAsync([1, 2, 3, 4], fewest: 2, limit: 1, Token)
        );
    }

    [Fact]
    public async Task A_sketch_that_is_written_anew_takes_the_place_of_the_old_one()
    {
        Filing filing = Filings.Bare("z") with { Sketch = new byte[] { 1 } };
        IStore store = await StoreWith(filing);
        StoredSketch sketch = new(filing.Report.Id, "s1", new byte[] { 2, 3 });

        await store.ResketchAsync([sketch, sketch with { Report = "unknown" }], Token);

        Same(new[] { sketch }, await All(store.SketchesAsync(cancellationToken: Token)));
    }

    [Fact]
    public async Task Reports_come_in_the_order_asked_and_unknown_ones_are_left_out()
    {
        Filing a = Filings.Bare("a");
        Filing b = Filings.Bare("b");
        IStore store = await StoreWith(a, b);

        List<StoredReport> reports = await All(
            store.ReportsAsync(
                [b.Report.Id, "r000000000000", "", "r\0", a.Report.Id, b.Report.Id],
                Token
            )
        );

        Assert.Equal([b.Report.Id, a.Report.Id, b.Report.Id], reports.Select(r => r.Report.Id));
    }

    [Fact]
    public async Task A_capture_that_is_kept_already_is_left_out_whole()
    {
        Filing first = Filings.Quoting("words", "u1");
        Filing other = Filings.Bare("other");
        Filing again = first with
        {
            Story = "s9",
            Capture = first.Capture with { File = "elsewhere.txt" },
            Reuses = [Filings.ReuseOf(other, first)],
        };
        IStore store = await StoreWith(first, again);

        await store.SaveAsync([other, again, other], Token);

        Assert.Equal(
            [first.Report.Id, other.Report.Id],
            (await All(store.HeadsAsync(null, Token))).Select(h => h.Id)
        );
        Same(Stored(first), Assert.Single(await All(store.ReportsAsync([first.Report.Id], Token))));
        Assert.Empty(await All(store.ReusesAsync([first.Report.Id], Token)));
    }

    [Fact]
    public async Task Reuses_are_found_from_both_sides_once()
    {
        Filing source = Filings.Bare("source text");
        Filing copy = Filings.Bare("copied text");
        Passage passage = new(new TextSpan(0, 6), new TextSpan(1, 7));
        Passage later = new(new TextSpan(7, 11), new TextSpan(0, 1));
        Reuse reuse = Filings.ReuseOf(source, copy, passage, later) with
        {
            Signals = ["names \"A\"", "\uD83D ␛"],
        };
        Filing third = Filings.Bare("third");
        Reuse second = new(third.Report.Id, source.Report.Id, ReuseKind.Passages, [], 0, []);
        // The source stands behind its copy in the batch, and both report the same reuse.
        IStore store = await StoreWith(
            copy with
            {
                Reuses = [reuse],
            },
            source with
            {
                Reuses = [reuse with { SharedWords = 99 }],
            },
            third with
            {
                Reuses = [second],
            }
        );

        Same(
            new[] { reuse },
            await All(store.ReusesAsync([copy.Report.Id, copy.Report.Id], Token))
        );
        Same(
            new[] { reuse, second },
            await All(store.ReusesAsync([source.Report.Id, copy.Report.Id], Token))
        );
        Same(new[] { second }, await All(store.ReusesAsync(["r0", third.Report.Id], Token)));
        Assert.Empty(await All(store.ReusesAsync([], Token)));
    }

    [Fact]
    public async Task Identifiers_are_found_by_their_beginning()
    {
        Filing source = Filings.Quoting("source", "u1aa");
        Filing copy = Filings.Quoting("copy", "u1ab");
        Reuse reuse = Filings.ReuseOf(source, copy);
        IStore store = await StoreWith(
            source with
            {
                Story = "s1x",
            },
            copy with
            {
                Story = "s1y",
                Reuses = [reuse],
            }
        );

        Assert.Equal(["s1x", "s1y"], await store.IdsAsync("s", 10, Token));
        Assert.Equal(["s1x"], await store.IdsAsync("s1", 1, Token));
        Assert.Equal(["u1aa", "u1ab"], await store.IdsAsync("u1a", 10, Token));
        Assert.Equal(["u1ab"], await store.IdsAsync("u1ab", 10, Token));
        Assert.Equal(
            Ids([source, copy]).Order(StringComparer.Ordinal),
            await store.IdsAsync("r", 10, Token)
        );
        Assert.Equal([source.Report.Id], await store.IdsAsync(source.Report.Id[..8], 10, Token));
        Assert.Equal(2, (await store.IdsAsync("q", 10, Token)).Length);
        Assert.Equal(
            [RecordId.ForReuse(reuse.Source, reuse.Copy)],
            await store.IdsAsync("c", 10, Token)
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("s%")]
    [InlineData("s_")]
    [InlineData("r\0")]
    [InlineData("s' OR 1=1 --")]
    [InlineData("\uD83D")]
    public async Task An_odd_beginning_of_an_identifier_finds_nothing(string prefix)
    {
        IStore store = await StoreWith(Filings.Full());

        Assert.Empty(await store.IdsAsync(prefix, 10, Token));
        Assert.Empty(await store.ReportsOfAsync(prefix, Token));
    }

    [Fact]
    public async Task A_figure_and_a_time_are_found_by_their_identifiers()
    {
        Filing full = Filings.Full();
        IStore store = await StoreWith(full, Filings.Bare("other"));
        string figure = RecordId.ForFigure(full.Report.Id, ReportPart.Headline, 3);
        string time = RecordId.ForTime(full.Report.Id, ReportPart.Body, 3);

        Assert.Equal([figure], await store.IdsAsync(figure[..8], 10, Token));
        Assert.Equal([time], await store.IdsAsync(time[..8], 10, Token));
        Assert.Equal([full.Report.Id], await store.ReportsOfAsync(figure, Token));
        Assert.Equal([full.Report.Id], await store.ReportsOfAsync(time, Token));
    }

    [Fact]
    public async Task A_statement_of_a_headline_and_one_within_another_come_back_as_they_were()
    {
        Filing full = Filings.Full();
        Quotation said = full.Report.Quotations[0];
        Quotation headline = new()
        {
            Id = RecordId.ForQuotation(full.Report.Id, 2, ReportPart.Headline),
            Part = ReportPart.Headline,
            Within = said.Id,
            Words = [new TextSpan(2, 5)],
            Kind = QuotationKind.Indirect,
            Rule = "name beside a headline",
        };
        Report report = full.Report with { Quotations = [said, headline] };
        IStore store = await StoreWith(full with { Report = report, Utterances = ["u1", "u1"] });

        StoredReport stored = (await All(store.ReportsAsync([report.Id], Token)))[0];

        Quotation back = stored.Report.Quotations[1];
        Assert.Equal((headline.Id, ReportPart.Headline), (back.Id, back.Part));
        Assert.Equal(said.Id, back.Within);
        Assert.Equal("tle", stored.Report.WordsOf(back));
        Assert.Empty(await All(store.CheckAsync(Token)));
        Quotation outside = headline with { Words = [new TextSpan(2, 4_000)] };
        await Assert.ThrowsAsync<ArgumentException>(() =>
            store.RenewAsync([new Renewal(report with { Quotations = [outside] }, ["u1"])], Token)
        );
    }

    [Fact]
    public async Task Captions_come_back_as_they_were_and_are_found_by_their_words()
    {
        Filing full = Filings.Full();
        Filing other = Filings.Bare("other");
        Article article = full.Report.Article with
        {
            Captions =
            [
                new Caption("The harbour\n\nat dusk", SourceMap.Identity(3)),
                new Caption("Nine lanterns", SourceMap.Identity(5), IsOfEarlier: true),
            ],
        };
        Report report = full.Report with { Article = article };
        IStore store = await StoreWith(full with { Report = report }, other);

        StoredReport stored = (await All(store.ReportsAsync([report.Id], Token)))[0];

        Assert.Equal(
            article.Captions.Select(caption => (caption.Text, caption.IsOfEarlier)),
            stored.Report.Article.Captions.Select(caption => (caption.Text, caption.IsOfEarlier))
        );
        Assert.Equal(
            article.Captions.Select(caption => caption.Source.Runs[0]),
            stored.Report.Article.Captions.Select(caption => caption.Source.Runs[0])
        );
        SearchHit hit = Assert.Single(await All(store.SearchAsync(["nine lanterns"], 10, Token)));
        Assert.Equal(report.Id, hit.Head.Id);
        Assert.Empty(await All(store.CheckAsync(Token)));
    }

    [Fact]
    public async Task What_was_read_again_takes_the_place_of_what_was_read_before()
    {
        Filing full = Filings.Full();
        Filing other = Filings.Bare("other");
        IStore store = await StoreWith(full, other);
        Report again = full.Report with
        {
            Mentions = [full.Report.Mentions[1]],
            Quotations = [full.Report.Quotations[2]],
            Body = full.Report.Body with { Claims = [], Figures = [full.Report.Body.Figures[4]] },
            Headline = Reckoning.None,
            Captions = [Reckoning.None, Reckoning.None],
            Events = [.. full.Report.Events.Where(found => found.Part == ReportPart.Body)],
            Reference = null,
        };

        await store.RenewAsync([new Renewal(again, ["u9"])], Token);

        List<StoredReport> reports = await All(
            store.ReportsAsync([full.Report.Id, other.Report.Id], Token)
        );
        Same(Stored(full with { Report = again, Utterances = ["u9"] }), reports[0]);
        Same(Stored(other), reports[1]);
        Assert.Empty(await store.ReportsOfAsync("u1", Token));
        Assert.Equal([full.Report.Id], await store.ReportsOfAsync("u9", Token));
        Assert.Empty(await All(store.CheckAsync(Token)));
    }

    [Fact]
    public async Task A_renewal_with_a_fault_changes_nothing()
    {
        Filing full = Filings.Full();
        IStore store = await StoreWith(full);
        Renewal good = new(full.Report with { Mentions = [] }, full.Utterances);
        Renewal[] bad =
        [
            good with
            {
                Utterances = [],
            },
            new Renewal(Filings.Bare("stranger").Report, []),
        ];
        foreach (Renewal fault in bad)
        {
            ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(() =>
                store.RenewAsync([good, fault], Token)
            );

            Assert.Contains("expected", error.Message, StringComparison.Ordinal);
        }

        Same(Stored(full), Assert.Single(await All(store.ReportsAsync([full.Report.Id], Token))));
    }

    [Fact]
    public async Task Reports_that_state_no_day_are_unsettled()
    {
        Filing dated = Filings.Titled("Dated", "one", "2024-05-17");
        Filing undated = Filings.Titled("Undated", "two");
        ReferenceDay day = new(new DateOnly(2024, 5, 17), dated.Report.Id, "day of the story");
        IStore store = await StoreWith(dated, undated);

        Assert.Equal(
            [new UnsettledReport(undated.Report.Id, "s1", IsRead: true, null)],
            await All(store.UnsettledAsync(Token))
        );

        await store.RenewAsync([new Renewal(undated.Report with { Reference = day }, [])], Token);

        Assert.Equal(
            [new UnsettledReport(undated.Report.Id, "s1", IsRead: true, day)],
            await All(store.UnsettledAsync(Token))
        );
    }

    [Fact]
    public async Task Each_kind_of_identifier_leads_to_its_reports()
    {
        Filing source = Filings.Quoting("source", "u1");
        Filing copy = Filings.Quoting("copy", "u1");
        Reuse reuse = Filings.ReuseOf(source, copy);
        IStore store = await StoreWith(copy, source with { Reuses = [reuse] });

        Assert.Equal([source.Report.Id], await store.ReportsOfAsync(source.Report.Id, Token));
        Assert.Equal(Ids([copy, source]), await store.ReportsOfAsync("s1", Token));
        Assert.Equal(Ids([copy, source]), await store.ReportsOfAsync("u1", Token));
        Assert.Equal(
            [copy.Report.Id],
            await store.ReportsOfAsync(copy.Report.Quotations[0].Id, Token)
        );
        Assert.Equal(
            Ids([source, copy]),
            await store.ReportsOfAsync(RecordId.ForReuse(reuse.Source, reuse.Copy), Token)
        );
    }

    [Fact]
    public async Task The_newest_report_that_names_an_entity_comes_first()
    {
        Filing undated = Filings.Naming(null, "CHN");
        Filing older = Filings.Naming("2021-12-15", "CHN", "RUS", "CHN");
        Filing newer = Filings.Naming("2024-02-08", "RUS", "CHN");
        Filing sameDay = Filings.Naming("2024-02-08", "CHN");
        IStore store = await StoreWith(undated, older, newer, sameDay);

        List<EntityCount> counts = await All(store.MentionsAsync("CHN", Token));

        Assert.Equal(Ids([sameDay, newer, older, undated]), counts.Select(c => c.Head.Id));
        Assert.Equal([1, 1, 2, 1], counts.Select(c => c.Mentions));
        Assert.Empty(await All(store.MentionsAsync("USA", Token)));
        Assert.True(await store.IsNamedAsync("RUS", Token));
        Assert.False(await store.IsNamedAsync("USA", Token));
        Assert.Equal(
            Ids([older, undated]),
            (await All(store.HeadsOfAsync([.. Ids([older, undated]), "r0"], Token))).Select(h =>
                h.Id
            )
        );
    }

    [Fact]
    public async Task The_words_of_a_report_are_given_without_what_was_found_in_them()
    {
        Filing filing = Filings.Naming("2021-12-15", "CHN");
        IStore store = await StoreWith(filing);

        ReportText text = Assert.Single(
            await All(store.TextsAsync(["r000000000000", filing.Report.Id], Token))
        );

        Assert.Equal(filing.Report.Id, text.Report);
        Assert.Equal(filing.Report.Article.Text, text.Text);
        Assert.Equal(filing.Report.Article.Language, text.Language);
    }

    [Fact]
    public async Task The_version_of_the_record_is_another_one_after_every_change()
    {
        IStore store = await StoreWith(Filings.Naming("2021-12-15", "CHN"));
        long first = await store.VersionAsync(Token);
        long same = await store.VersionAsync(Token);

        await store.SaveAsync([Filings.Naming("2021-12-16", "RUS")], Token);
        long saved = await store.VersionAsync(Token);

        Assert.Equal(first, same);
        Assert.NotEqual(first, saved);
    }

    [Fact]
    public async Task The_most_reported_entity_comes_first()
    {
        IStore store = await StoreWith(
            Filings.Naming("2021-12-15", "RUS", "RUS", "RUS"),
            Filings.Naming("2021-12-16", "CHN", "FRA"),
            Filings.Naming("2021-12-17", "CHN", "DEU")
        );

        List<EntityTotal> totals = await All(store.EntitiesAsync(Token));

        Assert.Equal(
            [
                new EntityTotal("CHN", "Name of CHN", 2, 2),
                new EntityTotal("RUS", "Name of RUS", 1, 3),
                new EntityTotal("DEU", "Name of DEU", 1, 1),
                new EntityTotal("FRA", "Name of FRA", 1, 1),
            ],
            totals
        );
    }

    [Fact]
    public async Task A_search_finds_reports_that_have_all_terms_in_any_case()
    {
        Filing both = Filings.Bare("The New Model was agreed in Helsinki.");
        Filing one = Filings.Bare("Nothing new from Helsinki; the model is old.");
        Filing none = Filings.Bare("Newer models.");
        IStore store = await StoreWith(both, one, none);

        Assert.Equal([both.Report.Id], await Found(store, "new model"));
        Assert.Equal(2, (await Found(store, "HELSINKI", "model")).Length);
        Assert.Empty(await Found(store, "Helsinki", "newer"));
    }

    [Fact]
    public async Task Stories_that_share_words_are_told_by_the_report_that_shares_most()
    {
        Filing own = Filings.Bare("Mackerel quotas in Bergen, their own story.", "s1");
        Filing two = Filings.Bare("Of mackerel, and of quotas.", "s2");
        Filing three = Filings.Bare("Bergen talks on MACKEREL quotas.", "s2");
        Filing later = Filings.Bare("Quotas of mackerel again.", "s3");
        Filing one = Filings.Bare("Bergen in the rain.", "s4");
        IStore store = await StoreWith(own, two, three, later, one);
        string[] words = ["mackerel", "quotas", "bergen"];

        ImmutableArray<StoredLead> leads = await store.SharingWordsAsync(
            words,
            "s1",
            nearest: 10,
            limit: 10,
            Token
        );
        ImmutableArray<StoredLead> ofNearest = await store.SharingWordsAsync(
            words,
            "s1",
            nearest: 1,
            limit: 10,
            Token
        );
        ImmutableArray<StoredLead> ofEnd = await store.SharingWordsAsync(
            words,
            "s9",
            nearest: 1,
            limit: 10,
            Token
        );

        Assert.Equal(Ids([three, later]), leads.Select(lead => lead.Report));
        Assert.Equal(["s2", "s3"], leads.Select(lead => lead.Story));
        Assert.Equal(["s2"], ofNearest.Select(lead => lead.Story));
        Assert.Equal(["s3"], ofEnd.Select(lead => lead.Story));
        Assert.Single(await store.SharingWordsAsync(words, "s1", 10, limit: 1, Token));
        Assert.Empty(await store.SharingWordsAsync(["rain"], "s1", 10, 10, Token));
    }

    [Fact]
    public async Task Stories_that_share_words_lie_around_a_story_whatever_is_saved_later()
    {
        Filing oldest = Filings.Bare("Mackerel quotas, long ago.", "s0");
        Filing before = Filings.Bare("Mackerel quotas, before.", "s1");
        Filing own = Filings.Bare("Mackerel quotas, their own story.", "s2");
        Filing ownAgain = Filings.Bare("Mackerel quotas, their own story again.", "s2");
        Filing after = Filings.Bare("Mackerel quotas, after.", "s3");
        IStore store = await StoreWith(oldest, before, own, ownAgain, after);

        ImmutableArray<StoredLead> first = await Leads();
        await store.SaveAsync(
            [
                .. Enumerable
                    .Range(0, 9)
                    .Select(i => Filings.Bare($"Mackerel quotas, {i}.", $"t{i}")),
            ],
            Token
        );

        Assert.Equal(["s1", "s3"], first.Select(lead => lead.Story));
        Assert.Equal(["s1", "s3"], (await Leads()).Select(lead => lead.Story));

        Task<ImmutableArray<StoredLead>> Leads() =>
            store.SharingWordsAsync(["mackerel", "quotas"], "s2", nearest: 1, limit: 9, Token);
    }

    [Fact]
    public async Task Reports_that_name_all_parties_are_counted_by_day_and_the_newest_told()
    {
        Filing old = Filings.Naming("2021-05-04", "NOR", "ISL", "NOR");
        Filing alone = Filings.Naming("2021-05-04", "NOR");
        Filing newer = Filings.Naming("2022-01-02", "ISL", "NOR");
        Filing undated = Filings.Naming(null, "NOR", "ISL");
        IStore store = await StoreWith(old, alone, newer, undated);
        NamedParty[] both = [new(["NOR"], []), new(["ISL"], ["ISL"])];

        StoredNaming all = await store.NamingAsync(both, null, null, 10, Token);
        StoredNaming newest = await store.NamingAsync(both, null, null, 2, Token);
        StoredNaming within = await store.NamingAsync(
            both,
            new DateOnly(2021, 1, 1),
            new DateOnly(2021, 12, 31),
            2,
            Token
        );

        Assert.Equal(Ids([old, newer, undated]), all.Newest.Select(report => report.Report));
        Assert.Equal((3, 8), (all.Reports, all.Mentions));
        Assert.Equal(
            [(new DateOnly(2021, 5, 4), 2, 1), (new DateOnly(2022, 1, 2), 1, 1)],
            all.Days
        );
        Assert.Equal(Ids([old, newer]), newest.Newest.Select(report => report.Report));
        Assert.Equal(Ids([old]), within.Newest.Select(report => report.Report));
    }

    [Theory]
    [InlineData("Élodie Ørsted")]
    [InlineData("élodie ørsted")]
    [InlineData("ÉLODIE ØRSTED")]
    public async Task Those_whom_the_tables_do_not_know_are_found_in_any_case(string typed)
    {
        const string name = "Élodie Ørsted";
        Filing bare = Filings.Bare($"{name} spoke.");
        Filing filing = bare with
        {
            Report = bare.Report with
            {
                Mentions =
                [
                    new Mention(
                        new TextSpan(0, name.Length),
                        EntityType.Person,
                        name,
                        null,
                        "name"
                    ),
                ],
            },
        };
        IStore store = await StoreWith(filing, Filings.Bare("Nobody spoke."));

        Assert.Equal([filing.Report.Id], await All(store.NamedAsync(typed, Token)));
    }

    [Fact]
    public async Task Who_acts_for_a_party_stands_for_it()
    {
        Filing full = Filings.Full();
        IStore store = await StoreWith(full);

        StoredNaming acting = await store.NamingAsync([new([], ["RUS"])], null, null, 10, Token);

        Assert.Equal([full.Report.Id], acting.Newest.Select(report => report.Report));
        Assert.Equal(
            0,
            (await store.NamingAsync([new(["RUX"], [])], null, null, 9, Token)).Reports
        );
    }

    [Fact]
    public async Task Of_a_lead_is_told_who_is_named_in_it_and_which_days()
    {
        Filing named = Filings.Naming("2021-05-04", "NOR", "ISL", "NOR");
        Filing timed = Filings.Bare("NOR and ISL: Sunday, May, and the century.", "s2");
        timed = timed with
        {
            Report = timed.Report with
            {
                Body = new Reckoning
                {
                    Times =
                    [
                        TimeOf(0, new DateTime(2021, 5, 2), new DateTime(2021, 5, 3)),
                        TimeOf(4, new DateTime(2021, 5, 1), new DateTime(2021, 6, 1)) with
                        {
                            Ends =
                            [
                                TimeOf(4, new DateTime(2021, 5, 1), new DateTime(2021, 5, 2)),
                                TimeOf(5, new DateTime(2021, 5, 31), new DateTime(2021, 6, 1)),
                            ],
                        },
                        TimeOf(8, new DateTime(2001, 1, 1), new DateTime(2101, 1, 1)),
                    ],
                },
            },
        };
        IStore store = await StoreWith(named, timed);

        ImmutableArray<StoredLead> leads = await store.SharingWordsAsync(
            ["nor", "isl"],
            "s9",
            10,
            10,
            Token
        );

        StoredLead first = leads.Single(lead => lead.Report == named.Report.Id);
        Assert.Equal(["NOR", "ISL"], first.Entities);
        Assert.Equal(new DateOnly(2021, 5, 4), first.Day);
        StoredLead second = leads.Single(lead => lead.Report == timed.Report.Id);
        Assert.Null(second.Day);
        Assert.Equal(
            [
                (new DateOnly(2021, 5, 2), new DateOnly(2021, 5, 2)),
                (new DateOnly(2021, 5, 1), new DateOnly(2021, 5, 31)),
            ],
            second.Named
        );
    }

    private static TemporalExpression TimeOf(int start, DateTime begin, DateTime end) =>
        new()
        {
            Span = new TextSpan(start, start + 3),
            Type = TemporalType.Date,
            Value = "",
            Begin = begin,
            End = end,
            Precision = TemporalPrecision.Day,
            Rule = "test",
        };

    [Fact]
    public async Task A_word_in_the_headline_counts_more_than_one_in_the_text()
    {
        Filing inText = Filings.Titled("Talks go on", "The treaty is far away, they say in town.");
        Filing inTitle = Filings.Titled(
            "A treaty at last",
            "They have signed it, they say in town."
        );
        IStore store = await StoreWith(inText, inTitle);

        List<SearchHit> hits = await All(store.SearchAsync(["treaty"], 10, Token));

        Assert.Equal(Ids([inTitle, inText]), hits.Select(h => h.Head.Id));
        Assert.True(hits[0].Rank > hits[1].Rank);
        Assert.Single(await All(store.SearchAsync(["treaty"], 1, Token)));
        Assert.Empty(await All(store.SearchAsync(["treaty"], 0, Token)));
    }

    [Theory]
    [InlineData]
    [InlineData("")]
    [InlineData("treaty", "")]
    [InlineData("treaty", "–")]
    [InlineData("\"")]
    [InlineData("*")]
    [InlineData("\uD83D")]
    [InlineData("\0")]
    [InlineData("title:treaty")]
    [InlineData("treaty OR signed")]
    [InlineData("NEAR(treaty signed)")]
    [InlineData("treat*")]
    [InlineData("^ treat")]
    [InlineData("treaty\" OR \"signed")]
    [InlineData("'; DROP TABLE report; --")]
    public async Task A_term_means_its_words_and_nothing_else(params string[] terms)
    {
        IStore store = await StoreWith(Filings.Titled("A treaty", "It was signed."));

        Assert.Empty(await Found(store, terms));
        Assert.Single(await Found(store, "treaty"));
    }

    [Fact]
    public async Task Ten_thousand_terms_are_a_search_like_any_other()
    {
        string[] terms = [.. Enumerable.Range(0, 10_000).Select(i => $"w{i}")];
        Filing all = Filings.Bare(string.Join(' ', terms));
        IStore store = await StoreWith(all, Filings.Bare("w1 w2 w3"));

        Assert.Equal([all.Report.Id], await Found(store, terms));
        Assert.Equal([all.Report.Id], await Found(store, string.Join(' ', terms)));
    }

    [Fact]
    public async Task A_batch_with_a_fault_leaves_nothing_behind()
    {
        Filing good = Filings.Bare("good");
        Filing stranger = Filings.Bare("stranger");
        Filing quoting = Filings.Quoting("words", "u1");
        Filing full = Filings.Full();
        Filing[] bad =
        [
            Filings.Bare("a") with
            {
                Reuses = [Filings.ReuseOf(stranger, Filings.Bare("a"))],
            },
            Filings.Bare("b") with
            {
                Reuses = [Filings.ReuseOf(good, stranger)],
            },
            Filings.Bare("c") with
            {
                Capture = stranger.Capture,
            },
            quoting with
            {
                Utterances = [],
            },
            full with
            {
                Report = full.Report with { Article = full.Report.Article with { Text = "short" } },
            },
        ];
        IStore store = await StoreWith();
        foreach (Filing fault in bad)
        {
            ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(() =>
                store.SaveAsync([good, fault], Token)
            );

            Assert.Contains("expected", error.Message, StringComparison.Ordinal);
        }

        Assert.Empty(await All(store.HeadsAsync(null, Token)));
        Assert.False(await store.HasAsync(good.Capture.Digest, Token));
        Assert.Empty(await Found(store, "good"));
        Assert.Empty(await All(store.CheckAsync(Token)));
    }

    [Fact]
    public async Task A_batch_that_was_refused_can_be_saved_once_it_is_mended()
    {
        Filing good = Filings.Bare("good");
        Filing stranger = Filings.Bare("stranger");
        Filing bad = good with { Reuses = [Filings.ReuseOf(stranger, good)] };
        IStore store = await StoreWith();
        await Assert.ThrowsAsync<ArgumentException>(() => store.SaveAsync([bad], Token));

        await store.SaveAsync([bad, stranger], Token);

        Assert.Equal(2, (await All(store.HeadsAsync(null, Token))).Count);
        Assert.Single(await All(store.ReusesAsync([good.Report.Id], Token)));
    }

    [Fact]
    public async Task Who_cancels_saves_and_reads_nothing()
    {
        Filing filing = Filings.Bare("x");
        IStore store = await StoreWith(filing);
        CancellationToken cancelled = new(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            store.SaveAsync([Filings.Bare("y")], cancelled)
        );
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            All(store.HeadsAsync(null, cancelled))
        );
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            store.HasAsync(filing.Capture.Digest, cancelled)
        );

        Assert.Single(await All(store.HeadsAsync(null, Token)));
    }

    [Fact]
    public async Task What_is_read_while_more_is_saved_stays_whole()
    {
        IStore store = await StoreWith(Filings.Bare("one"), Filings.Bare("two"));
        List<string> read = [];
        await foreach (ReportHead head in store.HeadsAsync(null, Token))
        {
            await store.SaveAsync([Filings.Bare($"more {read.Count}")], Token);
            read.Add(head.Id);
        }

        Assert.Equal(2, read.Count);
        Assert.Equal(4, (await All(store.HeadsAsync(null, Token))).Count);
    }

    [Fact]
    public async Task A_full_record_is_found_sound()
    {
        Filing full = Filings.Full();
        IStore store = await StoreWith(
            full,
            Filings.Bare("copy") with
            {
                Reuses = [Filings.ReuseOf(full, Filings.Bare("copy"))],
            }
        );

        Assert.Empty(await All(store.CheckAsync(Token)));
    }

    private static async Task<ImmutableArray<string>> Found(IStore store, params string[] terms) =>
        [.. (await All(store.SearchAsync(terms, 10, Token))).Select(hit => hit.Head.Id)];
}
