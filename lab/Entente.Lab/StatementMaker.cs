using System.Collections.Immutable;
using System.Globalization;
using Entente.Data;

namespace Entente.Lab;

/// <summary>A statement that nobody made.</summary>
/// <param name="Speaker">Who says it.</param>
/// <param name="Words">What is said.</param>
internal sealed record MadeStatement(string Speaker, string Words)
{
    /// <summary>The same with its last word cut off and one left out, as reports do.</summary>
    public MadeStatement Vary()
    {
        List<string> all = [.. Words.Split(' ')];
        all.RemoveAt(all.Count - 1);
        all.RemoveAt(2);
        return this with { Words = string.Join(' ', all) };
    }
}

/// <summary>Makes reports full of statements, the same for the same number, as uneven as those of news.</summary>
/// <remarks>
/// Words are those of <c>word-rank</c>, as often as they stand in text; a few speakers say most, many share a few turns of phrase, and some sentences are said
/// again and again. G. K. Zipf: the thing of rank r is met 1/r as often as the first.
/// </remarks>
internal sealed class StatementMaker
{
    /// <summary>Statements of a report.</summary>
    public const int StatementsOfReport = 20;

    private const int Speakers = 5_000;
    private const int TurnsOfPhrase = 2_000;
    private const int StockSentences = 2_000;
    private const double ShareOfStock = 0.02;

    private readonly string[][] _classes;
    private readonly string[] _phrases;
    private readonly string[] _stock;

    /// <summary>Loads the words of a language.</summary>
    public StatementMaker(Language language)
    {
        Table table = language.Read("word-rank");
        int words = table.Column("words");
        _classes = [.. table.Rows.Select(row => row.List(words)).Where(list => list.Length > 0)];
        Random chance = new(7);
        _phrases = [.. Enumerable.Range(0, TurnsOfPhrase).Select(_ => Words(chance, 4))];
        _stock = [.. Enumerable.Range(0, StockSentences).Select(_ => Words(chance, 14))];
    }

    /// <summary>The statements of the report with this number.</summary>
    public ImmutableArray<MadeStatement> Report(int number)
    {
        Random chance = new(number);
        return
        [
            .. Enumerable
                .Range(0, StatementsOfReport)
                .Select(_ => new MadeStatement(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"speaker {OneOf(chance, Speakers)}"
                    ),
                    chance.NextDouble() < ShareOfStock
                        ? _stock[OneOf(chance, StockSentences)]
                        : Sentence(chance)
                )),
        ];
    }

    private string Sentence(Random chance) =>
        $"{Words(chance, chance.Next(4, 12))} {_phrases[OneOf(chance, TurnsOfPhrase)]} {Words(chance, chance.Next(4, 12))}";

    /// <summary>The first is drawn most often, the second half as often.</summary>
    private static int OneOf(Random chance, int all) => (int)Math.Pow(all, chance.NextDouble()) - 1;

    /// <summary>Each class of ranks is drawn as often as the next: the words of a class share it.</summary>
    private string Words(Random chance, int count) =>
        string.Join(
            ' ',
            Enumerable
                .Range(0, count)
                .Select(_ => _classes[chance.Next(_classes.Length)])
                .Select(list => list[chance.Next(list.Length)])
        );
}
