using System.Collections.Immutable;
using Entente.Stories;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Entente.Tests.Stories;

/// <summary>The packed tables that grouping rests on do as plain ones would.</summary>
public sealed class KeyTablesTests
{
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
    public void Sequences_that_are_hashed_side_by_side_have_the_hashes_that_they_have_alone() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<NonNull<string>>(),
                end =>
                {
                    string text = $"{Reports.Ferry} {end.Get} {Reports.Vineyard}";
                    List<Word> words = WordScanner.Scan(text);

                    ImmutableArray<uint> chosen = Fingerprints.Of(
                        words,
                        new bool[words.Count],
                        quoted: false
                    );

                    return chosen.Length > 10
                        && chosen.All(
                            Enumerable
                                .Range(0, words.Count - Fingerprints.Length + 1)
                                .Select(start => Fingerprints.HashAt(words, start))
                                .ToHashSet()
                                .Contains
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
}
