using System.Collections.Immutable;
using Entente.Data;
using Entente.Models;
using Entente.Text;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Entente.Tests.Text;

public sealed class LanguageIdentifierTests
{
    private static readonly LanguageIdentifier s_identifier = new(DataTables.Embedded);
    private static readonly TextAnalyzer s_analyzer = new(Language.English);

    [Theory]
    [InlineData("The two presidents met in the capital and spoke for an hour.", "en")]
    [InlineData("President Ronald Reagan met Mikhail Gorbachev in Reykjavik on Saturday.", "en")]
    [InlineData("Les deux présidents se sont rencontrés dans la capitale.", "fr")]
    [InlineData("Die beiden Präsidenten trafen sich in der Hauptstadt.", "de")]
    [InlineData("Los dos presidentes se reunieron en la capital y hablaron del río.", "es")]
    [InlineData("I due presidenti si sono incontrati nella capitale.", "it")]
    [InlineData("Os dois presidentes encontraram-se na capital e não falaram do rio.", "pt")]
    [InlineData("De twee presidenten hebben elkaar in de hoofdstad gesproken.", "nl")]
    [InlineData("Obaj prezydenci spotkali się w stolicy i rozmawiali o rzece.", "pl")]
    [InlineData("İki başkan başkentte bir araya geldi ve nehir hakkında konuştu.", "tr")]
    [InlineData("Оба президента встретились в столице и говорили о реке.", "ru")]
    [InlineData("Обидва президенти зустрілися в столиці та говорили про річку.", "uk")]
    [InlineData("Двамата президенти се срещнаха в столицата и говориха за реката.", "bg")]
    [InlineData("Оба председника састала су се у главном граду и разговарала о реци.", "sr")]
    [InlineData("التقى الرئيسان في العاصمة وتحدثا عن مياه النهر.", "ar")]
    [InlineData("دو رئیس جمهور در پایتخت دیدار کردند و درباره رودخانه گفتگو کردند.", "fa")]
    [InlineData("दोनों राष्ट्रपति राजधानी में मिले और नदी के बारे में बात की।", "hi")]
    [InlineData("שני הנשיאים נפגשו בבירה ודיברו על הנהר.", "he")]
    [InlineData("Οι δύο πρόεδροι συναντήθηκαν στην πρωτεύουσα.", "el")]
    [InlineData("양국 대통령은 수도에서 만나 강에 대해 이야기했다.", "ko")]
    [InlineData("两国总统在首都会晤，讨论了河流问题。", "zh")]
    [InlineData("両国の大統領は首都で会い、川について話し合った。", "ja")]
    [InlineData("ประธานาธิบดีทั้งสองพบกันที่เมืองหลวง", "th")]
    public void The_language_of_a_sentence_is_told(string text, string language) =>
        Assert.Equal(language, s_identifier.Identify(text).Code);

    [Theory]
    [InlineData("")]
    [InlineData("12 345, 67!")]
    [InlineData("OK")]
    [InlineData("Hello world")]
    [InlineData("Reykjavik Helsinki Vienna")]
    [InlineData("Москва Kyiv")]
    [InlineData("\uD800\uDFFF\uDC00 \u0301\u0301\u0301")]
    public void Where_nothing_tells_it_stays_open(string text)
    {
        IdentifiedLanguage told = s_identifier.Identify(text);

        Assert.Equal(default, told);
    }

    [Fact]
    public void A_title_in_Han_letters_alone_does_not_turn_a_Japanese_text_into_a_Chinese_one() =>
        Assert.Equal(
            "ja",
            s_identifier.Identify("東京都知事選挙、投票日は七月七日に決まった。").Code
        );

    [Fact]
    public void Fifty_languages_and_more_are_known()
    {
        ImmutableArray<string> languages = s_identifier.Languages;

        Assert.True(languages.Length >= 50);
        Assert.Equal(
            languages.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
            languages
        );
        Assert.DoesNotContain(LanguageGroup.Other, languages);
    }

