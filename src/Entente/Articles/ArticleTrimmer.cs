namespace Entente.Articles;

/// <summary>Takes what is not prose off the ends of a body: the dateline in front, the credits behind.</summary>
internal sealed class ArticleTrimmer(
    DatelineReader datelines,
    CreditReader credits,
    OutletBook outlets,
    PageWords words
)
{
    /// <summary>How far a dateline with a whole date is believed; above a date that merely stands near.</summary>
    public const int DatelineDate = 5900;

    /// <summary>Reads dateline and credits, and says which parts of blocks are kept.</summary>
    /// <param name="page">The page.</param>
    /// <param name="reasons">For each block why it is left out; credits are added.</param>
    /// <param name="head">Takes what is found.</param>
    public Dictionary<int, (TextSpan Kept, string Reason)> Trim(
        PageText page,
        string?[] reasons,
        ArticleHead head
    )
    {
        Dictionary<int, (TextSpan Kept, string Reason)> parts = [];
        Credits(page, reasons, head);
        int seen = 0;
        // A standfirst may stand before the paragraph with the dateline.
        for (int i = 0; i < reasons.Length && seen < 4; i++)
        {
            if (reasons[i] is not null)
            {
                continue;
            }

            seen++;
            Block block = page.Blocks[i];
            if (datelines.Read(page.Words(block)) is { } dateline)
            {
                Take(page, block, dateline, head);
                int start = block.Text.Start + dateline.Length;
                parts[i] = (new TextSpan(start, block.Text.End), "dateline");
                break;
            }
        }

        return parts;
    }

    private static void Take(PageText page, Block block, Dateline dateline, ArticleHead head)
    {
        int start = block.Text.Start;
        if (dateline.Place is { } place)
        {
            string words = place.In(page.Text[start..block.Text.End]).ToString();
            head.Dateline ??= new Stated<string>(
                Name(words),
                page.ToSource(new TextSpan(start + place.Start, start + place.End)),
                "dateline"
            );
        }

        if (dateline.Agency is { } agency && dateline.AgencyName is { } name)
        {
            head.Agency = new Stated<string>(
                name,
                page.ToSource(new TextSpan(start + agency.Start, start + agency.End)),
                "credit in the dateline"
            );
        }

        TextSpan source = dateline.DateSpan.IsEmpty
            ? default
            : page.ToSource(
                new TextSpan(start + dateline.DateSpan.Start, start + dateline.DateSpan.End)
            );
        if (dateline.Date is { } date)
        {
            head.AddDate(date, source, "dateline", DatelineDate);
        }
    }

    // Behind the last paragraph: "(With A and B in C; editing by D)", "Reporting by A; Editing by B", "— Reuters".
    private void Credits(PageText page, string?[] reasons, ArticleHead head)
    {
        int last = Array.FindLastIndex(reasons, reason => reason is null);
        for (int i = Math.Min(last + 2, reasons.Length - 1); i >= 0 && i > last - 4; i--)
        {
            if (
                reasons[i] is not (null or "around the article" or "no prose" or BlockChoice.Byline)
            )
            {
                continue;
            }

            ReadOnlySpan<char> line = page.Words(page.Blocks[i]);
            if (outlets.Agency(line.Trim(" -–—()*")) is { } agency)
            {
                head.Agency ??= new Stated<string>(agency, page.Blocks[i].Source, "credit line");
                reasons[i] = "credits";
            }
            else if (IsCredits(line))
            {
                credits.ReadLine(page, page.Blocks[i].Text, head);
                reasons[i] = "credits";
            }
        }
    }

    private bool IsCredits(ReadOnlySpan<char> line)
    {
        if (line.Length > 400)
        {
            return false;
        }

        ReadOnlySpan<char> bare = line.TrimStart(" (*[-–—");
        bool isBracketed =
            line.TrimStart() is ['(' or '[', ..] && line.TrimEnd(" .") is [.., ')' or ']'];
        foreach (string phrase in words.All("credit"))
        {
            if (
                bare.StartsWith(phrase, StringComparison.OrdinalIgnoreCase)
                || (isBracketed && bare.Contains(phrase, StringComparison.OrdinalIgnoreCase))
            )
            {
                return true;
            }
        }

        if (!isBracketed)
        {
            return false;
        }

        foreach (string phrase in words.All("bracketed-credit"))
        {
            if (bare.StartsWith(phrase, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    // "VIENNA" → "Moscow".
    private static string Name(string words)
    {
        bool isShouted = !words.Any(char.IsLower);
        return isShouted
            ? string.Create(
                words.Length,
                words,
                static (to, from) =>
                {
                    for (int i = 0; i < to.Length; i++)
                    {
                        bool isFirst = i == 0 || !char.IsLetter(from[i - 1]);
                        to[i] = isFirst ? from[i] : char.ToLowerInvariant(from[i]);
                    }
                }
            )
            : words;
    }
}
