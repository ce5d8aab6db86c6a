using System.Text.Json;
using Entente.Server.Serving;
using Microsoft.AspNetCore.Http;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Entente.Server.Tools;

/// <summary>The tools over HTTP ("streamable HTTP" of the Model Context Protocol): a message is posted, the answer comes back in the same exchange.</summary>
/// <remarks>Without sessions: nothing is remembered between two messages, so there is nothing to steal and nothing to fill. What the server would say unasked, it does not.</remarks>
internal sealed class McpEndpoint(McpDoor door)
{
    /// <summary>Its address.</summary>
    public const string Path = "/mcp";

    private const string Events = "text/event-stream";

    /// <summary>Whether a program asks, not a page in a browser: browsers say of every write where it comes from.</summary>
    public static bool IsAskedByProgram(HttpRequest request) =>
        request.Path == Path
        && request.Headers.Origin.Count == 0
        && request.Headers["Sec-Fetch-Site"].Count == 0;

    /// <summary>Answers one message.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        if (!context.Request.HasJsonContentType())
        {
            throw new Refused(415, "unreadable-question", "expected a message as application/json");
        }

        if (!AcceptsBoth(context.Request))
        {
            throw new Refused(
                406,
                "unreadable-question",
                "the answer comes as text/event-stream or application/json: expected both in Accept"
            );
        }

        JsonRpcMessage message = await ReadAsync(context);
        await using StreamableHttpServerTransport transport = new() { Stateless = true };
        await using McpServer server = McpServer.Create(transport, door.OptionsOf());
        Task serving = server.RunAsync(context.RequestAborted);
        context.Response.ContentType = Events;
        bool isAnswered = await transport.HandlePostRequestAsync(
            message,
            context.Response.Body,
            context.RequestAborted
        );
        if (!isAnswered)
        {
            context.Response.ContentType = null;
            context.Response.StatusCode = StatusCodes.Status202Accepted;
        }

        await transport.DisposeAsync();
        await serving;
    }

    private static async Task<JsonRpcMessage> ReadAsync(HttpContext context)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync(
                    context.Request.Body,
                    McpJsonUtilities.DefaultOptions.GetTypeInfo<JsonRpcMessage>(),
                    context.RequestAborted
                ) ?? throw Refused.Unreadable("expected a message of JSON-RPC 2.0");
        }
        catch (JsonException)
        {
            throw Refused.Unreadable("expected a message of JSON-RPC 2.0");
        }
    }

    private static bool AcceptsBoth(HttpRequest request)
    {
        string accepted = request.Headers.Accept.ToString();
        return accepted.Contains("*/*", StringComparison.Ordinal)
            || (
                accepted.Contains(Events, StringComparison.OrdinalIgnoreCase)
                && accepted.Contains("application/json", StringComparison.OrdinalIgnoreCase)
            );
    }
}
