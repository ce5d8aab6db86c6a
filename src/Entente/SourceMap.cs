using System.Collections.Immutable;

namespace Entente;

/// <summary>Maps an article's text back to the source text it was read from.</summary>
/// <remarks>
/// A run of the article either stands in the source as it is (then both lengths are equal and the map is exact to the code
/// unit), or stands for other characters there: a blank for a line break with its indentation, an ampersand for
/// <c>&amp;amp;</c>. Runs are in the order of the article and cover all of it, but for what separates paragraphs. Cost of a look-up: logarithmic.
/// </remarks>
public sealed class SourceMap
{
    private readonly ImmutableArray<SourceRun> _runs;

    /// <summary>Makes a map of <paramref name="runs"/>.</summary>
    /// <exception cref="ArgumentException">The runs overlap or are out of order in the article's text.</exception>
    public SourceMap(ImmutableArray<SourceRun> runs)
    {
        int end = 0;
        foreach (SourceRun run in runs)
        {
            if (run.Text.Start < end)
            {
                throw new ArgumentException(
                    $"expected a run from {end} on, found {run.Text}",
                    nameof(runs)
                );
            }

            end = run.Text.End;
        }

        _runs = runs;
    }

    /// <summary>The map of a text that stands in its source unchanged, from the first character on.</summary>
    public static SourceMap Identity(int length) =>
        new([new SourceRun(new TextSpan(0, length), new TextSpan(0, length))]);

    /// <summary>The runs, in the order of the article's text.</summary>
    public ImmutableArray<SourceRun> Runs => _runs;

    /// <summary>The part of the source text that holds the words of <paramref name="span"/>, and whatever stands between them there.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The span is not covered by the map.</exception>
    public TextSpan ToSource(TextSpan span)
    {
        if (span.IsEmpty)
        {
            int at = Position(span.Start, isEnd: false);
            return new TextSpan(at, at);
        }

        int start = Position(span.Start, isEnd: false);
        int end = Position(span.End, isEnd: true);
        return new TextSpan(start, Math.Max(start, end));
    }

    /// <summary>Whether the words of <paramref name="span"/> stand in <paramref name="source"/>: every exact run of them is compared, blanks of any sort being equal.</summary>
    public bool Reads(string text, string source, TextSpan span)
    {
        for (int i = FirstEndingBehind(span.Start); i < _runs.Length; i++)
        {
            SourceRun run = _runs[i];
            if (run.Text.Start >= span.End)
            {
                break;
            }

            if (run.Source.End > source.Length || run.Text.End > text.Length)
            {
                return false;
            }

            int from = Math.Max(run.Text.Start, span.Start);
            int to = Math.Min(run.Text.End, span.End);
            if (
                run.IsExact
                && !AreAlike(
                    text.AsSpan(from..to),
                    source.AsSpan(from - run.Text.Start + run.Source.Start)
                )
            )
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreAlike(ReadOnlySpan<char> words, ReadOnlySpan<char> source)
    {
        for (int i = 0; i < words.Length; i++)
        {
            if (
                words[i] != source[i]
                && !(char.IsWhiteSpace(words[i]) && char.IsWhiteSpace(source[i]))
            )
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The index of the first run that ends behind <paramref name="offset"/> in the article's text.</summary>
    private int FirstEndingBehind(int offset)
    {
        int low = 0;
        int high = _runs.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (_runs[middle].Text.End <= offset)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private int Position(int offset, bool isEnd)
    {
        // The run that holds the code unit at the offset, or (for an end) the one before it.
        int wanted = isEnd ? offset - 1 : offset;
        int index = FirstEndingBehind(wanted);
        if (index == _runs.Length)
        {
            // Behind the last run: only the end of the text itself may stand there.
            return _runs.Length == 0 ? 0 : _runs[^1].Source.End;
        }

        SourceRun run = _runs[index];
        if (wanted < run.Text.Start)
        {
            // Between two runs: the blank lines that we put between paragraphs.
            return isEnd && index > 0 ? _runs[index - 1].Source.End : run.Source.Start;
        }

        return run.IsExact ? run.Source.Start + (offset - run.Text.Start)
            : isEnd ? run.Source.End
            : run.Source.Start;
    }
}

/// <summary>A run of an article's text and what it stands for in the source text.</summary>
/// <param name="Text">The run in the article's text.</param>
/// <param name="Source">The characters of the source text it stands for.</param>
public readonly record struct SourceRun(TextSpan Text, TextSpan Source)
{
    /// <summary>Whether each code unit of the run stands for one of the source text.</summary>
    public bool IsExact => Text.Length == Source.Length;
}
