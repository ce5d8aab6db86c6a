using System.Text.Json;
using Entente.Articles;

namespace Entente.Lab.Blocks;

/// <summary>Tells from the gold of a page which of its blocks are the article.</summary>
/// <remarks>
/// A block is body when most of its runs of four words stand in the gold text; a short one when it is a paragraph of it. What stands on the
/// page more often than in the gold stays open, and so does what matches in part: the trainer then takes what fits its neighbours.
/// </remarks>
internal sealed class GoldAligner
{
    private const int RunLength = 4;
    private const double Most = 0.6;
    private const double Few = 0.3;

    private readonly HashSet<string> _runs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _paragraphs = new(StringComparer.Ordinal);
    private readonly string _flat = string.Empty;
    private readonly bool _hasText;
    private readonly string[] _with;
    private readonly string[] _without;

    public GoldAligner(JsonElement gold)
    {
        _with = Segments(gold, "with");
        _without = Segments(gold, "without");
        if (
            !gold.TryGetProperty("text", out JsonElement text)
            || text.ValueKind != JsonValueKind.String
        )
        {
            return;
        }

        _hasText = true;
        string words = text.GetString()!;
        List<string> all = Tokens(words);
        _flat = " " + string.Join(' ', all) + " ";
        for (int i = 0; i + RunLength <= all.Count; i++)
        {
            _runs.Add(Run(all, i));
        }

        foreach (string line in words.Split('\n'))
        {
            string key = string.Join(' ', Tokens(line));
            _paragraphs[key] = _paragraphs.GetValueOrDefault(key) + 1;
        }
    }

    /// <summary>The labels that the gold allows each block.</summary>
    public Labels[] Align(PageText page)
    {
        var labels = new Labels[page.Blocks.Length];
        Dictionary<string, int> counts = new(StringComparer.Ordinal);
        string[] keys = new string[labels.Length];
        for (int i = 0; i < labels.Length; i++)
        {
            string words = page.Words(page.Blocks[i]).ToString();
            List<string> tokens = Tokens(words);
            keys[i] = string.Join(' ', tokens);
            counts[keys[i]] = counts.GetValueOrDefault(keys[i]) + 1;
            labels[i] = _hasText ? Full(tokens, keys[i]) : Weak(words);
        }

        for (int i = 0; _hasText && i < labels.Length; i++)
        {
            int expected = Math.Max(1, _paragraphs.GetValueOrDefault(keys[i]));
            if (labels[i] == Labels.Body && counts[keys[i]] > expected)
            {
                labels[i] = Labels.Any;
            }
        }

        return labels;
    }

    private Labels Full(List<string> tokens, string key)
    {
        if (tokens.Count == 0)
        {
            return Labels.Any;
        }

        if (tokens.Count < RunLength)
        {
            return _paragraphs.ContainsKey(key) ? Labels.Body
                : _flat.Contains($" {key} ", StringComparison.Ordinal) ? Labels.Any
                : Labels.Other;
        }

        int runs = tokens.Count - RunLength + 1;
        int found = 0;
        for (int i = 0; i < runs; i++)
        {
            found += _runs.Contains(Run(tokens, i)) ? 1 : 0;
        }

        double share = (double)found / runs;
        return share >= Most ? Labels.Body
            : share <= Few ? Labels.Other
            : Labels.Any;
    }

    private Labels Weak(string words)
    {
        bool isIn = IsOf(_with, words);
        bool isOut = IsOf(_without, words);
        return isIn == isOut ? Labels.Any
            : isIn ? Labels.Body
            : Labels.Other;
    }

    private static bool IsOf(string[] segments, string words) =>
        segments.Any(segment =>
            words.Contains(segment, StringComparison.Ordinal)
            || (words.Length >= 25 && segment.Contains(words, StringComparison.Ordinal))
        );

    private static string[] Segments(JsonElement gold, string name) =>
        gold.TryGetProperty(name, out JsonElement segments)
        && segments.ValueKind == JsonValueKind.Array
            ?
            [
                .. segments
                    .EnumerateArray()
                    .Select(s =>
                        string.Join(
                            ' ',
                            (s.GetString() ?? "").Split(
                                (char[]?)null,
                                StringSplitOptions.RemoveEmptyEntries
                            )
                        )
                    )
                    .Where(s => s.Length > 0),
            ]
            : [];

    private static string Run(List<string> tokens, int start) =>
        string.Join(' ', tokens.GetRange(start, RunLength));

    private static List<string> Tokens(string text)
    {
        List<string> tokens = [];
        int start = -1;
        for (int i = 0; i <= text.Length; i++)
        {
            char c = i < text.Length ? text[i] : ' ';
            bool isSign = c is >= '\u3040' and <= '\u9FFF' or >= '\u0E00' and <= '\u0EFF';
            bool isWord = !isSign && (char.IsLetterOrDigit(c) || c == '_');
            if (!isWord && start >= 0)
            {
                tokens.Add(text[start..i]);
                start = -1;
            }

            if (isSign)
            {
                tokens.Add(c.ToString());
            }
            else if (isWord && start < 0)
            {
                start = i;
            }
        }

        return tokens;
    }
}
