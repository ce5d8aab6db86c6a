namespace Entente;

/// <summary>A place that a text states, as exactly as the text and our tables tell, and no more exactly.</summary>
/// <param name="Span">The words that name it.</param>
/// <param name="Name">The name to show.</param>
/// <param name="Country">The state or territory it lies in, ISO 3166-1 alpha-3; <see langword="null"/> when neither text nor tables tell.</param>
/// <param name="Rule">How the country was told, as listed in <c>docs/rules</c>.</param>
public sealed record Place(TextSpan Span, string Name, string? Country, string Rule)
{
    /// <summary>The part of the country it lies in, by name; <see langword="null"/> when the text does not say.</summary>
    public string? Region { get; init; }

    /// <summary>The city that it is, by name; <see langword="null"/> when it is none, or nothing tells.</summary>
    public string? City { get; init; }

    /// <summary>Where that city lies; <see langword="null"/> for everything that is no city of our tables.</summary>
    public GeoPoint? Point { get; init; }

    /// <summary>Its identifier in <c>data/world</c>; <see langword="null"/> when our tables do not know it.</summary>
    public string? Entity { get; init; }
}

/// <summary>A point on the earth (WGS 84).</summary>
/// <param name="Latitude">Degrees north of the equator, -90 to 90.</param>
/// <param name="Longitude">Degrees east of Greenwich, -180 to 180.</param>
public readonly record struct GeoPoint(double Latitude, double Longitude);
