using System.Collections.Immutable;
using System.Reflection;

namespace Entente.Storage;

/// <summary>A report on its way into the store, with its place in the record.</summary>
/// <param name="Capture">The capture it was read from.</param>
/// <param name="Report">The report.</param>
/// <param name="Story">The story it joins or founds.</param>
/// <param name="StoryWhy">Why it joined the story, for <c>why</c>: a sentence over counted facts.</param>
/// <param name="Utterances">The utterance of each of the report's quotations, in their order.</param>
/// <param name="Reuses">The reuses in which it is source or copy, the other side being in the store or in the same batch.</param>
/// <param name="Sketch">What comparing remembers of it.</param>
public sealed record Filing(
    Capture Capture,
    Report Report,
    string Story,
    string StoryWhy,
    ImmutableArray<string> Utterances,
    ImmutableArray<Reuse> Reuses,
    ReadOnlyMemory<byte> Sketch
)
{
    private static readonly string s_thisVersion = ThisVersion();

    /// <summary>For each of the report's quotations, in their order, the numbers by which it is found again; empty where it is not to be found.</summary>
    public ImmutableArray<ImmutableArray<int>> Keys { get; init; } = [];

    /// <summary>The numbers by which its text is found when it is printed again; empty where it is not to be found.</summary>
    public ImmutableArray<int> TextKeys { get; init; } = [];

    /// <summary>For each of the report's quotations, in their order, the utterances of other occasions that say the same.</summary>
    public ImmutableArray<ImmutableArray<string>> SaidAgain { get; init; } = [];

    /// <summary>The version of Entente that read the report, for <c>why</c>; this library's when nothing else is said.</summary>
    public string Version { get; init; } = s_thisVersion;

    /// <summary>Refuses filings whose parts do not belong together: every store asks this before it keeps anything.</summary>
    /// <exception cref="ArgumentException">A report is not its capture's, an utterance is missing, or a span lies outside the report's text; the message says which.</exception>
    public static void Validate(IReadOnlyList<Filing> filings)
    {
        ArgumentNullException.ThrowIfNull(filings);
        foreach (Filing filing in filings)
        {
            if (filing.Fault() is { } expected)
            {
                throw new ArgumentException(
                    $"{filing.Capture.File}: expected {expected}, found otherwise in report {filing.Report.Id}",
                    nameof(filings)
                );
            }
        }
    }

    /// <summary>What was found in the report.</summary>
    public Renewal Findings => new(Report, Utterances) { Keys = Keys, SaidAgain = SaidAgain };

    // What was expected of the first part that does not fit; null when all do.
    private string? Fault() =>
        Report.Article.Capture != Capture.Digest ? "a report of the capture filed with it"
        : Findings.Fault() is { } fault ? fault
        : Reuses.Any(reuse => reuse.Source != Report.Id && reuse.Copy != Report.Id)
            ? "reuses in which the report is source or copy"
        : null;

    private static string ThisVersion()
    {
        string version =
            typeof(Filing)
                .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
                ?.InformationalVersion
            ?? "unknown";
        return version.Split('+')[0]; // Behind the plus stands the commit, which a rebuild of the same version changes.
    }
}
