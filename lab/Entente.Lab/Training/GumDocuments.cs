using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using Entente.Data;
using Entente.Entities;

namespace Entente.Lab.Training;

/// <summary>Reads the documents of GUM with their own tokens, trees, names and chains.</summary>
/// <remarks>The text and the chains stand in one file, the trees in another; both have the same documents in any order.</remarks>
internal static class GumDocuments
{
    private static readonly EntityFinder s_entities = new(
        new EntityBook(DataTables.Embedded),
        Language.English
    );

    /// <summary>The documents of a part: "train" or "dev".</summary>
    public static IReadOnlyList<GumDocument> Read(string data, string part)
    {
        Dictionary<string, List<string[][]>> trees = ReadTrees(
            Path.Combine(data, $"nlp/ud/en_gum.{part}.conllu.gz")
        );
        List<GumDocument> documents = [];
        foreach (string line in Lines(Path.Combine(data, $"nlp/gum/gum.{part}.jsonl.gz")))
        {
            JsonElement json = JsonElement.Parse(line);
            if (
                trees.TryGetValue(
                    json.GetProperty("id").GetString()!,
                    out List<string[][]>? sentences
                )
            )
            {
                documents.Add(Make(json, sentences));
            }
        }

        return documents;
    }

    private static GumDocument Make(JsonElement json, List<string[][]> trees)
    {
        string text = json.GetProperty("text").GetString()!;
        ImmutableArray<Token>.Builder tokens = ImmutableArray.CreateBuilder<Token>();
        ImmutableArray<Syntax>.Builder syntax = ImmutableArray.CreateBuilder<Syntax>();
        ImmutableArray<Sentence>.Builder sentences = ImmutableArray.CreateBuilder<Sentence>();
        int position = 0;
        int paragraph = 0;
        foreach (string[][] sentence in trees)
        {
            int first = tokens.Count;
            foreach (string[] cells in sentence)
            {
                int start = text.IndexOf(cells[1], position, StringComparison.Ordinal);
                paragraph +=
                    tokens.Count > 0
                    && tokens.Count == first
                    && text.AsSpan(position, start - position).Contains('\n')
                        ? 1
                        : 0;
                position = start + cells[1].Length;
                tokens.Add(new Token(new TextSpan(start, position), KindOf(cells[1])));
                syntax.Add(SyntaxOf(cells, first));
            }

            TextSpan span = new(tokens[first].Span.Start, position);
            sentences.Add(new Sentence(span, first, tokens.Count, paragraph));
        }

        List<GumReference> references = References(json, text, tokens, syntax);
        Document document = new(text, sentences.ToImmutable(), tokens.ToImmutable())
        {
            Syntax = syntax.ToImmutable(),
            Names = Names(references),
        };
        return new GumDocument(
            json.GetProperty("id").GetString()!,
            document,
            s_entities.Find(document, published: null),
            [.. references]
        );
    }

    private static Syntax SyntaxOf(string[] cells, int first)
    {
        int head = int.Parse(cells[6], CultureInfo.InvariantCulture);
        return new Syntax(
            cells[3],
            cells[4],
            cells[5] == "_" ? "" : cells[5],
            cells[2],
            head == 0 ? -1 : first + head - 1,
            cells[7]
        );
    }

    private static List<GumReference> References(
        JsonElement json,
        string text,
        ImmutableArray<Token>.Builder tokens,
        ImmutableArray<Syntax>.Builder syntax
    )
    {
        int[] units = Units(text);
        return
        [
            .. json.GetProperty("entities")
                .EnumerateArray()
                .Select(e => (Json: e, Span: SpanOf(e, units)))
                .Select(e => new GumReference(
                    e.Span,
                    HeadOf(e.Span, tokens, syntax),
                    e.Json.GetProperty("eid").GetInt32(),
                    e.Json.GetProperty("type").GetString()!,
                    e.Json.GetProperty("named").GetBoolean()
                )),
        ];
    }

    private static TextSpan SpanOf(JsonElement json, int[] units) =>
        new(units[json.GetProperty("start").GetInt32()], units[json.GetProperty("end").GetInt32()]);

