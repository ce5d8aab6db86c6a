using System.Text.Json;

namespace Entente.Articles;

/// <summary>Tells the shapes of JSON apart.</summary>
internal static class JsonKind
{
    /// <summary>What a text that begins with a brace or a bracket is.</summary>
    /// <param name="head">The beginning of the text, without white space in front.</param>
    public static ContentKind Of(ReadOnlySpan<byte> head)
    {
        int end = head.IndexOf((byte)'\n');
        ReadOnlySpan<byte> line = end < 0 ? head : head[..end];
        bool isWhole = end >= 0 || head.Length < ContentSniffer.Length;
        Utf8JsonReader reader = new(line, isFinalBlock: false, state: default);
        bool isObject = head[0] == '{';
        bool isFeed = false;
        bool isVersion = false;
        try
        {
            while (reader.Read())
            {
                isFeed |=
                    isVersion
                    && reader.TokenType == JsonTokenType.String
                    && reader.ValueSpan.StartsWith("https://jsonfeed.org/"u8);
                isVersion =
                    reader.TokenType == JsonTokenType.PropertyName
                    && reader.CurrentDepth == 1
                    && !reader.ValueIsEscaped // Nobody escapes these letters, and half a character cannot be compared.
                    && reader.ValueTextEquals("version"u8);
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // A broken first line among many is still JSON Lines when it begins as an object does.
            return isObject && LooksLikeObject(line) ? ContentKind.JsonLines : ContentKind.Page;
        }

        if (isFeed || head.IndexOf("\"https://jsonfeed.org/"u8) is > 0 and < 200)
        {
            return ContentKind.JsonFeed;
        }

        bool isOneObject =
            isObject && reader.CurrentDepth == 0 && reader.TokenType == JsonTokenType.EndObject;
        bool isBrokenOff = isObject && LooksLikeObject(line) && BeginsObject(head, end + 1); // one line of many
        if (isOneObject || (isObject && !isWhole) || isBrokenOff)
        {
            return ContentKind.JsonLines;
        }

        // The object goes on over several lines: JSON as programs and people format it, not one a line.
        return reader.TokenType == JsonTokenType.None ? ContentKind.Page : ContentKind.Json;
    }

    private static bool BeginsObject(ReadOnlySpan<byte> head, int at) =>
        at > 0 && at < head.Length && head[at] == '{';

    // {"name": …
    private static bool LooksLikeObject(ReadOnlySpan<byte> line)
    {
        ReadOnlySpan<byte> rest = line[1..].TrimStart((byte)' ');
        if (rest.IsEmpty || rest[0] != '"')
        {
            return false;
        }

        int close = rest[1..].IndexOf((byte)'"');
        return close >= 0 && rest[(close + 2)..].TrimStart((byte)' ') is [(byte)':', ..];
    }
}
