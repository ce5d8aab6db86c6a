using System.Collections.Immutable;

namespace Entente.Events;

/// <summary>Reads who takes part in what a sentence is about, in their whole phrases, whether they are actors of politics or not.</summary>
internal sealed class PartyReader(PartyModel model)
{
    // Born in lab/notes/events.md.
    private const double LeastChance = 0.3;
    private const double LeastOfMutual = 0.5;
    private const double LeastOfShare = 0.3; // of the chance of the first of several
    private const int MostParties = 6;

    /// <summary>The parties of a sentence, in whole phrases.</summary>
    public ImmutableArray<Party> Read(PartyScene scene)
    {
        List<Phrase> phrases = [];
        HeadChances mutual = model.HeadsOf(scene, PartyRole.Reciprocal, source: -1);
        if (1 - mutual.OfNobody >= LeastOfMutual)
        {
            Add(scene, PartyRole.Reciprocal, mutual, phrases);
        }
        else
        {
            HeadChances sources = model.HeadsOf(scene, PartyRole.Source, source: -1);
            bool isNamed = sources.Best >= 0 && sources.Of(sources.Best) >= LeastChance;
            if (isNamed)
            {
                Add(scene, PartyRole.Source, sources, phrases);
            }

            HeadChances targets = model.HeadsOf(
                scene,
                PartyRole.Target,
                isNamed ? sources.Best : -1
            );
            if (targets.Best >= 0 && targets.Of(targets.Best) >= LeastChance)
            {
                Add(scene, PartyRole.Target, targets, phrases);
            }
        }

        Document document = scene.Tree.Document;
        return
        [
            .. phrases.Select(phrase => new Party(
                phrase.Role,
                new TextSpan(
                    document.Tokens[phrase.First].Span.Start,
                    document.Tokens[phrase.Last].Span.End
                )
            )),
        ];
    }

    /// <summary>Adds the phrase of the likeliest head, and those of what stands beside it and is hardly less likely.</summary>
    private void Add(PartyScene scene, PartyRole role, HeadChances chances, List<Phrase> phrases)
    {
        int best = chances.Best;
        foreach (
            int head in chances
                .Heads.Where(head => chances.Of(head) >= LeastOfShare * chances.Of(best))
                .OrderByDescending(chances.Of)
                .ThenBy(head => head)
        )
        {
            (int first, int last) = model.PhraseOf(scene, head, role);
            bool isFree = !phrases.Exists(p => p.First <= last && first <= p.Last);
            if (isFree && phrases.Count < MostParties)
            {
                phrases.Add(new Phrase(role, first, last));
            }
        }
    }

    private readonly record struct Phrase(PartyRole Role, int First, int Last);
}
