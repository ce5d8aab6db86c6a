using Entente.Data;
using Entente.Models;
using Entente.Text;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Entente.Tests.Text;

public sealed class GazetteerTests
{
    private static readonly TextAnalyzer s_analyzer = new(Language.English);
    private static readonly Gazetteer s_gazetteer = new(
        EmbeddedModels.Read(Language.English, "gazetteer")
    );

    [Theory]
    [InlineData("Vladimir", nameof(NameClasses.GivenName))]
    [InlineData("Netanyahu", nameof(NameClasses.Surname))]
    [InlineData("Mr", nameof(NameClasses.Title))]
    [InlineData("Damascus", nameof(NameClasses.City))]
    [InlineData("Catalonia", nameof(NameClasses.Region))]
    [InlineData("Ukraine", nameof(NameClasses.State))]
    [InlineData("Syrian", nameof(NameClasses.Group))]
    [InlineData("Hamas", nameof(NameClasses.Organization))]
    [InlineData("Ministry", nameof(NameClasses.OrganizationHead))]
    [InlineData("Reuters", nameof(NameClasses.Outlet))]
    [InlineData("Tuesday", nameof(NameClasses.Calendar))]
    [InlineData("Airport", nameof(NameClasses.Facility))]
    [InlineData("Frigate", nameof(NameClasses.Product))]
    [InlineData("Will", nameof(NameClasses.CommonWord))]
    public void A_word_is_known_by_its_lists(string word, string list)
    {
        NameClasses expected = Enum.Parse<NameClasses>(list);

        Assert.Equal(expected, Mark(word)[0] & expected);
    }

    [Fact]
    public void Words_of_a_longer_entry_know_that_they_belong_together()
    {
        NameClasses[] classes = Mark("He works for the World Health Organization in Geneva.");

        const NameClasses inside = NameClasses.Organization | NameClasses.Inside;
        Assert.Equal(inside, classes[5] & inside);
        Assert.Equal(inside, classes[6] & inside);
        Assert.Equal(NameClasses.None, classes[7] & NameClasses.Inside);
    }

    [Theory]
    [InlineData("BASHAR AL-ASSAD")]
    [InlineData("bashar al-assad")]
    [InlineData("Bashar al Assad")]
    public void Capitals_and_hyphens_do_not_matter(string text) =>
        Assert.All(Mark(text), c => Assert.NotEqual(NameClasses.None, c & NameClasses.Person));

    [Fact]
    public void Accents_do_not_matter() => Assert.Equal(Mark("Gdańsk"), Mark("Gdansk"));

    [Fact]
    public void An_abbreviation_is_not_the_word_that_is_spelt_like_it()
    {
        Assert.NotEqual(NameClasses.None, Mark("The WHO said so.")[1] & NameClasses.Organization);
        Assert.Equal(NameClasses.None, Mark("Those who said so.")[1] & NameClasses.Organization);
        Assert.Equal(
            NameClasses.None,
            Mark("MINISTER ASKS WHO WILL PAY")[2] & NameClasses.Organization
        );
    }

    [Fact]
    public void Any_text_is_marked_without_an_exception() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text => Mark(text.Get).Length >= 0)
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_file_without_lists_is_refused()
    {
        ModelFile file = ModelFile.Parse("x.bin", new ModelFileWriter().ToArray());

        var error = Assert.Throws<DataFormatException>(() => new Gazetteer(file));
        Assert.Contains("phrases", error.Message, StringComparison.Ordinal);
    }

    private static NameClasses[] Mark(string text)
    {
        Document document = s_analyzer.Analyze(text);
        NameClasses[] classes = new NameClasses[document.Tokens.Length];
        s_gazetteer.Mark(document, classes);
        return classes;
    }
}
