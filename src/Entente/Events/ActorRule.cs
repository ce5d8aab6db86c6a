using System.Collections.Frozen;

namespace Entente.Events;

/// <summary>How the words for an actor were read: what <see cref="EventActor.Rule"/> says.</summary>
internal static class ActorRule
{
    /// <summary>The words name or describe it.</summary>
    public const string Name = "name";

    /// <summary>One noun for several: "Turkish and Greek officials".</summary>
    public const string Parts = "parts";

    /// <summary>Words that mean several of those who are named: "the two leaders".</summary>
    public const string Group = "group";

    /// <summary>A pronoun for the subject of the clause before.</summary>
    public const string Pronoun = "pronoun";

    /// <summary>The country stands in an apposition.</summary>
    public const string Apposition = "apposition";

    /// <summary>The country is that of whom "its" or "his" means.</summary>
    public const string Possessor = "possessor";

    /// <summary>A group of states that nobody can list.</summary>
    public const string Construct = "construct";

    /// <summary>A noun that named somebody in full before.</summary>
    public const string Before = "named before";

    /// <summary>A noun that is none for somebody, with a name in its phrase.</summary>
    public const string Words = "words";

    /// <summary>The country is the one that the text is about.</summary>
    public const string Text = "country of the text";

    /// <summary>Nothing in the sentence names it: the one who acted before.</summary>
    public const string Guess = "acted before";

    /// <summary>The trained reader of parties takes it for the one, where the rules find nobody.</summary>
    public const string Likely = "likely";

    private static readonly FrozenSet<string> s_plain = FrozenSet.ToFrozenSet(
        [Name, Parts, Group, Pronoun, Apposition, Possessor, Construct],
        StringComparer.Ordinal
    );

    /// <summary>Whether a reader of the sentence would name the same actor.</summary>
    public static bool IsPlain(string rule) => s_plain.Contains(rule);
}
