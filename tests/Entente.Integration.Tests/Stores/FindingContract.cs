using System.Collections.Immutable;
using Entente.Storage;
using Xunit;

namespace Entente.Integration.Tests.Stores;

// Statements, events and reports that are looked for across a store.
public abstract partial class StoreContract
{
    [Fact]
    public async Task Statements_are_found_the_newest_first_and_the_list_goes_on_behind_a_place()
    {
        Filing undated = Said(null, "The dam holds", "Erla Lind");
        Filing older = Said("1987-06-12", "The dam is old", "Erla Lind");
        Filing newer = Said("2021-12-15", "The dam will hold", "Erla Lind");
        IStore store = await StoreWith(newer, undated, older);
        FindingQuestion dam = new() { Terms = ["dam"] };

        List<Finding> found = await All(store.FindingsAsync(dam, Token));

        Assert.Equal(QuotesOf(newer, older, undated), found.Select(finding => finding.Id));
        Assert.Equal(newer.Report.Id, found[0].Report.Id);
        Assert.Equal(
            QuotesOf(older, undated),
            await FoundAsync(store, dam with { Behind = found[0].Place })
        );
        Assert.Equal(QuotesOf(older), await FoundAsync(store, dam with { Terms = ["is old"] }));
        Assert.Empty(await FoundAsync(store, dam with { Terms = ["old is"] }));
        Assert.Empty(await FoundAsync(store, dam with { Terms = ["…"] }));
        Assert.Equal(
            QuotesOf(newer),
            await FoundAsync(
                store,
                dam with
                {
                    Reports = ReportFilter.All with { After = new DateOnly(1987, 6, 13) },
                }
            )
        );
        Assert.Equal(
            QuotesOf(older),
            await FoundAsync(
                store,
                dam with
                {
                    Reports = ReportFilter.All with { Before = new DateOnly(1987, 6, 12) },
                }
            )
        );
        Assert.Equal(
            found,
            await All(
                store.FindingsInAsync(Ids([older, newer, undated]), isForEvents: false, Token)
            )
        );
    }

    [Fact]
    public async Task A_speaker_is_found_by_identifier_or_by_name_and_a_code_is_no_name()
    {
        Filing state = Said("2021-01-01", "One", "Bern", "CHE");
        Filing person = Said("2021-01-02", "Two", "Che Guevara");
        IStore store = await StoreWith(state, person);

        Assert.Equal(QuotesOf(state), await FoundAsync(store, By(["CHE"], [])));
        Assert.Equal(QuotesOf(person), await FoundAsync(store, By([], ["che"])));
        Assert.Equal(QuotesOf(person, state), await FoundAsync(store, By(["CHE"], ["guevara"])));
        Assert.Empty(await FoundAsync(store, By([], ["…"])));
        Assert.Empty(
            await FoundAsync(store, By(["CHE"], []) with { Kind = QuotationKind.Indirect })
        );

        static FindingQuestion By(ImmutableArray<string> ids, ImmutableArray<string> names) =>
            new() { By = new PartyFilter(ids, names) };
    }

    [Fact]
    public async Task What_is_said_in_a_report_is_given_without_the_rest()
    {
        Filing full = Filings.Full();
        IStore store = await StoreWith(full);

        StoredReport given = Assert.Single(
            await All(store.StatementsOfAsync([full.Report.Id, "r0"], Token))
        );

        Same(full.Report.Quotations, given.Report.Quotations);
        Same(full.Report.Mentions, given.Report.Mentions);
        Same(full.Report.Article.Title!, given.Report.Article.Title);
        Assert.Equal(full.Utterances, given.Utterances);
        Assert.Equal(full.Story, given.Story);
    }

    [Fact]
    public async Task Events_are_found_by_who_does_what_to_whom()
    {
        Filing full = Filings.Full();
        IStore store = await StoreWith(full);
        Event planned = full.Report.Events.First(found => found.Modality == Modality.Planned);
        FindingQuestion events = new() { IsForEvents = true };

        Assert.Equal(
            full.Report.Events.Length,
            (await All(store.FindingsAsync(events, Token))).Count
        );
        Assert.Contains(
            RecordId.ForEvent(full.Report.Id, planned.Trigger.Start),
            await FoundAsync(
                store,
                events with
                {
                    Type = planned.Type,
                    Modality = Modality.Planned,
                }
            )
        );
        Assert.NotEmpty(await FoundAsync(store, events with { By = new PartyFilter(["RUS"], []) }));
        Assert.Empty(await FoundAsync(store, events with { By = new PartyFilter(["CHN"], []) }));
    }

    [Fact]
    public async Task What_is_read_anew_is_found_by_its_new_words_only()
    {
        Filing filing = Said("2021-12-15", "The dam holds", "Erla Lind");
        IStore store = await StoreWith(filing, Said("2021-12-16", "The dam leaks", "Erla Lind"));
        Quotation said = filing.Report.Quotations[0];
        Report read = filing.Report with
        {
            Quotations = [said with { Words = [new TextSpan(0, 7)] }],
        };

        await store.RenewAsync([new Renewal(read, filing.Utterances)], Token);

        Assert.Equal(
            [said.Id],
            await FoundAsync(store, new FindingQuestion { Terms = ["The dam"] }, 1, 1)
        );
        Assert.Empty(await FoundAsync(store, new FindingQuestion { Terms = ["holds"] }));
        Assert.Empty(await All(store.CheckAsync(Token)));
    }

