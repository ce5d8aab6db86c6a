using System.Text;
using System.Text.Json;

namespace Entente.Articles.Feeds;

/// <summary>Finds the items of a JSON Feed.</summary>
/// <remarks>Source: jsonfeed.org, version 1.1. Items in front of a fault are read. Cost: linear.</remarks>
internal static class JsonFeedReader
{
    private const int MaxDepth = 64;
    private const int LongestValue = 2048;

    private static readonly JsonReaderOptions s_options = new()
    {
        MaxDepth = MaxDepth,
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
    };

    /// <summary>The items, as parts of the bytes.</summary>
    /// <param name="bytes">The feed.</param>
    /// <param name="fault">The byte, from 1, at which it stops being JSON; <see langword="null"/> when all of it is.</param>
    public static List<FeedPart> Parts(ReadOnlySpan<byte> bytes, out long? fault)
    {
        List<Range> items = [];
        StringBuilder frame = new("{");
        int mark = bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? 3 : 0;
        fault = null;
        Utf8JsonReader reader = new(bytes[mark..], s_options);
        try
        {
            while (reader.Read())
            {
                if (reader.CurrentDepth != 1 || reader.TokenType != JsonTokenType.PropertyName)
                {
                    continue;
                }

                bool areItems = reader.ValueTextEquals("items"u8);
                bool isFramed =
                    reader.ValueTextEquals("title"u8)
                    || reader.ValueTextEquals("language"u8)
                    || reader.ValueTextEquals("home_page_url"u8);
                int name = mark + (int)reader.TokenStartIndex;
                reader.Read();
                if (areItems && reader.TokenType == JsonTokenType.StartArray)
                {
                    Items(ref reader, mark, items);
                }
                else if (isFramed && reader.TokenType == JsonTokenType.String)
                {
                    int end = mark + (int)reader.BytesConsumed;
                    if (end - name <= LongestValue)
                    {
                        frame.Append(Encoding.UTF8.GetString(bytes[name..end])).Append(',');
                    }
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            fault = mark + reader.BytesConsumed + 1;
        }

        string around = frame.Append("\"items\":[").ToString();
        return [.. items.Select(item => new FeedPart(item, around))];
    }

    private static void Items(ref Utf8JsonReader reader, int mark, List<Range> items)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            int start = mark + (int)reader.TokenStartIndex;
            bool isObject = reader.TokenType == JsonTokenType.StartObject;
            int depth = reader.CurrentDepth;
            while (
                reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray)
                    && reader.CurrentDepth >= depth
                    && (isObject || reader.TokenType == JsonTokenType.StartArray)
                || reader.CurrentDepth > depth
            )
            {
                if (!reader.Read())
                {
                    return;
                }
            }

            if (isObject)
            {
                items.Add(start..(mark + (int)reader.BytesConsumed));
            }
        }
    }
}
