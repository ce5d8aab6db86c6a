using System.Globalization;
using System.Text.RegularExpressions;

namespace Entente.Lab.Corpus;

/// <summary>In what one report differs from its example.</summary>
/// <param name="Seed">The seed of the corpus.</param>
/// <param name="Story">The story's number.</param>
/// <param name="Report">The report's number in its story.</param>
/// <param name="IsReprint">Whether another report of the story was made from the same example.</param>
internal readonly partial record struct ReportChance(
    int Seed,
    int Story,
    int Report,
    bool IsReprint
)
{
    /// <summary>Whether the report comes as a line of JSON Lines instead of a file.</summary>
    public bool IsLine => IsReprint || Draw(100, "form") < 60;

    /// <summary>Exchanges a few neighbours and empties a few of <paramref name="paragraphs"/>; the first stays.</summary>
    public void Shuffle(string[] paragraphs)
    {
        for (int i = 1; i < paragraphs.Length; i++)
        {
            int number = Draw(100, "paragraph" + i.ToString(CultureInfo.InvariantCulture));
            if (number < 12)
            {
                paragraphs[i] = "";
            }
            else if (number < 22 && i + 1 < paragraphs.Length)
            {
                (paragraphs[i], paragraphs[i + 1]) = (paragraphs[i + 1], paragraphs[i]);
            }
        }
    }

    /// <summary>Exchanges a few words of <paramref name="text"/> for others that mean the same.</summary>
    public string Reword(string text)
    {
        ReportChance chance = this;
        return LowerCaseWord()
            .Replace(
                text,
                word =>
                    WordLists.Rewordings.TryGetValue(word.Value, out string? other)
                    && chance.Draw(
                        100,
                        word.Value + word.Index.ToString(CultureInfo.InvariantCulture)
                    ) < 15
                        ? other
                        : word.Value
            );
    }

    private int Draw(int limit, string about) =>
        Chance.Below(
            limit,
            Seed,
            Story,
            string.Create(CultureInfo.InvariantCulture, $"{Report}/{about}")
        );

    [GeneratedRegex(@"\b[a-z]+\b", RegexOptions.CultureInvariant)]
    private static partial Regex LowerCaseWord();
}
