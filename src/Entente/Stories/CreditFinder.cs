using System.Collections.Immutable;
using Entente.Data;

namespace Entente.Stories;

/// <summary>Finds where a report says whose words it hands on.</summary>
internal sealed class CreditFinder
{
    // A credit speaks for a passage of its own paragraph, this near: a sentence.
    private const int MostCharactersApart = 200;

    // Places of a name that are looked at: more are the report's subject, not its source.
    private const int PlacesTried = 50;

    private readonly ImmutableArray<string> _before;
    private readonly ImmutableArray<string> _after;

    /// <summary>Reads the phrases of <paramref name="language"/>; a language without that table has none.</summary>
    public CreditFinder(Language language)
    {
        (_before, _after) = ([], []);
        if (!DataTables.Names.Contains($"{language.Code}/credit-phrases", StringComparer.Ordinal))
        {
            return;
        }

        Table table = language.Read("credit-phrases");
        int phrase = table.Column("phrase");
        int place = table.Column("place");
        foreach (TableRow row in table.Rows)
        {
            if (row[place] is not ("before" or "after"))
            {
                throw row.Bad($"expected \"before\" or \"after\", found \"{row[place]}\"");
            }
        }

        _before = [.. table.Rows.Where(row => row[place] == "before").Select(row => row[phrase])];
        _after = [.. table.Rows.Where(row => row[place] == "after").Select(row => row[phrase])];
    }

    /// <summary>The outlet or agency that a report credits next to one of the passages; <see langword="null"/> when it credits none there, or only itself.</summary>
    /// <param name="report">The report.</param>
    /// <param name="otherOutlet">The outlet of the report that it is compared with, which is looked for even if no table of ours names it.</param>
    /// <param name="passages">The passages.</param>
    public string? SourceOf(CopyText report, string? otherOutlet, ImmutableArray<TextSpan> passages)
    {
        IEnumerable<string> sources = string.IsNullOrEmpty(otherOutlet)
            ? report.NamedSources
            : report.NamedSources.Append(otherOutlet);
        return sources.FirstOrDefault(source =>
            source.Length > 0
            && !IsSame(source, report.Outlet)
            && Credits(report.Text, source, passages)
        );
    }

    /// <summary>Whether both are the name of the same outlet, an article or an address's ending left aside.</summary>
    public static bool IsSame(string? left, string? right) =>
        !string.IsNullOrEmpty(left)
        && !string.IsNullOrEmpty(right)
        && Bare(left).Equals(Bare(right), StringComparison.OrdinalIgnoreCase);

    private bool Credits(string text, string source, ImmutableArray<TextSpan> passages)
    {
        int from = 0;
        for (int tried = 0; tried < PlacesTried; tried++)
        {
            int at = text.IndexOf(source, from, StringComparison.OrdinalIgnoreCase);
            if (at < 0)
            {
                return false;
            }

            TextSpan name = new(at, at + source.Length);
            if (IsCredit(text, name) && passages.Any(passage => IsNear(text, name, passage)))
            {
                return true;
            }

            from = name.End;
        }

        return false;
    }

    private bool IsCredit(string text, TextSpan name)
    {
        ReadOnlySpan<char> before = WithoutArticle(text.AsSpan(0, name.Start).TrimEnd());
        foreach (string phrase in _before)
        {
            if (
                before.EndsWith(phrase, StringComparison.OrdinalIgnoreCase)
                && !EndsInWord(before[..^phrase.Length])
            )
            {
                return true;
            }
        }

        ReadOnlySpan<char> after = text.AsSpan(name.End).TrimStart();
        if (before.EndsWith('(') && after.StartsWith(')'))
        {
            return true; // A credit line: "MOSCOW (Reuters) – …".
        }

        foreach (string phrase in _after)
        {
            if (
                after.StartsWith(phrase, StringComparison.OrdinalIgnoreCase)
                && !BeginsWithWord(after[phrase.Length..])
            )
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsNear(string text, TextSpan name, TextSpan passage)
    {
        if (name.Overlaps(passage))
        {
            return true;
        }

        int start = Math.Min(name.End, passage.End);
        int end = Math.Max(name.Start, passage.Start);
        return end - start <= MostCharactersApart
            && !text.AsSpan(start, end - start).Contains('\n');
    }

    private static ReadOnlySpan<char> WithoutArticle(ReadOnlySpan<char> text) =>
        text.EndsWith(" the", StringComparison.OrdinalIgnoreCase) ? text[..^4].TrimEnd() : text;

    private static bool EndsInWord(ReadOnlySpan<char> text) =>
        !text.IsEmpty && char.IsLetterOrDigit(text[^1]);

    private static bool BeginsWithWord(ReadOnlySpan<char> text) =>
        !text.IsEmpty && char.IsLetterOrDigit(text[0]);

    private static ReadOnlySpan<char> Bare(ReadOnlySpan<char> name)
    {
        name = name.Trim();
        name = name.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? name[4..] : name;
        return name.EndsWith(".com", StringComparison.OrdinalIgnoreCase) ? name[..^4] : name;
    }
}