    [Fact]
    public void The_sentence_in_another_language_is_found()
    {
        const string french = "Nous avons parlé du fleuve et de tout ce qui nous sépare encore.";
        string text = $"The two presidents met for an hour. {french} Then they left the city.";

        ForeignPassage passage = Assert.Single(
            s_identifier.FindForeign(s_analyzer.Analyze(text), "en")
        );

        Assert.Equal(french, passage.Span.In(text).ToString());
        Assert.Equal("fr", passage.Language);
    }

    [Fact]
    public void Neighbouring_sentences_in_one_language_are_one_passage()
    {
        const string german =
            "Wir haben lange über den Fluss gesprochen. Morgen sprechen wir über die Brücke und den Zoll.";
        string text =
            $"The minister answered in German.\n{german}\nNobody translated it for the press.";

        ForeignPassage passage = Assert.Single(
            s_identifier.FindForeign(s_analyzer.Analyze(text), "en")
        );

        Assert.Equal(german, passage.Span.In(text).ToString());
    }

    [Fact]
    public void A_text_of_a_language_that_is_not_known_has_no_foreign_passages() =>
        Assert.Empty(
            s_identifier.FindForeign(
                s_analyzer.Analyze("The two presidents met for an hour."),
                "x-none"
            )
        );

    [Fact]
    public void Any_text_has_a_language_that_is_known_or_none() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<NonNull<string>>(),
                text =>
                {
                    IdentifiedLanguage told = s_identifier.Identify(text.Get);

                    return told.Code is null
                        ? told.Confidence == 0
                        : told.Confidence is > 0 and <= 1
                            && s_identifier.Languages.Contains(told.Code);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Foreign_passages_of_any_text_come_in_order_and_never_overlap() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<NonNull<string>>(),
                text =>
                {
                    int end = 0;
                    foreach (
                        ForeignPassage passage in s_identifier.FindForeign(
                            s_analyzer.Analyze(text.Get),
                            "en"
                        )
                    )
                    {
                        Assert.True(passage.Span.Start >= end);
                        Assert.True(passage.Span.End <= text.Get.Length);
                        end = passage.Span.End;
                    }
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Ten_megabytes_of_one_line_cost_no_more_than_a_page()
    {
        string page = string.Concat(
            Enumerable.Repeat("The two presidents met in the capital. ", 300_000)
        );
        s_identifier.Identify(page);

        long before = GC.GetAllocatedBytesForCurrentThread();
        IdentifiedLanguage told = s_identifier.Identify(page);

        Assert.Equal("en", told.Code);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000);
    }

    [Fact]
    public void A_text_of_combining_marks_alone_stays_open() =>
        Assert.Null(s_identifier.Identify(new string('\u0301', 100_000)).Code);

    [Fact]
    public void A_model_whose_parts_do_not_fit_is_refused()
    {
        byte[] model = new ModelFileWriter()
            .Strings(LanguageGroup.LanguagesEntry("Latn"), ["de", "en"])
            .Rows(LanguageGroup.WeightsEntry("Latn"), 1, 40, new float[40])
            .ToArray();
        LanguageIdentifier identifier = new(
            DataTables.Embedded,
            () => ModelFile.Parse("small.bin", model)
        );

        var fault = Assert.Throws<DataFormatException>(() => identifier.Identify("The river."));

        Assert.Equal(
            "small.bin: expected weights of 2 languages for Latn, found 1 × 40",
            fault.Message
        );
    }

    [Fact]
    public void A_damaged_model_is_refused()
    {
        byte[] model = new ModelFileWriter()
            .Strings(LanguageGroup.LanguagesEntry("Latn"), ["de", "en"])
            .ToArray();
        model[20] ^= 1;

        Assert.Throws<DataFormatException>(() => ModelFile.Parse("small.bin", model));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.5, 0.60653065971)]
    [InlineData(1, 0.36787944117)]
    [InlineData(10, 4.53999297e-5)]
    [InlineData(800, 0)]
    [InlineData(double.NaN, 0)]
    public void Powers_of_e_are_those_of_the_tables(double value, double power) =>
        Assert.Equal(power, Exponential.OfNegative(value), 1e-8);
}
