namespace Entente.Articles;

/// <summary>Finds links to the pages of authors: <c>href="/authors/anna-example"</c>.</summary>
/// <remarks>Cost: linear in the part that is searched.</remarks>
internal sealed class AuthorLinks(PageWords words)
{
    // Longer addresses are made by machines; the part that names authors comes early.
    private const int MostOfAddress = 500;
    private const int MostOfTag = 2000;
    private const int MostSegments = 12;

    /// <summary>The next link that leads to an author; what is looked at is moved behind it.</summary>
    public (TextSpan Element, TextSpan Address)? Next(string html, ref int at, int end)
    {
        while (at < end)
        {
            int href = html.AsSpan(at, end - at)
                .IndexOf("href=", StringComparison.OrdinalIgnoreCase);
            if (href < 0)
            {
                at = end;
                return null;
            }

            at += href + 5;
            ReadOnlySpan<char> value = html.AsSpan(at, Math.Min(end - at, MostOfAddress));
            char quote = value.IsEmpty ? ' ' : value[0];
            bool isQuoted = quote is '"' or '\'';
            value = isQuoted ? value[1..] : value;
            int length = isQuoted ? value.IndexOf(quote) : value.IndexOfAny(' ', '>');
            if (length <= 0 || !IsOfAuthor(value[..length]))
            {
                continue;
            }

            int close = html.AsSpan(at, Math.Min(end - at, MostOfTag)).IndexOf('>');
            if (close >= 0)
            {
                TextSpan address = new(at, at + length + (isQuoted ? 1 : 0));
                int start = at + close + 1;
                int stop = html.AsSpan(start, end - start)
                    .IndexOf("</a", StringComparison.OrdinalIgnoreCase);
                at = stop < 0 ? end : start + stop;
                return (new TextSpan(start, at), address);
            }
        }

        return null;
    }

    /// <summary>Whether a link to an author's page leads to somebody of this name: a name that is no person's must be in the address too, "/author/harbourfan/".</summary>
    public static bool LeadsTo(Signature name, ReadOnlySpan<char> address) =>
        name.Kind == Signatory.Person
        || SiteName
            .Fold(address.ToString())
            .Contains(SiteName.Fold(name.Name), StringComparison.Ordinal);

    private bool IsOfAuthor(ReadOnlySpan<char> address)
    {
        int segment = 0;
        foreach (Range range in address.SplitAny("/?=-_."))
        {
            bool isAuthor = words.Is("author-path", address[range]);
            bool hasName = range.End.GetOffset(address.Length) < address.Length;
            if (isAuthor && hasName)
            {
                return true;
            }

            if (segment++ > MostSegments)
            {
                return false;
            }
        }

        return false;
    }
}
