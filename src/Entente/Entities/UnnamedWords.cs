using Entente.Data;

namespace Entente.Entities;

/// <summary>The words of <c>unnamed-words.tsv</c>: who is spoken of without a name, and what stands around them.</summary>
internal sealed class UnnamedWords
{
    private readonly Dictionary<string, (UnnamedWord Kind, string Value)> _words = new(
        StringComparer.OrdinalIgnoreCase
    );
    private readonly Dictionary<string, (UnnamedWord Kind, string Value)>.AlternateLookup<
        ReadOnlySpan<char>
    > _lookup;

    public UnnamedWords(Language language)
    {
        Table table = language.Read("unnamed-words");
        int word = table.Column("word");
        int kind = table.Column("kind");
        int value = table.Column("value");
        foreach (TableRow row in table.Rows)
        {
            if (!_words.TryAdd(row[word], (KindOf(row, kind), row[value])))
            {
                throw row.Bad($"\"{row[word]}\" stands in the table twice");
            }
        }

        _lookup = _words.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public bool IsEmpty => _words.Count == 0;

    /// <summary>What a word tells, with the role of those it means; nothing for all other words.</summary>
    public (UnnamedWord Kind, string Value) Of(ReadOnlySpan<char> word) =>
        _lookup.TryGetValue(word, out (UnnamedWord, string) found) ? found : (UnnamedWord.None, "");

    private static UnnamedWord KindOf(TableRow row, int column) =>
        row[column] switch
        {
            "opener" => UnnamedWord.Opener,
            "definite" => UnnamedWord.Definite,
            "one" => UnnamedWord.One,
            "many" => UnnamedWord.Many,
            "one-informed" => UnnamedWord.OneInformed,
            "many-informed" => UnnamedWord.ManyInformed,
            "informed" => UnnamedWord.Informed,
            "former" => UnnamedWord.Former,
            "standing" => UnnamedWord.Standing,
            "link" => UnnamedWord.Link,
            "naming" => UnnamedWord.Naming,
            string other => throw row.Bad($"expected a kind, found \"{other}\""),
        };
}

/// <summary>What a word does in "a senior official at the ministry", "two people familiar with the matter".</summary>
internal enum UnnamedWord
{
    None,

    /// <summary>"a", "two", "several": somebody new.</summary>
    Opener,

    /// <summary>"the": somebody spoken of before.</summary>
    Definite,

    /// <summary>"official".</summary>
    One,

    /// <summary>"diplomats".</summary>
    Many,

    /// <summary>"person": a source only where the words say what it knows.</summary>
    OneInformed,

    /// <summary>"sources".</summary>
    ManyInformed,

    /// <summary>"familiar", "briefed".</summary>
    Informed,

    /// <summary>"former".</summary>
    Former,

    /// <summary>"security", "senior": what makes a source one of public life.</summary>
    Standing,

    /// <summary>"of", "at": what joins them to those they serve.</summary>
    Link,

    /// <summary>"named": a name follows.</summary>
    Naming,
}
