using System.Collections.Immutable;
using Entente.Text;

namespace Entente.Figures.Claims;

/// <summary>Reads the claims of one document from its trees.</summary>
internal sealed class ClaimReader
{
    // "Two sides", "one question": so small a number is said of anything and compared with nothing, but for the dead.
    private const decimal LeastCount = 3;

    private readonly ClaimWords _words;
    private readonly Document _document;
    private readonly FigureReading _reading;
    private readonly Clauses _clauses;
    private readonly TopicReader _topics;
    private readonly Forest _forest;

    public ClaimReader(
        ClaimWords words,
        Document document,
        ImmutableArray<Mention> mentions,
        FigureReading reading
    )
    {
        _words = words;
        _document = document;
        _reading = reading;
        _forest = new Forest(document.Syntax);
        _clauses = new Clauses(document, _forest, words);
        _topics = new TopicReader(document, _forest, _clauses, mentions, reading);
    }

    public ImmutableArray<Claim> Read()
    {
        var claims = ImmutableArray.CreateBuilder<Claim>();
        for (int i = 0; i < _reading.Figures.Length; i++)
        {
            if (CanClaim(_reading.Figures[i]) && Read(i, claims) is { } claim)
            {
                claims.Add(claim);
            }
        }

        return claims.ToImmutable();
    }

    private bool CanClaim(Figure figure) =>
        !StandsBesideDigits(figure.Span)
        && !_topics.IsInName(figure.Span)
        && !IsInMarkedName(figure.Span)
        && figure.Kind
            is FigureKind.Number
                or FigureKind.Range
                or FigureKind.Ordinal
                or FigureKind.Percentage
                or FigureKind.Money
                or FigureKind.Dimension;

    /// <summary>Whether it is a piece of a number that is written in pieces: "30" of "30 000".</summary>
    private bool StandsBesideDigits(TextSpan figure)
    {
        string text = _document.Text;
        int before = figure.Start - 1;
        int behind = figure.End;
        while (before >= 0 && text[before] is ' ' or '\u00A0' or '\u202F')
        {
            before--;
        }

        while (behind < text.Length && text[behind] is ' ' or '\u00A0' or '\u202F')
        {
            behind++;
        }

        return before >= 0 && char.IsAsciiDigit(text[before])
            || behind < text.Length && char.IsAsciiDigit(text[behind]);
    }

    /// <summary>Whether it ends a name in marks: the “Velmark 91” drills.</summary>
    private bool IsInMarkedName(TextSpan figure)
    {
        const int longest = 40;
        string text = _document.Text;
        int behind = figure.End;
        if (behind < text.Length && text[behind] is ',' or '.')
        {
            behind++; // inside the marks, as printers set it
        }

        if (behind >= text.Length || text[behind] is not ('"' or '”' or '’' or '\'' or '»'))
        {
            return false;
        }

        int first = Math.Max(0, figure.Start - longest);
        int mark = text.LastIndexOfAny(
            ['"', '“', '‘', '\'', '«'],
            figure.Start,
            figure.Start - first
        );
        return mark >= 0 && mark + 1 < figure.Start && char.IsUpper(text[mark + 1]);
    }

    private bool IsHyphened(TextSpan figure) =>
        figure.End < _document.Text.Length
        && _document.Text[figure.End] is '-' or '\u2010' or '\u2011';

    /// <summary>Whether it is the end of a name that stands before a noun: "Channel 10 news"; not "In Oslo 30 people".</summary>
    private bool EndsName(TextSpan figure)
    {
        int number = _document.TokenAt(figure.Start);
        int name = number - 1;
        return name >= 0
            && number < _document.Tokens.Length
            && _clauses[name].Tag == "PROPN"
            && (_clauses.Stands(name, "compound") || _clauses.Stands(name, "nmod"))
            && (
                _clauses.HeadOf(name) == _clauses.HeadOf(number) || _clauses.HeadOf(name) == number
            );
    }

    private Claim? Read(int index, ImmutableArray<Claim>.Builder before)
    {
        Figure figure = _reading.Figures[index];
        int top = TopOf(figure.Span);
        Reading? found = top < 0 ? null : Describe(figure, top, before) ?? CountedBehind(figure);
        if (
            found is not { } reading
            || _clauses.IsDoubted(top)
            || (!IsWorthClaiming(figure, reading))
        )
        {
            return null;
        }

        if (reading.Inferred is { } other)
        {
            return other with
            {
                Figure = index,
                Sense = reading.Sense,
                Deed = null,
                IsTopicInferred = true,
            };
        }

        if (
            !_clauses.IsNoun(reading.Topic)
            || _clauses.Is(reading.Topic, ClaimWord.Empty)
            || _topics.Read(reading.Topic, _clauses.Participle(reading.Topic), figure.Span)
                is not { } named
        )
        {
            return null;
        }

        return named with
        {
            Figure = index,
            Sense =
                figure.IsPlanned && reading.Sense == ClaimSense.Level
                    ? ClaimSense.Plan
                    : reading.Sense,
            Deed = reading.Deed,
        };
    }

