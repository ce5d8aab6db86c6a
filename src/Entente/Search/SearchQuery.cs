using System.Collections.Immutable;
using System.Globalization;

namespace Entente.Search;

/// <summary>What a person looks for: <c>speaker:Putin to:Xi "new model" after:2021-12 kind:quote</c>.</summary>
/// <remarks>
/// All that is named must hold. A word with a colon that is none of our names is a word like any other; a mark of quotation that is never
/// closed ends with the query. Cost: linear in the length of the query.
/// </remarks>
public sealed record SearchQuery
{
    private static readonly string[] s_names =
    [
        "speaker",
        "to",
        "outlet",
        "after",
        "before",
        "kind",
        "said-again",
        "part",
        "within",
        "language",
        "type",
        "source",
        "target",
        "modality",
    ];

    /// <summary>Words, and phrases of several words, that must stand in the report (of kind quote: in what is said).</summary>
    public ImmutableArray<string> Terms { get; init; } = [];

    /// <summary>Who says it; <see langword="null"/> when anybody may.</summary>
    public string? Speaker { get; init; }

    /// <summary>To whom it is said; <see langword="null"/> when to anybody.</summary>
    public string? Addressee { get; init; }

    /// <summary>A part of the name of the outlet; <see langword="null"/> for all.</summary>
    public string? Outlet { get; init; }

    /// <summary>The first day; <see langword="null"/> for all.</summary>
    public DateOnly? After { get; init; }

    /// <summary>The last day; <see langword="null"/> for all.</summary>
    public DateOnly? Before { get; init; }

    /// <summary>The language of the report, BCP 47; <see langword="null"/> for all.</summary>
    public string? Language { get; init; }

    /// <summary>Whether statements are looked for, and not reports: said so, or because a speaker, an addressee or a part of the report is named; never where events are.</summary>
    public bool IsForQuotes
    {
        get => (field || Part is not null) && !IsForEvents;
        init;
    }

    /// <summary>How much of a statement is quoted; <see langword="null"/> for all.</summary>
    public QuotationKind? Kind { get; init; }

    /// <summary>Whether a statement was made on another occasion, too; <see langword="null"/> for all.</summary>
    public bool? IsSaidAgain { get; init; }

    /// <summary>The sort of text that a statement or an event stands in ("body", "headline", "caption"); <see langword="null"/> for all.</summary>
    public string? Part { get; init; }

    /// <summary>Whether a statement stands within another one; <see langword="null"/> for all.</summary>
    public bool? IsWithin { get; init; }

    /// <summary>Whether events are looked for: said so, or because something is asked of them.</summary>
    public bool IsForEvents { get; init; }

    /// <summary>What is done; <see langword="null"/> for all.</summary>
    public EventType? Type { get; init; }

    /// <summary>Who does it; <see langword="null"/> when anybody may.</summary>
    public string? Source { get; init; }

    /// <summary>Whom it is done to; <see langword="null"/> when anybody may be.</summary>
    public string? Target { get; init; }

    /// <summary>Whether it happened; <see langword="null"/> for all.</summary>
    public Modality? Modality { get; init; }

    /// <summary>What cannot be understood, with what was expected; <see langword="null"/> when all can.</summary>
    public string? Fault { get; init; }

    /// <summary>Whether nothing is asked for.</summary>
    public bool IsEmpty =>
        Terms.IsEmpty
        && Speaker is null
        && Addressee is null
        && Outlet is null
        && After is null
        && Before is null
        && Language is null
        && !IsForQuotes
        && !IsForEvents;

    /// <summary>Makes a query of terms that are parted already, as a shell does; never fails, but may have a <see cref="Fault"/>.</summary>
    public static SearchQuery Of(IEnumerable<string> terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        SearchQuery query = new();
        foreach (string term in terms)
        {
            string? name = NameAt(term, 0);
            query = query.And(name, term[(name is null ? 0 : name.Length + 1)..]);
        }

        return query;
    }

    /// <summary>Reads a query as it is typed into one field; never fails, but may have a <see cref="Fault"/>.</summary>
    public static SearchQuery Parse(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        SearchQuery query = new();
        int at = 0;
        while (at < typed.Length)
        {
            if (char.IsWhiteSpace(typed[at]))
            {
                at++;
                continue;
            }

            string? name = NameAt(typed, at);
            at += name is null ? 0 : name.Length + 1;
            query = query.And(name, ValueAt(typed, ref at));
        }

        return query;
    }

    private SearchQuery And(string? name, string typed)
    {
        string value = typed.Trim();
        return value.Length == 0 ? this
            : name is null ? this with { Terms = Terms.Add(value) }
            : With(name, value);
    }

