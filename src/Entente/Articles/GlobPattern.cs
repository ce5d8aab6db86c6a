namespace Entente.Articles;

/// <summary>Matches paths against patterns: <c>*</c> and <c>?</c> within a name, <c>**</c> over folders.</summary>
internal static class GlobPattern
{
    /// <summary>Whether a path, with <c>/</c> between its names, matches. Cost: length of the pattern × length of the path.</summary>
    public static bool IsMatch(ReadOnlySpan<char> pattern, ReadOnlySpan<char> path)
    {
        // reached[i]: the pattern read so far matches the first i characters of the path.
        Span<bool> reached =
            path.Length < 512 ? stackalloc bool[path.Length + 1] : new bool[path.Length + 1];
        reached.Clear();
        reached[0] = true;
        int at = 0;
        while (at < pattern.Length)
        {
            char c = pattern[at];
            bool isDeep = c == '*' && at + 1 < pattern.Length && pattern[at + 1] == '*';
            if (isDeep)
            {
                at += 2;
                bool takesSlash = at < pattern.Length && pattern[at] == '/';
                at += takesSlash ? 1 : 0;
                bool any = false;
                for (int i = 0; i <= path.Length; i++)
                {
                    bool before = reached[i];
                    // "**/" ends at the beginning of a name.
                    reached[i] = before || (any && (!takesSlash || path[i - 1] == '/'));
                    any |= before;
                }

                continue;
            }

            at++;
            if (c == '*')
            {
                for (int i = 1; i <= path.Length; i++)
                {
                    reached[i] |= reached[i - 1] && path[i - 1] != '/';
                }

                continue;
            }

            for (int i = path.Length; i > 0; i--)
            {
                reached[i] =
                    reached[i - 1] && (path[i - 1] == c || (c == '?' && path[i - 1] != '/'));
            }

            reached[0] = false;
        }

        return reached[path.Length];
    }
}
