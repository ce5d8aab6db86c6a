using System.IO.Compression;

namespace Entente.Lab.Quality;

/// <summary>The sentences of <c>nlp/langid</c>: 53 languages, from news and web.</summary>
internal static class LanguageSentences
{
    /// <summary>The languages in which most of the world's news is written.</summary>
    public static IReadOnlyList<string> OfNews { get; } =
    [.. "ar de en es fa fr he hi it ja ko nl pl pt ru tr uk zh".Split(' ')];

    /// <summary>Reads them all; <see cref="LanguageText.IsHeldOut"/> tells which are to measure with.</summary>
    public static IEnumerable<LanguageText> Read(string packed)
    {
        using StreamReader reader = new(
            new GZipStream(File.OpenRead(packed), CompressionMode.Decompress)
        );
        while (reader.ReadLine()?.Split('\t') is [var language, var text, ..])
        {
            yield return new LanguageText(language, text);
        }
    }
}
