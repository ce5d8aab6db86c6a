using System.Collections.Frozen;
using System.Collections.Immutable;
using Entente.Data;

namespace Entente.Events;

/// <summary>Words that name acts, from <c>event-cues</c>, with the groups of words of <c>event-words</c>.</summary>
internal sealed class EventCues
{
    // What company is written with: a group of words; what an act is done to, who does it, what it is called; a relation of the tree.
    private const char GroupSign = '@';
    private const char ThingSign = '>';
    private const char DoerSign = '<';
    private const char JudgementSign = '=';
    private const char RelationSign = '^';
    private static readonly char[] s_signs = [ThingSign, DoerSign, JudgementSign, RelationSign];

    private readonly FrozenDictionary<string, ImmutableArray<EventCue>> _byLemma;

    /// <summary>Loads the tables.</summary>
    /// <exception cref="DataFormatException">A table is not well-formed.</exception>
    public EventCues(Language language, PloverOntology ontology)
    {
        Dictionary<string, string[]> groups = ReadGroups(language);
        Table table = language.Read("event-cues");
        Dictionary<string, List<EventCue>> cues = new(StringComparer.Ordinal);
        foreach (TableRow row in table.Rows)
        {
            EventCue cue = Read(table, row, groups, ontology);
            if (!cues.TryGetValue(cue.Lemma, out List<EventCue>? same))
            {
                cues[cue.Lemma] = same = [];
            }

            same.Add(cue);
        }

        // Among rows of one rank a broad one comes last; else OrderBy keeps the order of the table.
        _byLemma = cues.ToFrozenDictionary(
            pair => pair.Key,
            pair =>
                pair.Value.OrderByDescending(cue => cue.Rank)
                    .ThenBy(cue => cue.IsBroad)
                    .ToImmutableArray(),
            StringComparer.Ordinal
        );
    }

    /// <summary>The rows of a lemma, those that ask for most first; empty when there are none.</summary>
    public ImmutableArray<EventCue> Of(string lemma) =>
        _byLemma.TryGetValue(lemma, out ImmutableArray<EventCue> cues) ? cues : [];

    private static Dictionary<string, string[]> ReadGroups(Language language)
    {
        Table table = language.Read("event-words");
        int group = table.Column("group");
        int words = table.Column("words");
        return table.Rows.ToDictionary(
            row => row[group],
            row => row.List(words),
            StringComparer.Ordinal
        );
    }

    private static EventCue Read(
        Table table,
        TableRow row,
        Dictionary<string, string[]> groups,
        PloverOntology ontology
    )
    {
        string[] words = row[table.Column("cue")].Split(' ');
        string name = row[table.Column("type")];
        EventType? type = name == "-" ? null : PloverOntology.TypeOf(name);
        string mode = row[table.Column("mode")];
        if (
            (type is null && name != "-")
            || (mode.Length > 0 && (type is null || ontology.ModeOf(type.Value, mode) is null))
        )
        {
            throw row.Bad($"expected a type and one of its modes, found \"{name}\" \"{mode}\"");
        }

        return new EventCue
        {
            Key = row[table.Column("key")],
            Lemma = words[0],
            Particle = words.Length > 1 ? words[1] : null,
            Tag = TagOf(row, table.Column("tag")),
            With = row[table.Column("with")] is { Length: > 0 } with
                ? [.. with.Split('&').Select(cell => CompanyOf(row, cell, groups))]
                : [],
            Type = type,
            Mode = mode.Length > 0 ? mode : null,
        };
    }

    private static CueCompany CompanyOf(
        TableRow row,
        string cell,
        Dictionary<string, string[]> groups
    )
    {
        Dictionary<char, HashSet<string>> kinds = [];
        foreach (string part in cell.Split('|'))
        {
            bool isPlain = !s_signs.Contains(part[0]);
            string word = isPlain ? part : part[1..];
            char sign = isPlain ? default : part[0];
            if (!kinds.TryGetValue(sign, out HashSet<string>? kind))
            {
                kinds[sign] = kind = new HashSet<string>(StringComparer.Ordinal);
            }

            if (word[0] != GroupSign)
            {
                kind.Add(word);
            }
            else if (groups.TryGetValue(word[1..], out string[]? group))
            {
                kind.UnionWith(group);
            }
            else
            {
                throw row.Bad($"expected a group of event-words.tsv, found \"{word}\"");
            }
        }

        return new CueCompany
        {
            Words = Frozen(kinds, default),
            Things = Frozen(kinds, ThingSign),
            Doers = Frozen(kinds, DoerSign),
            Judgements = Frozen(kinds, JudgementSign),
            Relations = [.. Frozen(kinds, RelationSign).Order(StringComparer.Ordinal)],
        };
    }

