using System.Text;

namespace Entente.Fetching.Hosts;

/// <summary>Writes letters of all scripts in those of ASCII, and reads them again.</summary>
/// <remarks>Source: RFC 3492, whose names these are. Cost: quadratic in the label, which is bounded by the length of an address.</remarks>
internal static class Punycode
{
    private const int Base = 36;
    private const int TMin = 1;
    private const int TMax = 26;
    private const int Skew = 38;
    private const int Damp = 700;
    private const int InitialBias = 72;
    private const int InitialN = 128;

    /// <summary>Writes a label.</summary>
    public static string Encode(string label)
    {
        int[] input = [.. label.EnumerateRunes().Select(rune => rune.Value)];
        StringBuilder output = new();
        foreach (int letter in input.Where(letter => letter < InitialN))
        {
            output.Append((char)letter);
        }

        int basic = output.Length;
        int handled = basic;
        if (basic > 0)
        {
            output.Append('-');
        }

        (int n, long delta, int bias) = (InitialN, 0L, InitialBias);
        while (handled < input.Length)
        {
            int next = input.Where(letter => letter >= n).Min();
            delta += (long)(next - n) * (handled + 1);
            n = next;
            foreach (int letter in input)
            {
                delta += letter < n ? 1 : 0;
                if (letter == n)
                {
                    Write(output, delta, bias);
                    bias = Adapt(delta, handled + 1, isFirst: handled == basic);
                    (delta, handled) = (0, handled + 1);
                }
            }

            (delta, n) = (delta + 1, n + 1);
        }

        return output.ToString();
    }

    /// <summary>Reads a label; <see langword="null"/> when it is not well-formed.</summary>
    public static string? Decode(string coded)
    {
        if (!Ascii.IsValid(coded))
        {
            return null;
        }

        int dash = coded.LastIndexOf('-');
        List<int> output = [.. coded[..Math.Max(dash, 0)].Select(c => (int)c)];
        (long n, long i, int bias) = (InitialN, 0L, InitialBias);
        int at = dash + 1;
        while (at < coded.Length)
        {
            long before = i;
            long weight = 1;
            for (int k = Base; ; k += Base)
            {
                if (at == coded.Length || Digit(coded[at++]) is not { } digit)
                {
                    return null;
                }

                i += digit * weight;
                int t = Threshold(k, bias);
                if (digit < t)
                {
                    break;
                }

                weight *= Base - t;
                if (i > int.MaxValue || weight > int.MaxValue)
                {
                    return null;
                }
            }

            int count = output.Count + 1;
            bias = Adapt(i - before, count, isFirst: before == 0);
            (n, i) = (n + (i / count), i % count);
            if (n > 0x10FFFF || n is >= 0xD800 and <= 0xDFFF)
            {
                return null;
            }

            output.Insert((int)i++, (int)n);
        }

        return string.Concat(output.Select(char.ConvertFromUtf32));
    }

    private static void Write(StringBuilder output, long number, int bias)
    {
        for (int k = Base; ; k += Base)
        {
            int t = Threshold(k, bias);
            if (number < t)
            {
                output.Append(Letter((int)number));
                return;
            }

            output.Append(Letter((int)(t + ((number - t) % (Base - t)))));
            number = (number - t) / (Base - t);
        }
    }

    private static int Threshold(int k, int bias) => Math.Clamp(k - bias, TMin, TMax);

    private static int Adapt(long delta, int count, bool isFirst)
    {
        delta = isFirst ? delta / Damp : delta / 2;
        delta += delta / count;
        int k = 0;
        while (delta > (Base - TMin) * TMax / 2)
        {
            delta /= Base - TMin;
            k += Base;
        }

        return k + (int)((Base - TMin + 1) * delta / (delta + Skew));
    }

    private static char Letter(int digit) => (char)(digit < 26 ? 'a' + digit : '0' + digit - 26);

    private static int? Digit(char c) =>
        char.IsAsciiDigit(c) ? c - '0' + 26
        : char.IsAsciiLetter(c) ? (c | 0x20) - 'a'
        : null;
}
