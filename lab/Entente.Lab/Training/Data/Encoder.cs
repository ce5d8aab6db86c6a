using System.Collections.Immutable;
using Entente.Text;

namespace Entente.Lab.Training.Data;

/// <summary>Turns sentences into numbers.</summary>
internal sealed class Encoder(WordFeatures features, Gazetteer? gazetteer, Inventory inventory)
{
    /// <summary>A sentence in numbers.</summary>
    public EncodedSentence Encode(TrainingSentence sentence)
    {
        SentenceLookCounter counter = default;
        foreach (string word in sentence.Words)
        {
            counter.Add(word);
        }

        var codes = new WordCode[sentence.Words.Length];
        for (int i = 0; i < codes.Length; i++)
        {
            codes[i] = features.Read(sentence.Words[i], i == 0, counter.Look);
        }

        return new EncodedSentence(codes, Classes(sentence.Words))
        {
            Syntax = sentence.Syntax is null
                ? null
                : inventory.Encode(sentence.Words, sentence.Syntax),
            Names = sentence.Names,
        };
    }

    private ulong[] Classes(string[] words)
    {
        var tokens = ImmutableArray.CreateBuilder<Token>(words.Length);
        int start = 0;
        foreach (string word in words)
        {
            tokens.Add(new Token(new TextSpan(start, start + word.Length), TokenKind.Word));
            start += word.Length + 1;
        }

        Sentence whole = new(new TextSpan(0, start - 1), 0, words.Length, 0);
        Document document = new(string.Join(' ', words), [whole], tokens.MoveToImmutable());
        var classes = new NameClasses[words.Length];
        gazetteer?.Mark(document, classes);
        return [.. classes.Select(bits => (ulong)bits)];
    }
}
