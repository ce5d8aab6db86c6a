using System.Collections.Immutable;
using Entente.Text;

namespace Entente.Figures.Claims;

/// <summary>Reads the phrase that names what a figure is of: its words, what narrows it, whose it is.</summary>
internal sealed class TopicReader
{
    private const int MostTokens = 16; // a longer phrase is a clause that was taken for one

    private static readonly string[] s_narrowing = ["amod", "compound", "nmod", "flat", "conj"];

    private readonly Document _document;
    private readonly Forest _forest;
    private readonly Clauses _clauses;
    private readonly int[] _mentionAt;
    private readonly ImmutableArray<Mention> _mentions;
    private readonly bool[] _isTime;
    private readonly bool[] _isFigure;

    public TopicReader(
        Document document,
        Forest forest,
        Clauses clauses,
        ImmutableArray<Mention> mentions,
        FigureReading reading
    )
    {
        _document = document;
        _forest = forest;
        _clauses = clauses;
        _mentions = mentions;
        _mentionAt = new int[document.Tokens.Length];
        Array.Fill(_mentionAt, -1);
        for (int i = 0; i < mentions.Length; i++)
        {
            TokensOf(mentions[i].Span).Fill(i, _mentionAt);
        }

        _isTime = new bool[document.Tokens.Length];
        foreach (TemporalExpression time in reading.Times)
        {
            TokensOf(time.Span).Fill(true, _isTime);
        }

        _isFigure = new bool[document.Tokens.Length];
        foreach (Figure figure in reading.Figures)
        {
            TokensOf(figure.Span).Fill(true, _isFigure);
        }
    }

    /// <summary>Whether a token belongs to a figure.</summary>
    public bool IsFigure(int token) => _isFigure[token];

    /// <summary>Whether words stand in the name of an organisation: "the Group of 20" counts nothing.</summary>
    public bool IsInName(TextSpan words) =>
        _mentionAt[_document.TokenAt(words.Start)] is int mention
        && mention >= 0
        && _mentions[mention].Type == EntityType.Organization
        && _mentions[mention].Span.Contains(words);

    /// <summary>Whether a noun names a place or tells time: "$5 billion in May" is of something else.</summary>
    public bool IsPlaceOrTime(int token) =>
        _mentionAt[token] is int mention
            && mention >= 0
            && _mentions[mention].Type is EntityType.State or EntityType.Place
        || _isTime[token];

    /// <summary>The phrase around a noun, as a claim without a figure; <see langword="null"/> when it is none to compare by.</summary>
    /// <param name="noun">The noun.</param>
    /// <param name="verb">The verb behind it that says what is done with it; -1 when there is none.</param>
    /// <param name="figure">The figure, whose words belong to no phrase.</param>
    public Claim? Read(int noun, int verb, TextSpan figure)
    {
        if (_isTime[noun])
        {
            return null;
        }

        List<int> tokens = [noun];
        for (int at = 0; at < tokens.Count && tokens.Count <= MostTokens; at++)
        {
            foreach (int child in _forest.Children(tokens[at]))
            {
                if (Narrows(child, noun, figure) && !figure.Overlaps(_document.Tokens[child].Span))
                {
                    tokens.Add(child);
                }
            }
        }

        if (tokens.Count > MostTokens)
        {
            return null;
        }

        SortedSet<string> modifiers = new(StringComparer.Ordinal);
        SortedSet<string> actors = new(StringComparer.Ordinal);
        foreach (int token in tokens)
        {
            if (
                _mentionAt[token] is int mention and >= 0
                && ActorsOf(mention) is { Length: > 0 } known
            )
            {
                actors.UnionWith(known);
            }
            else if (token != noun && !_clauses.Is(token, ClaimWord.Neutral))
            {
                modifiers.Add(_clauses.Lemma(token));
            }
        }

        if (
            verb >= 0
            && !_clauses.Is(verb, ClaimWord.Measure)
            && !_clauses.Is(verb, ClaimWord.Move)
        )
        {
            AddDoers(verb, tokens, actors);
        }

        return new Claim
        {
            Figure = 0,
            Topic = SpanOf(tokens, figure),
            Head = _clauses.Lemma(noun),
            Modifiers = [.. modifiers],
            Actors = [.. actors],
            Sense = ClaimSense.Level,
        };
    }

    private string[] ActorsOf(int mention) =>
        _mentions[mention].Entity is { } entity ? [entity] : [.. _mentions[mention].Members];

    /// <summary>"the 37th time the two men had met": those who do it make it what it is.</summary>
    private void AddDoers(int verb, List<int> tokens, SortedSet<string> actors)
    {
        int doer = _clauses.Child(verb, "nsubj");
        if (doer > tokens[0])
        {
            for (int i = _forest.First[doer]; i < _forest.End[doer]; i++)
            {
                if (_mentionAt[i] is int mention and >= 0)
                {
                    actors.UnionWith(ActorsOf(mention));
                }
            }
        }

        tokens.Add(verb);
    }

    private bool Narrows(int token, int noun, TextSpan figure)
    {
        // "thirty-three European states, of the United States and of Canada": what stands behind a comma is another member of the row.
        int first = _forest.First[token];
        if (token > noun && (_clauses[first].Tag == "PUNCT" || _clauses[first - 1].Tag == "PUNCT"))
        {
            return false;
        }

        if (_clauses.Is(token, ClaimWord.Link) && _clauses.Child(token, "case") >= 0)
        {
            return false;
        }

        if (_isTime[token])
        {
            return false; // "some 500 people on Monday": when it was is told beside
        }

        if (_clauses.Stands(token, "conj") && IsCounted(token, figure))
        {
            return false; // "23 sailors and two cooks": each has its own number
        }

        bool isNarrowing = false;
        foreach (string relation in s_narrowing)
        {
            isNarrowing |= _clauses.Stands(token, relation);
        }

        return isNarrowing
            && (
                _clauses[token].Tag is "NOUN" or "PROPN" or "ADJ"
                || _clauses[token].Tag == "VERB" && _clauses.Stands(token, "amod")
            );
    }

    /// <summary>Whether a noun has a number of its own, beside this one.</summary>
    private bool IsCounted(int noun, TextSpan figure)
    {
        foreach (int child in _forest.Children(noun))
        {
            if (_isFigure[child] && !figure.Overlaps(_document.Tokens[child].Span))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>From the first word to the last, without the figure: "deployed Soviet warheads".</summary>
    private TextSpan SpanOf(List<int> tokens, TextSpan figure)
    {
        int noun = tokens[0];
        bool isBehind = _document.Tokens[noun].Span.Start >= figure.End;
        int first = noun;
        int last = noun;
        foreach (int token in tokens)
        {
            // Where the figure stands inside the phrase, the side of the noun is shown.
            if (_document.Tokens[token].Span.Start >= figure.End == isBehind)
            {
                first = Math.Min(first, token);
                last = Math.Max(last, token);
            }
        }

        return new TextSpan(_document.Tokens[first].Span.Start, _document.Tokens[last].Span.End);
    }

    private TokenRun TokensOf(TextSpan span) =>
        new(_document.TokenAt(span.Start), _document.TokenAt(span.End - 1) + 1);

    /// <summary>Tokens in a row.</summary>
    private readonly record struct TokenRun(int First, int End)
    {
        public void Fill<T>(T value, T[] places) =>
            Array.Fill(places, value, First, Math.Max(0, Math.Min(End, places.Length) - First));
    }
}
