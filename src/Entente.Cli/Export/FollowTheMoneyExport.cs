using System.Collections.Immutable;
using Entente.Desk;
using Entente.Readouts;

namespace Entente.Cli;

/// <summary>The record as entities of FollowTheMoney (Aleph, OpenSanctions): actors of our tables, reports, and events with those who take part.</summary>
/// <remarks>Only what is told as happened becomes an event: the model has no modality. Persons without a public role are in no table of ours, and stay out.</remarks>
internal sealed record FollowTheMoneyExport(
    string Id,
    string Schema,
    ImmutableSortedDictionary<string, ImmutableArray<string>> Properties
)
{
    /// <summary>All entities: actors first, then reports, then events.</summary>
    public static async IAsyncEnumerable<FollowTheMoneyExport> OfAsync(
        NewsRecord record,
        bool fullText,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        SortedDictionary<string, (string Schema, SortedSet<string> Names)> actors = new(
            StringComparer.Ordinal
        );
        await foreach ((ToldReport told, _) in record.AllAsync(cancellationToken))
        {
            foreach (Mention mention in told.Report.Mentions.Where(HasSchema))
            {
                if (
                    !actors.TryGetValue(
                        mention.Entity!,
                        out (string, SortedSet<string> Names) known
                    )
                )
                {
                    actors[mention.Entity!] = known = (
                        SchemaOf(mention.Type)!,
                        new SortedSet<string>(StringComparer.Ordinal)
                    );
                }

                known.Names.Add(mention.Name);
            }
        }

        foreach ((string id, (string schema, SortedSet<string> names)) in actors)
        {
            yield return Make(id, schema, [("name", names)]);
        }

        await foreach ((ToldReport told, _) in record.AllAsync(cancellationToken))
        {
            yield return Of(told, fullText);
        }

        foreach (OccurrenceRow row in await record.EventsAsync(cancellationToken))
        {
            if (row.Event.Modality is "happened" or "reported")
            {
                yield return Of(row, actors.ContainsKey);
            }
        }
    }

    private static FollowTheMoneyExport Of(ToldReport told, bool fullText)
    {
        Article article = told.Report.Article;
        return Make(
            IdOf(told.Report.Id),
            "Article",
            [
                ("title", One(article.Title?.Value)),
                ("author", article.Authors.Select(author => author.Value)),
                ("publisher", One(article.Outlet?.Value)),
                ("publishedAt", One(article.Published?.Value.Day.ToString("O", null))),
                ("sourceUrl", One(article.Address)),
                ("contentHash", One(article.Capture.Hex)),
                ("fileName", One(Path.GetFileName(told.File))),
                ("bodyText", One(fullText ? article.Text : null)),
                ("summary", One(fullText ? null : Snippet.Of(article.Text, []))),
                ("generator", One("Entente")),
            ]
        );
    }

    private static FollowTheMoneyExport Of(OccurrenceRow row, Func<string, bool> isKnown)
    {
        IEnumerable<string> Ids(IEnumerable<PartyRow> parties) =>
            parties.Select(party => party.Id).OfType<string>().Where(isKnown).Select(IdOf);
        EventRow first = row.Event;
        return Make(
            IdOf(row.Id),
            "Event",
            [
                ("name", One(EventWords.Act(first))),
                (
                    "date",
                    One(
                        row.When is { } when && !when.Contains('W', StringComparison.Ordinal)
                            ? when
                            : null
                    )
                ),
                ("summary", One(Snippet.Of(first.Words, []))),
                ("location", One(first.Place)),
                ("involved", Ids(first.Sources.Concat(first.Targets))),
                ("organizer", Ids(first.IsReciprocal ? [] : first.Sources)),
                ("proof", row.Tellings.Select(telling => IdOf(telling.Report))),
                ("keywords", One(first.Type)),
                ("recordId", One(row.Id)),
            ]
        );
    }

    private static FollowTheMoneyExport Make(
        string id,
        string schema,
        IEnumerable<(string Name, IEnumerable<string> Values)> properties
    ) =>
        new(
            schema is "Article" or "Event" ? id : IdOf(id),
            schema,
            properties
                .Select(property =>
                    KeyValuePair.Create(
                        property.Name,
                        property.Values.Distinct(StringComparer.Ordinal).ToImmutableArray()
                    )
                )
                .Where(property => !property.Value.IsEmpty)
                .ToImmutableSortedDictionary(StringComparer.Ordinal)
        );

    private static string IdOf(string id) => $"entente-{id}";

    private static string[] One(string? value) => string.IsNullOrEmpty(value) ? [] : [value];

    private static bool HasSchema(Mention mention) =>
        mention.Entity is not null && SchemaOf(mention.Type) is not null;

    private static string? SchemaOf(EntityType type) =>
        type switch
        {
            EntityType.Person => "Person",
            EntityType.State => "PublicBody",
            EntityType.Organization => "Organization",
            _ => null,
        };
}
