using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Entente.Data;

namespace Entente.Events;

/// <summary>What is seen of a state that may be the one that is asked for, and how much each of it weighs (<c>event-focus</c>).</summary>
internal sealed class FocusTraits
{
    /// <summary>By how much less there being no such state weighs than was learnt: a guess that is marked as one costs less than it brings.</summary>
    public const double LeanToSomebody = 1.6; // lab/notes/events.md

    private static readonly double[] s_shares = [0.1, 0.25, 0.4, 0.6];
    private static readonly int[] s_sentences = [1, 2, 3, 6];

    private readonly FrozenDictionary<(FocusMatter, string), double> _weights;

    /// <summary>Loads the table.</summary>
    /// <exception cref="DataFormatException">It is not well-formed.</exception>
    public FocusTraits(Language language)
    {
        Table table = language.Read("event-focus");
        int matter = table.Column("matter");
        int trait = table.Column("trait");
        int weight = table.Column("weight");
        _weights = table.Rows.ToFrozenDictionary(
            row => (Enum.Parse<FocusMatter>(row[matter], ignoreCase: true), row[trait]),
            row => double.Parse(row[weight], CultureInfo.InvariantCulture),
            EqualityComparer<(FocusMatter, string)>.Default
        );
    }

    /// <summary>The logarithm of how much speaks for a state, up to what is the same for all.</summary>
    public double Score(FocusCandidate candidate, FocusQuestion question) =>
        Sum(question.Matter, Of(candidate, question));

    /// <summary>The same for there being no such state.</summary>
    public double ScoreOfNobody(FocusQuestion question) =>
        Sum(question.Matter, OfNobody(question)) - LeanToSomebody;

    /// <summary>What speaks for there being no such state, as the table names it.</summary>
    public static ImmutableArray<string> OfNobody(FocusQuestion question) =>
        question.Type is { } type
            ? ["nobody", $"nobody {type}", $"nobody {question.Sector}"]
            : ["nobody", $"nobody {question.Sector}"];

    /// <summary>What is seen of a state, as the table names it.</summary>
    public static ImmutableArray<string> Of(FocusCandidate candidate, FocusQuestion question)
    {
        if (candidate.State == question.Actor)
        {
            return // what is seen of those who act says nothing of whom they act on
            ["own", $"own {question.Type}", $"own {question.Sector}"];
        }

        Sighting asked = question.At;
        List<string> traits =
        [
            $"share {s_shares.Count(bound => candidate.Share >= bound)}",
            $"subjects {Math.Min(candidate.Subjects, 3)}",
        ];
        if (candidate.Before is { } before)
        {
            int sentences = asked.Sentence - before.Sentence;
            traits.Add($"sentences {s_sentences.Count(bound => sentences >= bound)}");
            traits.Add($"part {before.Part}");
            traits.Add($"kind {before.Kind}");
            AddIf(traits, sentences == 0, $"here {before.Kind} {before.Part}");
        }
        else if (candidate.Behind is { } behind)
        {
            int sentences = Math.Min(behind.Sentence - asked.Sentence, 2);
            traits.Add($"behind {sentences}");
            AddIf(traits, sentences == 0, $"behind {behind.Kind} {behind.Part}");
        }

        if (candidate.Beside is { } beside)
        {
            traits.Add($"beside {asked.Part} {beside.Part}");
        }

        AddIf(traits, candidate.IsPlace, "place");
        AddIf(traits, candidate.IsBody, "body");
        AddIf(traits, candidate.IsInLead, "lead");
        AddIf(traits, candidate.IsFirst, "first");
        AddIf(traits, candidate.IsInParagraph, "paragraph");
        AddIf(traits, candidate.IsSubjectBefore, "subject before");
        AddIf(traits, candidate.IsLastSubject, "last subject");
        AddIf(traits, candidate.HasWord, "word");
        AddIf(traits, candidate.IsDateline, "dateline");
        AddIf(traits, candidate.HasActed, "acted");
        AddIf(traits, candidate.WasTarget, "acted on");
        AddIf(traits, candidate.IsAsker, "asker");
        AddIf(traits, question.TakesUp && candidate.HasActed, "acted, taken up");
        AddIf(traits, question.TakesUp && candidate.WasTarget, "acted on, taken up");
        return [.. traits];
    }

    private double Sum(FocusMatter matter, ImmutableArray<string> traits)
    {
        double sum = 0;
        foreach (string trait in traits)
        {
            sum += _weights.GetValueOrDefault((matter, trait));
        }

        return sum;
    }

    private static void AddIf(List<string> traits, bool isSeen, string trait)
    {
        if (isSeen)
        {
            traits.Add(trait);
        }
    }
}
