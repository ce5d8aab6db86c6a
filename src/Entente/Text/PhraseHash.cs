using System.Text;

namespace Entente.Text;

/// <summary>The running hash of a phrase, word after word, as the table of <see cref="Gazetteer"/> is keyed.</summary>
/// <remarks>
/// A phrase is its letters and digits, without capitals and accents, and the gaps between its words. Marks are gaps or nothing, so that it does not matter
/// how a tokenizer cuts: "al-Assad" is "al assad" as one token or as three, "U.S." is "us". An abbreviation in capitals ("WHO") has a hash of its own.
/// </remarks>
internal struct PhraseHash
{
    // FNV-1a, 64 bits: http://www.isthe.com/chongo/tech/comp/fnv/
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;
    private const char FirstFolded = '\u00C0';
    private const char EndFolded = '\u0250';
    private static readonly char[] s_folded = MakeFolded();

    private ulong _state = Offset;
    private bool _hasWord;

    /// <summary>The hash of nothing.</summary>
    public PhraseHash() { }

    /// <summary>The key of what was added so far; never 0.</summary>
    public readonly ulong Key => Mix(_state);

    /// <summary>Adds a token. Returns how many of its characters are letters or digits: with none, nothing is changed.</summary>
    public int Add(ReadOnlySpan<char> token)
    {
        int letters = 0;
        bool isGap = true;
        foreach (char c in token)
        {
            if (!char.IsLetterOrDigit(c))
            {
                // The stops of "U.S." bind, every other mark parts.
                isGap |= c != '.';
                continue;
            }

            if (isGap && _hasWord)
            {
                _state = (_state ^ ' ') * Prime;
            }

            isGap = false;
            _hasWord = true;
            letters++;
            _state = (_state ^ Fold(c)) * Prime;
        }

        return letters;
    }

    /// <summary>The key of an abbreviation in capitals ("WHO", "U.S."); 0 when <paramref name="token"/> is none.</summary>
    public static ulong Abbreviation(ReadOnlySpan<char> token)
    {
        const int longest = 6;
        ulong state = ~Offset;
        int letters = 0;
        foreach (char c in token)
        {
            if (c == '.')
            {
                continue;
            }

            if (!char.IsUpper(c) || ++letters > longest)
            {
                return 0;
            }

            state = (state ^ c) * Prime;
        }

        return letters >= 2 ? Mix(state) : 0;
    }

    private static char Fold(char c) =>
        c < FirstFolded ? char.ToLowerInvariant(c)
        : c < EndFolded ? s_folded[c - FirstFolded]
        : char.ToLowerInvariant(c);

    private static char[] MakeFolded()
    {
        char[] folded = new char[EndFolded - FirstFolded];
        for (int i = 0; i < folded.Length; i++)
        {
            string letter = ((char)(FirstFolded + i)).ToString();
            folded[i] = char.ToLowerInvariant(letter.Normalize(NormalizationForm.FormD)[0]);
        }

        return folded;
    }

    // FNV is weak in its low bits; the finalizer of MurmurHash3 spreads them.
    private static ulong Mix(ulong state)
    {
        state = (state ^ (state >> 33)) * 0xFF51AFD7ED558CCD;
        state = (state ^ (state >> 33)) * 0xC4CEB9FE1A85EC53;
        state ^= state >> 33;
        return state == 0 ? 1 : state;
    }
}
