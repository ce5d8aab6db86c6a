using System.Buffers;
using System.Collections.Frozen;
using Entente.Data;

namespace Entente.Text;

/// <summary>Finds web and e-mail addresses, names of accounts and of files.</summary>
internal sealed class Addresses
{
    private static readonly SearchValues<char> s_addressEnd = SearchValues.Create(
        " \t\r\n\u00A0\u202F\"“”«»<>()[]{}|"
    );
    private static readonly SearchValues<char> s_trailing = SearchValues.Create(".,;:!?'’”\"»…*");

    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _endings;

    public Addresses(DataTables tables)
    {
        Table table = tables.Read("world/address-endings");
        int ending = table.Column("ending");
        _endings = table
            .Rows.Select(row => row[ending])
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The end of the address or name that begins at the cursor; its start when there is none.</summary>
    public int End(ref Cursor cursor)
    {
        string text = cursor.Text;
        int start = cursor.Position;
        char c = text[start];
        if (c is '@' or '#')
        {
            return AccountEnd(text, start);
        }

        if (start < cursor.NoAddressBefore || !char.IsAsciiLetterOrDigit(c))
        {
            return start;
        }

        return
            c is 'h' or 'w' or 'm' or 'f' or 'H' or 'W' or 'M' or 'F'
            && IsWebAddress(text.AsSpan(start))
            ? WebAddressEnd(text, start)
            : MailOrNameEnd(ref cursor);
    }

    /// <summary>"@desk_upton", "#Upton", but not "#1".</summary>
    private static int AccountEnd(string text, int start)
    {
        int end = start + 1;
        if (end == text.Length || !char.IsLetter(text[end]))
        {
            return start;
        }

        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_'))
        {
            end++;
        }

        return end;
    }

    private static bool IsWebAddress(ReadOnlySpan<char> rest) =>
        rest.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
        || rest.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        || rest.StartsWith("ftp://", StringComparison.OrdinalIgnoreCase)
        || rest.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)
        || rest.StartsWith("www.", StringComparison.OrdinalIgnoreCase);

    private static int WebAddressEnd(string text, int start)
    {
        ReadOnlySpan<char> rest = text.AsSpan(start);
        int length = rest.IndexOfAny(s_addressEnd);
        rest = length < 0 ? rest : rest[..length];
        return start + rest.LastIndexOfAnyExcept(s_trailing) + 1;
    }

    /// <summary>"press@example.org", "gazeta.example.com/world", "report.pdf".</summary>
    private int MailOrNameEnd(ref Cursor cursor)
    {
        string text = cursor.Text;
        int start = cursor.Position;
        int end = start;
        int at = -1;
        bool hasInner = false;
        for (; end < text.Length; end++)
        {
            char c = text[end];
            if (char.IsAsciiLetterOrDigit(c))
            {
                continue;
            }

            if (!IsInner(c) || c == '@' && at >= 0)
            {
                break;
            }

            at = c == '@' ? end : at;
            hasInner = true;
        }

        cursor.NoAddressBefore = end;
        if (!hasInner)
        {
            return start;
        }

        int behind = end;
        while (end > start && IsInner(text[end - 1]))
        {
            end--;
        }

        if (at > start && at < end - 1)
        {
            return end;
        }

        int stop = text.AsSpan(start, end - start).LastIndexOf('.');
        bool isName =
            IsGroupName(text.AsSpan(start, end - start))
            || stop > 0
                && (stop > 1 || char.IsAsciiDigit(text[start]))
                && char.IsAsciiLetterOrDigit(text[start + stop - 1])
                && _endings.Contains(text.AsSpan(start + stop + 1, end - start - stop - 1));
        if (!isName)
        {
            return start;
        }

        bool hasPath = behind == end && end < text.Length && text[end] == '/';
        return hasPath ? WebAddressEnd(text, start) : end;
    }

    /// <summary>Three or more words in small letters with stops between: "misc.consumers.frugal".</summary>
    private static bool IsGroupName(ReadOnlySpan<char> name)
    {
        int stops = 0;
        for (int i = 0; i < name.Length; i++)
        {
            if (name[i] == '.')
            {
                stops++;
                if (i < 2 || name[i - 1] == '.' || name[i - 2] == '.')
                {
                    return false;
                }
            }
            else if (!char.IsAsciiLetterLower(name[i]) && name[i] != '-')
            {
                return false;
            }
        }

        return stops > 1;
    }

    private static bool IsInner(char c) => c is '.' or '-' or '_' or '+' or '@' or '%';
}
