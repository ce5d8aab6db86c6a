using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Entente.Sqlite;

/// <summary>Writes a few short texts as an array of JSON: <c>["no date","no headline"]</c>.</summary>
internal static class TextList
{
    private static readonly JsonWriterOptions s_readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // The cell is read by people, never set into a page.
    };

    public static string Write(ImmutableArray<string> texts)
    {
        if (texts.IsEmpty)
        {
            return "[]";
        }

        using MemoryStream bytes = new();
        using (Utf8JsonWriter json = new(bytes, s_readable))
        {
            json.WriteStartArray();
            foreach (string text in texts)
            {
                json.WriteStringValue(StoredText.Escape(text));
            }

            json.WriteEndArray();
        }

        return System.Text.Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    /// <summary>The texts that were written; <see langword="null"/> when the cell is damaged.</summary>
    public static ImmutableArray<string>? Read(string cell)
    {
        if (cell == "[]")
        {
            return [];
        }

        try
        {
            using var json = JsonDocument.Parse(cell);
            return
            [
                .. json
                    .RootElement.EnumerateArray()
                    .Select(text => StoredText.Unescape(text.GetString() ?? "")),
            ];
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
