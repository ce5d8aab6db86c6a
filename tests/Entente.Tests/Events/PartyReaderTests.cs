using System.Collections.Immutable;
using Entente.Data;
using Entente.Desk;
using Entente.Events;
using Xunit;

namespace Entente.Tests.Events;

/// <summary>Who takes part in invented sentences, with the models in the library.</summary>
public sealed class PartyReaderTests
{
    private static readonly NewsReader s_reader = new(DataTables.Embedded);
    private static readonly EventReader s_events = new(DataTables.Embedded, s_reader.Actors);

    [Theory]
    [InlineData(
        "The Kenyan government condemned the Ugandan army on Monday.",
        "Source: The Kenyan government",
        "Target: the Ugandan army"
    )]
    [InlineData(
        "Two Kenyan diplomats were expelled by Uganda last week.",
        "Source: Uganda",
        "Target: Two Kenyan diplomats"
    )]
    [InlineData(
        "Norway granted asylum to 18 Chadian rebels, a minister said.",
        "Source: Norway",
        "Target: 18 Chadian rebels"
    )]
    public void Who_acts_and_whom_it_is_done_to_are_read_in_whole_phrases(
        string text,
        string source,
        string target
    ) => Assert.Equal([source, target], Parties(text).Order(StringComparer.Ordinal));

    [Fact]
    public void A_sentence_about_nobody_has_no_parties() => Assert.Empty(Parties("Perhaps not."));

    [Theory]
    [InlineData("")]
    [InlineData("\ud800 attacked \udc00.")]
    [InlineData("- - - met - - -")]
    [InlineData("Peru and and and and of of of of by by by met.")]
    public void Damaged_text_is_no_fault(string text) => Assert.True(Parties(text).Count < 4);

    [Fact]
    public void A_sentence_without_end_has_few_parties() =>
        Assert.True(
            Parties(string.Concat(Enumerable.Repeat("Peru met Chile and ", 1_500))).Count < 20
        );

    [Fact]
    public void What_the_police_does_about_a_protest_is_told_as_a_protest()
    {
        const string text =
            "Police detained dozens of people on Sunday at a demonstration in Nairobi.";
        Annotation annotation = Annotate(text);

        MainAct? act = s_events.MainActOf(annotation, s_events.Read(annotation, day: null));

        Assert.Equal(EventType.Protest, act?.Type);
    }

    private static List<string> Parties(string text)
    {
        ImmutableArray<Party> parties = s_events.PartiesOf(Annotate(text));
        return [.. parties.Select(party => $"{party.Role}: {party.Span.In(text)}")];
    }

    private static Annotation Annotate(string text) =>
        s_reader.Annotate("r", text, null, "en", ReadingStep.Mentions);
}
