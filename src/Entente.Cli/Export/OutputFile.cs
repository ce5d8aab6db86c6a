using System.Text;

namespace Entente.Cli;

/// <summary>Writes a file whole or not at all: what stands under its name is never half of something.</summary>
internal static class OutputFile
{
    /// <summary>Writes <paramref name="path"/> by way of a file beside it, which takes its name at the end.</summary>
    public static async Task<T> WriteAsync<T>(string path, Func<TextWriter, Task<T>> write)
    {
        string draft = $"{path}.{Environment.ProcessId}.part";
        try
        {
            T result;
            StreamWriter writer = new(
                draft,
                append: false,
                new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)
            );
            await using (writer)
            {
                result = await write(writer);
            }

            File.Move(draft, path, overwrite: true);
            return result;
        }
        finally
        {
            File.Delete(draft);
        }
    }
}
