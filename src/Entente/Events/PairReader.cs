using System.Collections.Immutable;
using System.Globalization;
using Entente.Text;

namespace Entente.Events;

/// <summary>Reads what the model of types sees of a pair of actors: the words between and above them in the tree, and the cues there.</summary>
/// <remarks>Cost: linear in the length of the sentence.</remarks>
internal sealed class PairReader(EventGrammar grammar, WordClusters clusters)
{
    private const int Furthest = 24; // steps up a tree
    private const int MostWords = 120; // of a sentence that is longer, those around the pair
    private const int MostBetween = 24;

    /// <summary>The features of a pair.</summary>
    /// <param name="tree">The document.</param>
    /// <param name="found">Its cues.</param>
    /// <param name="source">Who acts.</param>
    /// <param name="target">Whom it is done to; <see langword="null"/> when nobody is named.</param>
    public ulong[] Read(
        WordTree tree,
        ImmutableArray<FoundCue> found,
        TextSpan source,
        TextSpan? target
    )
    {
        PairPlace place = PairPlace.Find(tree, source, target, Furthest);
        HashSet<ulong> features = [];
        AddWords(tree, place, features);
        AddPath(tree, place, features);
        AddTop(tree, place, features);
        AddCues(tree, found, place, features);
        ulong[] sorted = [.. features];
        Array.Sort(sorted); // the same order on every machine, whatever the set does
        return sorted;
    }

    private void AddWords(WordTree tree, PairPlace place, HashSet<ulong> features)
    {
        int first = Math.Max(place.First, place.Source - MostWords);
        int end = Math.Min(place.End, place.Source + MostWords);
        for (int i = first; i < end; i++)
        {
            if (tree.Tag(i) is "PUNCT" or "DET" or "SYM" or "X" || place.IsInside(i))
            {
                continue;
            }

            string lemma = tree.Lemma(i);
            features.Add(PairFeature.Of(1, lemma));
            if (i + 1 < end)
            {
                features.Add(PairFeature.Of(2, lemma, tree.Lemma(i + 1)));
            }

            AddClusters(tree, i, 3, features);
        }

        int low = Math.Min(place.Source, place.Target < 0 ? place.Source : place.Target);
        int high = Math.Max(place.Source, place.Target);
        for (int i = low + 1; i < high && i - low < MostBetween; i++)
        {
            if (tree.Tag(i) is not ("PUNCT" or "DET"))
            {
                features.Add(PairFeature.Of(5, tree.Lemma(i)));
            }
        }
    }

    private void AddClusters(WordTree tree, int token, int template, HashSet<ulong> features)
    {
        uint group = clusters.Find(QuickWord.FormOf(tree.Word(token)));
        if (group != 0 && tree.Tag(token) is "VERB" or "NOUN" or "ADJ")
        {
            features.Add(PairFeature.Of(template, Number(group & ushort.MaxValue)));
            features.Add(PairFeature.Of(template + 100, Number(group >> 16)));
        }
    }

    private void AddPath(WordTree tree, PairPlace place, HashSet<ulong> features)
    {
        string relations = "";
        foreach (int token in place.Path)
        {
            string lemma = tree.Lemma(token);
            features.Add(PairFeature.Of(6, lemma));
            AddClusters(tree, token, 7, features);
            relations += tree.Relation(token) + ' ';
        }

        if (place.Path.Length <= 4)
        {
            features.Add(PairFeature.Of(9, relations));
        }
    }

    private void AddTop(WordTree tree, PairPlace place, HashSet<ulong> features)
    {
        foreach (int verb in place.Verbs)
        {
            string lemma = tree.Lemma(verb);
            features.Add(PairFeature.Of(10, lemma));
            AddClusters(tree, verb, 11, features);
            features.Add(PairFeature.Of(13, lemma, RelationOf(tree, place.Source, verb)));
            foreach (int dependent in tree.Of(verb))
            {
                string below = tree.Lemma(dependent);
                if (tree.Tag(dependent) is "PUNCT" || place.IsInside(dependent))
                {
                    continue;
                }

                features.Add(PairFeature.Of(14, lemma, below));
                features.Add(PairFeature.Of(15, tree.Relation(dependent), below));
                AddClusters(tree, dependent, 16, features);
                if (tree.Is(dependent, "aux") && grammar.Future.Contains(below))
                {
                    features.Add(PairFeature.Of(18, "future"));
                }

                if (grammar.Negations.Contains(below))
                {
                    features.Add(PairFeature.Of(18, "negated"));
                }
            }
        }
    }

    private static string RelationOf(WordTree tree, int token, int verb) =>
        tree.Head(token) == verb ? tree.Relation(token) : "";

