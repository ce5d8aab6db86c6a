using System.Collections.Immutable;
using Entente.Data;
using Entente.Desk;
using Xunit;

namespace Entente.Tests.Events;

/// <summary>Acts by words and phrases of many kinds, in invented sentences.</summary>
public sealed class EventWordsTests
{
    private static readonly NewsReader s_reader = new(DataTables.Embedded);
    private static readonly EventReader s_events = new(DataTables.Embedded, s_reader.Actors);

    [Theory]
    [InlineData("Ankara branded the Israeli operation a massacre.", EventType.Accuse, "TUR>ISR")]
    [InlineData(
        "Warsaw pointed the finger at Minsk for the surge of migrants.",
        EventType.Accuse,
        "POL>BLR"
    )]
    [InlineData(
        "Kenya took Somalia to the International Court of Justice.",
        EventType.Accuse,
        "KEN>SOM"
    )]
    [InlineData(
        "Gabon's foreign minister rounded on France for meddling.",
        EventType.Accuse,
        "GAB>FRA"
    )]
    [InlineData("Islamabad took issue with Kabul's remarks.", EventType.Accuse, "PAK>AFG")]
    [InlineData(
        "Australian senators grilled the Chinese ambassador over the island base.",
        EventType.Accuse,
        "AUS>CHN"
    )]
    [InlineData("Serbia brushed aside the EU's call for sanctions.", EventType.Reject, "SRB>EUR")]
    [InlineData("Hungary blocked the aid package for Ukraine.", EventType.Reject, "HUN>UKR")]
    [InlineData("Moscow poured cold water on the Ukrainian proposal.", EventType.Reject, "RUS>UKR")]
    [InlineData("Pyongyang snubbed Seoul's invitation to the games.", EventType.Reject, "PRK>KOR")]
    [InlineData(
        "Mali's junta scrapped a planned visit by the French president.",
        EventType.Reject,
        "MLI>FRA"
    )]
    [InlineData("Washington prodded Israel to accept a truce.", EventType.Request, "USA>ISR")]
    [InlineData(
        "Lebanon called upon Israel to withdraw from the south.",
        EventType.Request,
        "LBN>ISR"
    )]
    [InlineData("Tehran promised a crushing response to Israel.", EventType.Threaten, "IRN>ISR")]
    [InlineData("Sweden will send engineers to Norway next month.", EventType.Agree, "SWE>NOR")]
    [InlineData("Saudi and Iranian envoys sat down in Baghdad.", EventType.Consult, "SAU+IRN")]
    [InlineData(
        "Cuba's president wrapped up a three-day trip to Vietnam.",
        EventType.Consult,
        "CUB>VNM"
    )]
    [InlineData("Iceland's president paid tribute to Estonia.", EventType.Support, "ISL>EST")]
    [InlineData("Bolivia came out in support of Nicaragua.", EventType.Support, "BOL>NIC")]
    [InlineData(
        "Thailand and Laos launched joint patrols on the river.",
        EventType.Cooperate,
        "THA+LAO"
    )]
    [InlineData("Cuba dispatched doctors to Italy.", EventType.Aid, "CUB>ITA")]
    [InlineData("Colombia took in thousands of refugees from Venezuela.", EventType.Aid, "COL>VEN")]
    [InlineData("Iran released a British tanker.", EventType.Retreat, "IRN>GBR")]
    [InlineData("Armenia ceded four villages to Azerbaijan.", EventType.Retreat, "ARM>AZE")]
    [InlineData("China scrapped tariffs on Australian barley.", EventType.Concede, "CHN>AUS")]
    [InlineData("China slapped duties on Canadian canola.", EventType.Sanction, "CHN>CAN")]
    [InlineData("Britain froze aid to Rwanda.", EventType.Sanction, "GBR>RWA")]
    [InlineData(
        "The Philippines quit the International Criminal Court.",
        EventType.Sanction,
        "PHL>IGO"
    )]
    [InlineData(
        "Washington added twelve Chinese firms to its export blacklist.",
        EventType.Sanction,
        "USA>CHN"
    )]
    [InlineData("China held huge drills around Taiwan.", EventType.Mobilize, "CHN>TWN")]
    [InlineData(
        "A Chinese coast guard ship rammed a Philippine supply boat.",
        EventType.Assault,
        "CHN>PHL"
    )]
    [InlineData(
        "Russian hackers crippled the servers of Estonia's parliament.",
        EventType.Coerce,
        "RUS>EST"
    )]
    [InlineData(
        "Myanmar's generals placed the leader of the opposition under house arrest.",
        EventType.Coerce,
        "MMR>MMR"
    )]
    [InlineData(
        "Russian missiles slammed into a power station in Kharkiv.",
        EventType.Assault,
        "RUS>UKR"
    )]
    [InlineData("Iran rained missiles on a base in Iraq.", EventType.Assault, "IRN>IRQ")]
    [InlineData("Estonia attributed the cable damage to Russia.", EventType.Accuse, "EST>RUS")]
    [InlineData("After the blast, France flew rescue teams to Lebanon.", EventType.Aid, "FRA>LBN")]
    public void An_act_is_known_by_its_words(string text, EventType type, string parties) =>
        Assert.Contains(Read(text), e => e.Type == type && PartiesOf(e) == parties);

