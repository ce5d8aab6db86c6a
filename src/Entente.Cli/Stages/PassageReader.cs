using System.Runtime.CompilerServices;
using System.Text;

namespace Entente.Cli.Stages;

/// <summary>Lines between empty lines: a sentence with its tokens, or a piece of running text.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Line">The number of its first line.</param>
/// <param name="Lines">The lines.</param>
/// <param name="HasTokens">Whether somebody has divided it into tokens.</param>
/// <param name="Fault">Why it cannot be read; <see langword="null"/> when it can.</param>
internal sealed record Passage(
    int Number,
    int Line,
    string[] Lines,
    bool HasTokens,
    string? Fault = null
);

/// <summary>Reads passages; as many as are worked on together are in memory, and no more.</summary>
internal sealed class PassageReader(TokenFormat format)
{
    /// <summary>Longest sentence that is read, in UTF-16 units of its lines.</summary>
    public const int LongestSentence = 64 * 1024 * 1024;

    // A line break ends a sentence: running text without empty lines is taken in parts of this many UTF-16 units.
    private const int LongestText = 1024 * 1024;

    // Sentences are worked on together, so that those of like length go through the network side by side.
    private const int MostSentences = 64;
    private const int MostCharacters = 128 * 1024;

    private readonly List<string> _lines = [];
    private int _first;
    private int _characters;
    private int _number;
    private bool? _hasTokens;

    /// <summary>Whether a line is that of a token: as many cells as the layout has, and a number first.</summary>
    public static bool IsToken(TokenFormat format, string[] cells) =>
        (format == TokenFormat.Conllu ? cells.Length == ConlluColumns : cells.Length > 1)
        && cells[0].Length > 0
        && char.IsAsciiDigit(cells[0][0]);

    /// <summary>Cells of a line of CoNLL-U.</summary>
    public const int ConlluColumns = 10;

    /// <summary>The passages of <paramref name="input"/>, in groups. The first one with a line that is no comment decides for all whether they have tokens.</summary>
    public async IAsyncEnumerable<IReadOnlyList<Passage>> ReadAsync(
        Stream input,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        List<Passage> group = [];
        int characters = 0;
        await foreach (Passage passage in PassagesAsync(input, ct))
        {
            group.Add(passage);
            characters += passage.Lines.Sum(l => l.Length);
            if (!passage.HasTokens || group.Count == MostSentences || characters >= MostCharacters)
            {
                yield return group;
                group = [];
                characters = 0;
            }
        }

        if (group.Count > 0)
        {
            yield return group;
        }
    }

    private async IAsyncEnumerable<Passage> PassagesAsync(
        Stream input,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        await foreach (InputLine line in LineReader.ReadAsync(input, ct))
        {
            if (line.Bytes is null)
            {
                yield return new Passage(++_number, line.Number, [], false, LineReader.TooLong);
                continue;
            }

            string words = Encoding.UTF8.GetString(line.Bytes);
            if (!string.IsNullOrWhiteSpace(words))
            {
                Add(line.Number, words);
            }

            bool isOver = string.IsNullOrWhiteSpace(words) && _characters > 0;
            if (isOver || (_hasTokens == false && _characters >= LongestText))
            {
                yield return Take();
            }
        }

        if (_characters > 0)
        {
            yield return Take();
        }
    }

    private void Add(int number, string line)
    {
        _first = _characters == 0 ? number : _first;
        _characters = (int)Math.Min(int.MaxValue, (long)_characters + line.Length);
        if (line[0] != '#')
        {
            _hasTokens ??= IsToken(format, line.Split('\t'));
        }

        if (_characters <= LongestSentence)
        {
            _lines.Add(line);
        }
    }

    private Passage Take()
    {
        string? fault =
            _characters > LongestSentence
                ? "expected a sentence of at most 64 MiB, found a longer one"
                : null;
        Passage passage = new(++_number, _first, [.. _lines], _hasTokens ?? false, fault);
        _lines.Clear();
        _characters = 0;
        return passage;
    }
}
