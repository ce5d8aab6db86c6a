using System.Collections.Immutable;

namespace Entente.Quotations;

/// <summary>Chooses what a headline says surely enough, and who says it: somebody whom the text below it names.</summary>
/// <remarks>
/// A speaker is shown by the name that the text gives, and where the text names nobody so, nothing is shown. A wrong name is worse than none.
/// </remarks>
internal sealed class HeadlineReader
{
    // One or two words in marks are as often the writer's distance as somebody's words.
    private const int FewestWordsInMarks = 3;

    // Of a headline with only a name beside it, and of a word or two in marks, so many words must be the text's, and so great a share.
    private const int FewestShared = 2;
    private const double LeastShared = 0.5;
    private const int ShortestWord = 4;
    private const int SameBeginning = 5; // "deploys", "deployed"

    private readonly string _headline;
    private readonly string _text;
    private readonly ImmutableArray<Quotation> _said;
    private readonly TextNames _names;

    /// <summary>Takes a headline, and its text with those who are named and what is said in it.</summary>
    public HeadlineReader(
        string headline,
        string text,
        ImmutableArray<Mention> mentions,
        ImmutableArray<Quotation> said
    )
    {
        _headline = headline;
        _text = text;
        _said = said;
        _names = new TextNames(mentions);
    }

    /// <summary>The headline with small letters where it only writes every word with a capital; the same text when it does not.</summary>
    public static string InSmallLetters(string headline, ImmutableArray<Mention> mentions)
    {
        (int capitals, int words) = (0, 0);
        for (int i = 0; i < headline.Length; i++)
        {
            if (char.IsLetter(headline[i]) && (i == 0 || char.IsWhiteSpace(headline[i - 1])))
            {
                words++;
                capitals += char.IsUpper(headline[i]) ? 1 : 0;
            }
        }

        return capitals < 0.75 * words // of a sentence with names, seldom half of the words
            ? headline
            : string.Create(
                headline.Length,
                (headline, mentions),
                static (letters, state) =>
                {
                    (string original, ImmutableArray<Mention> names) = state;
                    original.CopyTo(letters);
                    for (int i = 1; i < letters.Length; i++)
                    {
                        bool isName = names.Any(name => name.Span.Start <= i && i < name.Span.End);
                        letters[i] = isName ? letters[i] : char.ToLowerInvariant(letters[i]);
                    }
                }
            );
    }

    /// <summary>Those of what was read that stand, each with its speakers as the text names them.</summary>
    /// <param name="plain">What was read as in any sentence.</param>
    /// <param name="beside">What stands beside a name.</param>
    public ImmutableArray<Quotation> Choose(
        ImmutableArray<Quotation> plain,
        IEnumerable<Quotation> beside
    )
    {
        ImmutableArray<Quotation> sure =
        [
            .. plain.Select(Resolve).OfType<Quotation>().Where(IsSure),
        ];
        return sure.IsEmpty
            ? [.. beside.Select(Resolve).OfType<Quotation>().Where(IsTold).Take(1)]
            : sure;
    }

    private bool IsSure(Quotation quotation)
    {
        if (quotation.Kind == QuotationKind.Indirect)
        {
            return (Leads(quotation) || !IsFarFromSpeaker(quotation)) && IsWhole(quotation);
        }

        int words = quotation.Words.Sum(piece => WordsOf(piece.In(_headline), 1).Count);
        bool hasVerb = quotation.Cue is { } cue && char.IsLetter(_headline[cue.Start]); // not a colon
        return words >= FewestWordsInMarks && (hasVerb || Leads(quotation)) || IsTold(quotation);
    }

    /// <summary>"Judge orders Dell to be freed, saying …": who of them says it only a whole sentence tells.</summary>
    private static bool IsFarFromSpeaker(Quotation quotation) =>
        quotation is { Cue: { } cue, Source: { } source }
        && cue.Start > source.End + 1
        && quotation.Words[0].Start >= cue.End;

    /// <summary>Whether the words go on to the end, to a mark, or to whoever says them: "as the crisis" of "as the crisis grows" is no clause.</summary>
    private bool IsWhole(Quotation quotation)
    {
        int end = quotation.Words[^1].End;
        while (end < _headline.Length && char.IsWhiteSpace(_headline[end]))
        {
            end++;
        }

        return end == _headline.Length || !char.IsLetterOrDigit(_headline[end]);
    }

    /// <summary>"Dell: ‘…’", not "Varn rips Dell: ‘…’", where either may speak.</summary>
    private static bool Leads(Quotation quotation) =>
        quotation is { Source: { } source, Speakers: [{ Span.Start: 0 } speaker, ..] }
        && source.End == speaker.Span.End;

    private Quotation? Resolve(Quotation quotation) => _names.Resolve(quotation, _headline);

    /// <summary>Whether the same speaker says most of it in the text.</summary>
    private bool IsTold(Quotation headline)
    {
        List<string> words =
        [
            .. headline.Words.SelectMany(piece => WordsOf(piece.In(_headline), ShortestWord)),
        ];
        bool isFew = words.Count < FewestWordsInMarks; // then all of them must be his
        foreach (Quotation said in _said)
        {
            if (
                said.IsNegated != headline.IsNegated
                || !said.Speakers.Any(theirs =>
                    headline.Speakers.Any(ours => ours.Key == theirs.Key)
                )
            )
            {
                continue;
            }

            HashSet<string> there =
            [
                .. (said.Clause is { } whole ? [whole] : said.Words).SelectMany(piece =>
                    WordsOf(piece.In(_text), ShortestWord)
                ),
            ];
            int shared = words.Count(there.Contains);
            if (
                shared > 0
                && (
                    isFew
                        ? shared == words.Count
                        : shared >= FewestShared && shared >= LeastShared * words.Count
                )
            )
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The beginnings of words in small letters, of numbers the whole.</summary>
    private static List<string> WordsOf(ReadOnlySpan<char> text, int shortest)
    {
        List<string> words = [];
        int start = -1;
        for (int i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsLetterOrDigit(text[i]))
            {
                start = start < 0 ? i : start;
            }
            else if (start >= 0)
            {
                ReadOnlySpan<char> word = text[start..i];
                if (word.Length >= shortest || char.IsDigit(word[0]))
                {
                    int length = char.IsDigit(word[0])
                        ? word.Length
                        : Math.Min(word.Length, SameBeginning);
                    words.Add(word[..length].ToString().ToLowerInvariant());
                }

                start = -1;
            }
        }

        return words;
    }
}
