using System.Net;
using Entente.Data;
using Entente.Desk;
using Entente.Server;
using Entente.Storage;
using Xunit;

namespace Entente.Integration.Tests.Serving;

/// <summary>A server over a record in memory, on a port of its own of this computer.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    private readonly NewsServer _server;

    private RunningServer(NewsServer server, MemoryStore store, IReadOnlyList<Filing> filings)
    {
        _server = server;
        Store = store;
        Filings = filings;
        Client = new HttpClient(
            new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }
        )
        {
            BaseAddress = server.Address,
        };
    }

    /// <summary>Settings under which a test waits for no limit.</summary>
    public static ServerSettings Patient { get; } =
        new()
        {
            Address = new IPEndPoint(IPAddress.Loopback, 0),
            QuestionLimit = TimeSpan.FromSeconds(120),
            PartialAfter = TimeSpan.FromSeconds(120),
            QuestionsPerSecond = 1_000_000,
        };

    private HttpClient Client { get; }

    public MemoryStore Store { get; }

    public IReadOnlyList<Filing> Filings { get; }

    public Uri Address => _server.Address;

    /// <summary>Starts a server whose record holds what <paramref name="next"/> gives, in <paramref name="stories"/> stories.</summary>
    public static async Task<RunningServer> StartAsync(
        Func<string> next,
        int stories = 1,
        ServerSettings? settings = null,
        bool areSpeakersNamed = true
    )
    {
        MemoryStore store = new();
        List<Filing> filings = [];
        for (int i = 0; i < stories; i++)
        {
            filings.AddRange(new ServedFilings(next, i, areSpeakersNamed).Make());
        }

        await store.SaveAsync(filings);
        NewsRecord record = new(DataTables.Embedded, store);
        ServedRecord served = new(
            record,
            store,
            DataTables.Embedded,
            _ => Task.FromResult<IStore>(store)
        );
        return new RunningServer(
            await NewsServer.StartAsync(served, settings ?? Patient),
            store,
            filings
        );
    }

    public Task<HttpResponseMessage> GetAsync(string address) =>
        Client.GetAsync(address, TestContext.Current.CancellationToken);

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) =>
        Client.SendAsync(request, TestContext.Current.CancellationToken);

    public Task<string> TextAsync(string address) =>
        Client.GetStringAsync(address, TestContext.Current.CancellationToken);

    public static Task<string> BodyAsync(HttpResponseMessage response) =>
        response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    /// <summary>One address of each screen.</summary>
    public IEnumerable<string> Screens() =>
        General().Concat(Of(Filings[0])).Concat(Copies(Filings[2]));

    /// <summary>Every address that shows something of the record, without its form.</summary>
    public IEnumerable<string> Addresses() =>
        General()
            .Concat(Filings.SelectMany(filing => Of(filing).Concat(Copies(filing))))
            .Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> General() =>
        [
            "/stories",
            "/actors",
            "/search?q=agreed",
            "/search?q=kind:quote",
            "/review",
            "/review/log",
            "/search?q=kind:event",
            "/dyads/FRA/DEU",
            "/dyads/FRA/DEU?from=2020&to=2022-03",
            "/about",
            "/sign-in",
        ];

    private static IEnumerable<string> Of(Filing filing) =>
        [
            $"/stories/{filing.Story}",
            $"/review/stories/{filing.Story}",
            $"/stories/{filing.Story}/timeline",
            $"/stories/{filing.Story}/facts",
            $"/reports/{filing.Report.Id}",
            $"/utterances/{filing.Utterances[0]}",
            $"/why/{filing.Report.Id}",
            $"/why/{filing.Story}",
            $"/why/{filing.Report.Quotations[0].Id}",
            $"/why/{EventOf(filing)}",
            $"/why/{FigureOf(filing)}",
            $"/actors/{Uri.EscapeDataString(filing.Report.Mentions[0].Name)}",
        ];

    /// <summary>The identifier of the first event of a report.</summary>
    public static string EventOf(Filing filing) =>
        RecordId.ForEvent(filing.Report.Id, filing.Report.Events[0].Trigger.Start);

    /// <summary>The identifier of the first figure of a report.</summary>
    public static string FigureOf(Filing filing) =>
        RecordId.ForFigure(
            filing.Report.Id,
            ReportPart.Body,
            filing.Report.Body.Figures[0].Span.Start
        );

    private static IEnumerable<string> Copies(Filing filing) =>
        filing
            .Reuses.Select(reuse => RecordId.ForReuse(reuse.Source, reuse.Copy))
            .SelectMany(id => new[] { $"/copies/{id}", $"/why/{id}" });

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _server.DisposeAsync();
        await Store.DisposeAsync();
    }
}
