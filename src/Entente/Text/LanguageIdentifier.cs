using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using Entente.Data;
using Entente.Models;

namespace Entente.Text;

/// <summary>Tells the language of a text, and which passages of a text are in another: first by script, then by runs of letters.</summary>
/// <remarks>
/// Safe to use from any thread. Cost: a long text is judged by <see cref="MostCharacters"/> characters spread over it, 0.1 ms. Tables and model
/// are loaded when first asked, in a few milliseconds. The same text gives the same answer on every processor.
/// </remarks>
public sealed class LanguageIdentifier
{
    /// <summary>How much of a text is read.</summary>
    public const int MostCharacters = Windows * WindowLength;

    private const int Windows = 8;
    private const int WindowLength = 256;

    // Below either a text is left open: lab/notes/language.md.
    private const int FewestLetters = 5;
    private const int FewestSigns = 2;
    private const double LeastConfidence = 0.3;

    // A few words must speak more clearly: names look like some language.
    private const int FewLetters = 25;
    private const double LeastConfidenceOfFew = 0.6;

    // A sentence must speak clearly against the language of its text, lab/notes/language.md.
    private const int FewestLettersOfPassage = 20;
    private const double LeastConfidenceOfPassage = 0.95;
    private const double MostForText = 0.01;

    private readonly Lazy<Knowledge> _knowledge;

    /// <summary>Tells languages by the scripts of <paramref name="tables"/> and by the model in the library.</summary>
    public LanguageIdentifier(DataTables tables)
        : this(tables, () => EmbeddedModels.ReadShared("language")) { }

    internal LanguageIdentifier(DataTables tables, Func<ModelFile> model)
    {
        ArgumentNullException.ThrowIfNull(tables);
        _knowledge = new Lazy<Knowledge>(() => new Knowledge(tables, model));
    }

    /// <summary>The languages that can be told, BCP 47, in order.</summary>
    public ImmutableArray<string> Languages => _knowledge.Value.Languages;

    /// <summary>Tells the language of <paramref name="text"/>.</summary>
    public IdentifiedLanguage Identify(ReadOnlySpan<char> text)
    {
        Span<double> shares = stackalloc double[LanguageGroup.MostColumns];
        Evidence evidence = _knowledge.Value.Weigh(text, shares);
        return evidence.Best(
            shares,
            FewestLetters,
            evidence.Letters < FewLetters ? LeastConfidenceOfFew : LeastConfidence
        );
    }

    /// <summary>The passages of <paramref name="document"/> that are not in <paramref name="language"/>: whole sentences, neighbours in one language as one.</summary>
    /// <param name="document">The text and its sentences.</param>
    /// <param name="language">The language of the text, BCP 47. Of one that cannot be told nothing is found.</param>
    /// <returns>In order, never overlapping.</returns>
    public ImmutableArray<ForeignPassage> FindForeign(Document document, string language)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(language);
        string home = Primary(language);
        if (!Languages.Any(l => Primary(l) == home))
        {
            return [];
        }

        var found = ImmutableArray.CreateBuilder<ForeignPassage>();
        int paragraph = -1;
        foreach (Sentence sentence in document.Sentences)
        {
            if (Foreign(sentence.Span.In(document.Text), home) is not { } other)
            {
                paragraph = -1;
                continue;
            }

            if (paragraph == sentence.Paragraph && found[^1].Language == other)
            {
                found[^1] = found[^1] with
                {
                    Span = new TextSpan(found[^1].Span.Start, sentence.Span.End),
                };
            }
            else
            {
                found.Add(new ForeignPassage(sentence.Span, other));
            }

            paragraph = sentence.Paragraph;
        }

