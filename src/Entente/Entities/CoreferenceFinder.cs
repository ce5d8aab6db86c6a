using System.Collections.Immutable;
using Entente.Data;
using Entente.Models;

namespace Entente.Entities;

/// <summary>Finds which words of a document speak of the same: "Angela Merkel", "the chancellor", "she".</summary>
/// <remarks>
/// Phrases are read from the trees, then taken in the order of the text: each continues one of the chains before it or begins its own, as a
/// trained ranker finds. Built once, then asked from any thread. Cost: linear in the length of the text.
/// </remarks>
public sealed class CoreferenceFinder
{
    /// <summary>The name of the model: <c>models/LANG/coreference.bin</c>.</summary>
    public const string Model = "coreference";

    private readonly ReferenceWords _words;
    private readonly AntecedentRanker _ranker;

    internal CoreferenceFinder(ReferenceWords words, AntecedentRanker ranker)
    {
        _words = words;
        _ranker = ranker;
    }

    /// <summary>Loads the ranker and the words of a language; <see langword="null"/> when <paramref name="models"/> holds no ranker for it.</summary>
    /// <exception cref="DataFormatException">The file is damaged, or a table is missing or not well-formed.</exception>
    public static CoreferenceFinder? Open(Language language, ModelFolder models)
    {
        ArgumentNullException.ThrowIfNull(language);
        ArgumentNullException.ThrowIfNull(models);
        return models.Find(language, Model) is { } file
            ? new CoreferenceFinder(new ReferenceWords(language), AntecedentRanker.Read(file))
            : null;
    }

    /// <summary>The chains of <paramref name="document"/>, by their first reference; empty when it has no trees.</summary>
    /// <param name="document">The text with its sentences, trees and names.</param>
    /// <param name="mentions">Who and what is named, as <see cref="EntityFinder"/> found it.</param>
    public ImmutableArray<ReferenceChain> Find(Document document, ImmutableArray<Mention> mentions)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (document.Syntax.IsEmpty)
        {
            return [];
        }

        ChainBuilder chains = new();
        AntecedentFeatures features = new();
        foreach (Phrase phrase in new PhraseReader(document, mentions, _words).Read())
        {
            if (Choose(phrase, chains.CandidatesFor(phrase), features) is { } chain)
            {
                chains.Continue(chain, phrase);
            }
            else
            {
                chains.Begin(phrase);
            }
        }

        return
        [
            .. chains.All.Where(chain => chain.Members.Count > 1).Select(c => Tell(c, document)),
        ];
    }

    private Chain? Choose(Phrase phrase, List<Antecedent> candidates, AntecedentFeatures features)
    {
        features.Begin(phrase, candidates);
        Chain? best = null;
        float highest = _ranker.Score(features.OfNew(phrase, candidates)) - _ranker.Lean;
        for (int i = 0; i < candidates.Count; i++)
        {
            float score = _ranker.Score(features.Of(phrase, candidates, i));
            if (score > highest)
            {
                highest = score;
                best = candidates[i].Chain;
            }
        }

        return best;
    }

    private static ReferenceChain Tell(Chain chain, Document document) =>
        new(
            chain.Type,
            chain.Entity,
            [
                .. chain.Members.Select(m => new Reference(
                    m.Span,
                    document.Tokens[m.Head].Span,
                    m.Kind
                )),
            ]
        );
}
