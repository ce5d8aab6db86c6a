namespace Entente;

/// <summary>A stretch of a page and what it is: a paragraph of the article, its headline, a menu.</summary>
/// <param name="Source">Where it stands in the source text.</param>
/// <param name="Text">Where it stands in <see cref="Article.Text"/>; <see langword="null"/> when it is no part of it.</param>
/// <param name="Kind">What it is.</param>
public readonly record struct PagePart(TextSpan Source, TextSpan? Text, PagePartKind Kind);

/// <summary>What a part of a page is.</summary>
public enum PagePartKind : byte
{
    /// <summary>Not known surely enough to be named.</summary>
    Unnamed,

    /// <summary>A paragraph of the article.</summary>
    MainText,

    /// <summary>The headline.</summary>
    Headline,

    /// <summary>The sentences between headline and text that say what it is about.</summary>
    Standfirst,

    /// <summary>Who wrote it.</summary>
    Byline,

    /// <summary>Place, day and agency before the first words: "VIENNA, March 12 (Reuters) –".</summary>
    Dateline,

    /// <summary>When it was published or changed.</summary>
    Date,

    /// <summary>What stands under a picture.</summary>
    Caption,

    /// <summary>Who helped, edited, translated or took the pictures.</summary>
    Credit,

    /// <summary>A heading within the text.</summary>
    SubHeading,

    /// <summary>An item of a list.</summary>
    List,

    /// <summary>A cell of a table.</summary>
    Table,

    /// <summary>A passage set off as a quotation.</summary>
    Quote,

    /// <summary>Something shown from elsewhere: a post, a film, a map.</summary>
    Embed,

    /// <summary>A pointer to another article in the flow of the text.</summary>
    Teaser,

    /// <summary>Other articles around this one.</summary>
    Related,

    /// <summary>What a reader wrote.</summary>
    Comment,

    /// <summary>A form to fill in.</summary>
    Form,

    /// <summary>Menus, footers, buttons.</summary>
    Navigation,

    /// <summary>Rights, disclaimers, notices.</summary>
    Legal,

    /// <summary>What asks for a subscription to read on.</summary>
    Paywall,

    /// <summary>What sells or appeals.</summary>
    Promotion,
}

/// <summary>The names of kinds of parts, as they are printed.</summary>
public static class PagePartNames
{
    /// <summary>The name: "main text".</summary>
    public static string Name(this PagePartKind kind) =>
        kind switch
        {
            PagePartKind.MainText => "main text",
            PagePartKind.SubHeading => "sub-heading",
            _ => kind.ToString().ToLowerInvariant(),
        };
}
