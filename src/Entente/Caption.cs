namespace Entente;

/// <summary>What stands under a picture of an article.</summary>
/// <param name="Text">Its words, without the credit of the picture.</param>
/// <param name="Source">Maps <paramref name="Text"/> to the source text.</param>
/// <param name="IsOfEarlier">Whether it says that the picture was not taken for this article ("File photo"): what it tells is no news.</param>
public sealed record Caption(string Text, SourceMap Source, bool IsOfEarlier = false);
