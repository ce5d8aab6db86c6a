namespace Entente.Quotations;

/// <summary>Takes off what a caption says that somebody said where and when the picture was taken: "the lake will rise, during a visit to the harbour, on Monday, 3 May".</summary>
/// <remarks>A caption tells what is said and what is seen in one sentence; behind the last comma stands what is seen.</remarks>
internal static class CaptionScene
{
    // What is left must still be a clause.
    private const int FewestWords = 3;

    /// <summary>The quotation without it. Only what is not in marks can hold it. Cost: linear in the words.</summary>
    public static Quotation LeaveOut(Quotation quotation, string caption, SpeechWords words)
    {
        if (quotation is not { Kind: QuotationKind.Indirect, Words: [var said] })
        {
            return quotation;
        }

        int end = said.End;
        for (int next = end; LastComma(caption, said.Start, next) is { } comma; next = comma)
        {
            ReadOnlySpan<char> piece = caption.AsSpan((comma + 1)..next).TrimStart();
            if (IsScene(piece, words))
            {
                end = comma;
            }
            else if (piece is not [>= '0' and <= '9', ..]) // "3 May" of "on Monday, 3 May"
            {
                break;
            }
        }

        TextSpan kept = new(said.Start, end);
        return end < said.End && kept.In(caption).Count(' ') + 1 >= FewestWords
            ? quotation with
            {
                Words = [kept],
            }
            : quotation;
    }

    private static int? LastComma(string caption, int start, int end) =>
        caption.AsSpan(start..end).LastIndexOf(',') is >= 0 and int comma ? start + comma : null;

    private static bool IsScene(ReadOnlySpan<char> piece, SpeechWords words)
    {
        int length = piece.IndexOf(' ');
        return length > 0 && (words.ClassOf(piece[..length]) & WordClass.Scene) != WordClass.None;
    }
}
