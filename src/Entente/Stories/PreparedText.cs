namespace Entente.Stories;

/// <summary>A text divided into words for comparing: done once for each text, however many it is compared with.</summary>
internal sealed class PreparedText
{
    private PreparedText(CopyText text, SiteNotices notices, StoryIndex? index)
    {
        Report = text;
        Words = WordScanner.Scan(text.Text);
        IsOwn = Array.ConvertAll(QuotedWords.Mark(text.Text, Words), isQuoted => !isQuoted);
        notices.LeaveOut(text.Text, Words, IsOwn);
        if (index is not null)
        {
            LeaveOutFormulas(index);
        }

        OwnWords = IsOwn.Count(isOwn => isOwn);
    }

    /// <summary>The text and what is known of it.</summary>
    public CopyText Report { get; }

    /// <summary>Its words, in order.</summary>
    public List<Word> Words { get; }

    /// <summary>For each word, whether it is the report's own: outside quotation marks, in no formula and no notice of the site.</summary>
    public bool[] IsOwn { get; }

    /// <summary>How many words are its own.</summary>
    public int OwnWords { get; }

    /// <summary>Divides <paramref name="text"/>; what <paramref name="notices"/> finds and <paramref name="index"/> knows as formula is not the report's own.</summary>
    public static PreparedText Of(CopyText text, SiteNotices notices, StoryIndex? index) =>
        new(text, notices, index);

    /// <summary>Where the words <c>[start, end)</c> stand in the text.</summary>
    public TextSpan SpanOf(int start, int end) =>
        new(Words[start].Span.Start, Words[end - 1].Span.End);

    private void LeaveOutFormulas(StoryIndex index)
    {
        for (int i = 0; i + Fingerprints.Length <= Words.Count; i++)
        {
            if (index.IsFormula(Fingerprints.HashAt(Words, i)))
            {
                IsOwn.AsSpan(i, Fingerprints.Length).Clear();
            }
        }
    }
}
