using System.Runtime.InteropServices;

namespace Entente.Stories;

/// <summary>How alike any two of a few documents are, whatever their languages: what the stage <c>similarity</c> tells.</summary>
/// <remarks>
/// By how words begin and by letters in threes, weighed by how rare they are among the documents, and compared with what documents of the two
/// languages have in common anyway; headlines of one language by <see cref="HeadlineLikeness"/>. Grouping is not by this: it has to decide while the documents come (see <see cref="StoryIndex"/>).
/// </remarks>
internal sealed class PairLikeness
{
    // lab/notes/stories.md, "Pairs".
    private const int Beginning = 4;
    private const int LettersInRow = 3;
    private const double Damping = 0.1;

    // Pairs of other documents by which is told what two languages have in common anyway.
    private const int PairsTried = 150;
    private const int Seed = 1;

    // A handful of documents does not tell what is usual: they may all be of one thing.
    private const double Few = 30;
    private const double UsualOfFew = 0.03;

    private readonly Dictionary<string, Document> _documents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Document>> _byLanguage = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, string, int), double> _usual = [];
    private readonly HeadlineLikeness _headlines = new();

    /// <summary>Counts what the documents are made of.</summary>
    public PairLikeness(IReadOnlyCollection<StageDocument> documents)
    {
        foreach (StageDocument document in documents)
        {
            string text = $"{document.Title} {document.Text}";
            List<Word> words = WordScanner.Scan(text);
            Document counted = new(
                document.Language ?? "",
                [Count(Beginnings(text, words)), Count(Rows(text, words))]
            );
            _documents[document.Id] = counted;
            if (words.Count is > 0 and <= HeadlineLikeness.MostWords)
            {
                _headlines.Add(document.Id, counted.Language, text, words);
            }

            ref List<Document>? alike = ref CollectionsMarshal.GetValueRefOrAddDefault(
                _byLanguage,
                counted.Language,
                out _
            );
            (alike ??= []).Add(counted);
        }

        for (int kind = 0; kind < 2; kind++)
        {
            Weigh(kind);
        }
    }

    /// <summary>How alike two documents are, in [0, 1]; 0 when one of them is not there, and for what is no more alike than any two.</summary>
    public double Of(StagePair pair)
    {
        if (_headlines.Of(pair) is { } ofHeadlines)
        {
            return ofHeadlines;
        }

        if (
            !_documents.TryGetValue(pair.Left, out Document? left)
            || !_documents.TryGetValue(pair.Right, out Document? right)
        )
        {
            return 0;
        }

        double sum = 0;
        for (int kind = 0; kind < 2; kind++)
        {
            double times =
                (Cosine(left, right, kind) + Damping)
                / (Usual(left.Language, right.Language, kind) + Damping);
            sum += Math.Log(times) / Math.Log((1 + Damping) / Damping);
        }

        return Math.Clamp(sum / 2, 0, 1);
    }

    private static IEnumerable<uint> Beginnings(string text, List<Word> words) =>
        words.Select(word =>
            word.Span.Length <= Beginning
                ? word.Key
                : WordScanner.Key(text.AsSpan(word.Span.Start, Beginning))
        );

    private static IEnumerable<uint> Rows(string text, List<Word> words)
    {
        string letters =
            $" {string.Join(' ', words.Select(word => word.Span.In(text).ToString()))} ";
        for (int i = 0; i + LettersInRow <= letters.Length; i++)
        {
            yield return WordScanner.Key(letters.AsSpan(i, LettersInRow));
        }
    }

    private static Dictionary<uint, double> Count(IEnumerable<uint> keys)
    {
        Dictionary<uint, double> counts = [];
        foreach (uint key in keys)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out _)++;
        }

        return counts;
    }

    private void Weigh(int kind)
    {
        Dictionary<uint, int> documentsWith = [];
        foreach (uint key in _documents.Values.SelectMany(document => document.Counts[kind].Keys))
        {
            CollectionsMarshal.GetValueRefOrAddDefault(documentsWith, key, out _)++;
        }

        foreach (Dictionary<uint, double> counts in _documents.Values.Select(d => d.Counts[kind]))
        {
            double squares = 0;
            foreach (uint key in counts.Keys)
            {
                ref double weight = ref CollectionsMarshal.GetValueRefOrNullRef(counts, key);
                weight =
                    (1 + Math.Log(weight))
                    * Math.Log((_documents.Count + 1.0) / documentsWith[key]);
                squares += weight * weight;
            }

            double norm = Math.Sqrt(squares) + double.Epsilon;
            foreach (uint key in counts.Keys)
            {
                CollectionsMarshal.GetValueRefOrNullRef(counts, key) /= norm;
            }
        }
    }

    private static double Cosine(Document left, Document right, int kind)
    {
        (Dictionary<uint, double> few, Dictionary<uint, double> many) = (
            left.Counts[kind],
            right.Counts[kind]
        );
        if (few.Count > many.Count)
        {
            (few, many) = (many, few);
        }

        return few.Sum(pair => pair.Value * many.GetValueOrDefault(pair.Key));
    }

    private double Usual(string left, string right, int kind)
    {
        if (string.CompareOrdinal(left, right) > 0)
        {
            (left, right) = (right, left);
        }

        ref double usual = ref CollectionsMarshal.GetValueRefOrAddDefault(
            _usual,
            (left, right, kind),
            out bool isKnown
        );
        if (!isKnown)
        {
            Random random = new(Seed);
            List<Document> ofLeft = _byLanguage[left];
            List<Document> ofRight = _byLanguage[right];
            double sum = 0;
            for (int i = 0; i < PairsTried; i++)
            {
                Document one = ofLeft[random.Next(ofLeft.Count)];
                Document other = ofRight[random.Next(ofRight.Count)];
                sum += one == other ? 0 : Cosine(one, other, kind);
            }

            double known = (double)Math.Min(ofLeft.Count, ofRight.Count);
            usual = ((known * sum / PairsTried) + (Few * UsualOfFew)) / (known + Few);
        }

        return usual;
    }

    /// <summary>What a document is made of: of each kind the keys with their weights.</summary>
    private sealed class Document(string language, Dictionary<uint, double>[] counts)
    {
        public string Language { get; } = language;

        public Dictionary<uint, double>[] Counts { get; } = counts;
    }
}
