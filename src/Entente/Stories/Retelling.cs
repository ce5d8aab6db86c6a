using System.Runtime.InteropServices;

namespace Entente.Stories;

/// <summary>How much of a text is another one told sentence by sentence, with words replaced.</summary>
/// <remarks>
/// Who rewrites a text leaves few words in a row, but keeps the sentences and most of their words in order; two who tell of the same thing do not
/// write the same sentences. Quoted words and formulas are left out. Cost: linear in both texts; a sentence is compared with a few others.
/// </remarks>
internal sealed class Retelling
{
    // Of a sentence's words, in order, that its counterpart has when it is told closely, and loosely: lab/notes/stories.md, "Copies".
    private const double ShareOfClose = 0.45;
    private const double ShareOfLoose = 0.3;
    private const int FewestWords = 5;
    private const int MostWords = 60;

    // Words by which a counterpart is looked up are longer than articles and prepositions.
    private const int LongerThan = 3;
    private const int SentencesOfWord = 8;
    private const int FewestInCommon = 3;
    private const int Compared = 3;

    private readonly List<uint[]> _sentences = [];
    private readonly Dictionary<uint, List<int>> _sentencesWith = [];

    private Retelling(PreparedText text)
    {
        List<uint> sentence = [];
        List<uint> telling = [];
        for (int i = 0; i < text.Words.Count; i++)
        {
            Word word = text.Words[i];
            if (
                sentence.Count >= MostWords
                || WordScanner.BeginsSentence(text.Report.Text, word.Span.Start)
            )
            {
                End(sentence, telling);
            }

            if (text.IsOwn[i])
            {
                sentence.Add(word.Key);
                if (word.Span.Length > LongerThan)
                {
                    telling.Add(word.Key);
                }
            }
        }

        End(sentence, telling);
    }

    /// <summary>How much of each text the other one tells.</summary>
    public static (RetoldShare OfA, RetoldShare OfB) Shares(PreparedText a, PreparedText b)
    {
        Retelling left = new(a);
        Retelling right = new(b);
        return (left.ShareIn(right), right.ShareIn(left));
    }

    private RetoldShare ShareIn(Retelling other)
    {
        int all = 0;
        int closely = 0;
        int loosely = 0;
        int untold = 0;
        int longest = 0;
        Dictionary<int, int> common = [];
        foreach (uint[] sentence in _sentences)
        {
            all += sentence.Length;
            common.Clear();
            foreach (uint word in sentence)
            {
                foreach (int candidate in other._sentencesWith.GetValueOrDefault(word, []))
                {
                    CollectionsMarshal.GetValueRefOrAddDefault(common, candidate, out _)++;
                }
            }

            int told = common
                .Where(pair => pair.Value >= FewestInCommon)
                .OrderByDescending(pair => pair.Value)
                .ThenBy(pair => pair.Key)
                .Take(Compared)
                .Select(pair => InOrder(sentence, other._sentences[pair.Key]))
                .DefaultIfEmpty()
                .Max();
            closely += told >= ShareOfClose * sentence.Length ? sentence.Length : 0;
            bool isTold = told >= ShareOfLoose * sentence.Length;
            loosely += isTold ? sentence.Length : 0;
            untold = isTold ? 0 : untold + sentence.Length;
            longest = Math.Max(longest, untold);
        }

        double words = Math.Max(1, all);
        return new RetoldShare(closely / words, loosely / words, longest / words);
    }

    private void End(List<uint> sentence, List<uint> telling)
    {
        if (sentence.Count >= FewestWords)
        {
            foreach (uint word in telling.Distinct())
            {
                ref List<int>? with = ref CollectionsMarshal.GetValueRefOrAddDefault(
                    _sentencesWith,
                    word,
                    out _
                );
                with ??= new List<int>(1);
                if (with.Count < SentencesOfWord)
                {
                    with.Add(_sentences.Count);
                }
            }

            _sentences.Add([.. sentence]);
        }

        sentence.Clear();
        telling.Clear();
    }

    /// <summary>The length of the longest sequence of words that both have in this order, with others between.</summary>
    private static int InOrder(ReadOnlySpan<uint> a, ReadOnlySpan<uint> b)
    {
        Span<int> longest = stackalloc int[MostWords + 1];
        longest.Clear();
        foreach (uint word in a)
        {
            int diagonal = 0;
            for (int j = 0; j < b.Length; j++)
            {
                int above = longest[j + 1];
                longest[j + 1] = word == b[j] ? diagonal + 1 : Math.Max(above, longest[j]);
                diagonal = above;
            }
        }

        return longest[b.Length];
    }
}

/// <summary>How much of a text another one tells, sentence by sentence.</summary>
/// <param name="Closely">The share of its own words in sentences of which the other has most of the words in order, in [0, 1].</param>
/// <param name="Loosely">The same with a third of the words.</param>
/// <param name="Gap">The share of its own words in the longest row of sentences that the other does not tell even loosely.</param>
internal readonly record struct RetoldShare(double Closely, double Loosely, double Gap);
