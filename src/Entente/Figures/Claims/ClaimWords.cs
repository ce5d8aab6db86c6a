using System.Collections.Frozen;
using Entente.Data;

namespace Entente.Figures.Claims;

/// <summary>The words of <c>claim-words.tsv</c>, by their dictionary forms.</summary>
internal sealed class ClaimWords
{
    private readonly FrozenDictionary<string, ClaimWord> _kinds;
    private readonly FrozenDictionary<string, string> _deeds;

    public ClaimWords(Language language)
    {
        Table table = language.Read("claim-words");
        int word = table.Column("word");
        int kind = table.Column("class");
        int deed = table.Column("as");
        Dictionary<string, ClaimWord> kinds = new(StringComparer.Ordinal);
        Dictionary<string, string> deeds = new(StringComparer.Ordinal);
        foreach (TableRow row in table.Rows)
        {
            if (!Enum.TryParse(row[kind], ignoreCase: true, out ClaimWord known))
            {
                throw row.Bad($"expected a class, found \"{row[kind]}\"");
            }

            kinds[row[word]] = kinds.GetValueOrDefault(row[word]) | known;
            if (row[deed].Length > 0)
            {
                deeds[row[word]] = row[deed];
            }
        }

        _kinds = kinds.ToFrozenDictionary(StringComparer.Ordinal);
        _deeds = deeds.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>Whether the language has any: without them nothing is claimed.</summary>
    public bool IsEmpty => _kinds.Count == 0;

    /// <summary>Whether a word is of a class.</summary>
    public bool Is(string lemma, ClaimWord kind) =>
        (_kinds.GetValueOrDefault(lemma) & kind) != ClaimWord.None;

    /// <summary>The deed that a word tells: its own, or the one that several words tell.</summary>
    public string DeedOf(string lemma) => _deeds.GetValueOrDefault(lemma, lemma);
}

/// <summary>What a word does for a claim.</summary>
[Flags]
internal enum ClaimWord
{
    None = 0,

    /// <summary>A verb by which a number becomes another: "rose".</summary>
    Move = 1,

    /// <summary>A noun for such a move: "a rise of 5 percent in trade".</summary>
    Movement = 2,

    /// <summary>A verb that only says how much it is: "stood at".</summary>
    Measure = 4,

    /// <summary>A noun for a number that is to be reached.</summary>
    Target = 8,

    /// <summary>A verb by which somebody means to do something, or expects it.</summary>
    Intend = 16,

    /// <summary>An auxiliary of what is not yet.</summary>
    Ahead = 32,

    /// <summary>It denies.</summary>
    Not = 64,

    /// <summary>It sets a condition.</summary>
    If = 128,

    /// <summary>Before a number that was: "from".</summary>
    Former = 256,

    /// <summary>Before a number by which another one changed.</summary>
    Difference = 512,

    /// <summary>Before a number that is, or became.</summary>
    Level = 1024,

    /// <summary>Before what a number is of.</summary>
    Of = 2048,

    /// <summary>Before what a target is for.</summary>
    For = 4096,

    /// <summary>It tells a deed that other words tell too.</summary>
    Deed = 8192,

    /// <summary>A noun that names nothing by itself: "others".</summary>
    Empty = 16384,

    /// <summary>A modifier that narrows nothing: "total".</summary>
    Neutral = 32768,

    /// <summary>A verb that says nothing by itself: "have".</summary>
    Light = 65536,

    /// <summary>A noun that only ties one thing to another: "in retaliation for".</summary>
    Link = 131072,
}
