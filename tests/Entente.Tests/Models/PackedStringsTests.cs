using Entente.Models;
using Xunit;

namespace Entente.Tests.Models;

public sealed class PackedStringsTests
{
    private static readonly string[] s_strings = ["", "one", "zwölf", "", "🕊", "朝", "\uD83D"];

    [Fact]
    public void Strings_are_those_that_were_packed()
    {
        var packed = PackedStrings.Of(s_strings);

        Assert.Equal(
            s_strings,
            Enumerable.Range(0, packed.Count).Select(i => packed[i].ToString())
        );
    }

    [Fact]
    public void Half_a_pair_of_surrogates_is_written_as_a_sign_that_says_so()
    {
        var file = ModelFile.Parse(
            "a.bin",
            new ModelFileWriter().Strings("words", s_strings).ToArray()
        );

        Assert.Equal((string[])[.. s_strings[..^1], "\uFFFD"], file.Strings("words"));
    }

    [Fact]
    public void Of_equal_hashes_all_places_are_found_in_order()
    {
        HashIndex index = new(6);
        index.Add(7, 0);
        index.Add(uint.MaxValue, 1);
        index.Add(7, 2);
        index.Add(0, 3);
        index.Add(7, 4);

        Assert.Equal([0, 2, 4], Places(index, 7));
        Assert.Equal([1], Places(index, uint.MaxValue));
        Assert.Equal([3], Places(index, 0));
        Assert.Empty(Places(index, 8));
        Assert.Empty(Places(new HashIndex(0), 0));
    }

    private static List<int> Places(HashIndex index, uint hash)
    {
        List<int> places = [];
        int at = -1;
        for (int place = index.Next(hash, ref at); place >= 0; place = index.Next(hash, ref at))
        {
            places.Add(place);
        }

        return places;
    }
}
