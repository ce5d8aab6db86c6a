using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Entente.Articles;

/// <summary>Reads strings of JSON whose escapes may name half a character ("\ud800"), which the base library refuses.</summary>
internal static class JsonText
{
    /// <summary>The string; a half character becomes U+FFFD.</summary>
    public static string Read(JsonElement value)
    {
        try
        {
            return value.GetString() ?? string.Empty;
        }
        catch (InvalidOperationException)
        {
            return Unescape(value.GetRawText());
        }
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
