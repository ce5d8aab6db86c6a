using System.Globalization;

namespace Entente.Articles.Archives;

/// <summary>How much may come out of what is packed (docs/safety.md): what grows more is made to hurt.</summary>
internal static class Bounds
{
    /// <summary>The most that one page may unpack to, in bytes.</summary>
    public const int MaxUnpacked = 16 * 1024 * 1024;

    /// <summary>How many times its packed size something may unpack to.</summary>
    public const int MaxRatio = 200;

    private const int RatioFrom = 1024 * 1024;

    /// <summary>Says that something unpacks to too much.</summary>
    public static string RatioMessage { get; } =
        string.Create(
            CultureInfo.InvariantCulture,
            $"expected at most {MaxRatio} times the packed size, found more"
        );

    /// <summary>Says that a page unpacks to too much.</summary>
    public static string SizeMessage { get; } =
        string.Create(
            CultureInfo.InvariantCulture,
            $"expected at most {MaxUnpacked / 1024 / 1024} MiB unpacked and {MaxRatio} times the packed size, found more"
        );

    /// <summary>Whether so many bytes from so many packed ones are too many.</summary>
    public static bool IsTooMuch(long unpacked, long packed) =>
        unpacked > RatioFrom && unpacked > MaxRatio * Math.Max(1, packed);
}
