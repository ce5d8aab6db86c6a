using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Entente.Server.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Entente.Server.Serving;

/// <summary>Writes answers.</summary>
internal static class Answer
{
    private const string PolicyOfContent =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>What every answer says to the browser: run nothing but ours, guess nothing, tell nobody.</summary>
    public static void SetHeaders(HttpContext context)
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers.ContentSecurityPolicy = PolicyOfContent;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] =
            "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        headers.CacheControl = "private, no-cache";
        if (context.Request.IsHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000";
        }
    }

    /// <summary>Writes a body; nothing of it when the caller has it already.</summary>
    public static async Task WriteAsync(
        HttpContext context,
        ReadOnlyMemory<byte> body,
        string mediaType
    )
    {
        HttpResponse response = context.Response;
        string tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(body.Span))[..32]}\"";
        response.Headers.ETag = tag;
        if (
            context.Request.Headers.IfNoneMatch.Any(known =>
                known == "*" || known?.Contains(tag, StringComparison.Ordinal) == true
            )
        )
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = mediaType;
        response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.Body.WriteAsync(body, context.RequestAborted);
        }
    }

    /// <summary>Writes why there is no answer: a page for people, RFC 9457 for programs.</summary>
    public static Task WriteProblemAsync(HttpContext context, Refused refused)
    {
        HttpResponse response = context.Response;
        response.StatusCode = refused.Status;
        if (refused.Status is 429 or 503)
        {
            response.Headers.RetryAfter = "1";
        }

        string title = ReasonPhrases.GetReasonPhrase(refused.Status);
        if (
            Formats.Of(context) == Format.Html
            && context.Request.GetTypedHeaders().Accept.Any(type => type.MediaType == "text/html")
        )
        {
            return BodyAsync(
                "text/html; charset=utf-8",
                Encoding.UTF8.GetBytes(Layout.OfProblem(refused.Status, title, refused.Message))
            );
        }

        return BodyAsync("application/problem+json", ProblemOf(refused, title));

        async Task BodyAsync(string mediaType, byte[] bytes)
        {
            response.ContentType = mediaType;
            response.ContentLength = bytes.Length;
            if (!HttpMethods.IsHead(context.Request.Method))
            {
                await response.Body.WriteAsync(bytes, context.RequestAborted);
            }
        }
    }

    private static byte[] ProblemOf(Refused refused, string title)
    {
        using MemoryStream body = new();
        using (Utf8JsonWriter json = new(body))
        {
            json.WriteStartObject();
            json.WriteString("type", $"urn:entente:problem:{refused.Type}");
            json.WriteString("title", title);
            json.WriteNumber("status", refused.Status);
            json.WriteString("detail", refused.Message);
            json.WriteEndObject();
        }

        return body.ToArray();
    }
}