    private bool IsWorthClaiming(Figure figure, Reading reading)
    {
        bool isCount =
            figure.Kind is FigureKind.Ordinal || figure.Unit is null && reading.Inferred is null;
        decimal number = figure.Stated ?? figure.Low ?? figure.High ?? 0;

        // "75th Street", "the 1600 block of Main Street", "six-seater" are names, not counts.
        if (
            isCount
            && reading.Topic >= 0
            && (
                _clauses[reading.Topic].Tag == "PROPN"
                || IsHyphened(figure.Span)
                || EndsName(figure.Span)
            )
        )
        {
            return false;
        }

        return !isCount
            || number >= LeastCount
            || reading.Deed is { } deed
                && figure.Kind != FigureKind.Ordinal
                && _words.Is(deed, ClaimWord.Deed);
    }

    /// <summary>The last token of some words that depends on none of them; -1 when there is none.</summary>
    private int TopOf(TextSpan words)
    {
        int top = -1;
        for (
            int i = _document.TokenAt(words.Start);
            i < _document.Tokens.Length && _document.Tokens[i].Span.Start < words.End;
            i++
        )
        {
            int head = _clauses.HeadOf(i);
            bool isOutside =
                head < 0
                || _document.Tokens[head].Span.Start >= words.End
                || _document.Tokens[head].Span.End <= words.Start;
            if (isOutside && !_clauses.Stands(i, "case") && !_clauses.Stands(i, "punct"))
            {
                top = i;
            }
        }

        return top;
    }

    private Reading? Describe(Figure figure, int top, ImmutableArray<Claim>.Builder before)
    {
        int head = _clauses.HeadOf(top);
        if (
            _clauses.IsNoun(head)
            && (
                _clauses.Stands(top, "nummod")
                || _clauses.Stands(top, "compound")
                || _clauses.Stands(top, "amod")
            )
        )
        {
            return Counted(head);
        }

        if (Complement(top, figure.Span.End) is int of and >= 0)
        {
            return figure.Kind == FigureKind.Percentage
                ? new Reading(of, ClaimSense.Share, DeedOf(top))
                : new Reading(of, SenseOf(head), DeedOf(top));
        }

        if (_clauses.Child(top, "nsubj") is int subject and >= 0)
        {
            // "Norway is 100 percent with us": a state is no share of anything.
            bool isNobodys =
                figure.Kind == FigureKind.Percentage && _clauses[subject].Tag == "PROPN";
            return isNobodys ? null : new Reading(subject, SenseOf(top), null);
        }

        return head < 0 ? null
            : _clauses.IsNoun(head) ? BelowNoun(figure, top, head, before)
            : BelowVerb(figure, top, head);
    }

    /// <summary>"41 media workers have been killed", "a $3 billion loan".</summary>
    private Reading Counted(int noun) => new(noun, SenseOf(VerbAbove(noun)), DeedOf(noun));

    /// <summary>The noun in the words behind a count, where the tree hangs the number elsewhere.</summary>
    private Reading? CountedBehind(Figure figure)
    {
        if (figure.Counted is not { } words || figure.Unit is not null)
        {
            return null;
        }

        int noun = TopOf(words);
        return _clauses.IsNoun(noun) ? Counted(noun) : null;
    }

    private int VerbAbove(int noun) =>
        _clauses.HeadOf(noun) is int head && _clauses.IsVerb(head) ? head : -1;

    private ClaimSense SenseOf(int verb) =>
        _clauses.IsVerb(verb) && _clauses.IsAhead(verb)
        || verb >= 0 && _clauses.HasChild(verb, "aux", ClaimWord.Ahead)
            ? ClaimSense.Plan
            : ClaimSense.Level;

    /// <summary>What a number is of, right behind it: "$50 billion in aid", "31 percent of exports", "4 tonnes of wheat".</summary>
    private int Complement(int top, int end)
    {
        int preposition = _document.TokenAt(end);
        if (preposition >= _document.Tokens.Length || !_clauses.Is(preposition, ClaimWord.Of))
        {
            return -1;
        }

        int noun = _clauses.HeadOf(preposition);
        bool isBeside =
            noun >= 0
            && (_clauses.HeadOf(noun) == top || _clauses.HeadOf(noun) == _clauses.HeadOf(top));
        return isBeside && _clauses.IsNoun(noun) && !_topics.IsPlaceOrTime(noun) ? noun : -1;
    }

