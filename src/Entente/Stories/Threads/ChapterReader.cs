using System.Collections.Frozen;
using System.Collections.Immutable;
using Entente.Data;

namespace Entente.Stories.Threads;

/// <summary>Reads what threads compare of a story.</summary>
/// <remarks>Safe to use from any thread. Cost: linear in the reports that are given.</remarks>
public sealed class ChapterReader
{
    // What a report is about stands at its beginning; the rest tells what led there, and other matters of the same actors.
    private const int LeadLength = 600;

    // A word in more reports than that tells no matter from another: lab/notes/stories.md, "Threads".
    private const double MostCommon = 0.03;
    private const int ShortestWord = 3;

    // The headline names the matter.
    private const double WeightInTitle = 1.5;
    private const int MostWords = 40;

    // A calendar names every day.
    private const int MostDays = 32;
    private const int LongestName = 60;

    // What stands in fewer of the reports is a detail of one of them.
    private const double ShareOfReports = 0.34;

    private readonly WordPrior _prior;
    private readonly Func<string, string> _partyOf;

    /// <summary>Loads how common words are.</summary>
    /// <param name="language">The language of the reports.</param>
    /// <param name="partyOf">What makes two entities the same party: of a person the state he or she acts for.</param>
    public ChapterReader(Language language, Func<string, string> partyOf)
    {
        _prior = new WordPrior(language);
        _partyOf = partyOf;
    }

    /// <summary>Reads a story.</summary>
    /// <param name="story">Its identifier.</param>
    /// <param name="reports">Its reports, or a few of them.</param>
    /// <param name="first">The day of its first report.</param>
    /// <param name="events">What these reports tell, matched.</param>
    public Chapter Read(
        string story,
        IReadOnlyList<Report> reports,
        DateOnly? first,
        ImmutableArray<Occurrence> events
    )
    {
        ArgumentNullException.ThrowIfNull(reports);
        Dictionary<string, (int Count, Witness Place)> actors = new(StringComparer.Ordinal);
        Dictionary<uint, (int Count, double Weight, Witness Place)> words = [];
        List<NamedDay> days = [];
        foreach (Report report in reports)
        {
            HashSet<uint> names = Count(actors, ActorsOf(report));
            Count(words, report, names);
            days.AddRange(DaysOf(report).Take(MostDays));
        }

        double fewest = Math.Max(1, ShareOfReports * reports.Count);
        ImmutableArray<TopicWord> topic =
        [
            .. words
                .Where(word => word.Value.Count >= fewest)
                .Select(word => new TopicWord(
                    word.Key,
                    word.Value.Weight
                        / word.Value.Count
                        * Math.Sqrt((double)word.Value.Count / reports.Count),
                    word.Value.Place
                ))
                .OrderByDescending(word => word.Weight)
                .ThenBy(word => word.Key)
                .Take(MostWords),
        ];
        return new Chapter(story)
        {
            First = first,
            Text = reports.Count == 0 ? "" : reports[0].Article.Text,
            Actors = actors
                .Where(actor => actor.Value.Count >= fewest)
                .ToFrozenDictionary(
                    actor => actor.Key,
                    actor => actor.Value.Place,
                    StringComparer.Ordinal
                ),
            Words = topic,
            ByKey = topic.ToFrozenDictionary(word => word.Key),
            Days = [.. days],
            Events = events,
        };
    }

    /// <summary>What makes an entity the same party as another.</summary>
    internal string PartyOf(string entity) => _partyOf(entity);

    /// <summary>What makes somebody who takes part in an event the same party as another.</summary>
    internal string PartyOf(EventActor actor) =>
        actor.Entity is { } entity ? _partyOf(entity)
        : actor.Code.Country is { } country ? _partyOf(country)
        : actor.Name.ToLowerInvariant();

    /// <summary>Who stands at the beginning of a report.</summary>
    private IEnumerable<(string Party, Mention Mention, Witness Place)> ActorsOf(Report report) =>
        from mention in report.MentionsIn(LeadOf(report))
        where
            mention is { Entity: not null, Type: not EntityType.Place }
            && !IsOutlet(report, mention)
        select (
            _partyOf(mention.Entity!),
            mention,
            new Witness(mention.Name, report.Id, ReportPart.Body, mention.Span)
        );

