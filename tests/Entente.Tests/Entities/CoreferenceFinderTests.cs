using System.Collections.Immutable;
using Entente.Data;
using Entente.Entities;
using Entente.Models;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Entente.Tests.Entities;

public sealed class CoreferenceFinderTests
{
    private static readonly CoreferenceFinder s_finder = CoreferenceFinder.Open(
        Language.English,
        ModelFolder.Embedded
    )!;

    [Fact]
    public void A_pronoun_goes_back_to_the_name_before_it()
    {
        Document document = HandTree.Read(
            """
            Maria PROPN 3 nsubj Number=Sing Maria
            Lindgren PROPN 1 flat Number=Sing Lindgren
            spoke VERB 0 root _ speak
            . PUNCT 3 punct

            She PRON 2 nsubj Number=Sing she
            smiled VERB 0 root _ smile
            . PUNCT 2 punct
            """
        );

        Assert.Equal(["Maria Lindgren | She"], Chains(document));
    }

    [Fact]
    public void A_surname_goes_back_to_the_full_name()
    {
        Document document = HandTree.Read(
            """
            Maria PROPN 3 nsubj Number=Sing Maria
            Lindgren PROPN 1 flat Number=Sing Lindgren
            met VERB 0 root _ meet
            Erik PROPN 3 obj Number=Sing Erik
            Holm PROPN 4 flat Number=Sing Holm
            . PUNCT 3 punct

            Lindgren PROPN 2 nsubj Number=Sing Lindgren
            left VERB 0 root _ leave
            . PUNCT 2 punct
            """
        );

        Assert.Equal(["Maria Lindgren | Lindgren"], Chains(document));
    }

    [Fact]
    public void An_apposition_says_who_it_is_and_stands_beside_the_name()
    {
        Document document = HandTree.Read(
            """
            Maria PROPN 7 nsubj Number=Sing Maria
            Lindgren PROPN 1 flat Number=Sing Lindgren
            , PUNCT 5 punct
            the DET 5 det Definite=Def|PronType=Art
            minister NOUN 1 appos Number=Sing
            , PUNCT 5 punct
            resigned VERB 0 root _ resign
            . PUNCT 7 punct
            """
        );

        Assert.Equal(["Maria Lindgren | the minister"], Chains(document));
    }

    [Fact]
    public void A_he_does_not_go_back_to_a_woman()
    {
        Document document = HandTree.Read(
            """
            Maria PROPN 2 nsubj Number=Sing Maria
            met VERB 0 root _ meet
            Erik PROPN 2 obj Number=Sing Erik
            . PUNCT 2 punct

            He PRON 2 nsubj Number=Sing he
            smiled VERB 0 root _ smile
            . PUNCT 2 punct
            """
        );

        Assert.Equal(["Erik | He"], Chains(document));
    }

    [Fact]
    public void A_chain_knows_the_entity_that_one_of_its_names_is()
    {
        Document document = HandTree.Read(
            """
            Norway PROPN 2 nsubj Number=Sing Norway
            agreed VERB 0 root _ agree
            . PUNCT 2 punct

            Norway PROPN 2 nsubj Number=Sing Norway
            paid VERB 0 root _ pay
            . PUNCT 2 punct
            """
        );
        ImmutableArray<Mention> mentions =
        [
            new(new TextSpan(0, 6), EntityType.State, "Norway", "NOR", "name"),
        ];

        ReferenceChain chain = Assert.Single(s_finder.Find(document, mentions));

        Assert.Equal("NOR", chain.Entity);
        Assert.Equal(ReferentType.Place, chain.Type);
        Assert.All(chain.References, r => Assert.Equal(ReferenceKind.Name, r.Kind));
    }

    [Fact]
    public void A_document_without_trees_has_no_chains()
    {
        Document document = HandTree.Read("Berlin PROPN 0 root") with { Syntax = [] };

        Assert.Empty(s_finder.Find(document, []));
    }

    [Fact]
    public void A_language_without_a_ranker_is_not_read() =>
        Assert.Null(
            CoreferenceFinder.Open(new Language("tlh", DataTables.Embedded), ModelFolder.Embedded)
        );

    [Fact]
    public void Trees_of_any_shape_give_references_inside_the_text_in_order() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<(byte Tag, byte Head, byte Relation)[]>(),
                words =>
                {
                    Document document = Noise(words);
                    foreach (ReferenceChain chain in s_finder.Find(document, []))
                    {
                        Assert.True(chain.References.Length > 1);
                        Assert.Equal(
                            chain.References.Select(r => r.Span.Start).Order(),
                            chain.References.Select(r => r.Span.Start)
                        );
                        Assert.All(
                            chain.References,
                            r => Assert.InRange(r.Span.End, 0, document.Text.Length)
                        );
                    }
                }
            )
            .QuickCheckThrowOnFailure();

    /// <summary>A sentence whose heads may run in circles.</summary>
    private static Document Noise((byte Tag, byte Head, byte Relation)[] words)
    {
        string[] tags = ["NOUN", "PROPN", "PRON", "VERB", "PUNCT", "NUM", "DET", "ADV"];
        string[] forms = ["she", "Berlin", "it", "(", "”", "today", ",", "this", "X", "\ud800"];
        string[] relations =
        [
            "nsubj",
            "conj",
            "appos",
            "flat",
            "nmod",
            "cop",
            "acl:relcl",
            "parataxis",
            "det",
        ];
        var tokens = ImmutableArray.CreateBuilder<Token>();
        var syntax = ImmutableArray.CreateBuilder<Syntax>();
        string text = "";
        foreach ((byte tag, byte head, byte relation) in words)
        {
            string form = forms[(tag ^ relation) % forms.Length];
            tokens.Add(
                new Token(new TextSpan(text.Length, text.Length + form.Length), TokenKind.Word)
            );
            syntax.Add(
                new Syntax(
                    tags[tag % tags.Length],
                    "",
                    head % 2 == 0 ? "Number=Plur" : "",
                    form,
                    (head % (words.Length + 1)) - 1,
                    relations[relation % relations.Length]
                )
            );
            text += form + " ";
        }

        ImmutableArray<Sentence> sentences =
            words.Length == 0
                ? []
                : [new Sentence(new TextSpan(0, text.Length - 1), 0, words.Length, 0)];
        return new Document(text, sentences, tokens.ToImmutable())
        {
            Syntax = syntax.ToImmutable(),
        };
    }

    private static string[] Chains(Document document) =>
        [
            .. s_finder
                .Find(document, [])
                .Select(chain =>
                    string.Join(
                        " | ",
                        chain.References.Select(r => r.Span.In(document.Text).ToString())
                    )
                ),
        ];
}
