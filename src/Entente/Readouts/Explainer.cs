using System.Globalization;
using System.Reflection;

namespace Entente.Readouts;

/// <summary>Tells why something is in the record: the rule that found it and the words it stands on, in the kept page.</summary>
public static class Explainer
{
    private static readonly string s_version = typeof(Explainer)
        .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
        .InformationalVersion;

    /// <summary>Explains the item <paramref name="id"/>, which stands in <paramref name="reports"/>.</summary>
    /// <param name="id">Its identifier; the first letter is the kind.</param>
    /// <param name="reports">The reports that hold it.</param>
    /// <param name="whyInStory">Why each of these is in its story.</param>
    /// <param name="reuses">The reuses in which one of these is source or copy.</param>
    public static WhyReadout Explain(
        string id,
        IReadOnlyList<ToldReport> reports,
        IReadOnlyDictionary<string, string> whyInStory,
        IReadOnlyList<Reuse> reuses
    )
    {
        (string kind, IEnumerable<ReasonRow> reasons) = id[0] switch
        {
            'r' => ("report", OfReport(reports[0], whyInStory)),
            's' => ("story", OfStory(reports, whyInStory)),
            'q' => (
                "quotation",
                reports.SelectMany(told => OfQuotations(told, (quotation, _) => quotation.Id == id))
            ),
            'f' => ("figure", reports.SelectMany(told => ReckoningExplainer.OfFigure(told, id))),
            't' => ("time", reports.SelectMany(told => ReckoningExplainer.OfTime(told, id))),
            'e' => ("event", reports.SelectMany(told => EventExplainer.OfEvent(told, id))),
            'u' => (
                "utterance",
                reports.SelectMany(told => OfQuotations(told, (_, utterance) => utterance == id))
            ),
            _ => ("reuse", reuses.SelectMany(reuse => OfReuse(id, reuse, reports))),
        };
        return new WhyReadout(id, kind, [.. reasons], s_version);
    }

    /// <summary>Explains why words were taken to mean an actor: each wording with each of its rules, once for a report.</summary>
    /// <param name="actor">The actor.</param>
    /// <param name="reports">Reports that may name it.</param>
    public static WhyReadout Explain(Entity actor, IReadOnlyList<ToldReport> reports)
    {
        ArgumentNullException.ThrowIfNull(actor);
        IEnumerable<ReasonRow> reasons = reports.SelectMany(told =>
            told.Report.Mentions.Where(mention => ActorTeller.IsOf(mention, actor))
                .Select(mention =>
                    (Mention: mention, Words: mention.Span.In(told.Report.Article.Text).ToString())
                )
                .DistinctBy(named => (named.Words, named.Mention.Rule))
                .Select(named => new ReasonRow(
                    "named as",
                    named.Words,
                    named.Mention.Rule,
                    told.File,
                    told.EvidenceOf(named.Mention.Span)
                ))
        );
        return new WhyReadout(actor.Id, "actor", [.. reasons], s_version);
    }

    private static IEnumerable<ReasonRow> OfReport(
        ToldReport told,
        IReadOnlyDictionary<string, string> whyInStory
    )
    {
        Article article = told.Report.Article;
        IEnumerable<ReasonRow?> stated =
        [
            new ReasonRow(
                "capture",
                article.Capture.ToString(),
                "kept as received",
                told.File,
                null
            ),
            Stating("title", article.Title),
            Stating("standfirst", article.Standfirst),
            .. article.Authors.Select(author => Stating("author", author)),
            .. article.Desks.Select(desk => Stating("signed by", desk)),
            Stating("outlet", article.Outlet),
            Stating("agency", article.Agency),
            Stating("dateline", article.Dateline),
            Stating("published", article.Published),
            Stating("updated", article.Updated),
            Stating("address", article.Canonical),
            Stating("language", article.NamedLanguage),
            .. article.Credits.Select(credit =>
                Stating(credit.Role.ToString().ToLowerInvariant(), credit.Name)
            ),
            .. article.Rights.Select(signal => Stating("rights", signal)),
            .. article.Alternatives.Select(other => Stating($"other {other.Field}", other.Value)),
            .. article.Doubts.Select(doubt => new ReasonRow(
                "doubt",
                doubt,
                "not found on the page",
                told.File,
                null
            )),
            ReckoningExplainer.CountedFrom(told),
            .. article
                .Cuts.GroupBy(cut => cut.Reason, StringComparer.Ordinal)
                .Select(cuts => CutFor(cuts, told.File)),
            InStory(told, whyInStory),
        ];
        return stated.OfType<ReasonRow>();

        ReasonRow? Stating<T>(string what, Stated<T>? value) =>
            value is null
                ? null
                : new ReasonRow(
                    what,
                    $"{value.Value}",
                    value.Rule,
                    told.File,
                    told.EvidenceOf(value)
                );
    }

