using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Entente.Articles;

/// <summary>Somebody whom a page names as its author.</summary>
/// <param name="Name">The name.</param>
/// <param name="Span">Where it stands in the text that was read.</param>
/// <param name="Kind">What the name looks like.</param>
internal readonly record struct Signature(string Name, TextSpan Span, Signatory Kind)
{
    /// <summary>Whether somebody signs, under whatever name; else a desk, an agency or the paper itself does.</summary>
    public bool IsPerson => Kind <= Signatory.Account;
}

/// <summary>What the name of an author looks like, the surest first.</summary>
internal enum Signatory : byte
{
    /// <summary>A name of a person.</summary>
    Person,

    /// <summary>One word in capitals: "Anna".</summary>
    Pseudonym,

    /// <summary>The name of an account: "harbourfan".</summary>
    Account,

    /// <summary>A desk, an agency, a known paper.</summary>
    Desk,

    /// <summary>Some other body: "Harbour Friends of Vienna".</summary>
    Body,

    /// <summary>Who publishes the page.</summary>
    Publisher,
}

/// <summary>Reads the names of persons from a byline.</summary>
/// <remarks>Rather no name than a wrong one: a name has two to five words, begins with capitals, and no word of it speaks of a desk or a page. Cost: linear.</remarks>
internal sealed class NameReader(PageWords words, OutletBook outlets)
{
    // Of mail and of the web, also hidden from machines.
    private static readonly SearchValues<string> s_addresses = SearchValues.Create(
        ["//", "www.", "[at]", "(at)"],
        StringComparison.OrdinalIgnoreCase
    );

    private const int MaxAuthors = 12;

    // A longer statement is a sentence about somebody; a desk's name has so many words.
    private const int MaxStatement = 400;
    private const int MaxDesk = 5;

    // "Fitz", "Mac": what stands before a capital within a name.
    private const int MostOfPrefix = 4;

    // "h_admin7" changes from letters to digits once, a key that a machine made often.
    private const int MostChanges = 3;

    // By their first letter: a byline is looked for in every line around an article.
    private readonly FrozenDictionary<char, string[]> _bylines = ByLetter(words.All("byline"));
    private readonly FrozenDictionary<char, string[]> _labels = ByLetter(words.All("author-label"));

    private static readonly SearchValues<char> s_nameEnds = SearchValues.Create(",;&|/():•·–—@\n");

    /// <summary>The part of a line behind its byline word ("By Anna Example, Geneva"); -1 when it has none.</summary>
    public int AfterByline(ReadOnlySpan<char> line)
    {
        int lead = 0;
        while (lead < line.Length && !char.IsLetter(line[lead]))
        {
            lead++;
        }

        ReadOnlySpan<char> rest = line[lead..];
        // The longest phrase: "written by", not "by".
        int best = -1;
        char first = rest.IsEmpty ? ' ' : char.ToLowerInvariant(rest[0]);
        foreach (string phrase in _bylines.GetValueOrDefault(first, []))
        {
            if (
                phrase.Length > best
                && rest.Length > phrase.Length + 1
                && rest[phrase.Length] is ' ' or ':'
                && rest.StartsWith(phrase, StringComparison.OrdinalIgnoreCase)
                && (char.IsUpper(rest[0]) || phrase.Length > 1)
            )
            {
                best = phrase.Length;
            }
        }

        foreach (string label in _labels.GetValueOrDefault(first, []))
        {
            if (
                rest.Length > label.Length + 2
                && rest.StartsWith(label, StringComparison.OrdinalIgnoreCase)
            )
            {
                int colon = rest[label.Length] == ' ' ? label.Length + 1 : label.Length;
                best = rest[colon] == ':' ? Math.Max(best, colon) : best;
            }
        }

        return best < 0 ? -1 : lead + best + 1;
    }

    private static FrozenDictionary<char, string[]> ByLetter(IEnumerable<string> phrases) =>
        phrases
            .GroupBy(phrase => char.ToLowerInvariant(phrase[0]))
            .ToFrozenDictionary(group => group.Key, group => group.ToArray());

    /// <summary>The persons named in a list of names, with their places in it.</summary>
    public ImmutableArray<(string Name, TextSpan Span)> Persons(ReadOnlySpan<char> text)
    {
        var found = ImmutableArray.CreateBuilder<(string, TextSpan)>();
        int at = 0;
        while (at < text.Length && found.Count < MaxAuthors)
        {
            int end = EndOfName(text, at, out int next);
            TextSpan span = Trim(text, at, end);
            int byline = AfterByline(text.Slice(span.Start, span.Length));
            span = byline > 0 ? Trim(text, span.Start + byline, span.End) : span;
            at = next;
            if (span.IsEmpty)
            {
                continue;
            }

            ReadOnlySpan<char> candidate = text.Slice(span.Start, span.Length);
            if (!words.Is("byline", candidate) && IsPerson(candidate))
            {
                string name = Clean(candidate);
                if (!found.Any(other => other.Item1 == name))
                {
                    found.Add((name, span));
                }
            }
            else if (found.Count > 0)
            {
                break; // What follows the names tells more of the last one: a desk, a place.
            }
        }

        return found.DrainToImmutable();
    }

