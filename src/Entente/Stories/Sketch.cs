using System.Collections.Immutable;

namespace Entente.Stories;

/// <summary>What grouping and copy search remember of a report: its words and their weights, its actors, its day, and fingerprints of its passages.</summary>
public sealed class Sketch
{
    internal const byte Version = 2;

    internal Sketch(string report) => Report = report;

    /// <summary>The report's identifier.</summary>
    public string Report { get; }

    /// <summary>The day of publication as <see cref="DateOnly.DayNumber"/>; <see langword="null"/> when not known.</summary>
    internal int? Day { get; init; }

    /// <summary>Whether it is known how common its words are.</summary>
    internal bool IsInKnownLanguage { get; init; } = true;

    /// <summary>The key of its language; 0 when not known.</summary>
    internal uint Language { get; init; }

    /// <summary>How many words headline and text have, the common ones too.</summary>
    internal int Words { get; init; }

    /// <summary>The terms, by key, each once.</summary>
    internal ImmutableArray<Term> Terms { get; init; } = [];

    /// <summary>Keys of what is the same in another language, in order, each once.</summary>
    internal ImmutableArray<uint> Anchors { get; init; } = [];

    /// <summary>Keys of the actors, in order, each once.</summary>
    internal ImmutableArray<uint> Actors { get; init; } = [];

    /// <summary>Fingerprints of the words outside quotation marks, in order, each once.</summary>
    internal ImmutableArray<uint> OwnPassages { get; init; } = [];

    /// <summary>Fingerprints of the words between quotation marks, in order, each once.</summary>
    internal ImmutableArray<uint> QuotedPassages { get; init; } = [];

    /// <summary>The sketch as bytes, to be kept with the report: a version, then what it holds; about 2 KB for a report of 500 words.</summary>
    public byte[] ToBytes()
    {
        using MemoryStream bytes = new();
        using BinaryWriter writer = new(bytes);
        writer.Write(Version);
        writer.Write7BitEncodedInt(Day is { } day ? day + 1 : 0);
        writer.Write7BitEncodedInt(Words);
        writer.Write(Language);
        writer.Write(IsInKnownLanguage);
        WriteKeys(writer, [.. Terms.Select(term => term.Key)]);
        foreach (Term term in Terms)
        {
            writer.Write(term.Count);
            writer.Write(term.Rarity);
            writer.Write((byte)term.Traits);
        }

        WriteKeys(writer, Anchors);
        WriteKeys(writer, Actors);
        WriteKeys(writer, OwnPassages);
        WriteKeys(writer, QuotedPassages);
        writer.Flush();
        return bytes.ToArray();
    }

    /// <summary>Whether <see cref="ToBytes"/> of this version wrote the bytes.</summary>
    public static bool IsOfThisVersion(ReadOnlySpan<byte> bytes) =>
        !bytes.IsEmpty && bytes[0] == Version;

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    /// <exception cref="DataFormatException">The bytes are damaged, or of another version.</exception>
    public static Sketch FromBytes(string report, ReadOnlySpan<byte> bytes)
    {
        ArgumentException.ThrowIfNullOrEmpty(report);
        return new SketchReader(report, bytes).Read();
    }

    private static void WriteKeys(BinaryWriter writer, ImmutableArray<uint> keys)
    {
        writer.Write7BitEncodedInt(keys.Length);
        foreach (uint key in keys)
        {
            writer.Write(key);
        }
    }
}
