namespace Entente.Quotations.Attributions;

/// <summary>A cue and what stands around it: the tokens among which its source and its content are sought.</summary>
/// <param name="First">The first token to look at.</param>
/// <param name="End">Behind the last.</param>
/// <param name="Cue">The cue's tokens.</param>
/// <param name="Head">The token of the cue that its clause hangs on.</param>
internal readonly record struct Frame(int First, int End, TokenRange Cue, int Head)
{
    /// <summary>Tokens that are looked at on either side of a cue.</summary>
    public const int Reach = 160;

    /// <summary>Lays the frame around a cue in its paragraph.</summary>
    public static Frame Around(TokenColumns text, TokenRange passage, TokenRange cue)
    {
        int first = Math.Max(passage.First, cue.First - Reach);
        int end = Math.Min(passage.End, cue.End + Reach);
        int head = -1;
        for (int i = cue.First; i < cue.End; i++)
        {
            ref readonly TokenView view = ref text[i];
            bool isInside = view.Head >= cue.First && view.Head < cue.End;
            if (!isInside && (head < 0 || view.Rate > text[head].Rate))
            {
                head = i;
            }
        }

        return new Frame(first, end, cue, head < 0 ? cue.First : head);
    }
}
