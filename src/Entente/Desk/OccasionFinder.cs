using System.Collections.Immutable;
using Entente.Quotations;
using Entente.Storage;

namespace Entente.Desk;

/// <summary>What aligning found for the quotations of a report, in their order.</summary>
/// <param name="Utterances">The utterance of each.</param>
/// <param name="SaidAgain">The utterances of other occasions that say the same.</param>
/// <param name="Keys">The numbers by which each is found again.</param>
internal sealed record Alignment(
    ImmutableArray<string> Utterances,
    ImmutableArray<ImmutableArray<string>> SaidAgain,
    ImmutableArray<ImmutableArray<int>> Keys
);

/// <summary>Finds what was said before on another occasion, in the store and in the batch that is not stored yet: by keys, not by looking at all.</summary>
internal sealed class OccasionFinder(UtteranceAligner aligner, IStore store)
{
    // Wordings that a new one is compared with, and links that are kept of it: those that share most keys.
    private const int MostCandidates = 16;
    private const int MostLinks = 8;

    // Wordings of one key that wait to be stored: more have it only for a turn of phrase.
    private const int MostOfKey = 256;

    private readonly Dictionary<int, List<(AlignedWording Wording, string Story)>> _pending = [];

    /// <summary>Looks for other occasions of each wording, and remembers them until they are stored.</summary>
    public async Task<Alignment> FindAsync(
        ImmutableArray<AlignedWording> aligned,
        string story,
        CancellationToken cancellationToken
    )
    {
        var again = ImmutableArray.CreateBuilder<ImmutableArray<string>>(aligned.Length);
        var kept = ImmutableArray.CreateBuilder<ImmutableArray<int>>(aligned.Length);
        foreach (AlignedWording wording in aligned)
        {
            WordingKeys keys = aligner.KeysOf(wording.Wording);
            again.Add(
                wording.Wording.SpeakerKeys.IsEmpty
                    ? []
                    : await LinksAsync(wording.Wording, keys, story, cancellationToken)
                        .ConfigureAwait(false)
            );
            kept.Add(keys.Kept);
        }

        for (int i = 0; i < aligned.Length; i++)
        {
            Remember(kept[i], aligned[i], story);
        }

        return new Alignment(
            [.. aligned.Select(wording => wording.Utterance)],
            again.MoveToImmutable(),
            kept.MoveToImmutable()
        );
    }

    /// <summary>Says that all that was compared so far is in the store.</summary>
    public void Saved() => _pending.Clear();

    private void Remember(ImmutableArray<int> keys, AlignedWording wording, string story)
    {
        foreach (int key in keys)
        {
            if (!_pending.TryGetValue(key, out List<(AlignedWording, string)>? wordings))
            {
                _pending[key] = wordings = [];
            }

            if (wordings.Count < MostOfKey)
            {
                wordings.Add((wording, story));
            }
        }
    }

    private async Task<ImmutableArray<string>> LinksAsync(
        Wording wording,
        WordingKeys keys,
        string story,
        CancellationToken cancellationToken
    )
    {
        List<(AlignedWording Wording, string Story, int Shared)> candidates = [];
        await foreach (
            StoredWording stored in store
                .WordingsAsync(keys.Asked, MostCandidates, cancellationToken)
                .ConfigureAwait(false)
        )
        {
            if (stored.SharedKeys < keys.FewestShared)
            {
                break; // They come in order: those behind share fewer still, and are not read.
            }

            candidates.Add((ToAligned(stored), stored.Story, stored.SharedKeys));
        }

        // What is not stored yet stands behind what is: as if the store held all.
        candidates.AddRange(
            keys.Asked.SelectMany(key => _pending.GetValueOrDefault(key, []))
                .CountBy(other => other)
                .Where(pair => pair.Value >= keys.FewestShared)
                .Select(pair => (pair.Key.Wording, pair.Key.Story, pair.Value))
        );

        return
        [
            .. candidates
                .OrderByDescending(candidate => candidate.Shared)
                .Take(MostCandidates)
                .Where(candidate => candidate.Story != story)
                // A report on its way into another story is still stored with the one it leaves: it does not say its own words again.
                .Where(candidate => candidate.Wording.Wording.Report != wording.Report)
                .Select(candidate => aligner.SaidAgain(wording, candidate.Wording))
                .OfType<UtteranceMatch>()
                .OrderByDescending(match => match.Score)
                .Select(match => match.Utterance)
                .Distinct(StringComparer.Ordinal)
                .Take(MostLinks),
        ];
    }

    private static AlignedWording ToAligned(StoredWording stored) =>
        new(
            new Wording(stored.Quotation, stored.Report, stored.Words, stored.Speakers)
            {
                IsNegated = stored.IsNegated,
            },
            stored.Utterance
        );
}
