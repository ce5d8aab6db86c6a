using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Entente.Articles;

/// <summary>Says of each block of a page what it is: of the article by its markup and its look, of the rest by the reason why it is left out.</summary>
/// <remarks>
/// What neither markup, nor a value read from the block, nor its look tells surely
/// stays unnamed. Cost: linear.
/// </remarks>
internal static class PartNamer
{
    // A line of more words is no sub-heading; one of so many is text, also in scripts that do not mark the end of a sentence.
    private const int MostSubHeading = 15;
    private const int LeastText = 25;

    // A sentence that a quotation or a list follows.
    private const int LeastLeadIn = 4;

    // Blocks longer than this only mention the author or the day.
    private const int MostHeadLine = 40;

    // Where most of the article stands in quotations, its maker means indentation.
    private const double MostQuoted = 0.5;

    private static readonly FrozenDictionary<string, PagePartKind> s_kinds = new (
        PagePartKind Kind,
        string[] Reasons
    )[]
    {
        (PagePartKind.Headline, [BlockChoice.Headline, "doubled headline"]),
        (PagePartKind.Byline, [BlockChoice.Byline]),
        (PagePartKind.Date, ["date line"]),
        (PagePartKind.Dateline, ["dateline"]),
        (PagePartKind.Caption, ["caption"]),
        (PagePartKind.Credit, ["credits"]),
        (PagePartKind.Embed, ["embed"]),
        (PagePartKind.Teaser, ["read more", "teaser"]),
        (PagePartKind.Related, ["related links", BlockChoice.OtherArticle]),
        (PagePartKind.Comment, [BlockChoice.Comments]),
        (PagePartKind.Form, ["comment form", "form"]),
        (
            PagePartKind.Navigation,
            ["navigation", "footer", "page control", "tags", "sharing", "player"]
        ),
        (PagePartKind.Legal, ["legal notice", "cookie notice", "copyright", "disclaimer"]),
        (PagePartKind.Paywall, ["paywall"]),
        (
            PagePartKind.Promotion,
            ["promotion", "advert", "subscription", "appeal", "app", LineRules.Kiosk]
        ),
    }
        .SelectMany(kind => kind.Reasons.Select(reason => KeyValuePair.Create(reason, kind.Kind)))
        .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What is left out for a reason; unnamed where the reason only tells where it stands.</summary>
    public static PagePartKind OfReason(string reason) => s_kinds.GetValueOrDefault(reason);

    /// <summary>Names the blocks of a page with tags.</summary>
    /// <param name="page">The page.</param>
    /// <param name="choice">Which of its blocks are the article.</param>
    /// <param name="head">What was read of the article.</param>
    public static PagePartKind[] Name(HtmlPage page, BlockChoice choice, ArticleHead head)
    {
        bool[] isQuoted = Quoted(page, choice);
        return Name(
            page.Text,
            choice.Reasons,
            choice.Traits,
            head,
            i =>
                (choice.Hints[i] & PageHint.Embed) != PageHint.None ? PagePartKind.Embed
                : isQuoted[i] ? PagePartKind.Quote
                : (choice.Hints[i] & PageHint.Caption) != PageHint.None ? PagePartKind.Caption
                : PagePartKind.Unnamed,
            place => Time(page, place)
        );
    }

    /// <summary>Names the lines of a text without tags.</summary>
    public static PagePartKind[] Name(PageText text, PlainChoice choice, ArticleHead head) =>
        Name(text, choice.Reasons, choice.Traits, head, _ => PagePartKind.Unnamed, _ => -1);

    /// <summary>Leaves lines out of a body that are there to name the author or the day, and were read into the head.</summary>
    public static void LeaveOutHeadLines(string?[] reasons, PagePartKind[] kinds)
    {
        for (int i = 0; i < reasons.Length; i++)
        {
            reasons[i] ??= kinds[i] is PagePartKind.Byline or PagePartKind.Date
                ? BlockChoice.Byline
                : null;
        }
    }

    private static PagePartKind[] Name(
        PageText text,
        string?[] reasons,
        BlockTraits[] traits,
        ArticleHead head,
        Func<int, PagePartKind> marked,
        Func<TextSpan, int> hidden
    )
    {
        var kinds = new PagePartKind[reasons.Length];
        for (int i = 0; i < kinds.Length; i++)
        {
            kinds[i] =
                reasons[i] is { } reason ? OfReason(reason)
                : marked(i) is var mark and not PagePartKind.Unnamed ? mark
                : OfLook(text, reasons, traits, i);
        }

        foreach ((TextSpan place, PagePartKind kind) in Stated(head))
        {
            int i = BlockAt(text.Blocks, place) is >= 0 and int shown ? shown : hidden(place);
            if (i >= 0 && i < kinds.Length && IsHeadLine(text.Blocks[i], place, kind, kinds[i]))
            {
                kinds[i] = kind;
            }
        }

        return kinds;
    }

