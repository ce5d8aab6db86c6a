using System.Collections.Immutable;
using Entente.Text;

namespace Entente.Quotations;

/// <summary>Reads headlines that set a name beside the words: "Dell: gates will open", "‘We will answer’ – Dell".</summary>
/// <remarks>What stands before a colon may as well be what the report is about: these count only where the text tells the same of the same speaker.</remarks>
internal static class HeadlineNames
{
    private const int LongestTitle = 15; // letters before a name that may belong to it: "Vice President"

    /// <summary>What a headline may say, without identifiers.</summary>
    /// <param name="headline">The headline.</param>
    /// <param name="mentions">Who is named in it, in order.</param>
    public static IEnumerable<Quotation> Read(string headline, ImmutableArray<Mention> mentions)
    {
        int colon = headline.IndexOf(": ", StringComparison.Ordinal);
        if (
            colon > 0
            && mentions.FirstOrDefault(mention => mention.Span.End == colon) is { } first
            && first.Span.Start <= LongestTitle
        )
        {
            yield return Of(headline, first, new TextSpan(colon + 2, headline.Length));
        }

        int mark = Math.Max(
            headline.LastIndexOf(": ", StringComparison.Ordinal),
            Math.Max(
                headline.LastIndexOf(" - ", StringComparison.Ordinal) + 1,
                headline.LastIndexOf(" – ", StringComparison.Ordinal) + 1
            )
        );
        if (
            mark > 0
            && mentions.LastOrDefault() is { } last
            && last.Span.End == headline.Length
            && last.Span.Start > mark
            && last.Span.Start - mark <= LongestTitle
        )
        {
            yield return Of(headline, last, new TextSpan(0, mark));
        }
    }

    private static Quotation Of(string headline, Mention mention, TextSpan content)
    {
        int end = content.End;
        while (end > content.Start && char.IsWhiteSpace(headline[end - 1]))
        {
            end--;
        }

        content = new TextSpan(content.Start, end);
        ImmutableArray<QuotedPassage> passages =
        [
            .. QuotedPassages
                .FindMarked(headline)
                .Where(passage => content.Contains(passage.Marked)),
        ];
        QuotationKind kind =
            passages.IsEmpty ? QuotationKind.Indirect
            : passages is [var only] && only.Marked == content ? QuotationKind.Direct
            : QuotationKind.Mixed;
        return new Quotation
        {
            Id = "",
            Words = passages.IsEmpty ? [content] : [.. passages.Select(passage => passage.Words)],
            Clause = kind == QuotationKind.Mixed ? content : null,
            Kind = kind,
            Speakers =
            [
                new Voice(
                    Page.NameOf(mention, headline),
                    mention.Entity,
                    mention.Span,
                    mention.Rule
                ),
            ],
            Source = mention.Span,
            Rule = "name beside a headline",
        };
    }
}
