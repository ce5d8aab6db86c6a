using Entente.Data;
using Entente.Readouts;
using Entente.Tests.Events;
using Xunit;

namespace Entente.Tests.Readouts;

public sealed class CoreTellerTests
{
    private static readonly ChannelNames s_channels = new(Language.English);

    [Theory]
    [InlineData("2019-03-15", false, true)]
    [InlineData("2019-03-16", false, true)]
    [InlineData("2019-03-14", false, false)]
    [InlineData("2019-03-14", true, true)]
    [InlineData("2019", false, true)]
    public void What_was_over_two_days_before_the_first_report_must_be_told_in_a_headline(
        string day,
        bool isInHeadline,
        bool isShown
    )
    {
        ReportedEvent told = Telling("2019-03-17 b", day);
        Occurrence occurrence = new()
        {
            Tellings =
            [
                Telling("2019-03-16 a", day),
                isInHeadline ? told.With(found => found with { Part = ReportPart.Headline }) : told,
            ],
        };

        CoreRow? core = CoreTeller.Tell([occurrence], accounts: 2, s_channels);

        Assert.Equal(isShown, core is not null);
    }

    private static ReportedEvent Telling(string report, string day) =>
        ReportedEvents.Of(report, EventType.Assault, "BRE/Brenholm", "SAR/Sarnovo", day);
}
