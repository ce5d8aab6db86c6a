using System.Buffers.Binary;
using System.Collections.Immutable;

namespace Entente.Stories;

/// <summary>What grouping and copy search remember of a report: its words and their weights, its actors, its day, and fingerprints of its own words.</summary>
public sealed class Sketch
{
    internal const byte Version = 1;

    internal Sketch(
        string report,
        int? day,
        ImmutableArray<Term> terms,
        ImmutableArray<uint> actors,
        ImmutableArray<uint> fingerprints,
        ImmutableArray<uint> quotedFingerprints
    )
    {
        Report = report;
        Day = day;
        Terms = terms;
        Actors = actors;
        Fingerprints = fingerprints;
        QuotedFingerprints = quotedFingerprints;
    }

    /// <summary>The report's identifier.</summary>
    public string Report { get; }

    /// <summary>The day of publication as <see cref="DateOnly.DayNumber"/>; <see langword="null"/> when not known.</summary>
    internal int? Day { get; }

    /// <summary>The terms, by key, each once.</summary>
    internal ImmutableArray<Term> Terms { get; }

    /// <summary>Keys of the actors, in order, each once.</summary>
    internal ImmutableArray<uint> Actors { get; }

    /// <summary>Fingerprints of the unquoted words, in order, each once.</summary>
    internal ImmutableArray<uint> Fingerprints { get; }

    /// <summary>Fingerprints of the quoted words, in order, each once.</summary>
    internal ImmutableArray<uint> QuotedFingerprints { get; }

    /// <summary>The sketch as bytes, to be kept with the report.</summary>
    public byte[] ToBytes()
    {
        using MemoryStream bytes = new();
        using BinaryWriter writer = new(bytes);
        writer.Write(Version);
        writer.Write7BitEncodedInt(Day is { } day ? day + 1 : 0);
        WriteKeys(writer, Terms.Select(term => term.Key));
        foreach (Term term in Terms)
        {
            writer.Write(term.Count);
            writer.Write(term.Rarity);
        }

        WriteKeys(writer, Actors);
        WriteKeys(writer, Fingerprints);
        WriteKeys(writer, QuotedFingerprints);
        writer.Flush();
        return bytes.ToArray();
    }

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    /// <exception cref="DataFormatException">The bytes are damaged, or of another version.</exception>
    public static Sketch FromBytes(string report, ReadOnlySpan<byte> bytes)
    {
        ArgumentException.ThrowIfNullOrEmpty(report);
        SketchReader reader = new(report, bytes);
        return reader.Read();
    }

    private static void WriteKeys(BinaryWriter writer, IEnumerable<uint> keys)
    {
        uint[] all = [.. keys];
        writer.Write7BitEncodedInt(all.Length);
        foreach (uint key in all)
        {
            writer.Write(key);
        }
    }
}

/// <summary>A word or number of a report.</summary>
/// <param name="Key">What makes two words the same term.</param>
/// <param name="Count">How often it stands there, a word of the headline counted more often; at most 255.</param>
/// <param name="Rarity">How rare it is expected to be: <c>-16 ln</c> of the share of reports, so that 0 is a word of every report.</param>
internal readonly record struct Term(uint Key, byte Count, byte Rarity)
{
    private const double Steps = 16;

    /// <summary>The share of reports in which the term is expected, in (0, 1].</summary>
    public double ExpectedShare => Math.Exp(-Rarity / Steps);

    /// <summary>The <see cref="Rarity"/> that stands for <paramref name="share"/>.</summary>
    public static byte RarityOf(double share) =>
        (byte)Math.Clamp(Math.Round(-Steps * Math.Log(share)), 0, byte.MaxValue);
}
