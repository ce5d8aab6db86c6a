namespace Entente.Quotations.Attributions;

/// <summary>What is thought of the tokens of a passage before any one cue is looked at.</summary>
internal sealed class RoleOpinion
{
    private const int Stride = RoleLabel.Stride;

    private readonly int _first;
    private readonly byte[] _best;
    private readonly float[] _chances;
    private readonly int[] _cuesBefore;
    private readonly int[] _commasBefore;
    private readonly int[] _cueBefore;
    private readonly int[] _cueBehind;

    /// <summary>Takes the labels of a passage and their chances, and makes the cues of them.</summary>
    public RoleOpinion(TokenColumns text, TokenRange passage, byte[] best, float[] chances)
    {
        Passage = passage;
        _first = passage.First;
        _best = best;
        _chances = chances;
        Cues = CuesIn(passage, best, chances);
        int length = passage.Length;
        _cuesBefore = new int[length + 1];
        _commasBefore = new int[length + 1];
        _cueBefore = new int[length];
        _cueBehind = new int[length];
        foreach (TokenRange cue in Cues)
        {
            _cuesBefore[cue.First - _first + 1]++;
        }

        int last = -1;
        int at = 0;
        for (int i = 0; i < length; i++)
        {
            _cuesBefore[i + 1] += _cuesBefore[i];
            _commasBefore[i + 1] =
                _commasBefore[i]
                + (text[_first + i].IsMark && text[_first + i].Quote is not (2 or 3) ? 1 : 0);
            while (at < Cues.Count && Cues[at].First <= _first + i)
            {
                last = at++;
            }

            _cueBefore[i] = last;
            _cueBehind[i] = at;
        }
    }

    /// <summary>The passage.</summary>
    public TokenRange Passage { get; }

    /// <summary>The cues, doubtful ones too, in order.</summary>
    public List<TokenRange> Cues { get; }

    /// <summary>The best label of a token.</summary>
    public int BestAt(int i) => _best[i - _first];

    /// <summary>The chance of a part, from its beginning or going on.</summary>
    public float ChanceOf(int i, int part) =>
        _chances[((i - _first) * Stride) + (2 * part) + 1]
        + _chances[((i - _first) * Stride) + (2 * part) + 2];

    /// <summary>The chance of a source, in steps.</summary>
    public ulong StepOfSource(int i) => Step(ChanceOf(i, RoleLabel.Source));

    /// <summary>The chance of a content, in steps.</summary>
    public ulong StepOfContent(int i) => Step(ChanceOf(i, RoleLabel.Content));

    /// <summary>The chance that a content begins, in steps.</summary>
    public ulong StepOfBeginning(int i) =>
        Step(_chances[((i - _first) * Stride) + (2 * RoleLabel.Content) + 1]);

    /// <summary>How many cues begin before a token.</summary>
    public int CuesBefore(int i) => _cuesBefore[i - _first];

    /// <summary>How many marks, other than quotation marks, stand before a token.</summary>
    public int CommasBefore(int i) => _commasBefore[i - _first];

    /// <summary>How far the nearest other cue is away.</summary>
    public int NearestCue(int i, TokenRange than)
    {
        int nearest = int.MaxValue;
        int before = _cueBefore[i - _first];
        if (before >= 0 && Cues[before] == than)
        {
            before--;
        }

        if (before >= 0)
        {
            nearest = i - Cues[before].End + 1;
        }

        int behind = _cueBehind[i - _first];
        if (behind < Cues.Count && Cues[behind] == than)
        {
            behind++;
        }

        return behind < Cues.Count ? Math.Min(nearest, Cues[behind].First - i) : nearest;
    }

    // A cue that is not in the best row of labels, but likely enough to be looked at.
    private const float Doubtful = 0.08f;
    private const float Attached = 0.1f;

    private static List<TokenRange> CuesIn(TokenRange passage, byte[] best, float[] chances)
    {
        List<TokenRange> cues = [];
        int length = passage.Length;
        int i = 0;
        while (i < length)
        {
            if (best[i] == RoleLabel.BeginsCue)
            {
                int end = i + 1;
                while (end < length && best[end] == RoleLabel.BeginsCue + 1)
                {
                    end++;
                }

                cues.Add(new TokenRange(passage.First + i, passage.First + end));
                i = end;
            }
            else if (IsDoubtful(i))
            {
                int end = i + 1;
                while (end < length && best[end] != RoleLabel.BeginsCue && Goes(end) >= Attached)
                {
                    end++;
                }

                cues.Add(new TokenRange(passage.First + i, passage.First + end));
                i = end;
            }
            else
            {
                i++;
            }
        }

        return cues;

        bool IsDoubtful(int at) =>
            chances[(at * Stride) + RoleLabel.BeginsCue] >= Doubtful
            && best[at] != RoleLabel.BeginsCue + 1;

        float Goes(int at) => chances[(at * Stride) + RoleLabel.BeginsCue + 1];
    }

    private static ulong Step(float chance) =>
        chance switch
        {
            < 0.03f => 0,
            < 0.12f => 1,
            < 0.3f => 2,
            < 0.5f => 3,
            < 0.7f => 4,
            < 0.9f => 5,
            _ => 6,
        };
}
