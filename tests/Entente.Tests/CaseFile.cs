namespace Entente.Tests;

/// <summary>A case of <c>tests/cases</c>: a heading, and blocks by the word behind their fence (<c>text</c>, <c>found</c>, …).</summary>
internal sealed record Case(string Title, IReadOnlyDictionary<string, string> Blocks)
{
    /// <summary>The lines of a block; none when the case has no such block.</summary>
    public string[] Lines(string block) =>
        Blocks.GetValueOrDefault(block, "").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Reads the cases of a Markdown file.</summary>
    public static IEnumerable<Case> Read(string path)
    {
        string? title = null;
        string? block = null;
        Dictionary<string, string> blocks = [];
        foreach (string line in File.ReadLines(Checkout.PathOf(path)))
        {
            if (block is not null)
            {
                if (line.StartsWith("```", StringComparison.Ordinal))
                {
                    block = null;
                }
                else
                {
                    blocks[block] += blocks[block].Length == 0 ? line : "\n" + line;
                }
            }
            else if (line.StartsWith("```", StringComparison.Ordinal))
            {
                block = line[3..].Trim();
                blocks[block] = "";
            }
            else if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                if (title is not null)
                {
                    yield return new Case(title, blocks);
                }

                title = line[3..].Trim();
                blocks = [];
            }
        }

        if (title is not null)
        {
            yield return new Case(title, blocks);
        }
    }
}
