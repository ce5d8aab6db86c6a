using Entente.Quotations.Attributions;

namespace Entente.Quotations;

/// <summary>Reads the statements of one page, period after period, and remembers what the next words in marks may go on with.</summary>
internal sealed class StatementReader
{
    private const int FewestWordsAlone = 5;
    private const int MostCues = 64; // A sentence with more verbs of saying is no sentence.
    private const int LongestTail = 16;
    private const int LongestName = 10;

    private readonly Page _page;
    private readonly List<Period> _periods;
    private readonly Antecedents _antecedents;
    private readonly NounPhrases _phrases;
    private readonly Speakers _speakers;
    private readonly Placement _placement;
    private readonly Adverbials _adverbials;
    private readonly Relays _relays;
    private readonly Framing _framing;
    private readonly IndirectReader _indirect;
    private readonly LearnedStatements _learned;
    private readonly List<Statement> _statements = [];

    /// <summary>The quotation that words in marks may go on with.</summary>
    private Statement? _last;
    private int _lastParagraph;

    /// <summary>Who is about to speak: "He said:" at the end of a paragraph.</summary>
    private Party? _introducing;
    private TokenRange _introducingCue;

    public StatementReader(
        Page page,
        SpeechWords words,
        List<Period> periods,
        LearnedStatements learned
    )
    {
        _page = page;
        _learned = learned;
        _periods = periods;
        _antecedents = new Antecedents(page);
        _phrases = new NounPhrases(page, _antecedents);
        _adverbials = new Adverbials(page, _phrases);
        _speakers = new Speakers(page, _phrases, _antecedents);
        _placement = new Placement(page, _phrases, _adverbials);
        _relays = new Relays(page, words, _phrases, _speakers, _adverbials, _placement);
        _framing = new Framing(page, words, _phrases, _speakers, _adverbials, _placement, _relays);
        _indirect = new IndirectReader(page, words, _phrases, _speakers, _adverbials, _relays);
    }

    /// <summary>The statements, in the order of their periods.</summary>
    public List<Statement> Read()
    {
        for (int i = 0; i < _periods.Count; i++)
        {
            Period period = _periods[i];
            Period? next = i + 1 < _periods.Count ? _periods[i + 1] : null;
            if (!period.HasPassages)
            {
                ReadPlain(period);
            }
            else if (!IsOnlyMarked(period))
            {
                ReadFramed(period);
            }
            else if (next is not null && ReadWithTail(period, next))
            {
                i++;
            }
            else
            {
                bool opensParagraph = i == 0 || _periods[i - 1].Paragraph != period.Paragraph;
                ReadAlone(period, opensParagraph);
            }
        }

        foreach (Statement statement in _statements)
        {
            AddOuter(statement);
        }

        _relays.CarryOn(_statements);
        Complete();
        return _statements;
    }

    /// <summary>"Reit said that the king had called it “…”": Reit hands on what the king said, however much stands between.</summary>
    private void AddOuter(Statement statement)
    {
        if (
            statement is not { Speaker.IsKnown: true, Cue.IsEmpty: false, Relays.Count: 0 }
            || _learned.OuterOf(_page, statement) is not { } outer
        )
        {
            return;
        }

        TextSpan span = outer.Cue!.Value;
        Period? period = PeriodAt(span.Start);
        Cue? cue = period is not { Cues.Length: <= MostCues }
            ? null
            : period.Cues.FirstOrDefault(c => _page.Span(c.Group).Overlaps(span));
        if (
            period is not null
            && cue is { Tells: true }
            && _speakers.SubjectOf(period, cue) is { IsKnown: true } relay
            && _page.Span(relay.Words).Overlaps(outer.Source[0])
            && !relay.SharesVoiceWith(statement.Speaker)
        )
        {
            statement.Relays.Add(relay);
        }
    }

    private Period? PeriodAt(int place)
    {
        int token = _page.Document.TokenAt(place);
        int low = 0;
        int high = _periods.Count;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (_periods[middle].Tokens.End <= token)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low < _periods.Count && _periods[low].Tokens.First <= token ? _periods[low] : null;
    }

    /// <summary>What stands before the subject tells how something was said; and nobody speaks to himself.</summary>
    private void Complete()
    {
        int sentence = -1;
        foreach (Statement statement in _statements)
        {
            int own = statement.Cue.IsEmpty ? -1 : _page.SentenceOf(statement.Cue.First);
            if (own >= 0 && own != sentence)
            {
                _adverbials.AddOpening(statement); // "In a statement, Dell said …, and Reit said …": Dell's.
            }

            sentence = own;
            if (
                statement.Hearer is { } hearer
                && (
                    statement.Speaker is { } speaker && hearer.SharesVoiceWith(speaker)
                    || IsInMarks(hearer, statement)
                )
            )
            {
                statement.Hearer = null;
            }
        }
    }

