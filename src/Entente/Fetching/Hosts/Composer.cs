using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Entente.Data;

namespace Entente.Fetching.Hosts;

/// <summary>Writes a letter and the marks on it as one letter, where Unicode has it (NFC).</summary>
/// <remarks>
/// The base library leaves text as it is when it runs without the data of a culture, as Entente does. Source: Unicode UAX 15. Not for any text: letters that are never
/// composed again were replaced before, by <see cref="HostLetters"/>.
/// </remarks>
internal sealed class Composer
{
    private const int Virama = 9;
    private static readonly Lazy<Composer> s_shared = new(() => new Composer(DataTables.Embedded));
    private readonly FrozenDictionary<(int Letter, int Mark), int> _composed;
    private readonly FrozenDictionary<int, (int Letter, int Mark)> _parts;
    private readonly FrozenDictionary<int, int> _classes;

    private Composer(DataTables tables)
    {
        Dictionary<(int, int), int> composed = [];
        Table letters = tables.Read("world/composed-letters");
        (int mark, int from, int to) = (
            letters.Column("mark"),
            letters.Column("letters"),
            letters.Column("composed")
        );
        foreach (TableRow row in letters.Rows)
        {
            foreach ((string letter, string whole) in row[from].Split(' ').Zip(row[to].Split(' ')))
            {
                composed[(CodePointRange.Number(letter), CodePointRange.Number(row[mark]))] =
                    CodePointRange.Number(whole);
            }
        }

        Dictionary<int, int> classes = [];
        Table marks = tables.Read("world/combining-classes");
        (int order, int ranges) = (marks.Column("class"), marks.Column("ranges"));
        foreach (TableRow row in marks.Rows)
        {
            foreach (string range in row.List(ranges))
            {
                (int first, int last) = CodePointRange.Read(row, range);
                for (int letter = first; letter <= last; letter++)
                {
                    classes[letter] = int.Parse(row[order], CultureInfo.InvariantCulture);
                }
            }
        }

        _composed = composed.ToFrozenDictionary();
        _parts = composed.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);
        _classes = classes.ToFrozenDictionary();
    }

    /// <summary>The letters of Unicode, from our own tables.</summary>
    public static Composer Shared => s_shared.Value;

    /// <summary>Whether a letter is a sign that takes the vowel away from the letter before it.</summary>
    public bool IsVirama(Rune rune) => Class(rune.Value) == Virama;

    /// <summary>Composes a text.</summary>
    public string Compose(string text)
    {
        List<int> letters = [];
        foreach (Rune rune in text.EnumerateRunes())
        {
            Decompose(rune.Value, letters);
        }

        Order(letters);
        StringBuilder composed = new(text.Length);
        foreach (int letter in Join(letters))
        {
            composed.Append(char.ConvertFromUtf32(letter));
        }

        return composed.ToString();
    }

    private int Class(int letter) => _classes.GetValueOrDefault(letter);

    // A letter has at most three marks composed into it: the loop goes from the outermost in.
    private void Decompose(int letter, List<int> letters)
    {
        int at = letters.Count;
        while (_parts.TryGetValue(letter, out (int Letter, int Mark) parts))
        {
            letters.Insert(at, parts.Mark);
            letter = parts.Letter;
        }

        letters.Insert(at, letter);
    }

    /// <summary>Sorts each run of marks by their class; those of one class keep their order.</summary>
    private void Order(List<int> letters)
    {
        int start = 0;
        while (start < letters.Count)
        {
            int end = start;
            while (end < letters.Count && Class(letters[end]) > 0)
            {
                end++;
            }

            int[] sorted = [.. letters[start..end].OrderBy(Class)];
            for (int i = 0; i < sorted.Length; i++)
            {
                letters[start + i] = sorted[i];
            }

            start = end + 1;
        }
    }

    private List<int> Join(List<int> letters)
    {
        List<int> joined = new(letters.Count);
        int starter = -1;
        int lastClass = -1;
        foreach (int letter in letters)
        {
            int own = Class(letter);
            bool isNear = starter >= 0 && (lastClass < own || lastClass < 0);
            if (isNear && Pair(joined[starter], letter) is { } whole)
            {
                joined[starter] = whole;
                continue;
            }

            if (own == 0)
            {
                (starter, lastClass) = (joined.Count, -1);
            }
            else
            {
                lastClass = own;
            }

            joined.Add(letter);
        }

        return joined;
    }

    private int? Pair(int letter, int mark)
    {
        // Syllables of Hangul are made by counting (The Unicode Standard, 3.12).
        const int Lead = 0x1100;
        const int Vowel = 0x1161;
        const int Tail = 0x11A7;
        const int Syllable = 0xAC00;
        const int Vowels = 21;
        const int Tails = 28;
        if (letter is >= Lead and < Lead + 19 && mark is >= Vowel and < Vowel + Vowels)
        {
            return Syllable + (((letter - Lead) * Vowels) + (mark - Vowel)) * Tails;
        }

        bool isOpen = letter is >= Syllable and < 0xD7A4 && (letter - Syllable) % Tails == 0;
        return isOpen && mark is > Tail and < Tail + Tails ? letter + (mark - Tail)
            : _composed.TryGetValue((letter, mark), out int whole) ? whole
            : null;
    }
}
