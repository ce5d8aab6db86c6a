using System.Net;
using System.Text;
using Xunit;

namespace Entente.Integration.Tests.Serving;

/// <summary>Lines by which others break into pages and stores: in every question, and in every field that a store keeps.</summary>
public sealed class HostileTests
{
    [Fact]
    public Task Our_own_lines_in_every_field_stay_text() => InEveryFieldAsync(AttackLines.Ours);

    [Fact]
    public Task Our_own_lines_in_every_question_are_answered_or_refused() =>
        InEveryQuestionAsync(AttackLines.Ours);

    [Fact]
    public Task Known_lines_of_attack_in_every_field_stay_text() => InEveryFieldAsync(Lines("xss"));

    [Fact]
    public Task Known_lines_of_attack_in_every_question_are_answered_or_refused() =>
        InEveryQuestionAsync([
            .. Lines("xss"),
            .. Lines("sql"),
            .. Lines("crlf"),
            .. Lines("template"),
        ]);

    private static async Task InEveryFieldAsync(IReadOnlyList<string> lines)
    {
        const int fieldsOfStory = 120; // No more than the texts that one story keeps: no line is left out.
        int at = 0;
        await using RunningServer server = await RunningServer.StartAsync(
            () => lines[at++ % lines.Count],
            stories: 1 + lines.Count / fieldsOfStory
        );

        foreach (string address in server.Addresses())
        {
            using HttpResponseMessage response = await server.GetAsync(address);
            // Not every line is somebody's name in the record: a dot, a lone half of a pair.
            Assert.True(
                response.StatusCode == HttpStatusCode.OK
                    || (
                        response.StatusCode == HttpStatusCode.NotFound
                        && address.StartsWith("/actors/", StringComparison.Ordinal)
                    ),
                $"{address}: {response.StatusCode}"
            );
            string page = await RunningServer.BodyAsync(response);
            PageCheck.IsOurs(page);
            Assert.DoesNotContain(page, c => c is '\u202E' or '\0');
        }

        Assert.True(at >= lines.Count, $"only {at} of {lines.Count} lines were put in");
    }

    private static async Task InEveryQuestionAsync(IReadOnlyList<string> lines)
    {
        await using RunningServer server = await RunningServer.StartAsync(() => "plain");
        string[] addresses =
        [
            "/search?q=",
            "/search.csv?q=speaker:",
            "/stories?q=",
            "/stories?date=",
            "/stories.json?page=",
            "/actors/",
            "/stories/",
            "/why/",
        ];
        int number = 0;
        foreach (string line in lines)
        {
            // Every line goes to the search; the other questions take turns, so that the test ends in time.
            string[] asked = [addresses[0], addresses[1 + number++ % (addresses.Length - 1)]];
            foreach (string address in asked)
            {
                string question = address + Uri.EscapeDataString(line);
                if (question.Length > 3000)
                {
                    continue;
                }

                using HttpResponseMessage response = await server.GetAsync(question);
                Assert.True(
                    response.StatusCode
                        is HttpStatusCode.OK
                            or HttpStatusCode.BadRequest
                            or HttpStatusCode.NotFound
                            or HttpStatusCode.Redirect,
                    $"{question}: {response.StatusCode}"
                );
                Assert.False(response.Headers.Contains("Set-Cookie"));
                if (response.Content.Headers.ContentType?.MediaType == "text/html")
                {
                    PageCheck.IsOurs(await RunningServer.BodyAsync(response));
                }
            }
        }

        Assert.Equal(3, server.Store.SketchesAsync().ToBlockingEnumerable().Count());
    }

    private static List<string> Lines(string kind)
    {
        string? folder = Checkout.Shared is { } shared
            ? Path.Combine(shared, "data", "hostile", "payloads", kind)
            : null;
        if (folder is null || !Directory.Exists(folder))
        {
            Assert.Skip("no lines of attack at ../shared/data/hostile/payloads");
        }

        return
        [
            .. Directory
                .EnumerateFiles(folder)
                .Order(StringComparer.Ordinal)
                .SelectMany(file => File.ReadLines(file, Encoding.Latin1))
                .Where(line => line.Length > 0),
        ];
    }
}
