using System.Text;
using Entente.Hostile;
using Xunit;

namespace Entente.Tests.Articles;

[Collection(nameof(Alone))]
public sealed class HostileFilesTests
{
    private static readonly HostileReading s_reading = new();

    [Fact]
    public void Every_hostile_file_is_read_within_bounds()
    {
        string folder = Reading.Shared("data/hostile");

        string[] faults =
        [
            .. Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(file => (file, s_reading.Read(file, File.ReadAllBytes(file)).Fault))
                .Where(pair => pair.Fault is not null)
                .Select(pair => $"{pair.file}: {pair.Fault}"),
        ];

        Assert.Empty(faults);
    }

    [Fact]
    public void Mutations_of_hostile_files_are_read_within_bounds()
    {
        const int seed = 20261122;
        string? folder = Checkout.Shared is { } shared
            ? Path.Combine(shared, "data/hostile")
            : null;
        PageMutator mutator = Directory.Exists(folder)
            ? PageMutator.OfFolder(folder, seed)
            : new PageMutator(PageMutator.OwnSeeds, [], seed);
        List<string> faults = [];
        for (int i = 0; i < 20_000; i++)
        {
            (byte[] bytes, string recipe) = mutator.Make(i);
            if (s_reading.Read("input", bytes).Fault is { } fault)
            {
                faults.Add($"{recipe}: {fault}");
            }
        }

        Assert.Empty(faults);
    }

    [Fact]
    public void An_input_of_the_mutator_can_be_made_again()
    {
        (byte[] first, string recipe) = new PageMutator(PageMutator.OwnSeeds, [], 7).Make(42);
        (byte[] second, string same) = new PageMutator(PageMutator.OwnSeeds, [], 7).Make(42);

        Assert.Equal(first, second);
        Assert.Equal(recipe, same);
    }

    [Theory]
    [InlineData("{\"\\udfaa\":1}\n")]
    [InlineData("{\"\\udfaaxx\":1,\"version\":\"https://jsonfeed.org/version/1\"}")]
    [InlineData("{\"\\udfaa\":1,\"text\":\"The talks ended on Monday, officials said.\"}")]
    [InlineData(
        "<script type='application/ld+json'>{\"\\udfaa type\":1,\"@type\":\"NewsArticle\"}</script><p>The talks ended on Monday."
    )]
    public void Half_a_character_as_a_name_of_json_is_passed_over(string input) =>
        Assert.Null(s_reading.Read("input", Encoding.UTF8.GetBytes(input)).Fault);

    [Theory]
    [InlineData("windows-1251", "Переговоры закончились в понедельник, сообщил представитель.")]
    [InlineData("shift_jis", "会談は月曜日に終わったと、当局者が述べた。両国は来週も会う。")]
    [InlineData("gb18030", "会谈于星期一结束，一名官员说。两国将在下周再次会面。")]
    [InlineData("utf-16le", "The talks ended on Monday — “well”, an official said.")]
    [InlineData(
        "euc-kr",
        "회담은 월요일에 끝났다고 한 관리가 말했다. 두 나라는 다음 주에 다시 만난다."
    )]
    public void Each_character_of_an_article_has_its_bytes_in_any_encoding(
        string encoding,
        string words
    )
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var coding = Encoding.GetEncoding(encoding == "utf-16le" ? "utf-16" : encoding);
        byte[] bytes =
        [
            .. coding.GetPreamble(),
            .. coding.GetBytes(
                $"<html><meta charset={encoding}><body><p>{words}\r\n  <b>AT&amp;T&nbsp;&#8212;</b> {words}</p><p>{words} {words}</p>"
            ),
        ];
        Capture capture = Reading.Page(bytes);

        Article article = Reading.Article(capture);

        Assert.Contains(words, article.Text, StringComparison.Ordinal);
        Assert.Null(EvidenceMap.Fault(article, capture));
        Assert.Null(EvidenceMap.FaultOfBytes(article, capture));
    }
}
