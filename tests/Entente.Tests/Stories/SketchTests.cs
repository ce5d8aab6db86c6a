using Entente.Data;
using Entente.Stories;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Entente.Tests.Stories;

public sealed class SketchTests
{
    [Fact]
    public void A_sketch_of_any_text_is_read_back_as_it_was_written() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<NonNull<string>>(),
                text =>
                {
                    Sketch sketch = Reports.Sketcher.Make(
                        "r1",
                        text.Get,
                        text.Get,
                        "2021-03-04",
                        ["abc", text.Get]
                    );

                    byte[] bytes = sketch.ToBytes();

                    return Sketch.FromBytes("r1", bytes).ToBytes().SequenceEqual(bytes);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Any_bytes_are_a_sketch_or_are_refused_as_damaged() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<byte[]>(),
                bytes =>
                {
                    try
                    {
                        Sketch.FromBytes("r1", [Sketch.Version, .. bytes]);
                    }
                    catch (DataFormatException e)
                    {
                        return e.Message.Contains("r1", StringComparison.Ordinal);
                    }

                    return true;
                }
            )
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("Trump", "Трамп")]
    [InlineData("Trump", "トランプ")]
    [InlineData("Netanyahu", "Нетаньяху")]
    [InlineData("Macron", "Μακρόν")]
    [InlineData("Biden", "بايدن")]
    [InlineData("Čaputová", "Caputova")]
    public void A_name_sounds_alike_in_several_scripts(string one, string other)
    {
        NameSounds sounds = new(DataTables.Embedded);

        Assert.NotEqual(0u, sounds.KeyOf(one));
        Assert.Equal(sounds.KeyOf(one), sounds.KeyOf(other));
    }

    [Theory]
    [InlineData("Ohio")]
    [InlineData("कोलकाता")]
    [InlineData("")]
    public void What_has_too_few_sounds_or_letters_of_another_script_is_no_anchor(string word) =>
        Assert.Equal(0u, new NameSounds(DataTables.Embedded).KeyOf(word));

    [Fact]
    public void A_sketch_that_lost_its_end_is_refused()
    {
        byte[] bytes = Reports.Sketch("r1", Reports.Ferry).ToBytes();

        for (int length = 0; length < bytes.Length; length++)
        {
            Assert.Throws<DataFormatException>(() =>
                Sketch.FromBytes("r1", bytes.AsSpan(0, length))
            );
        }
    }

    [Fact]
    public void A_sketch_of_another_version_is_refused()
    {
        byte[] bytes = Reports.Sketch("r1", Reports.Ferry).ToBytes();
        bytes[0]++;

        DataFormatException refused = Assert.Throws<DataFormatException>(() =>
            Sketch.FromBytes("r1", bytes)
        );

        Assert.Contains("expected version 2, found 3", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2024-05-17", true)]
    [InlineData("2024-05-17T16:57+05:30", true)]
    [InlineData("2024-13-17", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void What_is_no_date_counts_as_unknown(string? date, bool isKnown) =>
        Assert.Equal(isKnown, Reports.Sketch("r1", Reports.Ferry, date).Day is not null);

    [Theory]
    [InlineData(
        "Переговоры о поставках зерна прошли в столице",
        "О поставках зерна говорили на переговорах в столице",
        "В горах выпал первый снег этой осени"
    )]
    [InlineData("两国外长星期三在首都举行会谈", "两国外长会谈星期三举行", "今年葡萄收成减少一半")]
    public void Texts_of_other_scripts_are_compared_by_their_own_words(
        string text,
        string like,
        string unlike
    )
    {
        TermWeights weights = new();
        WeighedReport one = weights.Weigh(Reports.Sketch("r1", text));

        float near = Words("r2", like);
        float far = Words("r3", unlike);

        Assert.True(near > far + 0.2, $"{near} against {far}");

        float Words(string id, string other)
        {
            PairFeatures pair = new();
            pair.Set(one);
            return pair.Compare(weights.Weigh(Reports.Sketch(id, other)));
        }
    }
}