    /// <summary>Who is named in a text that the page states to be its author: persons, accounts under another name, desks, agencies.</summary>
    /// <remarks>Behind the first name a part that names nobody tells of the one before it ("Anna Example, head of research") and ends the list.</remarks>
    public ImmutableArray<Signature> Signatures(ReadOnlySpan<char> text)
    {
        var found = ImmutableArray.CreateBuilder<Signature>();
        int at = Math.Max(0, AfterByline(text));
        int account = text.IndexOf(" @", StringComparison.Ordinal);
        text = account > 0 ? text[..account] : text;
        bool isAddress = text.ContainsAny('@', '<', '=') || text.ContainsAny(s_addresses);
        while (
            at < text.Length
            && found.Count < MaxAuthors
            && text.Length <= MaxStatement
            && !isAddress
        )
        {
            int end = EndOfName(text, at, out int next);
            if (!IsPerson(text[at..end]))
            {
                end = EndOfSigning(text, at, end, ref next);
            }

            TextSpan span = Trim(text, at, end);
            int byline = AfterByline(text[span.Start..span.End]);
            span = byline > 0 ? Trim(text, span.Start + byline, span.End) : span;
            bool isJoined = at > 0 && text[..at].TrimEnd() is [.., '&'] or [.., 'd'];
            at = next;
            ReadOnlySpan<char> name = text[span.Start..span.End];
            if (name.IsEmpty || words.Is("byline", name))
            {
                continue;
            }

            if (Sign(name, span, isFirst: found.Count == 0 || isJoined) is not { } signature)
            {
                break;
            }

            if (!found.Any(other => Wording.IsSame(other.Name, signature.Name)))
            {
                found.Add(signature);
            }
        }

        return found.DrainToImmutable();
    }

    private Signature? Sign(ReadOnlySpan<char> name, TextSpan span, bool isFirst)
    {
        if (words.Is("nobody", name))
        {
            return null;
        }

        if (IsPerson(name))
        {
            return new Signature(Clean(name), span, Signatory.Person);
        }

        int count = 0;
        int capitals = 0;
        bool isKnown =
            outlets.Outlet(name) is not null
            || outlets.Agency(name) is not null
            || name.Contains('/');
        bool isDesk = isKnown;
        bool isOther = false;
        foreach (Range range in name.Split(' '))
        {
            ReadOnlySpan<char> word = name[range].Trim(".'’\"“”");
            count += word.IsEmpty ? 0 : 1;
            capitals += !word.IsEmpty && char.IsUpper(word[0]) ? 1 : 0;
            isDesk |= words.Is("desk", word);
            isOther |= words.Is("not-a-person", word);
        }

        if (count > MaxDesk || name.Length is < 2 or > 50 || (!isFirst && !isDesk))
        {
            return null;
        }

        // "harbourfan", "anna example", "Anna", "張三": one word, or no capital at all.
        bool isAccount =
            !isDesk
            && !SiteName.IsAddress(name)
            && (count == 1 || (count <= 3 && capitals == 0))
            && !isOther;
        bool isTime = words.Is("weekday", name) || words.Month(name) > 0;
        bool isKey = isAccount && Changes(name) > MostChanges;
        if (isKey || (count == 1 && (isOther || isTime) && !isDesk))
        {
            return null;
        }

        return new Signature(
            name.ToString(),
            span,
            isKnown || isDesk ? Signatory.Desk
                : isAccount
                    ? IsHandle(name) ? Signatory.Account
                        : Signatory.Pseudonym
                : Signatory.Body
        );
    }

    private static int Changes(ReadOnlySpan<char> name)
    {
        int changes = 0;
        for (int i = 1; i < name.Length; i++)
        {
            changes += char.IsDigit(name[i]) != char.IsDigit(name[i - 1]) ? 1 : 0;
        }

        return changes;
    }

    // "harbourfan", "h_admin7": a name that a machine knows somebody by.
    private static bool IsHandle(ReadOnlySpan<char> name) =>
        char.IsLower(name[0]) || name.ContainsAnyInRange('0', '9');

    // "det/dpa", "AFP/The Ledger": initials and agencies sign together; "Hands in the Harbour" is one name.
    private static int EndOfSigning(ReadOnlySpan<char> text, int from, int end, ref int next)
    {
        bool goesOn =
            end < text.Length && (text[end] == '/' || (text[end] == ' ' && next == text.Length));
        while (goesOn && end < text.Length && text[end] is not (',' or ';' or '|' or '\n'))
        {
            end++;
            next = end + 1;
        }

        return end;
    }

