namespace Entente.Text;

/// <summary>Lemmas that a treebank shows: of forms that, with one part of speech, nearly always have the same one.</summary>
/// <remarks>A form is looked up as it stands. Cost: one look-up; nothing is allocated. Safe to use from any thread.</remarks>
internal sealed class KnownLemmas
{
    private const char Separator = '\t';
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>>?[] _ofTags;

    /// <summary>Reads lines of <see cref="Line"/>.</summary>
    /// <param name="lines">One for each form and part of speech.</param>
    /// <param name="tags">The parts of speech, as they are numbered.</param>
    /// <exception cref="FormatException">One of them is no such line.</exception>
    public KnownLemmas(IReadOnlyList<string> lines, IReadOnlyList<string> tags)
    {
        var lemmas = new Dictionary<string, string>?[tags.Count];
        Dictionary<string, int> numbers = tags.Index()
            .ToDictionary(tag => tag.Item, tag => tag.Index, StringComparer.Ordinal);
        foreach (string line in lines)
        {
            if (
                line.Split(Separator) is not [var tag, var form, var lemma]
                || !numbers.TryGetValue(tag, out int number)
            )
            {
                throw new FormatException($"expected tag, form and lemma, found \"{line}\"");
            }

            lemmas[number] ??= new Dictionary<string, string>(StringComparer.Ordinal);
            lemmas[number]![form] = lemma;
        }

        _ofTags = [.. lemmas.Select(ofTag => ofTag?.GetAlternateLookup<ReadOnlySpan<char>>())];
    }

    /// <summary>A line that says what the lemma of a form is.</summary>
    public static string Line(string tag, string form, string lemma) =>
        string.Join(Separator, tag, form, lemma);

    /// <summary>The lemma of a form with the part of speech number <paramref name="tag"/>; <see langword="null"/> when it is not known.</summary>
    public string? Find(int tag, ReadOnlySpan<char> form) =>
        _ofTags[tag] is { } known && known.TryGetValue(form, out string? lemma) ? lemma : null;
}
