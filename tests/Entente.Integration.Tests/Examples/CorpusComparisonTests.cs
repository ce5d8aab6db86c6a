using System.Collections.Immutable;
using Xunit;

namespace Entente.Integration.Tests.Examples;

/// <summary>The comparison must see every kind of fault, and none where there is none.</summary>
public sealed class CorpusComparisonTests
{
    private readonly ExampleFiles _files = new();
    private readonly FoundCorpus _right;

    public CorpusComparisonTests() => _right = CarefulReader.Read(_files);

    [Fact]
    public void The_careful_reader_differs_in_nothing() => Assert.Empty(Differences(_right));

    [Fact]
    public void A_report_in_the_wrong_story_is_seen_in_both()
    {
        FoundReport moved = Story("washington").Reports[0];
        FoundCorpus found = WithStory(
            WithStory(_right, "washington", s => s with { Reports = s.Reports.Remove(moved) }),
            "geneva",
            s => s with { Reports = s.Reports.Add(moved) }
        );

        Assert.Equal(
            [
                "story geneva: has washington-treaty.txt, which is another story",
                "story washington: lacks washington-treaty.txt",
            ],
            Differences(found)
        );
    }

    [Fact]
    public void A_page_that_should_have_been_refused_is_seen()
    {
        FoundReport empty = new("r-empty", "empty.html", null, null, null, []);

        FoundCorpus found = WithStory(
            _right,
            "helsinki",
            s => s with { Reports = s.Reports.Add(empty) }
        );

        Assert.Contains("empty.html: is a report; expected none", Differences(found));
    }

    [Fact]
    public void A_lost_report_is_seen()
    {
        FoundCorpus found = WithStory(_right, "geneva", s => s with { Reports = [] });

        Assert.Equal(
            ["geneva-joint-statement.html: is 0 reports; expected 1", "story geneva: is not there"],
            Differences(found)
        );
    }

    [Fact]
    public void Wrong_heads_and_numbers_are_seen()
    {
        FoundCorpus found = WithStory(
            _right,
            "geneva",
            s =>
                s with
                {
                    When = "1985-11-24",
                    Where = "Paris",
                    Accounts = 2,
                    Independent = 0,
                    Reports =
                    [
                        s.Reports[0] with
                        {
                            Title = "World",
                            Outlet = null,
                            Date = "1985-11-23T05:45Z",
                        },
                    ],
                }
        );

        Assert.Equal(
            [
                "geneva-joint-statement.html: date is \"1985-11-23\"; expected \"1985-11-22\"",
                "geneva-joint-statement.html: outlet is nothing; expected \"The Atlantis Courier\"",
                "geneva-joint-statement.html: title is \"World\"; expected \"Geneva: no deal, but a sentence to remember\"",
                "story geneva: happened in \"Paris\"; expected \"Geneva\"",
                "story geneva: happened on \"1985-11-24\"; expected \"1985-11-19/1985-11-21\"",
                "story geneva: has 0 independent accounts; expected 1",
                "story geneva: has 2 accounts; expected 1",
            ],
            Differences(found)
        );
    }

    [Fact]
    public void A_copy_that_is_missed_and_one_that_is_none_are_seen()
    {
        FoundCorpus found = WithReport(
            WithReport(_right, "helsinki-digest.txt", r => r with { Copies = [] }),
            "reykjavik-print.txt",
            r => r with { Copies = ["r-reykjavik-wire.txt"] }
        );

        Assert.Equal(
            [
                "helsinki-digest.txt: is not shown as copying helsinki-times.html",
                "reykjavik-print.txt: is shown as copying reykjavik-wire.txt; expected not",
            ],
            Differences(found)
        );
    }

    [Fact]
    public void Two_copies_of_one_source_may_be_shown_as_sharing_text()
    {
        FoundCorpus found = WithReport(
            _right,
            "reykjavik-reporter.txt",
            r => r with { Copies = r.Copies.Add("r-reykjavik-gazette.html") }
        );

        Assert.Empty(Differences(found));
    }

    [Fact]
    public void Boilerplate_in_a_text_and_words_that_are_lost_are_seen()
    {
        FoundCorpus found = _right with
        {
            Texts =
            [
                .. _right.Texts.Select(text =>
                    text.File == "reykjavik-brief.txt"
                        ? text with
                        {
                            Text = "ended on Sunday without a treaty. News  in\nbrief",
                        }
                        : text
                ),
            ],
        };

        Assert.Equal(
            [
                "reykjavik-brief.txt: has \"News in brief\" in its text, which is boilerplate",
                "reykjavik-brief.txt: lacks \"the point on which they parted\" in its text",
            ],
            Differences(found)
        );
    }

    [Fact]
    public void A_quotation_that_nobody_said_is_seen()
    {
        int start = LettersBefore("reykjavik-undated.html", "Star Wars");
        FoundQuotation nickname = new(
            "q-1",
            "u-1",
            "direct",
            "Star Wars",
            [],
            [],
            "reykjavik-undated.html",
            start,
            start + "Star Wars".Length
        );

        Assert.Equal(
            ["reykjavik-undated.html: quotes \"Star Wars\", which nobody said"],
            Differences(_right with { Quotations = _right.Quotations.Add(nickname) })
        );
    }

