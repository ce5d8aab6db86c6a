using System.Collections.Immutable;
using Entente.Text;

namespace Entente.Stories;

/// <summary>Tells which words of a text stand between quotation marks.</summary>
internal static class QuotedWords
{
    /// <summary>For each of the words, whether it is quoted. Cost: linear.</summary>
    public static bool[] Mark(string text, List<Word> words)
    {
        ImmutableArray<TextSpan> passages = QuotedPassages.Find(text);
        bool[] isQuoted = new bool[words.Count];
        int next = 0;
        for (int i = 0; i < words.Count && next < passages.Length; i++)
        {
            while (next < passages.Length && passages[next].End <= words[i].Span.Start)
            {
                next++;
            }

            isQuoted[i] = next < passages.Length && passages[next].Contains(words[i].Span);
        }

        return isQuoted;
    }
}
