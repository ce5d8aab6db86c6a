using System.Collections.Concurrent;
using Entente.Data;
using Entente.Models;
using Entente.Text;

namespace Entente.Cli.Stages;

/// <summary>Hands documents to the models of their language, the network or the quick tagger; each is loaded when it is first asked for.</summary>
internal sealed class SyntaxReader(DataTables tables, ModelFolder models, bool isFast)
{
    private readonly ConcurrentDictionary<string, Lazy<Func<Document, Document>?>> _analyzers = new(
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>The models in the library, with those of a folder in their place where one is named.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static SyntaxReader Of(AnnotateFiles files) =>
        new(files.Tables, files.OpenModels(), files.IsFast);

    /// <summary>The document with syntax and names; as it was when its language has no network.</summary>
    /// <exception cref="DataFormatException">The network's file is damaged.</exception>
    public Document Analyze(Document document, string language) =>
        Open(language)?.Invoke(document) ?? document;

    private string Model => isFast ? QuickTagger.Model : SyntaxAnalyzer.Model;

    /// <summary>Why documents of a language come back as they were; <see langword="null"/> when they do not.</summary>
    public string? WhyNot(string language) =>
        Open(language) is null
            ? $"expected a model of the language \"{language}\" (models/{language}/{Model}.bin), found none"
            : null;

    private Func<Document, Document>? Open(string language) =>
        _analyzers
            .GetOrAdd(
                language,
                code => new Lazy<Func<Document, Document>?>(() => Open(new Language(code, tables)))
            )
            .Value;

    private Func<Document, Document>? Open(Language language)
    {
        if (isFast)
        {
            return QuickTagger.Open(language, models) is { } tagger ? tagger.Analyze : null;
        }

        return SyntaxAnalyzer.Open(language, models) is { } network ? network.Analyze : null;
    }
}
