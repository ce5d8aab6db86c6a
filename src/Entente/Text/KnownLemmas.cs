using System.Runtime.CompilerServices;
using Entente.Models;

namespace Entente.Text;

/// <summary>Lemmas that a treebank shows: of forms that, with one part of speech, nearly always have the same one.</summary>
/// <remarks>A form is looked up as it stands. Cost: one look-up; a lemma is made a string when it is first asked for. Safe to use from any thread.</remarks>
internal sealed class KnownLemmas
{
    private const char Separator = '\t';
    private readonly PackedStrings _lines;
    private readonly HashIndex _forms;
    private readonly string[] _tags;
    private readonly string?[] _lemmas;

    /// <summary>Reads lines of <see cref="Line"/>.</summary>
    /// <param name="lines">One for each form and part of speech.</param>
    /// <param name="tags">The parts of speech, as they are numbered.</param>
    /// <exception cref="FormatException">One of them is no such line.</exception>
    public KnownLemmas(IReadOnlyList<string> lines, IReadOnlyList<string> tags)
        : this(PackedStrings.Of(lines), tags) { }

    /// <inheritdoc cref="KnownLemmas(IReadOnlyList{string}, IReadOnlyList{string})"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // Runs once: there is no second time for which to compile it well.
    public KnownLemmas(PackedStrings lines, IReadOnlyList<string> tags)
    {
        _lines = lines;
        _forms = new HashIndex(lines.Count);
        _tags = [.. tags];
        _lemmas = new string?[lines.Count];
        for (int i = 0; i < lines.Count; i++)
        {
            ReadOnlySpan<char> line = lines[i];
            int form = line.IndexOf(Separator) + 1;
            int lemma = line.LastIndexOf(Separator) + 1;
            int tag = form > 0 ? TagOf(line[..(form - 1)]) : -1;
            if (tag < 0 || lemma == form || line[form..(lemma - 1)].Contains(Separator))
            {
                throw new FormatException($"expected tag, form and lemma, found \"{line}\"");
            }

            _forms.Add(Hash(tag, line[form..(lemma - 1)]), i);
        }
    }

    /// <summary>A line that says what the lemma of a form is.</summary>
    public static string Line(string tag, string form, string lemma) =>
        string.Join(Separator, tag, form, lemma);

    /// <summary>The lemma of a form with the part of speech number <paramref name="tag"/>; <see langword="null"/> when it is not known.</summary>
    public string? Find(int tag, ReadOnlySpan<char> form)
    {
        uint hash = Hash(tag, form);
        int at = -1;
        for (int i = _forms.Next(hash, ref at); i >= 0; i = _forms.Next(hash, ref at))
        {
            ReadOnlySpan<char> line = _lines[i];
            int first = _tags[tag].Length + 1;
            int end = first + form.Length;
            if (
                end < line.Length
                && line[first - 1] == Separator
                && line[end] == Separator
                && line[first..end].SequenceEqual(form)
                && line.StartsWith(_tags[tag])
            )
            {
                return _lemmas[i] ??= line[(end + 1)..].ToString();
            }
        }

        return null;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int TagOf(ReadOnlySpan<char> tag)
    {
        int number = _tags.Length - 1;
        while (number >= 0 && !tag.SequenceEqual(_tags[number]))
        {
            number--;
        }

        return number;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Hash(int tag, ReadOnlySpan<char> form)
    {
        uint hash = (uint)tag * 2654435761;
        foreach (char unit in form)
        {
            hash = (hash ^ unit) * 16777619;
        }

        return hash;
    }
}