        return found.DrainToImmutable();
    }

    private string? Foreign(ReadOnlySpan<char> sentence, string home)
    {
        Span<double> shares = stackalloc double[LanguageGroup.MostColumns];
        Evidence evidence = _knowledge.Value.Weigh(sentence, shares);
        string? code = evidence.Best(shares, FewestLettersOfPassage, LeastConfidenceOfPassage).Code;
        return
            code is not null
            && Primary(code) != home
            && evidence.ShareOf(home, shares) <= MostForText
            ? code
            : null;
    }

    private static string Primary(string language)
    {
        int end = language.AsSpan().IndexOfAny('-', '_');
        return end < 0 ? language : language[..end];
    }

    /// <summary>What was counted in a text; the shares of the languages stand beside it.</summary>
    /// <param name="Letters">How many letters are of the main script.</param>
    /// <param name="Only">The language that alone is written in that script; empty when there are several, or no script.</param>
    /// <param name="Group">The languages of the script, where there are several.</param>
    private readonly record struct Evidence(int Letters, string Only, LanguageGroup? Group)
    {
        public IdentifiedLanguage Best(
            ReadOnlySpan<double> shares,
            int fewestLetters,
            double leastConfidence
        )
        {
            if (Group is null)
            {
                return Only.Length > 0 && Letters >= FewestSigns
                    ? new IdentifiedLanguage(Only, 1)
                    : default;
            }

            int best = 0;
            for (int i = 1; i < Group.Languages.Length; i++)
            {
                best = shares[i] > shares[best] ? i : best;
            }

            return
                Letters >= fewestLetters
                && shares[best] >= leastConfidence
                && Group.Languages[best] != LanguageGroup.Other
                ? new IdentifiedLanguage(Group.Languages[best], shares[best])
                : default;
        }

        public double ShareOf(string language, ReadOnlySpan<double> shares)
        {
            double share = Primary(Only) == language ? 1 : 0;
            for (int i = 0; Group is not null && i < Group.Languages.Length; i++)
            {
                share += Primary(Group.Languages[i]) == language ? shares[i] : 0;
            }

            return share;
        }
    }

    private sealed class Knowledge
    {
        private readonly ScriptTable _scripts;
        private readonly LanguageGroup?[] _groups;

        public Knowledge(DataTables tables, Func<ModelFile> read)
        {
            ModelFile model = read();
            _scripts = new ScriptTable(tables);
            Dictionary<string, double> priors = Priors(tables.Read("world/news-languages"));
            _groups =
            [
                .. Enumerable
                    .Range(0, _scripts.Count)
                    .Select(script => LanguageGroup.Read(model, _scripts.Name(script), priors)),
            ];
            Languages =
            [
                .. Enumerable
                    .Range(0, _scripts.Count)
                    .SelectMany(s => _groups[s]?.Languages ?? [_scripts.Language(s)])
                    .Where(language => language is not ("" or LanguageGroup.Other))
                    .Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal),
            ];
        }

        public ImmutableArray<string> Languages { get; }

        private static Dictionary<string, double> Priors(Table table)
        {
            int language = table.Column("language");
            int times = table.Column("times");
            return table.Rows.ToDictionary(
                row => row[language],
                row =>
                    double.TryParse(
                        row[times],
                        NumberStyles.Float,
                        CultureInfo.InvariantCulture,
                        out double value
                    )
                    && value > 0
                        ? value
                        : throw row.Bad($"expected a number above 0, found \"{row[times]}\""),
                StringComparer.Ordinal
            );
        }

        public Evidence Weigh(ReadOnlySpan<char> text, Span<double> shares)
        {
            char[]? rented =
                text.Length > MostCharacters ? ArrayPool<char>.Shared.Rent(MostCharacters) : null;
            ReadOnlySpan<char> sample = rented is null ? text : Sample(text, rented);
            int script = _scripts.Main(sample, out int letters);
            LanguageGroup? group = _groups[script];
            if (group is not null)
            {
                Weigh(sample, script, group, shares);
            }

            if (rented is not null)
            {
                ArrayPool<char>.Shared.Return(rented);
            }

            return new Evidence(letters, _scripts.Language(script), group);
        }

        private void Weigh(
            ReadOnlySpan<char> text,
            int script,
            LanguageGroup group,
            Span<double> shares
        )
        {
            char[] words = ArrayPool<char>.Shared.Rent(WindowLength + 2);
            int[] buckets = ArrayPool<int>.Shared.Rent(
                words.Length * LanguageFeatures.MostPerLetter
            );
            Span<int> scores = stackalloc int[LanguageGroup.MostColumns];
            scores = scores[..group.Columns];
            scores.Clear();
            int features = 0;
            while (!text.IsEmpty)
            {
                ReadOnlySpan<char> window = text[..Math.Min(text.Length, WindowLength)];
                text = text[window.Length..];
                int length = LanguageFeatures.ReadWords(window, _scripts, script, words);
                int count = LanguageFeatures.Read(words.AsSpan(0, length), group.Bits, buckets);
                group.Add(buckets.AsSpan(0, count), scores);
                features += count;
            }

            group.Weigh(scores, features, shares);
            ArrayPool<int>.Shared.Return(buckets);
            ArrayPool<char>.Shared.Return(words);
        }

        /// <summary>Windows of the text, the first at its beginning, the last at its end.</summary>
        private static Span<char> Sample(ReadOnlySpan<char> text, Span<char> sample)
        {
            for (int window = 0; window < Windows; window++)
            {
                int start = (int)((long)(text.Length - WindowLength) * window / (Windows - 1));
                text.Slice(start, WindowLength).CopyTo(sample[(window * WindowLength)..]);
            }

            return sample[..MostCharacters];
        }
    }
}

/// <summary>The language of a text.</summary>
/// <param name="Code">BCP 47; <see langword="null"/> when it cannot be told: too few letters, mixed scripts, a language that is not known.</param>
/// <param name="Confidence">From 0 to 1: of all texts that are told with this confidence, about this share is told right. 1 where the script tells it; 0 when it cannot be told.</param>
public readonly record struct IdentifiedLanguage(string? Code, double Confidence);

/// <summary>Sentences of a text that are in another language than the text.</summary>
/// <param name="Span">From the first of them to the last.</param>
/// <param name="Language">Their language, BCP 47.</param>
public readonly record struct ForeignPassage(TextSpan Span, string Language);
