using Xunit;

namespace Entente.Tests.Articles;

public sealed class PlainArticleTests
{
    private const string First =
        "The two delegations met for six hours on Saturday and will meet again on Sunday morning, a spokesman told reporters outside the house.";
    private const string Second =
        "Neither side said what had been agreed, but both called the mood serious and said that working groups would sit through the night.";

    [Fact]
    public void Head_lines_are_divided_into_what_they_hold()
    {
        Article article = Reading.Article(
            $" date 1986-10-12 The Harbour LedgerThe Harbour Ledger\n\nDelegations meet for six hours by the harbour\n\n{First}\n\n{Second}\n"
        );

        Assert.Equal("1986-10-12", article.Published?.Value.ToString());
        Assert.Equal("The Harbour Ledger", article.Outlet?.Value);
        Assert.Equal("Delegations meet for six hours by the harbour", article.Title?.Value);
        Assert.Equal($"{First}\n\n{Second}", article.Text);
    }

    [Fact]
    public void A_date_behind_the_headline_is_parted_from_it()
    {
        Article article = Reading.Article(
            $"Delegations meet for six hours – October 12, 1986 at 6:40 p.m.\n\nby Ada Winterbourne\n\n{First}\n\n{Second}"
        );

        Assert.Equal("Delegations meet for six hours", article.Title?.Value);
        Assert.Equal("1986-10-12T18:40", article.Published?.Value.ToString());
        Assert.Equal("Ada Winterbourne", Assert.Single(article.Authors).Value);
    }

    [Theory]
    [InlineData(" date 1986-10-12 Advertisement")]
    [InlineData("1986-10-12 | Advertisement")]
    public void A_label_that_shares_a_line_with_the_date_is_no_headline(string line)
    {
        Article article = Reading.Article(
            $"Delegations meet for six hours by the harbour\n\n{line}\n\n{First}\n\n{Second}"
        );

        Assert.Equal("1986-10-12", article.Published?.Value.ToString());
        Assert.Equal("Delegations meet for six hours by the harbour", article.Title?.Value);
        Assert.Equal($"{First}\n\n{Second}", article.Text);
    }

    [Theory]
    [InlineData("Photos: Delegations at the harbour The house by night. Hide Caption 3 of 8")]
    [InlineData("Newsletter Sign Up Continue reading the main story Please try again later.")]
    [InlineData("MOST READ IN WORLD FISH FIGHT Cook steals trophy from cousin")]
    public void A_line_of_the_page_between_paragraphs_is_left_out(string line)
    {
        Article article = Reading.Article(
            $"Delegations meet for six hours by the harbour\n\n1986-10-12\n\n{First}\n\n{line}\n\n{Second}"
        );

        Assert.Equal($"{First}\n\n{Second}", article.Text);
    }

    [Theory]
    [InlineData("Harbour LedgerHarbour Ledger")]
    [InlineData("Harbour Ledger Harbour Ledger")]
    public void A_name_printed_twice_is_the_outlets(string line)
    {
        Article article = Reading.Article(
            $"{line}\n\nDelegations meet for six hours by the harbour\n\n{First}\n\n{Second}"
        );

        Assert.Equal("Harbour Ledger", article.Outlet?.Value);
        Assert.Equal("Delegations meet for six hours by the harbour", article.Title?.Value);
    }

    [Theory]
    [InlineData("Delegations meet for six hours by the harbour | 12 October 1986")]
    [InlineData("Delegations meet for six hours by the harbour | Harbour Ledger | 12 October 1986")]
    [InlineData("12.10.1986 – Delegations meet for six hours by the harbour")]
    [InlineData(
        "Published: Sunday, 12 October 1986, 08:40 Delegations meet for six hours by the harbour"
    )]
    public void A_line_of_headline_outlet_and_date_is_divided(string line)
    {
        Article article = Reading.Article($"{line}\n\n{First}\n\n{Second}");

        Assert.Equal("Delegations meet for six hours by the harbour", article.Title?.Value);
        Assert.Equal(new DateOnly(1986, 10, 12), article.Published?.Value.Day);
        Assert.Equal($"{First}\n\n{Second}", article.Text);
    }

    [Theory]
    [InlineData("Διαβάστε επίσης: Τι άλλαξε στο λιμάνι")]
    [InlineData("Читайте также: что изменилось в гавани")]
    [InlineData("Czytaj również: co się zmieniło w porcie")]
    [InlineData("责任编辑：林港")]
    [InlineData("Baca juga: apa yang berubah di pelabuhan")]
    [InlineData("اقرأ أيضاً: ما الذي تغير في المرفأ")]
    public void What_leads_to_other_articles_is_left_out_in_many_languages(string line)
    {
        Article article = Reading.Article(
            $"Delegations meet for six hours by the harbour\n\n{First}\n\n{line}\n\n{Second}"
        );

        Assert.Equal($"{First}\n\n{Second}", article.Text);
    }

