using System.Collections.Immutable;

namespace Entente.Integration.Tests.Examples;

/// <summary>Where the program's reading of the example corpus differs from a careful reader's.</summary>
/// <remarks>A pure function. Each difference is one line that begins with what it is about; see <c>docs/examples.md</c> for the rules.</remarks>
internal sealed class CorpusComparison
{
    private readonly ExampleFiles _files;
    private readonly ExpectedCorpus _expected;
    private readonly FoundCorpus _found;
    private readonly SortedSet<string> _differences = new(StringComparer.Ordinal);

    private CorpusComparison(ExampleFiles files, FoundCorpus found)
    {
        _files = files;
        _expected = files.Expected;
        _found = found;
    }

    /// <summary>The differences, in ordinal order; none when both read the same.</summary>
    public static ImmutableArray<string> Differences(ExampleFiles files, FoundCorpus found)
    {
        var comparison = new CorpusComparison(files, found);
        comparison.CompareReports();
        comparison.CompareStories();
        comparison.CompareCopies();
        comparison.CompareTexts();
        comparison.CompareQuotations();
        comparison.CompareUtterances();
        comparison.CompareSpans();
        return [.. comparison._differences];
    }

    private IEnumerable<FoundReport> FoundReports =>
        _found.Stories.SelectMany(story => story.Reports);

    private void Differs(string about, string what) => _differences.Add($"{about}: {what}");

    private void CompareReports()
    {
        ILookup<string, FoundReport> found = FoundReports.ToLookup(report => report.File);
        foreach (
            string file in found
                .Select(group => group.Key)
                .Except(_expected.Reports.Select(i => i.File))
        )
        {
            Differs(file, "is a report; expected none");
        }

        foreach (ExpectedInput input in _expected.Reports)
        {
            if (found[input.File].Count() != 1)
            {
                Differs(input.File, $"is {found[input.File].Count()} reports; expected 1");
                continue;
            }

            FoundReport report = found[input.File].Single();
            CompareHead(input.File, "title", input.Title, report.Title);
            CompareHead(input.File, "outlet", input.Outlet, report.Outlet);
            // The time of day may follow the day.
            CompareHead(
                input.File,
                "date",
                input.Date,
                report.Date is { Length: > 10 } date ? date[..10] : report.Date
            );
        }
    }

    private void CompareHead(string file, string field, string? expected, string? found)
    {
        if (Letters.Of(expected ?? "") != Letters.Of(found ?? ""))
        {
            Differs(file, $"{field} is {Shown(found)}; expected {Shown(expected)}");
        }
    }

    private void CompareStories()
    {
        foreach (ExpectedStory expected in _expected.Stories)
        {
            HashSet<string> members = [.. expected.Reports];
            FoundStory? found = _found.Stories.MaxBy(story => Likeness(members, story));
            if (found is null || Likeness(members, found) == 0)
            {
                Differs($"story {expected.Id}", "is not there");
                continue;
            }

            string about = $"story {expected.Id}";
            HashSet<string> foundMembers = [.. found.Reports.Select(report => report.File)];
            foreach (string file in members.Except(foundMembers))
            {
                Differs(about, $"lacks {file}");
            }

            foreach (string file in foundMembers.Except(members))
            {
                Differs(about, $"has {file}, which is another story");
            }

            CompareNumber(about, "accounts", expected.Accounts.Length, found.Accounts);
            CompareNumber(about, "independent accounts", expected.Independent, found.Independent);
            CompareTimeAndPlace(about, expected, found);
        }
    }

    /// <summary>How much two sets of reports have in common: 0 nothing, 1 all (Dice).</summary>
    private static double Likeness(HashSet<string> members, FoundStory story) =>
        2.0
        * story.Reports.Count(report => members.Contains(report.File))
        / (members.Count + story.Reports.Length);

    private void CompareNumber(string about, string what, int expected, int found)
    {
        if (expected != found)
        {
            Differs(about, $"has {found} {what}; expected {expected}");
        }
    }

    private void CompareTimeAndPlace(string about, ExpectedStory expected, FoundStory found)
    {
        if (
            found.Where is { } where
            && !where.Contains(expected.Where, StringComparison.OrdinalIgnoreCase)
        )
        {
            Differs(about, $"happened in {Shown(where)}; expected {Shown(expected.Where)}");
        }

        // Days in ISO 8601 are in order as strings. Any day or interval that touches the happening is right.
        string[] days = expected.When.Split('/');
        string[] foundDays = (found.When ?? expected.When).Split('/');
        if (
            string.CompareOrdinal(Day(foundDays[0]), days[^1]) > 0
            || string.CompareOrdinal(Day(foundDays[^1]), days[0]) < 0
        )
        {
            Differs(about, $"happened on {Shown(found.When)}; expected {Shown(expected.When)}");
        }

        static string Day(string date) => date.Length > 10 ? date[..10] : date;
    }

    private void CompareCopies()
    {
        Dictionary<string, string> fileOf = FoundReports
            .GroupBy(report => report.Id)
            .ToDictionary(group => group.Key, group => group.First().File);
        HashSet<(string Source, string Copy)> found =
        [
            .. FoundReports.SelectMany(report =>
                report
                    .Copies.Where(fileOf.ContainsKey)
                    .Select(source => (fileOf[source], report.File))
            ),
        ];
        HashSet<(string Source, string Copy)> expected =
        [
            .. _expected.Copies.Select(copy => (copy.Source, copy.Copy)),
        ];
        ILookup<string, string> sourcesOf = expected.ToLookup(
            pair => pair.Copy,
            pair => pair.Source
        );

        foreach ((string source, string copy) in expected.Except(found))
        {
            Differs(copy, $"is not shown as copying {source}");
        }

        // Two copies of one source share text with each other as well: true, and no news.
        foreach (
            (string source, string copy) in found
                .Except(expected)
                .Where(pair => !sourcesOf[pair.Source].Intersect(sourcesOf[pair.Copy]).Any())
        )
        {
            Differs(copy, $"is shown as copying {source}; expected not");
        }
    }

