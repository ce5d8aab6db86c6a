using System.Collections.Immutable;
using Entente.Data;
using Entente.Desk;
using Entente.Storage;
using Xunit;

namespace Entente.Integration.Tests.Stores;

/// <summary>What repairs of stories leave in a record, also where they were stopped.</summary>
public sealed class StoryRepairTests : IAsyncDisposable
{
    private const string Story = "s1";

    private readonly MemoryStore _store = new();
    private readonly ImmutableArray<Filing> _filings =
    [
        Founding("We will answer in May, before the summit begins"),
        Filings.Bare("The envoy told nobody anything"),
    ];

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public async Task An_utterance_whose_founder_is_set_apart_stays_with_those_that_are_left()
    {
        string utterance = _filings[0].Utterances[0];
        Filing follower = Filings.Saying(
            "We will answer in May before the summit begins",
            utterance,
            [],
            []
        );
        await SaveAsync(follower);

        Correction divided = await Desk().DivideStoryAsync(Story, [_filings[0].Report.Id], Stop);
        string apart = Assert.Single((await StoredAsync(_filings[0])).Utterances);

        Assert.NotEqual(utterance, apart);
        Assert.Equal([_filings[0].Report.Id], await _store.ReportsOfAsync(apart, Stop));
        Assert.Equal([follower.Report.Id], await _store.ReportsOfAsync(utterance, Stop));

        await Desk().UndoAsync(divided.Number, Stop);

        Assert.Equal([utterance], (await StoredAsync(_filings[0])).Utterances);
    }

    [Fact]
    public async Task An_utterance_keeps_its_identifier_when_all_its_reports_move()
    {
        Filing follower = Filings.Saying(
            "We will answer in May before the summit begins",
            _filings[0].Utterances[0],
            [],
            []
        );
        await SaveAsync(follower);

        await Desk().DivideStoryAsync(Story, [_filings[0].Report.Id, follower.Report.Id], Stop);

        Assert.Equal(_filings[0].Utterances, (await StoredAsync(_filings[0])).Utterances);
    }

    [Fact]
    public async Task A_division_that_was_stopped_is_finished_and_not_logged_again()
    {
        await SaveAsync();
        ImmutableArray<string> moved = [_filings[0].Report.Id];
        Correction stopped = await _store.CorrectAsync(
            Repair(CorrectionKind.DivideStory, Story, "s2", moved),
            Stop
        );

        Correction again = await Desk().DivideStoryAsync(Story, moved, Stop);

        Assert.Equal(stopped.Number, again.Number);
        Assert.Equal("s2", (await StoredAsync(_filings[0])).Story);
        Assert.Single(await LogAsync());
    }

    [Fact]
    public async Task A_merge_that_was_stopped_is_finished_and_one_into_another_story_is_a_new_one()
    {
        await SaveAsync(Filings.Bare("Rain fell", "s2"), Filings.Bare("Snow fell", "s3"));
        ImmutableArray<string> moved = await _store.ReportsOfAsync("s2", Stop);
        await _store.CorrectAsync(Repair(CorrectionKind.JoinStories, "s2", "s3", moved), Stop);

        Correction again = await Desk().JoinStoriesAsync("s2", "s3", Stop);
        Correction other = await Desk().JoinStoriesAsync("s3", Story, Stop);

        Assert.Equal(1, again.Number);
        Assert.Equal(2, other.Number);
        Assert.Equal(4, (await _store.ReportsOfAsync(Story, Stop)).Length);
    }

    [Fact]
    public async Task A_division_that_was_put_back_by_hand_is_made_anew()
    {
        await SaveAsync();
        ImmutableArray<string> moved = [_filings[0].Report.Id];
        Correction divided = await Desk().DivideStoryAsync(Story, moved, Stop);
        await Desk().JoinStoriesAsync(divided.Value!, Story, Stop);

        Correction again = await Desk().DivideStoryAsync(Story, moved, Stop);

        Assert.Equal(3, again.Number);
    }

    [Fact]
    public async Task An_undoing_that_was_stopped_holds_until_it_is_done_again()
    {
        await SaveAsync();
        Correction divided = await Desk().DivideStoryAsync(Story, [_filings[0].Report.Id], Stop);
        using CancellationTokenSource stop = new();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Desk(new StoppingClock(stop)).UndoAsync(divided.Number, stop.Token)
        );
        Correction stopped = Assert.Single(await LogAsync());
        string moved = (await StoredAsync(_filings[0])).Story;
        Correction? undone = await Desk().UndoAsync(divided.Number, Stop);

        Assert.Null(stopped.Undone);
        Assert.Equal(Story, moved);
        Assert.NotNull(undone?.Undone);
        Assert.Null(await Desk().UndoAsync(divided.Number, Stop));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("s9")]
    public async Task What_is_no_story_is_refused(string other)
    {
        await SaveAsync();

        await Assert.ThrowsAsync<CorrectionException>(() =>
            Desk().JoinStoriesAsync(Story, other, Stop)
        );
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private CorrectionDesk Desk(TimeProvider? clock = null) =>
        new(_store, DataTables.Embedded, clock);

    private Task SaveAsync(params Filing[] more) => _store.SaveAsync([.. _filings, .. more], Stop);

    private async Task<StoredReport> StoredAsync(Filing filing)
    {
        await foreach (StoredReport stored in _store.ReportsAsync([filing.Report.Id], Stop))
        {
            return stored;
        }

        throw new InvalidOperationException("the report is not in the store");
    }

    private async Task<List<Correction>> LogAsync()
    {
        List<Correction> log = [];
        await foreach (Correction made in _store.CorrectionsAsync(Stop))
        {
            log.Add(made);
        }

        return log;
    }

    private static Filing Founding(string words)
    {
        Filing saying = Filings.Saying(words, "u1", [], []);
        return saying with { Utterances = [RecordId.ForUtterance(saying.Report.Quotations[0].Id)] };
    }

    private static Correction Repair(
        CorrectionKind kind,
        string subject,
        string value,
        ImmutableArray<string> moved
    ) =>
        new()
        {
            Made = DateTimeOffset.UnixEpoch,
            Kind = kind,
            Subject = subject,
            Value = value,
            Moved = moved,
        };

    /// <summary>Stops whatever asks for the time: the last thing before a correction is marked as undone.</summary>
    private sealed class StoppingClock(CancellationTokenSource stop) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow()
        {
            stop.Cancel();
            return DateTimeOffset.UnixEpoch;
        }
    }
}