    [Fact]
    public void A_dateline_is_kept_beside_the_text()
    {
        const string Line = "REYKJAVIK, October 11 (AP) — ";
        string page = $"Delegations meet for six hours by the harbour\n\n{Line}{First}\n\n{Second}";

        Article article = Reading.Article(page);

        Assert.StartsWith(First, article.Text, StringComparison.Ordinal);
        Assert.Equal("Reykjavik", article.Dateline?.Value);
        Assert.Equal("Associated Press", article.Agency?.Value);
        Assert.Equal("AP", article.Agency!.Source!.Value.In(page));
        Assert.Null(article.Published);
    }

    [Fact]
    public void A_text_that_begins_with_a_paragraph_has_no_headline()
    {
        Article article = Reading.Article($"{First}\n\nWorking groups\n\n{Second}");

        Assert.Null(article.Title);
        Assert.Contains("no headline", article.Doubts);
        Assert.Equal($"{First}\n\nWorking groups\n\n{Second}", article.Text);
    }

    [Fact]
    public void Comment_forms_and_appeals_behind_the_article_are_left_out()
    {
        Article article = Reading.Article(
            $"""
            Delegations meet for six hours by the harbour

            {First}

            Read more here: What the house by the harbour was built for

            {Second}

            Add new comment

            Plain text

            • No HTML tags allowed.
            • Lines and paragraphs break automatically.

            We need your support

            Our reporters stood outside the house for two days in the rain, and they would do so again tomorrow, because readers like you have always asked them to.
            """
        );

        Assert.Equal($"{First}\n\n{Second}", article.Text);
    }

    [Fact]
    public void Photo_credits_in_capitals_and_kiosk_lines_are_left_out()
    {
        Article article = Reading.Article(
            $"""
            Delegations meet for six hours by the harbour

            {First}

            {Second}

             ?? ODDNY STEFANS/NORDPIX ?? The heads of both delegations shook hands outside the house on Saturday. Behind them, the harbour.
            ODDNY STEFANS/NORDPIX The heads of both delegations shook hands outside the house on Saturday. Behind them, the harbour.

            Newspapers in English

            Newspapers from Iceland
            """
        );

        Assert.Equal($"{First}\n\n{Second}", article.Text);
        Assert.Contains(article.Cuts, cut => cut.Reason == "caption");
    }

    [Fact]
    public void A_headline_that_is_printed_again_and_the_labels_of_the_head_are_left_out()
    {
        Article article = Reading.Article(
            $"""
            Delegations meet for six hours by the harbour

            A serious mood and a long night: what both sides say after the first day of their talks by the sea.

            Delegations meet for six hours by the harbour abc
            Author
            Team Harbour Ledger
            First Published Oct 12, 1986, 6:12 PM IST

            {First}

            {Second}

            Last Updated Oct 13, 1986, 7:30 PM IST
            Follow Us:

            RELATED STORIES

            Fishermen of the old harbour ask for a new pier before the winter xyz

            Fishermen of the old harbour ask for a new pier before the winter
            """
        );

        Assert.Equal(
            $"A serious mood and a long night: what both sides say after the first day of their talks by the sea.\n\n{First}\n\n{Second}",
            article.Text
        );
        Assert.Empty(article.Authors);
        Assert.Equal("1986-10-12T18:12", article.Published?.Value.ToString());
    }

    [Fact]
    public void Credits_behind_the_last_paragraph_are_not_body()
    {
        Article article = Reading.Article(
            $"Delegations meet for six hours by the harbour\n\n{First}\n\n{Second}\n\n(With Ada Winterbourne and Per Nilsson in Oslo; Icelandic version Jon Arason)"
        );

        Assert.Equal($"{First}\n\n{Second}", article.Text);
        Assert.Contains(article.Cuts, cut => cut.Reason == "credits");
    }

    [Fact]
    public void Lines_broken_to_a_width_are_put_together_again()
    {
        Article article = Reading.Article(
            """
            DELEGATIONS MEET FOR SIX HOURS

            The two delegations met for six hours on Saturday and will
            meet again on Sunday morning, a spokesman told report-
            ers outside the house by the harbour. Neither side said
            what had been agreed.

            Both called the mood serious and said that the working
            groups would sit through the night.
            """
        );

        Assert.Equal(
            "The two delegations met for six hours on Saturday and will meet again on Sunday morning, a spokesman told reporters outside the house by the harbour. Neither side said what had been agreed.\n\nBoth called the mood serious and said that the working groups would sit through the night.",
            article.Text
        );
    }

    [Fact]
    public void A_brief_of_one_sentence_is_an_article()
    {
        Article article = Reading.Article("Talks end\n\nThe talks ended on Sunday evening.");

        Assert.Equal("The talks ended on Sunday evening.", article.Text);
    }

