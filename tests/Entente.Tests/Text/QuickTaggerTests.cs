using Entente.Data;
using Entente.Models;
using Entente.Text;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Entente.Tests.Text;

public sealed class QuickTaggerTests
{
    private static readonly TextAnalyzer s_analyzer = new(Language.English);
    private static readonly QuickTagger s_tagger = QuickTagger.Open(
        Language.English,
        ModelFolder.Embedded
    )!;

    [Fact]
    public void Each_token_has_its_part_of_speech_and_nothing_else()
    {
        Document document = Read("The minister quickly left Berlin.");

        Assert.Equal(
            ["DET", "NOUN", "ADV", "VERB", "PROPN", "PUNCT"],
            document.Syntax.Select(s => s.Tag)
        );
        Assert.All(document.Syntax, s => Assert.Equal(new Syntax(s.Tag, "", "", "", -1, ""), s));
    }

    [Theory]
    [InlineData("Talks began in Damascus on Monday.", "Damascus", NameType.Place)]
    [InlineData("The talks with Angela Merkel failed.", "Angela Merkel", NameType.Person)]
    [InlineData("He works for the World Bank now.", "World Bank", NameType.Organization)]
    [InlineData("They praised the Syrian delegation.", "Syrian", NameType.Group)]
    public void Names_are_found_with_their_type(string text, string words, NameType type)
    {
        Document document = Read(text);

        Name name = Assert.Single(document.Names);
        Assert.Equal(words, name.Span.In(text).ToString());
        Assert.Equal(type, name.Type);
    }

    [Fact]
    public void A_headline_in_capitals_has_names_too()
    {
        const string text = "PRESIDENT PUTIN ARRIVES IN BEIJING";

        Document document = Read(text);

        Assert.Equal(["PUTIN", "BEIJING"], document.Names.Select(n => n.Span.In(text).ToString()));
    }

    [Fact]
    public void Any_text_gives_names_in_order_and_a_tag_for_each_token() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<NonNull<string>>(),
                text =>
                {
                    Document document = Read(text.Get);
                    return document.Syntax.Length == document.Tokens.Length
                        && document
                            .Names.Zip(document.Names.Skip(1))
                            .All(pair => pair.First.Span.End <= pair.Second.Span.Start);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_sentence_of_any_length_is_read()
    {
        string text = string.Join(' ', Enumerable.Repeat("Merkel left Berlin,", 2_000));

        Document document = Read(text);

        Assert.Equal(document.Tokens.Length, document.Syntax.Length);
        Assert.True(document.Names.Length > 3_000);
    }

    [Fact]
    public void Many_threads_find_the_same()
    {
        string[] texts =
        [
            .. Enumerable
                .Range(1, 40)
                .Select(i => $"Kofi Annan met {i} envoys of the African Union in Geneva."),
        ];

        var alone = texts.Select(t => Read(t).Names.ToArray()).ToArray();
        var together = texts
            .AsParallel()
            .AsOrdered()
            .Select(t => Read(t).Names.ToArray())
            .ToArray();

        Assert.Equal(alone, together);
    }

    [Fact]
    public void A_file_without_weights_is_refused()
    {
        ModelFile file = ModelFile.Parse("x.bin", new ModelFileWriter().ToArray());
        Gazetteer gazetteer = new(EmbeddedModels.Read(Language.English, Gazetteer.Model));

        Assert.Throws<DataFormatException>(() => new QuickTagger(file, gazetteer));
    }

    private static Document Read(string text) => s_tagger.Analyze(s_analyzer.Analyze(text));
}
