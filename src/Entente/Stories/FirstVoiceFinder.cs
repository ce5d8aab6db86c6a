using System.Collections.Immutable;

namespace Entente.Stories;

/// <summary>Finds on whose word the reports of a story rest.</summary>
internal sealed class FirstVoiceFinder
{
    private readonly HashSet<string> _relays = new(StringComparer.Ordinal);
    private readonly HashSet<string> _agencies = new(StringComparer.Ordinal);

    /// <summary>Looks through all reports of a story for those who hand on what others said.</summary>
    public FirstVoiceFinder(IReadOnlyList<Report> reports)
    {
        foreach (Report report in reports)
        {
            _relays.UnionWith(
                TextOf(report).Where(IsHandedOn).Select(quotation => KeyOf(FirstRelay(quotation)))
            );
            if (report.Article.Agency is { } agency)
            {
                _agencies.Add(KeyOf(agency.Value));
            }
        }
    }

    /// <summary>The first voices of an account, each once, with the first report that names it.</summary>
    public ImmutableArray<FirstVoice> Find(IEnumerable<Report> account) =>
        [.. account.SelectMany(VoicesOf).DistinctBy(voice => voice.Key, StringComparer.Ordinal)];

    private IEnumerable<FirstVoice> VoicesOf(Report report)
    {
        if (report.Article.Agency is { } agency)
        {
            yield return new FirstVoice(agency.Value, KeyOf(agency.Value), report.Id, Span: null);
        }

        // The agency's own page, where others print or quote the agency.
        if (
            report.Article.Outlet is { } outlet
            && (_agencies.Contains(KeyOf(outlet.Value)) || _relays.Contains(KeyOf(outlet.Value)))
        )
        {
            yield return new FirstVoice(outlet.Value, KeyOf(outlet.Value), report.Id, Span: null);
        }

        foreach (Quotation quotation in TextOf(report))
        {
            if (IsHandedOn(quotation))
            {
                yield return VoiceOf(report, FirstRelay(quotation));
                continue;
            }

            // Who hands on in one report speaks in another: "…, according to an aide" – "…, the aide added". What stands
            // in marks, if only a part of it, he says for himself.
            if (quotation.Kind == QuotationKind.Indirect)
            {
                foreach (Voice speaker in quotation.Speakers.Where(s => _relays.Contains(KeyOf(s))))
                {
                    yield return VoiceOf(report, speaker);
                }
            }
        }
    }

    // A headline tells what the text tells: nobody's word more.
    private static IEnumerable<Quotation> TextOf(Report report) =>
        report.Quotations.Where(quotation => quotation.Part == ReportPart.Body);

    // Whoever tells in his own words what another said speaks for himself: that statement stands beside this one.
    private static bool IsHandedOn(Quotation quotation) =>
        !quotation.Relays.IsEmpty && quotation.Within is null;

    /// <summary>The one nearest to the speaker: whoever hands on behind him adds no knowledge.</summary>
    private static Voice FirstRelay(Quotation quotation) => quotation.Relays[0];

    private static FirstVoice VoiceOf(Report report, Voice voice) =>
        new(voice.Name, KeyOf(voice), report.Id, voice.Span);

    private static string KeyOf(Voice voice) => voice.Entity ?? KeyOf(voice.Name);

    private static string KeyOf(string name) => name.Trim().ToLowerInvariant();
}
