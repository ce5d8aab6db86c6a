using System.Collections.Immutable;
using Entente.Data;
using Entente.Quotations;
using Entente.Text;
using Xunit;

namespace Entente.Tests.Quotations;

/// <summary>What headlines say that somebody said. People and places are invented.</summary>
public sealed class HeadlineTests
{
    private const string Text =
        "“The mills of the lower valley will open before the harvest,” Amara Dell told the council. Jonas Reit left early.";

    private static readonly TextAnalyzer s_analyzer = new(Language.English);
    private static readonly QuotationFinder s_finder = new(Language.English);

    [Theory]
    [InlineData(
        "Mills of the valley will open soon, says Dell",
        "Mills of the valley will open soon"
    )]
    [InlineData(
        "Mills Of The Valley Will Open Soon, Says Dell",
        "Mills Of The Valley Will Open Soon"
    )]
    [InlineData("Dell: ‘The mills will open at last’", "The mills will open at last")]
    [InlineData("Dell: valley mills to open before harvest", "valley mills to open before harvest")]
    [InlineData(
        "Valley mills to open before harvest – Dell",
        "Valley mills to open before harvest"
    )]
    public void The_one_whom_the_text_names_says_it(string headline, string words)
    {
        Quotation quotation = Assert.Single(Read(headline));

        Assert.Equal(words, quotation.WordsIn(headline));
        Assert.Equal("Amara Dell", Assert.Single(quotation.Speakers).Name);
        Assert.Equal(ReportPart.Headline, quotation.Part);
        Assert.Equal(
            RecordId.ForQuotation("r1", quotation.Words[0].Start, ReportPart.Headline),
            quotation.Id
        );
    }

    [Theory]
    [InlineData("Mills of the valley will open soon, says Varn")] // the text does not name her
    [InlineData("Dell: a life in pictures")] // what the report is about
    [InlineData("Reit: valley mills to open before harvest")] // the text has it from somebody else
    [InlineData("Reit rips Dell: ‘Nobody wants these mills’")] // either may speak
    [InlineData("Dell sees a way out despite ‘red line’ of Reit")] // somebody else’s words
    [InlineData("Judge orders Dell to be freed from prison, saying her rights were ignored")]
    [InlineData("")]
    [InlineData(": ")]
    [InlineData("Dell: ")]
    [InlineData("\uD83D – Dell")]
    public void Who_cannot_be_told_says_nothing(string headline) => Assert.Empty(Read(headline));

    [Fact]
    public void A_name_of_the_headline_is_whom_the_text_names_so()
    {
        const string headline = "Dell and Varn meet Reit";
        Mention dell = new(
            new TextSpan(0, 4),
            EntityType.Organization,
            "Dell",
            null,
            "read as a name"
        );
        Mention varn = dell with { Span = new TextSpan(9, 13), Name = "Varn" };
        Mention inText = new(
            new TextSpan(80, 90),
            EntityType.Person,
            "Amara Dell",
            "amara-dell",
            "name"
        );

        ImmutableArray<Mention> named = new TextNames([inText]).Resolve([dell, varn], headline);

        Assert.Equal(
            (EntityType.Person, "Amara Dell", "amara-dell"),
            (named[0].Type, named[0].Name, named[0].Entity)
        );
        Assert.Equal(varn, named[1]);
    }

    [Fact]
    public void A_headline_tells_in_short_what_the_text_tells()
    {
        UtteranceAligner aligner = new(Language.English);
        AlignedWording said = new(
            new Wording("q1", "r1", "The mills of the lower valley will open soon", ["dell"]),
            "u1"
        );
        Wording headline = new("q2", "r1", "Valley mills to open", ["dell"]);

        Assert.Equal("u1", aligner.MatchInShort(headline, [said])?.Utterance);
        Assert.Null(
            aligner.MatchInShort(headline with { Text = "Nine valley mills to open" }, [said])
        );
        Assert.Null(aligner.MatchInShort(headline with { SpeakerKeys = ["reit"] }, [said]));
    }

    private static ImmutableArray<Quotation> Read(string headline)
    {
        string[] names = ["person Amara Dell, Dell = dell", "person Jonas Reit, Reit = reit"];
        ImmutableArray<Mention> mentions = Marking.Mark(Text, names);
        ImmutableArray<Mention> named = Marking.Mark(headline, [.. names, "person Varn = varn"]);
        return s_finder.ReadHeadline(
            "r1",
            s_analyzer.Analyze(QuotationFinder.AsSentence(headline, named)),
            named,
            (Text, mentions, s_finder.Find("r1", s_analyzer.Analyze(Text), mentions))
        );
    }
}
