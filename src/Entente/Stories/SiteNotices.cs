using System.Buffers;
using Entente.Data;

namespace Entente.Stories;

/// <summary>Finds the notices that a site puts on every page, where they were left in a text: what two reports share of them nobody took from anybody.</summary>
/// <remarks>Copyright and legal phrases of <c>data/&lt;language&gt;/page-cues.tsv</c>. Safe to use from any thread. Cost: linear in the text.</remarks>
internal sealed class SiteNotices
{
    // "© 2013 X Inc. and its subsidiaries. All rights reserved. This material may not be …": a notice is a few sentences in one paragraph.
    private const int WordsBefore = 25;
    private const int WordsBehind = 100;

    private readonly SearchValues<string> _phrases;

    /// <summary>Reads the phrases of every language that has them.</summary>
    public SiteNotices(DataTables tables)
    {
        HashSet<string> phrases = [];
        foreach (string language in tables.LanguagesWith("page-cues"))
        {
            Table table = tables.Read($"{language}/page-cues");
            int text = table.Column("text");
            int how = table.Column("how");
            int reason = table.Column("reason");
            phrases.UnionWith(
                table
                    .Rows.Where(row =>
                        row[how] == "contains" && row[reason] is "copyright" or "legal notice"
                    )
                    .Select(row => row[text])
            );
        }

        _phrases = SearchValues.Create([.. phrases], StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Takes the words of notices from those that are a text's own.</summary>
    public void LeaveOut(string text, List<Word> words, Span<bool> isOwn)
    {
        int word = 0;
        for (int from = 0; from < text.Length; )
        {
            int hit = text.AsSpan(from).IndexOfAny(_phrases);
            if (hit < 0)
            {
                return;
            }

            hit += from;
            while (word < words.Count && words[word].Span.End <= hit)
            {
                word++;
            }

            // At the end of a text, what stands behind a notice belongs to it, in whatever paragraphs.
            int last = Math.Min(words.Count, word + WordsBehind);
            int end = last == words.Count ? -1 : text.IndexOf('\n', hit);
            int behind = word;
            while (behind < last && (end < 0 || words[behind].Span.Start < end))
            {
                behind++;
            }

            int first = Math.Max(0, word - WordsBefore);
            isOwn[first..behind].Clear();
            from = behind > word ? words[behind - 1].Span.End : hit + 1;
            word = behind;
        }
    }
}
