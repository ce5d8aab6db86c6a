using System.Collections.Immutable;
using Entente.Data;
using Entente.Quotations;
using Entente.Text;
using Xunit;

namespace Entente.Tests.Quotations;

/// <summary>Reads <c>tests/cases/en/quotations.md</c>.</summary>
public sealed class QuotationCaseTests
{
    private const string File = "tests/cases/en/quotations.md";
    private static readonly TextAnalyzer s_analyzer = new(Language.English);
    private static readonly QuotationFinder s_finder = new(Language.English);

    public static TheoryData<string> Titles => [.. Case.Read(File).Select(c => c.Title)];

    [Theory]
    [MemberData(nameof(Titles))]
    public void What_is_said_is_found(string title)
    {
        Case c = Case.Read(File).Single(c => c.Title == title);
        string text = c.Blocks["text"];

        ImmutableArray<Quotation> quotations = s_finder.Find(
            "r1",
            s_analyzer.Analyze(text),
            Marking.Mark(text, c.Lines("names"))
        );

        Assert.Equal(
            c.Lines("found"),
            quotations.Select(quotation => Show(text, quotation)).ToArray()
        );
    }

    /// <summary>One line: <c>direct: words … words | Speaker + Speaker | to Hearer | channel | via Relay | via Relay | not said</c>.</summary>
    private static string Show(string text, Quotation quotation)
    {
        List<string> parts =
        [
            $"{quotation.Kind.ToString().ToLowerInvariant()}: {string.Join(" … ", quotation.Words.Select(words => words.In(text).ToString()))}",
            quotation.Speakers.IsEmpty ? "?" : Names(quotation.Speakers),
        ];
        if (!quotation.Addressees.IsEmpty)
        {
            parts.Add($"to {Names(quotation.Addressees)}");
        }

        if (quotation.Channel is { } channel)
        {
            parts.Add(channel.In(text).ToString());
        }

        parts.AddRange(quotation.Relays.Select(relay => $"via {relay.Name}"));
        parts.AddRange(quotation.IsNegated ? ["not said"] : Array.Empty<string>());
        return string.Join(" | ", parts);
    }

    private static string Names(ImmutableArray<Voice> voices) =>
        string.Join(" + ", voices.Select(voice => voice.Name));
}
