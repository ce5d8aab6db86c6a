using System.Collections.Immutable;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using System.Threading.RateLimiting;
using Entente.Server.Pages;
using Entente.Server.Screens;
using Entente.Server.Serving;
using Entente.Server.Tools;
using Entente.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Entente.Server;

/// <summary>Serves a record over HTTP: pages for people, and beside each the same for programs.</summary>
public sealed partial class NewsServer : IAsyncDisposable
{
    private static readonly ActivitySource s_activities = new("Entente");
    private static readonly Meter s_meter = new("Entente");
    private static readonly Histogram<double> s_duration = s_meter.CreateHistogram<double>(
        "entente.serve.duration",
        "s",
        "How long questions take to answer."
    );

    // More would wait for seconds.
    private const int MostWaiting = 1_000;

    private readonly WebApplication _app;
    private readonly ServedRecord _served;
    private readonly ServerSettings _settings;
    private readonly TimeProvider _clock;
    private readonly CallerGate _callers;
    private readonly HostGate _hosts;
    private readonly FormMark _mark = new();
    private readonly PartitionedRateLimiter<IPAddress> _rates;
    private readonly ConcurrencyLimiter _turns = new(
        new ConcurrencyLimiterOptions
        {
            PermitLimit = Environment.ProcessorCount,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
            QueueLimit = MostWaiting,
        }
    );
    private readonly ILogger _log;

    private NewsServer(ServedRecord served, ServerSettings settings, TimeProvider clock)
    {
        _served = served;
        _settings = settings;
        _clock = clock;
        _callers = new CallerGate(settings.Token, clock);
        _hosts = new HostGate(settings);
        _rates = RatesOf(settings);
        _app = Build(settings);
        _log = _app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Entente");
        _app.Use(GuardAsync);
        _app.UseRouting();
        Map(_app);
    }

    /// <summary>Where it listens.</summary>
    public Uri Address => new(_app.Urls.First());

    /// <summary>Begins to serve.</summary>
    /// <exception cref="ArgumentException">The settings are not safe: the message says what is needed (<see cref="ServerSettings.Fault"/>).</exception>
    /// <exception cref="IOException">The address is taken.</exception>
    public static async Task<NewsServer> StartAsync(
        ServedRecord served,
        ServerSettings settings,
        TimeProvider? clock = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(served);
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.Fault is { } fault)
        {
            throw new ArgumentException(fault, nameof(settings));
        }

