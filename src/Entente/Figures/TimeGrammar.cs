using System.Globalization;
using Entente.Data;

namespace Entente.Figures;

/// <summary>The patterns of a language for temporal expressions, level by level: each level reads what the ones before it made.</summary>
internal sealed class TimeGrammar
{
    private const int MostLevels = 9;
    private readonly List<Level> _levels = [];

    /// <summary>Reads a table with the columns <c>pattern</c>, <c>level</c>, <c>makes</c> and <c>rule</c>.</summary>
    /// <exception cref="DataFormatException">A rule or class is not known.</exception>
    public TimeGrammar(Table table, Symbols symbols)
    {
        int pattern = table.Column("pattern");
        int level = table.Column("level");
        int makes = table.Column("makes");
        int rules = table.Column("rule");
        foreach (TableRow row in table.Rows)
        {
            if (
                !int.TryParse(
                    row[level],
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out int depth
                ) || depth is < 1 or > MostLevels
            )
            {
                throw row.Bad($"expected a level from 1 to {MostLevels}, found \"{row[level]}\"");
            }

            while (_levels.Count < depth)
            {
                _levels.Add(new Level(new PatternTree(), []));
            }

            string[] words = row[rules].Split(' ', 2);
            MomentRule rule =
                MomentRules.Find(words[0])
                ?? throw row.Bad($"expected a rule, found \"{words[0]}\"");
            if (!WordClasses.TryParse(row[makes], out WordClass made))
            {
                throw row.Bad($"expected a class of words, found \"{row[makes]}\"");
            }

            (PatternTree tree, List<Pattern> patterns) = _levels[depth - 1];
            PatternText.Add(row, pattern, symbols, tree, patterns.Count);

            patterns.Add(new Pattern(rule, made, words.Length > 1 ? words[1] : "", words[0]));
        }
    }

    /// <summary>Adds an edge for each expression of the passage: at each atom the longest of each level and class.</summary>
    public void Read(Lattice lattice, PatternMatches scratch)
    {
        Span<int> made = stackalloc int[4];
        foreach ((PatternTree tree, List<Pattern> patterns) in _levels)
        {
            // From the end: what a pattern makes is not seen by others of its level.
            for (int start = lattice.Atoms.Count - 1; start >= 0; start--)
            {
                if (lattice.Head(start) < 0 && lattice.Atoms[start].Word < 0)
                {
                    continue;
                }

                tree.Find(lattice, start, scratch);
                if (scratch.Count == 0)
                {
                    continue;
                }

                scratch.Sort();
                AddLongest(lattice, scratch, patterns, start, made);
            }
        }
    }

    private static void AddLongest(
        Lattice lattice,
        PatternMatches scratch,
        List<Pattern> patterns,
        int start,
        Span<int> made
    )
    {
        int count = 0;
        for (int match = 0; match < scratch.Count && count < made.Length; match++)
        {
            (int index, int end) = scratch[match];
            Pattern pattern = patterns[index];
            if (made[..count].Contains((int)pattern.Makes))
            {
                continue;
            }

            RuleArguments words = new(
                lattice,
                scratch.EdgesOf(match),
                start,
                end,
                pattern.Constant
            );
            if (pattern.Rule(words) is { } moment)
            {
                made[count++] = (int)pattern.Makes;
                lattice.Add(start, end, pattern.Makes, 0, pattern.Name, moment);
            }
        }
    }

    private sealed record Level(PatternTree Tree, List<Pattern> Patterns);

    private sealed record Pattern(MomentRule Rule, WordClass Makes, string Constant, string Name);
}
