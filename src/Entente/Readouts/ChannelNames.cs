using System.Collections.Frozen;
using Entente.Data;

namespace Entente.Readouts;

/// <summary>Names how something between actors came about: summit, call, visit, strike.</summary>
public sealed class ChannelNames
{
    private readonly FrozenDictionary<string, string> _byCue;
    private readonly FrozenDictionary<string, string> _byAct;

    /// <summary>Reads <c>event-channels</c> of the language and of the world.</summary>
    public ChannelNames(Language language)
    {
        ArgumentNullException.ThrowIfNull(language);
        _byCue = Read(language.Read("event-channels"), "cue");
        _byAct = Read(language.Tables.Read("world/event-channels"), "act");
    }

    /// <summary>By the word that names the act, else by its type and mode, else by its type; <see langword="null"/> when the tables have none of them.</summary>
    public string? Of(Event found)
    {
        ArgumentNullException.ThrowIfNull(found);
        string type = EventTeller.Small(found.Type);
        return _byCue.GetValueOrDefault(found.Rule.Split('.')[0])
            ?? (found.Mode is null ? null : _byAct.GetValueOrDefault($"{type}.{found.Mode}"))
            ?? _byAct.GetValueOrDefault(type);
    }

    private static FrozenDictionary<string, string> Read(Table table, string key)
    {
        int first = table.Column(key);
        int channel = table.Column("channel");
        return table.Rows.ToFrozenDictionary(
            row => row[first],
            row => row[channel],
            StringComparer.Ordinal
        );
    }
}
