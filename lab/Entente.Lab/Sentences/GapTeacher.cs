using Entente.Data;
using Entente.Text;

namespace Entente.Lab.Sentences;

/// <summary>Divides marked texts as their treebank does, and notes what the model would have seen of each gap.</summary>
internal sealed class GapTeacher : IGapJudge
{
    private readonly TextAnalyzer _analyzer;
    private SentenceFeatures? _features;
    private MarkedText _text = new("", new HashSet<int>());
    private List<SeenGap> _seen;

    public GapTeacher()
    {
        _seen = Gaps;
        _analyzer = new TextAnalyzer(
            Language.English,
            (_, rules) =>
            {
                _features = new SentenceFeatures(rules);
                return this;
            }
        );
    }

    /// <summary>The gaps to learn from.</summary>
    public List<SeenGap> Gaps { get; } = [];

    /// <summary>The gaps to measure on.</summary>
    public List<SeenGap> HeldOut { get; } = [];

    /// <summary>Notes the gaps of a text.</summary>
    public void Learn(MarkedText text, bool isHeldOut)
    {
        _text = text;
        _seen = isHeldOut ? HeldOut : Gaps;
        _analyzer.Analyze(text.Text);
    }

    /// <inheritdoc/>
    public bool EndsSentence(in Gap gap)
    {
        int[] features = new int[SentenceFeatures.Count];
        _features!.Extract(gap, features);
        bool ends = _text.Ends.Contains(gap.Tokens[gap.Last].Span.End);
        _seen.Add(new SeenGap(features, ends));
        return ends;
    }
}

/// <summary>What the model sees of a gap, and whether a sentence ends there.</summary>
internal sealed record SeenGap(int[] Features, bool Ends);
