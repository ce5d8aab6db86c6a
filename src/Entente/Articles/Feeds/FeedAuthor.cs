using System.Buffers;

namespace Entente.Articles.Feeds;

/// <summary>Reads the name out of what feeds write for an author.</summary>
internal static class FeedAuthor
{
    private static readonly SearchValues<char> s_around = SearchValues.Create(" <>()[]'\"");

    /// <summary>The name: "anna@paper.example (Anna Example)", "Anna Example &lt;anna@paper.example&gt;" and "Anna Example" name the same.</summary>
    public static string Name(string author)
    {
        int at = author.IndexOf('@', StringComparison.Ordinal);
        if (at < 0)
        {
            return author.Trim();
        }

        int open = author.IndexOf('(', StringComparison.Ordinal);
        int close = author.LastIndexOf(')');
        bool isMailFirst = open > at && close > open;
        if (isMailFirst)
        {
            return author[(open + 1)..close].Trim();
        }

        // The name stands in front of the address, if there is one.
        int blank = author.AsSpan(0, at).LastIndexOfAny(" <([");
        return blank < 0 ? string.Empty : author[..blank].Trim(' ', '<', '(', '[', '"');
    }

    /// <summary>The e-mail address; <see langword="null"/> when there is none.</summary>
    public static string? Mail(string author)
    {
        int at = author.IndexOf('@', StringComparison.Ordinal);
        if (at < 0)
        {
            return null;
        }

        int start = author.AsSpan(0, at).LastIndexOfAny(s_around) + 1;
        int length = author.AsSpan(at).IndexOfAny(s_around);
        return length < 0 ? author[start..] : author[start..(at + length)];
    }
}