    // An agency that a report rests on does not act in it.
    private static bool IsOutlet(Report report, Mention mention) =>
        mention.Type == EntityType.Organization
        && !report.Events.Any(found =>
            found.Sources.Concat(found.Targets).Any(actor => actor.Entity == mention.Entity)
        );

    /// <summary>Counts the actors of a report, each once, and returns the keys of the words that name them.</summary>
    private HashSet<uint> Count(
        Dictionary<string, (int Count, Witness Place)> actors,
        IEnumerable<(string Party, Mention Mention, Witness Place)> named
    )
    {
        HashSet<uint> words = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach ((string party, Mention mention, Witness place) in named)
        {
            foreach (Word word in WordScanner.Scan(mention.Name))
            {
                words.Add(_prior.TermOf(word.Span.In(mention.Name)).Key);
            }

            if (seen.Add(party))
            {
                (int count, Witness first) = actors.GetValueOrDefault(party, (0, place));
                actors[party] = (count + 1, first);
            }
        }

        return words;
    }

    private void Count(
        Dictionary<uint, (int Count, double Weight, Witness Place)> words,
        Report report,
        HashSet<uint> names
    )
    {
        Dictionary<uint, (double Weight, Witness Place)> own = [];
        // The text first: a headline may stand outside of the kept page.
        Take(
            own,
            report,
            ReportPart.Body,
            LeadOf(report).In(report.Article.Text).ToString(),
            names,
            1
        );
        string title = report.TextOf(ReportPart.Headline);
        Take(own, report, ReportPart.Headline, title, names, WeightInTitle);
        foreach ((uint key, (double weight, Witness place)) in own)
        {
            (int count, double sum, Witness first) = words.GetValueOrDefault(key, (0, 0, place));
            words[key] = (count + 1, sum + weight, first);
        }
    }

    private void Take(
        Dictionary<uint, (double Weight, Witness Place)> own,
        Report report,
        ReportPart part,
        string text,
        HashSet<uint> names,
        double weight
    )
    {
        ImmutableArray<TemporalExpression> times = report.ReckoningOf(part).Times;
        foreach (Word word in WordScanner.Scan(text))
        {
            if (
                word.Kind != WordKind.Letters
                || word.Span.Length < ShortestWord
                || times.Any(time => time.Span.Contains(word.Span))
                || (part == ReportPart.Body && NamesActor(report, word.Span))
            )
            {
                continue;
            }

            (uint key, double share) = _prior.TermOf(word.Span.In(text));
            if (share <= MostCommon && !names.Contains(key))
            {
                Witness place = new(word.Span.In(text).ToString(), report.Id, part, word.Span);
                own[key] = (
                    weight * -Math.Log(share),
                    own.TryGetValue(key, out (double, Witness Place) known) ? known.Place : place
                );
            }
        }
    }

    // "Norwegian" and "Norway" are no matter; Bergen may be one.
    private static bool NamesActor(Report report, TextSpan word) =>
        report
            .MentionsIn(new TextSpan(Math.Max(0, word.Start - LongestName), word.End))
            .Any(mention => mention.Type != EntityType.Place && mention.Span.Contains(word));

    private static IEnumerable<NamedDay> DaysOf(Report report) =>
        from time in report.Body.Times
        where
            time
                is {
                    Type: TemporalType.Date or TemporalType.Time,
                    Precision: >= TemporalPrecision.Day and not TemporalPrecision.Range,
                    Begin: not null,
                    Bound: null
                }
        select new NamedDay(
            DateOnly.FromDateTime(time.Begin!.Value),
            new Witness(
                time.Span.In(report.Article.Text).ToString(),
                report.Id,
                ReportPart.Body,
                time.Span
            )
        );

    private static TextSpan LeadOf(Report report) =>
        new(0, Math.Min(LeadLength, report.Article.Text.Length));
}
