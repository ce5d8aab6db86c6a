using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace Entente.Integration.Tests.Stores;

/// <summary>Writes all that a record holds, line by line, so that two can be compared and a difference be read. A property added later is in it by itself.</summary>
internal static class Portrait
{
    public static string Of(object? value)
    {
        StringBuilder lines = new();
        Draw(lines, "", value);
        return lines.ToString();
    }

    private static void Draw(StringBuilder lines, string path, object? value)
    {
        switch (value)
        {
            case null:
                Line("null");
                break;
            case string text:
                Line(Escaped(text));
                break;
            case ReadOnlyMemory<byte> bytes:
                Line(Convert.ToHexString(bytes.Span));
                break;
            case decimal number:
                Line(number.ToString(CultureInfo.InvariantCulture));
                break;
            case TextSpan or NewsDate or ContentDigest or DateTimeOffset or DateTime or DateOnly:
                Line(
                    value is NewsDate date
                        ? $"{date.Day:o} {date.Time:o} {date.Offset:c}"
                        : string.Create(CultureInfo.InvariantCulture, $"{value:o}")
                );
                break;
            case IEnumerable items:
                int count = 0;
                foreach (object item in items)
                {
                    Draw(
                        lines,
                        string.Create(CultureInfo.InvariantCulture, $"{path}[{count++}]"),
                        item
                    );
                }

                Line(string.Create(CultureInfo.InvariantCulture, $"{count} items"));
                break;
            case ValueType:
                if (value.GetType() is { IsPrimitive: false, IsEnum: false })
                {
                    goto default;
                }

                Line(string.Create(CultureInfo.InvariantCulture, $"{value}"));
                break;
            default:
                foreach (
                    PropertyInfo property in value
                        .GetType()
                        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
                        .OrderBy(p => p.Name, StringComparer.Ordinal)
                )
                {
                    Draw(lines, $"{path}.{property.Name}", property.GetValue(value));
                }

                break;
        }

        void Line(string text) => lines.Append(path).Append(" = ").AppendLine(text);
    }

    private static string Escaped(string text) =>
        string.Concat(
            text.Select(c =>
                c is >= ' ' and <= '~'
                    ? $"{c}"
                    : $"\\u{((int)c).ToString("X4", CultureInfo.InvariantCulture)}"
            )
        );
}
