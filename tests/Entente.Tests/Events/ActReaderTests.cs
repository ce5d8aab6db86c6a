using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Entente.Data;
using Entente.Events;
using Entente.Models;
using Entente.Text;
using Xunit;

namespace Entente.Tests.Events;

/// <summary>What a reader of acts with weights of our own makes of the cues of the table.</summary>
public sealed class ActReaderTests
{
    private static readonly Language s_language = Language.English;
    private static readonly TextAnalyzer s_analyzer = new(s_language);
    private static readonly SyntaxAnalyzer s_syntax = SyntaxAnalyzer.Open(
        s_language,
        ModelFolder.Embedded
    )!;
    private static readonly PloverOntology s_ontology = new(s_language.Tables);
    private static readonly EventGrammar s_grammar = new(s_language);
    private static readonly CueReader s_table = new(
        new EventCues(s_language, s_ontology),
        s_grammar
    );
    private static readonly WordClusters s_clusters = PairModel
        .Open(s_language, ModelFolder.Embedded)!
        .Clusters;

    [Fact]
    public void A_word_without_a_row_is_an_act_when_the_weights_say_so()
    {
        FoundCue act = Assert.Single(
            Read("Ghana repainted two ships.", ("repaint", ActModel.LabelOf(EventType.Mobilize)))
        );

        Assert.Equal(EventType.Mobilize, act.Cue.Type);
        Assert.Equal("learnt:MOBILIZE~", act.Cue.Key);
        Assert.True(act.Chance > 0.9);
    }

    [Fact]
    public void A_plain_row_whose_word_the_weights_hold_for_no_act_stays_and_says_so() =>
        Assert.InRange(
            Assert.Single(Read("Peru attacked Chile.", ("attack", 0))).Chance!.Value,
            0,
            0.05
        );

    [Fact]
    public void A_row_that_means_much_else_is_no_act_of_its_own_where_the_weights_hold_it_for_none() =>
        Assert.False(Assert.Single(Read("Peru blessed Chile.", ("bless", 0))).IsAct);

    [Fact]
    public void A_row_gives_way_to_another_type_that_the_weights_are_sure_of()
    {
        FoundCue act = Assert.Single(
            Read("Peru attacked Chile.", ("attack", ActModel.LabelOf(EventType.Accuse)))
        );

        Assert.Equal(EventType.Accuse, act.Cue.Type);
        Assert.True(act.Cue.IsLearnt);
    }

    [Fact]
    public void A_row_stays_where_its_act_is_only_announced_by_the_weights()
    {
        FoundCue act = Assert.Single(
            Read("Peru will aid Chile.", ("aid", ActModel.LabelOf(EventType.Agree)))
        );

        Assert.Equal(EventType.Aid, act.Cue.Type);
        Assert.False(act.Cue.IsLearnt);
    }

    [Fact]
    public void What_says_what_became_of_an_act_is_no_act_beside_it() =>
        Assert.Equal(
            EventType.Assault,
            Assert
                .Single(
                    Read(
                        "Peru denied attacking Chile.",
                        ("deny", ActModel.LabelOf(EventType.Reject))
                    )
                )
                .Cue.Type
        );

    [Fact]
    public void Without_weights_the_table_alone_is_read()
    {
        FoundCue act = Assert.Single(
            new ActReader(s_table, model: null, s_ontology, s_grammar).Read(
                Tree("Peru attacked Chile.")
            )
        );

        Assert.Equal(EventType.Assault, act.Cue.Type);
        Assert.Null(act.Chance);
    }

    [Theory]
    [InlineData("The embassy was shelled by rebels.", "shelled", null, "embassy")]
    [InlineData("Rebels who shelled the embassy fled.", "shelled", "Rebels", "embassy")]
    [InlineData("Rebels held talks with envoys.", "talks", "Rebels", null)]
    [InlineData("Rebels entered the town and shelled the embassy.", "shelled", "Rebels", "embassy")]
    public void Who_acts_is_looked_for_where_the_tree_has_him(
        string text,
        string act,
        string? subject,
        string? thing
    )
    {
        WordTree tree = Tree(text);
        ActRoles roles = ActRoles.Of(tree, TokenOf(tree, act));

        Assert.Equal(subject, WordOf(tree, roles.Subject));
        Assert.Equal(thing, WordOf(tree, roles.Object));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\ud800 attacked \udc00.")]
    [InlineData("met met met met met met met met")]
    public void Damaged_text_is_no_fault(string text) =>
        Assert.True(Read(text, ("meet", 0)).Length < 9);

    private static ImmutableArray<FoundCue> Read(string text, (string Lemma, int Label) weight) =>
        new ActReader(s_table, ModelOf(weight), s_ontology, s_grammar).Read(Tree(text));

    private static WordTree Tree(string text) =>
        new(s_syntax.Analyze(s_analyzer.Analyze(text)), new VerbForms(s_language));

    // A model of two features: this word names that, and what else there is names nothing.
    private static ActModel ModelOf((string Lemma, int Label) weight)
    {
        const int slots = 64;
        ushort[] checks = new ushort[slots];
        sbyte[] weights = new sbyte[slots * ActModel.Labels];
        Set(PairFeature.Of(1, QuickWord.FormOf(weight.Lemma), 0), weight.Label, 120);
        Set(PairFeature.Of(30, 1, 0), label: 0, 60);
        byte[] checkBytes = MemoryMarshal.AsBytes(checks.AsSpan()).ToArray();
        byte[] weightBytes = MemoryMarshal.AsBytes(weights.AsSpan()).ToArray();
        ModelFileWriter file = new ModelFileWriter()
            .Rows(
                $"{ActModel.Entry}.checks",
                new QuantizedRows(1, checkBytes.Length, [1f], checkBytes)
            )
            .Rows(
                $"{ActModel.Entry}.weights",
                new QuantizedRows(1, weightBytes.Length, [1f], weightBytes)
            )
            .Numbers($"{ActModel.Entry}.unit", [0.1f]);
        return new ActModel(ModelFile.Parse(ActModel.Name, file.ToArray()), s_clusters);

        void Set(ulong feature, int label, sbyte value)
        {
            int slot = FeatureTable.Home(feature, slots);
            while (checks[slot] != 0)
            {
                slot++;
            }

            checks[slot] = FeatureTable.Check(feature);
            weights[(slot * ActModel.Labels) + label] = value;
        }
    }

    private static int TokenOf(WordTree tree, string word)
    {
        int token = 0;
        while (!tree.Word(token).SequenceEqual(word))
        {
            token++;
        }

        return token;
    }

    private static string? WordOf(WordTree tree, int token) =>
        token < 0 ? null : tree.Word(token).ToString();
}
