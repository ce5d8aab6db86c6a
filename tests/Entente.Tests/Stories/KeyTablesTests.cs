using System.Numerics;
using Entente.Stories;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Entente.Tests.Stories;

/// <summary>The packed tables that grouping rests on do as plain ones would.</summary>
public sealed class KeyTablesTests
{
    private const int Window = 4;
    private static readonly bool[] s_both = [false, true];
    private static readonly int MostWords = (2 * Vector<uint>.Count) + Fingerprints.Length + 2;

    [Fact]
    public void The_keys_that_two_reports_share_are_found_in_order() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<uint[]>(),
                ArbMap.Default.ArbFor<uint[]>(),
                (one, other) =>
                {
                    uint[] left = [.. one.Distinct()];
                    uint[] right = [.. other.Concat(one.Take(3)).Distinct()];
                    KeyTable table = new();
                    table.Fill([7, 8, 9]);
                    table.Fill(left);
                    SharedKey[] shared = new SharedKey[right.Length];

                    int count = table.Match(right, shared);

                    return shared[..count]
                            .Select(key => (left[key.Place], right[key.Other]))
                            .SequenceEqual(right.Where(left.Contains).Select(key => (key, key)))
                        && table.CountOf(right) == count;
                }
            )
            .QuickCheckThrowOnFailure();

    // The table grows with 128 keys, its scratch with 256.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(129)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    public void Shared_keys_are_found_however_many_there_are_and_however_alike(int length)
    {
        // Keys by chance; keys with the same last bits, which want one slot; keys with the same first bits, which want one bit of the filter.
        Func<int, uint>[] kinds =
        [
            i => (uint)i * 2_654_435_761u,
            i => (uint)i << 20,
            i => (uint)i,
            i => uint.MaxValue - (uint)i,
        ];
        KeyTable table = new();
        foreach (Func<int, uint> key in kinds)
        {
            uint[] left = [.. Enumerable.Range(0, length).Select(key)];
            uint[] half = [.. Enumerable.Range(0, 2 * length).Select(i => key(i)).Reverse()];

            table.Fill(left);

            Assert.Equal(PlainMatch(left, left), Match(table, left));
            Assert.Equal(PlainMatch(left, half), Match(table, half));
            Assert.Equal(PlainMatch(left, [0]), Match(table, [0]));
            Assert.Empty(Match(table, []));
            Assert.Equal(length, table.CountOf(half));
        }
    }

    [Fact]
    public void Many_keys_are_told_from_others()
    {
        uint[] even = [.. Enumerable.Range(0, 10_000).Select(i => (uint)i * 2_654_435_761u * 2)];
        KeyTable table = new();

        table.Fill([.. even.Distinct()]);

        Assert.Equal(even.Distinct().Count(), table.CountOf(even.Distinct().ToArray()));
        Assert.Equal(0, table.CountOf([1, 3, 5, 7]));
    }

    [Fact]
    public void Numbers_add_up_under_their_keys_and_small_ones_are_forgotten()
    {
        KeyNumbers numbers = new();
        for (uint i = 0; i < 20_000; i++)
        {
            numbers.Add(i * 4096, 1 + (i % 2));
        }

        numbers.Raise(4096, 1);
        numbers.Raise(8192, 5);
        numbers.Halve(least: 0.5f);

        Assert.Equal(0, numbers.Of(0));
        Assert.Equal(1, numbers.Of(4096));
        Assert.Equal(2.5f, numbers.Of(8192));
        Assert.Equal(0, numbers.Of(1));
        Assert.Equal(1, numbers.Of(19_999 * 4096));
    }

    [Fact]
    public void Numbers_are_those_that_a_dictionary_would_have() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<(byte Deed, byte Key, byte Number)[]>(),
                ArbMap.Default.ArbFor<bool>(),
                (deeds, isFull) =>
                {
                    KeyNumbers numbers = new();
                    Dictionary<uint, float> plain = [];
                    for (uint key = 1; isFull && key <= 5_000; key++)
                    {
                        numbers.Add(key << 8, 1);
                        plain[key << 8] = 1;
                    }

                    foreach ((byte deed, byte low, byte number) in deeds)
                    {
                        // Few keys, so that they come again, and with the same last bits, so that they want one slot; 0 among them.
                        uint key = (uint)(low % 16) << 16;
                        float known = plain.GetValueOrDefault(key);
                        switch (deed % 4)
                        {
                            case 0:
                                numbers.Halve(least: 0.5f);
                                plain = plain
                                    .Where(pair => pair.Value / 2 > 0.5f)
                                    .ToDictionary(pair => pair.Key, pair => pair.Value / 2);
                                break;
                            case 1:
                                numbers.Raise(key, number);
                                plain[key] = Math.Max(known, number);
                                break;
                            default:
                                numbers.Add(key, 1 + number);
                                plain[key] = known + 1 + number;
                                break;
                        }
                    }

                    return plain.All(pair => numbers.Of(pair.Key) == pair.Value)
                        && Enumerable
                            .Range(0, 5_001)
                            .Select(key => (uint)key << 8)
                            .All(key => numbers.Of(key) == plain.GetValueOrDefault(key));
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_key_with_many_items_is_never_held_for_one_with_few()
    {
        NewestPostings postings = new(longest: 16, many: 3);
        for (uint key = 0; key < 1_000; key++)
        {
            for (int item = 0; item < key % 5; item++)
            {
                postings.Add(key * 77_777_777, item);
                if (item == 1)
                {
                    postings.Slide();
                }
            }
        }

        Assert.All(
            Enumerable.Range(0, 1_000).Select(key => (uint)key * 77_777_777),
            key => Assert.True(postings.Of(key).Length < 3 || postings.MayHaveMany(key))
        );
        Assert.False(new NewestPostings(longest: 16, many: 3).MayHaveMany(5));
    }

    [Fact]
    public void Sequences_that_are_hashed_side_by_side_give_the_fingerprints_of_those_hashed_alone() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<uint[]>(),
                ArbMap.Default.ArbFor<bool[]>(),
                (keys, marks) =>
                {
                    // As many words as there are lanes, one more and one less, and shorter than a sequence; with some twice.
                    for (int length = 0; length <= MostWords; length++)
                    {
                        List<Word> words = [.. Enumerable.Range(0, length).Select(WordAt)];
                        bool[] isQuoted =
                        [
                            .. words.Select((_, i) => marks.Length > 0 && marks[i % marks.Length]),
                        ];
                        foreach (bool quoted in s_both)
                        {
                            if (
                                !Fingerprints
                                    .Of(words, isQuoted, quoted)
                                    .SequenceEqual(PlainFingerprints(words, isQuoted, quoted))
                            )
                            {
                                return false;
                            }
                        }
                    }

                    return true;

                    Word WordAt(int i) =>
                        new(
                            new TextSpan(i, i + 1),
                            i < keys.Length ? keys[i] : (uint)(i % 11) * 2_654_435_761u,
                            WordKind.Letters
                        );
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_word_has_the_key_that_it_has_alone() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<NonNull<string>>(),
                text =>
                    WordScanner
                        .Scan(text.Get + " 1,200.5 Čapek ÅNGSTRÖM")
                        .All(word =>
                            word.Key
                            == WordScanner.Key(word.Span.In(text.Get + " 1,200.5 Čapek ÅNGSTRÖM"))
                        )
            )
            .QuickCheckThrowOnFailure();

    private static SharedKey[] Match(KeyTable table, uint[] keys)
    {
        SharedKey[] shared = new SharedKey[keys.Length];
        return shared[..table.Match(keys, shared)];
    }

    private static SharedKey[] PlainMatch(uint[] left, uint[] right) =>
        [
            .. right
                .Select((key, i) => new SharedKey(Array.IndexOf(left, key), i))
                .Where(shared => shared.Place >= 0),
        ];

    /// <summary>Of each four sequences in a row of words with the same marks the smallest hash; of all, where there are fewer.</summary>
    private static SortedSet<uint> PlainFingerprints(List<Word> words, bool[] isQuoted, bool quoted)
    {
        SortedSet<uint> chosen = [];
        List<uint> row = [];
        for (int i = 0; i <= words.Count; i++)
        {
            bool isWhole =
                i + Fingerprints.Length <= words.Count
                && isQuoted.AsSpan(i, Fingerprints.Length).IndexOf(!quoted) < 0;
            if (isWhole)
            {
                row.Add(Fingerprints.HashAt(words, i));
                continue;
            }

            for (
                int start = 0;
                start < row.Count && (start == 0 || start + Window <= row.Count);
                start++
            )
            {
                chosen.Add(row.Skip(start).Take(Window).Min());
            }

            row.Clear();
        }

        return chosen;
    }
}
