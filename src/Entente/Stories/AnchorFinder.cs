using System.Collections.Immutable;
using Entente.Data;

namespace Entente.Stories;

/// <summary>Finds what of a report is the same in another language: numbers, how names and long words sound, and ideographs in a row.</summary>
/// <remarks>Safe to use from any thread. Cost: linear in the text.</remarks>
internal sealed class AnchorFinder(DataTables tables)
{
    // The beginning tells what happened, and translations end at different places: lab/notes/stories.md, "Other languages".
    private const int MostAnchors = 64;

    // "In 2021", "37 people"; one digit stands everywhere.
    private const int FewestDigits = 2;

    // Small words with a capital begin sentences; without one only long words are known abroad ("president", "ministr").
    private const int ShortestName = 4;
    private const int ShortestAcronym = 3;
    private const int ShortestWord = 6;
    private const int ShortestOfOneCase = 4;

    // Keys of sounds are no keys of words.
    private const uint Salt = 0x9E3779B9;

    private readonly NameSounds _sounds = new(tables);

    /// <summary>The keys of the first anchors of a report, in order of key, each once.</summary>
    public ImmutableArray<uint> Find(
        string title,
        List<Word> titleWords,
        string text,
        List<Word> words
    )
    {
        HashSet<uint> found = [];
        Collect(title, titleWords, found);
        Collect(text, words, found);
        return [.. found.Order()];
    }

    private void Collect(string text, List<Word> words, HashSet<uint> found)
    {
        for (int start = 0; start < words.Count && found.Count < MostAnchors; )
        {
            int end = EndOfSound(text, words, start);
            uint key = KeyOf(text, words, start, end);
            if (key != 0)
            {
                found.Add(WordScanner.Join(key, Salt));
            }

            start = end;
        }
    }

    /// <summary>The index behind the last word that sounds together with the one at <paramref name="start"/>: kana in a row are one name.</summary>
    private static int EndOfSound(string text, List<Word> words, int start)
    {
        int end = start + 1;
        while (
            IsKana(text, words[start])
            && end < words.Count
            && IsKana(text, words[end])
            && words[end].Span.Start == words[end - 1].Span.End
        )
        {
            end++;
        }

        return end;
    }

    private uint KeyOf(string text, List<Word> words, int start, int end)
    {
        Word word = words[start];
        return word.Kind switch
        {
            WordKind.Number => word.Span.Length >= FewestDigits ? word.Key : 0,
            WordKind.Letters => IsTelling(word.Span.In(text))
                ? _sounds.KeyOf(word.Span.In(text))
                : 0,
            _ when IsKana(text, word) => _sounds.KeyOf(
                text.AsSpan(word.Span.Start, words[end - 1].Span.End - word.Span.Start)
            ),

            // Chinese and Japanese write many words alike.
            _ when end < words.Count
                    && words[end].Kind == WordKind.Character
                    && !IsKana(text, words[end])
                    && words[end].Span.Start == word.Span.End => WordScanner.Join(
                word.Key,
                words[end].Key
            ),
            _ => 0,
        };
    }

    private static bool IsTelling(ReadOnlySpan<char> word)
    {
        char first = word[0];
        return char.IsUpper(first)
                ? word.Length >= ShortestName
                    || word.Length == ShortestAcronym
                        && char.IsUpper(word[1])
                        && char.IsUpper(word[2])
            : char.IsLower(first) ? word.Length >= ShortestWord
            : word.Length >= ShortestOfOneCase;
    }

    private static bool IsKana(string text, Word word) =>
        text[word.Span.Start] is >= '\u3041' and <= '\u30FF';
}
