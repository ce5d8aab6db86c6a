using System.Collections.Immutable;
using Entente.Text;

namespace Entente.Quotations;

/// <summary>A document laid out for reading quotations: for each token its passage, its mention and what it does.</summary>
internal sealed class Page
{
    private readonly int[] _passageOf;
    private readonly int[] _mentionOf;
    private readonly WordClass[] _classes;
    private readonly Document _parsed;

    public Page(Document document, ImmutableArray<Mention> mentions, SpeechWords words)
        : this(document, mentions, words, QuotedPassages.FindMarked(document.Text)) { }

    private Page(
        Document document,
        ImmutableArray<Mention> mentions,
        SpeechWords words,
        ImmutableArray<QuotedPassage> passages
    )
    {
        _parsed = document;
        document = WholeWords.In(document);
        Document = document;
        Mentions = mentions;
        Passages = passages;
        int count = document.Tokens.Length;
        _passageOf = new int[count];
        _mentionOf = new int[count];
        _classes = new WordClass[count];
        PassageTokens = new TokenRange[Passages.Length];
        int passage = 0;
        int mention = 0;
        for (int i = 0; i < count; i++)
        {
            TextSpan span = document.Tokens[i].Span;
            while (passage < Passages.Length && Passages[passage].Marked.End <= span.Start)
            {
                passage++;
            }

            while (mention < mentions.Length && mentions[mention].Span.End <= span.Start)
            {
                mention++;
            }

            _passageOf[i] = -1;
            _mentionOf[i] = -1;
            if (passage < Passages.Length && Passages[passage].Marked.Overlaps(span))
            {
                _passageOf[i] = passage;
                int first = PassageTokens[passage].IsEmpty ? i : PassageTokens[passage].First;
                PassageTokens[passage] = new TokenRange(first, i + 1);
            }

            if (mention < mentions.Length && mentions[mention].Span.Overlaps(span))
            {
                _mentionOf[i] = mention;
            }

            _classes[i] =
                words.ClassOf(document.Words(document.Tokens[i]))
                | (words.EndsChannel(document, i) ? WordClass.Channel : WordClass.None);
        }
    }

    /// <summary>The same page as somebody sees it who stands inside the marks: only what stands in marks there is a passage.</summary>
    public Page Inside(SpeechWords words)
    {
        string text = Document.Text;
        string inside = string.Create(
            text.Length,
            (text, Passages),
            static (letters, page) =>
            {
                int next = 0;
                for (int i = 0; i < letters.Length; i++)
                {
                    while (next < page.Passages.Length && page.Passages[next].Words.End <= i)
                    {
                        next++;
                    }

                    bool isInside =
                        next < page.Passages.Length && page.Passages[next].Words.Start <= i;
                    bool isLine = page.text[i] is '\n' or '\r';
                    letters[i] = isInside || isLine ? page.text[i] : ' ';
                }
            }
        );
        return new Page(_parsed, Mentions, words, QuotedPassages.FindMarked(inside));
    }

    /// <summary>The document, each hyphenated word one token.</summary>
    public Document Document { get; }

    public ImmutableArray<Mention> Mentions { get; }

    public ImmutableArray<QuotedPassage> Passages { get; }

    /// <summary>The tokens of each passage, with its marks.</summary>
    public TokenRange[] PassageTokens { get; }

    public int Count => _classes.Length;

    /// <summary>The passage that token <paramref name="i"/> stands in; -1 when it stands in none.</summary>
    public int PassageAt(int i) => _passageOf[i];

    /// <summary>The mention that token <paramref name="i"/> belongs to; -1 when it belongs to none.</summary>
    public int MentionAt(int i) => _mentionOf[i];

    public ReadOnlySpan<char> Word(int i) => Document.Words(Document.Tokens[i]);

    public bool Is(int i, WordClass wordClass) => (_classes[i] & wordClass) != WordClass.None;

    public bool Is(int i, string word) => Word(i).Equals(word, StringComparison.OrdinalIgnoreCase);

    public bool IsWord(int i) => Document.Tokens[i].IsWord;

    public bool IsMark(int i) => Document.Tokens[i].Kind == TokenKind.Mark;

    /// <summary>Whether token <paramref name="i"/> can be the noun of a phrase: "works for the city" and "just after" have none. True where there are no trees.</summary>
    public bool CanBeNoun(int i) =>
        SyntaxOf(i)?.Tag is not ("VERB" or "AUX" or "ADV" or "ADP" or "SCONJ" or "CCONJ" or "PART");

    /// <summary>Whether token <paramref name="i"/> is a verb. False where there are no trees.</summary>
    public bool IsVerb(int i) => SyntaxOf(i)?.Tag is "VERB" or "AUX";

    /// <summary>Whether token <paramref name="i"/> is a verb with a tense; <see langword="null"/> where there are no trees.</summary>
    public bool? IsFinite(int i) =>
        SyntaxOf(i)?.Features.Contains("VerbForm=Fin", StringComparison.Ordinal);

