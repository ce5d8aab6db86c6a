using System.Text;
using Entente.Articles;
using Xunit;

namespace Entente.Tests.Articles.Html;

public sealed class EncodingTests
{
    [Theory]
    [InlineData("big5", "big5")]
    [InlineData("euc_kr", "euc-kr")]
    [InlineData("gb18030", "gb18030")]
    [InlineData("iso_2022_jp", "iso-2022-jp")]
    [InlineData("jis0208", "euc-jp")]
    [InlineData("jis0212", "euc-jp")]
    [InlineData("shift_jis", "shift_jis")]
    public void Every_code_point_of_an_encoding_is_decoded_as_in_the_standard(
        string file,
        string label
    )
    {
        string folder = Reading.Shared("data/hostile/encoding");
        byte[] bytes = File.ReadAllBytes(Path.Combine(folder, $"{file}_in.txt"));
        string expected = File.ReadAllText(Path.Combine(folder, $"{file}_in_ref.txt"));

        string[] actual = CharacterSets.Embedded.Find(label)!.Decode(bytes).Split('\n');

        Assert.Equal(expected.Split('\n'), actual);
    }

    [Fact]
    public void The_encoding_that_a_page_names_is_that_of_the_html5lib_tests()
    {
        string folder = Reading.Shared("data/hostile/html5lib/encoding");
        List<string> wrong = [];
        int count = 0;
        foreach (string file in Directory.EnumerateFiles(folder, "*.dat").Order())
        {
            string[] tests = Encoding.Latin1.GetString(File.ReadAllBytes(file)).Split("#data\n");
            foreach (string test in tests.Skip(1))
            {
                string[] parts = test.Split("\n#encoding\n");
                count++;

                // A byte that is no UTF-8: without it, a page that says nothing in its first bytes is UTF-8 for us.
                byte[] bytes = Encoding.Latin1.GetBytes($"{parts[0]}\n\xE9");
                string found = PageDecoder.Choose(bytes, charset: null).Set.Name;
                string expected = CharacterSets.Embedded.Find(parts[1].Trim())!.Name;
                if (found != expected)
                {
                    wrong.Add(
                        $"{Path.GetFileName(file)} {count}: expected {expected}, found {found}"
                    );
                }
            }
        }

        Assert.Equal(82, count);
        Assert.Empty(wrong);
    }

    [Fact]
    public void A_page_that_says_UTF_8_and_mostly_is_none_keeps_its_marks_and_says_so()
    {
        byte[] bytes = Encoding.Latin1.GetBytes(
            "<meta charset=utf-8><p>\u0093We will answer,\u0094 she said at the \u00C9lys\u00E9e."
        );

        DecodedText page = PageDecoder.Decode(bytes, charset: null);

        Assert.EndsWith(
            "“We will answer,” she said at the Élysée.",
            page.Text,
            StringComparison.Ordinal
        );
        Assert.True(page.HasErrors);
    }

    [Theory]
    [InlineData("<meta charset=windows-1251>", "windows-1251")]
    [InlineData("<meta charset='x-sjis'>", "shift_jis")]
    [InlineData("<meta charset=\"utf-16\">", "utf-8")]
    [InlineData("<meta charset=iso-2022-kr>", "replacement")]
    [InlineData("<meta content='text/html; charset=euc-jp' http-equiv=Content-Type>", "euc-jp")]
    [InlineData("<meta content='text/html; charset=euc-jp'>\xE9", "windows-1252")]
    [InlineData("<!-- <meta charset=big5> -->\xE9", "windows-1252")]
    [InlineData("<?xml version='1.0' encoding='koi8-r'?>", "koi8-r")]
    [InlineData("<p>no page says so: charset=big5 \xE9", "windows-1252")]
    [InlineData("<meta charset=latin1>\xC3\xA9", "utf-8")]
    [InlineData("<meta charset=utf-7>\xE9", "windows-1252")]
    public void The_encoding_of_a_page_is_what_it_says(string page, string encoding) =>
        Assert.Equal(
            encoding,
            PageDecoder.Choose(Encoding.Latin1.GetBytes(page), charset: null).Set.Name
        );

    [Theory]
    [InlineData("shift_jis", new byte[] { 0x81, 0x3C, 0x70 }, "\uFFFD<p")]
    [InlineData("big5", new byte[] { 0x88, 0x62 }, "\u00CA\u0304")]
    [InlineData("big5", new byte[] { 0x87, 0x40 }, "\u43F0")]
    [InlineData("gbk", new byte[] { 0x80, 0x81, 0x30 }, "\u20AC\uFFFD")]
    [InlineData("gb18030", new byte[] { 0x90, 0x30, 0x81, 0x30 }, "\U00010000")]
    [InlineData("gb18030", new byte[] { 0x81, 0x30, 0x3C, 0x30 }, "\uFFFD0<0")]
    [InlineData("euc-jp", new byte[] { 0x8F, 0xA2, 0xB7, 0x8E, 0xB1 }, "\uFF5E\uFF71")]
    [InlineData("euc-kr", new byte[] { 0xC7, 0xD1, 0xC9, 0xA1 }, "한\uFFFD")]
    [InlineData(
        "iso-2022-jp",
        new byte[] { 0x1B, 0x24, 0x42, 0x24, 0x22, 0x1B, 0x28, 0x42, 0x3C },
        "あ<"
    )]
    [InlineData("iso-2022-jp", new byte[] { 0x1B, 0x28, 0x4A, 0x5C }, "¥")]
    [InlineData("iso-8859-16", new byte[] { 0xA4 }, "€")]
    [InlineData("windows-1253", new byte[] { 0xC1, 0xAA }, "Α\uFFFD")]
    [InlineData("windows-1252", new byte[] { 0x80, 0x81 }, "€\u0081")]
    [InlineData("x-user-defined", new byte[] { 0x80 }, "\uF780")]
    [InlineData("hz-gb-2312", new byte[] { 0x41, 0x42 }, "\uFFFD")]
    public void Bytes_of_old_encodings_are_what_browsers_read(
        string label,
        byte[] bytes,
        string expected
    ) => Assert.Equal(expected, CharacterSets.Embedded.Find(label)!.Decode(bytes));

    [Fact]
    public void Every_character_knows_its_bytes_in_every_encoding()
    {
        Random random = new(20261122);
        byte[] noise = new byte[4000];
        foreach (CharacterSet set in CharacterSets.Embedded.All)
        {
            random.NextBytes(noise);
            "<p>Plain text\e$B$\"\e(B between"u8.CopyTo(noise.AsSpan(1000));

            int[] offsets = set.Offsets(noise);
            string text = set.Decode(noise);

            Assert.Equal(text.Length + 1, offsets.Length);
            Assert.Equal(offsets.Order(), offsets);
            Assert.Equal(noise.Length, offsets[^1]);
            if (set.Name == "iso-2022-jp")
            {
                continue; // A character's bytes mean nothing without the escapes before them.
            }

            for (int i = 0; i < text.Length; i++)
            {
                int end = i + 1;
                while (offsets[end] == offsets[i])
                {
                    end++;
                }

                if (i == 0 || offsets[i - 1] < offsets[i])
                {
                    string alone = set.Decode(noise.AsSpan(offsets[i]..offsets[end]));
                    Assert.Equal(text[i..end], alone);
                }
            }
        }
    }
}
