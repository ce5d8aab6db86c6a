using System.Diagnostics;
using System.Text;
using Entente.Data;
using Entente.Entities;
using Entente.Models;
using Entente.Quotations;
using Entente.Text;

namespace Entente.Lab.Performance;

/// <summary>How many articles a second go from clean text to aligned statements, on two threads.</summary>
/// <param name="Words">Words of each article.</param>
/// <param name="Articles">Articles read.</param>
/// <param name="Statements">Statements found in them, and aligned.</param>
/// <param name="Clock">How long it took by the clock.</param>
/// <param name="Processor">How long it took of both processors together.</param>
internal sealed record ArticleSpeed(
    int Words,
    int Articles,
    int Statements,
    TimeSpan Clock,
    TimeSpan Processor
)
{
    private const int Threads = 2;
    private const int WordsOfArticle = 600;
    private const int ArticlesOfStory = 8;
    private const int FewestArticles = 240;

    /// <summary>Articles a second where two cores have nothing else to do: by the processor's time, so that neighbours count little.</summary>
    public double OnTwoCores => Threads * Articles / Processor.TotalSeconds;

    /// <summary>Articles a second by the clock.</summary>
    public double ByTheClock => Articles / Clock.TotalSeconds;

    /// <summary>Reads texts as articles of 600 words, eight to a story, and aligns what is said in them.</summary>
    public static ArticleSpeed Measure(ModelFolder models, string[] texts)
    {
        TextAnalyzer divider = new(Language.English);
        SyntaxAnalyzer analyzer = SyntaxAnalyzer.Open(Language.English, models)!;
        EntityFinder entities = new(new EntityBook(Language.English.Tables), Language.English);
        QuotationFinder quotations = new(Language.English, models);
        string[] articles = [.. Cut(divider, texts)];
        Read(articles[..Threads]); // The first ones compile.

        Process process = Process.GetCurrentProcess();
        TimeSpan before = process.TotalProcessorTime;
        long started = Stopwatch.GetTimestamp();
        int passes = 1 + FewestArticles / articles.Length;
        int statements = 0;
        for (int i = 0; i < passes; i++)
        {
            statements += Read(articles);
        }

        TimeSpan clock = Stopwatch.GetElapsedTime(started);
        process.Refresh();
        return new ArticleSpeed(
            WordsOfArticle,
            passes * articles.Length,
            statements,
            clock,
            process.TotalProcessorTime - before
        );

        int Read(string[] some)
        {
            UtteranceBook book = new(Language.English);
            int aligned = 0;
            Parallel.For(
                0,
                some.Length,
                new ParallelOptions { MaxDegreeOfParallelism = Threads },
                i =>
                {
                    string report = $"r{i}";
                    Document document = analyzer.Analyze(divider.Analyze(some[i]));
                    IEnumerable<Wording> said = quotations
                        .Find(report, document, entities.Find(document, published: null))
                        .Select(quotation => new Wording(
                            quotation.Id,
                            report,
                            quotation.WordsIn(some[i]),
                            [.. quotation.Speakers.Select(speaker => speaker.Key)]
                        ));
                    lock (book)
                    {
                        foreach (Wording wording in said)
                        {
                            book.Add(wording, $"s{i / ArticlesOfStory}");
                            aligned++;
                        }
                    }
                }
            );
            return aligned;
        }
    }

    /// <summary>Whole sentences one after the other, until there are words enough.</summary>
    private static IEnumerable<string> Cut(TextAnalyzer divider, string[] texts)
    {
        StringBuilder article = new();
        int words = 0;
        foreach (string text in texts)
        {
            Document document = divider.Analyze(text);
            foreach (Sentence sentence in document.Sentences)
            {
                article.Append(sentence.Span.In(text)).Append(' ');
                words += document
                    .Tokens[sentence.FirstToken..sentence.EndToken]
                    .Count(t => t.IsWord);
                if (words >= WordsOfArticle)
                {
                    yield return article.ToString();
                    article.Clear();
                    words = 0;
                }
            }
        }
    }
}
