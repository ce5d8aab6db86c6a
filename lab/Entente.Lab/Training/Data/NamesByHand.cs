using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Entente.Data;
using Entente.Text;

namespace Entente.Lab.Training.Data;

/// <summary>Reads the names that were marked by hand and lie in <c>lab/annotations</c>, without the texts.</summary>
internal static class NamesByHand
{
    private static readonly Dictionary<string, NameType[]> s_types = new(StringComparer.Ordinal)
    {
        ["PER"] = [NameType.Person],
        ["ORG"] = [NameType.Organization],
        ["LOC"] = [NameType.Place],
        ["GROUP"] = [NameType.Group],
        ["FAC"] = [NameType.Facility],
        ["EVENT"] = [NameType.Event],
        ["WORK"] = [NameType.Work],
        ["LAW"] = [NameType.Law],
        ["PRODUCT"] = [NameType.Product],
        ["OTH"] = [NameType.Event, NameType.Work, NameType.Law, NameType.Product],
    };

    /// <summary>The sentences of a treebank with the names of a table: sentence, first and last word (from 1), type.</summary>
    /// <remarks>The table knows no names of groups, and calls works of builders places.</remarks>
    public static IEnumerable<TrainingSentence> AddTo(
        IEnumerable<TrainingSentence> sentences,
        string path
    )
    {
        ILookup<string, string[]> rows = File.ReadLines(path)
            .Skip(1)
            .Select(line => line.Split('\t'))
            .ToLookup(cells => cells[0], StringComparer.Ordinal);
        foreach (TrainingSentence sentence in sentences)
        {
            ulong[] labels = NameMarks.Outside(sentence.Words, [NameType.Group]);
            foreach (string[] cells in rows[sentence.Id])
            {
                int first = int.Parse(cells[1], CultureInfo.InvariantCulture) - 1;
                int end = int.Parse(cells[2], CultureInfo.InvariantCulture);
                NameType[] types =
                    cells[3] == "LOC" ? [NameType.Place, NameType.Facility] : s_types[cells[3]];
                NameMarks.Set(labels, first, end, types);
            }

            yield return sentence with
            {
                Names = labels,
            };
        }
    }

    /// <summary>The sentences of news texts, made by our own tokenizer, with the names of a file: one text a line, offsets in code points.</summary>
    /// <param name="path">The file.</param>
    /// <param name="data">The folder where the texts lie.</param>
    public static IEnumerable<(int Text, TrainingSentence Sentence)> ReadNews(
        string path,
        string data
    )
    {
        TextAnalyzer analyzer = new(Language.English);
        Dictionary<string, Dictionary<string, string>> sets = new(StringComparer.Ordinal);
        foreach ((int number, string line) in File.ReadLines(path).Index())
        {
            JsonElement row = JsonDocument.Parse(line).RootElement;
            string set = row.GetProperty("set").GetString()!;
            if (!sets.TryGetValue(set, out Dictionary<string, string>? texts))
            {
                sets[set] = texts = Texts(data, set);
            }

            string id = row.GetProperty("id").GetString()!;
            string digest = row.GetProperty("digest").GetString()!;
            if (
                !texts.TryGetValue(id, out string? text)
                || Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))) != digest
            )
            {
                throw new InvalidDataException($"{path}: the text {id} of {set} is not here");
            }

            Runes runes = new(text);
            List<(TextSpan Span, NameType[] Types)> names =
            [
                .. row.GetProperty("entities")
                    .EnumerateArray()
                    .Select(entity =>
                        (
                            new TextSpan(
                                runes.Offset(entity[0].GetInt32()),
                                runes.Offset(entity[1].GetInt32())
                            ),
                            s_types[entity[2].GetString()!]
                        )
                    ),
            ];
            Document document = analyzer.Analyze(text);
            foreach (Sentence sentence in document.Sentences)
            {
                yield return (number, Make(document, sentence, names));
            }
        }
    }

    /// <summary>The texts of a set: of its documents, or of the gold records of its pages.</summary>
    private static Dictionary<string, string> Texts(string data, string set)
    {
        string folder = Path.Combine(data, set);
        string gold = Path.Combine(folder, "gold");
        IEnumerable<string> documents =
            Directory.Exists(gold) ? Directory.EnumerateFiles(gold).Select(File.ReadAllText)
            : Directory.Exists(folder) ? Treebank.Lines(Path.Combine(folder, "docs.jsonl"))
            : Treebank.Lines(folder + ".jsonl.gz");
        Dictionary<string, string> texts = new(StringComparer.Ordinal);
        foreach (string json in documents)
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.TryGetProperty("text", out JsonElement text))
            {
                texts[document.RootElement.GetProperty("id").GetString()!] = text.GetString()!;
            }
        }

        return texts;
    }

    private static TrainingSentence Make(
        Document document,
        Sentence sentence,
        List<(TextSpan Span, NameType[] Types)> names
    )
    {
        ImmutableArray<Token> tokens = document.Tokens[sentence.FirstToken..sentence.EndToken];
        ulong[] labels = new ulong[tokens.Length];
        Array.Fill(labels, NameLabels.OnlyOutside);
        foreach ((TextSpan span, NameType[] types) in names)
        {
            int first = tokens.TakeWhile(token => token.Span.End <= span.Start).Count();
            int end = tokens.TakeWhile(token => token.Span.Start < span.End).Count();
            if (first >= end)
            {
                continue;
            }

            if (tokens[first].Span.Start == span.Start && tokens[end - 1].Span.End == span.End)
            {
                NameMarks.Set(labels, first, end, types);
            }
            else
            {
                labels.AsSpan(first, end - first).Fill(NameLabels.Any); // An edge inside of a token.
            }
        }

        return new TrainingSentence([.. tokens.Select(t => document.Words(t).ToString())])
        {
            Source = "news",
            Names = labels,
        };
    }
}