        NewsServer server = new(served, settings, clock ?? TimeProvider.System);
        try
        {
            await server.WarmAsync(cancellationToken);
            await server._app.StartAsync(cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _rates.DisposeAsync();
        await _turns.DisposeAsync();
    }

    /// <summary>Asks a little of everything, so that the first reader need not wait for tables to be read and code to be compiled.</summary>
    private async Task WarmAsync(CancellationToken cancellationToken)
    {
        ImmutableArray<string> stories = await _served.Record.NewestStoriesAsync(
            null,
            cancellationToken
        );
        if (!stories.IsEmpty)
        {
            await _served.Record.StoryWithThreadAsync(stories[0], cancellationToken);
        }

        await _served.Record.FindActorsAsync("nobody", cancellationToken);
    }

    private static WebApplication Build(ServerSettings settings)
    {
        // Empty: no environment variable and no file changes what is served where.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new());
        builder.Services.AddRoutingCore();
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        // Signals of the system are the business of the program that runs the server; so is what it says when the server cannot start.
        builder.Services.AddSingleton<IHostLifetime, QuietLifetime>();
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        builder.WebHost.UseKestrelCore();
        if (settings.Certificate is not null)
        {
            builder.WebHost.UseKestrelHttpsConfiguration();
        }

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            KestrelServerLimits limits = kestrel.Limits;
            limits.MaxConcurrentConnections = 512;
            limits.MaxRequestBodySize = 64 * 1024; // A form; nothing else is sent here.
            limits.MaxRequestLineSize = 4 * 1024;
            limits.MaxRequestHeadersTotalSize = 16 * 1024;
            limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            limits.KeepAliveTimeout = TimeSpan.FromSeconds(60);
            limits.MinRequestBodyDataRate = new MinDataRate(1024, TimeSpan.FromSeconds(5));
            limits.Http2.MaxStreamsPerConnection = 32;
            kestrel.Listen(
                settings.Address,
                listen =>
                {
                    if (settings.Certificate is { } certificate)
                    {
                        listen.UseHttps(certificate);
                    }
                }
            );
        });
        return builder.Build();
    }

    private static PartitionedRateLimiter<IPAddress> RatesOf(ServerSettings settings) =>
        PartitionedRateLimiter.Create<IPAddress, IPAddress>(address =>
            RateLimitPartition.GetTokenBucketLimiter(
                address,
                _ => new TokenBucketRateLimiterOptions
                {
                    TokenLimit = 8 * settings.QuestionsPerSecond,
                    TokensPerPeriod = settings.QuestionsPerSecond,
                    ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                    QueueLimit = 0,
                }
            )
        );

    /// <summary>What comes before every answer, and what becomes of every failure.</summary>
    private async Task GuardAsync(HttpContext context, RequestDelegate next)
    {
        long started = Stopwatch.GetTimestamp();
        using Activity? activity = s_activities.StartActivity("entente.serve", ActivityKind.Server);
        Answer.SetHeaders(context);
        Formats.TakeFrom(context);
        try
        {
            Check(context);
            await next(context);
            if (context.Response is { StatusCode: 404 or 405, HasStarted: false })
            {
                throw context.Response.StatusCode == 404
                    ? Refused.Unknown("there is no page at this address")
                    : new Refused(405, "no-such-act", "this address is only read");
            }
        }
        catch (Exception problem) when (!context.Response.HasStarted)
        {
            if (!context.RequestAborted.IsCancellationRequested)
            {
                await Answer.WriteProblemAsync(context, RefusalFor(problem, context));
            }
        }

        Measure(context, activity, Stopwatch.GetElapsedTime(started));
    }

    /// <summary>Tells meters and traces of an answer: by its route, never by its address, which holds what somebody looks for.</summary>
    private static void Measure(HttpContext context, Activity? activity, TimeSpan took)
    {
        string? route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        int status = context.Response.StatusCode;
        s_duration.Record(
            took.TotalSeconds,
            new KeyValuePair<string, object?>("screen", route),
            new KeyValuePair<string, object?>("status", status)
        );
        activity?.SetTag("http.request.method", context.Request.Method);
        activity?.SetTag("http.route", route);
        activity?.SetTag("http.response.status_code", status);
        if (status >= 500)
        {
            activity?.SetStatus(ActivityStatusCode.Error);
        }
    }

    private void Check(HttpContext context)
    {
        HttpRequest request = context.Request;
        if (!_hosts.Knows(request.Host))
        {
            throw new Refused(403, "foreign-host", "this server does not go by that name");
        }

        using RateLimitLease lease = _rates.AttemptAcquire(CallerOf(context));
        if (!lease.IsAcquired)
        {
            throw new Refused(
                429,
                "too-many-questions",
                "too many questions in too short a time: wait a second"
            );
        }

        bool isWrite = !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method);
        if (isWrite && !HostGate.IsFromUs(request) && !McpEndpoint.IsAskedByProgram(request))
        {
            throw new Refused(403, "foreign-origin", "only pages of this server may write to it");
        }

        if (!_callers.Admits(request) && !IsOpen(request.Path))
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            throw new Refused(
                401,
                "token-needed",
                "a token is needed: Authorization: Bearer …, or sign in at /sign-in"
            );
        }
    }

    /// <summary>What everybody may ask who reaches us: whether we live, how to come in, and how that looks.</summary>
    private static bool IsOpen(PathString path) =>
        path == "/health"
        || path == "/sign-in"
        || path.StartsWithSegments("/assets", StringComparison.Ordinal);

    private IPAddress CallerOf(HttpContext context)
    {
        // The last one is the proxy's own word; what stands before it, the caller may have made up.
        string? forwarded = _settings.IsBehindProxy
            ? context.Request.Headers["X-Forwarded-For"].LastOrDefault()?.Split(',')[^1].Trim()
            : null;
        return IPAddress.TryParse(forwarded, out IPAddress? address)
            ? address
            : context.Connection.RemoteIpAddress ?? IPAddress.None;
    }

    private Refused RefusalFor(Exception problem, HttpContext context)
    {
        switch (problem)
        {
            case Refused refused:
                return refused;
            case OperationCanceledException:
                return new Refused(
                    503,
                    "too-long",
                    "this takes longer than a question may: narrow it"
                );
            case Microsoft.AspNetCore.Http.BadHttpRequestException bad:
                return new Refused(
                    bad.StatusCode,
                    "unreadable-question",
                    "the request cannot be read"
                );
            default:
                // Neither the message nor the address: both may hold words of a page or of the caller.
                Failed(
                    _log,
                    (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "no screen",
                    problem.GetType().Name,
                    problem.StackTrace ?? ""
                );
                return problem is StoreException
                    ? new Refused(503, "store-fails", "the record cannot be read or written now")
                    : new Refused(500, "failed", "this should not have happened; it was logged");
        }
    }

    [LoggerMessage(
        EventId = 901,
        Level = LogLevel.Error,
        Message = "{Screen} failed: {Exception} {Trace}"
    )]
    private static partial void Failed(ILogger log, string screen, string exception, string trace);

    private void Map(WebApplication app)
    {
        ImmutableArray<IScreen> screens = AllScreens.Of();
        foreach (IScreen screen in screens)
        {
            app.MapMethods(screen.Path, ["GET", "HEAD"], context => ShowAsync(context, screen));
        }

        foreach (Asset asset in Asset.All)
        {
            app.MapMethods(
                asset.Path,
                ["GET", "HEAD"],
                context =>
                {
                    context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
                    return Answer.WriteAsync(context, asset.Bytes, asset.MediaType);
                }
            );
        }

        byte[] openApi = OpenApiDocument.Of(screens);
        app.MapMethods(
            "/openapi.json",
            ["GET", "HEAD"],
            context => Answer.WriteAsync(context, openApi, "application/json")
        );
        app.MapGet("/", WritingDoor.ToStoriesAsync);
        app.MapGet("/sign-in", context => WritingDoor.AskForTokenAsync(context, _mark));
        WritingDoor door = new(_served, _mark, _callers, _clock);
        app.MapPost("/sign-in", door.SignInAsync);
        app.MapPost("/review/decide", door.DecideAsync);
        app.MapPost("/review/undo", door.UndoAsync);
        McpEndpoint programs = new(
            new McpDoor(_served, _settings.GivesFullText, _settings.QuestionLimit)
        );
        app.MapPost(McpEndpoint.Path, programs.AnswerAsync);
        app.MapGet("/health", HealthAsync);
    }

    // One after the other, as they came: sixteen answers made side by side on two cores would all be as late as the slowest.
    private async Task ShowAsync(HttpContext context, IScreen screen)
    {
        using RateLimitLease turn = await _turns.AcquireAsync(1, context.RequestAborted);
        if (!turn.IsAcquired)
        {
            throw new Refused(503, "too-busy", "too many are asking: wait a second");
        }

        using CancellationTokenSource limit = new(_settings.QuestionLimit);
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(
            context.RequestAborted,
            limit.Token
        );
        using CancellationTokenSource partial = new(_settings.PartialAfter);
        using CancellationTokenSource soon = CancellationTokenSource.CreateLinkedTokenSource(
            stop.Token,
            partial.Token
        );
        Question question = new(context, _served, _settings, _mark, soon.Token, stop.Token);
        byte[] body =
            await screen.AnswerAsync(question)
            ?? throw Refused.Unknown($"this page has no form as {Formats.EndOf(question.Format)}");
        turn.Dispose(); // How long the caller takes to read is nobody else's wait.
        if (question.IsPartial)
        {
            context.Response.Headers["Entente-Partial"] = "true";
        }

        await Answer.WriteAsync(context, body, Formats.MediaType(question.Format));
    }

    private async Task HealthAsync(HttpContext context)
    {
        // One look into the store: a file that vanished or broke is told here.
        await _served.Store.IdsAsync("r", 1, context.RequestAborted);
        await Answer.WriteAsync(context, "{\"status\":\"ok\"}"u8.ToArray(), "application/json");
    }

    /// <summary>Waits for no signal and tells of none.</summary>
    private sealed class QuietLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
