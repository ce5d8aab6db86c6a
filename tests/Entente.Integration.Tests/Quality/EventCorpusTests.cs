using System.Collections.Immutable;
using Entente.Data;
using Entente.Events;
using Entente.Lab.Quality;
using Xunit;

namespace Entente.Integration.Tests.Quality;

/// <summary>The coded texts of <c>tests/quality/events</c> follow their own rules.</summary>
public sealed class EventCorpusTests
{
    private const int FewestOfATrap = 5;

    private static readonly ImmutableArray<CodedDocument> s_documents = EventCorpus.Read(
        SharedData.Repository()!
    );

    private static readonly string[] s_modalities =
    [
        "asserted",
        "reported",
        "threatened",
        "planned",
        "hypothetical",
        "negated",
        "alleged",
        "historical-background",
    ];

    private static readonly string[] s_traps =
    [
        "threat",
        "boycott",
        "pledge",
        "handover",
        "retold",
        "teaser",
        "negated",
        "garbled",
        "figurative",
        "hypothetical",
    ];

    private static readonly string[] s_sectors =
    [
        .. "GOV MIL COP SPY JUD LEG PTY PRM REB UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC".Split(
            ' '
        ),
    ];

    private static IEnumerable<CodedEvent> Events => s_documents.SelectMany(d => d.Events);

    [Fact]
    public void Every_part_has_its_documents_and_no_number_comes_twice()
    {
        Assert.All(
            Enum.GetValues<CodedPart>(),
            part => Assert.True(s_documents.Count(d => d.Part == part) >= 20, part.ToString())
        );
        Assert.Equal(s_documents.Length, s_documents.DistinctBy(d => d.Number).Count());
    }

    [Fact]
    public void Types_and_modes_are_those_of_the_ontology()
    {
        PloverOntology ontology = new(DataTables.Embedded);
        foreach (CodedEvent e in Events)
        {
            EventType type = Assert.NotNull(PloverOntology.TypeOf(e.Type));
            Assert.All(e.Alternatives, name => Assert.NotNull(PloverOntology.TypeOf(name)));
            Assert.True(e.Mode is null || ontology.ModeOf(type, e.Mode) is not null, e.ToString());
            Assert.All(e.Contexts, context => Assert.Contains(context, ontology.Contexts));
        }
    }

    [Fact]
    public void Modalities_and_sectors_are_known_and_countries_have_three_letters()
    {
        foreach (CodedEvent e in Events)
        {
            Assert.Contains(e.Modality, s_modalities);
            Assert.All(
                e.Sources.Concat(e.Targets),
                actor =>
                {
                    Assert.True(actor.Country is null or { Length: 3 }, e.ToString());
                    Assert.True(
                        actor.Sector is null || s_sectors.Contains(actor.Sector),
                        e.ToString()
                    );
                }
            );
        }
    }

    [Fact]
    public void Every_trigger_stands_in_its_evidence() =>
        Assert.All(Events, e => Assert.True(e.Evidence.Contains(e.Trigger) && !e.Trigger.IsEmpty));

    [Fact]
    public void Every_type_is_coded_and_every_kind_of_trap_is_set_five_times()
    {
        Assert.Equal(
            Enum.GetValues<EventType>().Select(PloverOntology.NameOf).Order(StringComparer.Ordinal),
            Events
                .Where(e => e.Status == CodedStatus.Core)
                .Select(e => e.Type)
                .Distinct()
                .Order(StringComparer.Ordinal)
        );
        Assert.All(
            s_traps,
            kind => Assert.True(Events.Count(e => e.Trap == kind) >= FewestOfATrap, kind)
        );
        Assert.All(
            Events,
            e => Assert.Equal(e.Status == CodedStatus.Trap, s_traps.Contains(e.Trap))
        );
    }

    [Fact]
    public void Held_out_documents_hold_every_kind_of_trap_too() =>
        Assert.All(
            s_traps,
            kind =>
                Assert.Contains(
                    s_documents.Where(d => d.IsHeldOut).SelectMany(d => d.Events),
                    e => e.Trap == kind
                )
        );

    [Theory]
    [InlineData(
        "core CONSULT asserted - - -\n\"A\" > \"B\"=FRA\nin \"A [met] B\"",
        "expected words and codes"
    )]
    [InlineData(
        "core CONSULT asserted - - -\n\"X\"=FRA > \"B\"=FRA\nin \"A [met] B\"",
        "expected words of the text"
    )]
    [InlineData(
        "core CONSULT asserted - - -\n\"A\"=FRA > \"B\"=FRA\nin \"A met B\"",
        "expected a trigger"
    )]
    [InlineData(
        "core CONSULT asserted - - -\n\"A\"=FRA > \"B\"=FRA\nin \"A [left] B\"",
        "expected words that stand"
    )]
    [InlineData(
        "core CONSULT asserted - -\n\"A\"=FRA > \"B\"=FRA\nin \"A [met] B\"",
        "expected status"
    )]
    public void A_file_that_is_not_well_formed_is_named_with_the_place(string block, string message)
    {
        FormatException fault = Assert.Throws<FormatException>(() =>
            EventCorpus.Parse(
                "01-a",
                $"date: 2024-01-01\nform: wire\n\nA met B\n\n---\n\n{block}\n"
            )
        );

        Assert.StartsWith($"01-a: {message}", fault.Message, StringComparison.Ordinal);
    }
}
