using System.Collections.Immutable;

namespace Entente.Articles;

/// <summary>All visible text of a page, block behind block, with the way back into the source text.</summary>
internal sealed class PageText
{
    /// <summary>What stands between two paragraphs of an article.</summary>
    public const string Parting = "\n\n";

    private readonly SourceMap _map;

    public PageText(string text, ImmutableArray<Block> blocks, ImmutableArray<SourceRun> runs)
    {
        Text = text;
        Blocks = blocks;
        _map = new SourceMap(runs);
    }

    /// <summary>The words of all blocks; nothing stands between two blocks.</summary>
    public string Text { get; }

    /// <summary>The blocks, in the order of the source.</summary>
    public ImmutableArray<Block> Blocks { get; }

    /// <summary>The same text, with its source in what <paramref name="origin"/> was read from.</summary>
    public PageText Behind(MappedText origin) =>
        new(
            Text,
            [
                .. Blocks.Select(block =>
                    block with
                    {
                        Source = origin.Source.ToSource(block.Source),
                    }
                ),
            ],
            origin.Behind(_map).Runs
        );

    /// <summary>The words of a block.</summary>
    public ReadOnlySpan<char> Words(Block block) => block.Text.In(Text);

    /// <summary>Where a part of the text stands in the source text.</summary>
    public TextSpan ToSource(TextSpan span) => _map.ToSource(span);

    /// <summary>The part of the text that stands in a part of the source text; empty when none does. Cost: logarithmic.</summary>
    public TextSpan ToText(TextSpan source)
    {
        int first = FirstRun(run => run.Source.End > source.Start);
        int end = FirstRun(run => run.Source.Start >= source.End);
        return first >= end
            ? default
            : new TextSpan(_map.Runs[first].Text.Start, _map.Runs[end - 1].Text.End);
    }

    // Runs stand in the order of the source as well: the first of those for which the test holds, all behind it included.
    private int FirstRun(Func<SourceRun, bool> holds)
    {
        int low = 0;
        int high = _map.Runs.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (holds(_map.Runs[middle]))
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

    /// <summary>Puts passages together as the text of an article: a blank line between two paragraphs.</summary>
    public (string Text, SourceMap Source) Compose(IReadOnlyList<TextSpan> passages)
    {
        if (passages.Count == 0)
        {
            return (string.Empty, SourceMap.Identity(0));
        }

        int length = Parting.Length * (passages.Count - 1);
        foreach (TextSpan passage in passages)
        {
            length += passage.Length;
        }

        var runs = ImmutableArray.CreateBuilder<SourceRun>();
        string text = string.Create(
            length,
            (Page: this, passages, runs),
            static (to, state) =>
            {
                int at = 0;
                foreach (TextSpan passage in state.passages)
                {
                    if (at > 0)
                    {
                        Parting.CopyTo(to[at..]);
                        at += Parting.Length;
                    }

                    passage.In(state.Page.Text).CopyTo(to[at..]);
                    state.Page.CopyRuns(passage, at, state.runs);
                    at += passage.Length;
                }
            }
        );
        return (text, new SourceMap(runs.DrainToImmutable()));
    }

    private void CopyRuns(TextSpan passage, int to, ImmutableArray<SourceRun>.Builder runs)
    {
        ImmutableArray<SourceRun> all = _map.Runs;
        int low = 0;
        int high = all.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (all[middle].Text.End <= passage.Start)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        for (int i = low; i < all.Length && all[i].Text.Start < passage.End; i++)
        {
            SourceRun run = all[i];
            int start = Math.Max(run.Text.Start, passage.Start);
            int end = Math.Min(run.Text.End, passage.End);
            TextSpan source = run.IsExact
                ? new TextSpan(
                    run.Source.Start + start - run.Text.Start,
                    run.Source.Start + end - run.Text.Start
                )
                : run.Source;
            int shift = to - passage.Start;
            runs.Add(new SourceRun(new TextSpan(start + shift, end + shift), source));
        }
    }
}
