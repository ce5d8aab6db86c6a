namespace Entente.Server.Pages;

/// <summary>What one address shows to people.</summary>
/// <param name="Title">What it is about.</param>
/// <param name="Section">The entry of the menu it belongs to; empty when to none.</param>
/// <param name="Main">Writes the content, beginning with its heading.</param>
internal sealed record Page(string Title, string Section, Action<Markup> Main)
{
    /// <summary>Whether the content needs the whole width of the window.</summary>
    public bool IsWide { get; init; }
}
