namespace Entente.Quotations.Attributions;

/// <summary>What the place of a token to a given cue says of whether it belongs to the cue's source or content. Trainer and reader share it.</summary>
internal sealed class PlaceFeatures
{
    /// <summary>More than a token can have.</summary>
    public const int Most = 32;

    private const int FarthestClimb = 40;

    private readonly Dictionary<int, int> _above = [];
    private TokenColumns _text = null!;
    private RoleOpinion _roles = null!;
    private Frame _frame;
    private ulong _cueLemma;
    private ulong _cueState;

    /// <summary>Turns to another frame.</summary>
    /// <param name="text">The text.</param>
    /// <param name="roles">What is thought of each token whatever its cue.</param>
    /// <param name="frame">The cue and its surroundings.</param>
    public void Begin(TokenColumns text, RoleOpinion roles, Frame frame)
    {
        _text = text;
        _roles = roles;
        _frame = frame;
        _above.Clear();
        int node = frame.Head;
        for (int up = 0; node >= 0 && up < FarthestClimb; up++)
        {
            _above.TryAdd(node, up);
            node = text[node].Head;
        }

        _cueLemma = text[frame.Head].Lemma;
        ulong before = frame.Cue.First > frame.First ? text[frame.Cue.First - 1].Form : 0;
        ulong after = frame.Cue.End < frame.End ? text[frame.Cue.End].Form : 0;
        _cueState = Feature.Of(
            2,
            IsPunctuation(frame.Cue.First - 1) ? before : 0,
            IsPunctuation(frame.Cue.End) ? after : 0
        );
    }

    private bool IsPunctuation(int i) => i >= _frame.First && i < _frame.End && _text[i].IsMark;

    /// <summary>Writes the features of token <paramref name="at"/>, and says how many they are.</summary>
    public int Of(int at, Span<ulong> features)
    {
        bool isInCue = at >= _frame.Cue.First && at < _frame.Cue.End;
        ulong side =
            isInCue ? 1u
            : at < _frame.Cue.First ? 2u
            : 3u;
        int distance = at < _frame.Cue.First ? _frame.Cue.First - at : at - _frame.Cue.End + 1;
        ulong far = Bucket(distance) + (side << 8);
        int n = 0;
        features[n++] = Feature.Of(100, side);
        features[n++] = Feature.Of(101, far);
        features[n++] = Feature.Of(102, far, _text[at].Tag);
        if (isInCue)
        {
            return n;
        }

        n = OfRoles(at, side, features, n);
        n = OfPath(at, side, (ulong)_roles.BestAt(at), features, n);
        return OfMarks(at, side, features, n);
    }

    /// <summary>What is thought of the token whatever its cue.</summary>
    private int OfRoles(int at, ulong side, Span<ulong> features, int n)
    {
        ulong role = (ulong)_roles.BestAt(at);
        ulong before = at > _frame.First ? (ulong)_roles.BestAt(at - 1) : 0;
        ulong after = at + 1 < _frame.End ? (ulong)_roles.BestAt(at + 1) : 0;
        ulong best = (before << 8) | (role << 4) | after;
        ulong isSame = IsSameSentence(at);
        ulong cues = CuesBetween(at);
        int commas = Math.Abs(_roles.CommasBefore(at) - _roles.CommasBefore(_frame.Cue.First));
        features[n++] = Feature.Of(103, role, side, cues);
        features[n++] = Feature.Of(104, best, side);
        features[n++] = Feature.Of(105, best, side, isSame);
        features[n++] = Feature.Of(106, _roles.StepOfSource(at), side, cues);
        features[n++] = Feature.Of(107, _roles.StepOfContent(at), side, cues);
        features[n++] = Feature.Of(108, _roles.StepOfBeginning(at), side, isSame);
        features[n++] = Feature.Of(110, role, _cueState, side);
        features[n++] = Feature.Of(111, role, (ulong)Math.Min(commas, 3), side);
        features[n++] = Feature.Of(148, side, Nearness(at), role);
        return n;
    }

