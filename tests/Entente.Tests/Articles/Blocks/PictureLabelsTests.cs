using Entente.Articles;
using Entente.Data;
using Xunit;

namespace Entente.Tests.Articles.Blocks;

public sealed class PictureLabelsTests
{
    private static readonly PictureLabels s_labels = new(DataTables.Embedded);

    [Theory]
    [InlineData("The lake in March, before the ferries ran again. (Photo: Ada Example)")]
    [InlineData("Foto: Ada Beispiel / Agentur")]
    [InlineData("The ministers on the shore. — © AGENCY")]
    [InlineData("Der See im März. © Ada Beispiel")]
    public void A_label_before_a_name_makes_a_caption(string line) =>
        Assert.True(s_labels.IsCaption(line, BlockTraits.Of(line).Words));

    [Theory]
    [InlineData(
        "The picture: nobody had seen it before, and nobody said where it had been kept for all of these forty years."
    )]
    [InlineData("The ministers met again on Tuesday (the third time in a week).")]
    [InlineData("The mark © on the draft was a mistake. It was taken off on Tuesday.")]
    [InlineData("©")]
    [InlineData("")]
    public void Sentences_are_no_captions(string line) =>
        Assert.False(s_labels.IsCaption(line, BlockTraits.Of(line).Words));
}
