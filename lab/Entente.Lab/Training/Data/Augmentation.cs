using System.Globalization;
using Entente.Lab.Training.Numerics;

namespace Entente.Lab.Training.Data;

/// <summary>Writes a sentence as headlines, chats and careless pages write it, so that the network reads those too.</summary>
internal static class Augmentation
{
    // Shares of the sentences; small, so that clean text loses nothing.
    private const float LowerShare = 0.03f;
    private const float UpperShare = 0.03f;
    private const float TitleShare = 0.03f;
    private const float StoplessShare = 0.05f;
    private const float QuoteShare = 0.15f;
    private const int TitleWord = 4;

    /// <summary>The sentence written in another way; itself most of the time.</summary>
    public static TrainingSentence Vary(TrainingSentence sentence, TrainingRandom random)
    {
        TrainingSentence varied = random.Happens(StoplessShare) ? WithoutStop(sentence) : sentence;
        float chance = random.Unit();
        varied =
            chance < LowerShare ? Rewritten(varied, word => word.ToLowerInvariant())
            : chance < LowerShare + UpperShare ? Rewritten(varied, word => word.ToUpperInvariant())
            : chance < LowerShare + UpperShare + TitleShare ? Rewritten(varied, Titled)
            : varied;
        return random.Happens(QuoteShare) ? Rewritten(varied, Requoted) : varied;
    }

    private static TrainingSentence Rewritten(TrainingSentence sentence, Func<string, string> write)
    {
        string[] words = [.. sentence.Words.Select(write)];
        return words.SequenceEqual(sentence.Words, StringComparer.Ordinal)
            ? sentence
            : sentence with
            {
                Words = words,
            };
    }

    private static string Titled(string word) =>
        word.Length < TitleWord || char.IsUpper(word[0])
            ? word
            : char.ToUpper(word[0], CultureInfo.InvariantCulture) + word[1..];

    // Curly marks become straight; straight apostrophes become curly.
    private static string Requoted(string word) =>
        word switch
        {
            "“" or "”" => "\"",
            "‘" or "’" => "'",
            _ when word.Contains('’', StringComparison.Ordinal) => word.Replace('’', '\''),
            _ => word.Replace('\'', '’'),
        };

    private static TrainingSentence WithoutStop(TrainingSentence sentence)
    {
        int last = sentence.Words.Length - 1;
        if (last < 1 || sentence.Words[last] is not ("." or "!" or "?"))
        {
            return sentence;
        }

        if (sentence.Syntax is not { } syntax)
        {
            return sentence with
            {
                Words = sentence.Words[..last],
                Names = sentence.Names?[..last],
            };
        }

        return syntax.Heads.Contains(last) || syntax.Heads[last] < 0
            ? sentence
            : sentence with
            {
                Words = sentence.Words[..last],
                Names = sentence.Names?[..last],
                Syntax = new GoldSyntax(
                    syntax.Tags[..last],
                    syntax.FineTags[..last],
                    syntax.Features[..last],
                    syntax.Lemmas[..last],
                    syntax.Heads[..last],
                    syntax.Relations[..last]
                ),
            };
    }
}
