using System.Collections.Immutable;
using Entente.Models;
using Entente.Text;

namespace Entente.Quotations.Attributions;

/// <summary>The trained reader of attributions: who is the source of what, by which words.</summary>
/// <remarks>
/// Two steps. A first tagger says of each token whether it belongs to a source, a cue or a content; then for each cue, doubtful ones too,
/// a second one finds the source and the content of this cue, with what the first says among its features.
/// Built once, then asked from any thread. Cost: linear in the text. Source of the second step: predicates with their arguments, as in
/// X. Carreras, L. Màrquez, "Introduction to the CoNLL-2005 Shared Task: Semantic Role Labeling", CoNLL 2005.
/// </remarks>
internal sealed class AttributionModel
{
    /// <summary>The name of the model: <c>models/LANG/quotations.bin</c>.</summary>
    public const string Name = "quotations";

    // Tuned on documents kept back of training.
    private const float Least = 0.3f;

    private readonly WordClusters _clusters;
    private readonly CueRates _rates;
    private readonly RoleTagger _roles;
    private readonly PartReader _parts;

    /// <summary>Takes the weights of a file.</summary>
    /// <exception cref="DataFormatException">It holds none.</exception>
    public AttributionModel(ModelFile file)
    {
        _clusters = new WordClusters(file);
        _rates = new CueRates(file);
        _roles = new RoleTagger(file);
        _parts = new PartReader(file);
    }

    /// <summary>The attributions of a document with trees, in the order of their cues.</summary>
    /// <param name="document">With trees and names.</param>
    /// <param name="known">What the rules read.</param>
    public List<CueReading> Read(Document document, ImmutableArray<KnownRole> known)
    {
        TokenColumns text = new(document, known, _clusters, _rates);
        ChainLattice lattice = new();
        PartFeatures features = new();
        List<CueReading> found = [];
        foreach (TokenRange passage in RoleTagger.PassagesOf(document))
        {
            RoleOpinion roles = _roles.Read(text, passage, lattice);
            List<CueReading> here = [];
            foreach (TokenRange cue in roles.Cues)
            {
                Frame frame = Frame.Around(text, passage, cue);
                CueReading reading = _parts.Read(text, roles, frame, features, lattice);
                if (reading.Confidence >= Least && reading.Content.Count > 0)
                {
                    here.Add(reading);
                }
            }

            found.AddRange(CueChooser.Choose(here));
        }

        return found;
    }
}
