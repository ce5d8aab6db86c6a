using System.Collections.Immutable;
using System.Text;

namespace Entente.Articles;

/// <summary>Text that was read out of another, with the way back: the value of an element, of a string of JSON.</summary>
/// <param name="Text">What was read.</param>
/// <param name="Source">Where each character of it stands in the text it was read from.</param>
internal sealed record MappedText(string Text, SourceMap Source)
{
    /// <summary>Nothing.</summary>
    public static MappedText Empty { get; } = new(string.Empty, new SourceMap([]));

    /// <summary>Leads the map of a text that was read out of this one on to what this one was read from.</summary>
    /// <remarks>What stands unchanged all the way stays exact to the code unit. Cost: linear in the runs of both.</remarks>
    public SourceMap Behind(SourceMap map)
    {
        ImmutableArray<SourceRun> inner = Source.Runs;
        var runs = ImmutableArray.CreateBuilder<SourceRun>(map.Runs.Length);
        foreach (SourceRun run in map.Runs)
        {
            if (!run.IsExact)
            {
                runs.Add(run with { Source = Source.ToSource(run.Source) });
                continue;
            }

            int shift = run.Text.Start - run.Source.Start;
            for (
                int i = First(inner, run.Source.Start);
                i < inner.Length && inner[i].Text.Start < run.Source.End;
                i++
            )
            {
                SourceRun part = inner[i];
                int start = Math.Max(part.Text.Start, run.Source.Start);
                int end = Math.Min(part.Text.End, run.Source.End);
                TextSpan source = part.IsExact
                    ? new TextSpan(
                        part.Source.Start + start - part.Text.Start,
                        part.Source.Start + end - part.Text.Start
                    )
                    : part.Source;
                runs.Add(new SourceRun(new TextSpan(start + shift, end + shift), source));
            }
        }

        return new SourceMap(runs.DrainToImmutable());
    }

    private static int First(ImmutableArray<SourceRun> runs, int offset)
    {
        int low = 0;
        int high = runs.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (runs[middle].Text.End <= offset)
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
}

/// <summary>Puts a <see cref="MappedText"/> together from front to back.</summary>
internal sealed class MappedTextBuilder(string source)
{
    private readonly StringBuilder _text = new();
    private readonly ImmutableArray<SourceRun>.Builder _runs =
        ImmutableArray.CreateBuilder<SourceRun>();

    /// <summary>Adds what stands between two offsets of the source as it is.</summary>
    public void Add(int start, int end)
    {
        if (start == end)
        {
            return;
        }

        int at = _text.Length;
        _text.Append(source, start, end - start);
        if (_runs.Count > 0 && _runs[^1] is { IsExact: true } last && last.Source.End == start)
        {
            _runs[^1] = new SourceRun(
                new TextSpan(last.Text.Start, _text.Length),
                new TextSpan(last.Source.Start, end)
            );
            return;
        }

        _runs.Add(new SourceRun(new TextSpan(at, _text.Length), new TextSpan(start, end)));
    }

    /// <summary>Adds characters that the source writes in another way between two offsets.</summary>
    public void AddInstead(ReadOnlySpan<char> characters, int start, int end)
    {
        // As many characters as the source has would be taken for the same ones: the first stands alone.
        bool isAsLong = characters.Length == end - start && characters.Length > 1;
        AddRun(isAsLong ? characters[..1] : characters, start, end);
        if (isAsLong)
        {
            AddRun(characters[1..], start, end);
        }
    }

    private void AddRun(ReadOnlySpan<char> characters, int start, int end)
    {
        int at = _text.Length;
        _text.Append(characters);
        _runs.Add(new SourceRun(new TextSpan(at, _text.Length), new TextSpan(start, end)));
    }

    /// <summary>All that was added.</summary>
    public MappedText ToText() =>
        _text.Length == 0
            ? MappedText.Empty
            : new MappedText(_text.ToString(), new SourceMap(_runs.DrainToImmutable()));
}
