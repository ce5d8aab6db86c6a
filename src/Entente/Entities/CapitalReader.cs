using System.Collections.Immutable;

namespace Entente.Entities;

/// <summary>Tells "Moscow said" (the state) from "in Moscow" (the place).</summary>
internal static class CapitalReader
{
    /// <summary>The rule of a capital that stands for its state.</summary>
    public const string Rule = "capital as state";

    // How far before "to" or "from" a word of motion may stand: "returned on Monday from".
    private const int MaxPiecesToMove = 4;

    /// <summary>Whether the words around say that the state is meant; without such words it is the place.</summary>
    public static bool StandsForState(
        Reading reading,
        Candidate candidate,
        int listEnd,
        bool namesAnotherState,
        SentencePieces sentence,
        ImmutableArray<Mention>.Builder before
    )
    {
        int previous = candidate.Start - 1;
        if (previous >= sentence.First && reading.Pieces[previous].IsWord)
        {
            if (reading.Is(previous, WordKinds.PlaceBefore))
            {
                return false;
            }

            ReadOnlySpan<char> word = reading.WordAt(previous);
            if (word is "to" or "from")
            {
                return false;
            }
        }

        int next = candidate.End;
        if (reading.Pieces[next - 1].Has(PieceShape.Possessive))
        {
            return namesAnotherState; // "Moscow's streets" are no act of Russia
        }

        WordKinds acts = namesAnotherState
            ? WordKinds.StateAfter | WordKinds.StateAfterWeak
            : WordKinds.StateAfter;
        if (IsFollowedByAct(reading, listEnd, sentence, acts))
        {
            return !HasPlaceBefore(reading, candidate, sentence);
        }

        bool isNoun =
            next < sentence.End
            && reading.Pieces[next].IsWord
            && !reading.WordAt(next).Equals("and", StringComparison.Ordinal)
            && !reading.WordAt(next).Equals("or", StringComparison.Ordinal)
            && reading.Pieces[next].IsCapitalised;
        return !isNoun
            && (
                IsListedWithState(reading, candidate, before)
                || previous >= sentence.First && reading.Is(previous, WordKinds.StateBefore)
            );
    }

    private static bool IsFollowedByAct(
        Reading reading,
        int at,
        SentencePieces sentence,
        WordKinds acts
    )
    {
        // "Moscow “intends” to": the mark of a quotation does not part them.
        int next = at < sentence.End && IsOpening(reading, at) ? at + 1 : at;
        return next < sentence.End
            && reading.Pieces[next].IsWord
            && !reading.Pieces[next].IsCapitalised
            && !reading.Pieces[next].Has(PieceShape.Joined)
            && reading.Is(next, acts);
    }

    private static bool IsOpening(Reading reading, int at) =>
        reading.IsMark(at, '“') || reading.IsMark(at, '"') || reading.IsMark(at, '‘');

    /// <summary>Whether nothing but a comma or a conjunction stands between two pieces.</summary>
    public static bool IsListed(Reading reading, int end, int start) =>
        start - end is 1 or 2
        && (reading.IsMark(end, ',') || reading.WordAt(end) is "and" or "or")
        && (start - end == 1 || reading.WordAt(end + 1) is "and" or "or");

    /// <summary>"The summit in Moscow, held": a preposition a little before makes it a place even in front of a verb.</summary>
    private static bool HasPlaceBefore(
        Reading reading,
        Candidate candidate,
        SentencePieces sentence
    )
    {
        int first = Math.Max(sentence.First, candidate.Start - MaxPiecesToMove);
        for (int i = candidate.Start - 1; i >= first && reading.Pieces[i].IsWord; i--)
        {
            if (reading.Is(i, WordKinds.Move))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Washington, Beijing and Moscow": in a list all are what the first is.</summary>
    private static bool IsListedWithState(
        Reading reading,
        Candidate candidate,
        ImmutableArray<Mention>.Builder before
    )
    {
        if (before.Count == 0)
        {
            return false;
        }

        Mention last = before[^1];
        ReadOnlySpan<char> between = reading
            .Text.AsSpan(last.Span.End, reading.Pieces[candidate.Start].Span.Start - last.Span.End)
            .Trim();
        return last.Rule == Rule
            && between is "," or "and" or "or" or ", and" or "and not" or "–" or "-";
    }
}
