using Entente.Data;
using Entente.Entities;
using Xunit;

namespace Entente.Tests.Entities;

public sealed class PhraseReaderTests
{
    private static readonly ReferenceWords s_words = new(Language.English);

    [Fact]
    public void A_phrase_has_its_relative_clause_but_not_its_stop()
    {
        Document document = HandTree.Read(
            """
            The DET 2 det Definite=Def
            envoy NOUN 0 root Number=Sing
            who PRON 4 nsubj PronType=Rel
            resigned VERB 2 acl:relcl _ resign
            . PUNCT 2 punct
            """
        );

        Assert.Equal(["The envoy who resigned"], Phrases(document));
    }

    [Fact]
    public void What_stands_in_brackets_is_no_part_of_the_phrase()
    {
        Document document = HandTree.Read(
            """
            the DET 2 det Definite=Def
            party NOUN 0 root Number=Sing
            ( PUNCT 4 punct
            founded VERB 2 acl _ found
            ) PUNCT 4 punct
            """
        );

        Assert.Equal(["the party"], Phrases(document));
    }

    [Fact]
    public void A_row_is_a_phrase_beside_its_members()
    {
        Document document = HandTree.Read(
            """
            Oslo PROPN 4 nsubj Number=Sing
            and CCONJ 3 cc
            Bern PROPN 1 conj Number=Sing
            agreed VERB 0 root _ agree
            """
        );

        Assert.Equal(["Oslo and Bern", "Oslo", "Bern"], Phrases(document));
    }

    [Fact]
    public void A_possessor_is_a_phrase_inside_the_phrase()
    {
        Document document = HandTree.Read(
            """
            her PRON 2 nmod:poss Number=Sing she
            party NOUN 3 nsubj Number=Sing
            won VERB 0 root _ win
            """
        );

        Assert.Equal(["her party", "her"], Phrases(document));
    }

    [Fact]
    public void A_title_tells_the_gender_of_a_name()
    {
        Document document = HandTree.Read(
            """
            Mr. PROPN 2 nmod:desc Number=Sing mr.
            Holm PROPN 3 nsubj Number=Sing
            left VERB 0 root _ leave
            """
        );

        Phrase name = new PhraseReader(document, [], s_words).Read()[0];

        Assert.Equal(["holm"], name.Name);
        Assert.Equal(Genders.Male, name.Gender);
    }

    [Fact]
    public void The_verb_of_speaking_names_who_speaks_in_the_marks()
    {
        Document document = HandTree.Read(
            """
            “ PUNCT 3 punct
            I PRON 3 nsubj Number=Sing
            agree VERB 6 ccomp _ agree
            ” PUNCT 3 punct
            Holm PROPN 6 nsubj Number=Sing
            said VERB 0 root _ say
            """
        );

        List<Phrase> phrases = new PhraseReader(document, [], s_words).Read();

        Assert.Equal(phrases[1].Head, phrases[0].Speaker);
    }

    private static string[] Phrases(Document document) =>
        [
            .. new PhraseReader(document, [], s_words)
                .Read()
                .Select(p => p.Span.In(document.Text).ToString()),
        ];
}
