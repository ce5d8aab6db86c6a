using System.Text;
using Entente.Articles;
using Xunit;

namespace Entente.Tests.Articles.Archives;

/// <summary>Pages that people saved or sent as mail.</summary>
public sealed class MailTests
{
    [Fact]
    public void A_page_saved_by_a_browser_is_the_page_and_not_its_frames()
    {
        Capture capture = Split.One(
            """
            From: <Saved by Blink>
            Snapshot-Content-Location: https://gazette.example/talks
            Subject: =?utf-8?Q?Talks?=
            Date: Mon, 12 Feb 2024 10:00:00 +0100 (CET)
            MIME-Version: 1.0
            Content-Type: multipart/related;
                type="text/html";
                boundary="----MultipartBoundary--x----"


            ------MultipartBoundary--x----
            Content-Type: text/html; charset=utf-8
            Content-Transfer-Encoding: quoted-printable
            Content-Location: https://gazette.example/talks?x=1

            <html><body><p>Die R=C3=A4te tagten in Genf und wollen sich im So=
            mmer wieder treffen.</p></body></html>
            ------MultipartBoundary--x----
            Content-Type: image/gif
            Content-Transfer-Encoding: base64

            R0lGODlhAQABAAAAACw=
            ------MultipartBoundary--x----
            Content-Type: text/html

            <p>An advert in a frame.</p>
            ------MultipartBoundary--x------
            """.ReplaceLineEndings("\r\n"),
            new Carrier("talks.mhtml")
        );

        Assert.Equal(
            "<html><body><p>Die Räte tagten in Genf und wollen sich im Sommer wieder treffen.</p></body></html>",
            Encoding.UTF8.GetString(capture.Bytes.Span).Trim()
        );
        Assert.Equal("talks.mhtml", capture.File);
        Assert.Equal("https://gazette.example/talks?x=1", capture.Address);
        Assert.Equal(
            new DateTimeOffset(2024, 2, 12, 10, 0, 0, TimeSpan.FromHours(1)),
            capture.Received
        );
    }

    [Fact]
    public void Of_alternatives_the_HTML_is_read_and_pages_that_were_attached_as_well()
    {
        string page = Convert.ToBase64String(Encoding.Latin1.GetBytes("<p>Die Räte tagten.</p>"));
        List<CaptureResult> results = Split.All(
            $"""
            From: Anna <a@example.org>
            To: b@example.org
            Date: Mon, 12 Feb 2024 10:00:00 +0000
            Content-Type: multipart/mixed; boundary=outer

            Not shown.
            --outer
            Content-Type: multipart/alternative; boundary=inner

            --inner
            Content-Type: text/plain

            The letter.
            --inner
            Content-Type: text/html

            <p>The letter, in colours.</p>
            --inner--
            --outer
            Content-Type: text/html; charset=iso-8859-1; name="../../page.html"
            Content-Disposition: attachment; filename="../../page.html"
            Content-Transfer-Encoding: base64

            {page}
            --outer--
            """
        );

        Assert.Equal(
            ["<p>The letter, in colours.</p>", "<p>Die Räte tagten.</p>"],
            results.Select(r => ArticleReader.SourceText(r.Capture!).Trim())
        );
        Assert.Equal("iso-8859-1", results[1].Capture?.Charset);
    }

    [Fact]
    public void A_mail_without_HTML_gives_its_text()
    {
        Capture capture = Split.One(
            "MIME-Version: 1.0\nFrom: a@example.org\nSubject: Talks\n\nThe talks ended on Monday.\n"
        );

        Assert.Equal("The talks ended on Monday.\n", ArticleReader.SourceText(capture));
    }

    [Fact]
    public void A_text_that_begins_with_a_name_and_a_colon_is_no_mail()
    {
        const string text =
            "Geneva: talks end\nFrom: our correspondent\n\nThe talks ended on Monday.";

        Assert.Equal(text, ArticleReader.SourceText(Split.One(text)));
    }

    [Fact]
    public void Mails_in_mails_without_end_are_given_up()
    {
        StringBuilder mail = new();
        for (int i = 0; i < 200; i++)
        {
            mail.Append("MIME-Version: 1.0\nContent-Type: message/rfc822\n\n");
        }

        Assert.All(Split.All(mail + "<p>Text."), result => Assert.NotNull(result));
    }

    [Theory]
    [InlineData("=?utf-8?Q?Die_R=C3=A4te?= =?utf-8?B?IHRhZ2Vu?=", "Die Räte tagen")]
    [InlineData("=?iso-8859-1?q?Caf=E9?= am See", "Café am See")]
    [InlineData("Talks =?", "Talks =?")]
    [InlineData("=?nothing?Q?Talks?=", "=?nothing?Q?Talks?=")]
    public void The_subject_of_a_mail_is_the_headline_of_a_page_that_has_none(
        string subject,
        string expected
    )
    {
        Capture capture = Split.One(
            $"Subject: {subject}\r\nDate: Mon, 12 Feb 2024 10:00:00 +0100\r\nFrom: a@b.example\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
                + "<html><body><p>Ministers of twelve states met in Geneva on Monday and agreed to meet again before the summer, officials said.</p></body></html>",
            new Carrier("talks.eml")
        );

        Article article = Reading.Article(capture);

        Assert.Equal(expected, article.Title?.Value);
        Assert.Equal("mail header", article.Title?.Rule);
        Assert.Null(article.Published);
        Assert.Contains(
            article.Alternatives,
            other =>
                other.Field == "date"
                && other.Value.Value.StartsWith("2024-02-12", StringComparison.Ordinal)
        );
    }
}
