using System.Collections.Immutable;
using Entente.Data;
using Entente.Quotations;
using Entente.Tests.Text;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Entente.Tests.Quotations;

public sealed class WordDiffTests
{
    private static readonly WordDiff s_diff = new(Language.English);

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
    [InlineData("we cannot wait", "we can not wait", "we cannot wait")]
    [InlineData("of every thing else", "of everything else", "of every thing else")]
    public void Differences_stand_in_their_place(string left, string right, string expected) =>
        Assert.Equal(expected, Show(s_diff.Compare(left, right)));

    [Fact]
    public void The_pieces_of_any_two_texts_give_both_back() =>
        Prop.ForAll(Texts.Arbitrary, Texts.Arbitrary, (left, right) => GivesBack(left, right))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_text_does_not_differ_from_itself() =>
        Prop.ForAll(
                Texts.Arbitrary,
                text => s_diff.Compare(text, text).All(piece => piece.Kind == DiffKind.Same)
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Long_texts_without_common_ends_differ_as_a_whole()
    {
        string left = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"a{i} "));
        string right = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"b{i} "));

        Assert.Equal(DiffKind.Replaced, Assert.Single(s_diff.Compare(left, right)).Kind);
    }

    [Theory]
    [InlineData("eleven ships", "11 ships", "spelling/inflection")]
    [InlineData("We opened the domestic market", "We opened the internal market", "synonym")]
    [InlineData("We have nine ships there", "We have five ships there", "number")]
    [InlineData("We will sail to Arvonia today", "We will sail to Belmark today", "name")]
    [InlineData("The gate is open now", "The gate is not open now", "negation")]
    [InlineData("We will build more ships", "We will build less ships", "negation")]
    [InlineData("The prices rose last year", "The prices fell last year", "negation")]
    [InlineData("We leave before the harvest", "We leave after the harvest", "negation")]
    [InlineData("They allowed the old boats", "They banned the old boats", "negation")]
    [InlineData("It is not a chip", "It is no chip", "spelling/inflection")]
    [InlineData("The fleet will sail at dawn", "The fleet may sail at dawn", "modality")]
    [InlineData(
        "The fleet will sail at dawn",
        "the fleet would sail at dawn",
        "spelling/inflection"
    )]
    [InlineData("We sail at dawn with all our ships", "We sail at dawn", "truncation")]
    [InlineData("In winter nobody sails", "Nobody sails in winter", "order")]
    [InlineData("The ship sank", "The ship has sunk", "spelling/inflection")]
    [InlineData("an army of clerks", "an arm of clerks", "spelling/inflection")]
    [InlineData("the settling of accounts", "the settlement of accounts", "spelling/inflection")]
    [InlineData("a tonne of wheat", "a ton of wheat", "spelling/inflection")]
    [InlineData("they are doing their work", "they did their work", "spelling/inflection")]
    public void A_difference_says_what_it_is(string left, string right, string label) =>
        Assert.Equal(
            [label],
            s_diff
                .Compare(left, right)
                .Select(piece => piece.Class)
                .OfType<DifferenceClass>()
                .Select(what => what.Label())
                .Distinct()
        );

    [Fact]
    public void A_number_in_a_clause_that_was_left_out_is_no_other_number()
    {
        ImmutableArray<DiffPiece> pieces = s_diff.Compare(
            "The fleet sails at dawn, and forty ships from nine harbours will follow it on Monday",
            "The fleet sails at dawn"
        );

        Assert.Equal(DifferenceClass.Truncation, pieces[^1].Class);
    }

    private static bool GivesBack(string left, string right)
    {
        ImmutableArray<DiffPiece> pieces = s_diff.Compare(left, right);
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
