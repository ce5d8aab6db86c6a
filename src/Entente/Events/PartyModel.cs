using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Entente.Data;
using Entente.Models;

namespace Entente.Events;

/// <summary>A trained reader of who takes part in what a sentence is about: it chooses the head of who acts, of whom it is done to, and where their phrases begin and end.</summary>
/// <remarks>Trained by <c>lab/run train parties</c>. Safe to use from any thread. Cost: linear in the length of the sentence.</remarks>
internal sealed class PartyModel
{
    /// <summary>The name of the file.</summary>
    public const string Name = "parties";

    private readonly Choice[] _questions;
    private readonly PartyFeatures _features;

    /// <summary>Takes the choices of a file; words of like meaning come from the model of pairs.</summary>
    /// <exception cref="DataFormatException">The file is damaged.</exception>
    public PartyModel(ModelFile file, PartyFeatures features)
    {
        _questions = [.. PartyQuestions.Names.Select(name => new Choice(file, name))];
        _features = features;
    }

    /// <summary>Opens the model of a language; <see langword="null"/> when it has none.</summary>
    /// <exception cref="DataFormatException">The file is damaged.</exception>
    public static PartyModel? Open(Language language, ModelFolder models, PairModel pairs) =>
        models.Find(language, Name) is { } file
            ? new PartyModel(file, new PartyFeatures(pairs.Clusters))
            : null;

    /// <summary>How likely each word is the head of who takes a part.</summary>
    /// <param name="scene">The sentence.</param>
    /// <param name="role">The part.</param>
    /// <param name="source">The head of who acts, where the question is whom it is done to; else -1.</param>
    public HeadChances HeadsOf(PartyScene scene, PartyRole role, int source)
    {
        ImmutableArray<int> heads = PartyQuestions.HeadsOf(scene);
        double[] chances = new double[heads.Length + 1];
        List<ulong> features = [];
        for (int i = 0; i < heads.Length; i++)
        {
            features.Clear();
            _features.AddOf(scene, heads[i], source, features);
            chances[i] = Score((int)role, features);
        }

        features.Clear();
        _features.AddOfNobody(scene, source, features);
        chances[^1] = Score((int)role, features);
        Choice.Normalize(chances);
        return new HeadChances(heads, [.. chances]);
    }

    /// <summary>The whole phrase of a head, as its first and last token.</summary>
    public (int First, int Last) PhraseOf(PartyScene scene, int head, PartyRole role) =>
        (EdgeOf(scene, head, -1, role), EdgeOf(scene, head, 1, role));

    private int EdgeOf(PartyScene scene, int head, int direction, PartyRole role)
    {
        List<ulong> features = [];
        (int edge, double best) = (head, double.NegativeInfinity);
        foreach (int at in PartyEdges.Of(scene, head, direction))
        {
            features.Clear();
            PartyEdges.AddOf(scene, head, at, direction, role, features);
            double score = Score(PartyQuestions.OfEdge(direction), features);
            (edge, best) = score > best ? (at, score) : (edge, best);
        }

        return edge;
    }

    private double Score(int question, List<ulong> features) =>
        _questions[question].Score(CollectionsMarshal.AsSpan(features));
}
