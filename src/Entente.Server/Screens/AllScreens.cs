using System.Collections.Immutable;
using Entente.Server.Serving;

namespace Entente.Server.Screens;

/// <summary>The list of screens: a new one is a line here.</summary>
internal static class AllScreens
{
    public static ImmutableArray<IScreen> Of() =>
        [
            StoriesScreen.Create(),
            StoryScreen.Create(),
            TimelineScreen.Create(),
            FactScreen.Create(),
            UtteranceScreen.Create(),
            CopyScreen.Create(),
            ReportScreen.Create(),
            ActorScreens.List(),
            ActorScreens.One(),
            DyadScreen.Create(),
            SearchScreen.Create(),
            WatchScreen.Create(),
            WhyScreen.Create(),
            AboutScreen.Create(),
            ReviewScreen.Create(),
            LogScreen.Create(),
            StoryRepairScreen.Create(),
        ];
}
