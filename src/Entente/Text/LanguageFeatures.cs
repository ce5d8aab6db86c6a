namespace Entente.Text;

/// <summary>Reads from a text what tells its language: runs of up to five letters, and whole words. Trainer and reader share it.</summary>
/// <remarks>
/// Only letters of one script count, in lower case; everything else parts words. A feature is the number of a bucket, so that nothing is
/// looked up and nothing allocated. Cost: at most <see cref="MostPerLetter"/> steps a letter.
/// </remarks>
internal static class LanguageFeatures
{
    /// <summary>The longest run of letters, the blanks around a word among them.</summary>
    public const int LongestRun = 5;

    /// <summary>How many features a letter can begin.</summary>
    public const int MostPerLetter = LongestRun + 1;

    // A longer word is an address or noise: its runs count, the whole does not.
    private const int LongestWord = 32;

    /// <summary>Writes the words of <paramref name="text"/> in lower case, with one blank before, between and behind them.</summary>
    /// <param name="text">The text.</param>
    /// <param name="scripts">Tells letters from other signs.</param>
    /// <param name="script">The script whose letters count.</param>
    /// <param name="words">Where to; two longer than the text.</param>
    /// <returns>How many characters were written; 0 when there is no word.</returns>
    public static int ReadWords(
        ReadOnlySpan<char> text,
        ScriptTable scripts,
        int script,
        Span<char> words
    )
    {
        int length = 1;
        words[0] = ' ';
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (scripts.Of(c) == script)
            {
                words[length++] = scripts.Lower(c);
            }
            else if (words[length - 1] != ' ')
            {
                // An apostrophe inside a word belongs to it: l'eau, об'єкт.
                words[length++] =
                    c is '\'' or '’' && i + 1 < text.Length && scripts.Of(text[i + 1]) == script
                        ? '\''
                        : ' ';
            }
        }

        if (words[length - 1] != ' ')
        {
            words[length++] = ' ';
        }

        return length == 1 ? 0 : length;
    }

    /// <summary>Writes the buckets of all features of <paramref name="words"/>, as <see cref="ReadWords"/> writes them.</summary>
    /// <param name="words">The words.</param>
    /// <param name="bits">How many bits the number of a bucket has.</param>
    /// <param name="buckets">Where to; <see cref="MostPerLetter"/> times as long as the words.</param>
    /// <returns>How many buckets were written.</returns>
    public static int Read(ReadOnlySpan<char> words, int bits, Span<int> buckets)
    {
        int count = 0;
        for (int start = 0; start < words.Length; start++)
        {
            bool isWordStart = words[start] == ' ';
            ReadOnlySpan<char> rest = words[start..];
            rest = rest[..Math.Min(rest.Length, isWordStart ? LongestWord + 2 : LongestRun)];
            uint hash = 2166136261;
            for (int i = 0; i < rest.Length; i++)
            {
                hash = (hash ^ rest[i]) * 16777619; // FNV-1a by characters, stirred a little more
                hash ^= hash >> 15;
                bool isWordEnd = rest[i] == ' ' && i > 0;
                if (i < LongestRun ? i > 0 || !isWordStart : isWordEnd)
                {
                    buckets[count++] = (int)((hash * 0x9E3779B1) >> (32 - bits));
                }

                if (isWordEnd)
                {
                    break;
                }
            }
        }

        return count;
    }
}
