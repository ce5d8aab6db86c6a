using System.Collections.Immutable;
using System.Globalization;
using Entente.Data;

namespace Entente.Stories;

/// <summary>Finds the text that one report took from another.</summary>
/// <remarks>
/// Rests on runs of the same words outside quotation marks. Who took from whom is told by credit first, then by time, then by which of the two
/// is contained in the other. Safe to use from any thread. Cost: linear in both texts.
/// </remarks>
public sealed class CopyFinder
{
    // Own words that must be shared for any reuse: lab/notes/stories.md, "Copies" (reuse F .92 on copies, .96 on synth).
    private const int FewestShared = 18;

    // From this share of its own words on, a report as a whole is a copy (copy F .88 on copies, .65 on synth);
    // with a credit line for the other side, or the same agency on both, from much less.
    private const double ShareOfCopy = 0.65;
    private const double ShareOfCreditedCopy = 0.25;

    // Both sides are the same text sentence by sentence, with many words replaced: copies F .878 → .884, synth .677 → .811.
    private const double ShareOfRetelling = 0.6;

    // Reworked all over: each sentence of either side has its counterpart, told with half of the words, and hardly a dozen words in a row
    // were left. Who takes passages leaves them whole and has sentences of his own. synth .838 → .90, copies as before.
    private const double ShareOfRewriting = 0.4;
    private const double LongestGap = 0.25;
    private const double ShareInRow = 0.06;
    private const int MostInRow = 25;

    // From here on sentences are taken from the other side, though hardly any words in a row are left: synth reuse .920 → .937.
    private const double ShareOfReuse = 0.3;

    // A brief that hands on a passage and says whose it is stands on that word, even if the passage is no more than this of it.
    private const double ShareInBrief = 0.08;
    private const int FewestInBrief = 12;
    private const int MostWordsOfBrief = 300;

    // What an outlet prints again in another month is its form: a list of its own headlines, the number of a hotline.
    private const int DaysOfForm = 30;

    // Between runs of the same words one side has words that no list knows where the other has known ones, so many of them and so many times those
    // of the other side: read by a machine, or typed anew. Who copies makes such slips and mends few. synth, direction .940 → .95.
    private const int FewestSlips = 3;
    private const int TimesSlips = 3;

    // What a passage tells of goes on in the text that it was written for; where it was put into another one, fewer of its words come again, though
    // there is more text. Asked of all pairs of synth, whatever their days: right in 251, wrong in 17. Direction there .951 → .973.
    private const int FewestEchoes = 3;
    private const int TimesEchoes = 2;

    private readonly PassageFinder _passages;
    private readonly CreditFinder _credits;
    private readonly SiteNotices _notices;

    /// <summary>Loads what the language knows of common words and of crediting.</summary>
    public CopyFinder(DataTables tables, Language language)
    {
        ArgumentNullException.ThrowIfNull(tables);
        ArgumentNullException.ThrowIfNull(language);
        Language laid = language with { Tables = tables };
        _passages = new PassageFinder(new WordPrior(laid));
        _credits = new CreditFinder(laid);
        _notices = new SiteNotices(tables);
    }

