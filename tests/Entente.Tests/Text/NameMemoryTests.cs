using Entente.Data;
using Entente.Text;
using Xunit;

namespace Entente.Tests.Text;

public sealed class NameMemoryTests
{
    private static readonly TextAnalyzer s_analyzer = new(Language.English);

    [Fact]
    public void The_type_that_was_found_most_often_wins()
    {
        Assert.Equal(
            ["Aria:Organization", "Aria:Organization", "Aria:Organization"],
            Settle(
                "We saw Aria. We know Aria. We like Aria.",
                ("Aria", NameType.Organization),
                ("Aria", NameType.Place),
                ("Aria", NameType.Organization)
            )
        );
    }

    [Fact]
    public void A_surname_is_a_person_after_the_full_name()
    {
        Assert.Equal(
            ["Jo Berg:Person", "Berg:Person"],
            Settle(
                "We saw Jo Berg there. We know Berg well.",
                ("Jo Berg", NameType.Person),
                ("Berg", NameType.Place)
            )
        );
    }

    [Fact]
    public void A_name_that_was_found_twice_is_found_everywhere_in_mid_sentence()
    {
        Assert.Equal(
            ["Aria:Place", "Aria:Place", "Aria:Place"],
            Settle(
                "We saw Aria. We know Aria. We like Aria. No aria was sung.",
                ("Aria", NameType.Place),
                ("Aria", NameType.Place)
            )
        );
    }

    [Fact]
    public void A_name_that_was_found_once_proves_nothing_elsewhere()
    {
        Assert.Equal(
            ["Aria:Place"],
            Settle("We saw Aria. We heard Aria.", ("Aria", NameType.Place))
        );
    }

    /// <summary>Finds names where they first stand behind the one before, and lets the memory settle them.</summary>
    private static IEnumerable<string> Settle(
        string text,
        params (string Words, NameType Type)[] names
    )
    {
        Document document = s_analyzer.Analyze(text);
        NameMemory memory = new();
        memory.Begin(document);
        int from = 0;
        foreach ((string words, NameType type) in names)
        {
            int start = text.IndexOf(words, from, StringComparison.Ordinal);
            from = start + words.Length;
            memory.Add(document.TokenAt(start), document.TokenAt(from - 1) + 1, type);
        }

        return memory.Settle().Select(n => $"{n.Span.In(text)}:{n.Type}");
    }
}
