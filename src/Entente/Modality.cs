namespace Entente;

/// <summary>Whether an event happened, as far as the report says.</summary>
public enum Modality
{
    /// <summary>It happened: the report says so itself.</summary>
    Happened,

    /// <summary>It happened, by the account of a source that the report names.</summary>
    Reported,

    /// <summary>Somebody means to do it, or it is arranged.</summary>
    Planned,

    /// <summary>Somebody threatens to do it.</summary>
    Threatened,

    /// <summary>Somebody asks for it.</summary>
    Demanded,

    /// <summary>It did not happen, or somebody says that it did not.</summary>
    Denied,

    /// <summary>It might happen, or might have happened.</summary>
    Hypothetical,

    /// <summary>Somebody accuses somebody of it.</summary>
    Alleged,

    /// <summary>It happened before what the report is about, and is retold.</summary>
    Background,
}
