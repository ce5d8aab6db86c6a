using System.Collections.Immutable;
using Entente.Entities;

namespace Entente.Desk;

/// <summary>Tells apart, in events, the states that are no more and those whose code they share: PLOVER codes the Soviet Union as Russia, but what it did is not Russia's.</summary>
internal sealed class FormerStates(EntityBook book)
{
    /// <summary>The code under which the events of a state are kept: its own, or that of the state it shares one with.</summary>
    public string CodeOf(Entity actor) =>
        book.CodeOf(book.IndexOf(actor.Id)).Country is { } coded && IsFormer(actor.Id)
            ? coded
            : actor.Id;

    /// <summary>The event with the former states among those who take part under their own identifiers.</summary>
    public Occurrence Apart(Occurrence occurrence) =>
        occurrence with
        {
            Tellings =
            [
                .. occurrence.Tellings.Select(telling =>
                    telling with
                    {
                        Event = Apart(telling.Report, telling.Event),
                    }
                ),
            ],
        };

    /// <summary>The event of a report with the former states among those who take part under their own identifiers.</summary>
    public Event Apart(Report report, Event found) =>
        found with
        {
            Sources = Apart(report, found.Sources),
            Targets = Apart(report, found.Targets),
        };

    private ImmutableArray<EventActor> Apart(Report report, ImmutableArray<EventActor> actors) =>
        [
            .. actors.Select(actor =>
                StateOf(report, actor) is { } state
                    ? actor with
                    {
                        Code = actor.Code with { Country = state },
                    }
                    : actor
            ),
        ];

    /// <summary>The former state that somebody is, belongs to, or is named with; <see langword="null"/> when there is none.</summary>
    private string? StateOf(Report report, EventActor actor)
    {
        if (actor.Entity is { } id)
        {
            return IsFormer(id) ? id
                : book.Find(id)?.Country is { } country && IsFormer(country) ? country
                : null;
        }

        return report
            .MentionsIn(actor.Span)
            .FirstOrDefault(mention => mention.Entity is { } named && IsFormer(named))
            ?.Entity;
    }

    private bool IsFormer(string id) =>
        book.IndexOf(id) is >= 0 and var index && book.EndOf(index) is not null;
}
