using System.Collections.Immutable;

namespace Entente.Figures.Claims;

/// <summary>Tells on whose word a number rests: whose words it stands in, else who is named behind "according to" in its sentence.</summary>
internal sealed class SourceReader(
    PhraseSet phrases,
    Document document,
    ImmutableArray<Mention> mentions,
    ImmutableArray<Attribution> attributions
)
{
    public const string InWords = "in the words of";
    public const string BehindPhrase = "named as source in the sentence";

    // Surer than not; a wrong source is worse than none.
    private const double LeastConfidence = 0.8;

    /// <summary>The claims with their sources.</summary>
    public ImmutableArray<Claim> AddTo(ImmutableArray<Claim> claims, FigureReading reading) =>
        [
            .. claims.Select(claim =>
                claim with
                {
                    Speaker = SourceOf(reading.Figures[claim.Figure].Span),
                }
            ),
        ];

    private Voice? SourceOf(TextSpan figure)
    {
        Attribution? said = null;
        foreach (Attribution attribution in attributions)
        {
            if (
                attribution is { Act: AttributionAct.Said, IsNegated: false, Source: [_, ..] }
                && attribution.Confidence >= LeastConfidence
                && attribution.Content.Any(piece => piece.Contains(figure))
                && (said is null || LengthOf(attribution) < LengthOf(said))
            )
            {
                said = attribution;
            }
        }

        return said is not null ? VoiceIn(said.Source[0], InWords) : InSentence(figure);
    }

    private static int LengthOf(Attribution attribution) =>
        attribution.Content[^1].End - attribution.Content[0].Start;

    /// <summary>Who is named behind the only such phrase of the sentence.</summary>
    private Voice? InSentence(TextSpan figure)
    {
        int number = document.SentenceAt(figure.Start);
        if (number >= document.Sentences.Length)
        {
            return null;
        }

        Sentence sentence = document.Sentences[number];
        TextSpan? named = null;
        for (int token = sentence.FirstToken; token < sentence.EndToken; token++)
        {
            int end = phrases.EndAt(document, token);
            if (end < 0 || end >= sentence.EndToken)
            {
                continue;
            }

            if (named is not null)
            {
                return null;
            }

            named = new TextSpan(document.Tokens[end].Span.Start, sentence.Span.End);
        }

        return
            named is { } rest
            && FirstIn(rest) is { } mention
            && IsBeside(rest.Start, mention.Span.Start)
            ? ToVoice(mention, BehindPhrase)
            : null;
    }

    /// <summary>Nothing but an article may stand before the name.</summary>
    private bool IsBeside(int start, int name) =>
        name - start <= 4 && document.Text.AsSpan(start, name - start).IndexOfAny(",;—–") < 0;

    private Voice? VoiceIn(TextSpan source, string rule)
    {
        if (FirstIn(source) is { } mention)
        {
            return ToVoice(mention, rule);
        }

        // A pronoun names nobody; other words are shown as they stand.
        int token = document.TokenAt(source.Start);
        return document.Syntax[token].Tag == "PRON"
            ? null
            : new Voice(source.In(document.Text).ToString(), null, source, rule);
    }

    private Mention? FirstIn(TextSpan words)
    {
        foreach (Mention mention in mentions)
        {
            if (mention.Span.Start >= words.Start)
            {
                return mention.Span.End <= words.End && mention.Type != EntityType.Nationality
                    ? mention
                    : null;
            }
        }

        return null;
    }

    private static Voice ToVoice(Mention mention, string rule) =>
        new(mention.Name, mention.Entity, mention.Span, rule);
}
