using System.IO.Compression;
using System.Text;

namespace Entente.Lab.Sentences;

/// <summary>A paragraph of a treebank as one would have read it, with the places where its sentences end.</summary>
internal sealed record MarkedText(string Text, IReadOnlySet<int> Ends)
{
    /// <summary>Reads the paragraphs of a packed treebank; its sentences are joined by a blank.</summary>
    public static IEnumerable<MarkedText> Read(string path)
    {
        using GZipStream stream = new(File.OpenRead(path), CompressionMode.Decompress);
        using StreamReader reader = new(stream);
        StringBuilder text = new();
        HashSet<int> ends = [];
        while (reader.ReadLine() is { } line)
        {
            if (
                line.StartsWith("# newpar", StringComparison.Ordinal)
                || line.StartsWith("# newdoc", StringComparison.Ordinal)
            )
            {
                if (text.Length > 0)
                {
                    yield return new MarkedText(text.ToString(), ends);
                }

                text.Clear();
                ends = [];
            }
            else if (line.StartsWith("# text = ", StringComparison.Ordinal))
            {
                text.Append(text.Length > 0 ? " " : "").Append(line.AsSpan("# text = ".Length));
                ends.Add(text.Length);
            }
        }

        yield return new MarkedText(text.ToString(), ends);
    }

    /// <summary>The same paragraph without the blanks behind its stops, as pages lose them where their lines are joined.</summary>
    public MarkedText WithLostBlanks()
    {
        StringBuilder text = new();
        HashSet<int> ends = [];
        for (int i = 0; i < Text.Length; i++)
        {
            if (Ends.Contains(i))
            {
                ends.Add(text.Length);
                bool isLost =
                    i + 1 < Text.Length
                    && Text[i - 1] is '.' or '!' or '?'
                    && char.IsUpper(Text[i + 1]);
                i += isLost ? 1 : 0;
            }

            text.Append(Text[i]);
        }

        ends.Add(text.Length);
        return new MarkedText(text.ToString(), ends);
    }
}
