using System.Runtime.CompilerServices;

namespace Entente.Cli.Stages;

/// <summary>A line of input.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Bytes">Its bytes without the line end; <see langword="null"/> when it is longer than we read.</param>
internal readonly record struct InputLine(int Number, byte[]? Bytes);

/// <summary>Reads the lines of a stream, one at a time; nothing but the current line is in memory.</summary>
internal static class LineReader
{
    /// <summary>The longest line we read: many times the largest page, and far below what memory holds.</summary>
    public const int LongestLine = 64 * 1024 * 1024;

    /// <summary>What to say of a line that is longer.</summary>
    public const string TooLong = "expected a line of at most 64 MiB, found a longer one";

    private const int ReadSize = 64 * 1024;

    /// <summary>Reads the lines; a byte order mark at the beginning is left out, as is a carriage return before the line feed.</summary>
    public static async IAsyncEnumerable<InputLine> ReadAsync(
        Stream stream,
        [EnumeratorCancellation] CancellationToken ct = default
    )
    {
        byte[] buffer = new byte[ReadSize];
        using MemoryStream line = new();
        bool isTooLong = false;
        int number = 1;
        int read;
        while ((read = await stream.ReadAsync(buffer, ct)) > 0)
        {
            int start = 0;
            int end;
            while ((end = Array.IndexOf(buffer, (byte)'\n', start, read - start)) >= 0)
            {
                Append(start, end);
                yield return Take();
                start = end + 1;
            }

            Append(start, read);
        }

        if (line.Length > 0 || isTooLong)
        {
            yield return Take();
        }

        void Append(int start, int end)
        {
            isTooLong |= line.Length + (end - start) > LongestLine;
            if (!isTooLong)
            {
                line.Write(buffer, start, end - start);
            }
        }

        InputLine Take()
        {
            ReadOnlySpan<byte> bytes = line.GetBuffer().AsSpan(0, (int)line.Length);
            if (number == 1 && bytes.StartsWith("\uFEFF"u8))
            {
                bytes = bytes["\uFEFF"u8.Length..];
            }

            InputLine taken = new(number++, isTooLong ? null : bytes.TrimEnd((byte)'\r').ToArray());
            line.SetLength(0);
            isTooLong = false;
            return taken;
        }
    }
}
