using Entente.Data;
using Entente.Events;
using Xunit;

namespace Entente.Tests.Events;

public sealed class PloverOntologyTests
{
    private static readonly PloverOntology s_ontology = new(DataTables.Embedded);

    [Fact]
    public void Sanctions_are_conflict_in_deed() =>
        Assert.Equal(QuadClass.MaterialConflict, s_ontology.QuadOf(EventType.Sanction));

    [Theory]
    [InlineData(EventType.Consult, EventType.Agree)]
    [InlineData(EventType.Aid, EventType.Agree)]
    [InlineData(EventType.Retreat, EventType.Concede)]
    [InlineData(EventType.Assault, EventType.Assault)]
    public void What_is_announced_is_of_the_type_that_announces_it(
        EventType done,
        EventType said
    ) => Assert.Equal(said, s_ontology[done].Future);

    [Fact]
    public void The_score_of_the_mode_goes_before_that_of_the_type()
    {
        Assert.Equal(4, s_ontology.ScoreOf(EventType.Consult, "visit"));
        Assert.Equal(2.5, s_ontology.ScoreOf(EventType.Consult, null));
        Assert.Equal(-3, s_ontology.ScoreOf(EventType.Accuse, null));
    }

    [Fact]
    public void Cooperation_has_a_score_above_zero_and_conflict_none() =>
        Assert.All(
            Enum.GetValues<EventType>(),
            type =>
                Assert.Equal(
                    s_ontology.QuadOf(type)
                        is QuadClass.VerbalCooperation
                            or QuadClass.MaterialCooperation,
                    s_ontology[type].Score > 0
                )
        );

    [Fact]
    public void An_act_against_computers_is_about_computers() =>
        Assert.Equal(["cyber"], s_ontology.ModeOf(EventType.Coerce, "cyber")!.Value.Contexts);

    [Fact]
    public void There_are_37_contexts_and_the_modes_name_no_other()
    {
        Assert.Equal(37, s_ontology.Contexts.Length);
        Assert.All(
            s_ontology.Modes.SelectMany(mode => mode.Contexts),
            context => Assert.Contains(context, s_ontology.Contexts)
        );
    }

    [Theory]
    [InlineData("CONSULT", EventType.Consult)]
    [InlineData("Consult", null)]
    [InlineData("3", null)]
    public void Only_names_of_types_are_read_as_types(string name, EventType? type) =>
        Assert.Equal(type, PloverOntology.TypeOf(name));
}
