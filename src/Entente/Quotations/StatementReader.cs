using System.Collections.Immutable;

namespace Entente.Quotations;

/// <summary>Reads the statements of one page, period after period.</summary>
internal sealed class StatementReader
{
    private const int LongestComplement = 45;
    private const int FewestWordsAlone = 5;
    private const int FewestWordsMixed = 3;

    private readonly Page _page;
    private readonly SpeechWords _words;
    private readonly CueFinder _cueFinder;
    private readonly Antecedents _antecedents;
    private readonly NounPhrases _phrases;
    private readonly List<Statement> _statements = [];
    private readonly List<Cue> _cues = [];

    private Statement? _last; // the last quotation, while the next words in marks can still go on with it
    private int _lastParagraph;
    private bool _lastEndsParagraph;
    private Party? _introducing; // who is about to speak: "He said:" at the end of a paragraph
    private TokenRange _introducingCue;

    public StatementReader(Page page, SpeechWords words, CueFinder cueFinder)
    {
        _page = page;
        _words = words;
        _cueFinder = cueFinder;
        _antecedents = new Antecedents(page);
        _phrases = new NounPhrases(page, _antecedents);
    }

    public List<Statement> Read()
    {
        List<Period> periods = Period.Divide(_page);
        for (int i = 0; i < periods.Count; i++)
        {
            Period period = periods[i];
            bool startsParagraph = i == 0 || periods[i - 1].Paragraph != period.Paragraph;
            _cueFinder.Find(_page, period.Tokens, _cues);
            if (!period.HasPassages)
            {
                ReadPlain(period);
            }
            else if (IsOnlyMarked(period))
            {
                Period? next = i + 1 < periods.Count ? periods[i + 1] : null;
                if (next is { } tail && TailOf(period, tail) is { } cue)
                {
                    i++; // “Will they answer?” Putin asked.
                    AddTailed(period, tail, cue);
                }
                else if (next is { } line && NamedBehind(period, line) is { } name)
                {
                    i++; // “…” — Dmitry Peskov
                    AddNamed(period, line, name);
                }
                else
                {
                    _cues.Clear();
                    ReadAlone(period, startsParagraph);
                }
            }
            else
            {
                ReadFramed(period);
            }
        }

        return _statements;
    }

