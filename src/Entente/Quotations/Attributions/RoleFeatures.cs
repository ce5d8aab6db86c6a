namespace Entente.Quotations.Attributions;

/// <summary>What says of a token whether it belongs to a source, a cue or a content. Trainer and reader share it.</summary>
internal static class RoleFeatures
{
    /// <summary>More than a token can have.</summary>
    public const int Most = 128;

    private static readonly TokenView s_edge = new()
    {
        Form = 1,
        Lemma = 1,
        Tag = 1,
        Fine = 1,
        Relation = 1,
        Head = -1,
        Governor = -1,
        Outer = -1,
        Verb = -1,
        Opens = -1,
        Closes = -1,
    };

    /// <summary>Writes the features of token <paramref name="at"/> in the passage from <paramref name="first"/> to <paramref name="end"/>, and says how many they are.</summary>
    public static int Of(TokenColumns text, int first, int end, int at, Span<ulong> features)
    {
        Window window = new(text, first, end);
        int n = OfWords(window, at, features);
        n = OfMarks(window, at, features, n);
        n = OfTree(window, at, features, n);
        n = OfBounds(window, at, features, n);
        return OfSentence(text, first, at, features, n);
    }

    private static int OfWords(Window window, int at, Span<ulong> features)
    {
        ref readonly TokenView word = ref window[at];
        ref readonly TokenView before = ref window[at - 1];
        ref readonly TokenView after = ref window[at + 1];
        ref readonly TokenView before2 = ref window[at - 2];
        ref readonly TokenView after2 = ref window[at + 2];
        int n = 0;
        features[n++] = Feature.Of(1, 0);
        features[n++] = Feature.Of(2, word.Form);
        features[n++] = Feature.Of(3, word.Lemma, word.Tag);
        features[n++] = Feature.Of(4, word.Cluster & 0xFFFF, word.Tag);
        features[n++] = Feature.Of(5, word.Coarse, word.Fine);
        features[n++] = Feature.Of(6, word.Fine, word.IsCapital ? 1u : 0);
        features[n++] = Feature.Of(7, before.Form);
        features[n++] = Feature.Of(8, after.Form);
        features[n++] = Feature.Of(9, before2.Form);
        features[n++] = Feature.Of(10, after2.Form);
        features[n++] = Feature.Of(11, before.Form, word.Form);
        features[n++] = Feature.Of(12, word.Form, after.Form);
        features[n++] = Feature.Of(13, before.Lemma, word.Tag);
        features[n++] = Feature.Of(14, after.Lemma, word.Tag);
        features[n++] = Feature.Of(15, before.Cluster & 0xFFFF, word.Tag);
        features[n++] = Feature.Of(16, after.Cluster & 0xFFFF, word.Tag);
        features[n++] = Feature.Of(17, before.Fine, word.Fine, after.Fine);
        features[n++] = Feature.Of(18, before2.Fine, before.Fine, word.Fine);
        features[n++] = Feature.Of(19, word.Fine, after.Fine, after2.Fine);
        features[n++] = Feature.Of(20, word.Lemma, after.Fine);
        features[n++] = Feature.Of(21, before.Fine, word.Lemma);
        features[n++] = Feature.Of(22, word.Name, word.Fine);
        features[n++] = Feature.Of(23, word.Name, before.Name, after.Name);
        features[n++] = Feature.Of(24, word.Rate, before.Rate, after.Rate);
        features[n++] = Feature.Of(25, word.Rate, word.Relation);
        features[n++] = Feature.Of(26, word.Rate, word.Fine, before2.Rate);
        features[n++] = Feature.Of(27, word.Fine, before.Rate, before2.Rate);
        features[n++] = Feature.Of(28, word.Fine, after.Rate, after2.Rate);
        features[n++] = Feature.Of(29, before.Lemma, word.Lemma, after.Lemma);
        return n;
    }

