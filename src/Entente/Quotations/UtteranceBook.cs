using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Entente.Data;

namespace Entente.Quotations;

/// <summary>A wording with its place among all that came before.</summary>
/// <param name="Wording">The wording.</param>
/// <param name="Utterance">Its utterance: the identifier of the wording that founded it.</param>
/// <param name="Match">How it was joined; <see langword="null"/> when it founded the utterance.</param>
/// <param name="Nearest">The wording that it is nearest to.</param>
/// <param name="SaidAgain">The utterances of other stories that say the same.</param>
public sealed record AlignedStatement(
    Wording Wording,
    string Utterance,
    UtteranceMatch? Match,
    Wording? Nearest,
    ImmutableArray<string> SaidAgain
);

/// <summary>Aligns wordings as they come, in memory: for pipelines and for measuring. The record does the same with its store.</summary>
/// <remarks>Not safe to use from two threads at once.</remarks>
public sealed class UtteranceBook
{
    // Wordings of other stories that share a key and are compared.
    private const int MostCandidates = 64;

    private readonly UtteranceAligner _aligner;
    private readonly Dictionary<string, UtteranceIndex> _stories = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Wording> _wordings = new(StringComparer.Ordinal);
    private readonly Dictionary<int, List<(AlignedWording Wording, string Story)>> _byKey = [];

    /// <summary>Opens an empty book.</summary>
    public UtteranceBook(Language language) => _aligner = new UtteranceAligner(language);

    /// <summary>Adds a wording of a story: it joins an utterance of the story or founds one, and is linked with those of other stories that say the same.</summary>
    public AlignedStatement Add(Wording wording, string story)
    {
        ArgumentNullException.ThrowIfNull(wording);
        ref UtteranceIndex? index = ref CollectionsMarshal.GetValueRefOrAddDefault(
            _stories,
            story,
            out _
        );
        index ??= new UtteranceIndex(_aligner);
        UtteranceMatch? match = index.Match(wording);
        AlignedWording aligned = new(wording, match?.Utterance ?? wording.Quotation);
        WordingKeys keys = _aligner.KeysOf(wording);
        ImmutableArray<string> again =
        [
            .. keys
                .Asked.SelectMany(key => _byKey.GetValueOrDefault(key, []))
                .Where(other => other.Story != story)
                .CountBy(other => other.Wording)
                .OrderByDescending(pair => pair.Value)
                .Take(MostCandidates)
                .Select(pair => _aligner.SaidAgain(wording, pair.Key))
                .OfType<UtteranceMatch>()
                .Select(link => link.Utterance)
                .Distinct(StringComparer.Ordinal),
        ];
        index.Add(aligned);
        _wordings[wording.Quotation] = wording;
        foreach (int key in keys.Kept)
        {
            (CollectionsMarshal.GetValueRefOrAddDefault(_byKey, key, out _) ??= []).Add(
                (aligned, story)
            );
        }

        return new AlignedStatement(
            wording,
            aligned.Utterance,
            match,
            match is null ? null : _wordings[match.Quotation],
            again
        );
    }
}
