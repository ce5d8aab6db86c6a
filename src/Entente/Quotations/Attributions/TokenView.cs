namespace Entente.Quotations.Attributions;

/// <summary>What the models of attributions see of a token.</summary>
internal struct TokenView
{
    /// <summary>The hash of the word (<see cref="Feature.OfForm"/>).</summary>
    public ulong Form;

    /// <summary>The hash of the lemma.</summary>
    public ulong Lemma;

    /// <summary>The hash of the universal tag.</summary>
    public ulong Tag;

    /// <summary>The hash of the fine tag.</summary>
    public ulong Fine;

    /// <summary>The hash of the relation to the head.</summary>
    public ulong Relation;

    /// <summary>The relations of the dependents: a bit each (<see cref="TreeReader"/>).</summary>
    public ulong Dependents;

    /// <summary>Words of like meaning: fine in the lower half, coarse in the upper.</summary>
    public uint Cluster;

    /// <summary>The head; -1 for a root.</summary>
    public int Head;

    /// <summary>The first and the last token of its subtree.</summary>
    public int Left;

    /// <summary>The last token of its subtree.</summary>
    public int Right;

    /// <summary>The nearest token above that is often a cue; -1 when there is none.</summary>
    public int Governor;

    /// <summary>The token below <see cref="Governor"/> on the way to this one.</summary>
    public int Branch;

    /// <summary>The highest token above that is often a cue; -1 when there is none.</summary>
    public int Outer;

    /// <summary>The token below <see cref="Outer"/> on the way to this one.</summary>
    public int OuterBranch;

    /// <summary>The nearest verb above; -1 when there is none.</summary>
    public int Verb;

    /// <summary>The token below <see cref="Verb"/> on the way to this one.</summary>
    public int VerbBranch;

    /// <summary>The root of the largest subtree that begins here; -1 when there is none.</summary>
    public int Opens;

    /// <summary>The root of the largest subtree that ends here; -1 when there is none.</summary>
    public int Closes;

    /// <summary>The number of the sentence.</summary>
    public int Sentence;

    /// <summary>The number of the paragraph.</summary>
    public int Paragraph;

    /// <summary>The number of the passage in quotation marks, from 1; 0 outside.</summary>
    public int Passage;

    /// <summary>How often the word is a cue (<see cref="CueRates"/>).</summary>
    public byte Rate;

    /// <summary>0 outside of quotation marks, 1 inside, 2 for the mark that opens, 3 for the one that closes.</summary>
    public byte Quote;

    /// <summary>What the rules take it for (<see cref="KnownRole"/>); 0 for nothing.</summary>
    public byte Known;

    /// <summary>0 outside of names; else twice the type's number, from 1, and one more for the first token.</summary>
    public byte Name;

    /// <summary>Whether it is a mark.</summary>
    public bool IsMark;

    /// <summary>Whether it is a verb.</summary>
    public bool IsVerb;

    /// <summary>Whether it begins with a capital.</summary>
    public bool IsCapital;

    /// <summary>Whether a sentence begins with it.</summary>
    public bool IsStart;

    /// <summary>The coarse cluster.</summary>
    public readonly uint Coarse => Cluster >> 16;
}
