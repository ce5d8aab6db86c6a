using System.Collections.Immutable;
using System.Text.Json;

namespace Entente.Export;

/// <summary>Describes a folder of tables (Frictionless Data Package 1): which files, of which digest, with which columns, made by which version.</summary>
public static class DataPackage
{
    /// <summary>The description.</summary>
    /// <param name="version">The version of Entente that wrote the files.</param>
    /// <param name="files">The files.</param>
    public static byte[] Describe(string version, IEnumerable<PackagedFile> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        using MemoryStream bytes = new();
        using (Utf8JsonWriter json = new(bytes, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("profile", "data-package");
            json.WriteString("name", "entente-record");
            json.WriteString("title", "A record of news pages, read by Entente");
            json.WriteString(
                "description",
                "Machine-read, unchecked. Places are Unicode code points in the kept pages. Words of pages belong to their publishers: no more than snippets, unless whole texts were asked for."
            );
            json.WriteString("version", version);
            json.WriteStartArray("licenses");
            json.WriteStartObject();
            json.WriteString("name", "other-closed");
            json.WriteString("title", "Words of pages belong to their publishers");
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteStartArray("resources");
            foreach (PackagedFile file in files)
            {
                Write(json, file);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    private static void Write(Utf8JsonWriter json, PackagedFile file)
    {
        json.WriteStartObject();
        json.WriteString("name", file.Name);
        json.WriteString("path", file.Path);
        json.WriteString(
            "profile",
            file.Columns.IsEmpty ? "data-resource" : "tabular-data-resource"
        );
        json.WriteString("format", Path.GetExtension(file.Path).TrimStart('.'));
        json.WriteString("mediatype", file.MediaType);
        json.WriteString("encoding", "utf-8");
        json.WriteNumber("bytes", file.Bytes);
        json.WriteString("hash", $"sha256:{file.Digest.Hex}");
        if (!file.Columns.IsEmpty)
        {
            json.WriteStartObject("schema");
            json.WriteStartArray("fields");
            foreach (string column in file.Columns)
            {
                json.WriteStartObject();
                json.WriteString("name", column);
                json.WriteString("type", "string");
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}

/// <summary>A file of such a folder.</summary>
/// <param name="Name">Its name: small letters, digits and hyphens.</param>
/// <param name="Path">Its path in the folder.</param>
/// <param name="MediaType">What it is called in a header.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Digest">The digest of its bytes.</param>
/// <param name="Columns">The names of its columns; empty when it is no table.</param>
public sealed record PackagedFile(
    string Name,
    string Path,
    string MediaType,
    long Bytes,
    ContentDigest Digest,
    ImmutableArray<string> Columns
);