    private static ReasonRow CutFor(IGrouping<string, Cut> cuts, string file) =>
        new(
            "cut",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{cuts.Sum(cut => cut.Characters)} characters"
            ),
            cuts.Key,
            file,
            null
        );

    private static bool IsReport(string word) =>
        word.Length == RecordId.Digits + 1 && word[0] == 'r' && RecordId.IsPrefix(word);

    /// <summary>Why each report is in the story: as it was seen when it came, and of those it was like then, which have been put elsewhere since.</summary>
    private static IEnumerable<ReasonRow> OfStory(
        IReadOnlyList<ToldReport> reports,
        IReadOnlyDictionary<string, string> whyInStory
    )
    {
        HashSet<string> here = [.. reports.Select(told => told.Report.Id)];
        foreach (ReasonRow reason in reports.Select(told => InStory(told, whyInStory)))
        {
            string[] gone =
            [
                .. reason
                    .Value.Split(' ', ';', ',')
                    .Where(word => IsReport(word) && !here.Contains(word)),
            ];
            yield return gone.Length == 0
                ? reason
                : reason with
                {
                    Value = $"{reason.Value}; in another story now: {string.Join(", ", gone)}",
                };
        }
    }

    private static ReasonRow InStory(
        ToldReport told,
        IReadOnlyDictionary<string, string> whyInStory
    ) => new("same story", whyInStory[told.Report.Id], "story-match", told.File, null);

    private static IEnumerable<ReasonRow> OfQuotations(
        ToldReport told,
        Func<Quotation, string, bool> isMeant
    )
    {
        for (int i = 0; i < told.Report.Quotations.Length; i++)
        {
            Quotation quotation = told.Report.Quotations[i];
            foreach (
                ReasonRow reason in isMeant(quotation, told.Utterances[i])
                    ? OfQuotation(told, quotation)
                    : []
            )
            {
                yield return reason;
            }
        }
    }

    /// <summary>"words", "words of the headline", "words of caption 1".</summary>
    public static string WordsIn(ReportPart part) =>
        part == ReportPart.Body ? "words"
        : part.IsCaption ? $"words of {part.Name}"
        : $"words of the {part.Name}";

    private static IEnumerable<ReasonRow> OfQuotation(ToldReport told, Quotation quotation)
    {
        string text = told.TextOf(quotation.Part);
        foreach (TextSpan piece in quotation.Words)
        {
            yield return Reason(
                WordsIn(quotation.Part),
                piece.In(text).ToString(),
                quotation.Rule,
                piece
            );
        }

        foreach (Voice speaker in quotation.Speakers)
        {
            yield return Reason("speaker", speaker.Name, speaker.Rule, speaker.Span);
        }

        foreach (Voice addressee in quotation.Addressees)
        {
            yield return Reason("addressee", addressee.Name, addressee.Rule, addressee.Span);
        }

        foreach (Voice relay in quotation.Relays)
        {
            yield return Reason("relay", relay.Name, relay.Rule, relay.Span);
        }

        if (quotation.Cue is { } cue)
        {
            yield return Reason("cue", cue.In(text).ToString(), quotation.Rule, cue);
        }

        if (quotation.Channel is { } channel)
        {
            yield return Reason("channel", channel.In(text).ToString(), quotation.Rule, channel);
        }

        if (quotation.Within is { } outer)
        {
            yield return new ReasonRow("within", outer, "words inside words", told.File, null);
        }

        ReasonRow Reason(string what, string value, string rule, TextSpan span) =>
            new(what, value, rule, told.File, told.EvidenceOf(quotation.Part, span));
    }

    private static IEnumerable<ReasonRow> OfReuse(
        string id,
        Reuse reuse,
        IReadOnlyList<ToldReport> reports
    )
    {
        if (RecordId.ForReuse(reuse.Source, reuse.Copy) != id)
        {
            yield break;
        }

        ToldReport source = reports.First(told => told.Report.Id == reuse.Source);
        ToldReport copy = reports.First(told => told.Report.Id == reuse.Copy);
        foreach (string signal in reuse.Signals)
        {
            yield return new ReasonRow("signal", signal, "copy signals", copy.File, null);
        }

        foreach (Passage passage in reuse.Passages)
        {
            string words = passage.InCopy.In(copy.Report.Article.Text).ToString();
            yield return new ReasonRow(
                "shared, in the copy",
                words,
                "shared unquoted words",
                copy.File,
                copy.EvidenceOf(passage.InCopy)
            );
            words = passage.InSource.In(source.Report.Article.Text).ToString();
            yield return new ReasonRow(
                "shared, in the source",
                words,
                "shared unquoted words",
                source.File,
                source.EvidenceOf(passage.InSource)
            );
        }
    }
}
