using System.Collections.Immutable;
using System.Globalization;
using Entente.Models;

namespace Entente.Text;

/// <summary>Decides on the lemma of a form: a known one, else what the network's script makes of it.</summary>
/// <remarks>
/// Where the script makes no word that we have seen ("charg" of "charging"), the scripts that are usual for the fine part of speech are
/// tried, the most frequent first. Nothing is allocated but lemmas that were not made before. Safe to use from any thread.
/// </remarks>
internal sealed class Lemmatizer
{
    /// <summary>The entry with the lines of <see cref="KnownLemmas"/>.</summary>
    public const string KnownEntry = "lemmas.known";

    /// <summary>The entry with the usual scripts: for each fine part of speech their numbers, with blanks between them.</summary>
    public const string UsualEntry = "lemmas.usual";

    private readonly LemmaCache _made;
    private readonly KnownLemmas _known;
    private readonly ImmutableArray<ImmutableArray<int>> _usual;
    private readonly WordFeatures _words;

    /// <summary>A lemmatizer.</summary>
    /// <param name="scripts">The scripts, as they are numbered.</param>
    /// <param name="known">Lemmas that need no judgement.</param>
    /// <param name="usual">For each fine part of speech its usual scripts; empty when nobody counted.</param>
    /// <param name="words">Knows the words that there are.</param>
    /// <exception cref="FormatException">A usual script is no number of a script.</exception>
    public Lemmatizer(
        ImmutableArray<LemmaScript> scripts,
        KnownLemmas known,
        ImmutableArray<string> usual,
        WordFeatures words
    )
    {
        _made = new LemmaCache(scripts);
        _known = known;
        _usual = [.. usual.Select(line => Numbers(line, scripts.Length))];
        _words = words;
    }

    /// <summary>Reads what a network file holds of lemmas; a file with scripts alone will do.</summary>
    /// <exception cref="DataFormatException">It cannot be used.</exception>
    public static Lemmatizer Read(
        ModelFile file,
        ImmutableArray<string> scripts,
        ImmutableArray<string> tags,
        WordFeatures words
    )
    {
        try
        {
            return new Lemmatizer(
                [.. scripts.Select(LemmaScript.Parse)],
                new KnownLemmas(
                    file.Has(KnownEntry) ? file.Packed(KnownEntry) : PackedStrings.Of([]),
                    tags
                ),
                file.Has(UsualEntry) ? file.Strings(UsualEntry) : [],
                words
            );
        }
        catch (FormatException e)
        {
            throw file.Bad($"{e.Message}");
        }
    }

    /// <summary>The lemma of a form.</summary>
    /// <param name="tag">Its part of speech.</param>
    /// <param name="fineTag">Its fine part of speech.</param>
    /// <param name="script">The script that the network chose.</param>
    /// <param name="form">The form as it stands.</param>
    public string Lemma(int tag, int fineTag, int script, ReadOnlySpan<char> form) =>
        Known(tag, form) ?? Make(fineTag, script, form);

    /// <summary>The lemma of a form that needs no judgement; <see langword="null"/> when it is not known.</summary>
    public string? Known(int tag, ReadOnlySpan<char> form) => _known.Find(tag, form);

    /// <summary>Makes the lemma of a form that is not known (<see cref="Known"/>).</summary>
    public string Make(int fineTag, int script, ReadOnlySpan<char> form)
    {
        string lemma = _made.Lemma(script, form);
        if (fineTag >= _usual.Length || _words.Knows(lemma))
        {
            return lemma;
        }

        foreach (int usual in _usual[fineTag])
        {
            string other = _made.Lemma(usual, form);
            if (!form.SequenceEqual(other) && _words.Knows(other))
            {
                return other;
            }
        }

        return lemma;
    }

    private static ImmutableArray<int> Numbers(string line, int scripts) =>
        [
            .. line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(cell =>
                    int.TryParse(cell, CultureInfo.InvariantCulture, out int number)
                    && number >= 0
                    && number < scripts
                        ? number
                        : throw new FormatException(
                            $"expected numbers of lemma scripts, found \"{line}\""
                        )
                ),
        ];
}
