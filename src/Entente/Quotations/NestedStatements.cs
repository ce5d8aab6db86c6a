using System.Collections.Immutable;

namespace Entente.Quotations;

/// <summary>Statements within statements: “The king told us that …,” said Dell.</summary>
internal static class NestedStatements
{
    // Cues that may stand between a statement and one within it.
    private const int Farthest = 8;

    /// <summary>Of what was read inside the marks of others what is plain: somebody is named there, and it is told who says so. The one in whose marks it stands hands it on.</summary>
    /// <param name="page">The page.</param>
    /// <param name="inside">The page from inside its marks.</param>
    /// <param name="statements">Its statements.</param>
    /// <param name="inner">What was read inside.</param>
    public static IEnumerable<Statement> Choose(
        Page page,
        Page inside,
        List<Statement> statements,
        List<Statement> inner
    )
    {
        Dictionary<int, Statement> byPassage = [];
        foreach (Statement statement in statements)
        {
            foreach (int passage in statement.Passages)
            {
                byPassage.TryAdd(passage, statement);
            }
        }

        foreach (Statement statement in inner)
        {
            if (
                statement is { Cue.IsEmpty: false, Speaker: { IsKnown: true } speaker }
                && IsNamed(inside, speaker, statement.Cue)
                && byPassage.TryGetValue(page.PassageAt(statement.Cue.First), out Statement? outer)
                && outer.Speaker is { IsKnown: true } teller
                && !teller.SharesVoiceWith(speaker)
                && !IsOfTeller(inside, statement)
            )
            {
                statement.Relays.RemoveAll(relay => relay.SharesVoiceWith(teller));
                statement.Relays.Add(teller);
                statement.Relays.AddRange(
                    outer.Relays.Where(relay => !relay.SharesVoiceWith(speaker))
                );
                statement.Inside = inside;
                yield return statement;
            }
        }
    }

    /// <summary>Tells of each quotation in whose words it stands with its cue.</summary>
    /// <param name="quotations">The quotations of a text, by first word.</param>
    public static ImmutableArray<Quotation> WithOuter(ImmutableArray<Quotation> quotations)
    {
        var told = ImmutableArray.CreateBuilder<Quotation>(quotations.Length);
        for (int i = 0; i < quotations.Length; i++)
        {
            told.Add(
                OuterOf(quotations, i) is { } outer
                    ? quotations[i] with
                    {
                        Within = outer.Id,
                    }
                    : quotations[i]
            );
        }

        return told.MoveToImmutable();
    }

    /// <summary>The shortest of those that hold it.</summary>
    private static Quotation? OuterOf(ImmutableArray<Quotation> quotations, int index)
    {
        Quotation quotation = quotations[index];
        Quotation? outer = null;
        for (
            int i = Math.Max(0, index - Farthest);
            i < Math.Min(quotations.Length, index + Farthest) && quotation.Cue is not null;
            i++
        )
        {
            Quotation other = quotations[i];
            if (
                i != index
                && Holds(other, quotation)
                && (outer is null || LengthOf(other) < LengthOf(outer))
            )
            {
                outer = other;
            }
        }

        return outer;
    }

    private static bool Holds(Quotation outer, Quotation inner)
    {
        ImmutableArray<TextSpan> pieces = outer.Clause is { } clause ? [clause] : outer.Words;
        return pieces.Any(piece => piece.Contains(inner.Cue!.Value))
            && inner.Words.All(words => pieces.Any(piece => piece.Contains(words)));
    }

    private static int LengthOf(Quotation quotation) =>
        quotation.Words[^1].End - quotation.Words[0].Start;

    /// <summary>"The council insisted that we leave": told in somebody's own words, "we" is not whoever insisted.</summary>
    private static bool IsOfTeller(Page inside, Statement statement)
    {
        for (int i = statement.Clause.First; i < statement.Clause.End; i++)
        {
            if (inside.PassageAt(i) < 0 && inside.Is(i, WordClass.Own))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the speaker is named beside the cue: who "he" is in another's words, the words before cannot tell.</summary>
    private static bool IsNamed(Page inside, Party speaker, TokenRange cue)
    {
        int sentence = inside.SentenceOf(cue.First);
        foreach (Voice voice in speaker.Voices)
        {
            int token = inside.Document.TokenAt(voice.Span.Start);
            if (inside.MentionAt(token) < 0 || inside.SentenceOf(token) != sentence)
            {
                return false;
            }
        }

        return true;
    }
}