    private SearchQuery With(string name, string value) =>
        name switch
        {
            "speaker" => this with { Speaker = value, IsForQuotes = true },
            "to" => this with { Addressee = value, IsForQuotes = true },
            "outlet" => this with { Outlet = value },
            "language" => this with { Language = value },
            "after" => DayOf(value, isEnd: false) is { } day
                ? this with
                {
                    After = day,
                }
                : Without(name),
            "before" => DayOf(value, isEnd: true) is { } day
                ? this with
                {
                    Before = day,
                }
                : Without(name),
            "source" => this with { Source = value, IsForEvents = true },
            "target" => this with { Target = value, IsForEvents = true },
            "type" => Named<EventType>(value) is { } type
                ? this with
                {
                    Type = type,
                    IsForEvents = true,
                }
                : Without<EventType>(name),
            "modality" => Named<Modality>(value) is { } modality
                ? this with
                {
                    Modality = modality,
                    IsForEvents = true,
                }
                : Without<Modality>(name),
            "said-again" => value switch
            {
                "yes" => this with { IsSaidAgain = true, IsForQuotes = true },
                "no" => this with { IsSaidAgain = false, IsForQuotes = true },
                _ => this with { Fault = "said-again: expected yes or no" },
            },
            "part" => value is "body" or "headline" or "caption"
                ? this with
                {
                    Part = value,
                }
                : this with
                {
                    Fault = "part: expected body, headline or caption",
                },
            "within" => value switch
            {
                "yes" => this with { IsWithin = true, IsForQuotes = true },
                "no" => this with { IsWithin = false, IsForQuotes = true },
                _ => this with { Fault = "within: expected yes or no" },
            },
            _ => OfKind(value),
        };

    private SearchQuery OfKind(string value) =>
        value switch
        {
            "quote" or "quotes" => this with { IsForQuotes = true },
            "direct" => OfKind(QuotationKind.Direct),
            "mixed" => OfKind(QuotationKind.Mixed),
            "indirect" => OfKind(QuotationKind.Indirect),
            "event" or "events" => this with { IsForEvents = true },
            "report" or "reports" => this with { IsForQuotes = false, IsForEvents = false },
            _ => this with
            {
                Fault = "kind: expected quote, direct, mixed, indirect, event or report",
            },
        };

    private SearchQuery OfKind(QuotationKind kind) => this with { Kind = kind, IsForQuotes = true };

    private static T? Named<T>(string value)
        where T : struct, Enum =>
        Enum.TryParse(value, ignoreCase: true, out T found) && !char.IsAsciiDigit(value[0])
            ? found
            : null;

    private SearchQuery Without<T>(string name)
        where T : struct, Enum =>
        this with
        {
            Fault =
                $"{name}: expected one of {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}",
        };

    private SearchQuery Without(string name) =>
        this with
        {
            Fault = $"{name}: expected a year, month or day (2021, 2021-12, 2021-12-15)",
        };

    /// <summary>A name of ours with its colon that begins here.</summary>
    private static string? NameAt(string typed, int at) =>
        Array.Find(
            s_names,
            name =>
                string.CompareOrdinal(typed, at, name, 0, name.Length) == 0
                && at + name.Length < typed.Length
                && typed[at + name.Length] == ':'
        );

    /// <summary>The word that begins here, or what stands between marks.</summary>
    private static string ValueAt(string typed, ref int at)
    {
        bool isMarked = at < typed.Length && typed[at] is '"' or '“' or '”';
        int start = isMarked ? at + 1 : at;
        int end = start;
        while (
            end < typed.Length
            && (isMarked ? typed[end] is not ('"' or '”' or '“') : !char.IsWhiteSpace(typed[end]))
        )
        {
            end++;
        }

        at = isMarked ? Math.Min(typed.Length, end + 1) : end;
        return typed[start..end];
    }

    /// <summary>The first or last day of a year, a month or a day as they are typed (2021, 2021-12, 2021-12-15); <see langword="null"/> when it is none.</summary>
    public static DateOnly? DayOf(string value, bool isEnd)
    {
        if (IsoDay.Parse(value) is { } day)
        {
            return day;
        }

        CultureInfo culture = CultureInfo.InvariantCulture;
        if (
            DateOnly.TryParseExact(
                value,
                "yyyy-MM",
                culture,
                DateTimeStyles.None,
                out DateOnly month
            )
        )
        {
            return isEnd ? month.AddMonths(1).AddDays(-1) : month;
        }

        return DateOnly.TryParseExact(
            value,
            "yyyy",
            culture,
            DateTimeStyles.None,
            out DateOnly year
        )
            ? isEnd
                ? new DateOnly(year.Year, 12, 31)
                : year
            : null;
    }
}
