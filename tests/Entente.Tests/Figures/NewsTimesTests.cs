using System.Collections.Immutable;
using Entente.Data;
using Entente.Figures;
using Entente.Text;
using Xunit;

namespace Entente.Tests.Figures;

/// <summary>Sentences as the news writes them, with what a careful reader makes of their days: <c>tests/cases/en/times.md</c>.</summary>
public sealed class NewsTimesTests
{
    private const string Cases = "tests/cases/en/times.md";

    private static readonly TextAnalyzer s_text = new(Language.English);
    private static readonly FigureFinder s_finder = new(Language.English);

    // A Friday.
    private static readonly DateTime s_published = new(
        2024,
        5,
        17,
        0,
        0,
        0,
        DateTimeKind.Unspecified
    );

    public static TheoryData<string, string> Sentences { get; } =
    [
        .. Case.Read(Cases)
            .SelectMany(c => c.Lines("sentences"))
            .Select(line => line.Split('|', 2, StringSplitOptions.TrimEntries))
            .Select(parts => new TheoryDataRow<string, string>(parts[0], parts[1])),
    ];

    [Theory]
    [MemberData(nameof(Sentences))]
    public void A_sentence_tells_when(string sentence, string expected)
    {
        ImmutableArray<TemporalExpression> times = s_finder
            .Find(s_text.Analyze(sentence), s_published)
            .Times;

        Assert.Equal(
            expected,
            string.Join("; ", times.Select(time => $"{time.Span.In(sentence)}={time.Value}"))
        );
    }

    [Fact]
    public void There_are_enough_of_them() => Assert.True(Sentences.Count >= 140);
}
