using System.Buffers;

namespace Entente.Articles;

/// <summary>Reads headline, authors, outlet and date from the lines around the body of a text without tags.</summary>
/// <remarks>Rather nothing than something wrong: a line that could be a menu is no headline. Cost: linear; the lines looked at are bounded.</remarks>
internal sealed class PlainHeadReader(
    PageCues cues,
    PageWords words,
    DateReader dates,
    NameReader names,
    OutletBook outlets
)
{
    // How far the head of an article reaches before its first paragraph, and how far lines of its head may stand behind it.
    private const int LinesBefore = 15;
    private const int LinesBehind = 8;
    private const int LinesAfterEnd = 5;

    private const int LabelledDate = 7500;
    private const int HeadDate = 6500;

    // What parts a date from its neighbours in a head line.
    private const string Marks = " -–—|,:·•()";

    private static readonly SearchValues<char> s_behindName = SearchValues.Create(",|·•");

    // What parts an outlet from the headline before it.
    private static readonly SearchValues<char> s_beforeOutlet = SearchValues.Create("|–—·•-");

    // A headline has so many words.
    private const int LeastWords = 3;
    private const int MostWords = 30;

    // Below this a line is near the text and nothing more.
    private const double LeastScore = 0.9;

    // The lines of date and author behind a headline, how long they are, and how much they count; lab/notes/metadata.md.
    private const int LinesOfHead = 3;
    private const int MostOfHeadLine = 12;
    private const double HeadBehind = 1.5;

    // A standfirst has so many.
    private const int LeastLead = 10;

    /// <summary>Reads the head; lines that belong to it are taken out of the body.</summary>
    public void Read(PageText text, PlainChoice choice, ArticleHead head)
    {
        int count = text.Blocks.Length;
        int from = Math.Max(0, choice.First - LinesBefore);
        int to = Math.Min(choice.End, choice.First + LinesBehind);
        List<Candidate> candidates = [];
        int paragraphs = 0;
        for (int i = from; i < count; i++)
        {
            if (i >= to && i < choice.End)
            {
                i = choice.End;
            }

            if (i >= Math.Min(count, choice.End + LinesAfterEnd))
            {
                break;
            }

            bool isBefore = i < choice.First;
            bool isHead = i < choice.End && paragraphs < 2;
            paragraphs += !isBefore && choice.Prose[i] >= 20 ? 1 : 0;
            Line(text, choice, i, isHead, isBefore, candidates, head);
        }

        if (head.Authors.Count == 0)
        {
            NameBesideDate(text, choice, head);
        }

        Outlet(text, choice, head);
        Title(text, choice, candidates, head);
        if (head.Title is { } title)
        {
            LeaveOutTitle(text, choice, title.Value);
            KeepLead(choice);
        }
    }

    private void Line(
        PageText text,
        PlainChoice choice,
        int i,
        bool isHead,
        bool isBefore,
        List<Candidate> candidates,
        ArticleHead head
    )
    {
        TextSpan span = text.Blocks[i].Text;
        ReadOnlySpan<char> line = span.In(text.Text);
        BlockTraits traits = choice.Traits[i];
        bool isKnown =
            choice.Reasons[i] is { } reason
            && reason is not ("around the article" or "no prose" or "doubled line");
        if (isHead && Byline(text, choice, i, head))
        {
            return;
        }

        if (
            traits.Words <= 45
            && dates.Find(line) is { } found
            && (
                choice.Prose[i] == 0
                || !traits.EndsSentence
                || (isHead && (EndsWithDate(line, found) || BeginsWithDate(found, traits)))
            )
        )
        {
            TextSpan rest = Date(text, span, found, isHead, head);
            bool isHeadline = isHead && rest.Start == span.Start && EndsWithDate(line, found);
            if (
                isHeadline
                || rest.Length * 3 < span.Length * 2
                || (isHead && BeginsWithDate(found, traits))
            )
            {
                choice.Reasons[i] = "date line";
            }

            if (isHead && !rest.IsEmpty)
            {
                Rest(
                    text,
                    i,
                    rest,
                    isBefore || (isHeadline && i == choice.First),
                    candidates,
                    head
                );
            }

            return;
        }

        if (
            isBefore
            && !isKnown
            && traits.Words is >= LeastWords and <= MostWords
            && !line.TrimEnd().EndsWith('.')
        )
        {
            candidates.Add(CandidateOf(text, span, i));
        }
    }

    // "Talks begin – March 12, 2019 at 6:40 p.m.": a mark parts the date from the headline before it; prose has no such mark.
    private static bool EndsWithDate(ReadOnlySpan<char> line, FoundDate found) =>
        line[found.End..].Trim(" .)|").IsEmpty
        && line[..found.Start].TrimEnd() is [.., ' ', '-' or '–' or '—' or '|' or '•' or '·'];

    // "13.10.1986, 08:40 Uhr. Translated by machine.": a short line that begins with a date is no prose.
    private static bool BeginsWithDate(FoundDate found, BlockTraits traits) =>
        found.Start <= 1 && traits.Words <= 14;

    // "By Anna Example and Bert Beispiel", "Author" above a name.
    private bool Byline(PageText text, PlainChoice choice, int i, ArticleHead head)
    {
        Block block = text.Blocks[i];
        ReadOnlySpan<char> line = text.Words(block);
        if (choice.Traits[i].Words > 30)
        {
            return false;
        }

        if (words.Is("author-label", line.Trim(" :")))
        {
            choice.Reasons[i] = "byline";
            if (
                i + 1 < choice.Reasons.Length
                && choice.Traits[i + 1].Words <= 8
                && choice.Prose[i + 1] == 0
            )
            {
                Signed(text, text.Blocks[i + 1], head);
                choice.Reasons[i + 1] = "byline";
            }

            return true;
        }

        int at = names.AfterByline(line);
        bool isSentence = choice.Traits[i].IsSentence && choice.Traits[i].Words > 14;
        if (at < 0 || isSentence)
        {
            return false;
        }

        bool found = Authors(text, block, at, head);
        if (!found)
        {
            ReadOnlySpan<char> rest = line[at..].Trim(" .-–");
            if (outlets.Agency(rest) is { } agency)
            {
                head.Agency ??= new Stated<string>(agency, block.Source, "agency as author");
                found = true;
            }
        }

        found |=
            choice.Traits[i].Words <= 6
            && char.IsUpper(line.TrimStart("-–—* ")[0])
            && i < choice.First + 3
            && words.Is(
                "byline",
                line.TrimStart("-–—* ")[
                    ..Math.Max(0, at - (line.Length - line.TrimStart("-–—* ").Length) - 1)
                ]
            );
        if (found)
        {
            choice.Reasons[i] = "byline";
        }

        return found;
    }

    // Under "Author" a desk may sign as well: "Team Harbour Ledger".
    private void Signed(PageText text, Block block, ArticleHead head)
    {
        foreach (Signature signature in names.Signatures(text.Words(block)))
        {
            if (signature.Kind is Signatory.Person or Signatory.Desk)
            {
                int start = block.Text.Start + signature.Span.Start;
                head.AddAuthor(
                    signature.Name,
                    text.ToSource(new TextSpan(start, start + signature.Span.Length)),
                    "byline",
                    signature.IsPerson
                );
            }
        }
    }

    private bool Authors(PageText text, Block block, int at, ArticleHead head)
    {
        bool any = false;
        foreach ((string name, TextSpan span) in names.Persons(text.Words(block)[at..]))
        {
            int start = block.Text.Start + at + span.Start;
            head.AddAuthor(name, text.ToSource(new TextSpan(start, start + span.Length)), "byline");
            any = true;
        }

        return any;
    }

    // Notes the date and gives back what the line holds besides.
    private TextSpan Date(
        PageText text,
        TextSpan span,
        FoundDate found,
        bool isHead,
        ArticleHead head
    )
    {
        ReadOnlySpan<char> line = span.In(text.Text);
        int start = found.Start;
        bool isPublished =
            Label("published", line, ref start)
            || Label("dated", line, ref start)
            || Label("on-day", line, ref start);
        bool isUpdate = !isPublished && Label("updated", line, ref start);
        TextSpan source = text.ToSource(
            new TextSpan(span.Start + found.Start, span.Start + found.End)
        );
        if (isUpdate)
        {
            head.AddUpdate(found.Date, source, "labelled date", LabelledDate);
        }
        else if (isHead || isPublished)
        {
            head.AddDate(
                found.Date,
                source,
                isPublished ? "labelled date" : "date in a head line",
                isPublished ? LabelledDate : HeadDate
            );
        }

        ReadOnlySpan<char> before = WithoutWeekday(line[..start].TrimEnd(" ,.(")).TrimEnd(Marks);
        ReadOnlySpan<char> after = line[found.End..].Trim(Marks);
        if (before.Length >= after.Length)
        {
            return new TextSpan(span.Start, span.Start + before.Length);
        }

        int behind = span.Start + found.End + line[found.End..].IndexOf(after);
        return new TextSpan(behind, behind + after.Length);
    }

    private ReadOnlySpan<char> WithoutWeekday(ReadOnlySpan<char> line)
    {
        int last = line.LastIndexOfAny(' ', ',', '|') + 1;
        return words.Is("weekday", line[last..]) ? line[..last] : line;
    }

    private bool Label(string kind, ReadOnlySpan<char> line, ref int start)
    {
        ReadOnlySpan<char> before = line[..start].TrimEnd(" :|-–—,");
        int best = -1;
        foreach (string phrase in words.All(kind))
        {
            int at = before.Length - phrase.Length;
            if (
                at >= 0
                && (best < 0 || at < best)
                && before.EndsWith(phrase, StringComparison.OrdinalIgnoreCase)
                && (at == 0 || !char.IsLetter(before[at - 1]))
            )
            {
                best = at;
            }
        }

        start = best >= 0 ? best : start;
        return best >= 0;
    }

    // What shares a head line with the date: a headline, the outlet's name (often twice: the logo and its text), an advert's label.
    private void Rest(
        PageText text,
        int i,
        TextSpan rest,
        bool isBefore,
        List<Candidate> candidates,
        ArticleHead head
    )
    {
        ReadOnlySpan<char> line = rest.In(text.Text);
        BlockTraits traits = BlockTraits.Of(line);
        if (cues.Find(line, traits.Words) is not null)
        {
            return;
        }

        TextSpan name = Doubled(line) is var half and > 0
            ? new TextSpan(rest.Start, rest.Start + half)
            : rest;
        string? outlet = outlets.Outlet(name.In(text.Text));
        bool isDoubled = name.Length < rest.Length;
        if (outlet is not null || (isDoubled && BlockTraits.Of(name.In(text.Text)).Words <= 4))
        {
            head.Outlet ??= new Stated<string>(
                outlet ?? name.In(text.Text).ToString(),
                text.ToSource(name),
                outlet is not null ? "known name" : "name printed twice"
            );
        }
        else if (Paper(line) is > 0 and var length)
        {
            TextSpan paper = new(rest.Start, rest.Start + length);
            head.Outlet ??= new Stated<string>(
                line[..length].ToString(),
                text.ToSource(paper),
                "name of a paper above the text"
            );
        }
        else if (isBefore && traits.Words is >= LeastWords and <= MostWords)
        {
            candidates.Add(CandidateOf(text, rest, i));
        }
    }

    // "Delegations meet by the harbour | Harbour Ledger": what stands in the title of a page stands in front of its text, too.
    private Candidate CandidateOf(PageText text, TextSpan span, int line)
    {
        ReadOnlySpan<char> shown = span.In(text.Text);
        int mark = shown.LastIndexOfAny(s_beforeOutlet);
        if (mark <= 0 || shown[mark - 1] != ' ' || !shown[(mark + 1)..].StartsWith(" "))
        {
            return new Candidate(span, line, Outlet: default);
        }

        ReadOnlySpan<char> name = shown[(mark + 2)..];
        int start = span.Start + mark + 2;
        return outlets.Outlet(name) is not null || names.IsPaper(name)
            ? new Candidate(
                new TextSpan(span.Start, span.Start + shown[..mark].TrimEnd().Length),
                line,
                new TextSpan(start, start + name.Length)
            )
            : new Candidate(span, line, Outlet: default);
    }

    // Half the length of a text that is the same words twice; 0 when it is not.
    private static int Doubled(ReadOnlySpan<char> words)
    {
        int half = words.Length / 2;
        return half >= 4 && words[..half].TrimEnd().SequenceEqual(words[^half..].TrimStart())
            ? words[..half].TrimEnd().Length
            : 0;
    }

    private void Outlet(PageText text, PlainChoice choice, ArticleHead head)
    {
        int body = FirstProse(choice);
        for (int i = 0; i < Math.Min(3, text.Blocks.Length) && head.Outlet is null; i++)
        {
            Block block = text.Blocks[i];
            ReadOnlySpan<char> line = text.Words(block);
            // One word may be anything but for the very first line: "Time", "Focus".
            if ((i == 0 || line.Contains(' ')) && outlets.Outlet(line) is { } outlet)
            {
                head.Outlet = new Stated<string>(outlet, block.Source, "known name");
                choice.Reasons[i] = "outlet's name";
            }
            else if (i < body && Doubled(line) is var half and > 0)
            {
                TextSpan name = new(block.Text.Start, block.Text.Start + half);
                head.Outlet = new Stated<string>(
                    line[..half].ToString(),
                    text.ToSource(name),
                    "name printed twice"
                );
                choice.Reasons[i] = "outlet's name";
            }
            else if (i < body && names.IsPaper(line))
            {
                head.Outlet = new Stated<string>(
                    line.ToString(),
                    block.Source,
                    "name of a paper above the text"
                );
                choice.Reasons[i] = "outlet's name";
            }
        }
    }

    // What was taken for the first line of the body may have turned out to be the headline beside its date.
    private static int FirstProse(PlainChoice choice)
    {
        int i = 0;
        while (i < choice.End && (choice.Reasons[i] is not null || choice.Prose[i] == 0))
        {
            i++;
        }

        return i;
    }

    private void Title(
        PageText text,
        PlainChoice choice,
        List<Candidate> candidates,
        ArticleHead head
    )
    {
        double best = LeastScore;
        Candidate title = default;
        for (int c = 0; c < candidates.Count; c++)
        {
            (TextSpan span, int at, _) = candidates[c];
            ReadOnlySpan<char> line = span.In(text.Text);
            BlockTraits traits = BlockTraits.Of(line);
            bool hasHead = HasHeadBehind(text, choice, at);
            if (!CouldBeHeadline(line, traits, hasHead))
            {
                continue;
            }

            bool isItem = text.Blocks[at].Kind == BlockKind.Item;
            // Of two such lines one behind the other the second is the standfirst.
            bool hasLead = c + 1 < candidates.Count && candidates[c + 1].Line == at + 1;
            double score =
                Math.Min(traits.Words, 6) * 0.3
                + (IsRepeated(text, choice, line, at) ? 2 : 0)
                + (at == 0 && traits.Words >= 4 ? 1 : 0)
                + (hasLead ? 0.25 : 0)
                + (hasHead ? HeadBehind : 0)
                - (isItem ? 2 : 0)
                - (traits.Words > 18 ? 0.5 : 0)
                - ((choice.First - at) * 0.1);
            if (score > best)
            {
                best = score;
                title = candidates[c];
            }
        }

        if (best > LeastScore && head.Title is null)
        {
            head.Title = new Stated<string>(
                title.Span.In(text.Text).ToString(),
                text.ToSource(title.Span),
                "line before the text"
            );
            choice.Reasons[title.Line] =
                title.Span == text.Blocks[title.Line].Text ? BlockChoice.Headline : "date line";
            if (!title.Outlet.IsEmpty)
            {
                string name = title.Outlet.In(text.Text).ToString();
                head.Outlet ??= new Stated<string>(
                    outlets.Outlet(name) ?? name,
                    text.ToSource(title.Outlet),
                    "name behind the headline"
                );
            }
        }
    }

    // "THE HARBOUR LEDGER, SUNDAY", "The Harbour Ledger | World": the length of the name; 0 when there is none.
    private int Paper(ReadOnlySpan<char> line)
    {
        int mark = line.IndexOfAny(s_behindName);
        ReadOnlySpan<char> name = mark < 0 ? line : line[..mark].TrimEnd();
        return names.IsPaper(name) ? name.Length : 0;
    }

    // Menus, buttons, counts and captions are as short as headlines.
    private bool CouldBeHeadline(ReadOnlySpan<char> line, BlockTraits traits, bool hasHead)
    {
        if (names.IsPaper(line) || names.IsPerson(line) || line.ContainsAny('»', '→', '©'))
        {
            return false;
        }

        int digits = 0;
        int small = 0;
        foreach (char c in line)
        {
            digits += char.IsAsciiDigit(c) ? 1 : 0;
            small += char.IsLower(c) ? 1 : 0;
        }

        bool isMenu = traits.Words >= 6 && traits.Capitals == traits.Words && small > 0;
        bool isCount = digits > 0.15 * line.Length;
        ReadOnlySpan<char> last = line[(line.LastIndexOfAny(" ./") + 1)..];
        return (hasHead || !isMenu) && !isCount && outlets.Agency(last) is null;
    }

    // "Anna Example" in a line of its own, with the date in the next: a byline without a word for it.
    private void NameBesideDate(PageText text, PlainChoice choice, ArticleHead head)
    {
        int to = Math.Min(choice.First + LinesOfHead, text.Blocks.Length);
        for (int i = Math.Max(0, choice.First - LinesBehind); i < to; i++)
        {
            Block block = text.Blocks[i];
            ReadOnlySpan<char> line = text.Words(block);
            if (!names.IsPerson(line) || names.IsPaper(line) || !IsBesideDate(text, choice, i))
            {
                continue;
            }

            if (Authors(text, block, 0, head))
            {
                choice.Reasons[i] = "byline";
                return;
            }
        }
    }

    private bool IsBesideDate(PageText text, PlainChoice choice, int line)
    {
        foreach (int i in (ReadOnlySpan<int>)[line - 1, line + 1])
        {
            if (
                i >= 0
                && i < text.Blocks.Length
                && choice.Traits[i].Words <= MostOfHeadLine
                && dates.Find(text.Words(text.Blocks[i])) is not null
            )
            {
                return true;
            }
        }

        return false;
    }

    // Behind a headline stand who wrote it and when.
    private bool HasHeadBehind(PageText text, PlainChoice choice, int line)
    {
        int to = Math.Min(line + LinesOfHead, text.Blocks.Length - 1);
        for (int i = line + 1; i <= to; i++)
        {
            ReadOnlySpan<char> next = text.Words(text.Blocks[i]);
            bool isShort = choice.Traits[i].Words <= MostOfHeadLine;
            if (
                choice.Reasons[i] is "byline" or "date line"
                || (isShort && (names.IsPerson(next) || dates.Find(next) is not null))
            )
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsRepeated(
        PageText text,
        PlainChoice choice,
        ReadOnlySpan<char> words,
        int line
    )
    {
        int from = Math.Max(0, line - 30);
        int to = Math.Min(text.Blocks.Length, choice.First + LinesBehind);
        for (int i = from; i < to; i++)
        {
            if (i != line && Wording.IsAlmostSame(text.Words(text.Blocks[i]), words))
            {
                return true;
            }
        }

        return false;
    }

    // A standfirst stands between the headline and the lines of the head, too short to carry the run over them.
    private static void KeepLead(PlainChoice choice)
    {
        int title = Array.IndexOf(choice.Reasons, BlockChoice.Headline);
        if (title < 0 || choice.First - title > LinesBehind)
        {
            return;
        }

        for (int i = title + 1; i < choice.First; i++)
        {
            bool isLead = choice.Prose[i] >= LeastLead && choice.Traits[i].EndsSentence;
            if (isLead && choice.Reasons[i] == "around the article")
            {
                choice.Reasons[i] = null;
            }
        }
    }

    private static void LeaveOutTitle(PageText text, PlainChoice choice, string title)
    {
        for (int i = 0; i < choice.Reasons.Length; i++)
        {
            if (
                choice.Reasons[i] is null or "no prose" or "doubled line"
                && Wording.IsAlmostSame(text.Words(text.Blocks[i]), title)
            )
            {
                choice.Reasons[i] = "doubled headline";
            }
        }
    }

    /// <summary>What could be the headline.</summary>
    /// <param name="Span">Its words.</param>
    /// <param name="Line">The line it stands in.</param>
    /// <param name="Outlet">The outlet that is named behind it; empty when none is.</param>
    private readonly record struct Candidate(TextSpan Span, int Line, TextSpan Outlet);
}