    private static void AddCues(
        WordTree tree,
        ImmutableArray<FoundCue> found,
        PairPlace place,
        HashSet<ulong> features
    )
    {
        int nearest = -1;
        foreach (FoundCue cue in found)
        {
            if (cue.Token < place.First || cue.Token >= place.End)
            {
                continue;
            }

            string type = cue.Cue.Type.ToString()!;
            string position = place.PositionOf(tree, cue.Token);
            features.Add(PairFeature.Of(20, type));
            features.Add(PairFeature.Of(21, type, position));
            features.Add(PairFeature.Of(22, cue.Cue.Key));
            features.Add(PairFeature.Of(23, cue.Cue.Mode ?? "", type));
            if (position == "top" && nearest < 0)
            {
                nearest = cue.Token;
                features.Add(PairFeature.Of(24, type));
            }
        }

        if (nearest < 0)
        {
            features.Add(PairFeature.Of(24, "none"));
        }
    }

    private static string Number(uint number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Where a pair of actors stands in a tree.</summary>
internal sealed class PairPlace
{
    private readonly TextSpan[] _spans;
    private readonly Document _document;

    private PairPlace(Document document, TextSpan[] spans, Sentence sentence)
    {
        _document = document;
        _spans = spans;
        First = sentence.FirstToken;
        End = sentence.EndToken;
    }

    /// <summary>The first token of the sentence.</summary>
    public int First { get; }

    /// <summary>The token behind the last one of the sentence.</summary>
    public int End { get; private init; }

    /// <summary>The head of the words for who acts.</summary>
    public int Source { get; private init; }

    /// <summary>The head of the words for whom it is done to; -1 when nobody is named.</summary>
    public int Target { get; private init; }

    /// <summary>The tokens on the way from one to the other.</summary>
    public ImmutableArray<int> Path { get; private init; } = [];

    /// <summary>The verbs and nouns that the pair meets in: the top of the way, and what else stands above the actor.</summary>
    public ImmutableArray<int> Verbs { get; private init; } = [];

    /// <summary>Finds the place of a pair.</summary>
    public static PairPlace Find(WordTree tree, TextSpan source, TextSpan? target, int furthest)
    {
        Document document = tree.Document;
        int at = HeadOf(tree, source);
        int other = target is { } words ? HeadOf(tree, words) : -1;
        Sentence sentence = document.Sentences[document.SentenceAt(document.Tokens[at].Span.Start)];
        List<int> up = Upwards(tree, at, furthest);
        List<int> down = other < 0 ? [] : Upwards(tree, other, furthest);
        int top = up.Find(token =>
            down.Contains(token) || (other < 0 && tree.Tag(token) == "VERB")
        );
        top = up.Count == 0 ? at : top;
        int meet = up.IndexOf(top);
        int meetBelow = down.IndexOf(top);
        List<int> path = [.. up.Take(meet + 1), .. down.Take(Math.Max(0, meetBelow)).Reverse()];
        int lastOf = target is { } t
            ? document.Sentences[document.SentenceAt(document.Tokens[other].Span.Start)].EndToken
            : sentence.EndToken;
        return new PairPlace(document, target is { } span ? [source, span] : [source], sentence)
        {
            Source = at,
            Target = other,
            End = Math.Max(sentence.EndToken, lastOf),
            Path = [.. path],
            Verbs = [.. path.Where(token => tree.Tag(token) is "VERB" or "NOUN").Take(3)],
        };
    }

    /// <summary>Whether a token belongs to the words of the pair.</summary>
    public bool IsInside(int token) =>
        Array.Exists(_spans, span => span.Contains(_document.Tokens[token].Span));

    /// <summary>Where a cue stands: at the top of the pair, below that, on the way, or elsewhere.</summary>
    public string PositionOf(WordTree tree, int cue) =>
        Verbs.Contains(cue) ? "top"
        : Path.Contains(cue) ? "path"
        : tree.Head(cue) >= 0 && Verbs.Contains(tree.Head(cue)) ? "below"
        : IsInside(cue) ? "inside"
        : "else";

    private static List<int> Upwards(WordTree tree, int token, int furthest)
    {
        List<int> way = [];
        for (int at = tree.Head(token); at >= 0 && way.Count < furthest; at = tree.Head(at))
        {
            way.Add(at);
        }

        return way;
    }

    /// <summary>The token of a span that depends on what is outside of it.</summary>
    private static int HeadOf(WordTree tree, TextSpan span)
    {
        Document document = tree.Document;
        int first = Math.Min(document.TokenAt(span.Start), document.Tokens.Length - 1);
        int head = first;
        for (
            int i = first;
            i < document.Tokens.Length && document.Tokens[i].Span.Start < span.End;
            i++
        )
        {
            int above = tree.Head(i);
            bool isOutside = above < 0 || !span.Contains(document.Tokens[above].Span);
            if (isOutside && tree.Tag(i) is not ("PUNCT" or "ADP"))
            {
                return i;
            }
        }

        return head;
    }
}
