namespace Entente.Quotations.Attributions;

/// <summary>What the memory reads of a token: its neighbours it remembers by itself, so only the token and what stands above it in the tree.</summary>
internal static class TokenFeatures
{
    /// <summary>More than a token can have.</summary>
    public const int Most = 48;

    private static readonly TokenView s_none = new()
    {
        Form = 1,
        Lemma = 1,
        Tag = 1,
        Fine = 1,
        Relation = 1,
        Opens = -1,
        Closes = -1,
    };

    /// <summary>Writes the features of token <paramref name="at"/>, and says how many they are.</summary>
    public static int Of(TokenColumns text, TokenRange passage, int at, Span<ulong> features)
    {
        ref readonly TokenView word = ref text[at];
        int n = 0;
        features[n++] = Feature.Of(200, word.Form);
        features[n++] = Feature.Of(201, word.Lemma, word.Tag);
        features[n++] = Feature.Of(202, word.Cluster & 0xFFFF);
        features[n++] = Feature.Of(203, word.Coarse, word.Tag);
        features[n++] = Feature.Of(204, word.Fine, word.IsCapital ? 1u : 0);
        features[n++] = Feature.Of(205, word.Name);
        features[n++] = Feature.Of(206, word.Rate, word.Tag);
        features[n++] = Feature.Of(207, word.Quote, word.Tag);
        features[n++] = Feature.Of(208, word.Known, word.Quote);
        features[n++] = Feature.Of(209, word.Rate, word.Dependents & 0x137, word.Relation);
        features[n++] = Feature.Of(210, word.Tag, word.Dependents);
        n = OfPlace(text, passage, at, features, n);
        n = OfAbove(text, passage, at, features, n);
        features[n++] = OfBound(230, text, passage, word.Opens, at);
        features[n++] = OfBound(231, text, passage, word.Closes, at);
        features[n++] = OfBound(232, text, passage, At(text, passage, at + 1).Opens, at);
        features[n++] = OfBound(233, text, passage, At(text, passage, at - 1).Closes, at);
        return n;
    }

    /// <summary>Where it stands in its sentence and paragraph.</summary>
    private static int OfPlace(
        TokenColumns text,
        TokenRange passage,
        int at,
        Span<ulong> features,
        int n
    )
    {
        ref readonly TokenView word = ref text[at];
        Sentence sentence = text.Document.Sentences[word.Sentence];
        ulong place = (ulong)Math.Min(at - sentence.FirstToken, 3);
        ulong rest = (ulong)Math.Min(sentence.EndToken - at, 3);
        ref readonly TokenView root = ref At(
            text,
            passage,
            text[Math.Max(sentence.FirstToken, passage.First)].Opens
        );
        features[n++] = Feature.Of(211, place, rest);
        features[n++] = Feature.Of(212, (ulong)Math.Min(word.Paragraph, 2));
        features[n++] = Feature.Of(213, root.Rate, word.Relation);
        return n;
    }

    /// <summary>What stands above: the head, the nearest cue, the outermost, the nearest verb.</summary>
    private static int OfAbove(
        TokenColumns text,
        TokenRange passage,
        int at,
        Span<ulong> features,
        int n
    )
    {
        ref readonly TokenView word = ref text[at];
        ref readonly TokenView head = ref At(text, passage, word.Head);
        ulong side = word.Head > at ? 1u : 0;
        features[n++] = Feature.Of(215, word.Relation, side);
        features[n++] = Feature.Of(216, word.Relation, head.Lemma, side);
        features[n++] = Feature.Of(217, word.Relation, head.Rate, side);
        features[n++] = Feature.Of(218, word.Relation, head.Cluster & 0xFFFF);
        features[n++] = Feature.Of(219, word.Relation, head.Dependents & 0x137, head.Rate);
        ref readonly TokenView governor = ref At(text, passage, word.Governor);
        ulong way = At(text, passage, word.Branch).Relation + (word.Governor > at ? 1u : 0);
        features[n++] = Feature.Of(220, governor.Lemma, way);
        features[n++] = Feature.Of(221, governor.Rate, way, governor.Quote);
        features[n++] = Feature.Of(222, governor.Dependents & 0x137, way, governor.Rate);
        ref readonly TokenView outer = ref At(text, passage, word.Outer);
        ulong outerWay = At(text, passage, word.OuterBranch).Relation + (word.Outer > at ? 1u : 0);
        features[n++] = Feature.Of(223, outer.Lemma, outerWay);
        features[n++] = Feature.Of(224, outer.Rate, outerWay, way);
        ref readonly TokenView verb = ref At(text, passage, word.Verb);
        ulong verbWay = At(text, passage, word.VerbBranch).Relation + (word.Verb > at ? 1u : 0);
        features[n++] = Feature.Of(225, verb.Lemma, verbWay);
        features[n++] = Feature.Of(226, verb.Relation, verbWay, verb.Rate);
        return n;
    }

    private static ulong OfBound(
        int template,
        TokenColumns text,
        TokenRange passage,
        int node,
        int at
    )
    {
        ref readonly TokenView root = ref At(text, passage, node);
        ref readonly TokenView head = ref At(text, passage, root.Head);
        return Feature.Of(template, root.Relation, head.Rate, root.Head > at ? 1u : 0);
    }

    private static ref readonly TokenView At(TokenColumns text, TokenRange passage, int i)
    {
        if (i >= passage.First && i < passage.End)
        {
            return ref text.Views[i];
        }

        return ref s_none;
    }
}