    private static int OfMarks(Window window, int at, Span<ulong> features, int n)
    {
        ref readonly TokenView word = ref window[at];
        ref readonly TokenView before = ref window[at - 1];
        ref readonly TokenView after = ref window[at + 1];
        ulong quote = Quotes(before.Quote, word.Quote, after.Quote);
        ulong known = Quotes(before.Known, word.Known, after.Known);
        features[n++] = Feature.Of(32, quote);
        features[n++] = Feature.Of(33, quote, word.Tag);
        features[n++] = Feature.Of(34, known);
        features[n++] = Feature.Of(35, known, word.Fine);
        features[n++] = Feature.Of(36, known, quote);
        features[n++] = Feature.Of(37, word.Known, word.Rate, word.Quote);
        features[n++] = Feature.Of(38, window[at - 2].Quote, quote, window[at + 2].Quote);
        features[n++] = Feature.Of(39, quote, before.Rate, after.Rate);
        return n;
    }

    private static int OfTree(Window window, int at, Span<ulong> features, int n)
    {
        ref readonly TokenView word = ref window[at];
        ref readonly TokenView head = ref window[word.Head];
        ulong side = word.Head > at ? 1u : 0;
        features[n++] = Feature.Of(40, word.Relation);
        features[n++] = Feature.Of(41, word.Relation, head.Lemma, side);
        features[n++] = Feature.Of(42, word.Relation, head.Rate, side);
        features[n++] = Feature.Of(43, word.Relation, head.Tag, head.Relation);
        features[n++] = Feature.Of(44, word.Relation, head.Cluster & 0xFFFF, side);
        features[n++] = Feature.Of(45, word.Tag, word.Dependents);
        features[n++] = Feature.Of(46, word.Lemma, word.Dependents & 0x1F7);
        features[n++] = Feature.Of(47, word.Cluster & 0xFFFF, word.Dependents & 0x37);
        features[n++] = Feature.Of(48, word.Rate, word.Dependents);
        features[n++] = Feature.Of(49, word.Relation, head.Dependents & 0x137, head.Rate);
        features[n++] = Feature.Of(50, word.Lemma, head.Lemma);
        features[n++] = Feature.Of(51, word.Rate, head.Rate, word.Relation);

        // What stands above: the nearest cue, the outermost, the nearest verb.
        ref readonly TokenView governor = ref window[word.Governor];
        ref readonly TokenView branch = ref window[word.Branch];
        ulong way = branch.Relation + (word.Governor > at ? 1u : 0);
        features[n++] = Feature.Of(52, governor.Lemma, way);
        features[n++] = Feature.Of(53, governor.Rate, way);
        features[n++] = Feature.Of(54, governor.Cluster & 0xFFFF, way);
        features[n++] = Feature.Of(55, governor.Rate, way, governor.Quote);
        features[n++] = Feature.Of(56, governor.Rate, way, word.Fine);
        features[n++] = Feature.Of(57, governor.Dependents & 0x137, way, governor.Rate);
        features[n++] = Feature.Of(58, governor.Lemma, way, word.Quote);
        ref readonly TokenView outer = ref window[word.Outer];
        ulong outerWay = window[word.OuterBranch].Relation + (word.Outer > at ? 1u : 0);
        features[n++] = Feature.Of(59, outer.Lemma, outerWay);
        features[n++] = Feature.Of(60, outer.Rate, outerWay, outer.Quote);
        features[n++] = Feature.Of(61, outer.Rate, outerWay, word.Fine);
        features[n++] = Feature.Of(62, outer.Rate, outerWay, way);
        features[n++] = Feature.Of(63, governor.Lemma, outer.Lemma, way);
        ref readonly TokenView verb = ref window[word.Verb];
        ulong verbWay = window[word.VerbBranch].Relation + (word.Verb > at ? 1u : 0);
        features[n++] = Feature.Of(64, verb.Lemma, verbWay);
        features[n++] = Feature.Of(65, verb.Cluster & 0xFFFF, verbWay);
        features[n++] = Feature.Of(66, verb.Relation, verbWay, verb.Rate);
        features[n++] = Feature.Of(67, verb.Dependents & 0x137, verbWay, verb.Rate);
        return n;
    }

