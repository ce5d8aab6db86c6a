using System.Collections.Immutable;
using System.Globalization;
using Entente.Readouts;

namespace Entente.Cli;

/// <summary>A report as a row of the export. <c>Text</c> is a snippet unless the whole text was asked for; <c>StoryDay</c> is the day that it borrows where it states none.</summary>
internal sealed record ReportExport(
    string Id,
    string Story,
    string File,
    string Capture,
    string? Title,
    string? Outlet,
    string? Agency,
    string? Date,
    string? Dateline,
    string? Language,
    string? Address,
    string Text,
    bool IsFullText,
    ImmutableArray<string> Authors,
    string? Updated,
    string? StoryDay,
    ImmutableArray<string> Rights,
    ImmutableArray<string> Doubts
)
{
    public static ReportExport Of(ToldReport told, string story, bool fullText)
    {
        Article article = told.Report.Article;
        return new ReportExport(
            told.Report.Id,
            story,
            told.File,
            article.Capture.ToString(),
            article.Title?.Value,
            article.Outlet?.Value,
            article.Agency?.Value,
            article.Published?.Value.ToString(),
            article.Dateline?.Value,
            article.Language,
            article.Address,
            fullText ? article.Text : Snippet.Of(article.Text, []),
            fullText,
            [.. article.Authors.Select(author => author.Value)],
            article.Updated?.Value.ToString(),
            told.Report.Reference?.Day.ToString("O", CultureInfo.InvariantCulture),
            [.. article.Rights.Select(right => right.Value)],
            article.Doubts
        );
    }
}

/// <summary>A mention as a row of the export; offsets in code points of the text of the file.</summary>
internal sealed record MentionExport(
    string Report,
    string File,
    int Start,
    int End,
    string Words,
    string Type,
    string Name,
    string? Entity,
    string Rule,
    string? OfficeRole,
    string? OfficeOf
)
{
    public static MentionExport Of(ToldReport told, Mention mention)
    {
        Evidence evidence = told.EvidenceOf(mention.Span);
        return new MentionExport(
            told.Report.Id,
            told.File,
            evidence.Start,
            evidence.End,
            mention.Span.In(told.Report.Article.Text).ToString(),
            mention.Type.ToString().ToLowerInvariant(),
            mention.Name,
            mention.Entity,
            mention.Rule,
            mention.Office?.Role,
            mention.Office?.Of
        );
    }
}
