using System.Collections.Concurrent;
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

    // 0.4: best F1 on documents kept back of training, lab/notes/quotations.md.
    private const float Least = 0.4f;

    private readonly WordClusters _clusters;
    private readonly CueRates _rates;
    private readonly PassageMemory _memory;
    private readonly RoleTagger _roles;
    private readonly PartReader _parts;
    private readonly ConcurrentBag<AttributionWork> _idle = [];

    /// <summary>Takes the weights of a file.</summary>
    /// <exception cref="DataFormatException">It holds none.</exception>
    public AttributionModel(ModelFile file)
    {
        _clusters = new WordClusters(file);
        _rates = new CueRates(file);
        _memory = new PassageMemory(file, Arithmetic.Best);
        _roles = new RoleTagger(file, _memory);
        _parts = new PartReader(file, _memory);
    }

    /// <summary>The attributions of a document with trees, in the order of their cues.</summary>
    /// <param name="document">With trees and names.</param>
    /// <param name="known">What the rules read.</param>
    public List<CueReading> Read(Document document, ImmutableArray<KnownRole> known)
    {
        TokenColumns text = new(document, known, _clusters, _rates);
        if (!_idle.TryTake(out AttributionWork? work))
        {
            work = new AttributionWork();
        }

        List<CueReading> found = [];
        ImmutableArray<TokenRange> passages = RoleTagger.PassagesOf(document);
        int next = 0;
        while (next < passages.Length)
        {
            int count = _memory.Read(text, passages.AsSpan()[next..], work.Memory);
            for (int i = 0; i < count; i++)
            {
                found.AddRange(Read(text, passages[next + i], i, work));
            }

            next += count;
        }

        _idle.Add(work);
        return found;
    }

    private IEnumerable<CueReading> Read(
        TokenColumns text,
        TokenRange passage,
        int number,
        AttributionWork work
    )
    {
        RoleOpinion roles = _roles.Read(text, passage, number, work);
        List<CueReading> here = [];
        foreach (TokenRange cue in roles.Cues)
        {
            Frame frame = Frame.Around(text, passage, cue);
            CueReading reading = _parts.Read(text, roles, frame, number, work);
            if (reading.Confidence >= Least && reading.Content.Count > 0)
            {
                here.Add(reading);
            }
        }

        return CueChooser.Choose(here);
    }
}

/// <summary>What one thread needs to read attributions, used again and again.</summary>
internal sealed class AttributionWork
{
    /// <summary>For what the memory tells.</summary>
    public PassageMemoryWorkspace Memory { get; } = new();

    /// <summary>For the chances of labels.</summary>
    public ChainLattice Lattice { get; } = new();

    /// <summary>For the features of places.</summary>
    public PlaceFeatures Places { get; } = new();
}
