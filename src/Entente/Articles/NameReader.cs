using System.Buffers;
using System.Collections.Immutable;

namespace Entente.Articles;

/// <summary>Reads the names of persons from a byline.</summary>
/// <remarks>Rather no name than a wrong one: a name has two to five words, begins with capitals, and no word of it speaks of a desk or a page. Cost: linear.</remarks>
internal sealed class NameReader(PageWords words, OutletBook outlets)
{
    private const int MaxAuthors = 12;

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
        // The longest phrase first: "written by", then "by".
        int best = -1;
        foreach (string phrase in words.All("byline"))
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

        return best < 0 ? -1 : lead + best + 1;
    }

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
            if (bare.IsEmpty || words.Is("not-a-person", bare))
            {
                return false;
            }

            foreach (char c in word)
            {
                if (
                    !char.IsLetter(c)
                    && c is not ('.' or '-' or '\'' or '’' or '"' or '“' or '”')
                    && char.GetUnicodeCategory(c)
                        != System.Globalization.UnicodeCategory.NonSpacingMark
                )
                {
                    return false;
                }
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
            end > start && (char.IsWhiteSpace(text[end - 1]) || text[end - 1] is '-' or '*' or ',')
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
