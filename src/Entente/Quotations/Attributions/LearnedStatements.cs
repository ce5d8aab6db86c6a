using System.Collections.Immutable;

namespace Entente.Quotations.Attributions;

/// <summary>What the models know better than the rules: indirect statements, where they are sure and the rules name the same speaker; and what is only thought.</summary>
/// <remarks>Asked period after period, in order.</remarks>
internal sealed class LearnedStatements
{
    private const double Least = 0.97;
    private const int ShortestClause = 4;

    // Of one whose words hold those of another: the rules have to name the same one, too.
    private const double LeastOuter = 0.9;
    private const int FarthestOuter = 4;

    private readonly ImmutableArray<Attribution> _sure;
    private readonly HashSet<int> _thoughts;
    private readonly ImmutableArray<Attribution> _outer;
    private readonly Document _document;
    private int _next;

    /// <summary>Takes what the models read of a document.</summary>
    public LearnedStatements(Document document, ImmutableArray<Attribution> attributions)
    {
        _document = document;
        _thoughts =
        [
            .. attributions
                .Where(a =>
                    a.Act
                        is AttributionAct.Believed
                            or AttributionAct.Intended
                            or AttributionAct.Perceived
                )
                .Select(a => a.Cue?.End ?? -1),
        ];
        _outer =
        [
            .. attributions.Where(a =>
                a
                    is {
                        Act: AttributionAct.Said,
                        IsNegated: false,
                        Cue: not null,
                        Source.Length: 1,
                        Confidence: >= LeastOuter,
                    }
            ),
        ];
        _sure =
        [
            .. attributions.Where(a =>
                a
                    is {
                        Kind: QuotationKind.Indirect,
                        Act: AttributionAct.Said,
                        Within: null,
                        Cue: not null,
                        Source.Length: 1,
                        Content.Length: 1,
                        Confidence: >= Least,
                    }
                && IsClause(a.Content[0])
            ),
        ];
    }

    /// <summary>No statements.</summary>
    public static LearnedStatements None { get; } = new(new Document("", [], []), []);

    /// <summary>The first statement of a period without marks; <see langword="null"/> when there is none, or it is not told who speaks.</summary>
    public Statement? Read(Page page, Speakers speakers, Period period)
    {
        TextSpan bounds = page.Span(period.Tokens);
        while (_next < _sure.Length && _sure[_next].Cue!.Value.Start < bounds.Start)
        {
            _next++;
        }

        for (; _next < _sure.Length && _sure[_next].Cue!.Value.Start < bounds.End; _next++)
        {
            if (Read(page, speakers, period, _sure[_next]) is { } statement)
            {
                _next++;
                return statement;
            }
        }

        return null;
    }

    /// <summary>The attribution that holds a statement with its speaker and cue; <see langword="null"/> when the text itself tells it.</summary>
    public Attribution? OuterOf(Page page, Statement statement)
    {
        TextSpan cue = page.Span(statement.Cue);
        TextSpan speaker = page.Span(statement.Speaker!.Words);
        int low = 0;
        int high = _outer.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            (low, high) =
                _outer[middle].Cue!.Value.Start < cue.Start ? (middle + 1, high) : (low, middle);
        }

        for (
            int i = Math.Max(0, low - FarthestOuter);
            i < Math.Min(_outer.Length, low + FarthestOuter);
            i++
        )
        {
            if (
                _outer[i].Content.Any(piece => piece.Contains(cue))
                && _outer[i].Content.Any(piece => piece.Contains(speaker))
            )
            {
                return _outer[i];
            }
        }

        return null;
    }

    /// <summary>Whether the words of an indirect statement are only thought, wanted or seen.</summary>
    public bool IsThought(Page page, Statement statement) =>
        statement is { Kind: QuotationKind.Indirect, Cue.IsEmpty: false }
        && _thoughts.Contains(page.Span(statement.Cue).End);

    private static Statement? Read(
        Page page,
        Speakers speakers,
        Period period,
        Attribution attribution
    )
    {
        TokenRange cue = Range(page, attribution.Cue!.Value);
        TokenRange source = Range(page, attribution.Source[0]);
        TokenRange content = Trimmed(page, Range(page, attribution.Content[0]));
        bool isWhole =
            content.Length >= ShortestClause
            && IsIn(content, period.Tokens)
            && IsIn(source, period.Tokens)
            && IsIn(cue, period.Tokens);
        Cue? verb = period.Cues.FirstOrDefault(c =>
            c.Group.First < cue.End && cue.First < c.Group.End
        );
        if (!isWhole || verb is not { Tells: true } || !verb.Allows(CueFrames.That))
        {
            return null;
        }

        // The rules must name the same one, and nobody beside him: half a pair is a wrong speaker.
        bool isBehind = source.First >= cue.End;
        return
            speakers.SubjectOf(period, verb, preferBehind: isBehind) is { IsKnown: true } speaker
            && speaker.Words.First < source.End
            && source.First < speaker.Words.End
            && speaker.Voices.All(voice => IsNamed(page, voice))
            && (speaker.Voices.Length > 1 || !IsJoined(page, source, period))
            ? new Statement
            {
                Kind = QuotationKind.Indirect,
                Rule = "trained reader",
                IsNegated = attribution.IsNegated,
                Speaker = speaker,
                Cue = verb.Group,
                Clause = content,
            }
            : null;
    }

    /// <summary>Whether the source is a pair, or the second of one.</summary>
    private static bool IsJoined(Page page, TokenRange source, Period period)
    {
        for (int i = Math.Max(period.Tokens.First, source.First - 1); i < source.End; i++)
        {
            if (page.Is(i, "and"))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether it is a clause with a tense: "an end to the siege" and "to answer, but did not" say nothing by themselves.</summary>
    private bool IsClause(TextSpan content)
    {
        int first = _document.TokenAt(content.Start);
        int end = first;
        while (end < _document.Tokens.Length && _document.Tokens[end].Span.Start < content.End)
        {
            end++;
        }

        int root = first;
        while (root < end && _document.Syntax[root].Head is { } head && head >= first && head < end)
        {
            root++;
        }

        for (int i = first; i < end; i++)
        {
            Syntax word = _document.Syntax[i];
            bool isOfRoot =
                i == root
                || (
                    word.Head == root
                    && (
                        word.Relation.StartsWith("aux", StringComparison.Ordinal)
                        || word.Relation == "cop"
                    )
                );
            if (isOfRoot && word.Features.Contains("VerbForm=Fin", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsNamed(Page page, Voice voice) =>
        page.MentionAt(page.Document.TokenAt(voice.Span.Start)) >= 0;

    private static bool IsIn(TokenRange range, TokenRange bounds) =>
        range.First >= bounds.First && range.End <= bounds.End;

    private static TokenRange Range(Page page, TextSpan span) =>
        new(page.Document.TokenAt(span.Start), page.Document.TokenAt(span.End - 1) + 1);

    /// <summary>Without "that", and without the marks at its ends.</summary>
    private static TokenRange Trimmed(Page page, TokenRange range)
    {
        int first = range.First;
        int end = range.End;
        while (first < end && (page.IsMark(first) || page.Is(first, "that")))
        {
            first++;
        }

        while (end > first && page.IsMark(end - 1))
        {
            end--;
        }

        return new TokenRange(first, end);
    }
}
