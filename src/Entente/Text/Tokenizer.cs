using System.Collections.Frozen;
using Entente.Data;

namespace Entente.Text;

/// <summary>Takes the next token, or the few that one run of letters falls into, off a text.</summary>
internal sealed class Tokenizer
{
    private const int LongestUnit = 8;

    private readonly Addresses _addresses;
    private readonly Contractions _contractions;
    private readonly Abbreviations _abbreviations;
    private readonly SentenceStarters _starters;
    private readonly Hyphens _hyphens;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _units;

    public Tokenizer(Language language, Abbreviations abbreviations, SentenceStarters starters)
    {
        _addresses = new Addresses(language.Tables);
        _contractions = new Contractions(language);
        _abbreviations = abbreviations;
        _starters = starters;
        _hyphens = new Hyphens(language);
        Table table = language.Read("glued-units");
        int unit = table.Column("unit");
        _units = table
            .Rows.Select(row => row[unit])
            .ToFrozenSet(StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Adds the next token and moves behind it. The cursor stands on a character that is not blank.</summary>
    public void Next(ref Cursor cursor, TokenBuffer tokens)
    {
        string text = cursor.Text;
        int start = cursor.Position;
        char c = text[start];
        int end = _addresses.End(ref cursor);
        if (end > start)
        {
            tokens.Add(new Token(new TextSpan(start, end), TokenKind.Other));
        }
        else if (char.IsLetterOrDigit(c) || BeginsNumber(text, start))
        {
            end = AddWord(text, start, tokens);
        }
        else if (Signs.Apostrophes.Contains(c))
        {
            end = AddApostrophe(ref cursor, tokens);
        }
        else
        {
            end = Signs.End(text, start);
            cursor.InSingleMarks |= c == '‘';
            bool isMark = char.IsPunctuation(c);
            tokens.Add(
                new Token(new TextSpan(start, end), isMark ? TokenKind.Mark : TokenKind.Other)
            );
        }

        cursor.Position = end;
    }

    /// <summary>A number that begins with its sign or its stop: "+44", ".5".</summary>
    private static bool BeginsNumber(string text, int start) =>
        text[start] is '+' or '.'
        && char.IsAsciiDigit(At(text, start + 1))
        && (start == 0 || !char.IsLetterOrDigit(text[start - 1]) && text[start - 1] != '.');

    private int AddWord(string text, int start, TokenBuffer tokens)
    {
        int end = char.IsAsciiDigit(text[start]) ? Hyphens.NumberEnd(text, start) : start;
        if (end > start)
        {
            tokens.Add(new Token(new TextSpan(start, end), TokenKind.Number));
            return end;
        }

        int piece = start;
        end = PieceEnd(text, start, out bool hasLetter);
        while (
            Hyphens.IsHyphen(At(text, end))
            && char.IsLetterOrDigit(At(text, end + 1))
            && !(start > 0 && Hyphens.IsHyphen(text[start - 1]))
        )
        {
            int next = PieceEnd(text, end + 1, out bool hasLetters);
            if (
                !_hyphens.Keeps(
                    text.AsSpan(piece, end - piece),
                    text.AsSpan(end + 1, next - end - 1)
                )
            )
            {
                break;
            }

            piece = end + 1;
            end = next;
            hasLetter |= hasLetters;
        }

        if (!hasLetter)
        {
            tokens.Add(new Token(new TextSpan(start, end), TokenKind.Number));
        }
        else if (At(text, end) == '.' && KeepsStop(text, piece, end, tokens))
        {
            end++;
            tokens.Add(new Token(new TextSpan(start, end), TokenKind.Word));
        }
        else if (At(text, end) == '$' && end - start <= 3 && char.IsUpper(text[end - 1]))
        {
            end++; // "US$", "A$", "HK$"
            tokens.Add(new Token(new TextSpan(start, end), TokenKind.Other));
        }
        else
        {
            AddParts(text, start, end, tokens);
        }

        return end;
    }

    /// <summary>Adds a word, or the words that are written together as one.</summary>
    private void AddParts(string text, int start, int end, TokenBuffer tokens)
    {
        ReadOnlySpan<char> word = text.AsSpan(start, end - start);
        int from = start;
        if (_contractions.CutsOf(text, start, end) is { } cuts)
        {
            foreach (int cut in cuts)
            {
                AddPart(from, start + cut);
                from = start + cut;
            }
        }
        else if (
            word.Length > 2
            && word.ContainsAny(Signs.Apostrophes)
            && _contractions.EndingOf(word) is > 0 and var cut
        )
        {
            AddPart(start, start + cut);
            from = start + cut;
        }

        AddPart(from, end);

        void AddPart(int first, int behind) =>
            tokens.Add(
                new Token(new TextSpan(first, behind), TokenKind.Word) { IsJoined = first > start }
            );
    }

    /// <summary>Adds what begins with an apostrophe: an ending ("'s"), a word that has lost letters ("'em", "’90s"), or a mark.</summary>
    private int AddApostrophe(ref Cursor cursor, TokenBuffer tokens)
    {
        string text = cursor.Text;
        int start = cursor.Position;
        int end = start + 1;
        while (end < text.Length && char.IsLetterOrDigit(text[end]))
        {
            end++;
        }

        ReadOnlySpan<char> word = text.AsSpan(start, end - start);
        bool followsWord = tokens.Count > 0 && tokens.Last.IsWord && tokens.Last.Span.End == start;
        bool isClosed = Signs.Apostrophes.Contains(At(text, end));
        if (word.Length > 1 && !isClosed && _contractions.IsEnding(word))
        {
            tokens.Add(
                new Token(new TextSpan(start, end), TokenKind.Word) { IsJoined = followsWord }
            );
            return end;
        }

        if (
            word.Length > 1
            && !isClosed
            && !followsWord
            && (_contractions.CutsOf(text, start, end) is not null || IsYears(word, At(text, end)))
        )
        {
            AddParts(text, start, end, tokens);
            return end;
        }

        end = Signs.End(text, start);
        bool isPossessive = false;
        if (end == start + 1)
        {
            isPossessive =
                followsWord && !cursor.InSingleMarks && IsPlural(text, tokens.Last.Span, end);
            cursor.InSingleMarks =
                !followsWord && !char.IsWhiteSpace(At(text, end))
                || cursor.InSingleMarks && isPossessive;
        }

        tokens.Add(new Token(new TextSpan(start, end), TokenKind.Mark) { IsJoined = isPossessive });
        return end;
    }

    /// <summary>Whether the apostrophe that ends at <paramref name="end"/> belongs to the plural before it: "the leaders’ plan".</summary>
    private bool IsPlural(string text, TextSpan word, int end) =>
        _contractions.EndingOf(text.AsSpan(word.Start, end - word.Start)) == word.Length
        && char.IsWhiteSpace(At(text, end))
        && char.IsLetterOrDigit(At(text, end + 1));

    /// <summary>"’90s", "’72"; behind a straight apostrophe two digits may begin a quotation.</summary>
    private static bool IsYears(ReadOnlySpan<char> word, char next) =>
        word.Length is 3 or 4
        && char.IsAsciiDigit(word[1])
        && char.IsAsciiDigit(word[2])
        && (word.Length == 3 ? word[0] == '’' || char.IsPunctuation(next) : word[3] == 's');

    /// <summary>The end of the run of letters and digits that begins at <paramref name="start"/>, up to its first hyphen.</summary>
    private int PieceEnd(string text, int start, out bool hasLetter)
    {
        hasLetter = false;
        int end = start + 1;
        if (char.IsLetter(text[start]))
        {
            hasLetter = true;
        }

        while (end < text.Length)
        {
            char c = text[end];
            if (hasLetter && char.IsAsciiLetter(c) || char.IsLetterOrDigit(c))
            {
                if (!hasLetter && char.IsLetter(c))
                {
                    if (IsUnit(text, end))
                    {
                        break;
                    }

                    hasLetter = true;
                }

                end++;
            }
            else if (Signs.IsInvisible(c))
            {
                end++;
            }
            else if (
                char.IsLetterOrDigit(At(text, end + 1)) && IsInner(text, start, end, hasLetter)
            )
            {
                end++;
            }
            else if (hasLetter && BrokenLineEnd(text, end) is var next && next > end)
            {
                end = next;
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

        return end;
    }

    /// <summary>Whether the letters at <paramref name="at"/>, behind a number, are a unit: "40|km", "7|p.m."</summary>
    private bool IsUnit(string text, int at)
    {
        int end = at;
        while (end < text.Length && end - at <= LongestUnit && char.IsLetter(text[end]))
        {
            end++;
        }

        return _units.Contains(text.AsSpan(at, end - at)) && !char.IsLetterOrDigit(At(text, end))
            || end == at + 1 && IsInitials(text, at, end);
    }

    /// <summary>Whether the sign at <paramref name="at"/> stands inside a word or number; a letter or digit follows it.</summary>
    private static bool IsInner(string text, int start, int at, bool hasLetter)
    {
        char before = text[at - 1];
        char after = text[at + 1];
        bool inNumber = !hasLetter && char.IsDigit(before) && char.IsDigit(after);
        return text[at] switch
        {
            '\'' or '’' or '`' or '´' or '′' => hasLetter || char.IsLetter(after),
            '_' => true,
            '.' => char.IsDigit(before) && char.IsDigit(after)
                || IsSingle(text, start, at) && !char.IsLetterOrDigit(At(text, at + 2))
                || at - start <= 2 && char.IsUpper(after) && At(text, at + 2) == '.',
            ',' or ':' => inNumber,
            '/' => inNumber || IsBetweenSingles(text, start, at),
            '&' => char.IsUpper(before) && char.IsUpper(after) || IsBetweenSingles(text, start, at),
            _ => false,
        };
    }

    /// <summary>Whether the letter before <paramref name="at"/> stands alone between stops, as in "a.m." and "U.S.".</summary>
    private static bool IsSingle(string text, int start, int at) =>
        char.IsLetter(text[at - 1]) && (at - 1 == start || text[at - 2] == '.');

    /// <summary>Whether single letters stand on both sides of the sign: "l/c", "R&amp;D", but not "f/b/o".</summary>
    private static bool IsBetweenSingles(string text, int start, int at) =>
        at == start + 1
        && char.IsLetter(text[start])
        && char.IsLetter(text[at + 1])
        && !char.IsLetterOrDigit(At(text, at + 2))
        && At(text, at + 2) != text[at];

    /// <summary>Where a word goes on whose line ends with a hyphen ("govern-⏎ment"); <paramref name="at"/> when it does not.</summary>
    private static int BrokenLineEnd(string text, int at)
    {
        if (text[at] != '-' || !char.IsLower(text[at - 1]))
        {
            return at;
        }

        int next = At(text, at + 1) == '\r' ? at + 2 : at + 1;
        return At(text, next) == '\n' && char.IsLower(At(text, next + 1)) ? next + 1 : at;
    }

    /// <summary>Whether the stop behind the piece of a word belongs to it: an abbreviation, an initial.</summary>
    private bool KeepsStop(string text, int start, int end, TokenBuffer tokens)
    {
        if (At(text, end + 1) == '.' && At(text, end + 2) == '.')
        {
            return false; // An ellipsis.
        }

        ReadOnlySpan<char> word = text.AsSpan(start, end - start);
        AbbreviationKind kind = _abbreviations.KindOf(word);
        return kind switch
        {
            AbbreviationKind.Title or AbbreviationKind.Any => true,
            AbbreviationKind.Number => char.IsDigit(At(text, NextWord(text, end + 1))),
            _ => IsInitials(text, start, end)
                || word.Length == 1
                    && IsInitial(text, start, kind == AbbreviationKind.Word, tokens),
        };
    }

    /// <summary>Single letters between stops: "U.S".</summary>
    private static bool IsInitials(string text, int start, int end)
    {
        if (end - start < 3 || (end - start) % 2 == 0)
        {
            return false;
        }

        for (int i = start; i < end; i++)
        {
            if ((i - start) % 2 == 0 ? !char.IsLetter(text[i]) : text[i] != '.')
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a capital letter with a stop is part of a name: "George W. Hill", but not "Plan B. The", "So did I. Then".</summary>
    private bool IsInitial(string text, int at, bool isPronoun, TokenBuffer tokens)
    {
        if (!char.IsUpper(text[at]))
        {
            return false;
        }

        bool isWord = isPronoun && tokens.Count > 0 && char.IsLower(text[tokens.Last.Span.Start]);
        int next = NextWord(text, at + 2);
        char c = At(text, next);
        return !isWord
            && (
                char.IsUpper(c)
                    ? !_starters.BeginsAt(text, next)
                    : char.IsLower(c) || c is ',' or ';'
            );
    }

    private static int NextWord(string text, int position)
    {
        while (At(text, position) is ' ' or '\u00A0' && position < text.Length)
        {
            position++;
        }

        return position;
    }

    /// <summary>Whether a no-break blank at <paramref name="at"/> divides thousands: "12 000" in French typography.</summary>
    private static bool IsThousandsBlank(string text, int start, int at) =>
        text[at] is '\u00A0' or '\u202F'
        && (at - start <= 3 || text[at - 4] is '\u00A0' or '\u202F')
        && at + 3 < text.Length
        && char.IsAsciiDigit(text[at + 1])
        && char.IsAsciiDigit(text[at + 2])
        && char.IsAsciiDigit(text[at + 3])
        && !char.IsLetterOrDigit(At(text, at + 4))
        && at > start
        && char.IsAsciiDigit(text[at - 1]);

    private static char At(string text, int at) => at < text.Length ? text[at] : ' ';
}
