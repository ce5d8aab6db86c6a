using System.Collections.Immutable;

namespace Entente.Quotations.Attributions;

/// <summary>Tells what the models read as attributions.</summary>
internal static class AttributionBuilder
{
    private const double OfRules = 0.5; // The models did not see it; the rules are right oftener than not.
    private const double MostShared = 0.5;

    /// <summary>The attributions of a document: what the models read, and what the rules read elsewhere.</summary>
    public static ImmutableArray<Attribution> Build(
        Page page,
        Document document,
        List<Statement> statements,
        List<CueReading> readings,
        CueActs acts
    )
    {
        List<Attribution> all = [.. readings.Select(r => Of(document, page, r, acts))];
        WordSet taken = new(document, all);
        foreach (Statement statement in statements)
        {
            Attribution attribution = Of(page, statement);
            if (taken.ShareOf(attribution.Content) < MostShared)
            {
                all.Add(attribution);
            }
        }

        all.Sort((a, b) => (a.Cue?.Start ?? First(a)).CompareTo(b.Cue?.Start ?? First(b)));
        return WithOuter(all);

        static int First(Attribution attribution) => attribution.Content[0].Start;
    }

    private static Attribution Of(Document document, Page page, CueReading reading, CueActs acts)
    {
        (AttributionAct act, bool isNegated) = acts.Of(document, reading.Frame);
        return new Attribution
        {
            Source = reading.Source is { } source ? [Span(document, source)] : [],
            Cue = Span(document, reading.Frame.Cue),
            Content = Spans(document, reading.Content),
            Kind = KindOf(document, page, reading.Content),
            Act = act,
            IsNegated = isNegated,
            Confidence = reading.Confidence,
        };
    }

    private static Attribution Of(Page page, Statement statement) =>
        new()
        {
            Source = statement.Speaker is { Words.IsEmpty: false } speaker
                ? [page.Span(speaker.Words)]
                : [],
            Cue = statement.Cue.IsEmpty ? null : page.Span(statement.Cue),
            Content =
                statement.Kind == QuotationKind.Direct
                    ? [.. statement.Passages.Select(passage => page.Passages[passage].Marked)]
                    : [page.Span(statement.Clause)],
            Kind = statement.Kind,
            Act = AttributionAct.Said,
            IsNegated = statement.IsNegated,
            Confidence = OfRules,
        };

    private static QuotationKind KindOf(Document document, Page page, List<TokenRange> content)
    {
        int quoted = 0;
        int all = 0;
        foreach (TokenRange piece in content)
        {
            for (int i = piece.First; i < piece.End; i++)
            {
                Token token = document.Tokens[i];
                if (token.Kind != TokenKind.Mark)
                {
                    int at = page.Document.TokenAt(token.Span.Start);
                    all++;
                    quoted += at < page.Count && page.PassageAt(at) >= 0 ? 1 : 0;
                }
            }
        }

        return quoted == 0 ? QuotationKind.Indirect
            : quoted == all ? QuotationKind.Direct
            : QuotationKind.Mixed;
    }

    /// <summary>Tells of each which other one's content holds its cue.</summary>
    private static ImmutableArray<Attribution> WithOuter(List<Attribution> all)
    {
        var told = ImmutableArray.CreateBuilder<Attribution>(all.Count);
        for (int i = 0; i < all.Count; i++)
        {
            told.Add(all[i] with { Within = OuterOf(all, i) });
        }

        return told.MoveToImmutable();
    }

    private static int? OuterOf(List<Attribution> all, int index)
    {
        // Only neighbours: nobody's words are told over many cues of others.
        const int farthest = 8;
        if (all[index].Cue is not { } cue)
        {
            return null;
        }

        for (int away = 1; away <= farthest; away++)
        {
            foreach (int other in (ReadOnlySpan<int>)[index - away, index + away])
            {
                if (
                    other >= 0
                    && other < all.Count
                    && all[other].Content.Any(piece => piece.Contains(cue))
                )
                {
                    return other;
                }
            }
        }

        return null;
    }

    private static ImmutableArray<TextSpan> Spans(Document document, List<TokenRange> ranges) =>
        [.. ranges.Select(range => Span(document, range))];

    private static TextSpan Span(Document document, TokenRange range) =>
        new(document.Tokens[range.First].Span.Start, document.Tokens[range.End - 1].Span.End);

    /// <summary>The tokens that are content of some attribution.</summary>
    private sealed class WordSet
    {
        private readonly Document _document;
        private readonly bool[] _isTaken;

        public WordSet(Document document, List<Attribution> attributions)
        {
            _document = document;
            _isTaken = new bool[document.Tokens.Length];
            foreach (TextSpan span in attributions.SelectMany(a => a.Content))
            {
                foreach (int i in TokensOf(span))
                {
                    _isTaken[i] = true;
                }
            }
        }

        public double ShareOf(ImmutableArray<TextSpan> spans)
        {
            int all = 0;
            int taken = 0;
            foreach (int i in spans.SelectMany(TokensOf))
            {
                all++;
                taken += _isTaken[i] ? 1 : 0;
            }

            return all == 0 ? 1 : (double)taken / all;
        }

        private IEnumerable<int> TokensOf(TextSpan span)
        {
            for (
                int i = _document.TokenAt(span.Start);
                i < _isTaken.Length && _document.Tokens[i].Span.Start < span.End;
                i++
            )
            {
                yield return i;
            }
        }
    }
}
