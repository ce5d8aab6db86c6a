using System.Text;
using System.Text.Json;

namespace Entente.Articles.Feeds;

/// <summary>Reads what an item of a JSON Feed says.</summary>
internal static class JsonItemReader
{
    private static readonly JsonDocumentOptions s_options = new()
    {
        MaxDepth = 64,
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
    };

    private static readonly JsonReaderOptions s_reader = new()
    {
        MaxDepth = 64,
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
    };

    /// <summary>Reads an item; <see langword="null"/> when it is no JSON.</summary>
    /// <param name="text">The item's own text.</param>
    /// <param name="frame">What the feed says of all its items.</param>
    public static FeedItem? Read(string text, string frame)
    {
        try
        {
            Dictionary<string, MappedText> values = Values(text, out List<MappedText> authors);
            MappedText? full = Filled(values, "content_html") ?? Filled(values, "content_text");
            MappedText? content = full ?? Filled(values, "summary");
            bool isHtml =
                content is not null && ReferenceEquals(content, Filled(values, "content_html"));
            using JsonDocument feed = JsonDocument.Parse(frame + "]}", s_options);
            string? address = Filled(values, "url")?.Text ?? Filled(values, "external_url")?.Text;
            return new FeedItem
            {
                Content = content,
                IsHtml = isHtml,
                IsSummary =
                    content is not null
                    && (
                        full is null
                        || FeedText.IsBrokenOff(isHtml ? FeedText.Visible(full.Text) : full.Text)
                    ),
                Title = Value(Filled(values, "title")),
                Authors = [.. authors.Select(author => Value(author)!)],
                Published = Value(Filled(values, "date_published")),
                Updated = Value(Filled(values, "date_modified")),
                Feed = JsonText.Field(feed.RootElement, "title"),
                Address = address is not null && FeedAddress.IsWeb(address) ? address : null,
                Language = FeedText.Language(
                    Filled(values, "language")?.Text ?? JsonText.Field(feed.RootElement, "language")
                ),
            };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    // The strings of the item itself, and the names of its authors.
    private static Dictionary<string, MappedText> Values(string text, out List<MappedText> authors)
    {
        Dictionary<string, MappedText> values = new(StringComparer.Ordinal);
        authors = [];
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Utf8JsonReader reader = new(bytes, s_reader);
        string top = string.Empty;
        string name = string.Empty;
        Place place = new(bytes);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                name = Encoding.UTF8.GetString(reader.ValueSpan);
                top = reader.CurrentDepth == 1 ? name : top;
            }
            else if (reader.TokenType == JsonTokenType.String)
            {
                int start = place.Of((int)reader.TokenStartIndex + 1);
                int end = place.Of((int)reader.BytesConsumed - 1);
                if (reader.CurrentDepth == 1)
                {
                    values.TryAdd(name, EscapedText.Read(text, start, end));
                }
                else if (top is "author" or "authors" && name == "name" && authors.Count < 12)
                {
                    authors.Add(EscapedText.Read(text, start, end));
                }
            }
        }

        return values;
    }

    private static MappedText? Filled(Dictionary<string, MappedText> values, string name) =>
        values.TryGetValue(name, out MappedText? value) && !value.Text.AsSpan().IsWhiteSpace()
            ? value
            : null;

    private static FeedValue? Value(MappedText? value) =>
        value is null
            ? null
            : new FeedValue(
                value.Text.Trim(),
                value.Source.ToSource(new TextSpan(0, value.Text.Length))
            );

    /// <summary>Turns places in bytes into places in characters, from front to back.</summary>
    private sealed class Place(byte[] bytes)
    {
        private int _byte;
        private int _character;

        public int Of(int offset)
        {
            _character += Encoding.UTF8.GetCharCount(bytes, _byte, offset - _byte);
            _byte = offset;
            return _character;
        }
    }
}
