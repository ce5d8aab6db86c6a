using System.Collections.Immutable;
using Entente.Quotations;
using Entente.Tests.Text;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Entente.Tests.Quotations;

public sealed class WordDiffTests
{
    [Theory]
    [InlineData("the bridge is open", "The bridge is open!", "the bridge is open")]
    [InlineData("the old bridge is open", "the bridge is open", "the [-old -]bridge is open")]
    [InlineData("the bridge is open", "the bridge is now open", "the bridge is {+now +}open")]
    [InlineData(
        "a bridge was built here",
        "a bridge was repaired here",
        "a bridge was [-built -]{+repaired +}here"
    )]
    [InlineData("closer co-operation", "closer cooperation", "closer co-operation")]
    [InlineData("1.5 million", "15 million", "[-1.5 -]{+15 +}million")]
    [InlineData("", "new words", "{+new words+}")]
    public void Differences_stand_in_their_place(string left, string right, string expected) =>
        Assert.Equal(expected, Show(WordDiff.Compare(left, right)));

    [Fact]
    public void The_pieces_of_any_two_texts_give_both_back() =>
        Prop.ForAll(Texts.Arbitrary, Texts.Arbitrary, (left, right) => GivesBack(left, right))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_text_does_not_differ_from_itself() =>
        Prop.ForAll(
                Texts.Arbitrary,
                text => WordDiff.Compare(text, text).All(piece => piece.Kind == DiffKind.Same)
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Long_texts_without_common_ends_differ_as_a_whole()
    {
        string left = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"a{i} "));
        string right = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"b{i} "));

        Assert.Equal(DiffKind.Replaced, Assert.Single(WordDiff.Compare(left, right)).Kind);
    }

    private static bool GivesBack(string left, string right)
    {
        ImmutableArray<DiffPiece> pieces = WordDiff.Compare(left, right);
        return string.Concat(pieces.Select(piece => piece.Left)) == left
            && string.Concat(pieces.Select(piece => piece.Right)) == right;
    }

    private static string Show(ImmutableArray<DiffPiece> pieces) =>
        string.Concat(
            pieces.Select(piece =>
                piece.Kind == DiffKind.Same
                    ? piece.Left
                    : (piece.Left.Length > 0 ? $"[-{piece.Left}-]" : "")
                        + (piece.Right.Length > 0 ? $"{{+{piece.Right}+}}" : "")
            )
        );
}
