using System.Text;
using System.Text.Json;
using Entente.Readouts;
using Entente.Server.Serving;
using ModelContextProtocol.Protocol;

namespace Entente.Server.Tools;

/// <summary>The evidence of anything in the record, as a resource: <c>entente://evidence/q…</c>.</summary>
internal static class EvidenceResource
{
    private const string Beginning = "entente://evidence/";

    /// <summary>How the resources are addressed.</summary>
    public static ResourceTemplate Template { get; } =
        new()
        {
            Name = "evidence",
            UriTemplate = Beginning + "{id}",
            Description =
                "Why something is in the record: the rule, and the words in the kept page with their place in code points. Words of pages stand in fields named untrusted.",
            MimeType = "application/json",
        };

    public static string AddressOf(string id) => Beginning + id;

    /// <summary>Reads a resource.</summary>
    /// <exception cref="Refused">There is none at this address.</exception>
    public static async Task<ReadResourceResult> ReadAsync(ToolQuestion question, string address)
    {
        string id = address.StartsWith(Beginning, StringComparison.Ordinal)
            ? address[Beginning.Length..]
            : "";
        WhyReadout why =
            (
                RecordId.IsPrefix(id)
                    ? await question.Served.Record.WhyAsync(id, question.Stop)
                    : null
            ) ?? throw Refused.Unknown("nothing in the record has this address");
        WhyAnswer answer = NewsTools.AnswerOf(why, 50);
        for (int items = 25; items > 0; items /= 2)
        {
            if (
                JsonSerializer.SerializeToUtf8Bytes(answer, ToolsJson.Lines.WhyAnswer).Length
                <= 19_000
            )
            {
                break;
            }

            answer = NewsTools.AnswerOf(why, items);
        }

        return new ReadResourceResult
        {
            Contents =
            [
                new TextResourceContents
                {
                    Uri = address,
                    MimeType = "application/json",
                    Text = Encoding.UTF8.GetString(
                        JsonSerializer.SerializeToUtf8Bytes(answer, ToolsJson.Lines.WhyAnswer)
                    ),
                },
            ],
        };
    }
}
