namespace Entente.Lab.Quality;

/// <summary>A sentence or line whose language is known.</summary>
/// <param name="Language">BCP 47, or "und" for languages that are not to be told apart.</param>
/// <param name="Text">The words.</param>
internal readonly record struct LanguageText(string Language, string Text)
{
    /// <summary>Whether it is kept back from training: a fifth, by the words alone.</summary>
    public bool IsHeldOut => Number % 5 == 0;

    /// <summary>A number that the words alone decide, spread evenly (FNV-1a, stirred).</summary>
    public uint Number
    {
        get
        {
            uint hash = 2166136261;
            foreach (char c in Text)
            {
                hash = (hash ^ c) * 16777619;
            }

            hash ^= hash >> 15;
            hash *= 0x9E3779B1;
            return hash ^ (hash >> 16);
        }
    }
}