    /// <summary>Whether token <paramref name="i"/> is "released" in "a statement released by". False where there are no trees.</summary>
    public bool IsParticiple(int i) =>
        SyntaxOf(i) is { Tag: "VERB" } syntax
        && syntax.Features.Contains("VerbForm=Part", StringComparison.Ordinal);

    /// <summary>The token that another depends on; <see langword="null"/> for the root of a sentence, and where there are no trees.</summary>
    public int? HeadOf(int i)
    {
        if (_parsed.Syntax.IsDefaultOrEmpty)
        {
            return null;
        }

        int head = _parsed.Syntax[_parsed.TokenAt(Document.Tokens[i].Span.End - 1)].Head;
        return head < 0 ? null : Document.TokenAt(_parsed.Tokens[head].Span.Start);
    }

    /// <summary>Whether a token belongs to a clause or phrase that hangs on another. False where there are no trees.</summary>
    public bool HangsOn(int i, int on)
    {
        const int deepest = 40; // No sentence that somebody can follow is deeper.
        if (_parsed.Syntax.IsDefaultOrEmpty)
        {
            return false;
        }

        TextSpan head = Document.Tokens[on].Span;
        int at = _parsed.TokenAt(Document.Tokens[i].Span.End - 1);
        for (int steps = 0; steps < deepest && at >= 0; steps++)
        {
            if (head.Contains(_parsed.Tokens[at].Span))
            {
                return true;
            }

            at = _parsed.Syntax[at].Head;
        }

        return false;
    }

    private Syntax? SyntaxOf(int i) =>
        _parsed.Syntax.IsDefaultOrEmpty
            ? null
            : _parsed.Syntax[_parsed.TokenAt(Document.Tokens[i].Span.End - 1)];

    public bool IsCapital(int i) => char.IsUpper(Word(i)[0]);

    public bool IsPossessive(int i) => Word(i) is "'s" or "’s" or "'" or "’";

    public bool IsDash(int i) => Word(i) is "—" or "–" or "-" or "--" or "―";

    /// <summary>The voice that a mention names. Those who govern are shown in the report's words: a presidency is not the whole state.</summary>
    public Voice VoiceOf(Mention mention) =>
        new(NameOf(mention, Document.Text), mention.Entity, mention.Span, mention.Rule);

    /// <summary>What a mention is shown as: those who govern in the report's words, with "the" before them, all others by name.</summary>
    public static string NameOf(Mention mention, string text)
    {
        if (mention.Rule is not ("authorities of state" or "seat of power"))
        {
            return mention.Name;
        }

        string words = mention.Span.In(text).ToString();
        bool hasArticle = text.AsSpan(0, mention.Span.Start)
            .EndsWith("the ", StringComparison.OrdinalIgnoreCase);
        return hasArticle ? $"the {words}" : words;
    }

    public bool EndsMention(int i) =>
        _mentionOf[i] >= 0 && (i + 1 == Count || _mentionOf[i + 1] != _mentionOf[i]);

    public int FirstOfMention(int i)
    {
        int mention = _mentionOf[i];
        while (i > 0 && _mentionOf[i - 1] == mention)
        {
            i--;
        }

        return i;
    }

    public int EndOfMention(int i)
    {
        int mention = _mentionOf[i];
        while (i < Count && _mentionOf[i] == mention)
        {
            i++;
        }

        return i;
    }

    /// <summary>From the first of the tokens to the last, marks and all.</summary>
    public TextSpan Span(TokenRange range) =>
        new(Document.Tokens[range.First].Span.Start, Document.Tokens[range.End - 1].Span.End);

    public int SentenceOf(int i) => Document.SentenceAt(Document.Tokens[i].Span.Start);

    /// <summary>Words in the passage: marks do not count.</summary>
    public int WordsIn(int passage)
    {
        int count = 0;
        TokenRange range = PassageTokens[passage];
        for (int i = range.First; i < range.End; i++)
        {
            count += IsMark(i) || IsPossessive(i) ? 0 : 1;
        }

        return count;
    }

    /// <summary>Whether the words of the passage are capitalised as in the title of a work.</summary>
    public bool IsTitleCase(int passage)
    {
        int capitals = 0;
        TokenRange range = PassageTokens[passage];
        for (int i = range.First; i < range.End; i++)
        {
            if (!IsWord(i) || Word(i).Length < 4)
            {
                continue;
            }

            if (!IsCapital(i))
            {
                return false;
            }

            capitals++;
        }

        return capitals > 0;
    }

    /// <summary>The last character inside the passage's marks, and inside the marks of a passage that ends with it.</summary>
    public char LastOf(int passage)
    {
        TextSpan words = Passages[passage].Words;
        int last = words.End - 1;
        while (last > words.Start && Document.Text[last] is '\'' or '’' or '"' or '”' or ' ')
        {
            last--;
        }

        return Document.Text[last];
    }

    public char FirstOf(int passage) => Document.Text[Passages[passage].Words.Start];
}

/// <summary>A half-open range of tokens.</summary>
internal readonly record struct TokenRange(int First, int End)
{
    public bool IsEmpty => End <= First;

    public int Length => End - First;
}
