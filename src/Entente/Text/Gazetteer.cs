using Entente.Models;

namespace Entente.Text;

/// <summary>Lists of names: says of each token to which of them it belongs, alone and in the longest entry around it.</summary>
/// <remarks>
/// The lists are a table of phrases and of all their beginnings by their hash (<see cref="PhraseHash"/>); the words themselves are not in it.
/// Capitals do not matter, so that headlines and lower-case text are read alike. Cost: linear; nothing is allocated. Safe to use from any thread.
/// </remarks>
internal sealed class Gazetteer
{
    /// <summary>The name of the model: <c>models/LANG/gazetteer.bin</c>.</summary>
    public const string Model = "gazetteer";

    /// <summary>The entry of the file that holds the table.</summary>
    public const string Entry = "phrases";

    /// <summary>An entry has at most this many words.</summary>
    public const int LongestPhrase = 8;

    /// <summary>The bit of what is known of a phrase which says that a longer phrase begins so.</summary>
    public const uint Continues = 1u << 31;

    private readonly FingerprintTable _phrases;

    /// <summary>Takes the lists from a file that <c>lab/run train gazetteer</c> has made.</summary>
    /// <exception cref="DataFormatException">It holds no lists of names.</exception>
    public Gazetteer(ModelFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        _phrases = new FingerprintTable(file, Entry);
    }

    /// <summary>Says of each token of <paramref name="document"/> what the lists know of it.</summary>
    /// <param name="document">Its sentences and tokens are used, nothing else.</param>
    /// <param name="classes">As long as there are tokens; overwritten.</param>
    public void Mark(Document document, Span<NameClasses> classes)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentOutOfRangeException.ThrowIfLessThan(
            classes.Length,
            document.Tokens.Length,
            nameof(classes)
        );
        classes[..document.Tokens.Length].Clear();
        foreach (Sentence sentence in document.Sentences)
        {
            SentenceLookCounter look = new();
            for (int i = sentence.FirstToken; i < sentence.EndToken; i++)
            {
                look.Add(document.Words(document.Tokens[i]));
            }

            Mark(
                document,
                sentence.FirstToken,
                sentence.EndToken,
                look.Look,
                classes[sentence.FirstToken..sentence.EndToken]
            );
        }
    }

    /// <summary>The same for the tokens from <paramref name="first"/> to <paramref name="end"/>, which are of one sentence.</summary>
    /// <param name="document">Its tokens are used, nothing else.</param>
    /// <param name="first">The first token.</param>
    /// <param name="end">Behind the last one.</param>
    /// <param name="look">How the sentence is capitalised.</param>
    /// <param name="classes">As long as there are tokens; all zero.</param>
    public void Mark(
        Document document,
        int first,
        int end,
        SentenceLook look,
        Span<NameClasses> classes
    )
    {
        int covered = first;
        for (int i = first; i < end; i++)
        {
            ReadOnlySpan<char> token = document.Words(document.Tokens[i]);
            PhraseHash hash = new();
            if (hash.Add(token) == 0)
            {
                continue;
            }

            uint known = _phrases.Find(hash.Key);
            classes[i - first] |= (NameClasses)(known & ~Continues) | OfAbbreviation(token, look);
            if ((known & Continues) == 0 || i < covered)
            {
                continue;
            }

            (int behind, NameClasses phrase) = Longest(document, i, end, hash);
            for (int j = i; j < behind; j++)
            {
                classes[j - first] |= phrase | (j == i ? NameClasses.Begins : NameClasses.Inside);
            }

            covered = Math.Max(covered, behind);
        }
    }

    /// <summary>The end of the longest entry of two and more tokens that begins at <paramref name="start"/>, and what is known of it.</summary>
    private (int End, NameClasses Classes) Longest(
        Document document,
        int start,
        int limit,
        PhraseHash hash
    )
    {
        (int, NameClasses) longest = (start, NameClasses.None);
        int words = 1;
        for (int i = start + 1; i < limit && words < LongestPhrase; i++)
        {
            ReadOnlySpan<char> token = document.Words(document.Tokens[i]);
            if (hash.Add(token) == 0)
            {
                if (IsBinding(token))
                {
                    continue;
                }

                break;
            }

            words++;
            uint known = _phrases.Find(hash.Key);
            if ((known & ~Continues) != 0)
            {
                longest = (i + 1, (NameClasses)(known & ~Continues));
            }

            if ((known & Continues) == 0)
            {
                break;
            }
        }

        return longest;
    }

    /// <summary>Whether a mark may stand inside an entry: "Al-Quds", "Procter &amp; Gamble", "St. Louis".</summary>
    private static bool IsBinding(ReadOnlySpan<char> mark) =>
        mark is ['-' or '‐' or '‑' or '–' or '&' or '.' or '\'' or '’'];

    private NameClasses OfAbbreviation(ReadOnlySpan<char> token, SentenceLook look)
    {
        ulong key = PhraseHash.Abbreviation(token);
        if (key == 0)
        {
            return NameClasses.None;
        }

        // Among capitals, "WHO" is the word more often than the organisation.
        var known = (NameClasses)(_phrases.Find(key) & ~Continues);
        return look == SentenceLook.Capitals && known.HasFlag(NameClasses.CommonWord)
            ? NameClasses.None
            : known;
    }
}
