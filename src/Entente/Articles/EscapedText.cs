using System.Globalization;

namespace Entente.Articles;

/// <summary>Reads a string of JSON or of a script, with the way back to how it is written there.</summary>
internal static class EscapedText
{
    /// <summary>Reads what stands between the quotes of a string. Cost: linear.</summary>
    /// <param name="text">The source.</param>
    /// <param name="start">The first character behind the opening quote.</param>
    /// <param name="end">The closing quote.</param>
    public static MappedText Read(string text, int start, int end)
    {
        MappedTextBuilder to = new(text);
        int at = start;
        while (at < end)
        {
            int slash = text.AsSpan(at, end - at).IndexOf('\\');
            int stop = slash < 0 ? end : at + slash;
            to.Add(at, stop);
            at = stop;
            if (at + 1 >= end)
            {
                break;
            }

            char c = text[at + 1];
            int length = c == 'u' ? Math.Min(6, end - at) : 2;
            char read = c switch
            {
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'b' => '\b',
                'f' => '\f',
                'u' => Unit(text.AsSpan(at + 2, length - 2)),
                _ => c,
            };
            to.AddInstead([read], at, at + length);
            at += length;
        }

        return to.ToText();
    }

    // Half of a character alone stays as it is: what reads the text knows how to meet it.
    private static char Unit(ReadOnlySpan<char> digits) =>
        ushort.TryParse(
            digits,
            NumberStyles.AllowHexSpecifier,
            CultureInfo.InvariantCulture,
            out ushort unit
        )
            ? (char)unit
            : '\uFFFD';
}
