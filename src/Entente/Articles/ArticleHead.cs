using System.Collections.Immutable;

namespace Entente.Articles;

/// <summary>What is known of an article besides its text, while it is gathered.</summary>
internal sealed class ArticleHead
{
    /// <summary>How far a date is believed that the carrier states: most of all.</summary>
    public const int Carried = 100_000;

    private readonly List<(Stated<NewsDate> Date, int Strength)> _dates = [];

    public Stated<string>? Title { get; set; }

    public List<Stated<string>> Authors { get; } = [];

    public Stated<string>? Outlet { get; set; }

    public Stated<string>? Agency { get; set; }

    public Stated<string>? Dateline { get; set; }

    public string? Language { get; set; }

    public string? Address { get; set; }

    /// <summary>Notes a date of publication and how far it is believed: the larger the better.</summary>
    public void AddDate(NewsDate date, TextSpan? source, string rule, int strength) =>
        _dates.Add((new Stated<NewsDate>(date, source, rule), strength));

    /// <summary>Adds an author, once, unless it is a desk of the outlet.</summary>
    public void AddAuthor(string name, TextSpan? source, string rule)
    {
        // A blog may be called after its author; a name with the outlet's one word in it is a desk of it.
        bool isOutlet =
            Outlet is { } outlet
            && !outlet.Value.Contains(' ')
            && Wording.Overlap(name, outlet.Value) >= 1;
        if (!isOutlet && !Authors.Any(author => Wording.IsSame(author.Value, name)))
        {
            Authors.Add(new Stated<string>(name, source, rule));
        }
    }

    /// <summary>The date that is believed most; among those of the same day the one that also tells the time.</summary>
    public Stated<NewsDate>? Published
    {
        get
        {
            if (_dates.Count == 0)
            {
                return null;
            }

            Stated<NewsDate> best = _dates.MaxBy(d => d.Strength).Date;
            if (best.Value.Time is not null)
            {
                return best;
            }

            return _dates
                    .Where(d => d.Date.Value.Day == best.Value.Day && d.Date.Value.Time is not null)
                    .OrderByDescending(d => d.Strength)
                    .Select(d => d.Date)
                    .FirstOrDefault()
                ?? best;
        }
    }

    /// <summary>The days that were stated, whoever is believed.</summary>
    public IEnumerable<DateOnly> Days => _dates.Select(d => d.Date.Value.Day).Distinct();

    /// <summary>What is missing.</summary>
    public ImmutableArray<string> Doubts(bool hasDecodingErrors)
    {
        var doubts = ImmutableArray.CreateBuilder<string>();
        if (Title is null)
        {
            doubts.Add("no headline");
        }

        if (Published is null)
        {
            doubts.Add("no date");
        }

        if (hasDecodingErrors)
        {
            doubts.Add("decoding errors");
        }

        return doubts.DrainToImmutable();
    }
}
