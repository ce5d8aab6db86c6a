using System.Collections.Immutable;
using Entente.Data;
using Entente.Entities;
using Entente.Models;
using Entente.Text;

namespace Entente.Desk;

/// <summary>The models of one language: syntax, names and references. Each is loaded when it is first asked for.</summary>
/// <remarks>A language without models is read all the same, by its tables alone. Safe to use from any thread.</remarks>
internal sealed class LanguageEngine
{
    private readonly string _language;
    private readonly string _model;
    private readonly Lazy<Func<Document, Document>?> _syntax;
    private readonly Lazy<CoreferenceFinder?> _references;

    /// <summary>Prepares the models of <paramref name="language"/>: the network with references, or the quick ones.</summary>
    public LanguageEngine(Language language, ModelFolder models, bool isFast)
    {
        _language = language.Code;
        _model = isFast ? QuickTagger.Model : SyntaxAnalyzer.Model;
        _syntax = new Lazy<Func<Document, Document>?>(() =>
            isFast
                ? QuickTagger.Open(language, models) is { } quick
                    ? quick.Analyze
                    : null
                : SyntaxAnalyzer.Open(language, models) is { } network
                    ? network.Analyze
                    : null
        );
        _references = new Lazy<CoreferenceFinder?>(() =>
            isFast ? null : CoreferenceFinder.Open(language, models)
        );
    }

    /// <summary>Why documents come back as they were; <see langword="null"/> when they do not.</summary>
    public string? WhyNoSyntax =>
        _syntax.Value is null
            ? $"expected a model of the language \"{_language}\" (models/{_language}/{_model}.bin), found none"
            : null;

    /// <summary>The document with syntax and names; as it was when there is no model.</summary>
    public Document Analyze(Document document) => _syntax.Value?.Invoke(document) ?? document;

    /// <summary>The words of a document that speak of the same.</summary>
    public ImmutableArray<ReferenceChain> FindReferences(
        Document document,
        ImmutableArray<Mention> mentions
    ) => document.Syntax.IsEmpty ? [] : _references.Value?.Find(document, mentions) ?? [];
}
