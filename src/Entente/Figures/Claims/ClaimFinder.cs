using System.Collections.Immutable;
using Entente.Data;

namespace Entente.Figures.Claims;

/// <summary>Finds of what the figures of a text are, where its trees say so plainly.</summary>
/// <remarks>Needs syntax, and <c>claim-words.tsv</c> of the language: without them nothing is claimed. Safe to use from any thread.</remarks>
public sealed class ClaimFinder
{
    private readonly ClaimWords _words;
    private readonly PhraseSet _sources;

    /// <summary>Loads the words of <paramref name="language"/>.</summary>
    public ClaimFinder(Language language)
    {
        ArgumentNullException.ThrowIfNull(language);
        _words = new ClaimWords(language);
        _sources = new PhraseSet(language);
    }

    /// <summary>The claims of <paramref name="document"/>, in the order of its figures.</summary>
    /// <param name="document">The text with its syntax.</param>
    /// <param name="mentions">Who is named in it.</param>
    /// <param name="attributions">What it gives as somebody's words.</param>
    /// <param name="reading">Its times and figures.</param>
    public ImmutableArray<Claim> Find(
        Document document,
        ImmutableArray<Mention> mentions,
        ImmutableArray<Attribution> attributions,
        FigureReading reading
    )
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(reading);
        return _words.IsEmpty || document.Syntax.IsEmpty || reading.Figures.IsEmpty
            ? []
            : new SourceReader(_sources, document, mentions, attributions).AddTo(
                new ClaimReader(_words, document, mentions, reading).Read(),
                reading
            );
    }
}
