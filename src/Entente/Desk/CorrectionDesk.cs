using Entente.Corrections;
using Entente.Storage;

namespace Entente.Desk;

/// <summary>Takes corrections into the log of a record, if they make sense, and undoes them.</summary>
/// <param name="store">The record, open for writing.</param>
/// <param name="clock">Tells when a correction is made.</param>
public sealed class CorrectionDesk(IStore store, TimeProvider? clock = null)
{
    private readonly TimeProvider _clock = clock ?? TimeProvider.System;

    /// <summary>Makes a correction; its number and time are those of the log.</summary>
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
        Correction plain = new()
        {
            Made = _clock.GetUtcNow(),
            Kind = kind,
            Subject = subject,
            Value = value,
        };
        Correction correction = more?.Invoke(plain) ?? plain;
        if (await FaultAsync(correction, cancellationToken).ConfigureAwait(false) is { } fault)
        {
            throw new CorrectionException(fault);
        }

        return await store.CorrectAsync(correction, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Undoes the correction of this number; <see langword="null"/> when there is none, or it was undone before.</summary>
    public Task<Correction?> UndoAsync(int number, CancellationToken cancellationToken = default) =>
        store.UndoAsync(number, _clock.GetUtcNow(), cancellationToken);

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
