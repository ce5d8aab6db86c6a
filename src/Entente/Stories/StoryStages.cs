using System.Collections.Concurrent;
using System.Collections.Immutable;
using Entente.Data;

namespace Entente.Stories;

/// <summary>Grouping, copy search and likeness over plain documents, as the stage commands offer them.</summary>
/// <remarks>Made for measuring: the same rules as in the record, without what only whole reports have (actors, credits in bylines).</remarks>
public sealed class StoryStages
{
    // Reports that are compared with each other for copying, for each report.
    private const int MostNeighbours = 20;
    private const int MostAlike = 8;

    private readonly DataTables _tables;
    private readonly ConcurrentDictionary<string, Lazy<Sketcher>> _sketchers = new(
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>Works with <paramref name="tables"/>.</summary>
    public StoryStages(DataTables tables) => _tables = tables;

    /// <summary>What grouping needs of a document. Safe to call from any thread.</summary>
    public Sketch Sketch(StageDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        string code = string.IsNullOrEmpty(document.Language) ? "en" : document.Language;
        Lazy<Sketcher> sketcher = _sketchers.GetOrAdd(
            code,
            language => new Lazy<Sketcher>(() =>
                new Sketcher(_tables, new Language(language, _tables))
            )
        );
        return sketcher.Value.Make(
            document.Id,
            document.Title,
            document.Text,
            document.Date,
            [],
            document.Language
        );
    }

    /// <summary>The story of each document, in the order given; the sketches are made on all cores.</summary>
    /// <param name="documents">The documents.</param>
    /// <param name="isByDay">Whether they come to the index by day, undated ones first; else in the order given.</param>
    public IEnumerable<(string Id, string Story)> Group(
        IEnumerable<StageDocument> documents,
        bool isByDay = true
    )
    {
        ArgumentNullException.ThrowIfNull(documents);
        return Group(documents.AsParallel().AsOrdered().Select(Sketch), isByDay);
    }

    /// <summary>The story of each of the reports that are sketched, in the order given.</summary>
    /// <param name="sketches">The sketches; read once, and an undated one is placed as soon as it is there.</param>
    /// <param name="isByDay">Whether they come to the index by day, undated ones first; else in the order given.</param>
    public static IEnumerable<(string Id, string Story)> Group(
        IEnumerable<Sketch> sketches,
        bool isByDay = true
    )
    {
        ArgumentNullException.ThrowIfNull(sketches);
        List<string> ids = [];
        Dictionary<string, string> stories = Place(new StoryIndex(), InOrder());
        return ids.Select(id => (id, stories[id]));

        IEnumerable<Sketch> InOrder()
        {
            List<Sketch> dated = [];
            foreach (Sketch sketch in sketches)
            {
                ids.Add(sketch.Report);
                if (isByDay && sketch.Day is not null)
                {
                    dated.Add(sketch);
                }
                else
                {
                    yield return sketch;
                }
            }

            foreach (Sketch sketch in dated.OrderBy(sketch => sketch.Day))
            {
                yield return sketch;
            }
        }
    }

    /// <summary>Places reports one after the other, and gives for each the story that it is in after the last.</summary>
    internal static Dictionary<string, string> Place(StoryIndex index, IEnumerable<Sketch> sketches)
    {
        Dictionary<string, string> stories = new(StringComparer.Ordinal);
        foreach (Sketch sketch in sketches)
        {
            StoryMatch match = index.Place(sketch, withReason: false);
            stories[sketch.Report] = match.Story;
            foreach (StoryMove move in match.Moves)
            {
                stories[move.Report] = move.Story;
            }
        }

        return stories;
    }

    /// <summary>How alike the documents of each pair are, in [0, 1], in the order given; 0 when one of them is not there.</summary>
    public static IEnumerable<(StagePair Pair, double Likeness)> Similarity(
        IEnumerable<StageDocument> documents,
        IEnumerable<StagePair> pairs
    )
    {
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(pairs);
        PairLikeness likeness = new([.. documents]);
        return pairs.Select(pair => (pair, likeness.Of(pair)));
    }

    /// <summary>Who took text from whom. Only reports that share a passage are compared, each with a bounded number of others.</summary>
    public IEnumerable<Reuse> Copies(IEnumerable<StageDocument> documents)
    {
        ArgumentNullException.ThrowIfNull(documents);
        CopyFinder finder = new(_tables, Language.English);
        StoryIndex index = new();
        List<(CopyText Text, ImmutableArray<string> Neighbours)> texts = [];
        foreach (StageDocument document in documents)
        {
            Sketch sketch = Sketch(document);
            string story = index.Place(sketch, withReason: false).Story;
            CopyText text = new(
                document.Id,
                document.Title,
                document.Text,
                document.Outlet,
                Agency: null,
                document.Date,
                NamedSources: []
            );
            texts.Add(
                (
                    text,
                    [
                        .. index
                            .Neighbours(sketch, MostNeighbours)
                            .Union(index.Alike(sketch, story, MostAlike), StringComparer.Ordinal),
                    ]
                )
            );
        }

        // Compared when all have come: what is a formula is known only then.
        Dictionary<string, PreparedText> prepared = new(StringComparer.Ordinal);
        foreach ((CopyText text, ImmutableArray<string> neighbours) in texts)
        {
            PreparedText copy = finder.Prepare(text, index);
            prepared[text.Report] = copy;
            foreach (string neighbour in neighbours)
            {
                if (finder.Compare(copy, prepared[neighbour]) is { } reuse)
                {
                    yield return reuse;
                }
            }
        }
    }
}