    /// <summary>“I told Varn,” said Dell: whom the words tell of is not spoken to.</summary>
    private bool IsInMarks(Party hearer, Statement statement)
    {
        if (hearer.Words.IsEmpty)
        {
            return false;
        }

        TextSpan words = _page.Span(hearer.Words);
        return statement.Passages.Exists(passage => _page.Passages[passage].Marked.Contains(words));
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

    /// <summary>A period without marks: an indirect statement, an introduction, and in any case somebody who may be "he" later.</summary>
    private void ReadPlain(Period period)
    {
        _last = null;
        NoteIntroduction(period);
        Statement? learned = _learned.Read(_page, _speakers, period);
        if (
            (_indirect.Read(period) ?? learned) is { } statement
            && !OpensMarks(statement)
            && !IsBrokenOff(period)
        )
        {
            _statements.Add(statement);
        }

        foreach (Cue cue in period.Cues)
        {
            if (_speakers.SubjectOf(period, cue) is { IsKnown: true } party)
            {
                _antecedents.Remember(_page.SentenceOf(cue.Group.First), party);
                return;
            }
        }

        if (_phrases.DocumentAt(period.Tokens.First, period.Tokens.End) is { } document)
        {
            _antecedents.Remember(_page.SentenceOf(period.Tokens.First), document);
        }
    }

    /// <summary>Dell said: “We will …: marks that are never closed hold somebody's own words, and where these end nobody knows.</summary>
    private bool OpensMarks(Statement statement)
    {
        int before = statement.Clause.First - 1;
        return !statement.Clause.IsEmpty
            && before >= 0
            && _page.PassageAt(before) < 0
            && _page.SentenceOf(before) == _page.SentenceOf(statement.Clause.First)
            && _page.Word(before) is "\"" or "“" or "„" or "«" or "''" or "``";
    }

    /// <summary>Whether the line ends in mid-sentence and the next goes on with it: what is said there is not all of it.</summary>
    private bool IsBrokenOff(Period period)
    {
        int next = period.Tokens.End;
        return next < _page.Count
            && !_page.IsMark(next - 1)
            && _page.IsWord(next)
            && char.IsLower(_page.Word(next)[0]);
    }

    /// <summary>Notes who speaks in the next paragraph: "Reit said:", "Reit:".</summary>
    private void NoteIntroduction(Period period)
    {
        _introducing = null;
        int mark = period.Tokens.End - 1;
        Cue? cue = period.Cues.Length > 0 ? period.Cues[^1] : null;
        bool isOpen = _page.Word(mark) is ":" || _page.Word(mark) is "," && cue?.Group.End == mark;
        if (!isOpen)
        {
            return;
        }

        if (cue is { Tells: true })
        {
            _introducing = _speakers.SubjectOf(period, cue);
            _introducingCue = cue.Group;
        }
        else if (
            cue is null
            && mark - period.Tokens.First is > 0 and <= 5
            && _page.EndsMention(mark - 1)
        )
        {
            _introducing = _phrases.EndingAt(mark, period.Tokens.First);
            _introducingCue = new TokenRange(mark, mark + 1);
        }
    }

    /// <summary>“Will they answer?” Dell asked. “…” — Varn: the next period tells who speaks in this one.</summary>
    private bool ReadWithTail(Period period, Period tail)
    {
        if (tail.Paragraph != period.Paragraph || tail.HasPassages)
        {
            return false;
        }

        Statement statement;
        if (TailCue(tail) is { } cue)
        {
            statement = new() { Kind = QuotationKind.Direct, Rule = "cue in the next sentence" };
            _framing.Attribute(statement, tail, cue, cue.Group.First == tail.Tokens.First);
        }
        else if (TailName(tail) is { } name)
        {
            statement = new()
            {
                Kind = QuotationKind.Direct,
                Rule = "name beside the marks",
                Cue = new TokenRange(tail.Tokens.First, tail.Tokens.First + 1),
                Speaker = name,
            };
        }
        else
        {
            return false;
        }

        AddPassages(statement, period);
        Add(statement, tail);
        return true;
    }

    /// <summary>The cue of a sentence that is nothing but a cue with its subject.</summary>
    private Cue? TailCue(Period tail)
    {
        if (tail.Tokens.Length > LongestTail || tail.Cues.Length == 0)
        {
            return null;
        }

        Cue cue = tail.Cues[0];
        if (!cue.Tells || !cue.Allows(CueFrames.Quote))
        {
            return null;
        }

        bool inverted =
            cue.Group.First == tail.Tokens.First
            && !cue.Verb.NeedsHearer
            && cue.Verb.Form is VerbForm.Past or VerbForm.Third;
        Party? subject = inverted
            ? _phrases.BeginningAt(cue.Group.End, tail.Tokens.End)
            : _phrases.EndingAt(cue.Group.First, tail.Tokens.First);
        if (subject is null || !inverted && subject.Words.First != tail.Tokens.First)
        {
            return null;
        }

        // Had the verb words of its own behind it, they would be what was said.
        int behind = inverted ? subject.Words.End : cue.Group.End;
        bool isBare =
            behind >= tail.Tokens.End
            || !_page.IsWord(behind)
            || _page.Is(behind, WordClass.Preposition | WordClass.Time)
            || cue.Verb.TakesHearer;
        return isBare ? cue : null;
    }

    /// <summary>The name behind a dash that ends the paragraph.</summary>
    private Party? TailName(Period tail) =>
        tail.Tokens.Length is >= 2 and <= LongestName && _page.IsDash(tail.Tokens.First)
            ? _phrases.BeginningAt(tail.Tokens.First + 1, tail.Tokens.End)
            : null;

    /// <summary>A period that is all in marks: whose words they are stands in what comes before.</summary>
    private void ReadAlone(Period period, bool opensParagraph)
    {
        bool goesOn = opensParagraph
            ? period.FirstPassage > 0 && _page.Passages[period.FirstPassage - 1].GoesOn
            : _lastParagraph == period.Paragraph;
        if (_last is not null && goesOn)
        {
            AddPassages(_last, period);
            _lastParagraph = period.Paragraph;
            return;
        }

        bool follows = opensParagraph && _last is not null;
        if (_introducing is null && !IsSentence(period))
        {
            _last = null;
            return;
        }

        Statement statement = new()
        {
            Kind = QuotationKind.Direct,
            Rule =
                _introducing is not null ? "introduced by a colon"
                : follows ? "paragraph in marks behind a quotation"
                : "sentence in marks",
            Speaker = _introducing ?? (follows ? _last!.Speaker : null),
            Cue = _introducing is not null ? _introducingCue : default,
        };
        AddPassages(statement, period);
        Add(statement, period);
    }

    private bool IsSentence(Period period)
    {
        int words = 0;
        for (int passage = period.FirstPassage; passage < period.EndPassage; passage++)
        {
            words += _page.WordsIn(passage);
        }

        return words >= FewestWordsAlone && !_page.IsTitleCase(period.FirstPassage);
    }

    private static void AddPassages(Statement statement, Period period)
    {
        for (int passage = period.FirstPassage; passage < period.EndPassage; passage++)
        {
            statement.Passages.Add(passage);
        }
    }

    private void Add(Statement statement, Period period)
    {
        _statements.Add(statement);
        _relays.AddPhrases(statement, period);
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

    /// <summary>A period with words in marks and words around them.</summary>
    private void ReadFramed(Period period)
    {
        int firstNew = _statements.Count;
        Statement? current = null;
        Cue? currentCue = null;
        int next = 0;
        for (int passage = period.FirstPassage; passage < period.EndPassage; passage++)
        {
            TokenRange range = _page.PassageTokens[passage];
            while (next < period.Cues.Length && period.Cues[next].Group.End <= range.First)
            {
                next++;
            }

            Cue? before = next > 0 ? period.Cues[next - 1] : null;
            Cue? behind = next < period.Cues.Length ? period.Cues[next] : null;
            before =
                before is not null && _placement.SameSentence(before.Group.End - 1, range.First)
                    ? before
                    : null;
            behind =
                behind is not null && _placement.SameSentence(range.End - 1, behind.Group.First)
                    ? behind
                    : null;
            if (GoesOnFromParagraphBefore(period, passage, behind))
            {
                continue;
            }

            if (
                current is not null
                && IsSameFrame(before, currentCue)
                && GoesOn(current, passage)
                && !IsFramedAnew(period, passage, behind)
            )
            {
                current.Passages.Add(passage);
                continue;
            }

            if (ReadPassage(period, passage, before, behind) is { } statement)
            {
                _statements.Add(statement);
                current = statement;
                currentCue = statement.Cue == before?.Group ? before : behind;
            }
        }

        FinishFramed(period, firstNew);
    }

    private Statement? ReadPassage(Period period, int passage, Cue? before, Cue? behind)
    {
        TokenRange range = _page.PassageTokens[passage];
        bool opens =
            _placement.OpensClause(range.First)
            || IsFramedAnew(period, passage, behind)
                && !(before is not null && _framing.Reaches(before, range.First));
        int clause;
        if (opens && behind is not null && _placement.FollowsAtOnce(behind, range.End, out clause))
        {
            return _framing.FromBehind(period, behind, passage, clause);
        }

        Statement? statement = before is null ? null : _framing.FromBefore(period, before, passage);
        if (
            statement is null
            && before is { Index: > 0 }
            && period.Cues[before.Index - 1] is var inserted
            && _placement.IsInserted(inserted, period, before.Group.First)
        )
        {
            // "The council, Dell said, had offered “…”": what is inserted frames the whole sentence.
            statement = _framing.FromBefore(period, inserted, passage);
        }

        if (
            statement is null
            && behind is not null
            && _placement.FramesFromBehind(behind, period, range.End, out clause)
        )
        {
            statement = _framing.FromFrame(period, behind, passage, clause);
        }

        return statement
            ?? _framing.FromPhrase(period, passage, opens)
            ?? _framing.FromName(period, passage, opens)
            ?? _framing.Alone(passage, opens);
    }

    /// <summary>“A,” he said, referring to B, “C”: what he does while he speaks is no other frame.</summary>
    private static bool IsSameFrame(Cue? cue, Cue? current) =>
        cue == current
        || cue is not null
            && current is not null
            && cue.Index == current.Index + 1
            && cue.Verb.Form == VerbForm.Ing
            && !cue.Allows(CueFrames.Quote | CueFrames.That);

    /// <summary>… and hid nothing: “Much remains open,” it said. A sentence behind a colon that has a frame of its own.</summary>
    private bool IsFramedAnew(Period period, int passage, Cue? behind)
    {
        TokenRange range = _page.PassageTokens[passage];
        return behind is not null
            && range.First > period.Tokens.First
            && _page.Word(range.First - 1) is ":"
            && char.IsUpper(_page.FirstOf(passage))
            && _page.LastOf(passage) is ','
            && _placement.FollowsAtOnce(behind, range.End, out _);
    }

    /// <summary>The last paragraph of a quotation: it may bring the cue for all of them.</summary>
    private bool GoesOnFromParagraphBefore(Period period, int passage, Cue? behind)
    {
        TokenRange range = _page.PassageTokens[passage];
        bool goesOn =
            _last is not null
            && passage > 0
            && passage == period.FirstPassage
            && _page.Passages[passage - 1].GoesOn
            && _placement.OpensClause(range.First);
        if (!goesOn)
        {
            return false;
        }

        _last!.Passages.Add(passage);
        if (
            _last.Cue.IsEmpty
            && behind is not null
            && _placement.FollowsAtOnce(behind, range.End, out int clause)
        )
        {
            _framing.Attribute(_last, period, behind, clause == behind.Group.First);
        }

        return true;
    }

    /// <summary>“A,” he said, “B.”: whether the passage goes on with what the cue before it frames.</summary>
    private bool GoesOn(Statement statement, int passage)
    {
        TokenRange last = _page.PassageTokens[statement.Passages[^1]];
        int to = _page.PassageTokens[passage].First;
        if (statement.Kind == QuotationKind.Mixed && last.End > statement.Cue.First)
        {
            return false; // Words of the report stand between: pieces of its sentence, not of one utterance.
        }

        bool cueBetween = last.End <= statement.Cue.First;
        return cueBetween ? _page.IsMark(to - 1) : to - last.End <= 3;
    }

    private void FinishFramed(Period period, int firstNew)
    {
        NoteIntroduction(period);
        for (int i = firstNew; i < _statements.Count; i++)
        {
            _relays.AddPhrases(_statements[i], period);
        }

        if (_statements.Count == firstNew && _indirect.ReadClosed(period) is { } closing)
        {
            // Single words in marks in what somebody says are part of it, whoever set the marks.
            _statements.Add(closing);
        }

        if (_statements.Count > firstNew)
        {
            Statement last = _statements[^1];
            Remember(last, period);
            _last = last.Kind == QuotationKind.Direct ? last : null;
            _lastParagraph = period.Paragraph;
        }
        else if (_page.PassageAt(period.Tokens.End - 1) < 0)
        {
            _last = null;
        }
    }
}
