using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Entente.Data;
using Entente.Lab.Quality;
using Entente.Text;

namespace Entente.Lab.Languages;

/// <summary>Measures how well languages are told, on texts that are held out.</summary>
internal sealed class LanguageReport(LanguageIdentifier identifier, TextWriter output)
{
    private static readonly string[] s_english = ["gum.train.jsonl.gz", "gum.dev.jsonl.gz"];

    /// <summary>Writes the share told right, left open and told wrong for each language, the means, and what is taken for what.</summary>
    public void Write(string title, IEnumerable<LanguageText> texts)
    {
        List<(string Language, IdentifiedLanguage Told)> told =
        [
            .. texts.Select(t => (t.Language, identifier.Identify(t.Text))),
        ];
        Dictionary<string, double> shares = told.GroupBy(t => t.Language, StringComparer.Ordinal)
            .ToDictionary(
                g => g.Key,
                g => g.Average(t => t.Told.Code == t.Language ? 1.0 : 0),
                StringComparer.Ordinal
            );
        int right = told.Count(t => t.Told.Code == t.Language);
        int open = told.Count(t => t.Told.Code is null);
        Line(
            $"{title}: {told.Count} texts, {shares.Count} languages: right {Percent(right, told.Count)}, open {Percent(open, told.Count)}, wrong {Percent(told.Count - right - open, told.Count)}; mean of languages {shares.Values.Average():P2}"
        );
        if (LanguageSentences.OfNews.All(shares.ContainsKey))
        {
            Line(
                $"  mean of the 18 of news: {LanguageSentences.OfNews.Average(l => shares[l]):P2}"
            );
        }

        Line($"  {string.Join(' ', Weakest(shares))}");
        Line($"  {string.Join(' ', Mistakes(told))}");
    }

    private static IEnumerable<string> Weakest(Dictionary<string, double> shares) =>
        shares
            .Where(share => share.Value < 0.99)
            .OrderBy(share => share.Value)
            .Select(share =>
                string.Create(CultureInfo.InvariantCulture, $"{share.Key} {100 * share.Value:0.0}")
            );

    private static IEnumerable<string> Mistakes(
        IEnumerable<(string Language, IdentifiedLanguage Told)> told
    ) =>
        told.Where(t => t.Told.Code is not null && t.Told.Code != t.Language)
            .CountBy(t => $"{t.Language}>{t.Told.Code}", StringComparer.Ordinal)
            .OrderByDescending(mistake => mistake.Value)
            .ThenBy(mistake => mistake.Key, StringComparer.Ordinal)
            .Take(30)
            .Select(mistake =>
                string.Create(CultureInfo.InvariantCulture, $"{mistake.Key} {mistake.Value}")
            );

    /// <summary>Writes how often texts are told right that are told with a given confidence.</summary>
    public void WriteConfidence(IEnumerable<LanguageText> texts)
    {
        foreach (
            var bin in texts
                .Select(t => (t.Language, Told: identifier.Identify(t.Text)))
                .Where(t => t.Told.Code is not null && t.Told.Confidence < 1)
                .GroupBy(t =>
                    t.Told.Confidence switch
                    {
                        < 0.6 => 0.5,
                        < 0.7 => 0.6,
                        < 0.8 => 0.7,
                        < 0.9 => 0.8,
                        < 0.95 => 0.9,
                        < 0.99 => 0.95,
                        < 0.999 => 0.99,
                        _ => 0.999,
                    }
                )
                .OrderBy(g => g.Key)
        )
        {
            Line(
                $"  confidence from {bin.Key}: {bin.Count()} texts, mean {bin.Average(t => t.Told.Confidence):P1}, right {bin.Average(t => t.Told.Code == t.Language ? 1.0 : 0):P1}"
            );
        }
    }

    /// <summary>Writes how many sentences of English texts are taken for foreign, and how many sentences of other languages are not when they stand in one.</summary>
    public void WriteForeign(string data, IEnumerable<LanguageText> sentences)
    {
        TextAnalyzer analyzer = new(Language.English);
        int all = 0;
        int taken = 0;
        int foreignCharacters = 0;
        foreach (string part in s_english)
        {
            using StreamReader reader = new(
                new GZipStream(
                    File.OpenRead(Path.Combine(data, "nlp/gum", part)),
                    CompressionMode.Decompress
                )
            );
            while (reader.ReadLine() is { } line)
            {
                Document document = analyzer.Analyze(
                    JsonElement.Parse(line).GetProperty("text").GetString()!
                );
                all += document.Sentences.Length;
                foreach (ForeignPassage passage in identifier.FindForeign(document, "en"))
                {
                    taken++;
                    output.WriteLine($"    {passage.Language}: {passage.Span.In(document.Text)}");
                }
            }
        }

        LanguageText[] foreign =
        [
            .. sentences.Where(s => s.Language != "en" && s.Text.Length >= 40),
        ];
        int[] found = new int[3];
        foreach (LanguageText text in foreign)
        {
            ImmutableArray<ForeignPassage> passages = identifier.FindForeign(
                analyzer.Analyze(text.Text),
                "en"
            );
            found[0] += passages.IsEmpty ? 0 : 1;
            found[1] += passages.Any(p => p.Language == text.Language) ? 1 : 0;
            foreignCharacters += passages.Sum(p => p.Span.Length);
        }

        Line(
            $"passages: {taken} of {all} English sentences taken for foreign; of {foreign.Length} foreign ones {Percent(found[0], foreign.Length)} found, {Percent(found[1], foreign.Length)} in the right language, {Percent(foreignCharacters, foreign.Sum(f => f.Text.Length))} of their characters"
        );
    }

    /// <summary>Writes how fast languages are told: sentences, and a page of 3,000 characters.</summary>
    public void WriteSpeed(IReadOnlyList<LanguageText> sentences)
    {
        string page = string.Join(
            ' ',
            sentences.Where(s => s.Language == "en").Select(s => s.Text)
        )[..3000];
        long characters = sentences.Sum(s => (long)s.Text.Length);
        double perSentence = Seconds(() =>
        {
            foreach (LanguageText sentence in sentences)
            {
                identifier.Identify(sentence.Text);
            }
        });
        double perPage = Seconds(() => identifier.Identify(page));
        Line(
            $"speed: {characters / perSentence / 1e6:0.0} million characters a second; {perSentence / sentences.Count * 1e6:0} µs a sentence, {perPage * 1e6:0} µs a page of {page.Length} characters"
        );
    }

    /// <summary>The best of many runs.</summary>
    private static double Seconds(Action action)
    {
        double best = double.MaxValue;
        for (int i = 0; i < 50; i++)
        {
            long start = Stopwatch.GetTimestamp();
            action();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return best;
    }

    private static string Percent(int part, int whole) =>
        string.Create(CultureInfo.InvariantCulture, $"{100.0 * part / Math.Max(1, whole):0.00} %");

    private void Line(FormattableString line) =>
        output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
