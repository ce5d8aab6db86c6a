using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Entente.Cli.Stages;

/// <summary>One object of a JSON Lines file: its fields can be read, and it can be written again with some replaced and all others byte for byte as they were.</summary>
internal sealed class JsonLine
{
    private static readonly JsonWriterOptions s_writing = new()
    {
        // The lines are data, not part of a page: letters stay letters.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly List<(string Name, JsonProperty Property)> _fields = [];

    private JsonLine(JsonElement root)
    {
        foreach (JsonProperty property in root.EnumerateObject())
        {
            _fields.Add(
                (JsonText.Unescape(JsonMarshal.GetRawUtf8PropertyName(property)), property)
            );
        }
    }

    /// <summary>Reads a line; <paramref name="fault"/> says what is wrong when it is no JSON object in UTF-8.</summary>
    public static bool TryParse(
        byte[]? bytes,
        [NotNullWhen(true)] out JsonLine? line,
        [NotNullWhen(false)] out string? fault
    )
    {
        line = null;
        fault = null;
        if (bytes is null)
        {
            fault = LineReader.TooLong;
        }
        else if (!Utf8.IsValid(bytes))
        {
            fault = "expected UTF-8, found other bytes";
        }
        else
        {
            try
            {
                JsonElement root = JsonElement.Parse(bytes);
                if (root.ValueKind == JsonValueKind.Object)
                {
                    line = new JsonLine(root);
                    return true;
                }

                fault = $"expected a JSON object, found {Name(root.ValueKind)}";
            }
            catch (JsonException e)
            {
                fault = $"expected a JSON object: {FirstSentence(e.Message)}";
            }
        }

        return false;
    }

    /// <summary>The words of a field; a number or a truth value as it is written; <see langword="null"/> when the field is missing, null, a list or an object.</summary>
    public string? Text(string name)
    {
        // Of fields with the same name the last one counts, as in most readers.
        int at = _fields.FindLastIndex(f => f.Name == name);
        if (at < 0)
        {
            return null;
        }

        JsonElement value = _fields[at].Property.Value;
        return value.ValueKind switch
        {
            JsonValueKind.String => JsonText.Unescape(JsonMarshal.GetRawUtf8Value(value)[1..^1]),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
            _ => null,
        };
    }

    /// <summary>The words of a field that is a list of strings; <see langword="null"/> when it is anything else.</summary>
    public IReadOnlyList<string>? Texts(string name)
    {
        int at = _fields.FindLastIndex(f => f.Name == name);
        if (at < 0 || _fields[at].Property.Value is not { ValueKind: JsonValueKind.Array } list)
        {
            return null;
        }

        List<string> texts = [];
        foreach (JsonElement item in list.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.String)
            {
                return null;
            }

            texts.Add(JsonText.Unescape(JsonMarshal.GetRawUtf8Value(item)[1..^1]));
        }

        return texts;
    }

    /// <summary>The numbers of a field that is a list of whole numbers; <see langword="null"/> when it is anything else.</summary>
    public int[]? Numbers(string name)
    {
        int at = _fields.FindLastIndex(f => f.Name == name);
        if (at < 0 || _fields[at].Property.Value is not { ValueKind: JsonValueKind.Array } list)
        {
            return null;
        }

        List<int> numbers = [];
        foreach (JsonElement item in list.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Number || !item.TryGetInt32(out int number))
            {
                return null;
            }

            numbers.Add(number);
        }

        return [.. numbers];
    }

    /// <summary>The line with the fields that <paramref name="write"/> writes at the end, in place of those called as in <paramref name="replaced"/>; with a line feed behind it.</summary>
    public byte[] With(IReadOnlyCollection<string> replaced, Action<Utf8JsonWriter> write)
    {
        ArrayBufferWriter<byte> line = new();
        line.Write("{"u8);
        foreach ((string name, JsonProperty property) in _fields)
        {
            if (replaced.Contains(name, StringComparer.Ordinal))
            {
                continue;
            }

            line.Write(line.WrittenCount > 1 ? ",\""u8 : "\""u8);
            line.Write(JsonMarshal.GetRawUtf8PropertyName(property));
            line.Write("\":"u8);
            line.Write(JsonMarshal.GetRawUtf8Value(property.Value));
        }

        ReadOnlySpan<byte> added = Object(write);
        if (line.WrittenCount > 1 && added.Length > "{}"u8.Length)
        {
            line.Write(","u8);
        }

        line.Write(added[1..]);
        line.Write("\n"u8);
        return line.WrittenSpan.ToArray();
    }

    /// <summary>A line of the fields that <paramref name="write"/> writes.</summary>
    public static byte[] Of(Action<Utf8JsonWriter> write) => [.. Object(write), (byte)'\n'];

    private static ReadOnlySpan<byte> Object(Action<Utf8JsonWriter> write)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer, s_writing))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan;
    }

    private static string Name(JsonValueKind kind) =>
        kind switch
        {
            JsonValueKind.Array => "a list",
            JsonValueKind.String => "a string",
            JsonValueKind.Number => "a number",
            JsonValueKind.Null => "null",
            _ => "a truth value",
        };

    private static string FirstSentence(string message)
    {
        int end = message.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? message : message[..(end + 1)];
    }
}
