namespace Entente.Events;

/// <summary>What is seen of a word that may name an act: itself, the words around it in the tree and in the text, what they name, and what the table of cues says.</summary>
/// <remarks>A template's number never changes its meaning. Cost: some eighty features a word. Safe to use from any thread.</remarks>
internal static class ActFeatures
{
    private const int MostDependents = 12;
    private const int Near = 2; // words before and behind

    /// <summary>Adds what is seen of a word.</summary>
    public static void Add(ActScene scene, int token, ActSink sink)
    {
        ActRoles roles = ActRoles.Of(scene.Tree, token);
        AddWord(scene, token, roles, sink);
        AddRoles(scene, token, roles, sink);
        AddDependents(scene, token, sink);
        AddRule(scene, token, roles, sink);
        AddNeighbours(scene, token, sink);
    }

    private static void AddWord(ActScene scene, int token, in ActRoles roles, ActSink sink)
    {
        WordTree tree = scene.Tree;
        ulong lemma = scene.Lemma(token);
        ulong relation = scene.Relation(token);
        ulong tag = scene.Tag(token);
        ulong fine = scene.Groups(token) & ushort.MaxValue;
        ulong coarse = scene.Groups(token) >> 16;
        sink.Add(30, 1);
        sink.Add(1, lemma);
        sink.Add(2, lemma, Hash(tree.Tag(token)));
        sink.Add(3, lemma, relation);
        sink.Add(31, tag);
        sink.Add(32, relation);
        sink.Add(33, fine);
        sink.Add(34, coarse);
        sink.Add(35, fine, relation);
        sink.Add(36, coarse, tag);
        sink.Add(37, Hash(tree.Lemma(token).AsSpan()[^Math.Min(4, tree.Lemma(token).Length)..]));
        sink.Add(38, roles.IsPassive ? 1u : 2u);
        sink.Add(39, fine, roles.IsPassive ? 1u : 2u);
        int sentence = tree.Document.SentenceAt(tree.Document.Tokens[token].Span.Start);
        sink.Add(40, scene.NamesIn(sentence));
    }

    private static void AddRoles(ActScene scene, int token, in ActRoles roles, ActSink sink)
    {
        ulong lemma = scene.Lemma(token);
        ulong fine = scene.Groups(token) & ushort.MaxValue;
        ulong coarse = scene.Groups(token) >> 16;
        for (int place = 1; place < ActRoles.Count; place++)
        {
            int other = roles.At(place, token);
            ulong number = (ulong)place;
            ulong kind = scene.Kind(other);
            ulong here = (number << 8) | kind;
            sink.Add(50, here);
            sink.Add(4, lemma, here);
            sink.Add(51, fine, here);
            sink.Add(52, coarse, here);
            if (other < 0)
            {
                continue;
            }

            ulong word = scene.Lemma(other) + number;
            ulong group = scene.Groups(other);
            sink.Add(5, word);
            sink.Add(6, lemma, word);
            sink.Add(53, ((group & ushort.MaxValue) << 8) | number);
            sink.Add(54, ((group >> 16) << 8) | number);
            sink.Add(55, coarse, ((group >> 16) << 8) | number);
            sink.Add(56, fine, ((group >> 16) << 8) | number);
            if (place is 3 or 4)
            {
                AddCase(scene, token, other, sink);
            }
        }

        if (roles.Particle >= 0)
        {
            sink.Add(7, lemma, scene.Lemma(roles.Particle));
            sink.Add(57, fine, scene.Lemma(roles.Particle));
        }

        // Who does it to whom, by what they are.
        ulong sides = (scene.Kind(roles.Subject) << 8) | scene.Kind(roles.Object);
        sink.Add(58, sides);
        sink.Add(59, coarse, sides);
        if (roles.Head >= 0)
        {
            ulong relation = scene.Relation(token);
            sink.Add(8, scene.Lemma(roles.Head), relation);
            sink.Add(60, scene.Groups(roles.Head) & ushort.MaxValue, relation);
            sink.Add(61, scene.Tag(roles.Head), relation);
        }
    }

    private static void AddCase(ActScene scene, int token, int phrase, ActSink sink)
    {
        int word = scene.Tree.Find(phrase, "case");
        ulong preposition = scene.Lemma(word) + 1;
        sink.Add(9, scene.Lemma(token), preposition);
        sink.Add(10, scene.Lemma(token) ^ (preposition << 1), scene.Lemma(phrase));
        sink.Add(62, preposition);
        sink.Add(63, preposition, scene.Kind(phrase));
        sink.Add(64, scene.Groups(token) & ushort.MaxValue, preposition);
        sink.Add(65, preposition, scene.Groups(phrase) >> 16);
    }

    private static void AddDependents(ActScene scene, int token, ActSink sink)
    {
        WordTree tree = scene.Tree;
        ReadOnlySpan<int> dependents = tree.Of(token);
        foreach (int dependent in dependents[..Math.Min(dependents.Length, MostDependents)])
        {
            if (tree.Tag(dependent) == "PUNCT")
            {
                continue;
            }

            ulong relation = scene.Relation(dependent);
            sink.Add(70, relation);
            sink.Add(71, relation, scene.Lemma(dependent));
            sink.Add(11, scene.Lemma(token), relation);
            if (scene.Rule(dependent) is { } below)
            {
                sink.Add(72, relation, (ulong)below.Type!.Value);
            }
        }
    }

    private static void AddRule(ActScene scene, int token, in ActRoles roles, ActSink sink)
    {
        ulong type = TypeOf(scene.Rule(token));
        sink.Add(80, type);
        sink.Add(81, type, scene.Kind(roles.Subject));
        sink.Add(82, type, scene.Kind(roles.Object));
        sink.Add(83, type, scene.Relation(token));
        sink.Add(84, TypeOf(scene.Rule(roles.Head)), type);
        sink.Add(85, type, scene.Groups(token) >> 16);
        if (scene.Rule(token) is { } rule)
        {
            ulong strength = (ulong)rule.Rank + (rule.IsBroad ? 100u : 0);
            sink.Add(86, strength);
            sink.Add(87, type, strength);
            sink.Add(12, Hash(rule.Key));
        }
    }

    private static void AddNeighbours(ActScene scene, int token, ActSink sink)
    {
        Document document = scene.Tree.Document;
        for (int distance = -Near; distance <= Near; distance++)
        {
            int other = token + distance;
            if (distance != 0 && other >= 0 && other < document.Tokens.Length)
            {
                sink.Add(90, scene.Lemma(other), (ulong)(distance + Near));
                sink.Add(91, scene.Kind(other), (ulong)(distance + Near));
            }
        }
    }

    private static ulong TypeOf(EventCue? rule) =>
        rule is null ? 0 : 1 + (ulong)rule.Type!.Value + (rule.IsBroad ? 32u : 0);

    /// <summary>The hash of a word of the tree.</summary>
    public static ulong Hash(ReadOnlySpan<char> word) => PairFeature.Of(0, word);
}

/// <summary>Where features are gathered; used again and again, so that nothing is allocated.</summary>
internal sealed class ActSink
{
    private ulong[] _features = new ulong[256];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>The features.</summary>
    public ReadOnlySpan<ulong> Features => _features.AsSpan(0, Count);

    /// <summary>Begins anew.</summary>
    public void Clear() => Count = 0;

    /// <summary>Adds a template filled with two numbers.</summary>
    public void Add(int template, ulong number, ulong other = 0)
    {
        if (Count == _features.Length)
        {
            Array.Resize(ref _features, 2 * Count);
        }

        _features[Count++] = PairFeature.Of(template, number, other);
    }
}
