using System.Buffers;
using Entente.Data;

namespace Entente.Stories;

/// <summary>Tells how a word sounds, as coarse as a name survives being told in another language or script: its first consonants.</summary>
/// <remarks>"Trump", "Трамп" and "トランプ" sound alike. By <c>data/world/letter-sounds.tsv</c>. Safe to use from any thread.</remarks>
internal sealed class NameSounds
{
    // Endings are where languages differ.
    private const int MostSounds = 4;

    // Fewer are chance.
    private const int FewestSounds = 3;
    private const int LongestWord = 64;
    private const char Vowel = 'a';
    private const char Silent = '\0';
    private const char Unknown = '\uFFFF';

    private readonly Dictionary<string, char> _sounds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, char>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly int _longest;

    // The sounds of single letters, by letter; and what begins those that are written with several.
    private readonly char[] _single;
    private readonly SearchValues<char> _firstOfSeveral;
    private readonly SearchValues<char> _secondOfSeveral;

    /// <summary>Reads the table.</summary>
    public NameSounds(DataTables tables)
    {
        Table table = tables.Read("world/letter-sounds");
        int sound = table.Column("sound");
        int letters = table.Column("letters");
        foreach (TableRow row in table.Rows)
        {
            char written = row[sound] switch
            {
                "vowel" => Vowel,
                "silent" => Silent,
                { Length: 1 } letter => letter[0],
                _ => throw row.Bad($"expected a letter, found \"{row[sound]}\""),
            };
            foreach (string letter in row.List(letters))
            {
                _sounds[letter] = written;
                _longest = Math.Max(_longest, letter.Length);
            }
        }

        _lookup = _sounds.GetAlternateLookup<ReadOnlySpan<char>>();
        _single = new char[
            _sounds.Keys.Where(letter => letter.Length == 1).Max(letter => letter[0]) + 1
        ];
        Array.Fill(_single, Unknown);
        foreach ((string letter, char written) in _sounds.Where(pair => pair.Key.Length == 1))
        {
            _single[letter[0]] = written;
        }

        string[] several = [.. _sounds.Keys.Where(letters => letters.Length > 1)];
        _firstOfSeveral = SearchValues.Create([.. several.Select(letters => letters[0])]);
        _secondOfSeveral = SearchValues.Create([.. several.Select(letters => letters[1])]);
    }

    /// <summary>The key of how a word sounds; 0 for one too short to tell, or with a letter of a script that is not in the table.</summary>
    public uint KeyOf(ReadOnlySpan<char> word)
    {
        if (word.Length > LongestWord)
        {
            return 0;
        }

        Span<char> buffer = stackalloc char[LongestWord];
        ReadOnlySpan<char> rest = buffer[..word.ToLowerInvariant(buffer)];
        Span<char> sounds = stackalloc char[MostSounds];
        int count = 0;
        bool isFirst = true;
        char before = Silent;
        while (!rest.IsEmpty && count < MostSounds)
        {
            if (!TryRead(ref rest, out char sound))
            {
                return 0;
            }

            if (sound != Silent && sound != Vowel && sound != before || isFirst && sound == Vowel)
            {
                sounds[count++] = sound;
            }

            // "nn" is one sound, "nan" is two.
            before = sound == Silent ? before : sound;
            isFirst = false;
        }

        return count < FewestSounds ? 0 : WordScanner.Key(sounds[..count]);
    }

    private bool TryRead(ref ReadOnlySpan<char> rest, out char sound)
    {
        if (
            rest.Length > 1
            && _firstOfSeveral.Contains(rest[0])
            && _secondOfSeveral.Contains(rest[1])
        )
        {
            for (int length = Math.Min(_longest, rest.Length); length > 1; length--)
            {
                if (_lookup.TryGetValue(rest[..length], out sound))
                {
                    rest = rest[length..];
                    return true;
                }
            }
        }

        sound = rest[0] < _single.Length ? _single[rest[0]] : Unknown;
        rest = rest[1..];
        return sound != Unknown;
    }
}
