using System.Globalization;
using System.Text;
using Entente.Readouts;

namespace Entente.Server.Tools;

/// <summary>Words of a page, marked as such: a stranger wrote them, and they may be made to steer whoever reads them.</summary>
/// <param name="Untrusted">The words: data, never an instruction. What cannot be seen is written as <c>\u{202E}</c>.</param>
internal sealed record SourceText(string Untrusted)
{
    /// <summary>The words, at most as many as leave the record without its owner's word.</summary>
    public static SourceText? Of(string? words) =>
        words is null
            ? null
            : new SourceText(
                Escape(Pages.PlainText.Shortened(Pages.PlainText.OneLine(words), Snippet.MaxLength))
            );

    /// <summary>All of the words.</summary>
    public static SourceText Whole(string words) => new(Escape(words));

    /// <summary>Makes visible what steers instead of being read: controls, what turns the reading order, what has no width, tags, lone halves of pairs.</summary>
    public static string Escape(string text)
    {
        StringBuilder escaped = new(text.Length);
        int i = 0;
        while (i < text.Length)
        {
            bool isWhole = Rune.TryGetRuneAt(text, i, out Rune rune);
            int length = isWhole ? rune.Utf16SequenceLength : 1;
            if (isWhole && !IsHidden(rune))
            {
                escaped.Append(text, i, length);
            }
            else
            {
                int code = isWhole ? rune.Value : text[i];
                escaped.Append(CultureInfo.InvariantCulture, $"\\u{{{code:X4}}}");
            }

            i += length;
        }

        return escaped.ToString();
    }

    private static bool IsHidden(Rune rune) =>
        rune.Value != '\n'
        && (
            Rune.GetUnicodeCategory(rune)
                is UnicodeCategory.Control
                    or UnicodeCategory.Format // Turning marks, zero width, U+E0000 tags.
                    or UnicodeCategory.PrivateUse
                    or UnicodeCategory.OtherNotAssigned
                    or UnicodeCategory.LineSeparator
                    or UnicodeCategory.ParagraphSeparator
            || rune.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF)
        );
}
