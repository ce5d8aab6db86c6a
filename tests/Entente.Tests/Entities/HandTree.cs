using System.Collections.Immutable;
using System.Globalization;

namespace Entente.Tests.Entities;

/// <summary>Documents with trees written by hand: a word a line, with its tag, the number of its head in the sentence, its relation and, where it matters, features and lemma; an empty line between sentences.</summary>
internal static class HandTree
{
    /// <summary>Reads the lines. The words are joined by blanks.</summary>
    public static Document Read(string lines)
    {
        List<string> words = [];
        ImmutableArray<Token>.Builder tokens = ImmutableArray.CreateBuilder<Token>();
        ImmutableArray<Syntax>.Builder syntax = ImmutableArray.CreateBuilder<Syntax>();
        ImmutableArray<Sentence>.Builder sentences = ImmutableArray.CreateBuilder<Sentence>();
        int position = 0;
        foreach (string sentence in lines.Split("\n\n"))
        {
            int first = tokens.Count;
            foreach (string line in sentence.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                string[] cells = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                int head = int.Parse(cells[2], CultureInfo.InvariantCulture);
                words.Add(cells[0]);
                tokens.Add(
                    new Token(
                        new TextSpan(position, position + cells[0].Length),
                        cells[1] == "PUNCT" ? TokenKind.Mark : TokenKind.Word
                    )
                );
                syntax.Add(
                    new Syntax(
                        cells[1],
                        "",
                        cells.Length > 4 && cells[4] != "_" ? cells[4] : "",
                        cells.Length > 5 ? cells[5] : cells[0].ToLowerInvariant(),
                        head == 0 ? -1 : first + head - 1,
                        cells[3]
                    )
                );
                position += cells[0].Length + 1;
            }

            TextSpan span = new(tokens[first].Span.Start, tokens[^1].Span.End);
            sentences.Add(new Sentence(span, first, tokens.Count, Paragraph: 0));
        }

        return new Document(string.Join(' ', words), sentences.ToImmutable(), tokens.ToImmutable())
        {
            Syntax = syntax.ToImmutable(),
        };
    }
}
