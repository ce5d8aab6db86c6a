namespace Entente.Lab.Training.Data;

/// <summary>Reads sets of names that stand in columns, and says what each set leaves open.</summary>
/// <remarks>
/// No set knows all our types. What it calls a name may be of one of several of our types; and a word that it puts outside of names may
/// still be part of a name of a type that it does not know, but only where the word looks like one.
/// </remarks>
internal sealed class NameColumns(
    string source,
    int tokenColumn,
    int tagColumn,
    IReadOnlyDictionary<string, NameType[]> types
)
{
    private readonly NameType[] _unknown =
    [
        .. Enum.GetValues<NameType>().Except(types.Values.SelectMany(type => type)),
    ];

    /// <summary>Persons, organisations and places; works of builders count as places.</summary>
    public static IReadOnlyDictionary<string, NameType[]> ThreeTypes { get; } =
        new Dictionary<string, NameType[]>(StringComparer.Ordinal)
        {
            ["PER"] = [NameType.Person],
            ["ORG"] = [NameType.Organization],
            ["LOC"] = [NameType.Place, NameType.Facility],
        };

    /// <summary>The three and a fourth type that holds all the others.</summary>
    public static IReadOnlyDictionary<string, NameType[]> FourTypes { get; } =
        new Dictionary<string, NameType[]>(ThreeTypes, StringComparer.Ordinal)
        {
            ["MISC"] =
            [
                NameType.Group,
                NameType.Event,
                NameType.Work,
                NameType.Law,
                NameType.Product,
            ],
        };

    /// <summary>The types of the shared task on emerging entities (W-NUT 2017).</summary>
    public static IReadOnlyDictionary<string, NameType[]> EmergingTypes { get; } =
        new Dictionary<string, NameType[]>(StringComparer.Ordinal)
        {
            ["person"] = [NameType.Person],
            ["corporation"] = [NameType.Organization],
            ["group"] = [NameType.Organization],
            ["location"] = [NameType.Place, NameType.Facility],
            ["creative-work"] = [NameType.Work],
            ["product"] = [NameType.Product],
        };

    /// <summary>The sentences of a file.</summary>
    public IEnumerable<TrainingSentence> Read(string path)
    {
        List<string> words = [];
        List<string> tags = [];
        foreach (string line in Treebank.Lines(path).Append(""))
        {
            string[] cells = line.Split(line.Contains('\t', StringComparison.Ordinal) ? '\t' : ' ');
            if (tokenColumn > 0 && cells[0] == "#")
            {
                continue; // A comment; where the words come first, it is a word.
            }

            if (line.Trim().Length > 0)
            {
                words.Add(cells[tokenColumn]);
                tags.Add(cells[tagColumn]);
            }
            else if (words.Count > 0)
            {
                if (words[0] != "-DOCSTART-")
                {
                    yield return new TrainingSentence([.. words])
                    {
                        Source = source,
                        Names = Labels([.. words], tags),
                    };
                }

                words.Clear();
                tags.Clear();
            }
        }
    }

    private ulong[] Labels(string[] words, List<string> tags)
    {
        ulong[] labels = NameMarks.Outside(words, _unknown);
        for (int first = 0; first < tags.Count; )
        {
            if (tags[first] == "O")
            {
                first++;
                continue;
            }

            string kind = tags[first][2..];
            int end = first + 1;
            while (end < tags.Count && tags[end] == "I-" + kind)
            {
                end++;
            }

            // An account of a social network is called a person there; we do not take it for a name.
            bool isAccount = words[first].StartsWith('@');
            for (int i = first; i < end; i++)
            {
                labels[i] =
                    isAccount || !types.TryGetValue(kind, out NameType[]? ours)
                        ? NameLabels.Any
                        : NameLabels.Bits(ours, i - first, end - first);
            }

            first = end;
        }

        return labels;
    }
}