    /// <summary>The quotation marks around the token.</summary>
    private int OfMarks(int at, ulong side, Span<ulong> features, int n)
    {
        ref readonly TokenView word = ref _text[at];
        ref readonly TokenView cueAfter = ref At(_frame.Cue.End);
        ulong role = (ulong)_roles.BestAt(at);
        ulong quote = Quotes(at);
        ulong near = side == 2 ? At(_frame.Cue.First - 1).Quote : cueAfter.Quote;
        bool isLinked =
            word.Passage != 0
            && (
                word.Passage == At(_frame.Cue.First - 1).Passage
                || word.Passage == At(_frame.Cue.First - 2).Passage
                || word.Passage == cueAfter.Passage
                || word.Passage == At(_frame.Cue.End + 1).Passage
            );
        features[n++] = Feature.Of(130, quote, side, isLinked ? 1u : 0);
        features[n++] = Feature.Of(131, quote, side, near);
        features[n++] = Feature.Of(132, Sentences(at), side, word.Quote);
        features[n++] = Feature.Of(133, Sentences(at), role, word.Quote);
        features[n++] = Feature.Of(134, _cueState, side, word.Quote);
        return n;
    }

    /// <summary>The way through the tree from the cue to the token.</summary>
    private int OfPath(int at, ulong side, ulong role, Span<ulong> features, int n)
    {
        int node = at;
        int down = 0;
        int branch = -1;
        while (node >= 0 && !_above.ContainsKey(node) && down < FarthestClimb)
        {
            branch = node;
            node = _text[node].Head;
            down++;
        }

        ref readonly TokenView word = ref _text[at];
        if (node < 0 || down == FarthestClimb)
        {
            features[n++] = Feature.Of(112, side, role);
            return n;
        }

        int up = _above[node];
        ref readonly TokenView step = ref _text[branch < 0 ? at : branch];
        ulong relation = branch < 0 ? 7 : step.Relation;
        ulong way = Feature.Of(3, (ulong)Math.Min(up, 4), relation, side);
        ulong upward = up == 0 ? 0 : _text[_frame.Head].Relation;
        bool isFirst = branch >= 0 && step.Left == at;
        bool isLast = branch >= 0 && step.Right == at;
        ulong bound = (isFirst ? 1u : 0) + (isLast ? 2u : 0);
        features[n++] = Feature.Of(113, way);
        features[n++] = Feature.Of(115, way, upward, bound);
        features[n++] = Feature.Of(116, way, _cueLemma);
        features[n++] = Feature.Of(118, way, (ulong)Math.Min(down, 3), word.Relation);
        features[n++] = Feature.Of(119, way, _text[_frame.Head].Tag, upward);
        features[n++] = Feature.Of(120, way, _text[_frame.Head].Dependents & 0x137, upward);
        ref readonly TokenView next = ref At(at + 1);
        features[n++] = Feature.Of(124, way, At(next.Opens).Relation, next.Quote);
        return n;
    }

    /// <summary>How many other cues stand between, up to two.</summary>
    private ulong CuesBetween(int at)
    {
        int cues = Math.Abs(_roles.CuesBefore(at) - _roles.CuesBefore(_frame.Cue.First));
        int others = at >= _frame.Cue.End ? Math.Max(0, cues - 1) : cues;
        return (ulong)Math.Min(others, 2);
    }

    private ulong IsSameSentence(int at) =>
        _text[at].Sentence == _text[_frame.Head].Sentence ? 1u : 0;

    /// <summary>Whether another cue is nearer.</summary>
    private ulong Nearness(int at)
    {
        int own = at < _frame.Cue.First ? _frame.Cue.First - at : at - _frame.Cue.End + 1;
        int other = _roles.NearestCue(at, _frame.Cue);
        return other >= own ? 0u : 1u;
    }

    private ulong Sentences(int at) =>
        (ulong)Math.Clamp(_text[at].Sentence - _text[_frame.Head].Sentence + 3, 0, 6);

    private ulong Quotes(int at) =>
        ((ulong)At(at - 1).Quote << 8) | ((ulong)_text[at].Quote << 4) | At(at + 1).Quote;

    private static readonly TokenView s_edge = new()
    {
        Form = 1,
        Tag = 1,
        Fine = 1,
        Opens = -1,
    };

    private ref readonly TokenView At(int i)
    {
        if (i >= _frame.First && i < _frame.End)
        {
            return ref _text.Views[i];
        }

        return ref s_edge;
    }

    private static ulong Bucket(int distance) =>
        distance switch
        {
            <= 4 => (ulong)distance,
            <= 6 => 5,
            <= 9 => 6,
            <= 15 => 7,
            <= 30 => 8,
            <= 60 => 9,
            _ => 10,
        };
}