    [Theory]
    [InlineData("Japan and Fiji held drills in May.", EventType.Cooperate, "JPN+FJI")]
    [InlineData("Japan held drills with Fiji in May.", EventType.Cooperate, "JPN+FJI")]
    [InlineData("Japan held drills near Fiji in May.", EventType.Mobilize, "JPN+FJI")]
    public void Drills_of_several_states_are_cooperation(
        string text,
        EventType type,
        string parties
    ) =>
        Assert.Contains(
            Read(text),
            e => e.Type == type && PartiesOf(e).Replace('>', '+') == parties
        );

    [Fact]
    public void They_are_those_who_say_so() =>
        Assert.Contains(
            Read("Peru met Chile on Monday. Kenyan rebels said they would release two Ugandans."),
            e => PartiesOf(e) == "KEN>UGA"
        );

    [Fact]
    public void Where_somebody_is_invited_to_is_no_part_of_who_he_is()
    {
        const string text = "Peru's president invited the captain to Lima on Monday.";

        Event invitation = Assert.Single(Read(text));

        Assert.Equal("the captain", Assert.Single(invitation.Targets).Span.In(text).ToString());
    }

    [Fact]
    public void How_an_act_is_done_is_not_told_by_the_words_of_another()
    {
        ImmutableArray<Event> found = Read("Rebels killed six Kenyans and took two hostages.");

        Assert.Equal([null, "abduct"], found.Select(e => e.Mode));
    }

    [Theory]
    [InlineData("Kenya and Uganda were within reach of an agreement.", EventType.Agree)]
    [InlineData("Kenya and Uganda almost signed a treaty.", EventType.Support)]
    public void What_is_only_near_did_not_happen(string text, EventType type) =>
        Assert.DoesNotContain(Read(text), e => e.Type == type && e.Modality == Modality.Happened);

    [Fact]
    public void What_is_talked_about_does_not_talk() =>
        Assert.All(
            Read("Kenya held talks on Somalia with Uganda."),
            e => Assert.DoesNotContain("SOM", PartiesOf(e), StringComparison.Ordinal)
        );

    [Fact]
    public void A_clause_of_another_subject_does_not_tell_how_an_act_is_done() =>
        Assert.All(
            Read("Kenya attacked a Somali camp while it was signing a suicide note."),
            e => Assert.Null(e.Mode)
        );

    [Theory]
    [InlineData("Kenya's president blessed the new roads on Twitter.")]
    [InlineData("Kenya plans to name a former official as envoy.")]
    public void A_word_that_means_much_else_is_not_shown_alone(string text)
    {
        Annotation read = s_reader.Annotate("r", text, date: null, "en", ReadingStep.Mentions);

        Assert.Empty(s_events.Plain(read, s_events.Read(read, day: null)));
    }

    [Fact]
    public void Koreans_may_be_of_either_state() =>
        Assert.All(
            Read("Korean officials accused Japan on Monday."),
            e => Assert.Equal(">JPN", PartiesOf(e))
        );

    private static ImmutableArray<Event> Read(string text) =>
        s_events.Read(
            s_reader.Annotate("r", text, date: null, "en", ReadingStep.Mentions),
            day: null
        );

    private static string PartiesOf(Event found)
    {
        string sources = string.Join('+', found.Sources.Select(a => a.Code.Country));
        return found.IsReciprocal && found.Targets.IsEmpty
            ? sources
            : $"{sources}>{string.Join('+', found.Targets.Select(a => a.Code.Country))}";
    }
}
