using System.Collections.Immutable;
using Entente.Data;
using Entente.Desk;
using Entente.Events;
using Entente.Lab.Quality;
using Entente.Models;

namespace Entente.Lab.Training.Events;

/// <summary>Reads from our open coded texts which states they mean where they name none.</summary>
internal sealed class FocusSet
{
    /// <summary>What stands for no state among the candidates.</summary>
    public const string Nobody = "";

    private readonly NewsReader _reader;
    private readonly EventReader _events;

    /// <summary>Prepares the engine.</summary>
    public FocusSet()
    {
        DataTables tables = DataTables.Embedded;
        _reader = new NewsReader(tables, ModelFolder.Embedded);
        _events = new EventReader(tables, _reader.Actors, ModelFolder.Embedded);
    }

    /// <summary>The questions to which the answer is coded, and is among the states that the text names.</summary>
    public ImmutableArray<CodedChoice> Read(IEnumerable<CodedDocument> documents) =>
        [.. documents.SelectMany(Read)];

    private List<CodedChoice> Read(CodedDocument coded)
    {
        Annotation annotation = _reader.Annotate(
            coded.Name,
            coded.Text,
            coded.Date,
            "en",
            ReadingStep.References
        );
        List<CodedChoice> choices = [];
        HashSet<(FocusMatter, TextSpan)> known = [];
        _events.Read(
            annotation,
            coded.Date,
            new EventListener
            {
                Asked = (question, candidates) =>
                {
                    if (
                        known.Add((question.Matter, question.Words))
                        && ChoiceOf(coded, question, candidates) is { } choice
                    )
                    {
                        choices.Add(choice);
                    }
                },
            }
        );
        return choices;
    }

    /// <summary>The words of a question in brackets, with some around them.</summary>
    private static string WordsOf(string text, TextSpan words)
    {
        const int around = 60; // code units
        int start = Math.Max(0, words.Start - around);
        int end = Math.Min(text.Length, words.End + around);
        return $"{text[start..words.Start]}[{words.In(text)}]{text[words.End..end]}".ReplaceLineEndings(
            " "
        );
    }

    private static CodedChoice? ChoiceOf(
        CodedDocument coded,
        FocusQuestion question,
        ImmutableArray<FocusCandidate> candidates
    )
    {
        string? state =
            question.Matter == FocusMatter.Office
                ? StateOf(coded, question.Words)
                : OtherOf(coded, question);
        ImmutableArray<(string Name, ImmutableArray<string> Traits)> all =
        [
            .. candidates.Select(c => (c.State, FocusTraits.Of(c, question))),
        ];
        all = question.MayBeNobody ? all.Add((Nobody, FocusTraits.OfNobody(question))) : all;
        return state is not null && all.Any(one => one.Name == state)
            ? new CodedChoice(
                question.Matter,
                new TraitChoice(coded.Name, all, state)
                {
                    Words = WordsOf(coded.Text, question.Words),
                    Handicap = (Nobody, FocusTraits.LeanToSomebody),
                }
            )
            : null;
    }

    /// <summary>To whom an act is coded as done; <see langword="null"/> when it is not coded, or to several.</summary>
    private static string? OtherOf(CodedDocument document, FocusQuestion question)
    {
        string type = PloverOntology.NameOf(question.Type!.Value);
        CodedEvent? coded = document.Events.FirstOrDefault(e =>
            e.Status != CodedStatus.Trap
            && (e.Type == type || e.Alternatives.Contains(type, StringComparer.Ordinal))
            && e.Evidence.Overlaps(question.Words)
            && e.Sources.Any(actor => actor.Country == question.Actor)
        );
        ImmutableArray<string> states =
        [
            .. (coded?.Targets ?? [])
                .Select(actor => actor.Country)
                .OfType<string>()
                .Distinct(StringComparer.Ordinal),
        ];
        return coded is null || states.Length > 1 ? null
            : states is [var state] ? state
            : Nobody;
    }

    /// <summary>How the words are coded; <see langword="null"/> when they are not, or for several states.</summary>
    private static string? StateOf(CodedDocument document, TextSpan words)
    {
        string own = words.In(document.Text).ToString();
        ImmutableArray<string> states =
        [
            .. document
                .Events.SelectMany(e => e.Sources.Concat(e.Targets).Select(actor => (e, actor)))
                .Where(one => IsFor(document.Text, one.e, one.actor, words, own))
                .Select(one => one.actor.Country ?? Nobody)
                .Distinct(StringComparer.Ordinal),
        ];
        return states is [var state] ? state : null;
    }

    private static bool IsFor(
        string text,
        CodedEvent coded,
        CodedActor actor,
        TextSpan words,
        string own
    )
    {
        bool isAlike =
            actor.Words.Contains(own, StringComparison.Ordinal)
            || own.Contains(actor.Words, StringComparison.Ordinal);
        return actor.Words.Length > 0
            && isAlike
            && Nearest(text, actor.Words, coded.Evidence) is { } place
            && place.Overlaps(words);
    }

    /// <summary>Where the words of an actor stand that is coded for an act.</summary>
    private static TextSpan? Nearest(string text, string words, TextSpan evidence)
    {
        TextSpan? nearest = null;
        int least = int.MaxValue;
        for (
            int at = text.IndexOf(words, StringComparison.Ordinal);
            at >= 0;
            at = text.IndexOf(words, at + 1, StringComparison.Ordinal)
        )
        {
            TextSpan place = new(at, at + words.Length);
            int distance = evidence.Overlaps(place) ? 0 : Math.Abs(evidence.Start - at);
            if (distance < least)
            {
                (nearest, least) = (place, distance);
            }
        }

        return nearest;
    }
}

/// <summary>A state that a coder told where the text names none.</summary>
/// <param name="Matter">What was asked.</param>
/// <param name="Choice">The states, what is seen of each, and which of them is meant.</param>
internal sealed record CodedChoice(FocusMatter Matter, TraitChoice Choice);
