using Entente.Data;

namespace Entente.Figures;

/// <summary>Divides a text into passages of bounded length, and reads the words and numbers of each.</summary>
internal sealed class PassageReader
{
    private const int LongestPassage = 1500;
    private readonly NumberReader _numbers;

    /// <summary>Loads the words of <paramref name="language"/>.</summary>
    public PassageReader(Language language)
    {
        ArgumentNullException.ThrowIfNull(language);
        Vocabulary = new Vocabulary(new Symbols());
        Vocabulary.Add(language.Read("time-words"));
        Table numbers = language.Read("number-words");
        Vocabulary.Add(numbers);
        int words = numbers.Column("words");
        int kind = numbers.Column("class");
        DecimalMark = numbers.Rows.FirstOrDefault(row => row[kind] == "decimal") is { } mark
            ? mark[words][0]
            : '.';
        Table measures = language.Read("measure-words");
        Vocabulary.Add(measures);
        Table functions = language.Read("function-words");
        int word = functions.Column("word");
        foreach (TableRow row in functions.Rows)
        {
            Vocabulary.Add(row[word], WordClass.Function, "");
        }

        Measures = new Measures(language.Tables, measures, Vocabulary);
        _numbers = new NumberReader(Vocabulary);
    }

    /// <summary>The words of the language.</summary>
    public Vocabulary Vocabulary { get; }

    /// <summary>The mark before decimals.</summary>
    public char DecimalMark { get; }

    /// <summary>The units and currencies.</summary>
    public Measures Measures { get; }

    /// <summary>The passages: paragraphs, and sentences of long ones.</summary>
    public static IEnumerable<TextSpan> Divide(Document document)
    {
        int first = 0;
        while (first < document.Sentences.Length)
        {
            int last = first;
            int start = document.Sentences[first].Span.Start;
            while (
                last + 1 < document.Sentences.Length
                && document.Sentences[last + 1].Paragraph == document.Sentences[first].Paragraph
                && document.Sentences[last + 1].Span.End - start <= LongestPassage
            )
            {
                last++;
            }

            // A sentence longer than any paragraph is no sentence: it is cut, so that a line of many megabytes stays linear.
            int end = document.Sentences[last].Span.End;
            for (; end - start > LongestPassage; start += LongestPassage)
            {
                yield return new TextSpan(start, start + LongestPassage);
            }

            yield return new TextSpan(start, end);
            first = last + 1;
        }
    }

    /// <summary>Reads a passage.</summary>
    public void Read(string text, TextSpan passage, Lattice lattice, PatternMatches scratch)
    {
        lattice.Reset(text);
        lattice.HasSpacedGroups = DecimalMark == ',';
        lattice.Atoms.Clear();
        AtomReader.Read(text, passage, Vocabulary.Symbols, lattice.Atoms);
        Vocabulary.Find(lattice, scratch);
        _numbers.Read(lattice);
    }
}