    /// <summary>Compares two reports, in whatever order; <see langword="null"/> when neither took from the other.</summary>
    /// <param name="a">One report.</param>
    /// <param name="b">The other.</param>
    /// <param name="index">Knows which passages are formulas, standing in many stories; <see langword="null"/> to count all.</param>
    public Reuse? Compare(CopyText a, CopyText b, StoryIndex? index = null)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return Compare(Prepare(a, index), Prepare(b, index));
    }

    /// <summary>Divides a text into words, once for all texts that it is compared with.</summary>
    internal PreparedText Prepare(CopyText text, StoryIndex? index) =>
        PreparedText.Of(text, _notices, index);

    internal Reuse? Compare(PreparedText a, PreparedText b)
    {
        // Always in the same order, so that it does not matter which is given first.
        if (string.CompareOrdinal(a.Report.Report, b.Report.Report) > 0)
        {
            (a, b) = (b, a);
        }

        List<WordRun> runs = _passages.Find(a, b);
        int shared = runs.Sum(run => run.Length);
        if (shared == 0)
        {
            return null;
        }

        (int slipsOfA, int slipsOfB) = _passages.Slips(a, b, runs);
        (int echoesOfA, int echoesOfB) = _passages.Echoes(a, b, runs);
        CopySide left = Side(a, b, [.. runs.Select(run => a.SpanOf(run.A, run.EndA))]) with
        {
            Slips = slipsOfA,
            Echoes = echoesOfA,
        };
        CopySide right = Side(b, a, [.. runs.Select(run => b.SpanOf(run.B, run.EndB))]) with
        {
            Slips = slipsOfB,
            Echoes = echoesOfB,
        };
        (CopySide source, CopySide copy, string direction) = Direct(left, right);
        if (KindOf(source, copy, shared, runs.Max(run => run.Length)) is not { } kind)
        {
            return null;
        }

        return new Reuse(
            source.Text.Report.Report,
            copy.Text.Report.Report,
            kind,
            [
                .. source
                    .Passages.Zip(copy.Passages, (s, c) => new Passage(s, c))
                    .OrderBy(passage => passage.InCopy),
            ],
            shared,
            Signals(source, copy, shared, direction)
        );
    }

    private CopySide Side(PreparedText text, PreparedText other, ImmutableArray<TextSpan> passages)
    {
        CopyText report = text.Report;
        string? line =
            CreditFinder.IsSame(report.Agency, other.Report.Outlet)
            || CreditFinder.IsSame(report.Agency, other.Report.Agency)
                ? report.Agency
                : null;
        string? named = report.NamedSources.FirstOrDefault(source =>
            CreditFinder.IsSame(source, other.Report.Outlet)
        );
        return new CopySide(
            text,
            passages,
            line,
            _credits.SourceOf(report, other.Report.Outlet, passages) ?? named
        );
    }

    private static (CopySide Source, CopySide Copy, string Signal) Direct(
        CopySide left,
        CopySide right
    )
    {
        if (left.IsCredited != right.IsCredited)
        {
            return left.IsCredited ? (right, left, "") : (left, right, "");
        }

        int time = CompareDates(left.Text.Report.Date, right.Text.Report.Date);
        if (time != 0)
        {
            (CopySide earlier, CopySide later) = time < 0 ? (left, right) : (right, left);
            return (
                earlier,
                later,
                $"later: {later.Text.Report.Date} after {earlier.Text.Report.Date}"
            );
        }

        if (
            Math.Max(left.Slips, right.Slips)
            >= Math.Max(FewestSlips, TimesSlips * Math.Min(left.Slips, right.Slips))
        )
        {
            (CopySide sound, CopySide damaged) =
                left.Slips < right.Slips ? (left, right) : (right, left);
            return (
                sound,
                damaged,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{damaged.Slips} misspelt words where the other has {sound.Slips}"
                )
            );
        }

        if (GoesOn(left, right) || GoesOn(right, left))
        {
            (CopySide owner, CopySide taker) = GoesOn(left, right) ? (left, right) : (right, left);
            return (
                owner,
                taker,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{owner.Echoes} words of the passages come again in the rest of the other, {taker.Echoes} in the rest of this one"
                )
            );
        }

        return left.Text.OwnWords >= right.Text.OwnWords
            ? (left, right, "the shorter one")
            : (right, left, "the shorter one");
    }

    /// <summary>Whether the rest of a text goes on with what the passages tell, and that of the other one does not, or less although it is longer.</summary>
    private static bool GoesOn(CopySide text, CopySide other) =>
        text.Echoes >= FewestEchoes
        && (
            text.Echoes >= TimesEchoes * other.Echoes
            || text.Echoes > other.Echoes && text.Text.OwnWords < other.Text.OwnWords
        );

    private static ReuseKind? KindOf(CopySide source, CopySide copy, int shared, int longestRun)
    {
        int own = copy.Text.OwnWords;
        double share = (double)shared / Math.Max(1, own);
        bool isBrief = own <= MostWordsOfBrief && copy.NamedSource is not null;
        if (
            shared >= FewestShared && share >= ShareOfCopy
            || shared >= FewestShared && share >= ShareOfCreditedCopy && copy.CreditLine is not null
            || shared >= FewestInBrief && share >= ShareInBrief && isBrief
        )
        {
            return ReuseKind.Copy;
        }

        (RetoldShare ofSource, RetoldShare ofCopy) = Retelling.Shares(source.Text, copy.Text);
        double told = own < FewestShared ? 0 : Math.Min(ofSource.Closely, ofCopy.Closely);
        if (told >= ShareOfRetelling || IsRewritten(source, copy, ofSource, ofCopy, longestRun))
        {
            return ReuseKind.Copy;
        }

        return
            (shared >= FewestShared || told >= ShareOfReuse)
            && !IsForm(source.Text.Report, copy.Text.Report)
            ? ReuseKind.Passages
            : null;
    }

    private static bool IsRewritten(
        CopySide source,
        CopySide copy,
        RetoldShare ofSource,
        RetoldShare ofCopy,
        int longestRun
    ) =>
        Math.Min(ofSource.Loosely, ofCopy.Loosely) >= ShareOfRewriting
        && Math.Max(ofSource.Gap, ofCopy.Gap) <= LongestGap
        && longestRun <= MostInRow
        && longestRun <= ShareInRow * Math.Min(source.Text.OwnWords, copy.Text.OwnWords);

    private static bool IsForm(CopyText source, CopyText copy) =>
        CreditFinder.IsSame(source.Outlet, copy.Outlet)
        && Math.Abs(Sketcher.DayOf(source.Date) - Sketcher.DayOf(copy.Date) ?? 0) > DaysOfForm;

    private static ImmutableArray<string> Signals(
        CopySide source,
        CopySide copy,
        int shared,
        string direction
    )
    {
        var signals = ImmutableArray.CreateBuilder<string>();
        if (copy.NamedSource is { } named)
        {
            signals.Add($"names \"{named}\"");
        }

        if (copy.CreditLine is { } line)
        {
            signals.Add(
                CreditFinder.IsSame(line, source.CreditLine)
                    ? $"both credit {line}"
                    : $"credit line: {line}"
            );
        }

        if (direction.Length > 0)
        {
            signals.Add(direction);
        }

        signals.Add(
            string.Create(
                CultureInfo.InvariantCulture,
                $"shares {shared} of its {copy.Text.OwnWords} unquoted words"
            )
        );
        return signals.DrainToImmutable();
    }

    /// <summary>Below 0 when the first is earlier; 0 when that cannot be told. Times of day are compared only where both name their zone.</summary>
    private static int CompareDates(string? left, string? right)
    {
        if (left is not { Length: >= 10 } || right is not { Length: >= 10 })
        {
            return 0;
        }

        return TryInstant(left, out DateTimeOffset l) && TryInstant(right, out DateTimeOffset r)
            ? l.CompareTo(r)
            : string.CompareOrdinal(left, 0, right, 0, 10);
    }

    private static bool TryInstant(string date, out DateTimeOffset instant)
    {
        instant = default;
        return date.Length > 16
            && (date[^1] == 'Z' || date.AsSpan(16).IndexOfAny('+', '-') >= 0)
            && DateTimeOffset.TryParse(
                date,
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out instant
            );
    }

    /// <summary>One of two reports that share passages.</summary>
    /// <param name="Text">The report.</param>
    /// <param name="Passages">Where the passages stand in it.</param>
    /// <param name="CreditLine">The agency it credits as a whole, which is the other side or also the other side's; <see langword="null"/> when there is none.</param>
    /// <param name="NamedSource">Whom it names as source of a passage, or the other side's outlet; <see langword="null"/> when it names neither.</param>
    private sealed record CopySide(
        PreparedText Text,
        ImmutableArray<TextSpan> Passages,
        string? CreditLine,
        string? NamedSource
    )
    {
        /// <summary>See <see cref="PassageFinder.Slips"/>.</summary>
        public int Slips { get; init; }

        /// <summary>See <see cref="PassageFinder.Echoes"/>.</summary>
        public int Echoes { get; init; }

        public bool IsCredited => CreditLine is not null || NamedSource is not null;
    }
}
