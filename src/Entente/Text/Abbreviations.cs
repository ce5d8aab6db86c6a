using System.Collections.Frozen;
using Entente.Data;

namespace Entente.Text;

/// <summary>Words whose full stop belongs to them.</summary>
internal sealed class Abbreviations
{
    private readonly FrozenDictionary<string, AbbreviationKind>.AlternateLookup<
        ReadOnlySpan<char>
    > _kinds;
    private readonly FrozenDictionary<string, AbbreviationKind>.AlternateLookup<
        ReadOnlySpan<char>
    > _inAnyCase;

    /// <summary>Reads the table <c>abbreviations</c>.</summary>
    public Abbreviations(Language language)
    {
        Table table = language.Read("abbreviations");
        int form = table.Column("form");
        int after = table.Column("after");
        Dictionary<string, AbbreviationKind> kinds = new(StringComparer.Ordinal);
        Dictionary<string, AbbreviationKind> inAnyCase = new(StringComparer.OrdinalIgnoreCase);
        foreach (TableRow row in table.Rows)
        {
            AbbreviationKind kind = row[after] switch
            {
                "title" => AbbreviationKind.Title,
                "number" => AbbreviationKind.Number,
                "any" => AbbreviationKind.Any,
                "word" => AbbreviationKind.Word,
                _ => throw row.Bad($"expected title, number, any or word, found \"{row[after]}\""),
            };
            kinds[row[form]] = kind;
            if (row[form].Length > 1)
            {
                inAnyCase[row[form]] = kind;
            }
        }

        _kinds = kinds
            .ToFrozenDictionary(StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
        _inAnyCase = inAnyCase
            .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>What <paramref name="word"/>, written without its stop, is.</summary>
    public AbbreviationKind KindOf(ReadOnlySpan<char> word)
    {
        if (_kinds.TryGetValue(word, out AbbreviationKind kind))
        {
            return kind;
        }

        // "ill." and "wash." are words where "Ill." and "Wash." are states; "MR." and "mr." are no words at all.
        bool isAbbreviation =
            _inAnyCase.TryGetValue(word, out kind)
            && (char.IsUpper(word[0]) || kind != AbbreviationKind.Any || word.Contains('.'));
        return isAbbreviation ? kind : AbbreviationKind.None;
    }
}

/// <summary>What the stop behind an abbreviation means.</summary>
internal enum AbbreviationKind
{
    /// <summary>The word is no abbreviation.</summary>
    None,

    /// <summary>A name follows; it never ends a sentence.</summary>
    Title,

    /// <summary>It is an abbreviation only before a number.</summary>
    Number,

    /// <summary>It may end a sentence.</summary>
    Any,

    /// <summary>A letter that is a word ("I"), and an initial only where no small word stands before it.</summary>
    Word,
}
