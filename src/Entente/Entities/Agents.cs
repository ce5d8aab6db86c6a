using System.Collections.Immutable;
using Entente.Data;

namespace Entente.Entities;

/// <summary>Words for those who act without a name, from <c>agents</c>: "gunmen", "trade union", "former".</summary>
internal sealed class Agents
{
    private readonly Dictionary<string, Agent> _forms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PartKind> _links = new(StringComparer.Ordinal);
    private readonly List<(string Ending, string Plural)> _plurals = [];

    public Agents(Language language)
    {
        Table table = language.Read("agents");
        int form = table.Column("form");
        int sector = table.Column("sector");
        int weight = table.Column("weight");
        foreach (TableRow row in table.Rows)
        {
            string folded = NameFolding.Fold(row[form]);
            switch (row[weight])
            {
                case "of":
                    _links[folded] = PartKind.Of;
                    break;
                case "place":
                    _links[folded] = PartKind.Place;
                    break;
                case "other":
                    _links[folded] = PartKind.Other;
                    break;
                case "plural":
                    _plurals.Add((row[form] == "-" ? "" : folded, row[sector]));
                    break;
                default:
                    Add(folded, new Agent(row[sector], WeightOf(row, weight)));
                    break;
            }
        }
    }

    /// <summary>What the part behind this word is to the actor; <see langword="null"/> when it begins none.</summary>
    public PartKind? LinkAt(ActorWord word) =>
        !word.IsCapitalised && _links.TryGetValue(word.Folded, out PartKind kind) ? kind : null;

    /// <summary>The longest form that begins at <paramref name="start"/>; its length in words is 0 when there is none.</summary>
    public (Agent? Agent, int Length) Match(ImmutableArray<ActorWord> words, int start) =>
        WordRuns.Longest(words, start, form => _forms.GetValueOrDefault(form));

    private void Add(string form, Agent agent)
    {
        _forms[form] = agent;
        if (agent.Weight != AgentWeight.Before && PluralOf(form) is { } plural)
        {
            _forms.TryAdd(plural, agent);
        }
    }

    private string? PluralOf(string form)
    {
        foreach ((string ending, string plural) in _plurals)
        {
            if (form.EndsWith(ending, StringComparison.Ordinal))
            {
                return string.Concat(form.AsSpan(0, form.Length - ending.Length), plural);
            }
        }

        return null;
    }

    private static AgentWeight WeightOf(TableRow row, int column) =>
        row[column] switch
        {
            "strong" => AgentWeight.Strong,
            "rank" => AgentWeight.Rank,
            "weak" => AgentWeight.Weak,
            "before" => AgentWeight.Before,
            _ => throw row.Bad(
                $"expected strong, rank, weak, before, of, place, other or plural, found \"{row[column]}\""
            ),
        };
}

/// <summary>What a word for an actor says of it.</summary>
internal sealed record Agent(string Sector, AgentWeight Weight);

/// <summary>How much a word for an actor counts beside others; see <c>data/en/agents.tsv</c>.</summary>
internal enum AgentWeight
{
    /// <summary>It changes what stands behind it.</summary>
    Before,

    /// <summary>It counts where nothing else does.</summary>
    Weak,

    /// <summary>It counts unless the phrase says of what it is a rank.</summary>
    Rank,

    /// <summary>It counts.</summary>
    Strong,
}
