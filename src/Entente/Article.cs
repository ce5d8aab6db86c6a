using System.Collections.Immutable;

namespace Entente;

/// <summary>The clean text of a page with what the page says of itself, and the way back into the capture.</summary>
/// <remarks>
/// The <see cref="Text"/> is the body: standfirst, sub-headings and paragraphs, separated by an empty line (<c>"\n\n"</c>);
/// headline and captions are not in it. Every value says where it stands in the <em>source text</em>: the decoded capture, as
/// <c>ArticleReader.SourceText</c> gives it again.
/// </remarks>
public sealed record Article
{
    /// <summary>The digest of the capture this was read from.</summary>
    public required ContentDigest Capture { get; init; }

    /// <summary>The body.</summary>
    public required string Text { get; init; }

    /// <summary>Maps <see cref="Text"/> to the source text.</summary>
    public required SourceMap Source { get; init; }

    /// <summary>The headline; <see langword="null"/> when the page shows none.</summary>
    public Stated<string>? Title { get; init; }

    /// <summary>The authors, persons only.</summary>
    public ImmutableArray<Stated<string>> Authors { get; init; } = [];

    /// <summary>Whom the page names as author besides persons: an agency, a desk, the paper itself.</summary>
    public ImmutableArray<Stated<string>> Desks { get; init; } = [];

    /// <summary>Who publishes the page, by the name in our tables where it is there.</summary>
    public Stated<string>? Outlet { get; init; }

    /// <summary>The wire service whose copy it says to be; <see langword="null"/> when it credits none.</summary>
    public Stated<string>? Agency { get; init; }

    /// <summary>The place of the dateline ("MOSCOW, December 15 (Reuters) – …").</summary>
    public Stated<string>? Dateline { get; init; }

    /// <summary>When it was first published; <see langword="null"/> when the page does not say.</summary>
    public Stated<NewsDate>? Published { get; init; }

    /// <summary>When it was changed last; <see langword="null"/> when the page does not say.</summary>
    public Stated<NewsDate>? Updated { get; init; }

    /// <summary>The standfirst, where the page marks it as such; it is also in <see cref="Text"/> when it belongs to the body.</summary>
    public Stated<string>? Standfirst { get; init; }

    /// <summary>Who took the pictures, translated, edited or helped.</summary>
    public ImmutableArray<Credit> Credits { get; init; } = [];

    /// <summary>What the page says may be done with it: <c>robots: noarchive</c>, <c>tdm-reservation: 1</c>.</summary>
    public ImmutableArray<Stated<string>> Rights { get; init; } = [];

    /// <summary>Values that the page states in other places and that were not chosen.</summary>
    public ImmutableArray<Alternative> Alternatives { get; init; } = [];

    /// <summary>The language, BCP 47; <see langword="null"/> when it cannot be told.</summary>
    public string? Language { get; init; }

    /// <summary>The canonical address; <see langword="null"/> when neither the page nor its carrier states one.</summary>
    public string? Address { get; init; }

    /// <summary>The canonical address as the page states it, with where it does.</summary>
    public Stated<string>? Canonical { get; init; }

    /// <summary>The language that the page says it is in; <see cref="Language"/> is told from the text where it can be.</summary>
    public Stated<string>? NamedLanguage { get; init; }

    /// <summary>What stands under its pictures, in order: kept, and no part of <see cref="Text"/>.</summary>
    public ImmutableArray<Caption> Captions { get; init; } = [];

    /// <summary>What was left out as not being the article, in order; captions are among it.</summary>
    public ImmutableArray<Cut> Cuts { get; init; } = [];

    /// <summary>What is missing or odd, for the count of doubtful pages: "no date", "no headline", "decoding errors".</summary>
    public ImmutableArray<string> Doubts { get; init; } = [];
}

/// <summary>A passage of the page that is not part of the article.</summary>
/// <param name="Source">Where it stands in the source text.</param>
/// <param name="Characters">Visible characters in it (UTF-16 code units of its text, without tags).</param>
/// <param name="Reason">Why it was cut, as listed in <c>docs/rules</c>: "comment form", "related links".</param>
public readonly record struct Cut(TextSpan Source, int Characters, string Reason);
