using System.Collections.Immutable;
using Entente.Events;
using Entente.Models;

namespace Entente.Lab.Training.Events;

/// <summary>Measures readers of parties on sentences that they have not learnt from: each fold by a model of the others.</summary>
internal static class PartyValidation
{
    private const int Folds = 5;

    /// <summary>Who takes part in each sentence, as told by a model that has not seen it in any writing.</summary>
    public static ImmutableArray<Party>[] Run(
        IReadOnlyList<MarkedSentence> sentences,
        PartyFeatures features,
        ChoiceSettings settings
    )
    {
        var told = new ImmutableArray<Party>[sentences.Count];
        Parallel.For(
            0,
            Folds,
            fold =>
            {
                HashSet<string> held = new(
                    sentences.Where((_, i) => i % Folds == fold).Select(s => s.Key),
                    StringComparer.Ordinal
                );
                PartyTrainer trainer = new(features, settings);
                byte[] bytes = trainer.Train(sentences.Where(s => !held.Contains(s.Key)));
                PartyReader reader = new(
                    new PartyModel(ModelFile.Parse(PartyModel.Name, bytes), features)
                );
                for (int i = fold; i < sentences.Count; i += Folds)
                {
                    told[i] = reader.Read(sentences[i].Scene);
                }
            }
        );
        return told;
    }

    /// <summary>F1 of parties with the same words, and with some of the same words.</summary>
    public static (double Exact, double Overlapping) Score(
        IReadOnlyList<MarkedSentence> sentences,
        ImmutableArray<Party>[] told,
        PartyRole? role = null
    )
    {
        int exact = 0;
        int overlapping = 0;
        int all = 0;
        for (int i = 0; i < told.Length; i++)
        {
            ImmutableArray<Party> right =
            [
                .. sentences[i].Parties.Where(p => role is null || p.Role == role),
            ];
            List<Party> left = [.. right];
            foreach (Party party in told[i].Where(p => role is null || p.Role == role))
            {
                all++;
                exact += right.Contains(party) ? 1 : 0;
                int hit = left.FindIndex(p => p.Role == party.Role && p.Span.Overlaps(party.Span));
                if (hit >= 0)
                {
                    overlapping++;
                    left.RemoveAt(hit);
                }
            }

            all += right.Length;
        }

        return (2.0 * exact / all, 2.0 * overlapping / all);
    }
}