    /// <summary>Whether a line is the name of a paper: a known one, or a few words in capitals, one of which is what papers are called ("The Harbour Ledger").</summary>
    public bool IsPaper(ReadOnlySpan<char> line)
    {
        if (outlets.Outlet(line) is not null)
        {
            return true;
        }

        BlockTraits traits = BlockTraits.Of(line);
        if (
            traits.Words is < 2 or > 5
            || traits.Capitals < traits.Words - 1
            || traits.EndsSentence
            || line.Contains('|')
        )
        {
            return false;
        }

        foreach (Range word in line.Split(' '))
        {
            if (words.Is("outlet-word", line[word]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a name of a paper holds a word of its own: "The Harbour Ledger" does, "World News" may be a section of any.</summary>
    public bool IsOwnName(ReadOnlySpan<char> paper)
    {
        foreach (Range part in paper.Split(' '))
        {
            ReadOnlySpan<char> word = paper[part];
            if (
                word.Length > 2
                && !words.Is("outlet-word", word)
                && !words.Is("not-a-person", word)
                && !words.Is("not-a-first-name", word)
            )
            {
                return true;
            }
        }

        return false;
    }

    // A name ends at a mark or at a joining word.
    private int EndOfName(ReadOnlySpan<char> text, int start, out int next)
    {
        for (int end = start; end < text.Length; end++)
        {
            char c = text[end];
            if (s_nameEnds.Contains(c) || (c == '-' && end > 0 && text[end - 1] == ' '))
            {
                next = end + 1;
                return end;
            }

            if (c == ' ' && Joins(text, end, out int behind, out bool isLast))
            {
                next = isLast ? text.Length : behind;
                return end;
            }
        }

        next = text.Length;
        return text.Length;
    }

    /// <summary>Whether a text can be the name of a person.</summary>
    public bool IsPerson(ReadOnlySpan<char> name)
    {
        name = name.Trim();
        if (
            name.Length is < 4 or > 50
            || outlets.Outlet(name) is not null
            || outlets.Agency(name) is not null
        )
        {
            return false;
        }

        int capitals = 0;
        int count = 0;
        foreach (Range range in name.Split(' '))
        {
            ReadOnlySpan<char> word = name[range];
            if (word.IsEmpty)
            {
                continue;
            }

            if (count++ == 0 && words.Is("not-a-first-name", word))
            {
                return false;
            }

            ReadOnlySpan<char> bare = word.Trim(".'’\"“”");
            if (
                bare.IsEmpty
                || words.Is("not-a-person", bare)
                || (count > 1 && words.Is("company-form", bare))
                || IsGlued(bare)
            )
            {
                return false;
            }

            if (!IsOfLetters(word))
            {
                return false;
            }

            if (char.IsUpper(bare[0]) || (!char.IsLower(bare[0]) && char.IsLetter(bare[0])))
            {
                capitals++;
            }
            else if (!words.Is("name-particle", bare))
            {
                return false;
            }
        }

        return count is >= 2 and <= 5 && capitals >= 2;
    }

    private static bool IsOfLetters(ReadOnlySpan<char> word)
    {
        foreach (char c in word)
        {
            if (
                !char.IsLetter(c)
                && c is not ('.' or '-' or '\'' or '’' or '"' or '“' or '”')
                && char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.NonSpacingMark
            )
            {
                return false;
            }
        }

        return true;
    }

    // "CategoryBy Topic": two words that stand in elements of their own. "McExample" and "DeSample" are names.
    private static bool IsGlued(ReadOnlySpan<char> word)
    {
        int length = 0;
        for (int i = 0; i < word.Length; i++)
        {
            if (length > MostOfPrefix && char.IsUpper(word[i]) && char.IsLower(word[i - 1]))
            {
                return true;
            }

            length = char.IsLetter(word[i]) ? length + 1 : 0;
        }

        return false;
    }

    private bool Joins(ReadOnlySpan<char> text, int blank, out int behind, out bool isLast)
    {
        int end = blank + 1;
        while (end < text.Length && char.IsLetter(text[end]))
        {
            end++;
        }

        ReadOnlySpan<char> word = text[(blank + 1)..end];
        behind = end;
        isLast = false;
        if (word.IsEmpty || char.IsUpper(word[0]))
        {
            return false;
        }

        if (words.Is("and", word))
        {
            return true;
        }

        isLast = words.Is("byline-end", word) && !words.Is("name-particle", word);
        return isLast;
    }

    private static TextSpan Trim(ReadOnlySpan<char> text, int start, int end)
    {
        while (start < end && !char.IsLetter(text[start]))
        {
            start++;
        }

        while (
            end > start
            && (char.IsWhiteSpace(text[end - 1]) || text[end - 1] is '-' or '*' or ',' or '"')
        )
        {
            end--;
        }

        return new TextSpan(start, end);
    }

    // "ANNA EXAMPLE" is how some pages print "Anna Example".
    private static string Clean(ReadOnlySpan<char> name)
    {
        bool isShouted = name.IndexOfAnyInRange('a', 'z') < 0 && name.Length > 5;
        return string.Create(
            name.Length,
            (IsShouted: isShouted, Name: name.ToString()),
            static (to, state) =>
            {
                for (int i = 0; i < to.Length; i++)
                {
                    char c = state.Name[i];
                    bool isFirst = i == 0 || !char.IsLetter(state.Name[i - 1]);
                    to[i] = state.IsShouted && !isFirst ? char.ToLowerInvariant(c) : c;
                }
            }
        );
    }
}
