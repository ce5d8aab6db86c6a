using Entente.Data;
using Entente.Desk;
using Entente.Readouts;
using Entente.Storage;

namespace Entente.Server;

/// <summary>The record that is served.</summary>
/// <param name="Record">Answers the questions.</param>
/// <param name="Store">Where it is kept, open for reading.</param>
/// <param name="Tables">The tables that it is read with.</param>
/// <param name="OpenForWritingAsync">Opens the store for one correction: nobody is kept from adding pages for longer than that.</param>
public sealed record ServedRecord(
    NewsRecord Record,
    IStore Store,
    DataTables Tables,
    Func<CancellationToken, Task<IStore>> OpenForWritingAsync
)
{
    private readonly Lazy<DraftChecker> _drafts = new(() => new DraftChecker(Tables, Store));

    /// <summary>Holds drafts against the record; made at the first one, for it loads models.</summary>
    internal DraftChecker Drafts => _drafts.Value;

    /// <summary>A statement with its story; <see langword="null"/> when there is none with this identifier.</summary>
    internal async Task<(StatementRow Statement, StoryRow Story)?> StatementAsync(
        string id,
        CancellationToken cancellationToken
    )
    {
        await foreach (
            (_, string story) in Record.ToldAsync(
                (await Store.ReportsOfAsync(id, cancellationToken)).Take(1).ToArray(),
                cancellationToken
            )
        )
        {
            StoryReadout? readout = await Record.StoryAsync(
                story,
                withCopies: false,
                cancellationToken
            );
            if (readout?.Statements.FirstOrDefault(row => row.Id == id) is { } statement)
            {
                return (statement, readout.Story);
            }
        }

        return null;
    }
}
