using Entente.Entities;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Entente.Tests.Entities;

public sealed class NameFoldingTests
{
    [Theory]
    [InlineData("Erdoğan", "erdogan")]
    [InlineData("Đukanović", "dukanovic")]
    [InlineData("Nguyễn Phú Trọng", "nguyen phu trong")]
    [InlineData("Wałęsa", "walesa")]
    [InlineData("Straße", "strasse")]
    [InlineData("Løkke", "lokke")]
    [InlineData("O’Brien", "obrien")]
    [InlineData("U.S.S.R.", "ussr")]
    [InlineData("Jean-Yves Le Drian", "jean yves le drian")]
    [InlineData("Путин", "путин")]
    public void Spellings_of_a_name_have_one_form(string name, string form) =>
        Assert.Equal(form, NameFolding.Fold(name));

    // Words, not whole texts: what looks like an address of mail is one piece, and may be several once its marks are gone.
    [Fact]
    public void Folding_a_word_twice_changes_nothing_more() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<NonNull<string>>(),
                text =>
                {
                    string once = FoldWord(text.Get);
                    return FoldWord(once) == once || HasOddLetters(once);
                }
            )
            .QuickCheckThrowOnFailure();

    private static string FoldWord(string word)
    {
        Span<char> folded = stackalloc char[NameFolding.MaxWord];
        return new string(folded[..NameFolding.Fold(word, folded)]);
    }

    // A letter whose small form is made of several characters, or a lone surrogate, may change again.
    private static bool HasOddLetters(string text) => text.Any(c => c > 0x24F);
}
