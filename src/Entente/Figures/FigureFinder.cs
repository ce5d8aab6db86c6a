using System.Collections.Immutable;
using Entente.Data;

namespace Entente.Figures;

/// <summary>When and how much: what was found in a text.</summary>
/// <param name="Times">The temporal expressions, in order, never overlapping.</param>
/// <param name="Figures">The figures, in order, never overlapping, and never the words of a temporal expression.</param>
public sealed record FigureReading(
    ImmutableArray<TemporalExpression> Times,
    ImmutableArray<Figure> Figures
)
{
    /// <summary>The mark before decimals in the language of the text, in which values are written for its readers.</summary>
    public char DecimalMark { get; init; } = '.';

    /// <summary>Nothing.</summary>
    public static FigureReading None { get; } = new([], []);
}

/// <summary>Finds the temporal expressions and the figures of a text in one pass.</summary>
/// <remarks>Any text in, no exception. Cost: linear in the text. Safe to use from any thread.</remarks>
public sealed class FigureFinder
{
    private readonly PassageReader _passages;
    private readonly TemporalFinder _times;
    private readonly QuantityReader _quantities;

    /// <summary>Loads the tables of <paramref name="language"/>.</summary>
    public FigureFinder(Language language)
    {
        _passages = new PassageReader(language);
        _times = new TemporalFinder(_passages, language);
        _quantities = new QuantityReader(_passages.Measures, _passages.Vocabulary);
    }

    /// <summary>Finds what <paramref name="document"/> says of when and how much.</summary>
    /// <param name="document">The text with its sentences.</param>
    /// <param name="reference">The dateline, or when the report was published; <see langword="null"/> when that is not known: then "yesterday" stays open.</param>
    public FigureReading Find(Document document, DateTime? reference)
    {
        ArgumentNullException.ThrowIfNull(document);
        var times = ImmutableArray.CreateBuilder<TemporalExpression>();
        var figures = ImmutableArray.CreateBuilder<Figure>();
        Lattice lattice = new();
        PatternMatches scratch = new();
        TemporalStory story = new(_passages.Vocabulary, reference);
        foreach (TextSpan passage in PassageReader.Divide(document))
        {
            int first = times.Count;
            _passages.Read(document.Text, passage, lattice, scratch);
            _times.Add(lattice, scratch, story, times);
            _quantities.Add(document, reference, lattice, times, first, figures);
        }

        return new FigureReading(times.ToImmutable(), figures.ToImmutable())
        {
            DecimalMark = _passages.DecimalMark,
        };
    }
}
