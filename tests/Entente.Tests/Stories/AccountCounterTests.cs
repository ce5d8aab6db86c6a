using System.Collections.Immutable;
using Entente.Data;
using Entente.Stories;
using Xunit;

namespace Entente.Tests.Stories;

public sealed class AccountCounterTests
{
    [Fact]
    public void Copies_are_one_account_and_the_source_stands_first()
    {
        ImmutableArray<Account> accounts = AccountCounter.Count(
            [Report("r1"), Report("r2"), Report("r3")],
            [Reuse("r2", "r1", ReuseKind.Copy), Reuse("r2", "r3", ReuseKind.Passages)],
            s_owners
        );

        Assert.Equal(
            ["r2 r1", "r3"],
            accounts.Select(account => string.Join(' ', account.Reports))
        );
    }

    [Fact]
    public void Accounts_that_rest_on_nobody_are_independent() =>
        Assert.Equal(2, Families([Report("r1"), Report("r2")]));

    [Fact]
    public void Accounts_handed_on_by_the_same_aide_are_one_family()
    {
        Report briefed = Report("r1", quotations: [Said("leader", relay: "aide")]);
        Report quoting = Report("r2", quotations: [Said("aide", kind: QuotationKind.Indirect)]);
        Report own = Report("r3", quotations: [Said("leader", kind: QuotationKind.Direct)]);

        ImmutableArray<Account> accounts = AccountCounter.Count(
            [briefed, quoting, own],
            [],
            s_owners
        );

        Assert.Equal([0, 0, 1], accounts.Select(account => account.Family));
        Assert.Equal("aide", Assert.Single(accounts[1].FirstVoices).Key);
        Assert.Empty(accounts[2].FirstVoices);
    }

    [Fact]
    public void Whoever_told_of_a_call_in_one_report_speaks_for_himself_where_his_words_stand_in_marks()
    {
        Report ofCall = Report("r1", quotations: [Said("caller", relay: "leader")]);
        Report ofSpeech = Report("r2", quotations: [Said("leader", kind: QuotationKind.Mixed)]);

        Assert.Equal(2, Families([ofCall, ofSpeech]));
    }

    [Fact]
    public void Who_speaks_in_public_for_himself_makes_no_family()
    {
        Quotation speech = Said("leader", kind: QuotationKind.Direct);

        Assert.Equal(
            2,
            Families([Report("r1", quotations: [speech]), Report("r2", quotations: [speech])])
        );
    }

    [Fact]
    public void Reports_of_one_agency_are_one_family_with_the_agency_s_own_page()
    {
        Report own = Report("r1", outlet: "Avalon Wire");
        Report printed = Report("r2", agency: "Avalon Wire");
        Report quoting = Report("r3", quotations: [Said("leader", relay: "avalon wire")]);

        Assert.Equal(1, Families([own, printed, quoting]));
    }

    [Fact]
    public void Families_reach_through_a_third_account()
    {
        Report one = Report("r1", quotations: [Said("x", relay: "aide")]);
        Report other = Report("r2", quotations: [Said("x", relay: "envoy")]);
        Report both = Report(
            "r3",
            quotations: [Said("x", relay: "aide"), Said("x", relay: "envoy")]
        );

        Assert.Equal(2, Families([one, other]));
        Assert.Equal(1, Families([one, other, both]));
    }

    [Theory]
    [InlineData("Bild", "Die Welt", true, 1)] // one house
    [InlineData("Bild", "Bild", true, 1)]
    [InlineData("Avalon Post", "Avalon Post", true, 1)] // an outlet that no table has
    [InlineData("Bild", "Die Welt", false, 2)] // nothing shows that one wrote what the other prints
    [InlineData("Bild", "The Guardian", true, 2)]
    [InlineData("Avalon Post", null, true, 2)]
    public void Outlets_of_one_house_that_share_unquoted_words_are_one_family(
        string one,
        string? other,
        bool areWordsShared,
        int families
    )
    {
        Report[] reports = [Report("r1", one), Report("r2", other), Report("r3", "Le Monde")];
        Reuse[] reuses = areWordsShared ? [Reuse("r1", "r2", ReuseKind.Passages)] : [];

        ImmutableArray<Account> accounts = AccountCounter.Count(reports, reuses, s_owners);

        Assert.Equal(3, accounts.Length);
        Assert.Equal(families + 1, accounts.Select(account => account.Family).Distinct().Count());
    }

    [Theory]
    [InlineData(
        "Bild",
        "Die Welt",
        "Axel Springer, which runs Bild and Die Welt and prints the same words in each"
    )]
    [InlineData("Bild", "Bild", "Bild, which prints the same words in each")]
    [InlineData("thesun.co.uk", "The Sun", "The Sun, which prints the same words in each")] // a page that calls itself by its address
    public void A_house_is_named_with_its_outlets_and_the_reason(
        string one,
        string other,
        string name
    )
    {
        ImmutableArray<Account> accounts = AccountCounter.Count(
            [Report("r1", one), Report("r2", other)],
            [Reuse("r1", "r2", ReuseKind.Passages)],
            s_owners
        );

        Assert.Equal(
            [name, name],
            accounts.SelectMany(account => account.FirstVoices).Select(voice => voice.Name)
        );
    }

    [Fact]
    public void A_house_that_joins_nothing_is_not_named()
    {
        ImmutableArray<Account> accounts = AccountCounter.Count(
            [Report("r1", "Bild"), Report("r2", "Die Welt"), Report("r3", "Bild")],
            [Reuse("r1", "r2", ReuseKind.Copy)],
            s_owners
        );

        Assert.Equal(2, accounts.Length);
        Assert.All(accounts, account => Assert.Empty(account.FirstVoices));
    }

    private static readonly OutletOwners s_owners = new(DataTables.Embedded);

    private static int Families(IReadOnlyList<Report> reports) =>
        AccountCounter
            .Count(reports, [], s_owners)
            .Select(account => account.Family)
            .Distinct()
            .Count();

    private static Reuse Reuse(string source, string copy, ReuseKind kind) =>
        new(source, copy, kind, [], 30, []);

    private static Quotation Said(
        string speaker,
        string? relay = null,
        QuotationKind kind = QuotationKind.Mixed
    ) =>
        new()
        {
            Id = "q",
            Words = [new TextSpan(0, 1)],
            Kind = kind,
            Speakers = [Voice(speaker)],
            Relays = relay is null ? [] : [Voice(relay)],
            Rule = "test",
        };

    private static Voice Voice(string name) => new(name, null, new TextSpan(0, 1), "name");

    private static Report Report(
        string id,
        string? outlet = null,
        string? agency = null,
        ImmutableArray<Quotation>? quotations = null
    ) =>
        new(
            id,
            new Article
            {
                Capture = ContentDigest.Of([]),
                Text = "x",
                Source = SourceMap.Identity(1),
                Outlet = outlet is null ? null : new Stated<string>(outlet, null, "test"),
                Agency = agency is null ? null : new Stated<string>(agency, null, "test"),
            },
            [],
            quotations ?? []
        );
}
