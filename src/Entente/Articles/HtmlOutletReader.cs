namespace Entente.Articles;

/// <summary>Finds out who publishes a page: by its address, else by the name on which its statements agree best.</summary>
internal sealed class HtmlOutletReader(OutletBook outlets, NameReader names, PageWords words)
{
    private const int MostCandidates = 40;
    private const int MostLength = 100;

    // Weights of what speaks for a name; lab/notes/metadata.md.
    private const double Publisher = 1.2;
    private const double Site = 1.0;
    private const double Title = 0.4;
    private const double Agreement = 0.6;
    private const double AddressFit = 0.8;
    private const double Least = 1.0;

    private readonly record struct Candidate(
        string Name,
        TextSpan Source,
        string Rule,
        double Weight
    );

    /// <summary>The outlet, with the names that were not chosen behind it.</summary>
    public IEnumerable<Stated<string>> Read(HtmlStatements stated, string? address)
    {
        string label = SiteName.OfAddress(address);
        List<Candidate> candidates = Candidates(stated, label);
        IEnumerable<Stated<string>> found = candidates
            .Select(c => (Candidate: c, Score: Score(c, candidates, label)))
            .Where(c => c.Score >= Least)
            .OrderByDescending(c => c.Score)
            .Select(c => c.Candidate)
            .DistinctBy(c => SiteName.Fold(c.Name), StringComparer.Ordinal)
            .Select(c => new Stated<string>(c.Name, c.Source, c.Rule));
        if (outlets.At(address) is { } known)
        {
            return found
                .Where(other => other.Value != known)
                .Prepend(new Stated<string>(known, Source: null, "known address"));
        }

        return label.Length == 0 ? found.Select(Known) : found;
    }

    // Where the address is not known a name in our table is; where it is known and not ours, another paper may have the same name.
    private Stated<string> Known(Stated<string> name) =>
        outlets.Outlet(name.Value) is { } known
            ? name with
            {
                Value = known,
                Rule = "known name",
            }
            : name;

    private List<Candidate> Candidates(HtmlStatements stated, string label)
    {
        List<Candidate> candidates = [];
        foreach (string publisher in stated.Linked?.Publishers ?? [])
        {
            Add(
                stated.Plain(publisher),
                stated.Locate(publisher),
                "linked data publisher",
                candidates.Count == 0 ? Publisher : Site
            );
        }

        foreach (HtmlStatement site in stated.All(PageField.Site))
        {
            Add(site.Text, site.Source, "site name", Site);
        }

        if (stated.TitleElement is { } title && stated.Page.Title is { } element)
        {
            List<TextSpan> parts = TitleParts.Of(title);
            foreach (int i in (ReadOnlySpan<int>)[0, parts.Count - 1])
            {
                if (parts.Count > 1 && parts[i].Length < 60)
                {
                    string part = parts[i].In(title).ToString();
                    TextSpan source = stated.Locate(part, element);
                    double weight = IsShownPaper(part, stated.Page) ? Least : Title;
                    candidates.Add(
                        new Candidate(Bare(part, label), source, "name behind the title", weight)
                    );
                }
            }
        }

        return candidates;

        void Add(string name, TextSpan source, string rule, double weight)
        {
            if (name.Length is 0 or > MostLength || candidates.Count >= MostCandidates)
            {
                return;
            }

            string bare = Bare(name, label);
            candidates.Add(new Candidate(bare, source, rule, weight));
        }
    }

    // "Harbour News - The Harbour Ledger" → the part that fits the address, else the first; "The Harbour Ledger (THL)" → without its short form.
    private static string Bare(string name, string label)
    {
        List<TextSpan> parts = TitleParts.Of(name);
        if (parts.Count > 1)
        {
            TextSpan best = parts.MaxBy(part => SiteName.Fit(part.In(name).ToString(), label));
            name = best.In(name).ToString();
        }

        if (SiteName.IsAddress(name) && label.Length > 0 && SiteName.Fit(name, label) > 0)
        {
            return SiteName.OfHost(name);
        }

        int bracket = name.LastIndexOf(" (", StringComparison.Ordinal);
        return bracket > 3 && name.EndsWith(')') ? name[..bracket] : name.TrimEnd(' ', '.', ',');
    }

    private double Score(Candidate candidate, List<Candidate> all, string label)
    {
        string folded = SiteName.Fold(candidate.Name);
        int fit = SiteName.Fit(candidate.Name, label);
        bool isAgreed = all.Any(other =>
            other.Rule != candidate.Rule && SiteName.Fold(other.Name) == folded
        );
        bool isOurs = outlets.Outlet(candidate.Name) is not null;
        bool isAddress = !isOurs && SiteName.IsAddress(candidate.Name);
        bool isPlain = !isOurs && !isAddress && !candidate.Name.Any(char.IsUpper);
        bool isCompany = candidate
            .Name.Split(' ')
            .Any(word => words.Is("company-form", word.Trim('.', ',')));
        int count = candidate.Name.Split(' ').Length;
        return candidate.Weight
            + (isAgreed ? Agreement : 0)
            + (fit * AddressFit)
            - (isAddress ? 1.0 : 0)
            - (isPlain ? 0.7 : 0)
            - (isCompany ? 1.0 : 0)
            - (count > 4 ? 0.5 : 0);
    }

    // A section ("World News") may stand behind a title as well: a paper's name has a word of its own, and the page shows it once more.
    private bool IsShownPaper(string part, HtmlPage page)
    {
        if (!names.IsPaper(part) || (outlets.Outlet(part) is null && !names.IsOwnName(part)))
        {
            return false;
        }

        foreach (Block block in page.Text.Blocks)
        {
            if (page.Text.Words(block).StartsWith(part, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
