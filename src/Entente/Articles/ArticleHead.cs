using System.Collections.Immutable;

namespace Entente.Articles;

/// <summary>What is known of an article besides its text, while it is gathered.</summary>
internal sealed class ArticleHead
{
    /// <summary>How far a date is believed that the carrier states: most of all.</summary>
    public const int Carried = 100_000;

    /// <summary>How far a date of change is believed where the page states no other.</summary>
    public const int UpdateAlone = 1000;

    private const int MostAlternatives = 20;

    private readonly List<StatedDate> _dates = [];
    private readonly List<(Stated<NewsDate> Date, int Strength)> _updates = [];

    /// <summary>When the page was received; nothing was published later.</summary>
    public DateTimeOffset? Received { get; init; }

    public Stated<string>? Title { get; set; }

    public List<Stated<string>> Authors { get; } = [];

    /// <summary>Whom the page names as author besides persons: agencies, desks, the paper itself.</summary>
    public List<Stated<string>> Desks { get; } = [];

    public Stated<string>? Outlet { get; set; }

    public Stated<string>? Agency { get; set; }

    public Stated<string>? Dateline { get; set; }

    public Stated<string>? Standfirst { get; set; }

    public List<Credit> Credits { get; } = [];

    public List<Stated<string>> Rights { get; } = [];

    /// <summary>Titles, authors and outlets that were not chosen.</summary>
    public List<Alternative> Others { get; } = [];

    public string? Language { get; set; }

    public string? Address { get; set; }

    /// <summary>The address and the language as the page itself states them.</summary>
    public Stated<string>? Canonical { get; set; }

    public Stated<string>? NamedLanguage { get; set; }

    /// <summary>Notes a date of publication and how far it is believed: the larger the better. A date behind the capture is none.</summary>
    public void AddDate(
        NewsDate date,
        TextSpan? source,
        string rule,
        int strength,
        DateOrigin origin = DateOrigin.Other
    )
    {
        if (IsPast(date))
        {
            _dates.Add(new StatedDate(new Stated<NewsDate>(date, source, rule), strength, origin));
        }
    }

    /// <summary>Adds an author, once; the paper itself is one of <see cref="Desks"/>.</summary>
    public void AddAuthor(string name, TextSpan? source, string rule) =>
        AddAuthor(name, source, rule, isPerson: true);

    /// <summary>Adds a person, or a desk, an agency or the paper itself, once.</summary>
    public void AddAuthor(string name, TextSpan? source, string rule, bool isPerson)
    {
        bool isOutlet = Outlet is { } outlet && Wording.IsSame(name, outlet.Value);
        List<Stated<string>> list = isPerson && !isOutlet ? Authors : Desks;
        if (!list.Any(author => Wording.IsSame(author.Value, name)))
        {
            list.Add(new Stated<string>(name, source, rule));
        }
    }

    /// <summary>Notes a date of change and how far it is believed.</summary>
    public void AddUpdate(NewsDate date, TextSpan? source, string rule, int strength)
    {
        if (IsPast(date))
        {
            _updates.Add((new Stated<NewsDate>(date, source, rule), strength));
        }
    }

    /// <summary>What the page states besides what was chosen, each value once.</summary>
    public ImmutableArray<Alternative> Alternatives
    {
        get
        {
            DateOnly? chosen = Published?.Value.Day;
            IEnumerable<Alternative> days = _dates
                .Where(d => d.Day != chosen)
                .OrderByDescending(d => d.Strength)
                .Select(d => new Alternative(
                    "date",
                    new Stated<string>(d.Date.Value.ToString(), d.Date.Source, d.Date.Rule)
                ));
            return
            [
                .. Others
                    .Concat(days)
                    .Where(other => !IsChosen(other))
                    .DistinctBy(other => (other.Field, other.Value.Value))
                    .Take(MostAlternatives),
            ];
        }
    }

    private bool IsChosen(Alternative other) =>
        other.Value.Value == Title?.Value
        || other.Value.Value == Outlet?.Value
        || Authors.Concat(Desks).Any(author => author.Value == other.Value.Value);

    // A day later may be today at the outlet.
    private bool IsPast(NewsDate date) =>
        Received is not { } received
        || date.Day.DayNumber <= DateOnly.FromDateTime(received.UtcDateTime).DayNumber + 1;

    /// <summary>The date of publication; <see langword="null"/> when the page states none.</summary>
    public Stated<NewsDate>? Published =>
        DateChoice.Choose(_dates, _updates.Select(update => update.Date.Value.Day));

    /// <summary>When it was changed last; <see langword="null"/> when the page does not say, or says that it never was.</summary>
    public Stated<NewsDate>? Updated
    {
        get
        {
            if (_updates.Count == 0)
            {
                return null;
            }

            Stated<NewsDate> last = _updates.MaxBy(d => d.Strength).Date;
            bool isFirst = _dates.Exists(d =>
                d.Strength > UpdateAlone && Moment(d.Date.Value) == Moment(last.Value)
            );
            return isFirst ? null : last;
        }
    }

    // Times without a zone are compared as they stand.
    private static (DateTime, bool) Moment(NewsDate date) =>
        (
            date.Day.ToDateTime(date.Time ?? TimeOnly.MinValue) - (date.Offset ?? TimeSpan.Zero),
            date.Time is null
        );

    /// <summary>The days that were stated, whoever is believed.</summary>
    public IEnumerable<DateOnly> Days => _dates.Select(d => d.Day).Distinct();

    /// <summary>The article: what was gathered, and the body.</summary>
    /// <param name="capture">The digest of its capture.</param>
    /// <param name="body">The body.</param>
    /// <param name="hasDecodingErrors">Whether something of the capture could not be decoded.</param>
    /// <param name="place">Leads the place of a value, found by a rule, on into the source text; <see langword="null"/> where it stands there already.</param>
    public Article ToArticle(
        ContentDigest capture,
        ArticleBody body,
        bool hasDecodingErrors,
        Func<TextSpan, string, TextSpan>? place = null
    ) =>
        new()
        {
            Capture = capture,
            Text = body.Text,
            Source = body.Source,
            Title = Placed(Title, place),
            Authors = Placed(Authors, place),
            Desks = Placed(Desks, place),
            Outlet = Placed(Outlet, place),
            Agency = Placed(Agency, place),
            Dateline = Placed(Dateline, place),
            Published = Placed(Published, place),
            Updated = Placed(Updated, place),
            Standfirst = Placed(Standfirst, place),
            Credits = [.. Credits.Select(c => c with { Name = Placed(c.Name, place)! })],
            Rights = Placed(Rights, place),
            Alternatives =
            [
                .. Alternatives.Select(other => other with { Value = Placed(other.Value, place)! }),
            ],
            Language = Language,
            Address = Address,
            Canonical = Placed(Canonical, place),
            NamedLanguage = Placed(NamedLanguage, place),
            Captions = body.Captions,
            Cuts = body.Cuts,
            Doubts = Doubts(hasDecodingErrors),
        };

    private static Stated<T>? Placed<T>(
        Stated<T>? stated,
        Func<TextSpan, string, TextSpan>? place
    ) =>
        stated is { Source: { } source } && place is not null
            ? stated with
            {
                Source = place(source, stated.Rule),
            }
            : stated;

    private static ImmutableArray<Stated<string>> Placed(
        List<Stated<string>> stated,
        Func<TextSpan, string, TextSpan>? place
    ) => [.. stated.Select(value => Placed(value, place)!)];

    private ImmutableArray<string> Doubts(bool hasDecodingErrors)
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
