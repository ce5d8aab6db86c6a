using System.Collections.Concurrent;
using System.Collections.Immutable;
using Entente.Data;
using Entente.Figures;
using Entente.Figures.Claims;
using Entente.Text;

namespace Entente.Desk;

/// <summary>Reads when and how much in texts of every language that has the tables for it, also of those that are not read otherwise.</summary>
/// <remarks>A language is loaded when it is first met. Safe to use from any thread.</remarks>
public sealed class FigureReader
{
    private readonly DataTables _tables;
    private readonly ImmutableHashSet<string> _known;
    private readonly ConcurrentDictionary<string, Lazy<LanguageFigures>> _languages = new(
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>Looks up which languages have tables.</summary>
    public FigureReader(DataTables tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        _tables = tables;
        _known = tables
            .LanguagesWith("time-patterns")
            .ToImmutableHashSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Reads a text that is prepared already, and of what its figures are.</summary>
    /// <param name="text">The text.</param>
    /// <param name="annotation">What was found in it.</param>
    /// <param name="reference">The day, and time, that "today" means; <see langword="null"/> when the text has none.</param>
    public Reckoning Read(string text, Annotation annotation, DateTime? reference)
    {
        ArgumentNullException.ThrowIfNull(annotation);
        FigureReading reading = Read(text, annotation.Document, annotation.Language, reference);
        if (annotation.Document is { } parsed)
        {
            reading = reading with { Figures = PeriodClauses.Settle(parsed, reading) };
        }

        return new Reckoning
        {
            Times = reading.Times,
            Figures = reading.Figures,
            Claims =
                annotation.Document is { } document && Find(annotation.Language!) is { } figures
                    ? figures.Claims.Find(
                        document,
                        annotation.Mentions,
                        annotation.Attributions,
                        reading
                    )
                    : [],
        };
    }

    /// <summary>Reads <paramref name="text"/>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="document">Its sentences and tokens, where they are known already.</param>
    /// <param name="language">Its language, BCP 47; <see langword="null"/> when it cannot be told.</param>
    /// <param name="reference">The day, and time, that "today" means; <see langword="null"/> when the text has none.</param>
    public FigureReading Read(
        string text,
        Document? document,
        string? language,
        DateTime? reference
    )
    {
        if (language is null || Find(language) is not { } reader)
        {
            return FigureReading.None;
        }

        document ??= reader.Text.Analyze(text);
        return reader.Finder.Find(document, reference);
    }

    private LanguageFigures? Find(string language)
    {
        string primary = NewsReader.Primary(language);
        return _known.Contains(primary)
            ? _languages
                .GetOrAdd(
                    primary,
                    code => new Lazy<LanguageFigures>(() =>
                        new LanguageFigures(new Language(code, _tables))
                    )
                )
                .Value
            : null;
    }

    private sealed class LanguageFigures(Language language)
    {
        public TextAnalyzer Text { get; } = new(language);

        public FigureFinder Finder { get; } = new(language);

        public ClaimFinder Claims { get; } = new(language);
    }
}
