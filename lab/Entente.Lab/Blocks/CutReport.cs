using System.Globalization;
using Entente.Articles;

namespace Entente.Lab.Blocks;

/// <summary>How well weights name blocks of sites that they were not learnt from.</summary>
/// <param name="title">What is counted.</param>
internal sealed class CutReport(string title)
{
    private readonly int[] _all = new int[CutNamer.Kinds];
    private readonly int[] _right = new int[CutNamer.Kinds];
    private readonly int[] _sure = new int[CutNamer.Kinds];
    private readonly int[] _sureRight = new int[CutNamer.Kinds];

    /// <summary>Counts the named blocks of a page.</summary>
    public void Add(CutNamer namer, LabelledPage page, bool hasTags)
    {
        foreach (CutExample example in CutExamples.Of(page, hasTags))
        {
            (int kind, bool isSure) = namer.Best(example.Rows);
            _all[example.Kind]++;
            _right[example.Kind] += kind == example.Kind ? 1 : 0;
            if (isSure)
            {
                _sure[kind]++;
                _sureRight[kind] += kind == example.Kind ? 1 : 0;
            }
        }
    }

    /// <summary>Prints the shares.</summary>
    public void Print()
    {
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{title}: {_all.Sum()} blocks, right {Share(_right.Sum(), _all.Sum()):F3}; sure of {Share(_sure.Sum(), _all.Sum()):F3}, of these right {Share(_sureRight.Sum(), _sure.Sum()):F3}"
            )
        );
        for (int k = 0; k < CutNamer.Kinds; k++)
        {
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {CutNamer.Names[k], -14} {_all[k], 7}  recall {Share(_right[k], _all[k]):F3}  sure and right {Share(_sureRight[k], _all[k]):F3}  precision where sure {Share(_sureRight[k], _sure[k]):F3}"
                )
            );
        }
    }

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}
