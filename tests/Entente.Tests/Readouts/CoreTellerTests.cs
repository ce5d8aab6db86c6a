using System.Collections.Immutable;
using Entente.Data;
using Entente.Readouts;
using Entente.Tests.Events;
using Xunit;

namespace Entente.Tests.Readouts;

public sealed class CoreTellerTests
{
    private static readonly ChannelNames s_channels = new(Language.English);

    [Theory]
    [InlineData("2019-03-15", "Ferry talks: who gives way?", true)]
    [InlineData("2019-03-16", "Ferry talks: who gives way?", true)]
    [InlineData("2019-03-14", "Ferry talks: who gives way?", false)]
    [InlineData("2019-03-14", "Ferry talks: what Brenholm hit on Thursday", true)]
    [InlineData("2019", "Ferry talks: who gives way?", true)]
    public void What_was_over_two_days_before_the_first_report_needs_a_headline(
        string day,
        string headline,
        bool isShown
    )
    {
        ImmutableArray<ReportedEvent> tellings =
        [
            Telling("2019-03-16 a", day, headline),
            Telling("2019-03-17 b", day, headline),
        ];

        CoreRow? core = CoreTeller.Tell(
            [new Occurrence { Tellings = tellings }],
            accounts: 2,
            s_channels
        );

        Assert.Equal(isShown, core is not null);
    }

    private static ReportedEvent Telling(string report, string day, string headline)
    {
        ReportedEvent telling = ReportedEvents.Of(
            report,
            EventType.Assault,
            "BRE/Brenholm",
            "SAR/Sarnovo",
            day
        );
        return telling with
        {
            Report = telling.Report with
            {
                Article = telling.Report.Article with
                {
                    Title = new Stated<string>(headline, null, "test"),
                },
            },
        };
    }
}
