using System.Collections.Immutable;

namespace Entente.Events;

/// <summary>What is seen of an act by which it is judged whether it is news, an account, a plan or retold (<c>event-modality</c> names it so).</summary>
internal sealed class ModalityTraits(WordTree tree, EventSurroundings findings)
{
    private const int Furthest = 6; // steps up a tree

    private static readonly int[] s_days = [2, 8, 20, 46, 120, 400]; // how long ago: each bound begins another trait

    /// <summary>What is seen of an act.</summary>
    /// <param name="cue">The token.</param>
    /// <param name="type">What is done.</param>
    /// <param name="speaker">Whose account it is.</param>
    /// <param name="time">When it was.</param>
    /// <param name="told">What the rules make of it.</param>
    public ImmutableArray<string> Of(
        int cue,
        EventType type,
        AccountOf speaker,
        TemporalExpression? time,
        Modality told
    )
    {
        int verb = VerbOf(cue);
        string tense = cue == verb ? TenseOf(verb) : $"noun {(verb < 0 ? "alone" : TenseOf(verb))}";
        string age = AgeOf(time);
        int sentence = tree.Document.SentenceAt(tree.Document.Tokens[cue].Span.Start);
        List<string> traits =
        [
            "any",
            $"told {told}",
            $"tense {tense}",
            $"type {type}",
            $"time {age}",
            $"time {age} {time?.Precision}",
            $"account {speaker}",
            $"sentence time {OldestIn(sentence)}",
        ];
        if (verb >= 0)
        {
            AddWords(verb, traits);
        }

        return [.. traits];
    }

    private void AddWords(int verb, List<string> traits)
    {
        foreach (int word in tree.Of(verb))
        {
            if (tree.Is(word, "advmod") || tree.Is(word, "mark"))
            {
                traits.Add($"word {tree.Lemma(word)}");
            }
        }
    }

    private string TenseOf(int verb)
    {
        string tense = tree.FineTag(verb);
        if (tree.Is(verb, "conj") && tense == "VBN" && tree.Find(verb, "aux") < 0)
        {
            verb = tree.Head(verb); // "had met and signed"
        }

        foreach (int word in tree.Of(verb))
        {
            if (tree.Is(word, "aux"))
            {
                tense = $"{tree.Lemma(word)} {tree.FineTag(word)} {tense}";
            }
        }

        return tense;
    }

    private string AgeOf(TemporalExpression? time)
    {
        if (time?.Begin is not { } begin || time.End is not { } end || findings.Day is not { } day)
        {
            return "none";
        }

        return DateOnly.FromDateTime(begin) > day ? "ahead" : AgeOf(end, day).ToString();
    }

    private static char AgeOf(DateTime end, DateOnly day)
    {
        int days = day.DayNumber - DateOnly.FromDateTime(end).DayNumber;
        return (char)('0' + s_days.Count(bound => days >= bound));
    }

    // The oldest time that its sentence tells.
    private string OldestIn(int sentence)
    {
        TextSpan span = tree.Document.Sentences[sentence].Span;
        string oldest = "none";
        foreach (TemporalExpression time in findings.Times)
        {
            if (
                span.Contains(time.Span)
                && time.End is { } end
                && findings.Day is { } day
                && AgeOf(end, day).ToString() is var age
                && (oldest == "none" || string.CompareOrdinal(age, oldest) > 0)
            )
            {
                oldest = age;
            }
        }

        return oldest;
    }

    private int VerbOf(int token)
    {
        int at = token;
        for (int step = 0; step < Furthest && at >= 0; step++)
        {
            if (tree.IsVerb(at))
            {
                return at;
            }

            at = tree.Head(at);
        }

        return -1;
    }
}

/// <summary>Whose account of an act a text gives.</summary>
internal enum AccountOf
{
    /// <summary>The text's own.</summary>
    Text,

    /// <summary>That of those who act.</summary>
    Actor,

    /// <summary>That of another, whose state is told.</summary>
    State,

    /// <summary>That of anybody else.</summary>
    Other,
}