    private static FrozenSet<string> Frozen(Dictionary<char, HashSet<string>> kinds, char sign) =>
        kinds.TryGetValue(sign, out HashSet<string>? kind)
            ? kind.ToFrozenSet(StringComparer.Ordinal)
            : FrozenSet<string>.Empty;

    private static CueTag TagOf(TableRow row, int column) =>
        row[column] switch
        {
            "verb" => CueTag.Verb,
            "noun" => CueTag.Noun,
            "adjective" => CueTag.Adjective,
            _ => throw row.Bad($"expected verb, noun or adjective, found \"{row[column]}\""),
        };
}

/// <summary>A row of <c>event-cues</c>.</summary>
internal sealed record EventCue
{
    private const string Content = "act";

    /// <summary>What it is named by: "hand-over.verb".</summary>
    public required string Key { get; init; }

    /// <summary>The lemma of the act.</summary>
    public required string Lemma { get; init; }

    /// <summary>The particle that must stand with it; <see langword="null"/> for none.</summary>
    public required string? Particle { get; init; }

    /// <summary>What part of speech it is.</summary>
    public required CueTag Tag { get; init; }

    /// <summary>What must stand with it, something of each; empty when it needs nothing.</summary>
    public required ImmutableArray<CueCompany> With { get; init; }

    /// <summary>What is done; <see langword="null"/> where these words name no act.</summary>
    public required EventType? Type { get; init; }

    /// <summary>How it is done; <see langword="null"/> when the words do not say.</summary>
    public required string? Mode { get; init; }

    /// <summary>Ends the keys of rows whose words mean much else as well.</summary>
    public const char BroadSign = '~';

    // What the keys of acts begin with that no row names.
    private const string LearntSign = "learnt:";

    /// <summary>An act that no row names: the trained reader of acts found it.</summary>
    public static EventCue Learnt(string lemma, CueTag tag, EventType type) =>
        new()
        {
            Key = s_learnt[(int)type],
            Lemma = lemma,
            Particle = null,
            Tag = tag,
            With = [],
            Type = type,
            Mode = null,
        };

    private static readonly ImmutableArray<string> s_learnt =
    [
        .. Enum.GetValues<EventType>()
            .Select(type => $"{LearntSign}{PloverOntology.NameOf(type)}{BroadSign}"),
    ];

    /// <summary>Whether no row names it.</summary>
    public bool IsLearnt => IsLearntKey(Key);

    /// <summary>Whether its words mean much else as well, so that something else has to speak for the act.</summary>
    public bool IsBroad => IsBroadKey(Key);

    /// <summary>Whether a key is that of an act which no row names.</summary>
    public static bool IsLearntKey(string key) =>
        key.StartsWith(LearntSign, StringComparison.Ordinal);

    /// <summary>Whether a key is that of a row whose words mean much else as well.</summary>
    public static bool IsBroadKey(string key) => key[^1] == BroadSign;

    /// <summary>Whether it counts only with an act as its content: "plans to visit".</summary>
    public bool NeedsAct => With is [{ Relations: [Content] }];

    // A verb with its particle is another verb, whatever else stands with it.
    private const int OfParticle = 4;

    /// <summary>How much it asks for: rows that ask for what an act is done to go before those that are content with words nearby.</summary>
    public int Rank =>
        (Particle is null ? 0 : OfParticle)
        + (NeedsAct ? 0 : With.Sum(company => company.IsOfRoles ? 3 : 2));
}

/// <summary>What must stand with a cue: one of these, of whatever kind.</summary>
internal sealed record CueCompany
{
    /// <summary>Lemmas that stand near it in the tree.</summary>
    public required FrozenSet<string> Words { get; init; }

    /// <summary>Lemmas of what it is done to: "ordered a strike", not "ordered a paper closed over a strike".</summary>
    public required FrozenSet<string> Things { get; init; }

    /// <summary>Lemmas of who does it: "the court gave him ten years".</summary>
    public required FrozenSet<string> Doers { get; init; }

    /// <summary>Lemmas of what something is called: "termed the raid a provocation".</summary>
    public required FrozenSet<string> Judgements { get; init; }

    /// <summary>Relations in which something depends on it.</summary>
    public required ImmutableArray<string> Relations { get; init; }

    /// <summary>Whether it asks only for those who have a part in the act, and for nothing that may stand anywhere near.</summary>
    public bool IsOfRoles => Words.Count == 0 && Relations.IsEmpty;
}

/// <summary>The parts of speech of cues.</summary>
internal enum CueTag
{
    /// <summary>A verb.</summary>
    Verb,

    /// <summary>A noun.</summary>
    Noun,

    /// <summary>An adjective or participle behind "be".</summary>
    Adjective,
}
