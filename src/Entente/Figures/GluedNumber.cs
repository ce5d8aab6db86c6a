namespace Entente.Figures;

/// <summary>Reads a number that is written as one word: "dreihundertelf", "einundzwanzig", "fünfundzwanzigste".</summary>
internal readonly ref struct GluedNumber(Vocabulary vocabulary)
{
    private const int LongestWord = 64;
    private const int LongestPiece = 14;

    /// <summary>Takes the parts of a word into <paramref name="state"/>; false when the word is no number.</summary>
    public bool Take(ReadOnlySpan<char> word, ref NumberWords.NumberState state)
    {
        if (word.Length is < 4 or > LongestWord)
        {
            return false;
        }

        Span<char> folded = stackalloc char[LongestWord];
        int length = AtomReader.Fold(word, folded);
        NumberWords.NumberState tried = state;
        if (!Pieces(folded[..length], ref tried))
        {
            return false;
        }

        state = tried;
        return true;
    }

    // The longest piece first: no number word is the beginning of another in a way that needs a second try.
    private bool Pieces(ReadOnlySpan<char> rest, ref NumberWords.NumberState state)
    {
        decimal ones = 0;
        bool isGlued = false;
        while (rest.Length > 0)
        {
            int length = Math.Min(rest.Length, LongestPiece);
            while (length > 0 && !TakePiece(rest[..length], ref state, ref ones, ref isGlued))
            {
                length--;
            }

            if (length == 0)
            {
                return false;
            }

            rest = rest[length..];
        }

        return !isGlued;
    }

    private bool TakePiece(
        ReadOnlySpan<char> piece,
        ref NumberWords.NumberState state,
        ref decimal ones,
        ref bool isGlued
    )
    {
        foreach (Vocabulary.Entry entry in vocabulary.Piece(piece) ?? [])
        {
            NumberWords.NumberState tried = state;
            switch (entry.Class)
            {
                case WordClass.Glue when !isGlued && ones is > 0 and < 10:
                    isGlued = true;
                    return true;
                case WordClass.Cardinal when isGlued && entry.Number is >= 20 and < 100:
                    state.AddPart(entry.Number);
                    (isGlued, ones) = (false, 0);
                    return true;
                case WordClass.OrdinalWord when isGlued && entry.Number is >= 20 and < 100:
                    state.AddPart(entry.Number);
                    state.IsOrdinal = true;
                    (isGlued, ones) = (false, 0);
                    return true;
                case WordClass.Cardinal when !isGlued && tried.TakeCardinal(entry.Number):
                case WordClass.Hundred when !isGlued && tried.TakeHundred(entry.Number):
                case WordClass.Scale when !isGlued && tried.TakeScale(entry.Number):
                case WordClass.OrdinalWord when !isGlued && tried.TakeOrdinal(entry.Number):
                    state = tried;
                    ones = entry.Class == WordClass.Cardinal ? entry.Number : 0;
                    return true;
            }
        }

        return false;
    }
}
