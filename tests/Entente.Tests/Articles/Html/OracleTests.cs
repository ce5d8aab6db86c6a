using System.IO.Compression;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Entente.Articles;
using Entente.Data;
using Xunit;

namespace Entente.Tests.Articles.Html;

/// <summary>On whole pages a browser's tree is the judge: what AngleSharp shows of a page, we show, and in its order.</summary>
public sealed class OracleTests
{
    private static readonly HtmlPageReader s_reader = new(
        new PageHints(DataTables.Embedded),
        new CharacterReferences(DataTables.Embedded)
    );

    [Fact]
    public void The_words_of_a_page_are_those_of_its_tree()
    {
        string[] files =
        [
            .. Directory
                .EnumerateFiles(Reading.Shared("data/extraction/fundus/pages"), "*.gz")
                .Order(StringComparer.Ordinal),
        ];
        HtmlParser parser = new();
        List<string> other = [];
        foreach (string file in files)
        {
            string html = PageDecoder.Decode(Unpacked(file), charset: null).Text;
            using IDocument tree = parser.ParseDocument(html);
            if (Words(s_reader.Read(html).Text.Text) != Words(Shown(tree)))
            {
                other.Add(Path.GetFileName(file));
            }
        }

        double share = 1 - ((double)other.Count / files.Length);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{share:P1} of {files.Length} pages; others: {string.Join(' ', other)}"
        );
        Assert.InRange(share, 0.95, 1);
    }

    // All text in the order of the tree, without what is never shown.
    private static string Shown(IDocument tree)
    {
        StringBuilder text = new();
        INode? node = tree.DocumentElement;
        while (node is not null)
        {
            bool isOpen = node is not IElement element || IsShown(element);
            if (node is IText words)
            {
                text.Append(words.Data);
            }

            INode? next = isOpen ? node.FirstChild : null;
            while (next is null && node is not null)
            {
                next = node.NextSibling;
                node = next is null ? node.Parent : node;
            }

            node = next;
        }

        return text.ToString();
    }

    private static bool IsShown(IElement element)
    {
        if (element.NamespaceUri != NamespaceNames.HtmlUri || element.HasAttribute("hidden"))
        {
            return false;
        }

        HtmlElement kind = HtmlNames.Find(element.LocalName);
        string style = (element.GetAttribute("style") ?? "").Replace(
            " ",
            "",
            StringComparison.Ordinal
        );
        return !HtmlNames.IsHidden(kind)
            && (HtmlNames.RawName(kind) is null || HtmlNames.IsBlock(kind))
            && !style.Contains("display:none", StringComparison.OrdinalIgnoreCase);
    }

    // Letters and digits: white space and characters without shape part words here and there.
    private static string Words(string text) => new([.. text.Where(char.IsLetterOrDigit)]);

    private static byte[] Unpacked(string file)
    {
        using GZipStream stream = new(File.OpenRead(file), CompressionMode.Decompress);
        using MemoryStream content = new();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
