namespace Entente;

/// <summary>Somebody whom a page credits besides the author.</summary>
/// <param name="Role">What they did.</param>
/// <param name="Name">Who they are, as the page writes it: a person, or a person and an agency.</param>
public sealed record Credit(CreditRole Role, Stated<string> Name);

/// <summary>What somebody did for an article besides writing it.</summary>
public enum CreditRole
{
    /// <summary>Took a picture, or owns it.</summary>
    Photographer,

    /// <summary>Translated it.</summary>
    Translator,

    /// <summary>Edited it.</summary>
    Editor,

    /// <summary>Helped to report it.</summary>
    Contributor,
}
