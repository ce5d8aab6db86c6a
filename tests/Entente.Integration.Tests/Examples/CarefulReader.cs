namespace Entente.Integration.Tests.Examples;

/// <summary>A reading of the example corpus that is right in everything: the measure of the comparison itself.</summary>
internal static class CarefulReader
{
    public static FoundCorpus Read(ExampleFiles files)
    {
        ExpectedCorpus expected = files.Expected;
        Dictionary<string, ExpectedInput> inputs = expected.Reports.ToDictionary(i => i.File);
        ILookup<string, string> sources = expected.Copies.ToLookup(c => c.Copy, c => c.Source);
        return new FoundCorpus(
            [
                .. expected.Stories.Select(story => new FoundStory(
                    $"s-{story.Id}",
                    story.When,
                    story.Where,
                    [
                        .. story.Reports.Select(file => new FoundReport(
                            $"r-{file}",
                            file,
                            inputs[file].Title,
                            inputs[file].Outlet,
                            inputs[file].Date,
                            [.. sources[file].Select(source => $"r-{source}")]
                        )),
                    ],
                    story.Accounts.Length,
                    story.Independent
                )),
            ],
            [
                .. expected.Utterances.SelectMany(utterance =>
                    utterance.Members.Select(member => Quotation(files, utterance, member))
                ),
            ],
            [
                .. expected.Reports.Select(input => new FoundText(
                    input.File,
                    string.Join(" ", input.Text)
                )),
            ]
        );
    }

    private static FoundQuotation Quotation(
        ExampleFiles files,
        ExpectedUtterance utterance,
        ExpectedWording member
    )
    {
        (int start, int end) = Place(files, member.File, Letters.Of(member.Words));
        return new FoundQuotation(
            $"q-{member.File}-{start}",
            $"u-{utterance.Id}",
            member.Kind,
            member.Words,
            utterance.Speakers,
            member.Addressee is null ? [] : [member.Addressee],
            member.File,
            start,
            end
        );
    }

    /// <summary>The shortest stretch of the page that reads the letters: the first end that has them, then the last start.</summary>
    private static (int Start, int End) Place(ExampleFiles files, string file, string letters)
    {
        int end = First(files.LengthOf(file), at => Has(0, at));
        int start = First(end, at => !Has(at, end)) - 1;
        return (start, end);

        bool Has(int from, int to) =>
            files.LettersIn(file, from, to)!.Contains(letters, StringComparison.Ordinal);
    }

    /// <summary>The first number up to <paramref name="count"/> for which a condition that stays true once it is holds.</summary>
    private static int First(int count, Func<int, bool> holds)
    {
        int low = 0;
        int high = count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (holds(middle))
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }
}
