using System.Security.Cryptography;
using System.Text;
using System.Xml;
using Xunit;

namespace Entente.Integration.Tests.Examples;

/// <summary>The example corpus by itself: what the careful reader wrote down must stand in the pages.</summary>
public sealed class ExampleFilesTests
{
    private readonly ExampleFiles _files = new();

    [Fact]
    public void Every_file_is_an_input_or_passed_over()
    {
        IEnumerable<string> listed = _files
            .Expected.Inputs.Select(input => input.File.Split(':')[0])
            .Concat(_files.Expected.PassedOver);

        IEnumerable<string> there = Directory
            .EnumerateFiles(_files.Folder)
            .Select(file => Path.GetFileName(file));

        Assert.Equal(there.Order(), listed.Distinct().Order());
    }

    [Fact]
    public void Every_report_is_in_one_story_and_one_account() =>
        Assert.Equal(
            _files.Expected.Reports.Select(input => input.File).Order(),
            _files.Expected.Stories.SelectMany(story => story.Reports).Order()
        );

    [Fact]
    public void Accounts_with_one_first_voice_are_one_independent_account() =>
        Assert.All(
            _files.Expected.Stories,
            story =>
                Assert.Equal(
                    story.Independent,
                    story.Accounts.Count(account => account.FirstVoice.Length == 0)
                        + story
                            .Accounts.Where(account => account.FirstVoice.Length > 0)
                            .DistinctBy(account => account.FirstVoice)
                            .Count()
                )
        );

    [Fact]
    public void A_copy_stands_in_the_account_of_its_source() =>
        Assert.All(
            _files.Expected.Copies,
            copy =>
                Assert.Contains(
                    _files.Expected.Stories.SelectMany(story => story.Accounts),
                    account =>
                        account.Reports[0] == copy.Source && account.Reports.Contains(copy.Copy)
                )
        );

    [Fact]
    public void Every_wording_stands_in_its_page() =>
        Assert.All(
            _files.Expected.Utterances.SelectMany(utterance => utterance.Members),
            member =>
                Assert.Contains(
                    Letters.Of(member.Words),
                    _files.LettersOf(member.File),
                    StringComparison.Ordinal
                )
        );

    [Fact]
    public void Every_utterance_names_its_record() =>
        Assert.All(
            _files.Expected.Utterances,
            utterance => Assert.True(utterance.Record.Length > 20, utterance.Id)
        );

    [Fact]
    public void Whatever_is_boilerplate_or_article_stands_in_the_page() =>
        Assert.All(
            _files.Expected.Reports,
            input =>
                Assert.All(
                    input.Boilerplate.Concat(input.Text),
                    words =>
                        Assert.Contains(
                            Letters.Of(words),
                            _files.LettersOf(input.File),
                            StringComparison.Ordinal
                        )
                )
        );

    [Fact]
    public void The_feed_is_well_formed()
    {
        var feed = new XmlDocument();

        feed.Load(Path.Combine(_files.Folder, "feed.xml"));

        Assert.Equal(2, feed.GetElementsByTagName("item").Count);
    }

    [Fact]
    public void The_archive_holds_the_bytes_of_two_pages_under_right_lengths_and_digests()
    {
        byte[] archive = File.ReadAllBytes(Path.Combine(_files.Folder, "two-pages.warc"));

        List<(Dictionary<string, string> Fields, byte[] Block)> records = [.. Records(archive)];

        Assert.Equal(
            ["warcinfo", "response", "response"],
            records.Select(r => r.Fields["WARC-Type"])
        );
        Assert.All(
            records.Skip(1).Zip(["reykjavik-undated.html", "geneva-joint-statement.html"]),
            pair =>
            {
                (Dictionary<string, string> fields, byte[] block) = pair.First;
                int body = block.AsSpan().IndexOf("\r\n\r\n"u8) + 4;
                byte[] page = File.ReadAllBytes(Path.Combine(_files.Folder, pair.Second));
                Assert.Equal(page, block[body..]);
                Assert.Equal(Sha1(page), fields["WARC-Payload-Digest"]);
                Assert.Equal(Sha1(block), fields["WARC-Block-Digest"]);
            }
        );
    }

    private static IEnumerable<(Dictionary<string, string> Fields, byte[] Block)> Records(
        byte[] archive
    )
    {
        int position = 0;
        while (position < archive.Length)
        {
            int headLength = archive.AsSpan(position).IndexOf("\r\n\r\n"u8);
            string[] head = Encoding.UTF8.GetString(archive, position, headLength).Split("\r\n");
            Assert.Equal("WARC/1.0", head[0]);
            Dictionary<string, string> fields = head.Skip(1)
                .Select(line => line.Split(": ", 2))
                .ToDictionary(parts => parts[0], parts => parts[1]);
            int start = position + headLength + 4;
            int end = start + int.Parse(fields["Content-Length"], null);
            yield return (fields, archive[start..end]);
            Assert.Equal("\r\n\r\n"u8.ToArray(), archive[end..(end + 4)]);
            position = end + 4;
        }
    }

#pragma warning disable CA5350 // SHA-1 is what WARC files carry; nothing is protected by it.
    private static string Sha1(byte[] bytes) => "sha1:" + Base32(SHA1.HashData(bytes));
#pragma warning restore CA5350

    private static string Base32(byte[] bytes)
    {
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var text = new StringBuilder();
        // A SHA-1 digest is 32 groups of five bits, without rest.
        for (int bit = 0; bit < bytes.Length * 8; bit += 5)
        {
            int pair =
                (bytes[bit / 8] << 8) | (bit / 8 + 1 < bytes.Length ? bytes[bit / 8 + 1] : 0);
            text.Append(Alphabet[(pair >> (11 - bit % 8)) & 31]);
        }

        return text.ToString();
    }
}
