using System.Collections.Immutable;

namespace Entente.Entities;

/// <summary>Words of a phrase that are a name or a word for an actor, or a word that is neither.</summary>
/// <param name="Word">The first of the words.</param>
/// <param name="Part">The part of the phrase that they stand in.</param>
/// <param name="Name">What they name, if anything.</param>
/// <param name="Agent">What kind of actor they are a word for, if any.</param>
internal sealed record ActorHit(ActorWord Word, PartKind Part, ActorName? Name, Agent? Agent)
{
    /// <summary>Whether it is the whole phrase.</summary>
    public required bool IsWhole { get; init; }

    /// <summary>Whether it names somebody without a country, so that none is to be looked for.</summary>
    public bool IsStateless => Name is { Kind: ActorNameKind.Organization, Country: null };

    /// <summary>Whether it may be part of a name that we do not know.</summary>
    public bool IsUnknownName => Name is null && Agent is null && Word.IsCapitalised;

    /// <summary>Whether it may be the title of whom the next words name.</summary>
    private bool IsTitle => Word.IsCapitalised && Agent is { Weight: AgentWeight.Rank };

    /// <summary>Reads a phrase from left to right, the longest known run of words first.</summary>
    public static ImmutableArray<ActorHit> Read(string phrase, ActorNames names, Agents agents)
    {
        ImmutableArray<ActorWord> words = ActorPhrase.Read(phrase);
        var hits = ImmutableArray.CreateBuilder<ActorHit>();
        PartKind part = PartKind.Head;
        ActorHit? before = null; // in the same part
        string? state = null; // whose name or adjective stands before
        for (int i = 0; i < words.Length; )
        {
            ActorWord word = words[i];
            part = word.IsBehindComma ? PartKind.Head : part;
            (ActorName? name, int length) = names.Match(words, i);
            (Agent? agent, int agentLength) = agents.Match(words, i);
            if (
                name is null
                || agentLength > length
                || (agentLength == length && name.IsPlace)
                || IsOfAnother(name, state)
                || (length == 1 && IsDoubtful(word, name, before, agents))
            )
            {
                name = null;
                length = Math.Max(1, agentLength);
            }
            else
            {
                agent = null;
            }

            if (name is null && agent is null && agents.LinkAt(word) is { } link)
            {
                part = link;
                before = null;
            }
            else
            {
                before = new ActorHit(word, part, name, agent) { IsWhole = length == words.Length };
                hits.Add(before);
                state = name is { Kind: ActorNameKind.State or ActorNameKind.Adjective }
                    ? name.Country
                    : state;
            }

            i += length;
        }

        return hits.ToImmutable();
    }

    /// <summary>"Chile's Defense Department" is not the one of the United States, whose name this is alone.</summary>
    private static bool IsOfAnother(ActorName name, string? state) =>
        state is not null
        && name is { Kind: ActorNameKind.Organization, Country: { } country }
        && country != state;

    /// <summary>"Feliciano Valencia" and "President Bush" are no towns, and neither is the "of" of "a group of men", as a town in Turkey is called.</summary>
    private static bool IsDoubtful(
        ActorWord word,
        ActorName name,
        ActorHit? before,
        Agents agents
    ) =>
        (name.IsPlace && before is { IsUnknownName: true })
        || (name.Kind == ActorNameKind.Town && before is { IsTitle: true })
        || agents.LinkAt(word) is not null;
}
