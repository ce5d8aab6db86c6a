using System.Collections.Immutable;

namespace Entente.Lab.Quality;

/// <summary>Reads one event of a coded text: what it is, who does it to whom, in which words.</summary>
internal sealed class CodedBlock(string document, string text, string block)
{
    private const string Words = "in \"";
    private const string Voice = "\" said \"";
    private const string Other = "or ";

    /// <summary>The event.</summary>
    /// <exception cref="FormatException">The block is not well-formed, or its words do not stand in the text once.</exception>
    public CodedEvent Read()
    {
        int parties = block.IndexOf('\n', StringComparison.Ordinal) + 1;
        int words = block.IndexOf("\n" + Words, StringComparison.Ordinal) + 1;
        if (parties == 0 || words == 0)
        {
            throw Bad("expected three lines");
        }

        string[] head = block[..(parties - 1)].Split(' ');
        if (head.Length < 6)
        {
            throw Bad("expected status, type, modality, date, place and contexts");
        }

        string line = block[parties..(words - 1)];
        bool isReciprocal = line.Contains(" <> ", StringComparison.Ordinal);
        string[] sides = line.Split(isReciprocal ? " <> " : " > ");
        (string evidence, string? voice, ImmutableArray<string> others) = Tail(
            block[(words + Words.Length)..]
        );
        (TextSpan span, TextSpan trigger) = Find(evidence);
        string[] status = head[0].Split(':');
        string[] type = head[1].Split('.');
        return new CodedEvent
        {
            Status = Enum.Parse<CodedStatus>(status[0], ignoreCase: true),
            Trap = status.Length > 1 ? status[1] : null,
            Type = type[0],
            Mode = type.Length > 1 ? type[1] : null,
            Alternatives = others,
            Modality = head[2],
            Date = Stated(head[3]),
            Place = head[4] == "-" ? null : Actors(PlaceOf(head)).Single(),
            Contexts = ContextsOf(head),
            Region = head[^1] is ['#', .. string region] ? region : "body",
            Sources = Actors(sides[0]),
            Targets = sides.Length > 1 ? Actors(sides[1]) : [],
            IsReciprocal = isReciprocal,
            Evidence = span,
            Trigger = trigger,
            Voice = voice,
        };
    }

    private static string? Stated(string cell) => cell == "-" ? null : cell;

    // The name of a place may hold blanks: it ends where its state does.
    private static string PlaceOf(string[] head)
    {
        int end = Array.FindIndex(head, 4, cell => cell.Contains('=', StringComparison.Ordinal));
        return string.Join(' ', head[4..(end + 1)])[1..];
    }

    private static ImmutableArray<string> ContextsOf(string[] head)
    {
        string cell = head[^1][0] == '#' ? head[^2] : head[^1];
        return cell == "-" ? [] : [.. cell.Split(',')];
    }

    private ImmutableArray<CodedActor> Actors(string cell)
    {
        var actors = ImmutableArray.CreateBuilder<CodedActor>();
        foreach (string part in cell.Split(" + "))
        {
            int end = part.LastIndexOf("\"=", StringComparison.Ordinal);
            if (part.Length == 0 || part[0] != '"' || end < 1)
            {
                throw Bad($"expected words and codes, found {part}");
            }

            string[] codes = part[(end + 2)..].Split(':');
            string words = part[1..end];
            if (!text.Contains(words, StringComparison.Ordinal))
            {
                throw Bad($"expected words of the text, found {words}");
            }

            actors.Add(
                new CodedActor(
                    words,
                    codes[0].Length == 0 ? null : codes[0],
                    codes.Length > 1 ? codes[1] : null
                )
            );
        }

        return actors.ToImmutable();
    }

    private (string Evidence, string? Voice, ImmutableArray<string> Others) Tail(string tail)
    {
        // The evidence may break a line, as the text does; what follows it does not. Its first line is evidence, whatever it begins with.
        string[] lines = tail.Split('\n');
        int end = lines.Length;
        while (end > 1 && lines[end - 1].StartsWith(Other, StringComparison.Ordinal))
        {
            end--;
        }

        string words = string.Join('\n', lines[..end]);
        if (words[^1] != '"')
        {
            throw Bad("expected a closing quotation mark");
        }

        int voice = words.LastIndexOf(Voice, StringComparison.Ordinal);
        return (
            voice < 0 ? words[..^1] : words[..voice],
            voice < 0 ? null : words[(voice + Voice.Length)..^1],
            [.. lines[end..].Select(line => line[Other.Length..])]
        );
    }

    private (TextSpan Evidence, TextSpan Trigger) Find(string evidence)
    {
        int open = evidence.IndexOf('[', StringComparison.Ordinal);
        int close = evidence.IndexOf(']', StringComparison.Ordinal);
        if (open < 0 || close < open)
        {
            throw Bad("expected a trigger in brackets");
        }

        string plain = string.Concat(
            evidence.AsSpan(0, open),
            evidence.AsSpan(open + 1, close - open - 1),
            evidence.AsSpan(close + 1)
        );
        int at = text.IndexOf(plain, StringComparison.Ordinal);
        if (at < 0 || text.IndexOf(plain, at + 1, StringComparison.Ordinal) >= 0)
        {
            throw Bad("expected words that stand in the text once");
        }

        return (new TextSpan(at, at + plain.Length), new TextSpan(at + open, at + close - 1));
    }

    private FormatException Bad(string message) =>
        new($"{document}: {message}, in {block.Split('\n')[0]} … {block.Split('\n')[^1]}");
}
