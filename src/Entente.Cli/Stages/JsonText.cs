using System.Globalization;
using System.Text;

namespace Entente.Cli.Stages;

/// <summary>Reads what stands between the quotation marks of a JSON string.</summary>
/// <remarks>
/// <see cref="System.Text.Json"/> refuses <c>"\ud83d"</c>, half a surrogate pair. Scraped text is cut in the middle of an emoji now and
/// then, and the tools that write JSON let it pass; so do we.
/// </remarks>
internal static class JsonText
{
    /// <summary>Resolves the escapes of <paramref name="escaped"/>, which must be valid JSON and valid UTF-8.</summary>
    public static string Unescape(ReadOnlySpan<byte> escaped)
    {
        int escape = escaped.IndexOf((byte)'\\');
        if (escape < 0)
        {
            return Encoding.UTF8.GetString(escaped);
        }

        StringBuilder text = new(escaped.Length);
        for (; escape >= 0; escape = escaped.IndexOf((byte)'\\'))
        {
            text.Append(Encoding.UTF8.GetString(escaped[..escape]));
            byte kind = escaped[escape + 1];
            int length = kind == 'u' ? 6 : 2;
            text.Append(
                kind switch
                {
                    (byte)'u' => (char)
                        ushort.Parse(
                            escaped.Slice(escape + 2, 4),
                            NumberStyles.AllowHexSpecifier,
                            CultureInfo.InvariantCulture
                        ),
                    (byte)'n' => '\n',
                    (byte)'t' => '\t',
                    (byte)'r' => '\r',
                    (byte)'b' => '\b',
                    (byte)'f' => '\f',
                    _ => (char)kind,
                }
            );
            escaped = escaped[(escape + length)..];
        }

        return text.Append(Encoding.UTF8.GetString(escaped)).ToString();
    }
}
