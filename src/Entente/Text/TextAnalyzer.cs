using System.Collections.Immutable;
using Entente.Data;

namespace Entente.Text;

/// <summary>Divides a text into sentences and tokens.</summary>
/// <remarks>
/// <para>Safe to use from any thread. Any string in, no exception: spans come in order, never overlap, and together
/// cover every character that is not blank. Cost: linear.</para>
/// <para>Tokens are the words of the Universal Dependencies treebanks of the language: "Dell" "'s", "can" "not", "long" "-"
/// "term", "U.S." whole, addresses whole. A word that is broken at the end of a line is one token.</para>
/// </remarks>
public sealed class TextAnalyzer
{
    private readonly Tokenizer _tokenizer;
    private readonly SentenceDivider _divider;

    /// <summary>Loads what <paramref name="language"/> knows of abbreviations, contractions, units and words that begin sentences.</summary>
    public TextAnalyzer(Language language)
        : this(language, SentenceModel.Find) { }

    /// <summary>Lets <paramref name="judge"/> say where sentences end.</summary>
    internal TextAnalyzer(Language language, Func<Language, SentenceRules, IGapJudge> judge)
    {
        ArgumentNullException.ThrowIfNull(language);
        Abbreviations abbreviations = new(language);
        SentenceStarters starters = new(language);
        _tokenizer = new Tokenizer(language, abbreviations, starters);
        SentenceRules rules = new(abbreviations, starters);
        _divider = new SentenceDivider(judge(language, rules), abbreviations);
    }

    /// <summary>Divides <paramref name="text"/>. A line break ends a sentence and a paragraph: headings and list items carry no stop.</summary>
    public Document Analyze(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        using TokenBuffer tokens = new((text.Length / 4) + 16);
        using TokenBuffer line = new(512);
        var sentences = ImmutableArray.CreateBuilder<Sentence>((text.Length / 100) + 1);
        Cursor cursor = new(text);
        int paragraph = 0;
        while (true)
        {
            bool isNewLine = cursor.SkipBlanks();
            if (line.Count > 0 && (isNewLine || cursor.AtEnd))
            {
                _divider.Divide(text, paragraph, line, tokens, sentences);
                paragraph++;
                cursor.InSingleMarks = false;
            }

            if (cursor.AtEnd)
            {
                break;
            }

            _tokenizer.Next(ref cursor, line);
        }

        return new Document(text, sentences.DrainToImmutable(), [.. tokens.Tokens]);
    }
}
