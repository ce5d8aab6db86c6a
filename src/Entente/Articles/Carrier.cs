namespace Entente.Articles;

/// <summary>What is known of bytes before they are looked at.</summary>
/// <param name="File">Where they were found; see <see cref="Capture.File"/>.</param>
/// <param name="Address">The web address they came from; <see langword="null"/> when nobody says.</param>
/// <param name="Charset">The charset that an HTTP or mail header names.</param>
/// <param name="Received">When they came from the network.</param>
public sealed record Carrier(
    string File,
    string? Address = null,
    string? Charset = null,
    DateTimeOffset? Received = null
);