    /// <summary>"a target of 200 billion", "a rise of 31 percent in trade", "a population of 5 million".</summary>
    private Reading? BelowNoun(
        Figure figure,
        int top,
        int noun,
        ImmutableArray<Claim>.Builder before
    )
    {
        if (!_clauses.IsBehind(top, ClaimWord.Of))
        {
            return null;
        }

        if (_clauses.Is(noun, ClaimWord.Target))
        {
            int meant = TopicOfTarget(noun, top);
            return meant >= 0 ? new Reading(meant, ClaimSense.Target, null)
                : Inherited(figure, before) is { } other
                    ? new Reading(-1, ClaimSense.Target, null) { Inferred = other }
                : null;
        }

        if (_clauses.Is(noun, ClaimWord.Movement))
        {
            foreach (int child in _forest.Children(noun))
            {
                if (
                    child != top
                    && _clauses.IsBehind(child, ClaimWord.Of)
                    && !_topics.IsPlaceOrTime(child)
                )
                {
                    return new Reading(child, ClaimSense.Change, null);
                }
            }

            return null;
        }

        return new Reading(noun, SenseOf(VerbAbove(noun)), DeedOf(noun));
    }

    private int TopicOfTarget(int noun, int figure)
    {
        foreach (int child in _forest.Children(noun))
        {
            bool isFor =
                child != figure
                && _clauses.IsBehind(child, ClaimWord.For)
                && !_topics.IsPlaceOrTime(child);
            if (isFor || _clauses.Stands(child, "compound"))
            {
                return child;
            }
        }

        return -1;
    }

    /// <summary>The claim before in the same sentence, of money where this is money or a bare number: "… and they set a target of 200 billion".</summary>
    private Claim? Inherited(Figure figure, ImmutableArray<Claim>.Builder before)
    {
        if (before.Count == 0)
        {
            return null;
        }

        Claim other = before[^1];
        Figure theirs = _reading.Figures[other.Figure];
        bool isOneSentence =
            _document.SentenceAt(theirs.Span.Start) == _document.SentenceAt(figure.Span.Start);
        bool isOneKind =
            theirs.Kind == figure.Kind || figure.Unit is null && theirs.Kind == FigureKind.Money;
        return isOneSentence && isOneKind && other.Sense == ClaimSense.Level ? other : null;
    }

    /// <summary>"trade rose 31 percent to $123 billion", "they agreed to raise trade to $200 billion".</summary>
    private Reading? BelowVerb(Figure figure, int top, int verb)
    {
        bool moves = _clauses.Is(verb, ClaimWord.Move);
        bool measures = _clauses.Is(verb, ClaimWord.Measure);
        if (!moves && !measures || _clauses.IsBehind(top, ClaimWord.Former))
        {
            return null;
        }

        bool isLevel = _clauses.IsBehind(top, ClaimWord.Level);
        bool hasCase = _clauses.Child(top, "case") >= 0;
        bool isChange = moves && (_clauses.IsBehind(top, ClaimWord.Difference) || !hasCase);
        if (hasCase && !isLevel && !isChange)
        {
            return null;
        }

        int changed = _clauses.Child(verb, "obj");
        int meant =
            moves && changed >= 0 && changed != top && !_topics.IsFigure(changed)
                ? changed
                : _clauses.SubjectOf(verb);
        ClaimSense sense =
            _clauses.IsAhead(verb) ? ClaimSense.Target
            : isChange ? ClaimSense.Change
            : ClaimSense.Level;

        // "will rise by 5 percent" aims at a change, which is no level to compare with.
        return meant < 0 || sense == ClaimSense.Target && isChange
            ? null
            : new Reading(meant, sense, null);
    }

    /// <summary>What is done with, or by, what a noun names; <see langword="null"/> when nothing is, or only its number moves.</summary>
    private string? DeedOf(int noun)
    {
        int verb = _clauses.Participle(noun);
        bool isBelow = verb >= 0;
        if (!isBelow)
        {
            verb = _clauses.HeadOf(noun);
        }

        if (
            !_clauses.IsVerb(verb)
            || _clauses.Is(verb, ClaimWord.Move)
            || _clauses.Is(verb, ClaimWord.Measure)
            || _clauses.Is(verb, ClaimWord.Light)
        )
        {
            return null;
        }

        string deed = _words.DeedOf(_clauses.Lemma(verb));

        // "40 soldiers killed 12 rebels": what 40 did is not what befell them.
        int other = _clauses.Child(verb, "obj");
        bool isDoer = !isBelow && _clauses[noun].Relation == "nsubj" && other >= 0;
        return isDoer ? $"{deed} {_clauses.Lemma(other)}" : deed;
    }

    /// <summary>What was read around a figure.</summary>
    /// <param name="Topic">The noun that it is of; -1 where that is inferred.</param>
    /// <param name="Sense">In which sense.</param>
    /// <param name="Deed">What is done with it.</param>
    private readonly record struct Reading(int Topic, ClaimSense Sense, string? Deed)
    {
        /// <summary>The claim whose object it shares.</summary>
        public Claim? Inferred { get; init; }
    }
}
