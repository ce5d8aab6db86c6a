using Entente.Text;

namespace Entente.Lab.Training.Layers;

/// <summary>The sizes of the network.</summary>
internal sealed record NetworkSizes
{
    /// <summary>Of each direction of each layer that reads the sentence; a multiple of 16.</summary>
    public required int Hidden { get; init; }

    /// <summary>The layers that read the sentence.</summary>
    public int Layers { get; init; } = 2;

    /// <summary>Of what a word is as a dependent, and as a head.</summary>
    public int Arc { get; init; } = 128;

    /// <summary>Of the hidden layer of relations.</summary>
    public int Relation { get; init; } = 96;

    /// <summary>Of the hidden layer of tags and lemmas.</summary>
    public int Tag { get; init; } = 96;

    /// <summary>Of the hidden layer of names.</summary>
    public int Name { get; init; } = 96;

    /// <summary>Of the rows of each table of the input.</summary>
    public InputSizes Input { get; init; } = new(32, 16, 16, 32);

    /// <summary>Of the tables themselves.</summary>
    public BucketCounts Buckets { get; init; } = BucketCounts.Usual;
}

/// <summary>How many labels there are of each sort.</summary>
/// <param name="Tags">Universal parts of speech.</param>
/// <param name="FineTags">The treebank's own.</param>
/// <param name="Features">Sets of morphological features.</param>
/// <param name="Lemmas">Lemma scripts.</param>
/// <param name="Relations">Relations to the head.</param>
internal readonly record struct LabelCounts(
    int Tags,
    int FineTags,
    int Features,
    int Lemmas,
    int Relations
);

/// <summary>Which share of the numbers is dropped in training.</summary>
/// <param name="Layer">Between layers; the same numbers in all words of a sentence.</param>
/// <param name="Recurrent">From one word to the next; the same in all words of a sentence.</param>
/// <param name="Hidden">In the hidden layers of the judges.</param>
internal readonly record struct DropShares(float Layer, float Recurrent, float Hidden);
