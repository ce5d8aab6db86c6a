namespace Entente.Quotations.Attributions;

/// <summary>Lets a content that begins or ends within quotation marks go on to the marks: what one says in one breath is not cut.</summary>
internal static class WholePassages
{
    /// <summary>The pieces, each up to the marks of the passages that it begins and ends in, if the cue stands outside of them.</summary>
    public static List<TokenRange> Of(TokenColumns text, Frame frame, List<TokenRange> pieces)
    {
        List<TokenRange> whole = [];
        foreach (TokenRange piece in pieces)
        {
            int first = piece.First;
            while (first > frame.First && IsJoined(text, frame, first - 1, first))
            {
                first--;
            }

            int end = piece.End;
            while (end < frame.End && IsJoined(text, frame, end, end - 1))
            {
                end++;
            }

            if (whole.Count > 0 && whole[^1].End >= first)
            {
                whole[^1] = new TokenRange(whole[^1].First, Math.Max(whole[^1].End, end));
            }
            else
            {
                whole.Add(new TokenRange(first, end));
            }
        }

        return whole;
    }

    private static bool IsJoined(TokenColumns text, Frame frame, int next, int own)
    {
        int passage = text[own].Passage;
        return passage != 0
            && text[next].Passage == passage
            && text[frame.Cue.First].Passage != passage
            && (next < frame.Cue.First || next >= frame.Cue.End);
    }
}
