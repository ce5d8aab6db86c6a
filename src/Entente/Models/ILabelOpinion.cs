namespace Entente.Models;

/// <summary>What another model says of the network's labels: its scores are added to the network's, and the best row of labels is found for the sum.</summary>
/// <remarks>
/// Two models that err in different places do better together than either alone. The scores of words are written beside the input rows
/// (<see cref="NetworkWorkspace.Opinions"/>); here is what labels score behind one another.
/// Source: A. Smith, T. Cohn, M. Osborne, "Logarithmic Opinion Pools for Conditional Random Fields", ACL 2005.
/// </remarks>
internal interface ILabelOpinion
{
    /// <summary>The kinds of words that transitions are told apart by.</summary>
    int Kinds { get; }

    /// <summary>What it scores when a word of <paramref name="kind"/> has label <paramref name="to"/> behind label <paramref name="from"/>.</summary>
    /// <remarks>At the beginning of a sentence <paramref name="from"/> is the label outside of names.</remarks>
    float Transition(int kind, int from, int to);
}
