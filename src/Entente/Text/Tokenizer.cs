using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Entente.Data;

namespace Entente.Text;

/// <summary>Takes the next token, or the few that one run of letters falls into, off a text.</summary>
internal sealed class Tokenizer
{
    private static readonly SearchValues<char> s_addressEnd = SearchValues.Create(
        " \t\r\n\u00A0\u202F\"“”«»<>()[]{}|"
    );
    private static readonly SearchValues<char> s_trailing = SearchValues.Create(".,;:!?'’”\"»…*");

    private static readonly SearchValues<char> s_digits = SearchValues.Create("0123456789.,");

    // Endings of addresses that are no English words: "gazeta.ru", but not "He left.In Rome" with its lost blank.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_domains = new[]
    {
        "com",
        "org",
        "net",
        "gov",
        "edu",
        "info",
        "ru",
        "uk",
        "de",
        "fr",
        "eu",
        "cn",
    }
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly string[] s_clitics = ["s", "m", "d", "re", "ve", "ll"];

    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _units;

    public Tokenizer(Language language)
    {
        Table table = language.Read("glued-units");
        int unit = table.Column("unit");
        _units = table
            .Rows.Select(row => row[unit])
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>A place in a text.</summary>
    public ref struct Cursor(string text)
    {
        /// <summary>Up to here it is known that no e-mail address begins: keeps the look-ahead linear.</summary>
        public int NoAddressBefore;

        public readonly string Text => text;

        public int Position { get; set; }

        public readonly bool AtEnd => Position >= text.Length;

        /// <summary>Skips blanks and says whether a line break was among them.</summary>
        public bool SkipBlanks()
        {
            bool newLine = false;
            while (Position < text.Length && char.IsWhiteSpace(text[Position]))
            {
                newLine |= text[Position] is '\n' or '\r' or '\u2028' or '\u2029';
                Position++;
            }

            return newLine;
        }
    }

    /// <summary>Adds the next token and moves behind it. The cursor stands on a character that is not blank.</summary>
    public void Next(ref Cursor cursor, ImmutableArray<Token>.Builder tokens)
    {
        string text = cursor.Text;
        int start = cursor.Position;
        char c = text[start];
        int end = AddressEnd(ref cursor);
        if (end > start)
        {
            tokens.Add(new Token(new TextSpan(start, end), TokenKind.Other));
        }
        else if (char.IsLetterOrDigit(c))
        {
            end = AddWord(text, start, tokens);
        }
        else
        {
            end = MarkEnd(text, start);
            tokens.Add(
                new Token(
                    new TextSpan(start, end),
                    char.IsPunctuation(c) || c == '`' ? TokenKind.Mark : TokenKind.Other
                )
            );
        }

        cursor.Position = end;
    }

    private static int MarkEnd(string text, int start)
    {
        char c = text[start];
        int end = start + 1;
        if (c is '.' or '-')
        {
            while (end < text.Length && text[end] == c)
            {
                end++;
            }
        }
        else if (c is '\'' or '`' && end < text.Length && text[end] == c)
        {
            end++; // '' and `` are how plain text writes curly marks.
        }
        else if (char.IsSurrogate(c) || IsCombining(c))
        {
            while (end < text.Length && (char.IsSurrogate(text[end]) || IsCombining(text[end])))
            {
                end++;
            }
        }

        return end;
    }

    private int AddWord(string text, int start, ImmutableArray<Token>.Builder tokens)
    {
        int end = start;
        bool hasLetter = false;
        while (end < text.Length)
        {
            char c = text[end];
            if (char.IsLetterOrDigit(c) || IsCombining(c))
            {
                hasLetter |= char.IsLetter(c);
                end++;
            }
            else if (
                end + 1 < text.Length
                && end > start
                && char.IsLetterOrDigit(text[end + 1])
                && IsInner(text, start, end)
            )
            {
                end++;
            }
            else if (!hasLetter && IsThousandsBlank(text, start, end))
            {
                end += 4;
            }
            else
            {
                break;
            }
        }

        int cut = hasLetter ? Cut(text.AsSpan(start, end - start)) : 0;
        if (cut > 0)
        {
            TokenKind kind = char.IsDigit(text[start]) ? TokenKind.Number : TokenKind.Word;
            tokens.Add(new Token(new TextSpan(start, start + cut), kind));
            start += cut;
        }

        tokens.Add(
            new Token(new TextSpan(start, end), hasLetter ? TokenKind.Word : TokenKind.Number)
        );
        return end;
    }

    /// <summary>Where a run of letters falls into two tokens ("Dell|'s", "do|n't", "40|km"); 0 when it is one.</summary>
    private int Cut(ReadOnlySpan<char> word)
    {
        if (char.IsDigit(word[0]))
        {
            int digits = word.IndexOfAnyExcept(s_digits);
            return digits > 0 && _units.Contains(word[digits..]) && !char.IsUpper(word[digits])
                ? digits
                : 0;
        }

        int mark = word.LastIndexOfAny('\'', '’');
        if (mark <= 0)
        {
            return 0;
        }

        ReadOnlySpan<char> ending = word[(mark + 1)..];
        if (ending.Equals("t", StringComparison.OrdinalIgnoreCase))
        {
            return mark > 1 && word[mark - 1] is 'n' or 'N' ? mark - 1 : 0;
        }

        foreach (string clitic in s_clitics)
        {
            if (ending.Equals(clitic, StringComparison.OrdinalIgnoreCase))
            {
                return mark;
            }
        }

        return 0;
    }

    private static bool IsInner(string text, int start, int at)
    {
        char before = text[at - 1];
        char after = text[at + 1];
        return text[at] switch
        {
            '\'' or '’' or '-' or '‑' => true,
            '.' => char.IsDigit(before) && char.IsDigit(after)
                || IsSingle(text, start, at) && !char.IsLetterOrDigit(After(text, at + 2))
                || at - start <= 2 && char.IsUpper(after) && After(text, at + 2) == '.',
            ',' or ':' or '/' => char.IsDigit(before) && char.IsDigit(after),
            '&' => char.IsUpper(before) && char.IsUpper(after),
            _ => false,
        };
    }

    /// <summary>Whether the letter before <paramref name="at"/> stands alone between stops, as in "a.m." and "U.S.".</summary>
    private static bool IsSingle(string text, int start, int at) =>
        char.IsLetter(text[at - 1]) && (at - 1 == start || text[at - 2] == '.');

    private static char After(string text, int at) => at < text.Length ? text[at] : ' ';

    /// <summary>Whether a no-break blank at <paramref name="at"/> divides thousands: "12 000" in French typography.</summary>
    private static bool IsThousandsBlank(string text, int start, int at) =>
        text[at] is '\u00A0' or '\u202F'
        && (at - start <= 3 || text[at - 4] is '\u00A0' or '\u202F')
        && at + 3 < text.Length
        && char.IsAsciiDigit(text[at + 1])
        && char.IsAsciiDigit(text[at + 2])
        && char.IsAsciiDigit(text[at + 3])
        && !char.IsLetterOrDigit(After(text, at + 4))
        && at > start
        && char.IsAsciiDigit(text[at - 1]);

    private static bool IsCombining(char c) =>
        c >= '\u0300'
        && char.GetUnicodeCategory(c)
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.EnclosingMark;

    /// <summary>The end of the web or e-mail address, account name or domain that begins at the cursor; its start when there is none.</summary>
    private static int AddressEnd(ref Cursor cursor)
    {
        string text = cursor.Text;
        int start = cursor.Position;
        ReadOnlySpan<char> rest = text.AsSpan(start);
        if (
            rest.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            || rest.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            || rest.StartsWith("www.", StringComparison.OrdinalIgnoreCase)
        )
        {
            int length = rest.IndexOfAny(s_addressEnd);
            rest = length < 0 ? rest : rest[..length];
            int kept = rest.LastIndexOfAnyExcept(s_trailing) + 1;
            return start + kept;
        }

        if (rest[0] is '@' or '#' && rest.Length > 1 && char.IsLetterOrDigit(rest[1]))
        {
            int end = start + 2;
            while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_'))
            {
                end++;
            }

            return end;
        }

        return start >= cursor.NoAddressBefore && char.IsAsciiLetterOrDigit(rest[0])
            ? MailOrDomainEnd(ref cursor)
            : start;
    }

    private static int MailOrDomainEnd(ref Cursor cursor)
    {
        string text = cursor.Text;
        int start = cursor.Position;
        int end = start;
        int at = -1;
        while (
            end < text.Length
            && (
                char.IsAsciiLetterOrDigit(text[end]) || text[end] is '.' or '-' or '_' or '+' or '@'
            )
        )
        {
            if (text[end] == '@')
            {
                if (at >= 0)
                {
                    break;
                }

                at = end;
            }

            end++;
        }

        cursor.NoAddressBefore = end;
        while (end > start && text[end - 1] is '.' or '-' or '_' or '+' or '@')
        {
            end--;
        }

        if (at > start && at < end - 1)
        {
            return end;
        }

        int stop = text.AsSpan(start, end - start).LastIndexOf('.');
        bool isDomain =
            stop > 1
            && char.IsAsciiLetterLower(text[start + stop - 1])
            && s_domains.Contains(text.AsSpan(start + stop + 1, end - start - stop - 1));
        return isDomain ? end : start;
    }
}
