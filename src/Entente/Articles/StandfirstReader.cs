namespace Entente.Articles;

/// <summary>Finds the standfirst that a page shows: an element called so, or a line that says what the page describes itself by.</summary>
internal static class StandfirstReader
{
    private const int BlocksBefore = 15;
    private const int LeastWords = 6;
    private const int MostLength = 1000;

    // A description of fewer letters begins many a line.
    private const int LeastDescription = 40;

    /// <summary>The standfirst; <see langword="null"/> when the page shows none. Cost: linear in a few blocks.</summary>
    public static Stated<string>? Read(
        PageText text,
        BlockChoice choice,
        IReadOnlyList<string> descriptions
    )
    {
        int first = Array.FindIndex(choice.Reasons, reason => reason is null);
        for (int i = Math.Max(0, first - BlocksBefore); first >= 0 && i <= first; i++)
        {
            Block block = text.Blocks[i];
            PageHint hint = choice.Hints[i];
            bool isLine =
                block.Text.Length <= MostLength
                && choice.Traits[i].Words >= LeastWords
                && block.Heading != 1
                && block.LinkLength * 2 < block.Text.Length
                && (hint & (PageHint.Comment | PageHint.Caption)) == PageHint.None;
            if (!isLine)
            {
                continue;
            }

            string words = text.Words(block).ToString();
            if ((hint & PageHint.Lead) != PageHint.None)
            {
                return new Stated<string>(words, block.Source, "marked standfirst");
            }

            if (descriptions.Any(description => IsDescribed(words, description)))
            {
                return new Stated<string>(words, block.Source, "described standfirst");
            }
        }

        return null;
    }

    private static bool IsDescribed(string words, string description) =>
        Wording.IsSame(words, description)
        || (
            description.Length >= LeastDescription
            && words.Length < 2 * description.Length
            && Wording.IsStart(description.TrimEnd('.', '…', ' '), words)
        );
}
