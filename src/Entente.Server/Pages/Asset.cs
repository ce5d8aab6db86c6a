using System.Reflection;
using System.Security.Cryptography;

namespace Entente.Server.Pages;

/// <summary>A file of ours that pages use. Its address changes with its content, so that it is fetched once.</summary>
internal sealed class Asset
{
    private Asset(string name, string mediaType)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using MemoryStream bytes = new();
        stream.CopyTo(bytes);
        Bytes = bytes.ToArray();
        MediaType = mediaType;
        string version = Convert.ToHexStringLower(SHA256.HashData(Bytes.Span))[..12];
        Path = $"/assets/{Versioned(name, version)}";
        Address = Href.To($"/assets/{Versioned(name, version)}");
    }

    public static Asset Stylesheet { get; } = new("entente.css", "text/css; charset=utf-8");

    public static Asset Script { get; } = new("entente.js", "text/javascript; charset=utf-8");

    public static Asset Icon { get; } = new("entente.svg", "image/svg+xml");

    public static IReadOnlyList<Asset> All { get; } = [Stylesheet, Script, Icon];

    /// <summary>The path it is served under.</summary>
    public string Path { get; }

    public Href Address { get; }

    public ReadOnlyMemory<byte> Bytes { get; }

    public string MediaType { get; }

    private static string Versioned(string name, string version)
    {
        int dot = name.IndexOf('.', StringComparison.Ordinal);
        return $"{name[..dot]}-{version}{name[dot..]}";
    }
}
