using Entente.Models;

namespace Entente.Text;

/// <summary>The working memory of <see cref="QuickTagger"/> for one sentence, or one piece of a long one.</summary>
internal sealed class QuickScratch(int longest, int labels)
{
    /// <summary>The words.</summary>
    public QuickWord[] Words { get; } = new QuickWord[longest];

    /// <summary>What lists of names know of them.</summary>
    public NameClasses[] Classes { get; } = new NameClasses[longest];

    /// <summary>The features of one word.</summary>
    public ulong[] Features { get; } = new ulong[QuickFeatures.Most];

    /// <summary>The scores of all labels of names, a padded row a word.</summary>
    public int[] Scores { get; } = new int[longest * FeatureTable.Padded(labels)];

    /// <summary>The kinds of the words.</summary>
    public byte[] Kinds { get; } = new byte[longest];

    /// <summary>The way back of the decoder.</summary>
    public byte[] Back { get; } = new byte[longest * labels];

    /// <summary>The labels of the words.</summary>
    public byte[] Labels { get; } = new byte[longest];

    /// <summary>The names of the text so far.</summary>
    public NameMemory Memory { get; } = new();
}
