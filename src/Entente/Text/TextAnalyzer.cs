using System.Collections.Immutable;
using Entente.Data;

namespace Entente.Text;

/// <summary>Divides a text into sentences and tokens.</summary>
/// <remarks>
/// <para>Safe to use from any thread. Any string in, no exception: spans come in order, never overlap, and together
/// cover every character that is not blank. Cost: linear.</para>
/// <para>Tokens follow the English treebanks where that is cheap: "Dell" "'s", "do" "n't", addresses whole. Two things
/// differ, because the tables of the rooms are written that way: a hyphenated word is one token, and the stop of an
/// abbreviation is a token of its own ("U.S" ".").</para>
/// </remarks>
public sealed class TextAnalyzer
{
    private readonly Tokenizer _tokenizer;
    private readonly SentenceEnds _ends;

    /// <summary>Loads what <paramref name="language"/> knows of abbreviations, units and words that begin sentences.</summary>
    public TextAnalyzer(Language language)
    {
        ArgumentNullException.ThrowIfNull(language);
        _tokenizer = new Tokenizer(language);
        _ends = new SentenceEnds(language);
    }

    /// <summary>Divides <paramref name="text"/>. A line break ends a sentence and a paragraph: headings and list items carry no stop.</summary>
    public Document Analyze(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = ImmutableArray.CreateBuilder<Token>(text.Length / 5);
        var sentences = ImmutableArray.CreateBuilder<Sentence>();
        Tokenizer.Cursor cursor = new(text);
        int first = 0;
        int paragraph = 0;
        bool hasWord = false;
        while (true)
        {
            if (cursor.SkipBlanks())
            {
                CloseSentence();
                paragraph = sentences.Count > 0 ? sentences[^1].Paragraph + 1 : 0;
            }

            if (cursor.AtEnd)
            {
                break;
            }

            _tokenizer.Next(ref cursor, tokens);
            hasWord |= tokens[^1].Kind != TokenKind.Mark;
            if (hasWord && _ends.EndsBehind(text, tokens, first))
            {
                while (SentenceEnds.IsCloser(text, cursor.Position))
                {
                    _tokenizer.Next(ref cursor, tokens);
                }

                CloseSentence();
            }
        }

        CloseSentence();
        return new Document(text, sentences.DrainToImmutable(), tokens.DrainToImmutable());

        void CloseSentence()
        {
            if (tokens.Count == first)
            {
                return;
            }

            TextSpan span = new(tokens[first].Span.Start, tokens[^1].Span.End);
            sentences.Add(new Sentence(span, first, tokens.Count, paragraph));
            first = tokens.Count;
            hasWord = false;
        }
    }
}
