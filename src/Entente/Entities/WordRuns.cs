using System.Collections.Immutable;
using System.Text;

namespace Entente.Entities;

/// <summary>Finds the longest run of words that a table knows.</summary>
internal static class WordRuns
{
    private const int MaxWords = 8;

    /// <summary>What the longest run from <paramref name="start"/> means, and its length in words; nothing and 0 when no run is known.</summary>
    public static (T? Found, int Length) Longest<T>(
        ImmutableArray<ActorWord> words,
        int start,
        Func<string, T?> find
    )
        where T : class
    {
        StringBuilder run = new();
        (T? Found, int Length) longest = (null, 0);
        for (int i = start; i < words.Length && i < start + MaxWords; i++)
        {
            run.Append(i > start ? " " : "").Append(words[i].Folded);
            if (find(run.ToString()) is { } found)
            {
                longest = (found, i - start + 1);
            }
        }

        return longest;
    }
}
