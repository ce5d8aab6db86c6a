using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Entente.Stories.Threads;

/// <summary>A story as threads compare it: who acts in it, what it is about, what it tells, and which days it names.</summary>
public sealed class Chapter
{
    internal Chapter(string story) => Story = story;

    /// <summary>The story's identifier.</summary>
    public string Story { get; }

    /// <summary>The day of its first report; <see langword="null"/> when none is known: such a story has no place in a thread.</summary>
    public DateOnly? First { get; internal init; }

    /// <summary>The text of one of its reports.</summary>
    public string Text { get; internal init; } = "";

    /// <summary>Those who stand at the beginning of its reports, by what makes two the same party.</summary>
    public required FrozenDictionary<string, Witness> Actors { get; init; }

    /// <summary>The rare words at the beginning of its reports that name nobody and no time; the weightiest first.</summary>
    public ImmutableArray<TopicWord> Words { get; internal init; } = [];

    /// <summary>The days that its reports name.</summary>
    internal ImmutableArray<NamedDay> Days { get; init; } = [];

    /// <summary>What its reports tell.</summary>
    internal ImmutableArray<Occurrence> Events { get; init; } = [];

    /// <summary>The words by key.</summary>
    internal FrozenDictionary<uint, TopicWord> ByKey { get; init; } =
        FrozenDictionary<uint, TopicWord>.Empty;
}

/// <summary>Where something stands in a story.</summary>
/// <param name="Name">What it is called there.</param>
/// <param name="Report">The report.</param>
/// <param name="Part">The part of the report.</param>
/// <param name="Span">The words.</param>
public sealed record Witness(string Name, string Report, ReportPart Part, TextSpan Span);

/// <summary>A word that tells what a story is about.</summary>
/// <param name="Key">What makes two words the same.</param>
/// <param name="Weight">How rare it is, and in how many of the reports it stands; its square counts.</param>
/// <param name="Place">Where it stands first.</param>
public sealed record TopicWord(uint Key, double Weight, Witness Place);

/// <summary>A day that a report names.</summary>
internal sealed record NamedDay(DateOnly Day, Witness Place);
