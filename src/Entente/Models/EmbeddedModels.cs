using System.Reflection;
using Entente.Data;

namespace Entente.Models;

/// <summary>Finds the files of <c>models/</c> in the library.</summary>
/// <remarks>Safe to use from any thread. A file is read anew at each call: ask once, in a constructor.</remarks>
internal static class EmbeddedModels
{
    private static readonly Assembly s_library = typeof(EmbeddedModels).Assembly;

    /// <summary>Whether <paramref name="language"/> has a model called <paramref name="name"/>.</summary>
    public static bool Has(Language language, string name) =>
        s_library.GetManifestResourceInfo(Resource(language, name)) is not null;

    /// <summary>Reads the model <paramref name="name"/> of <paramref name="language"/>: the file <c>models/LANGUAGE/NAME.bin</c>.</summary>
    /// <exception cref="DataFormatException">There is no such model, or it is damaged.</exception>
    public static ModelFile Read(Language language, string name) => Read(Resource(language, name));

    /// <summary>Reads a model of no single language: the file <c>models/NAME.bin</c>.</summary>
    /// <exception cref="DataFormatException">There is no such model, or it is damaged.</exception>
    public static ModelFile ReadShared(string name) => Read($"models/{name}.bin");

    private static ModelFile Read(string resource)
    {
        using Stream stream =
            s_library.GetManifestResourceStream(resource)
            ?? throw new DataFormatException(resource, 0, "expected a model, found none");
        byte[] bytes = GC.AllocateUninitializedArray<byte>((int)stream.Length);
        stream.ReadExactly(bytes);
        return ModelFile.Parse(resource, bytes);
    }

    private static string Resource(Language language, string name) =>
        $"models/{language.Code}/{name}.bin";
}
