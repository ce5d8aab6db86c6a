using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Entente.Articles;

/// <summary>Reads strings and names of JSON that the base library refuses: with escapes of half a character ("\ud800"), with bytes that are no UTF-8.</summary>
internal static class JsonText
{
    /// <summary>The string; half a character, and bytes that are none, become U+FFFD.</summary>
    public static string Read(JsonElement value)
    {
        try
        {
            return value.GetString() ?? string.Empty;
        }
        catch (InvalidOperationException)
        {
            return Unescape(Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8Value(value)));
        }
    }

    /// <summary>The string that an object has under a name; <see langword="null"/> when it has none.</summary>
    public static string? Field(JsonElement root, string name) =>
        TryGet(root, name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? Read(value)
            : null;

    /// <summary>The value of a property of an object; a name that is half a character is no name, and what is no object has none.</summary>
    public static bool TryGet(JsonElement element, string name, out JsonElement value)
    {
        value = default;
        if (element.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        try
        {
            return element.TryGetProperty(name, out value);
        }
        catch (InvalidOperationException)
        {
            return TryFind(element, name, out value);
        }
    }

    private static bool TryFind(JsonElement element, string name, out JsonElement value)
    {
        value = default;
        bool isFound = false;
        foreach (JsonProperty property in element.EnumerateObject())
        {
            try
            {
                if (property.NameEquals(name))
                {
                    value = property.Value;
                    isFound = true;
                }
            }
            catch (InvalidOperationException)
            {
                // This is the name that cannot be read; it is not the one that is asked for.
            }
        }

        return isFound;
    }

    private static string Unescape(string raw)
    {
        StringBuilder text = new(raw.Length);
        for (int i = 1; i < raw.Length - 1; i++)
        {
            if (raw[i] != '\\')
            {
                text.Append(raw[i]);
                continue;
            }

            i++;
            char escaped = raw[i];
            if (escaped != 'u')
            {
                text.Append(
                    escaped switch
                    {
                        'n' => '\n',
                        'r' => '\r',
                        't' => '\t',
                        'b' => '\b',
                        'f' => '\f',
                        _ => escaped,
                    }
                );
                continue;
            }

            text.Append(
                (char)
                    ushort.Parse(
                        raw.AsSpan(i + 1, 4),
                        NumberStyles.HexNumber,
                        CultureInfo.InvariantCulture
                    )
            );
            i += 4;
        }

        for (int i = 0; i < text.Length; i++)
        {
            bool isPair = i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]);
            if (isPair)
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                text[i] = '\uFFFD';
            }
        }

        return text.ToString();
    }
}
