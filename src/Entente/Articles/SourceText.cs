using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Entente.Articles;

/// <summary>A capture as text, with what its carrier says of it.</summary>
/// <param name="Text">What is read: the decoded file, or the decoded value of <c>html</c> or <c>text</c> of a JSON line.</param>
/// <param name="IsHtml">Whether it has tags.</param>
/// <param name="HasErrors">Whether something could not be decoded.</param>
/// <param name="Fields">The fields of JSON beside the text; <see langword="null"/> for a page.</param>
internal sealed record SourceText(string Text, bool IsHtml, bool HasErrors, CarrierFields? Fields)
{
    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = 32 };

    /// <summary>What all source spans point into: the text, and the headline that a JSON line states behind it, so that its words can be opened, too.</summary>
    public string Whole => Headline is null ? Text : Text + PageText.Parting + Headline;

    /// <summary>The headline that the carrier states; <see langword="null"/> when it states none.</summary>
    public string? Headline => Fields?.Title?.Trim() is { Length: > 0 } title ? title : null;

    /// <summary>Where <see cref="Headline"/> stands in <see cref="Whole"/>.</summary>
    public TextSpan HeadlineSource =>
        new(
            Text.Length + PageText.Parting.Length,
            Text.Length + PageText.Parting.Length + (Headline?.Length ?? 0)
        );

    /// <summary>Decodes a capture.</summary>
    public static SourceText Of(Capture capture)
    {
        ReadOnlySpan<byte> bytes = capture.Bytes.Span;
        if (capture.Form == CaptureForm.JsonLine && OfJson(bytes) is { } line)
        {
            return line;
        }

        if (capture.Form == CaptureForm.FeedItem)
        {
            string item = PageDecoder.DecodePart(bytes, capture.Charset);
            return new SourceText(item, IsHtml: false, item.Contains('\uFFFD'), Fields: null);
        }

        DecodedText page = PageDecoder.Decode(bytes, capture.Charset);
        return new SourceText(page.Text, HtmlTest.IsHtml(page.Text), page.HasErrors, Fields: null);
    }

    /// <summary>Decodes an object of JSON; <see langword="null"/> when it is none, or holds neither text nor html.</summary>
    public static SourceText? OfJson(ReadOnlySpan<byte> bytes)
    {
        bool isValid = Utf8.IsValid(bytes);
        byte[] json = isValid
            ? bytes.ToArray()
            : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(bytes));
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json, s_options);
        }
        catch (JsonException)
        {
            return null;
        }

        using (document)
        {
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                return null;
            }

            string? html = Field(root, "html");
            string? text = string.IsNullOrWhiteSpace(html) ? Field(root, "text") : html;
            if (text is null)
            {
                return null;
            }

            CarrierFields fields = new(
                Field(root, "title"),
                Field(root, "date"),
                Field(root, "outlet"),
                Field(root, "url"),
                Field(root, "lang") ?? Field(root, "language")
            );
            bool isHtml = ReferenceEquals(text, html) || HtmlTest.IsHtml(text);
            return new SourceText(
                PageDecoder.Bounded(text),
                isHtml,
                !isValid || text.Contains('\uFFFD'),
                fields
            );
        }
    }

    private static string? Field(JsonElement root, string name) => JsonText.Field(root, name);
}

/// <summary>What an object of JSON says of the page in it; each <see langword="null"/> when it does not say.</summary>
internal sealed record CarrierFields(
    string? Title,
    string? Date,
    string? Outlet,
    string? Address,
    string? Language
);
