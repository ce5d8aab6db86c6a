using Entente.Quotations;

namespace Entente.Lab.Quotes;

/// <summary>A passage that the memory learns from.</summary>
/// <param name="Document">The number of its document.</param>
/// <param name="Passage">Its tokens in the document.</param>
/// <param name="Words">Its tokens, with their roles.</param>
internal sealed record PassageExample(int Document, TokenRange Passage, ChainExample Words)
{
    /// <summary>What is looked at around each cue that is seen in it; none as long as only roles are learnt.</summary>
    public IReadOnlyList<CueExample> Cues { get; init; } = [];

    /// <summary>The number of tokens.</summary>
    public int Length => Words.Length;
}

/// <summary>A cue that the memory learns from.</summary>
/// <param name="Parts">The tokens around it, by their places to it, with their parts.</param>
/// <param name="First">The first of these tokens, counted from that of the passage.</param>
/// <param name="Head">The cue's head, counted likewise.</param>
internal sealed record CueExample(ChainExample Parts, int First, int Head);
