using System.Collections.Immutable;
using Entente.Sqlite;
using Xunit;

namespace Entente.Integration.Tests.Stores;

public sealed class CodecTests
{
    [Fact]
    public void Any_code_units_come_back_from_stored_text()
    {
        Random random = new(7);
        char[] alphabet =
        [
            'a',
            '\0',
            '\u241B',
            '\uD83D',
            '\uDE00',
            '\uDFFF',
            'D',
            '8',
            '3',
            '0',
            '\uFFFF',
            'é',
        ];
        for (int round = 0; round < 5000; round++)
        {
            string text = new(random.GetItems(alphabet, random.Next(12)));

            string stored = StoredText.Escape(text);

            Assert.Equal(text, StoredText.Unescape(stored));
            Assert.DoesNotContain('\0', stored);
            Assert.Equal(
                stored,
                System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(stored))
            );
        }
    }

    [Fact]
    public void Plain_text_is_stored_as_it_is()
    {
        const string text = "“Prêt-à-porter” 😀 中文";

        Assert.Same(text, StoredText.Escape(text));
        Assert.Same(text, StoredText.Unescape(text));
    }

    [Theory]
    [InlineData("␛")]
    [InlineData("␛12")]
    [InlineData("␛ZZZZ and on")]
    public void A_sign_without_its_digits_stays(string stored) =>
        Assert.Equal(stored, StoredText.Unescape(stored));

    [Fact]
    public void Any_map_comes_back_from_its_bytes()
    {
        Random random = new(7);
        for (int round = 0; round < 2000; round++)
        {
            var runs = ImmutableArray.CreateBuilder<SourceRun>();
            int end = 0;
            for (int i = random.Next(20); i > 0; i--)
            {
                int start = end + random.Next(3);
                end = start + random.Next(1, 1 << random.Next(1, 20));
                int source = random.Next(int.MaxValue / 2);
                runs.Add(
                    new SourceRun(
                        new TextSpan(start, end),
                        new TextSpan(source, source + random.Next(1 << random.Next(30)))
                    )
                );
            }

            byte[] bytes = SourceMapCodec.Write(new SourceMap(runs.ToImmutable()));

            Assert.Equal(runs, SourceMapCodec.Read(bytes)!.Runs);
        }
    }

    [Fact]
    public void Damaged_bytes_give_no_map_and_no_exception()
    {
        Random random = new(7);
        byte[] whole = SourceMapCodec.Write(
            new SourceMap([
                new SourceRun(new TextSpan(0, 200), new TextSpan(1000, 1200)),
                new SourceRun(new TextSpan(202, 203), new TextSpan(3, 90)),
            ])
        );
        for (int length = 0; length < whole.Length; length++)
        {
            Assert.Null(SourceMapCodec.Read(whole.AsSpan(0, length)));
        }

        for (int round = 0; round < 20_000; round++)
        {
            byte[] bytes = new byte[random.Next(40)];
            random.NextBytes(bytes);
            if (bytes.Length > 0)
            {
                bytes[0] = 1;
            }

            SourceMapCodec.Read(bytes);
        }
    }

    [Fact]
    public void A_verbatim_run_takes_five_bytes_or_fewer()
    {
        SourceMap map = new([
            .. Enumerable
                .Range(0, 100)
                .Select(i => new SourceRun(
                    new TextSpan(i * 102, i * 102 + 100),
                    new TextSpan(i * 120, i * 120 + 100)
                )),
        ]);

        Assert.InRange(SourceMapCodec.Write(map).Length, 100, 502);
    }
}