    private static PagePartKind OfLook(
        PageText text,
        string?[] reasons,
        BlockTraits[] traits,
        int i
    )
    {
        bool isText = traits[i].IsSentence || traits[i].Words >= LeastText;
        return text.Blocks[i].Kind switch
        {
            BlockKind.Heading => isText && traits[i].Words >= LeastText
                ? PagePartKind.MainText
                : PagePartKind.SubHeading,
            BlockKind.Item => PagePartKind.List,
            BlockKind.Cell when !isText => PagePartKind.Table,
            _ when isText || IsLeadIn(text.Words(text.Blocks[i]), traits[i]) =>
                PagePartKind.MainText,
            _ => IsSubHeading(text, reasons, traits, i)
                ? PagePartKind.SubHeading
                : PagePartKind.Unnamed,
        };
    }

    // "The minister had said on the quay:".
    private static bool IsLeadIn(ReadOnlySpan<char> words, BlockTraits traits) =>
        traits.Words >= LeastLeadIn && BlockTraits.LastSign(words) is (':' or '：');

    // A short line without a stop between two paragraphs.
    private static bool IsSubHeading(PageText text, string?[] reasons, BlockTraits[] traits, int i)
    {
        ReadOnlySpan<char> words = text.Words(text.Blocks[i]);
        return traits[i].Words is >= 1 and <= MostSubHeading
            && char.IsLetterOrDigit(BlockTraits.LastSign(words))
            && !char.IsLower(words[0])
            && IsParagraph(i - 1)
            && IsParagraph(i + 1);

        bool IsParagraph(int at) =>
            at >= 0 && at < reasons.Length && reasons[at] is null && traits[at].EndsSentence;
    }

    private static bool[] Quoted(HtmlPage page, BlockChoice choice)
    {
        var holds = new bool[page.Containers.Length];
        for (int i = 1; i < holds.Length; i++)
        {
            HtmlContainer container = page.Containers[i];
            holds[i] = container.Element == HtmlElement.Quote || holds[container.Parent];
        }

        var quoted = new bool[choice.Reasons.Length];
        long all = 0;
        long inside = 0;
        for (int i = 0; i < quoted.Length; i++)
        {
            quoted[i] = holds[page.ContainerOf[i]];
            int words = choice.Reasons[i] is null ? choice.Traits[i].Words : 0;
            all += words;
            inside += quoted[i] ? words : 0;
        }

        if (inside > MostQuoted * all)
        {
            Array.Clear(quoted);
        }

        return quoted;
    }

    // Where the page shows what was read into the head: what was read last stands for the whole line.
    private static IEnumerable<(TextSpan Place, PagePartKind Kind)> Stated(ArticleHead head)
    {
        IEnumerable<(TextSpan? Source, string? Rule, PagePartKind Kind)> all =
        [
            .. head.Credits.Select(credit =>
                (credit.Name.Source, (string?)credit.Name.Rule, PagePartKind.Credit)
            ),
            (head.Updated?.Source, head.Updated?.Rule, PagePartKind.Date),
            (head.Published?.Source, head.Published?.Rule, PagePartKind.Date),
            .. head
                .Authors.Concat(head.Desks)
                .Select(author => (author.Source, (string?)author.Rule, PagePartKind.Byline)),
            (head.Title?.Source, head.Title?.Rule, PagePartKind.Headline),
            (head.Standfirst?.Source, head.Standfirst?.Rule, PagePartKind.Standfirst),
        ];
        // What an item of a feed states stands outside of its content.
        return all.Where(value =>
                value is { Source: not null, Rule: not Feeds.FeedArticleReader.Rule }
            )
            .Select(value => (value.Source!.Value, value.Kind));
    }

    // Whether a line is there to say what was read from it; text and captions also mention people and days.
    private static bool IsHeadLine(
        Block block,
        TextSpan place,
        PagePartKind kind,
        PagePartKind known
    ) =>
        kind switch
        {
            PagePartKind.Standfirst => known
                is PagePartKind.MainText
                    or PagePartKind.SubHeading
                    or PagePartKind.Unnamed,
            PagePartKind.Headline => known == PagePartKind.Unnamed
                && 2 * place.Length >= block.Text.Length,
            _ => known is PagePartKind.Unnamed or PagePartKind.Byline or PagePartKind.Date
                && block.Text.Length <= place.Length + MostHeadLine,
        };

    // The block that shows the date of a time element, whose value stands in an attribute before it.
    private static int Time(HtmlPage page, TextSpan place)
    {
        foreach (HtmlTime time in page.Times)
        {
            if (time.Value == place)
            {
                return time.Block;
            }
        }

        return -1;
    }

    // The block in which a place of the source begins; -1 when none does.
    private static int BlockAt(ImmutableArray<Block> blocks, TextSpan place)
    {
        int low = 0;
        int high = blocks.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (blocks[middle].Source.End <= place.Start)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low < blocks.Length && blocks[low].Source.Start <= place.Start ? low : -1;
    }
}