    [Fact]
    public void Tags_that_a_text_talks_about_do_not_make_it_a_page()
    {
        Article article = Reading.Article(
            $"Delegations meet for six hours by the harbour\n\n{First}\n\n{Second}\n\nAllowed HTML tags: <a> <em> <strong> <ul> <li>"
        );

        Assert.Equal($"{First}\n\n{Second}", article.Text);
    }

    [Theory]
    [InlineData("Harbour Ledger | Sunday, 12 October 1986 | World in short")]
    [InlineData("Harbour Ledger, Sunday 12 October 1986")]
    [InlineData("Harbour Ledger · 12 October 1986")]
    public void An_outlet_is_parted_from_weekday_date_and_section(string line)
    {
        Article article = Reading.Article(
            $"{line}\n\nDelegations meet for six hours by the harbour\n\n{First}\n\n{Second}"
        );

        Assert.Equal("Harbour Ledger", article.Outlet?.Value);
        Assert.Equal("1986-10-12", article.Published?.Value.ToString());
        Assert.Equal("Delegations meet for six hours by the harbour", article.Title?.Value);
    }

    [Theory]
    [InlineData("Tomorrow in the Ledger: boats, nets and the men who mend them.")]
    [InlineData("In our next issue: a walk along the shore.")]
    public void What_the_paper_will_bring_is_not_of_the_article(string teaser)
    {
        Article article = Reading.Article(
            $"Delegations meet for six hours by the harbour\n\n{First}\n\n{Second}\n\n{teaser}"
        );

        Assert.Equal($"{First}\n\n{Second}", article.Text);
    }

    [Fact]
    public void A_sentence_about_tomorrow_is_of_the_article()
    {
        const string Last = "Tomorrow in the house by the harbour the ministers will meet again.";

        Article article = Reading.Article(
            $"Delegations meet for six hours by the harbour\n\n{First}\n\n{Second}\n\n{Last}"
        );

        Assert.EndsWith(Last, article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dateline_may_name_the_day_and_end_with_a_stop()
    {
        Article article = Reading.Article(
            $"Delegations meet for six hours by the harbour\n\nREYKJAVIK, Saturday. {First}\n\n{Second}"
        );

        Assert.Equal("Reykjavik", article.Dateline?.Value);
        Assert.StartsWith(First, article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_beside_a_date_signs_and_the_line_above_them_is_the_headline()
    {
        const string body =
            "The foreign ministers of both countries opened a second day of talks on Tuesday, saying that a draft was almost ready for both of them.";

        Article article = Reading.Article(
            $"Home\n\nSubscribe To Our Letter Today Here\n\nMinisters Near A Draft Treaty Today\n\nVera Halloran\n\n5 March 2019\n\n{body}\n\n{body} Again.\n\n{body} Thrice.\n"
        );

        Assert.Equal("Ministers Near A Draft Treaty Today", article.Title?.Value);
        Assert.Equal("Vera Halloran", Assert.Single(article.Authors).Value);
        Assert.Equal("2019-03-05", article.Published?.Value.ToString());
    }

    [Fact]
    public void Who_helped_translated_and_took_the_pictures_is_told_apart_from_the_author()
    {
        Article article = Reading.Article(
            $"Delegations meet for six hours by the harbour\n\nBy Ada Winterbourne\n\n{First}\n\n{Second}\n\n{First} Again.\n\n(With Bert Beispiel and Carla Muster in Vienna; French version Jean Exemple)\n\n ?? DORA EXAMPLE/WIRE ?? The delegations met on Saturday."
        );

        Assert.Equal(["Ada Winterbourne"], article.Authors.Select(author => author.Value));
        Assert.Equal(
            [
                (CreditRole.Contributor, "Bert Beispiel"),
                (CreditRole.Contributor, "Carla Muster"),
                (CreditRole.Photographer, "DORA EXAMPLE/WIRE"),
                (CreditRole.Translator, "Jean Exemple"),
            ],
            article.Credits.Select(credit => (credit.Role, credit.Name.Value)).OrderBy(c => c.Value)
        );
    }

    [Fact]
    public void Under_the_label_of_the_author_a_desk_may_sign_and_a_last_update_is_kept()
    {
        Article article = Reading.Article(
            $"Delegations meet for six hours by the harbour\n\nAuthor\nTeam Harbour Ledger\nFirst Published Feb 8, 2024, 4:57 PM IST\n\n{First}\n\n{Second}\n\n{First} Again.\n\nLast Updated Feb 9, 2024, 5:15 PM IST"
        );

        Assert.Empty(article.Authors);
        Assert.Equal("Team Harbour Ledger", Assert.Single(article.Desks).Value);
        Assert.Equal("2024-02-08T16:57", article.Published?.Value.ToString());
        Assert.Equal("2024-02-09T17:15", article.Updated?.Value.ToString());
    }
}