    [Fact]
    public void An_indirect_quotation_needs_no_marks()
    {
        FoundQuotation nickname = new(
            "q-1",
            "u-1",
            "indirect",
            "Seldom",
            [],
            [],
            "reykjavik-undated.html",
            LettersBefore("reykjavik-undated.html", "Seldom"),
            LettersBefore("reykjavik-undated.html", "Seldom") + "Seldom".Length
        );

        Assert.Empty(Differences(_right with { Quotations = _right.Quotations.Add(nickname) }));
    }

    [Fact]
    public void A_merged_and_a_divided_utterance_are_seen()
    {
        FoundCorpus found = WithQuotations(
            q => q.File == "pages.jsonl:4" && q.Utterance == "u-gorbachev-sapling",
            q => q with { Utterance = "u-gorbachev-date" }
        );

        Assert.Equal(
            [
                "utterance gorbachev-date: is merged with gorbachev-sapling",
                "utterance gorbachev-sapling: is divided into 2",
            ],
            Differences(found)
        );
    }

    [Fact]
    public void A_quotation_that_is_missed_is_seen()
    {
        FoundCorpus found = _right with
        {
            Quotations = _right.Quotations.RemoveAll(q => q.Utterance == "u-wilson-tea-parties"),
        };

        Assert.Equal(
            [
                "utterance wilson-tea-parties: lacks the words of feed.xml:2",
                "utterance wilson-tea-parties: lacks the words of helsinki-gazette.html",
            ],
            Differences(found)
        );
    }

    [Theory]
    [InlineData("", "nothing")]
    [InlineData("gerald-ford", "\"gerald-ford\"")]
    [InlineData("harold-wilson, gerald-ford", "\"harold-wilson, gerald-ford\"")]
    public void A_wrong_speaker_is_seen(string speakers, string shown)
    {
        FoundCorpus found = WithQuotations(
            q => q.Utterance == "u-wilson-tea-parties",
            q =>
                q with
                {
                    Speakers = [.. speakers.Split(", ", StringSplitOptions.RemoveEmptyEntries)],
                }
        );

        Assert.Equal(
            [
                $"utterance wilson-tea-parties: is said by {shown} in feed.xml:2; expected \"harold-wilson\"",
                $"utterance wilson-tea-parties: is said by {shown} in helsinki-gazette.html; expected \"harold-wilson\"",
            ],
            Differences(found)
        );
    }

    [Fact]
    public void A_document_that_is_taken_for_a_person_is_seen()
    {
        FoundCorpus found = WithQuotations(
            q => q.Utterance == "u-final-act-frontiers",
            q => q with { Speakers = ["gerald-ford"] }
        );

        Assert.Equal(
            [
                "utterance final-act-frontiers: is said by \"gerald-ford\" in feed.xml:1; expected nothing",
                "utterance final-act-frontiers: is said by \"gerald-ford\" in helsinki-herald.txt; expected nothing",
            ],
            Differences(found)
        );
    }

    [Fact]
    public void A_lost_addressee_is_seen()
    {
        FoundCorpus found = WithQuotations(
            q => q.Utterance == "u-gorbachev-every-meeting",
            q => q with { Addressees = [] }
        );

        Assert.Equal(
            [
                "utterance gorbachev-every-meeting: is not shown as said to ronald-reagan in washington-treaty.txt",
            ],
            Differences(found)
        );
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0, -1)]
    [InlineData(0, 100_000)]
    public void A_span_that_does_not_read_the_words_is_seen(int startBy, int endBy)
    {
        FoundCorpus found = WithQuotations(
            q => q.Utterance == "u-ford-devotion",
            // The comma behind the words would be no fault: only letters count.
            q => q with { Start = q.Start + startBy, End = q.End + endBy }
        );

        Assert.Equal(
            [
                "helsinki-times.html: does not read \"the deep devotion of the American people and their Government to human rights and fundamental freedoms\" where the quotation says it stands",
            ],
            Differences(found)
        );
    }

    [Fact]
    public void The_words_between_two_pieces_may_be_other_words()
    {
        FoundCorpus found = WithQuotations(
            q => q.Utterance == "u-ford-devotion",
            q => q with { Words = "the deep devotion … human rights and fundamental freedoms" }
        );

        // The words are no longer all there, yet the span begins and ends with the pieces.
        Assert.Equal(
            ["utterance ford-devotion: lacks the words of helsinki-times.html"],
            Differences(found)
        );
    }

    private ImmutableArray<string> Differences(FoundCorpus found) =>
        CorpusComparison.Differences(_files, found);

    private FoundStory Story(string id) => _right.Stories.Single(story => story.Id == $"s-{id}");

    private static FoundCorpus WithStory(
        FoundCorpus found,
        string id,
        Func<FoundStory, FoundStory> change
    ) => found with { Stories = [.. found.Stories.Select(s => s.Id == $"s-{id}" ? change(s) : s)] };

    private static FoundCorpus WithReport(
        FoundCorpus found,
        string file,
        Func<FoundReport, FoundReport> change
    ) =>
        found with
        {
            Stories =
            [
                .. found.Stories.Select(story =>
                    story with
                    {
                        Reports = [.. story.Reports.Select(r => r.File == file ? change(r) : r)],
                    }
                ),
            ],
        };

    private FoundCorpus WithQuotations(
        Func<FoundQuotation, bool> which,
        Func<FoundQuotation, FoundQuotation> change
    ) => _right with { Quotations = [.. _right.Quotations.Select(q => which(q) ? change(q) : q)] };

    private int LettersBefore(string file, string words)
    {
        string source = File.ReadAllText(Path.Combine(_files.Folder, file));
        return source.IndexOf(words, StringComparison.Ordinal);
    }
}
