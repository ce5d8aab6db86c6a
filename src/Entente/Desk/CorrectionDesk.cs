using System.Collections.Immutable;
using System.Globalization;
using Entente.Corrections;
using Entente.Data;
using Entente.Storage;

namespace Entente.Desk;

/// <summary>Takes corrections into the log of a record, if they make sense, and undoes them.</summary>
/// <remarks>
/// A correction of stories is logged first and then done: stopped between the two, it is done by asking for it again. From then on the stories
/// that it names are settled (<see cref="Entente.Stories.StoryIndex.Settle"/>), as long as it holds.
/// </remarks>
/// <param name="store">The record, open for writing.</param>
/// <param name="tables">The tables of every room, by which reports are aligned that change their story.</param>
/// <param name="clock">Tells when a correction is made.</param>
public sealed class CorrectionDesk(IStore store, DataTables tables, TimeProvider? clock = null)
{
    private readonly TimeProvider _clock = clock ?? TimeProvider.System;
    private readonly Lazy<StoryMover> _mover = new(() => new StoryMover(tables, store));

    /// <summary>Makes a correction of who is who; its number and time are those of the log.</summary>
    /// <param name="kind">What is repaired.</param>
    /// <param name="subject">Whom it is about.</param>
    /// <param name="value">What that is to be.</param>
    /// <param name="more">Sets what only some kinds have; <see langword="null"/> when there is nothing to set.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <exception cref="CorrectionException">It makes no sense: the message says why.</exception>
    public async Task<Correction> MakeAsync(
        CorrectionKind kind,
        string subject,
        string? value,
        Func<Correction, Correction>? more = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(subject);
        Correction plain = New(kind, subject, value);
        Correction correction = more?.Invoke(plain) ?? plain;
        if (await FaultAsync(correction, cancellationToken).ConfigureAwait(false) is { } fault)
        {
            throw new CorrectionException(fault);
        }

        return await store.CorrectAsync(correction, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Puts the reports of two stories together.</summary>
    /// <param name="story">The story that is to vanish.</param>
    /// <param name="into">The story that both are; it keeps its identifier.</param>
    /// <param name="cancellationToken">Stops; what is written stays written.</param>
    /// <exception cref="CorrectionException">It makes no sense: the message says why.</exception>
    public async Task<Correction> JoinStoriesAsync(
        string story,
        string into,
        CancellationToken cancellationToken = default
    )
    {
        ImmutableArray<string> reports = await ReportsAsync(story, cancellationToken)
            .ConfigureAwait(false);
        _ = await ReportsAsync(into, cancellationToken).ConfigureAwait(false);
        return story == into
            ? throw new CorrectionException($"expected two stories, found \"{story}\" twice")
            : await MoveAsync(
                    New(CorrectionKind.JoinStories, story, into) with
                    {
                        Moved = reports,
                    },
                    cancellationToken
                )
                .ConfigureAwait(false);
    }

    /// <summary>Makes a story of its own of some reports of a story.</summary>
    /// <param name="story">The story; it keeps its identifier and its other reports.</param>
    /// <param name="reports">The reports, the one that is to found the other story first.</param>
    /// <param name="cancellationToken">Stops; what is written stays written.</param>
    /// <exception cref="CorrectionException">It makes no sense: the message says why.</exception>
    public async Task<Correction> DivideStoryAsync(
        string story,
        ImmutableArray<string> reports,
        CancellationToken cancellationToken = default
    )
    {
        ImmutableArray<string> there = await ReportsAsync(story, cancellationToken)
            .ConfigureAwait(false);
        ImmutableArray<string> moved = [.. reports.Distinct(StringComparer.Ordinal)];
        if (
            moved.FirstOrDefault(report => !there.Contains(report, StringComparer.Ordinal)) is
            { } stranger
        )
        {
            throw new CorrectionException(
                $"expected reports of the story {story}, found {stranger}, which is not in it"
            );
        }

        return moved.Length is 0 || moved.Length == there.Length
            ? throw new CorrectionException(
                $"expected some reports of the story {story}, found {(moved.IsEmpty ? "none" : "all of them")}"
            )
            : await MoveAsync(
                    New(
                        CorrectionKind.DivideStory,
                        story,
                        await FreeStoryAsync(moved[0], cancellationToken).ConfigureAwait(false)
                    ) with
                    {
                        Moved = moved,
                    },
                    cancellationToken
                )
                .ConfigureAwait(false);
    }

    /// <summary>Undoes the correction of this number; <see langword="null"/> when there is none, or it was undone before.</summary>
    /// <remarks>Reports that it moved go back where they were, but for those that are elsewhere by now.</remarks>
    public async Task<Correction?> UndoAsync(
        int number,
        CancellationToken cancellationToken = default
    )
    {
        Correction? undone = await store
            .UndoAsync(number, _clock.GetUtcNow(), cancellationToken)
            .ConfigureAwait(false);
        if (undone is { Moved.IsEmpty: false })
        {
            await _mover
                .Value.MoveAsync(
                    undone.Moved,
                    undone.Value!,
                    undone.Subject,
                    Why(undone) + " was undone",
                    cancellationToken
                )
                .ConfigureAwait(false);
        }

        return undone;
    }

    private async Task<Correction> MoveAsync(
        Correction correction,
        CancellationToken cancellationToken
    )
    {
        Correction logged = await store
            .CorrectAsync(correction, cancellationToken)
            .ConfigureAwait(false);
        await _mover
            .Value.MoveAsync(
                logged.Moved,
                logged.Subject,
                logged.Value!,
                Why(logged),
                cancellationToken
            )
            .ConfigureAwait(false);
        return logged;
    }

    private Correction New(CorrectionKind kind, string subject, string? value) =>
        new()
        {
            Made = _clock.GetUtcNow(),
            Kind = kind,
            Subject = subject,
            Value = value,
        };

    private static string Why(Correction correction) =>
        string.Create(CultureInfo.InvariantCulture, $"correction {correction.Number}");

    private async Task<ImmutableArray<string>> ReportsAsync(
        string story,
        CancellationToken cancellationToken
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(story);
        ImmutableArray<string> reports = await store
            .ReportsOfAsync(story, cancellationToken)
            .ConfigureAwait(false);
        return story[0] == 's' && !reports.IsEmpty
            ? reports
            : throw new CorrectionException($"expected a story of the record, found \"{story}\"");
    }

    // The story that is divided may be the one that this report founded.
    private async Task<string> FreeStoryAsync(string founder, CancellationToken cancellationToken)
    {
        string id = RecordId.ForStory(founder);
        for (
            int again = 2;
            !(await store.ReportsOfAsync(id, cancellationToken).ConfigureAwait(false)).IsEmpty;
            again++
        )
        {
            id = RecordId.ForStory(
                string.Create(CultureInfo.InvariantCulture, $"{founder}/{again}")
            );
        }

        return id;
    }

    private async Task<string?> FaultAsync(
        Correction correction,
        CancellationToken cancellationToken
    )
    {
        if (correction.From > correction.To)
        {
            return $"expected an office that ends after it begins, found {correction.From} – {correction.To}";
        }

        if (correction.Kind is not (CorrectionKind.Merge or CorrectionKind.Split))
        {
            return null;
        }

        List<Correction> log = [];
        await foreach (
            Correction made in store.CorrectionsAsync(cancellationToken).ConfigureAwait(false)
        )
        {
            log.Add(made);
        }

        string end =
            correction.Kind == CorrectionKind.Merge
                ? new CorrectionLayer(log, _ => null).MergedInto(correction.Value!)
                : correction.Value!;
        return end.Equals(correction.Subject, StringComparison.OrdinalIgnoreCase)
            ? $"expected two actors, found \"{correction.Subject}\" twice"
            : null;
    }
}
