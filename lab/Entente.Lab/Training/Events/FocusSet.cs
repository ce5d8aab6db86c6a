using System.Collections.Immutable;
using System.Globalization;
using Entente.Data;
using Entente.Desk;
using Entente.Events;
using Entente.Lab.Quality;
using Entente.Models;

namespace Entente.Lab.Training.Events;

/// <summary>Reads from our open coded texts of which state each office is that they name without one.</summary>
internal sealed class FocusSet
{
    private readonly NewsReader _reader;
    private readonly EventReader _events;

    /// <summary>Prepares the engine.</summary>
    public FocusSet()
    {
        DataTables tables = DataTables.Embedded;
        _reader = new NewsReader(tables, ModelFolder.Embedded);
        _events = new EventReader(tables, _reader.Actors, ModelFolder.Embedded);
    }

    /// <summary>The offices whose state is coded, and among the states that the text names.</summary>
    public ImmutableArray<CodedOffice> Read(IEnumerable<CodedDocument> documents) =>
        [.. documents.Where(document => !document.IsHeldOut).SelectMany(Read)];

    private IEnumerable<CodedOffice> Read(CodedDocument coded)
    {
        Annotation annotation = _reader.Annotate(
            coded.Name,
            coded.Text,
            coded.Date,
            "en",
            ReadingStep.Mentions
        );
        List<FocusQuestion> asked = [];
        _events.Read(annotation, coded.Date, asked.Add);
        foreach (FocusQuestion question in asked.DistinctBy(question => question.Words))
        {
            if (
                StateOf(coded, question.Words) is { } state
                && question.Candidates.Any(candidate => candidate.State == state)
            )
            {
                yield return new CodedOffice(coded.Name, question, state);
            }
        }
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
                .Select(one => one.actor.Country!)
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
        return actor is { Country: not null, Words.Length: > 0 }
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

/// <summary>An office of which a coder told the state.</summary>
/// <param name="Document">The text.</param>
/// <param name="Question">What the text asked.</param>
/// <param name="State">The state.</param>
internal sealed record CodedOffice(string Document, FocusQuestion Question, string State);
