namespace Entente.Stories;

/// <summary>Words that two texts have in common, one after another.</summary>
/// <param name="A">Index of its first word in one text.</param>
/// <param name="B">Index of its first word in the other.</param>
/// <param name="Length">How many words.</param>
internal readonly record struct WordRun(int A, int B, int Length)
{
    /// <summary>Index behind its last word in one text.</summary>
    public int EndA => A + Length;

    /// <summary>Index behind its last word in the other text.</summary>
    public int EndB => B + Length;
}
