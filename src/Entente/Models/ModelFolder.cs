using Entente.Data;

namespace Entente.Models;

/// <summary>Finds models: those in the library, and a user's own in place of them.</summary>
/// <remarks>Safe to use from any thread. A file is read anew at each call: ask once, in a constructor.</remarks>
public sealed class ModelFolder
{
    private readonly string? _path;

    private ModelFolder(string? path) => _path = path;

    /// <summary>The models in the library.</summary>
    public static ModelFolder Embedded { get; } = new(path: null);

    /// <summary>The models in the library, with those of <paramref name="folder"/> (<c>en/network.bin</c>, …) in their place.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static ModelFolder WithFolder(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return Directory.Exists(folder)
            ? new ModelFolder(folder)
            : throw new DirectoryNotFoundException(
                $"expected a folder of models, found nothing at \"{folder}\""
            );
    }

    /// <summary>Reads the model <paramref name="name"/> of a language; <see langword="null"/> when it has none of this name.</summary>
    /// <exception cref="DataFormatException">It is damaged, cut, newer than this program, or no model at all.</exception>
    internal ModelFile? Find(Language language, string name)
    {
        string? path = _path is null ? null : Path.Combine(_path, language.Code, $"{name}.bin");
        return path is not null && File.Exists(path) ? ModelFile.Read(path)
            : EmbeddedModels.Has(language, name) ? EmbeddedModels.Read(language, name)
            : null;
    }
}