    /// <summary>Whether nothing but words in marks stands in the period.</summary>
    private bool IsOnlyMarked(Period period)
    {
        for (int i = period.Tokens.First; i < period.Tokens.End; i++)
        {
            if (_page.PassageAt(i) < 0 && !_page.IsMark(i))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The cue of a next sentence that is nothing but the cue of this one: “Will they answer?” Putin asked.</summary>
    private Cue? TailOf(Period period, Period next)
    {
        if (next.Paragraph != period.Paragraph || next.HasPassages || next.Tokens.Length > 16)
        {
            return null;
        }

        _cueFinder.Find(_page, next.Tokens, _cues);
        if (_cues.Count == 0 || (_cues[0].Verb.Frames & CueFrames.Quote) == 0 || _cues[0].IsPassive)
        {
            return null;
        }

        Cue cue = _cues[0];
        bool inverted = cue.Group.First == next.Tokens.First;
        Party? subject = inverted
            ? _phrases.BeginningAt(cue.Group.End, next.Tokens.End)
            : _phrases.EndingAt(cue.Group.First, next.Tokens.First);
        if (subject is null || !inverted && subject.Words.First != next.Tokens.First)
        {
            return null;
        }

        // Had the verb words of its own behind it, they would be what was said.
        int behind = inverted ? subject.Words.End : cue.Group.End;
        bool isBare =
            behind >= next.Tokens.End
            || !_page.IsWord(behind)
            || _page.Is(behind, WordClass.Preposition | WordClass.Time)
            || cue.Verb.TakesHearer;
        return isBare ? cue : null;
    }

    /// <summary>The name behind a dash that ends the paragraph.</summary>
    private Party? NamedBehind(Period period, Period next) =>
        next.Paragraph == period.Paragraph
        && !next.HasPassages
        && next.Tokens.Length is >= 2 and <= 10
        && _page.IsDash(next.Tokens.First)
            ? _phrases.BeginningAt(next.Tokens.First + 1, next.Tokens.End)
            : null;

    private void AddNamed(Period period, Period line, Party name)
    {
        Statement statement = new()
        {
            Kind = QuotationKind.Direct,
            Rule = "name beside the marks",
            Cue = new TokenRange(line.Tokens.First, line.Tokens.First + 1),
            Speaker = name,
        };
        AddPassages(statement, period);
        Finish(statement, line);
        _last = null;
    }

    private void AddTailed(Period period, Period tail, Cue cue)
    {
        Statement statement = new()
        {
            Kind = QuotationKind.Direct,
            Rule = "cue in the next sentence",
        };
        AddPassages(statement, period);
        Attribute(statement, cue, tail.Tokens, behindWords: true);
        Finish(statement, tail);
        _lastEndsParagraph = true;
    }

    private void ReadPlain(Period period)
    {
        _last = null;
        _introducing = null;
        int last = period.Tokens.End - 1;
        if (_page.Word(last) is ":" && _cues.Count > 0 && !_cues[^1].IsPassive)
        {
            _introducing = SubjectOf(_cues[^1], period.Tokens);
            _introducingCue = _cues[^1].Group;
        }
        else if (_page.Word(last) is ":" && last - period.Tokens.First <= 5)
        {
            _introducing = _phrases.EndingAt(last, period.Tokens.First);
            _introducingCue = new TokenRange(last, last + 1);
        }

        ReadIndirect(period);
        foreach (Cue cue in _cues)
        {
            // Who speaks is the likeliest "he" of the next sentences, also when we do not record what he said.
            if (!cue.IsPassive && SubjectOf(cue, period.Tokens) is { IsKnown: true } party)
            {
                _antecedents.Remember(_page.SentenceOf(cue.Group.First), party);
                break;
            }
        }
    }

    /// <summary>A period that is all in marks: whose words they are stands in what comes before.</summary>
    private void ReadAlone(Period period, bool startsParagraph)
    {
        bool goesOn =
            period.FirstPassage > 0
            && _page.Passages[period.FirstPassage - 1].GoesOn
            && startsParagraph;
        if (_last is not null && (goesOn || !startsParagraph && _lastParagraph == period.Paragraph))
        {
            AddPassages(_last, period);
            _lastParagraph = period.Paragraph;
            _lastEndsParagraph = true;
            return;
        }

        Statement statement;
        if (_introducing is not null)
        {
            statement = new()
            {
                Kind = QuotationKind.Direct,
                Rule = "introduced by a colon",
                Speaker = _introducing,
                Cue = _introducingCue,
            };
            AddPassages(statement, period);
            Finish(statement, period);
            _lastEndsParagraph = true;
            return;
        }

        bool follows = startsParagraph && _last is not null && _lastEndsParagraph;
        int words = 0;
        for (int passage = period.FirstPassage; passage < period.EndPassage; passage++)
        {
            words += _page.WordsIn(passage);
        }

        if (words < FewestWordsAlone || _page.IsTitleCase(period.FirstPassage))
        {
            _last = null;
            return;
        }

        statement = new()
        {
            Kind = QuotationKind.Direct,
            Rule = follows ? "paragraph in marks behind a quotation" : "sentence in marks",
            Speaker = follows ? _last!.Speaker : null,
        };
        AddPassages(statement, period);
        Finish(statement, period);
        _lastEndsParagraph = true;
    }

    private void AddPassages(Statement statement, Period period)
    {
        for (int passage = period.FirstPassage; passage < period.EndPassage; passage++)
        {
            statement.Passages.Add(passage);
        }
    }

    /// <summary>A period with words in marks and words around them.</summary>
    private void ReadFramed(Period period)
    {
        Statement? current = null;
        Cue? currentCue = null;
        int firstNew = _statements.Count;
        int nextCue = 0;
        for (int passage = period.FirstPassage; passage < period.EndPassage; passage++)
        {
            TokenRange range = _page.PassageTokens[passage];
            while (nextCue < _cues.Count && _cues[nextCue].Group.End <= range.First)
            {
                nextCue++;
            }

            Cue? left = nextCue > 0 ? _cues[nextCue - 1] : null;
            if (left is not null && !SameSentence(left.Group.End - 1, range.First))
            {
                left = null;
            }

            Cue? right = nextCue < _cues.Count ? _cues[nextCue] : null;
            if (right is not null && !SameSentence(range.End - 1, right.Group.First))
            {
                right = null;
            }

            bool opens = OpensClause(range.First);
            bool goesOn =
                passage > 0 && passage == period.FirstPassage && _page.Passages[passage - 1].GoesOn;
            if (
                opens
                && right is not null
                && IsBehind(right, range.End, immediate: true, out int clause)
            )
            {
                if (goesOn && _last is not null && _last.Cue.IsEmpty)
                {
                    current = _last; // the cue stands behind the last of several paragraphs
                    current.Passages.Add(passage);
                    Attribute(current, right, period.Tokens, behindWords: true, clause);
                    currentCue = right;
                    continue;
                }

                current = new() { Kind = QuotationKind.Direct, Rule = "cue behind the marks" };
                current.Passages.Add(passage);
                Attribute(current, right, period.Tokens, behindWords: true, clause);
                currentCue = right;
                _statements.Add(current);
                continue;
            }

            if (goesOn && opens && _last is not null)
            {
                _last.Passages.Add(passage);
                current = null;
                continue;
            }

            if (
                current is not null
                && currentCue is not null
                && left == currentCue
                && GoesOnBehind(current, passage)
            )
            {
                current.Passages.Add(passage);
                continue;
            }

            Statement? made = left is null ? null : FromLeft(period, left, passage);
            if (
                made is null
                && right is not null
                && IsLastCueBehind(right, period, range.End, out clause)
            )
            {
                made = FromRight(period, right, passage, clause);
            }

            made ??= FromPhrase(period, passage, opens) ?? FromName(period, passage, opens);
            if (made is not null)
            {
                _statements.Add(made);
                current = made;
                currentCue = left ?? right;
            }
        }

        for (int i = firstNew; i < _statements.Count; i++)
        {
            AddPhraseRelays(period, _statements[i]);
        }

        _introducing = null;
        if (_statements.Count > firstNew)
        {
            Remember(_statements[^1], period);
            Statement last = _statements[^1];
            _last = last.Kind == QuotationKind.Direct ? last : null;
            _lastParagraph = period.Paragraph;
            _lastEndsParagraph = true;
        }
        else if (_page.PassageAt(period.Tokens.End - 1) < 0)
        {
            _last = null;
        }

        if (_page.Word(period.Tokens.End - 1) is ":" && _cues.Count > 0)
        {
            _introducing = SubjectOf(_cues[^1], period.Tokens);
            _introducingCue = _cues[^1].Group;
        }
    }

    private void Finish(Statement statement, Period period)
    {
        _statements.Add(statement);
        AddPhraseRelays(period, statement);
        Remember(statement, period);
        _last = statement;
        _lastParagraph = period.Paragraph;
        _introducing = null;
    }

    private void Remember(Statement statement, Period period)
    {
        if (statement.Speaker is { IsKnown: true } speaker)
        {
            _antecedents.Remember(_page.SentenceOf(period.Tokens.First), speaker);
            _antecedents.Remember(_page.SentenceOf(period.Tokens.End - 1), speaker);
        }
    }

    private bool SameSentence(int a, int b)
    {
        int sentence = _page.SentenceOf(a);
        return b < _page.Document.Sentences[sentence].EndToken;
    }

    /// <summary>Whether a passage that begins at <paramref name="first"/> begins its sentence.</summary>
    private bool OpensClause(int first)
    {
        int start = _page.Document.Sentences[_page.SentenceOf(first)].FirstToken;
        for (int i = first - 1; i >= start; i--)
        {
            if (!_page.IsMark(i) && !_page.Is(i, "but") && !_page.Is(i, "and"))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the clause of <paramref name="cue"/> stands behind words that end at <paramref name="end"/>.</summary>
    private bool IsBehind(Cue cue, int end, bool immediate, out int clause)
    {
        clause = cue.Group.First;
        if (cue.IsPassive || (cue.Verb.Frames & (CueFrames.Quote | CueFrames.That)) == 0)
        {
            return false;
        }

        int first = end;
        while (first < cue.Group.First && (_page.Word(first) is "," or ";" || _page.IsDash(first)))
        {
            first++;
        }

        char last = _page.LastOf(_page.PassageAt(end - 1));
        bool hasStop =
            first > end || last is ',' or '.' or '!' or '?' or '…' or '—' or '–' or '-' or ']';
        if (first == cue.Group.First)
        {
            return hasStop || cue.Verb.Form is VerbForm.Past or VerbForm.Third;
        }

        if (_phrases.EndingAt(cue.Group.First, end) is not { } subject)
        {
            return false;
        }

        clause = subject.Words.First;
        return clause == first ? hasStop : !immediate && _page.Word(clause - 1) is ",";
    }

    /// <summary>Whether a cue ends the sentence as its frame: "…, Ushakov said".</summary>
    private bool IsLastCueBehind(Cue cue, Period period, int end, out int clause)
    {
        if (!IsBehind(cue, end, immediate: false, out clause))
        {
            return false;
        }

        // The frame of a sentence has nothing of its own behind the verb.
        int behind =
            clause == cue.Group.First
                ? _phrases.BeginningAt(cue.Group.End, period.Tokens.End)?.Words.End ?? cue.Group.End
                : cue.Group.End;
        behind = SkipAdverbials(behind, period.Tokens.End, null, cue);
        return behind >= period.Tokens.End || !_page.IsWord(behind) || _page.Is(behind, "to");
    }

    /// <summary>“A,” he said, “B.”: whether the passage goes on with what the cue before it frames.</summary>
    private bool GoesOnBehind(Statement statement, int passage)
    {
        int from = statement.Speaker is { } speaker
            ? Math.Max(speaker.Words.End, statement.Cue.End)
            : statement.Cue.End;
        int last = statement.Passages[^1];
        from = Math.Max(from, _page.PassageTokens[last].End);
        int to = _page.PassageTokens[passage].First;
        if (statement.Kind == QuotationKind.Mixed)
        {
            return _page.WordsIn(passage) >= 2
                && to - from <= LongestComplement
                && !_page.IsTitleCase(passage);
        }

        bool isBetween = _page.PassageTokens[last].End <= statement.Cue.First;
        return isBetween ? to > from && _page.IsMark(to - 1) || to == from : to - from <= 3;
    }

    /// <summary>A quotation whose cue stands before it: Xi said: “…”, Xi proposed to “…”.</summary>
    private Statement? FromLeft(Period period, Cue cue, int passage)
    {
        TokenRange range = _page.PassageTokens[passage];
        if (
            cue.IsPassive
            || range.First - cue.Group.End > LongestComplement
            || FollowsName(range.First)
        )
        {
            return null;
        }

        Statement statement = new()
        {
            Kind = QuotationKind.Mixed,
            Rule = "quoted part of a statement",
        };
        Statement direct = new() { Kind = QuotationKind.Direct, Rule = "cue before the marks" };
        int at = SkipAdverbials(cue.Group.End, range.First, statement, cue);
        CueFrames frames = cue.Verb.Frames;
        int words = _page.WordsIn(passage);
        bool reaches = at >= range.First;
        if (reaches && (frames & CueFrames.Quote) != 0)
        {
            bool marked = range.First > cue.Group.End && _page.Word(range.First - 1) is "," or ":";
            bool isClause =
                marked || words >= FewestWordsMixed && char.IsUpper(_page.FirstOf(passage));
            if (isClause && (words >= 2 || _page.Word(range.First - 1) is ":" || marked))
            {
                direct.Hearer = statement.Hearer;
                direct.Channel = statement.Channel;
                statement = direct;
            }
            else if (words < FewestWordsMixed)
            {
                return null;
            }
        }
        else
        {
            bool naming = (frames & CueFrames.As) != 0;
            bool fits =
                reaches && (frames & (CueFrames.Object | CueFrames.As)) != 0
                || !reaches
                    && (
                        _page.Is(at, "that") ? (frames & CueFrames.That) != 0
                        : _page.Is(at, "to") ? (frames & CueFrames.To) != 0
                        : _page.Is(at, "as") ? naming
                        : (frames & (CueFrames.That | CueFrames.Object | CueFrames.As)) != 0
                    );
            int fewest = naming && range.First - cue.Group.End <= 6 ? 1 : FewestWordsMixed;
            if (
                !fits
                || words < fewest
                || _page.IsTitleCase(passage)
                || !reaches && LeavesComplement(at, range.First, frames)
            )
            {
                return null;
            }
        }

        statement.Passages.Add(passage);
        statement.Cue = cue.Group;
        statement.Speaker = SubjectOf(cue, period.Tokens);
        if (statement.Speaker is null && statement.Kind == QuotationKind.Mixed)
        {
            return null; // Words in marks in somebody's sentence: without a speaker they may be a name or a distance.
        }

        statement.Clause = new TokenRange(Math.Min(at, range.First), ClauseEnd(period, range.End));
        AddHearerOfPerception(statement, cue, period.Tokens);
        AddChain(statement, cue, period);
        return statement;
    }

    /// <summary>Whether words before the passage give a name or a title, or say that the word is not the reporter's.</summary>
    private bool FollowsName(int first) =>
        first > 0
        && _page.IsWord(first - 1)
        && _page.Is(first - 1, WordClass.Naming | WordClass.Work);

    /// <summary>Whether a relative clause begins between the cue and the passage: what stands there is the reporter's.</summary>
    private bool LeavesComplement(int from, int to, CueFrames frames)
    {
        for (int i = from; i < to; i++)
        {
            bool relative = _page.Is(i, "who") || _page.Is(i, "which") || _page.Is(i, "whose");
            bool other =
                _page.Word(i) is ";" || (frames & CueFrames.That) == 0 && _page.Word(i) is ",";
            if (relative || other)
            {
                return true;
            }
        }

        return false;
    }

    private int ClauseEnd(Period period, int from)
    {
        int end = from;
        while (
            end < period.Tokens.End
            && end - from < LongestComplement
            && (_page.PassageAt(end) >= 0 || !_page.IsMark(end) || _page.IsPossessive(end))
        )
        {
            end++;
        }

        return end;
    }

    /// <summary>A sentence with a part in marks whose frame stands at its end: the “…” is near, Ushakov said.</summary>
    private Statement? FromRight(Period period, Cue cue, int passage, int clause)
    {
        TokenRange range = _page.PassageTokens[passage];
        int words = _page.WordsIn(passage);
        if (words < FewestWordsMixed || _page.IsTitleCase(passage) || FollowsName(range.First))
        {
            return null;
        }

        Statement statement = new()
        {
            Kind = QuotationKind.Mixed,
            Rule = "quoted part of a statement",
        };
        statement.Passages.Add(passage);
        Attribute(statement, cue, period.Tokens, behindWords: true, clause);
        int end = clause;
        while (end > range.End && _page.IsMark(end - 1) && _page.PassageAt(end - 1) < 0)
        {
            end--;
        }

        statement.Clause = new TokenRange(
            _page.Document.Sentences[_page.SentenceOf(range.First)].FirstToken,
            end
        );
        return statement;
    }

    /// <summary>“…,” according to the ministry.</summary>
    private Statement? FromPhrase(Period period, int passage, bool opens)
    {
        TokenRange range = _page.PassageTokens[passage];
        int words = _page.WordsIn(passage);
        if (words < FewestWordsMixed || _page.IsTitleCase(passage))
        {
            return null;
        }

        int at = range.End;
        while (at < period.Tokens.End && _page.Word(at) is ",")
        {
            at++;
        }

        int first = period.Tokens.First;
        int length =
            at < period.Tokens.End ? _words.RelayLength(_page.Document, at, period.Tokens.End) : 0;
        if (length == 0)
        {
            at = first;
            length =
                _page.PassageAt(first) < 0
                    ? _words.RelayLength(_page.Document, at, period.Tokens.End)
                    : 0;
        }

        if (
            length == 0
            || _phrases.BeginningAt(at + length, period.Tokens.End) is not { IsKnown: true } party
        )
        {
            return null;
        }

        bool direct = opens || at == first && range.First - party.Words.End <= 1;
        Statement statement = new()
        {
            Kind = direct ? QuotationKind.Direct : QuotationKind.Mixed,
            Rule = "source phrase",
            Cue = new TokenRange(at, at + length),
            Speaker = party,
            Clause = new TokenRange(
                at == first
                    ? Math.Min(party.Words.End + 1, range.First)
                    : _page.Document.Sentences[_page.SentenceOf(range.First)].FirstToken,
                at == first ? ClauseEnd(period, range.End) : range.End
            ),
        };
        statement.Passages.Add(passage);
        return statement;
    }

    /// <summary>Peskov: “…” and “…” — Peskov.</summary>
    private Statement? FromName(Period period, int passage, bool opens)
    {
        TokenRange range = _page.PassageTokens[passage];
        int first = period.Tokens.First;
        TokenRange cue = default;
        Party? party = null;
        if (
            range.First - first is >= 2 and <= 8
            && _page.Word(range.First - 1) is ":"
            && _page.EndsMention(range.First - 2)
        )
        {
            cue = new TokenRange(range.First - 1, range.First);
            party = _phrases.EndingAt(range.First - 1, first);
        }
        else if (
            opens
            && range.End + 1 < period.Tokens.End
            && period.Tokens.End - range.End <= 8
            && _page.IsDash(range.End)
        )
        {
            cue = new TokenRange(range.End, range.End + 1);
            party = _phrases.BeginningAt(range.End + 1, period.Tokens.End);
        }

        bool opensAlone =
            opens
            && party is null
            && _page.WordsIn(passage) > FewestWordsAlone
            && !_page.IsTitleCase(passage)
            && _page.LastOf(passage) is '.' or '!' or '?' or ',';
        if (party is null && !opensAlone)
        {
            return null;
        }

        Statement statement = new()
        {
            Kind = QuotationKind.Direct,
            Rule = party is null ? "sentence in marks" : "name beside the marks",
            Cue = cue,
            Speaker = party,
        };
        statement.Passages.Add(passage);
        return statement;
    }

    private void Attribute(
        Statement statement,
        Cue cue,
        TokenRange bounds,
        bool behindWords,
        int clause = -1
    )
    {
        statement.Cue = cue.Group;
        statement.Speaker = SubjectOf(
            cue,
            bounds,
            behindWords && (clause < 0 || clause == cue.Group.First)
        );
        int from = Math.Max(
            cue.Group.End,
            statement.Speaker is { } speaker
                ? Math.Min(speaker.Words.End, bounds.End)
                : cue.Group.End
        );
        SkipAdverbials(from, bounds.End, statement, cue);
    }

    /// <summary>Who does the saying of <paramref name="cue"/>.</summary>
    private Party? SubjectOf(Cue cue, TokenRange bounds, bool preferBehind = false)
    {
        if (cue.IsPassive)
        {
            return null;
        }

        int first = cue.Group.First;
        bool behindMarks =
            first > bounds.First
            && (
                _page.PassageAt(first - 1) >= 0
                || _page.Word(first - 1) is ","
                    && first - 2 >= bounds.First
                    && _page.PassageAt(first - 2) >= 0
            );
        if (
            (preferBehind || behindMarks)
            && cue.Verb.Form is VerbForm.Past or VerbForm.Third or VerbForm.Base
        )
        {
            if (
                _phrases.BeginningAt(cue.Group.End, bounds.End) is { } inverted
                && (behindMarks || inverted.IsKnown)
            )
            {
                return inverted;
            }
        }

        if (cue.Verb.Form == VerbForm.Ing && first > bounds.First && _page.EndsMention(first - 1))
        {
            int start = _page.FirstOfMention(first - 1);
            return _phrases.EndingAt(first, start); // "footage of Clinton asking"
        }

        bool isOwn = cue.Verb.Form != VerbForm.Ing || cue.Group.Length > 1;
        if (isOwn && _phrases.EndingAt(first, bounds.First) is { } before)
        {
            return before;
        }

        bool hasOwn =
            cue.Verb.Form is VerbForm.Ing
            || first > bounds.First
                && (
                    _page.Is(first - 1, "and")
                    || _page.Is(first - 1, "but")
                    || _page.Word(first - 1) is ","
                );
        if (!hasOwn)
        {
            return null;
        }

        // "… and said", ", saying": the one who does the rest of the sentence.
        if (
            cue.Index > 0
            && _cues[cue.Index - 1] is { IsPassive: false } other
            && SameSentence(other.Group.First, first)
            && _phrases.EndingAt(other.Group.First, bounds.First) is { } same
        )
        {
            return same;
        }

        return
            _antecedents.SubjectOf(_page.SentenceOf(first)) is { } subject
            && subject.Span.End <= _page.Document.Tokens[first].Span.Start
            ? new Party(
                TokensOf(subject.Span),
                [_antecedents.VoiceOf(subject)],
                subject.Type == EntityType.Person
            )
            : null;
    }

    private TokenRange TokensOf(TextSpan span)
    {
        int first = _page.Document.TokenAt(span.Start);
        return new TokenRange(first, _page.EndOfMention(first));
    }

    /// <summary>
    /// Steps over what may stand between a verb and its words: the one spoken to, the channel, the time. Notes the first two in
    /// <paramref name="statement"/>, and stops at the words themselves.
    /// </summary>
    private int SkipAdverbials(int from, int to, Statement? statement, Cue cue)
    {
        int i = from;
        int most = Math.Min(to, from + LongestComplement);
        bool first = true;
        while (i < most && _page.PassageAt(i) < 0)
        {
            int start = i;
            if (
                first
                && cue.Verb.TakesHearer
                && !_page.Is(i, "that")
                && !_page.Is(i, "to")
                && _phrases.BeginningAt(i, most) is { } hearer
            )
            {
                NoteHearer(statement, hearer);
                i = hearer.Words.End;
            }
            else if (_page.Word(i) is "," or ":" || _page.Is(i, WordClass.Time))
            {
                i++;
            }
            else if (
                !first && _page.Is(i, "to") && cue.Verb.HearerWord.Length == 0
                || _page.Is(i, "that")
                || _page.Is(i, "as")
            )
            {
                break;
            }
            else if (
                cue.Verb.HearerWord.Length > 0
                && _page.Is(i, cue.Verb.HearerWord)
                && _phrases.BeginningAt(i + 1, most) is { } spokenTo
            )
            {
                NoteHearer(statement, spokenTo);
                i = spokenTo.Words.End;
            }
            else if (_page.Is(i, WordClass.Preposition) && !_page.Is(i, "to"))
            {
                i = SkipPrepositional(i, most, statement);
            }

            first = false;
            if (i == start)
            {
                break;
            }
        }

        return i;
    }

    private void NoteHearer(Statement? statement, Party hearer)
    {
        if (statement is null)
        {
            return;
        }

        if (_page.Is(hearer.Words.End - 1, WordClass.Channel))
        {
            statement.Channel = statement.Channel.IsEmpty ? hearer.Words : statement.Channel;
        }
        else
        {
            statement.Hearer ??= hearer;
        }
    }

    /// <summary>Steps over "on Wednesday", "of the plan", "in an interview with the agency"; notes the channel.</summary>
    private int SkipPrepositional(int preposition, int most, Statement? statement)
    {
        int end = preposition + 1;
        while (
            end < most
            && end - preposition < 8
            && _page.PassageAt(end) < 0
            && (_page.IsWord(end) || _page.Document.Tokens[end].Kind == TokenKind.Number)
            && !_page.Is(end, WordClass.Preposition)
            && !(_page.Is(end, WordClass.Break) && _page.MentionAt(end) < 0)
        )
        {
            end++;
        }

        if (
            statement is not null
            && statement.Channel.IsEmpty
            && _page.Is(preposition, WordClass.Preposition)
            && !_page.Is(preposition, "of")
        )
        {
            for (int i = preposition + 1; i < end; i++)
            {
                if (_page.Is(i, WordClass.Channel))
                {
                    int stop = i + 1;
                    if (
                        stop < most
                        && (_page.Is(stop, "with") || _page.Is(stop, "to"))
                        && _phrases.BeginningAt(stop + 1, most) is { } partner
                    )
                    {
                        stop = partner.Words.End;
                    }

                    statement.Channel = new TokenRange(preposition, stop);
                    return Math.Max(stop, end);
                }
            }
        }

        return end;
    }

    /// <summary>"Putin heard Xi propose": the one who heard is the one spoken to.</summary>
    private void AddHearerOfPerception(Statement statement, Cue cue, TokenRange bounds)
    {
        if (
            statement.Speaker is not { } speaker
            || cue.Verb.Form is not (VerbForm.Base or VerbForm.Ing)
            || speaker.Words.First <= bounds.First
        )
        {
            return;
        }

        int before = speaker.Words.First - 1;
        if (_page.Is(before, WordClass.Perception))
        {
            statement.Hearer ??= _phrases.EndingAt(before, bounds.First);
        }
    }

    /// <summary>Adds those in whose words the statement is handed on: "the paper writes that both leaders …", "…, Ushakov said".</summary>
    private void AddChain(Statement statement, Cue cue, Period period)
    {
        if (statement.Speaker is not { } speaker)
        {
            return;
        }

        int passageEnd = _page.PassageTokens[statement.Passages[^1]].End;
        if (
            cue.Index + 1 < _cues.Count
            && _cues[cue.Index + 1] is var next
            && SameSentence(passageEnd - 1, next.Group.First)
            && IsLastCueBehind(next, period, passageEnd, out int clause)
            && SubjectOf(next, period.Tokens, clause == next.Group.First)
                is { IsKnown: true } behind
            && !behind.SharesVoiceWith(speaker)
        )
        {
            statement.Relays.Add(behind);
        }

        int start = speaker.Words.First;
        for (int i = cue.Index - 1; i >= 0 && statement.Relays.Count < 4; i--)
        {
            Cue other = _cues[i];
            int link = other.Group.End;
            bool linked = link == start || link + 1 == start && _page.Is(link, "that");
            if (
                !linked
                || other.IsPassive
                || (other.Verb.Frames & CueFrames.That) == 0
                || SubjectOf(other, period.Tokens) is not { IsKnown: true } outer
            )
            {
                break;
            }

            statement.Relays.Add(outer);
            start = outer.Words.First;
        }
    }

    /// <summary>Adds the sources that phrases name: "…," said Xi, quoted by the agency.</summary>
    private void AddPhraseRelays(Period period, Statement statement)
    {
        int from = Math.Max(statement.Cue.End, period.Tokens.First);
        if (statement.Passages.Count > 0)
        {
            int passage = _page.PassageTokens[statement.Passages[^1]].End;
            from = passage <= period.Tokens.End ? Math.Max(from, passage) : from;
        }

        int most = Math.Min(period.Tokens.End, from + LongestComplement);
        for (int i = from; i < most; i++)
        {
            if (_page.PassageAt(i) >= 0)
            {
                break;
            }

            int length = _words.RelayLength(_page.Document, i, most);
            if (length == 0)
            {
                continue;
            }

            if (_phrases.BeginningAt(i + length, period.Tokens.End) is { IsKnown: true } source)
            {
                if (statement.Speaker is not { IsKnown: true } speaker)
                {
                    statement.Speaker ??= source;
                }
                else if (!source.SharesVoiceWith(speaker))
                {
                    statement.Relays.Add(source);
                }
            }

            i += length - 1;
        }
    }

    /// <summary>Plain indirect statements: a name or office, a verb of saying, "that", a clause.</summary>
    private void ReadIndirect(Period period)
    {
        foreach (Cue cue in _cues)
        {
            if (
                cue.IsPassive
                || (cue.Verb.Frames & CueFrames.That) == 0
                || cue.Verb.Form == VerbForm.Base
            )
            {
                continue;
            }

            Statement statement = new() { Kind = QuotationKind.Indirect, Rule = "that-clause" };
            int at = SkipAdverbials(cue.Group.End, period.Tokens.End, statement, cue);
            if (at >= period.Tokens.End - 3 || !_page.Is(at, "that"))
            {
                continue;
            }

            if (SubjectOf(cue, period.Tokens) is not { IsKnown: true } speaker || !IsNamed(speaker))
            {
                continue;
            }

            int end = period.Tokens.End;
            while (end > at && _page.IsMark(end - 1))
            {
                end--;
            }

            statement.Speaker = speaker;
            statement.Cue = cue.Group;
            statement.Clause = new TokenRange(at + 1, end);
            AddPhraseRelays(period, statement);
            _statements.Add(statement);
            return; // What stands inside the clause is part of it.
        }
    }

    /// <summary>Whether all its voices are named, rather than described ("an official").</summary>
    private bool IsNamed(Party party)
    {
        foreach (Voice voice in party.Voices)
        {
            int first = _page.Document.TokenAt(voice.Span.Start);
            if (first >= _page.Count || _page.MentionAt(first) < 0)
            {
                return false;
            }
        }

        return true;
    }
}
