namespace Entente.Lab.Quotes;

/// <summary>A row of tokens to learn from.</summary>
/// <param name="Features">The numbers of the features of all tokens, one token behind the other.</param>
/// <param name="Ends">Where the features of each token end.</param>
/// <param name="Kinds">The kind of each token.</param>
/// <param name="Gold">The right label of each token.</param>
internal sealed record ChainExample(int[] Features, int[] Ends, byte[] Kinds, byte[] Gold)
{
    /// <summary>The number of tokens.</summary>
    public int Length => Kinds.Length;

    /// <summary>The features of a token.</summary>
    public ReadOnlySpan<int> Of(int token) =>
        Features.AsSpan((token == 0 ? 0 : Ends[token - 1])..Ends[token]);
}
