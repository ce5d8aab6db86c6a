using System.Buffers.Binary;
using System.Security.Cryptography;
using Entente.Models;
using Xunit;

namespace Entente.Tests.Models;

public sealed class ModelFileTests
{
    private static readonly byte[] s_file = new ModelFileWriter()
        .Strings("words", ["", "one", "zwölf", "🕊"])
        .Numbers("numbers", [1.5f, -0.25f])
        .Rows("rows", 2, 3, [1f, -0.5f, 0.004f, 0f, 0f, 0f])
        .ToArray();

    [Fact]
    public void What_was_written_is_read()
    {
        var file = ModelFile.Parse("a.bin", [.. s_file]);

        Assert.Equal(["", "one", "zwölf", "🕊"], file.Strings("words"));
        Assert.Equal([1.5f, -0.25f], file.Numbers("numbers"));
        QuantizedRows rows = file.Rows("rows", 2, 3);
        Assert.Equal([127, -64, 1], rows.Row(0).ToArray());
        Assert.Equal(1f / 127, rows.Scales[0]);
        Assert.Equal([0, 0, 0], rows.Row(1).ToArray());
        Assert.Equal(["numbers", "rows", "words"], file.Entries);
    }

    [Fact]
    public void Writing_again_gives_the_same_bytes()
    {
        Assert.Equal(new RandomNetwork(1).Write(), new RandomNetwork(1).Write());
    }

    [Fact]
    public void A_file_with_any_byte_changed_is_refused_by_name()
    {
        for (int i = 0; i < s_file.Length; i++)
        {
            byte[] damaged = [.. s_file];
            damaged[i] ^= 0x10;

            var e = Assert.Throws<DataFormatException>(() => ModelFile.Parse("a.bin", damaged));
            Assert.StartsWith("a.bin: expected ", e.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_file_that_is_cut_anywhere_is_refused()
    {
        for (int length = 0; length < s_file.Length; length++)
        {
            Assert.Throws<DataFormatException>(() => ModelFile.Parse("a.bin", s_file[..length]));
        }
    }

    [Fact]
    public void A_newer_file_says_so()
    {
        byte[] newer = [.. s_file];
        newer[4] = 9;

        var e = Assert.Throws<DataFormatException>(() => ModelFile.Parse("a.bin", newer));

        Assert.Equal("a.bin: expected a model of version 1, found version 9", e.Message);
    }

    [Fact]
    public void Another_sort_of_file_says_so()
    {
        var e = Assert.Throws<DataFormatException>(() => ModelFile.Parse("a.bin", [.. "GIF89a"u8]));

        Assert.Contains("another sort of file", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_directory_that_lies_is_refused_or_its_entries_are()
    {
        // The digest is right: somebody made this file on purpose.
        Random random = new(7);
        for (int i = 0; i < 2_000; i++)
        {
            byte[] hostile = [.. s_file];
            for (int j = 0; j < 3; j++)
            {
                hostile[6 + random.Next(120)] = (byte)random.Next(256);
            }

            SHA256.HashData(hostile.AsSpan(..^32), hostile.AsSpan(^32));
            try
            {
                var file = ModelFile.Parse("a.bin", hostile);
                file.Strings("words");
                file.Numbers("numbers");
                file.Rows("rows");
            }
            catch (DataFormatException e)
            {
                Assert.StartsWith("a.bin: ", e.Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void A_number_that_is_none_is_refused()
    {
        byte[] file = new ModelFileWriter().Numbers("numbers", [float.NaN]).ToArray();

        Assert.Throws<DataFormatException>(() => ModelFile.Parse("a.bin", file).Numbers("numbers"));
    }

    [Fact]
    public void An_entry_that_is_missing_or_of_another_kind_or_shape_is_named()
    {
        var file = ModelFile.Parse("a.bin", [.. s_file]);

        AssertFault("a.bin: expected an entry \"weights\", found none", () => file.Rows("weights"));
        AssertFault(
            "a.bin: expected Rows in \"numbers\", found Numbers",
            () => file.Rows("numbers")
        );
        AssertFault(
            "a.bin: expected 3 rows of 2 numbers in \"rows\", found 2 of 3",
            () => file.Rows("rows", 3, 2)
        );
        AssertFault(
            "a.bin: expected 5 numbers in \"numbers\", found 2",
            () => file.Numbers("numbers", 5)
        );
    }

    [Fact]
    public void Entries_begin_at_cache_lines()
    {
        int offset = (int)
            BinaryPrimitives.ReadUInt64LittleEndian(s_file.AsSpan(12 + 1 + "words".Length + 9));

        Assert.Equal(0, offset % 64);
    }

    private static void AssertFault(string message, Func<object> read) =>
        Assert.Equal(message, Assert.Throws<DataFormatException>(() => read()).Message);
}