    [Fact]
    public async Task Reports_are_picked_out_by_words_outlet_language_and_day()
    {
        Filing undated = Filings.Titled("Dam", "The dam holds");
        Filing older = Filings.Titled("Dam", "The dam is old", "1987-06-12");
        Filing newer = Filings.Titled("Weir", "The weir is new", "2021-12-15");
        IStore store = await StoreWith(newer, undated, older);

        Assert.Equal(Ids([newer, older, undated]), await PickedAsync([], ReportFilter.All));
        Assert.Equal(
            Ids([older]),
            await PickedAsync([], ReportFilter.All with { Before = new DateOnly(1987, 6, 12) })
        );
        Assert.Equal(
            Ids([newer]),
            await PickedAsync([], ReportFilter.All with { After = new DateOnly(1987, 6, 13) })
        );
        Assert.Equal(
            Ids([older]),
            await PickedAsync(["dam"], ReportFilter.All with { After = new DateOnly(1980, 1, 1) })
        );
        Assert.Empty(await PickedAsync(["dam"], ReportFilter.All with { Outlet = "nobody" }));
        Assert.Empty(await PickedAsync([], ReportFilter.All with { Language = "xx" }));
        Assert.Equal(["s1"], await All(store.StoriesAsync(null, Token)));
        Assert.Equal(["s1"], await All(store.StoriesAsync(new DateOnly(2021, 12, 15), Token)));
        Assert.Empty(await All(store.StoriesAsync(new DateOnly(2021, 12, 16), Token)));

        async Task<string[]> PickedAsync(string[] terms, ReportFilter filter) =>
            [
                .. (await All(store.TraitsAsync(terms, filter, null, Token))).Select(report =>
                    report.Id
                ),
            ];
    }

    [Fact]
    public async Task A_list_of_reports_goes_on_behind_any_of_them_with_or_without_words()
    {
        Filing[] filings =
        [
            Filings.Titled("Dam", "The dam holds"),
            Filings.Titled("Dam", "The dam is old", "1987-06-12"),
            Filings.Titled("Weir", "The weir and the dam are new", "2021-12-15"),
            Filings.Titled("Lock", "The lock and the dam are new", "2021-12-15"),
            Filings.Titled("Lock", "The dam and the lock", null),
        ];
        IStore store = await StoreWith(filings);
        ReportFilter dated = ReportFilter.All with { After = new DateOnly(1900, 1, 1) };

        foreach (
            (string[] terms, ReportFilter filter) in new (string[], ReportFilter)[]
            {
                ([], ReportFilter.All),
                ([], dated),
                (["dam"], ReportFilter.All),
                (["dam"], dated),
            }
        )
        {
            List<ReportTrait> all = await All(store.TraitsAsync(terms, filter, null, Token));

            Assert.Equal(filter == dated ? 3 : filings.Length, all.Count);
            for (int i = 0; i < all.Count; i++)
            {
                Assert.Equal(
                    all[(i + 1)..],
                    await All(store.TraitsAsync(terms, filter, all[i].Place, Token))
                );
            }
        }
    }

    [Theory]
    [InlineData("body")]
    [InlineData("headline")]
    [InlineData("caption")]
    public async Task Events_are_found_by_where_they_stand(string part)
    {
        Filing full = Filings.Full();
        IStore store = await StoreWith(full);

        string[] found = await FoundAsync(
            store,
            new FindingQuestion { IsForEvents = true, Part = part }
        );

        Assert.Equal(
            full.Report.Events.Where(told => told.Part.Sort == part)
                .Select(told => RecordId.ForEvent(full.Report.Id, told.Trigger.Start, told.Part))
                .Order(StringComparer.Ordinal),
            found.Order(StringComparer.Ordinal)
        );
    }

    private static Filing Said(string? published, string words, string speaker, string? id = null)
    {
        Filing filing = Filings.Titled("Said", $"{words} {speaker}", published);
        TextSpan span = new(words.Length + 1, words.Length + 1 + speaker.Length);
        Quotation quotation = new()
        {
            Id = RecordId.ForQuotation(filing.Report.Id, 0),
            Words = [new TextSpan(0, words.Length)],
            Kind = QuotationKind.Direct,
            Speakers = [new Voice(speaker, id, span, "name")],
            Rule = "marks",
        };
        return filing with
        {
            Report = filing.Report with { Quotations = [quotation] },
            Utterances = [RecordId.ForUtterance(quotation.Id)],
        };
    }

    private static string[] QuotesOf(params Filing[] filings) =>
        [.. filings.Select(filing => filing.Report.Quotations[0].Id)];

    private static async Task<string[]> FoundAsync(
        IStore store,
        FindingQuestion question,
        int skip = 0,
        int take = int.MaxValue
    ) =>
        [
            .. (await All(store.FindingsAsync(question, Token)))
                .Skip(skip)
                .Take(take)
                .Select(finding => finding.Id),
        ];
}