    private void CompareTexts()
    {
        ILookup<string, FoundText> texts = _found.Texts.ToLookup(text => text.File);
        foreach (ExpectedInput input in _expected.Reports)
        {
            string text = string.Join('\n', texts[input.File].Select(found => found.Text));
            string blanks = Letters.WithSingleBlanks(text);
            foreach (
                string words in input.Boilerplate.Where(words =>
                    blanks.Contains(words, StringComparison.Ordinal)
                )
            )
            {
                Differs(input.File, $"has {Shown(words)} in its text, which is boilerplate");
            }

            string letters = Letters.Of(text);
            foreach (
                string words in input.Text.Where(words =>
                    !letters.Contains(Letters.Of(words), StringComparison.Ordinal)
                )
            )
            {
                Differs(input.File, $"lacks {Shown(words)} in its text");
            }
        }
    }

    /// <summary>Whatever stands in marks and was found must be somebody's statement.</summary>
    private void CompareQuotations()
    {
        ILookup<string, string> said = _expected
            .Utterances.SelectMany(utterance => utterance.Members)
            .ToLookup(member => member.File, member => Letters.Of(member.Words));
        foreach (FoundQuotation found in _found.Quotations.Where(IsInMarks))
        {
            bool isExpected = found.Pieces.Any(piece =>
                said[found.File].Any(words => IsIn(piece, words) || IsIn(words, piece))
            );
            if (!isExpected)
            {
                Differs(found.File, $"quotes {Shown(found.Words)}, which nobody said");
            }
        }
    }

    private void CompareUtterances()
    {
        var groupOf = new Dictionary<string, string>(StringComparer.Ordinal);
        HashSet<string> persons =
        [
            .. _expected.Utterances.SelectMany(utterance => utterance.Speakers),
        ];
        foreach (ExpectedUtterance expected in _expected.Utterances)
        {
            string about = $"utterance {expected.Id}";
            var ids = new SortedSet<string>(StringComparer.Ordinal);
            foreach (ExpectedWording member in expected.Members)
            {
                FoundQuotation? found = Find(member);
                if (found is null)
                {
                    Differs(about, $"lacks the words of {member.File}");
                    continue;
                }

                ids.Add(found.Utterance);
                CompareSpeaker(about, expected, persons, found);
                if (
                    member.Addressee is { } addressee
                    && !found.Addressees.Contains(addressee, StringComparer.Ordinal)
                )
                {
                    Differs(about, $"is not shown as said to {addressee} in {member.File}");
                }
            }

            if (ids.Count > 1)
            {
                Differs(about, $"is divided into {ids.Count}");
            }

            foreach (string id in ids)
            {
                if (!groupOf.TryAdd(id, expected.Id))
                {
                    Differs(about, $"is merged with {groupOf[id]}");
                }
            }
        }
    }

    private FoundQuotation? Find(ExpectedWording member)
    {
        string words = Letters.Of(member.Words);
        return _found
            .Quotations.Where(found =>
                found.File == member.File
                && IsInMarks(found)
                && IsIn(words, string.Concat(found.Pieces))
            )
            .MinBy(found => found.Words.Length);
    }

    private void CompareSpeaker(
        string about,
        ExpectedUtterance expected,
        HashSet<string> persons,
        FoundQuotation found
    )
    {
        bool isWhole = expected.Speakers.All(speaker => found.Speakers.Contains(speaker));
        bool isOnly = found
            .Speakers.Where(persons.Contains)
            .All(speaker =>
                expected.Speakers.Contains(speaker) || expected.AlsoRight.Contains(speaker)
            );
        if (!isWhole || !isOnly)
        {
            Differs(
                about,
                $"is said by {Shown(string.Join(", ", found.Speakers))} in {found.File}; "
                    + $"expected {Shown(string.Join(", ", expected.Speakers))}"
            );
        }
    }

    private void CompareSpans()
    {
        foreach (FoundQuotation found in _found.Quotations)
        {
            string? read = _files.LettersIn(found.File, found.Start, found.End);
            if (read is null || !Reads(read, found.Pieces))
            {
                Differs(
                    found.File,
                    $"does not read {Shown(found.Words)} where the quotation says it stands"
                );
            }
        }
    }

    /// <summary>Whether a passage begins with the first piece, ends with the last and holds the others between, in order.</summary>
    private static bool Reads(string passage, ImmutableArray<string> pieces)
    {
        if (pieces.Length < 2)
        {
            return passage == string.Concat(pieces);
        }

        int position = 0;
        foreach (string piece in pieces)
        {
            int start = passage.IndexOf(piece, position, StringComparison.Ordinal);
            if (start < 0 || (position == 0 && start > 0))
            {
                return false;
            }

            position = start + piece.Length;
        }

        return passage.EndsWith(pieces[^1], StringComparison.Ordinal);
    }

    private static bool IsInMarks(FoundQuotation found) =>
        !found.Kind.Equals("indirect", StringComparison.OrdinalIgnoreCase);

    private static bool IsIn(string words, string text) =>
        text.Contains(words, StringComparison.Ordinal);

    private static string Shown(string? value) =>
        string.IsNullOrEmpty(value) ? "nothing" : $"\"{value}\"";
}
