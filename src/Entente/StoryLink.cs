using System.Collections.Immutable;

namespace Entente;

/// <summary>Two stories of one thread: the later one goes on with what the earlier one told.</summary>
/// <param name="Earlier">The earlier story.</param>
/// <param name="Later">The later story.</param>
/// <param name="Kind">How the later one goes on.</param>
/// <param name="Reasons">What speaks for it, each with its words in a report; never empty.</param>
public sealed record StoryLink(
    string Earlier,
    string Later,
    StoryLinkKind Kind,
    ImmutableArray<LinkReason> Reasons
);

/// <summary>How a story goes on with an earlier one.</summary>
public enum StoryLinkKind
{
    /// <summary>What the earlier one announced takes place.</summary>
    Announced,

    /// <summary>It looks back at the day of the earlier one.</summary>
    Retold,

    /// <summary>The same actors go on with the same matter.</summary>
    Follows,
}

/// <summary>Something that speaks for a link of two stories.</summary>
/// <param name="What">What it is: "actor", "topic", "announced", "held", "looks back".</param>
/// <param name="Value">What was found: a name, a word, a day.</param>
/// <param name="Report">The report in which the words stand.</param>
/// <param name="Part">The part of that report.</param>
/// <param name="Span">The words.</param>
public sealed record LinkReason(
    string What,
    string Value,
    string Report,
    ReportPart Part,
    TextSpan Span
);
