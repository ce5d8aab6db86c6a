using System.Collections.Immutable;
using Entente.Readouts;
using Xunit;

namespace Entente.Tests.Readouts;

public sealed class StoryTellerTests
{
    [Fact]
    public void A_statement_counts_accounts_and_names_what_its_wordings_differ_in()
    {
        ToldReport a = Told(
            "a",
            "“We will answer in May,” said Odile Marsh.",
            "We will answer in May,",
            "u1"
        );
        ToldReport b = Told(
            "b",
            "“We will reply in May,” said Odile Marsh.",
            "We will reply in May,",
            "u1"
        );
        ToldReport copyOfB = Told(
            "c",
            "“We will reply in May,” said Odile Marsh.",
            "We will reply in May,",
            "u1"
        );

        StoryReadout story = StoryTeller.Tell(
            "s1",
            [a, b, copyOfB],
            [
                new Account([a.Report.Id], [], 0),
                new Account([b.Report.Id, copyOfB.Report.Id], [], 1),
            ],
            [new Reuse(b.Report.Id, copyOfB.Report.Id, ReuseKind.Copy, [], 7, ["same credit"])]
        );

        StatementRow statement = Assert.Single(story.Statements);
        Assert.Equal(2, statement.Accounts);
        Assert.Equal(3, statement.Reports);
        Assert.Equal(["words"], statement.Differences);
        Assert.Equal(b.Report.Id, story.Story.Reports[2].Copies);
        Assert.Null(story.Story.Reports[1].Copies);
    }

    [Fact]
    public void Marks_and_capitals_make_no_other_wording()
    {
        ToldReport a = Told("a", "“We will answer,” said Odile Marsh.", "We will answer,", "u1");
        ToldReport b = Told("b", "“we will answer.”", "we will answer.", "u1");

        StoryReadout story = StoryTeller.Tell(
            "s1",
            [a, b],
            [new Account([a.Report.Id], [], 0), new Account([b.Report.Id], [], 1)],
            []
        );

        Assert.DoesNotContain("words", Assert.Single(story.Statements).Differences);
    }

    [Fact]
    public void The_headline_nearest_to_the_others_is_that_of_the_story()
    {
        ToldReport[] reports =
        [
            Told("a", "Text.", null, null, "Ferry stops"),
            Told("b", "Text.", null, null, "Council stops the ferry of Altenfeld"),
            Told("c", "Text.", null, null, "Altenfeld council stops ferry"),
        ];

        StoryReadout story = StoryTeller.Tell(
            "s1",
            reports,
            [.. reports.Select((r, i) => new Account([r.Report.Id], [], i))],
            []
        );

        Assert.Equal("Altenfeld council stops ferry", story.Story.Title);
        Assert.Equal(["A", "B", "C"], story.Story.Reports.Select(report => report.Label));
    }

    private static ToldReport Told(
        string name,
        string text,
        string? words,
        string? utterance,
        string? title = null
    )
    {
        ContentDigest digest = ContentDigest.Of(System.Text.Encoding.UTF8.GetBytes(name + text));
        string id = RecordId.ForReport(digest);
        Article article = new()
        {
            Capture = digest,
            Text = text,
            Source = SourceMap.Identity(text.Length),
            Title = title is null ? null : new Stated<string>(title, null, "test"),
        };
        ImmutableArray<Quotation> quotations = [];
        if (words is not null)
        {
            int start = text.IndexOf(words, StringComparison.Ordinal);
            int speaker = text.IndexOf("Odile Marsh", StringComparison.Ordinal);
            quotations =
            [
                new Quotation
                {
                    Id = RecordId.ForQuotation(id, start),
                    Words = [new TextSpan(start, start + words.Length)],
                    Kind = QuotationKind.Direct,
                    Speakers =
                        speaker < 0
                            ? []
                            :
                            [
                                new Voice(
                                    "Odile Marsh",
                                    null,
                                    new TextSpan(speaker, speaker + 11),
                                    "name"
                                ),
                            ],
                    Rule = "test",
                },
            ];
        }

        return new ToldReport(
            new Report(id, article, [], quotations),
            name,
            utterance is null ? [] : [utterance],
            text
        );
    }
}
