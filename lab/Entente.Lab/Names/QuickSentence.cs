using System.Collections.Immutable;
using System.Text;
using Entente.Lab.Training.Data;
using Entente.Text;

namespace Entente.Lab.Names;

/// <summary>A sentence of a training set, as the quick tagger sees it.</summary>
/// <param name="Words">Its words.</param>
/// <param name="Gold">Where it comes from.</param>
internal sealed record QuickSentence(QuickWord[] Words, TrainingSentence Gold)
{
    /// <summary>Reads a sentence.</summary>
    public static QuickSentence Read(TrainingSentence gold, QuickReader reader)
    {
        Document document = ToDocument(gold.Words);
        QuickWord[] words = new QuickWord[gold.Words.Length];
        SentenceLook look = QuickReader.LookOf(document, document.Sentences[0]);
        NameClasses[] classes = new NameClasses[words.Length];
        reader.Mark(document, 0, look, classes);
        reader.Read(document, 0, isStart: true, look, classes, words);
        return new QuickSentence(words, gold);
    }

    /// <summary>A document of one sentence with these words for its tokens.</summary>
    public static Document ToDocument(string[] words)
    {
        StringBuilder text = new();
        var tokens = ImmutableArray.CreateBuilder<Token>(words.Length);
        foreach (string word in words)
        {
            int start = text.Length;
            text.Append(word);
            tokens.Add(new Token(new TextSpan(start, text.Length), TokenKind.Word));
            text.Append(' ');
        }

        Sentence sentence = new(
            new TextSpan(0, Math.Max(0, text.Length - 1)),
            0,
            words.Length,
            Paragraph: 0
        );
        return new Document(text.ToString(), [sentence], tokens.MoveToImmutable());
    }
}