    private static int OfBounds(Window window, int at, Span<ulong> features, int n)
    {
        features[n++] = OfBound(70, window, window[at].Opens, at, out ulong opens);
        features[n++] = opens;
        features[n++] = OfBound(72, window, window[at].Closes, at, out ulong closes);
        features[n++] = closes;
        features[n++] = OfBound(74, window, window[at + 1].Opens, at, out ulong next);
        features[n++] = next;
        features[n++] = OfBound(76, window, window[at - 1].Closes, at, out ulong before);
        features[n++] = before;
        features[n++] = Feature.Of(78, opens, window[at - 1].Form);
        features[n++] = Feature.Of(79, closes, window[at + 1].Form);
        features[n++] = Feature.Of(80, opens, before);
        return n;
    }

    private static ulong OfBound(int template, Window window, int node, int at, out ulong coarse)
    {
        if (node < 0)
        {
            coarse = Feature.Of(template + 1, 0);
            return Feature.Of(template, 0);
        }

        ref readonly TokenView root = ref window[node];
        ref readonly TokenView head = ref window[root.Head];
        ulong side = root.Head > at ? 1u : 0;
        coarse = Feature.Of(template + 1, root.Relation, head.Rate, side);
        return Feature.Of(template, root.Relation, head.Lemma, side);
    }

    private static int OfSentence(TokenColumns text, int first, int at, Span<ulong> features, int n)
    {
        ref readonly TokenView word = ref text[at];
        Sentence sentence = text.Document.Sentences[word.Sentence];
        ref readonly TokenView start = ref text[sentence.FirstToken];
        ulong place = (ulong)Math.Min(at - sentence.FirstToken, 5);
        ulong rest = (ulong)Math.Min(sentence.EndToken - at, 4);
        bool isFirstSentence = sentence.FirstToken <= first;
        features[n++] = Feature.Of(84, place, word.Fine);
        features[n++] = Feature.Of(85, rest, word.Fine);
        features[n++] = Feature.Of(86, place, isFirstSentence ? 1u : 0, start.Quote);
        features[n++] = Feature.Of(87, (ulong)Math.Min(word.Paragraph, 2), word.Fine);
        ref readonly TokenView root = ref text[RootOf(text, sentence)];
        features[n++] = Feature.Of(88, root.Rate, word.Relation);
        features[n++] = Feature.Of(89, root.Lemma, word.Relation);
        features[n++] = Feature.Of(90, root.Rate, root.Quote, word.Quote);
        if (!isFirstSentence)
        {
            Sentence earlier = text.Document.Sentences[word.Sentence - 1];
            ref readonly TokenView earlierRoot = ref text[RootOf(text, earlier)];
            ref readonly TokenView last = ref text[earlier.EndToken - 1];
            ulong state = Quotes(last.Quote, start.Quote, word.Quote);
            features[n++] = Feature.Of(91, earlierRoot.Rate, state, root.Rate);
            features[n++] = Feature.Of(92, earlierRoot.Rate, state, word.Governor < 0 ? 0u : 1);
            features[n++] = Feature.Of(93, last.Known, start.Known, word.Known);
        }

        return n;
    }

    private static int RootOf(TokenColumns text, Sentence sentence)
    {
        // The largest subtree that begins a sentence is as a rule the sentence's.
        int node = text[sentence.FirstToken].Opens;
        return node < 0 ? sentence.FirstToken : node;
    }

    private static ulong Quotes(ulong a, ulong b, ulong c) => (a << 8) | (b << 4) | c;

    /// <summary>The tokens of a passage; beyond it, nothing is seen.</summary>
    private readonly ref struct Window(TokenColumns text, int first, int end)
    {
        private readonly ReadOnlySpan<TokenView> _views = text.Views;

        public ref readonly TokenView this[int i]
        {
            get
            {
                if (i >= first && i < end)
                {
                    return ref _views[i];
                }

                return ref s_edge;
            }
        }
    }
}
