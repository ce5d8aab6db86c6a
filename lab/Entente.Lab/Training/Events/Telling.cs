using System.Collections.Immutable;
using Entente.Events;
using Entente.Lab.Quality;

namespace Entente.Lab.Training.Events;

/// <summary>An event as the finder tells it, beside those that were coded, as <c>events/score.py</c> matches them.</summary>
/// <param name="Verdict">Whether it is right.</param>
/// <param name="IsCounted">Whether it counts as an event at all: what is denied, demanded or threatened does not.</param>
/// <param name="Fitting">The numbers of the coded events, traps left out, that it fits.</param>
internal sealed record Telling(Verdict Verdict, bool IsCounted, ImmutableArray<int> Fitting)
{
    /// <summary>Compares an event with those of its text.</summary>
    public static Telling Of(CodedDocument document, Event told)
    {
        ImmutableArray<int> fitting =
        [
            .. Enumerable
                .Range(0, document.Events.Length)
                .Where(i => Fits(document.Events[i], told)),
        ];
        return new Telling(
            VerdictOn(document, told, fitting),
            told.Modality switch
            {
                Modality.Denied or Modality.Demanded or Modality.Threatened => false,
                Modality.Hypothetical => told.Type == EventType.Agree,
                _ => true,
            },
            [.. fitting.Where(i => document.Events[i].Status != CodedStatus.Trap)]
        );
    }

    private static Verdict VerdictOn(
        CodedDocument document,
        Event told,
        ImmutableArray<int> fitting
    )
    {
        CodedEvent[] meant =
        [
            .. fitting
                .Select(i => document.Events[i])
                .Where(coded => coded.Evidence.Overlaps(told.Trigger)),
        ];
        if (meant.Any(coded => coded.Status != CodedStatus.Trap || IsSoft(coded, told)))
        {
            return Verdict.Right;
        }

        // Once more, or near what is right: neither right nor wrong.
        return
            meant.Length == 0
            && (fitting.Length > 0 || document.Events.Any(coded => IsSame(coded, told)))
            ? Verdict.Open
            : Verdict.Wrong;
    }

    // A trap is not sprung by who says that it was denied, only threatened or supposed.
    private static bool IsSoft(CodedEvent trap, Event told) =>
        (trap.Modality, told.Modality)
            is
                ("negated", Modality.Denied)
                or
                ("threatened", Modality.Threatened)
                or
                ("demanded", Modality.Demanded)
                or
                ("hypothetical", Modality.Hypothetical);

    private static bool Fits(CodedEvent coded, Event told)
    {
        string type = PloverOntology.NameOf(told.Type);
        if (
            (coded.Type != type && !coded.Alternatives.Contains(type, StringComparer.Ordinal))
            || !coded.Evidence.Overlaps(told.Words)
        )
        {
            return false;
        }

        HashSet<string> sources = StatesOf(coded.Sources);
        HashSet<string> targets = StatesOf(coded.Targets);
        HashSet<string> doers = StatesOf(told.Sources);
        HashSet<string> others = StatesOf(told.Targets);
        if (coded.IsReciprocal)
        {
            sources.UnionWith(targets);
            doers.UnionWith(others);
            return sources.Count == 0 || sources.IsSubsetOf(doers);
        }

        return (sources.Count == 0 || sources.Overlaps(doers))
            && (targets.Count == 0 || targets.Overlaps(others));
    }

    private static bool IsSame(CodedEvent coded, Event told) =>
        coded.Status != CodedStatus.Trap
        && coded.Type == PloverOntology.NameOf(told.Type)
        && StatesOf(coded.Sources.Concat(coded.Targets))
            .SetEquals(StatesOf(told.Sources.Concat(told.Targets)));

    private static HashSet<string> StatesOf(IEnumerable<CodedActor> actors) =>
        actors.Select(actor => actor.Country).OfType<string>().ToHashSet(StringComparer.Ordinal);

    private static HashSet<string> StatesOf(IEnumerable<EventActor> actors) =>
        actors
            .Select(actor => actor.Code.Country)
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
}

/// <summary>Whether an event is right.</summary>
internal enum Verdict
{
    /// <summary>It is one that was coded.</summary>
    Right,

    /// <summary>It is none that was coded, or a trap.</summary>
    Wrong,

    /// <summary>One that was coded, told once more: neither.</summary>
    Open,
}
