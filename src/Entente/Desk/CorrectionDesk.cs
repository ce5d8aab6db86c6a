using System.Collections.Immutable;
using System.Globalization;
using Entente.Corrections;
using Entente.Data;
using Entente.Storage;

namespace Entente.Desk;

/// <summary>Takes corrections into the log of a record, if they make sense, and undoes them.</summary>
/// <remarks>
/// A correction of stories is logged first and then done, and first taken back and then marked as undone: stopped between the two, it is finished by asking for
/// it again. As long as it holds, the stories that it names are settled (<see cref="Entente.Stories.StoryIndex.Settle"/>).
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
        if (story == into)
        {
            throw new CorrectionException($"expected two stories, found \"{story}\" twice");
        }

        Correction? begun = await UnfinishedAsync(
                CorrectionKind.JoinStories,
                story,
                reports,
                reports,
                cancellationToken
            )
            .ConfigureAwait(false);
        return begun?.Value == into
            ? await FinishAsync(begun, cancellationToken).ConfigureAwait(false)
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
            await UnfinishedAsync(
                    CorrectionKind.DivideStory,
                    story,
                    moved,
                    there,
                    cancellationToken
                )
                .ConfigureAwait(false) is
            { } begun
        )
        {
            return await FinishAsync(begun, cancellationToken).ConfigureAwait(false);
        }

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
        List<Correction> log = await LogAsync(cancellationToken).ConfigureAwait(false);
        if (log.Find(made => made.Number == number && made.Undone is null) is not { } correction)
        {
            return null;
        }

        if (!correction.Moved.IsEmpty)
        {
            await _mover
                .Value.MoveAsync(
                    correction.Moved,
                    correction.Value!,
                    correction.Subject,
                    Why(correction) + " was undone",
                    cancellationToken
                )
                .ConfigureAwait(false);
        }

        return await store
            .UndoAsync(number, _clock.GetUtcNow(), cancellationToken)
            .ConfigureAwait(false);
    }

    private async Task<Correction> MoveAsync(
        Correction correction,
        CancellationToken cancellationToken
    ) =>
        await FinishAsync(
                await store.CorrectAsync(correction, cancellationToken).ConfigureAwait(false),
                cancellationToken
            )
            .ConfigureAwait(false);

    private async Task<Correction> FinishAsync(
        Correction logged,
        CancellationToken cancellationToken
    )
    {
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

    /// <summary>The last correction that names a story, if the same is asked for again and it was stopped before all its reports were moved.</summary>
    /// <param name="kind">What is asked for.</param>
    /// <param name="story">The story that reports are to leave.</param>
    /// <param name="asked">The reports that are to leave it.</param>
    /// <param name="there">The reports that are in it.</param>
    /// <param name="cancellationToken">Stops.</param>
    private async Task<Correction?> UnfinishedAsync(
        CorrectionKind kind,
        string story,
        ImmutableArray<string> asked,
        ImmutableArray<string> there,
        CancellationToken cancellationToken
    )
    {
        List<Correction> log = await LogAsync(cancellationToken).ConfigureAwait(false);
        Correction? last = log.FindLast(made =>
            made is { Undone: null, Moved.IsEmpty: false }
            && (made.Subject == story || made.Value == story)
        );
        if (last is null || last.Kind != kind || last.Subject != story)
        {
            return null;
        }

        string[] left = [.. last.Moved.Intersect(there, StringComparer.Ordinal)];
        return
            left.Length > 0
            && !left.Except(asked, StringComparer.Ordinal).Any()
            && !asked.Except(last.Moved, StringComparer.Ordinal).Any()
            ? last
            : null;
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
        ArgumentNullException.ThrowIfNull(story);
        ImmutableArray<string> reports = story is ['s', ..]
            ? await store.ReportsOfAsync(story, cancellationToken).ConfigureAwait(false)
            : [];
        return !reports.IsEmpty
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

        List<Correction> log = await LogAsync(cancellationToken).ConfigureAwait(false);
        string end =
            correction.Kind == CorrectionKind.Merge
                ? new CorrectionLayer(log, _ => null).MergedInto(correction.Value!)
                : correction.Value!;
        return end.Equals(correction.Subject, StringComparison.OrdinalIgnoreCase)
            ? $"expected two actors, found \"{correction.Subject}\" twice"
            : null;
    }

    private async Task<List<Correction>> LogAsync(CancellationToken cancellationToken)
    {
        List<Correction> log = [];
        await foreach (
            Correction made in store.CorrectionsAsync(cancellationToken).ConfigureAwait(false)
        )
        {
            log.Add(made);
        }

        return log;
    }
}
