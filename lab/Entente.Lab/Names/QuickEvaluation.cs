using System.Globalization;
using Entente.Data;
using Entente.Lab.Training.Data;
using Entente.Text;

namespace Entente.Lab.Names;

/// <summary>Measures the quick tagger on sentences whose tokens are given.</summary>
internal sealed class QuickEvaluation(QuickTagger tagger)
{
    /// <summary>The share of words with the right part of speech.</summary>
    public string Tags(IEnumerable<TrainingSentence> sentences)
    {
        int words = 0;
        int right = 0;
        foreach (TrainingSentence sentence in sentences)
        {
            Document document = tagger.Analyze(QuickSentence.ToDocument(sentence.Words));
            words += sentence.Words.Length;
            right += document.Syntax.Zip(sentence.Syntax!.Tags).Count(p => p.First.Tag == p.Second);
        }

        return string.Create(CultureInfo.InvariantCulture, $"UPOS {100.0 * right / words:F2}");
    }

    /// <summary>Precision, recall and F1 of exact names of persons, organisations and places.</summary>
    public string Names(IEnumerable<TrainingSentence> sentences)
    {
        Dictionary<string, (int Found, int Gold, int Right)> counts = new(StringComparer.Ordinal);
        foreach (TrainingSentence sentence in sentences)
        {
            Document document = tagger.Analyze(QuickSentence.ToDocument(sentence.Words));
            HashSet<(int, int, string)> found =
            [
                .. document
                    .Names.Where(n => Type(n.Type).Length > 0)
                    .Select(n =>
                        (
                            document.TokenAt(n.Span.Start),
                            document.TokenAt(n.Span.End - 1) + 1,
                            Type(n.Type)
                        )
                    ),
            ];
            HashSet<(int, int, string)> gold = [.. Gold(sentence)];
            foreach (string type in new[] { "PER", "ORG", "LOC", "all" })
            {
                (int f, int g, int r) = counts.GetValueOrDefault(type);
                bool Is((int, int, string) name) => type == "all" || name.Item3 == type;
                counts[type] = (
                    f + found.Count(Is),
                    g + gold.Count(Is),
                    r + found.Intersect(gold).Count(Is)
                );
            }
        }

        return string.Join("; ", counts.Select(c => $"{c.Key} {Score(c.Value)}"));
    }

    /// <summary>Tokens, tags and names of running text: tokens a second of processor time of one core, the best of some rounds.</summary>
    public string Speed(IEnumerable<TrainingSentence> sentences)
    {
        const int rounds = 8;
        TextAnalyzer analyzer = new(Language.English);
        string[] texts =
        [
            .. sentences
                .Select(s => string.Join(' ', s.Words))
                .Chunk(20)
                .Select(c => string.Join('\n', c)),
        ];
        double best = 0;
        for (int round = 0; round < rounds; round++)
        {
            TimeSpan before = Environment.CpuUsage.TotalTime;
            int tokens = texts.Sum(text => tagger.Analyze(analyzer.Analyze(text)).Tokens.Length);
            best = Math.Max(best, tokens / (Environment.CpuUsage.TotalTime - before).TotalSeconds);
        }

        return string.Create(CultureInfo.InvariantCulture, $"{best:N0} tokens a second");
    }

    private static string Score((int Found, int Gold, int Right) count)
    {
        double precision = 100.0 * count.Right / Math.Max(1, count.Found);
        double recall = 100.0 * count.Right / Math.Max(1, count.Gold);
        double f1 = 2 * precision * recall / Math.Max(1e-9, precision + recall);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"P {precision:F1} R {recall:F1} F1 {f1:F1}"
        );
    }

    // Several labels are right where the set knows fewer types than we: the first of them stands for all.
    private static IEnumerable<(int, int, string)> Gold(TrainingSentence sentence)
    {
        int[] labels =
        [
            .. sentence.Names!.Select(bits =>
                (bits & 1) != 0 ? 0 : System.Numerics.BitOperations.TrailingZeroCount(bits)
            ),
        ];
        return NameLabels
            .Spans(labels)
            .Select(s => (s.First, s.End, Type(s.Type)))
            .Where(s => s.Item3.Length > 0);
    }

    private static string Type(NameType type) =>
        type switch
        {
            NameType.Person => "PER",
            NameType.Organization => "ORG",
            NameType.Place or NameType.Facility => "LOC",
            _ => "",
        };
}