    /// <summary>The first token of a span that depends on one outside of it.</summary>
    private static TextSpan HeadOf(
        TextSpan span,
        ImmutableArray<Token>.Builder tokens,
        ImmutableArray<Syntax>.Builder syntax
    )
    {
        int first = 0;
        while (tokens[first].Span.End <= span.Start)
        {
            first++;
        }

        int head = first;
        while (syntax[head].Head >= 0 && span.Contains(tokens[syntax[head].Head].Span))
        {
            head = syntax[head].Head;
        }

        return tokens[head].Span;
    }

    /// <summary>The outermost named spans, as a name finder would give them.</summary>
    private static ImmutableArray<Name> Names(List<GumReference> references)
    {
        ImmutableArray<Name>.Builder names = ImmutableArray.CreateBuilder<Name>();
        foreach (
            GumReference reference in references
                .Where(r => r.IsNamed)
                .OrderBy(r => r.Span.Start)
                .ThenByDescending(r => r.Span.End)
        )
        {
            NameType? type = reference.Type switch
            {
                "person" => NameType.Person,
                "organization" => NameType.Organization,
                "place" => NameType.Place,
                "event" => NameType.Event,
                "object" => NameType.Product,
                "abstract" => NameType.Work,
                _ => null,
            };
            if (
                type is not null
                && (names.Count == 0 || names[^1].Span.End <= reference.Span.Start)
            )
            {
                names.Add(new Name(reference.Span, type.Value));
            }
        }

        return names.ToImmutable();
    }

    private static TokenKind KindOf(string form) =>
        form.Any(char.IsLetter) ? TokenKind.Word
        : form.Any(char.IsDigit) ? TokenKind.Number
        : form.All(c => char.IsPunctuation(c)) ? TokenKind.Mark
        : TokenKind.Other;

    /// <summary>For each code point the code unit where it begins, and the end.</summary>
    private static int[] Units(string text)
    {
        List<int> units = new(text.Length + 1);
        for (int i = 0; i < text.Length; i++)
        {
            if (i == 0 || !char.IsSurrogatePair(text[i - 1], text[i]))
            {
                units.Add(i);
            }
        }

        units.Add(text.Length);
        return [.. units];
    }

    private static Dictionary<string, List<string[][]>> ReadTrees(string path)
    {
        Dictionary<string, List<string[][]>> documents = new(StringComparer.Ordinal);
        List<string[][]> sentences = [];
        List<string[]> words = [];
        foreach (string line in Lines(path))
        {
            if (line.StartsWith("# newdoc id = ", StringComparison.Ordinal))
            {
                documents[line["# newdoc id = ".Length..]] = sentences = [];
            }
            else if (line.Length == 0 && words.Count > 0)
            {
                sentences.Add([.. words]);
                words.Clear();
            }
            else if (line.Length > 0 && line[0] != '#')
            {
                string[] cells = line.Split('\t');
                if (
                    !cells[0].Contains('-', StringComparison.Ordinal)
                    && !cells[0].Contains('.', StringComparison.Ordinal)
                )
                {
                    words.Add(cells);
                }
            }
        }

        return documents;
    }

    private static IEnumerable<string> Lines(string path)
    {
        using FileStream packed = File.OpenRead(path);
        using GZipStream unpacking = new(packed, CompressionMode.Decompress);
        using StreamReader reader = new(unpacking);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}

/// <summary>A document of GUM.</summary>
internal sealed record GumDocument(
    string Id,
    Document Document,
    ImmutableArray<Mention> Mentions,
    ImmutableArray<GumReference> References
)
{
    /// <summary>Chains as a line that the scorer reads.</summary>
    public string ToJson(ImmutableArray<ReferenceChain> chains)
    {
        CodePoints points = new(Document.Text);
        JsonArray entities = [];
        for (int i = 0; i < chains.Length; i++)
        {
            foreach (Reference reference in chains[i].References)
            {
                entities.Add(
                    (JsonNode)
                        new JsonObject
                        {
                            ["start"] = points.Before(reference.Span.Start),
                            ["end"] = points.Before(reference.Span.End),
                            ["eid"] = i + 1,
                        }
                );
            }
        }

        return new JsonObject { ["id"] = Id, ["entities"] = entities }.ToJsonString();
    }
}

/// <summary>A reference as the annotators marked it; those with one <paramref name="Chain"/> refer to the same.</summary>
internal readonly record struct GumReference(
    TextSpan Span,
    TextSpan Head,
    int Chain,
    string Type,
    bool IsNamed
);
