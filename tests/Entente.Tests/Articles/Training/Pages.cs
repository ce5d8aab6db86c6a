using System.Collections.Immutable;
using System.Text;
using Entente.Articles;
using Entente.Lab.Blocks;

namespace Entente.Tests.Articles.Training;

/// <summary>Small pages to learn from.</summary>
internal static class Pages
{
    /// <summary>A page of blocks.</summary>
    public static PageText Of(params string[] blocks)
    {
        StringBuilder text = new();
        var all = ImmutableArray.CreateBuilder<Block>();
        foreach (string words in blocks)
        {
            TextSpan span = new(text.Length, text.Length + words.Length);
            all.Add(new Block(span, span, BlockKind.Paragraph, LinkLength: 0));
            text.Append(words);
        }

        return new PageText(text.ToString(), all.ToImmutable(), []);
    }

    /// <summary>A page of which is known how many words stand in each block (a step of <see cref="BlockFact.Words"/>), and what each is.</summary>
    public static LabelledPage Labelled(params (int Words, Labels Allowed, string? Reason)[] blocks)
    {
        BlockFacts facts = new(blocks.Length);
        foreach ((int i, (int words, _, _)) in blocks.Index())
        {
            facts.Set(i, BlockFact.Words, words);
        }

        return LabelledPage.Of(
            "set",
            "id",
            "site",
            Of([.. blocks.Select(_ => "word")]),
            facts,
            [.. blocks.Select(block => block.Allowed)],
            [.. blocks.Select(block => block.Reason)]
        );
    }
}
