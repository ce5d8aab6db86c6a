using System.Diagnostics;
using System.Text;
using Xunit;

namespace Entente.Integration.Tests.Commands;

/// <summary>Failure is normal input: each kind of it is named, counted, and costs nothing else.</summary>
public sealed class AddTests : IDisposable
{
    private readonly CommandRun _run = new();

    [Fact]
    public async Task The_same_bytes_are_added_once()
    {
        string page = _run.Write("a.html", Pages.Html(1));
        _run.Write("copy-of-a.html", Pages.Html(1));

        CommandResult first = await _run.RunAsync("add", _run.Folder);
        CommandResult second = await _run.RunAsync("add", page);

        Assert.Contains("1 report added · 1 already known", first.Output, StringComparison.Ordinal);
        Assert.Contains(
            "0 reports added · 1 already known",
            second.Output,
            StringComparison.Ordinal
        );
        Assert.Equal(0, second.Code);
    }

    [Fact]
    public async Task An_empty_file_is_named_and_the_others_are_read()
    {
        string empty = _run.Write("empty.html", "");
        string page = _run.Write("page.html", Pages.Html(1));

        CommandResult result = await _run.RunAsync("add", empty, page);

        Assert.Equal(3, result.Code);
        Assert.Contains("1 report added", result.Output, StringComparison.Ordinal);
        Assert.Contains($"{empty}: ", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_binary_file_is_refused_by_name()
    {
        string image = _run.Write(
            "page.html",
            [
                0x89,
                0x50,
                0x4E,
                0x47,
                0x0D,
                0x0A,
                0x1A,
                0x0A,
                0,
                0,
                0,
                13,
                0x49,
                0x48,
                0x44,
                0x52,
                0,
                0,
                1,
                0,
            ]
        );

        CommandResult result = await _run.RunAsync("add", image);

        Assert.Equal(3, result.Code);
        Assert.Contains($"{image}: ", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_50_MB_is_refused_by_name()
    {
        string huge = _run.Write(
            "huge.html",
            $"<html><body><p>{new string('x', 50 << 20)}</p></body></html>"
        );

        CommandResult result = await _run.RunAsync("add", huge);

        Assert.Equal(3, result.Code);
        Assert.Contains($"{huge}: ", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hundred_thousand_nested_tags_do_no_harm()
    {
        string page = Pages
            .Html(1)
            .Replace(
                "<article>",
                string.Concat(Enumerable.Repeat("<div>", 100_000)) + "<article>",
                StringComparison.Ordinal
            );
        _run.Write("deep.html", page);

        CommandResult result = await _run.RunAsync("add", _run.PathOf("deep.html"));

        Assert.Equal(0, result.Code);
        Assert.Contains("1 report added", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invalid_UTF8_is_read_and_called_doubtful()
    {
        byte[] page = Encoding.UTF8.GetBytes(Pages.Html(1));
        int at = page.AsSpan().IndexOf("ferry"u8) is var found and >= 0
            ? found
            : page.AsSpan().IndexOf("council"u8);
        page[at] = 0xFF;
        string file = _run.Write("broken.html", page);

        CommandResult result = await _run.RunAsync("add", file);

        Assert.Contains("1 report added", result.Output, StringComparison.Ordinal);
        Assert.Contains("decoding errors", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_that_is_not_there_is_refused_by_name()
    {
        CommandResult result = await _run.RunAsync("add", _run.PathOf("nowhere"));

        Assert.Equal(3, result.Code);
        Assert.Contains("nowhere: ", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_rights_is_refused_by_name_and_the_others_are_read()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("needs a system with file modes");
            return;
        }

        _run.Write("open/page.html", Pages.Html(1));
        _run.Write("closed/page.html", Pages.Html(2));
        File.SetUnixFileMode(_run.PathOf("closed"), UnixFileMode.None);
        try
        {
            // The administrator may open anything, so the command has to run as somebody else.
            CommandResult result = Environment.IsPrivilegedProcess
                ? await Nobody.RunAsync(_run, "add", _run.PathOf("open"), _run.PathOf("closed"))
                : await _run.RunAsync("add", _run.PathOf("open"), _run.PathOf("closed"));

            Assert.Equal(3, result.Code);
            Assert.Contains("1 report added", result.Output, StringComparison.Ordinal);
            Assert.Contains($"{_run.PathOf("closed")}", result.Output, StringComparison.Ordinal);
        }
        finally
        {
            File.SetUnixFileMode(
                _run.PathOf("closed"),
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            );
        }
    }

    [Fact]
    public async Task A_file_of_another_program_is_not_taken_for_a_database()
    {
        string foreign = _run.Write(
            "notes.db",
            "This is no database, and long enough to be taken for one by the careless."
        );
        string page = _run.Write("page.html", Pages.Html(1));

        CommandResult result = await _run.RunAsync("add", page, "--db", foreign);

        Assert.Equal(3, result.Code);
        Assert.Contains(foreign, result.Error, StringComparison.Ordinal);
        Assert.StartsWith(
            "This is no database",
            File.ReadAllText(foreign),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_second_writer_is_told_that_it_has_to_wait()
    {
        string page = _run.Write("page.html", Pages.Html(1));
        using Process first = CommandRun.Start("add", "-", "--db", _run.Database);
        await first.StandardInput.WriteAsync(Pages.JsonLines(70));
        await first.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        await first.StandardError.ReadLineAsync(TestContext.Current.CancellationToken); // It has stored its first batch, and waits for more input.

        CommandResult second = await _run.RunAsync("add", page, "--wait", "0");
        CommandResult reader = await _run.RunAsync("stories", "--limit", "1");

        first.StandardInput.Close();
        await first.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(3, second.Code);
        Assert.Contains(_run.Database, second.Error, StringComparison.Ordinal);
        Assert.Equal(0, reader.Code);
        Assert.Equal(0, first.ExitCode);
    }

    [Fact]
    public async Task A_killed_run_loses_nothing_that_it_had_reported_and_the_next_completes_it()
    {
        const int pages = 400;
        string file = _run.Write("pages.jsonl", Pages.JsonLines(pages));
        using Process run = CommandRun.Start("add", file, "--db", _run.Database);

        string? line = await run.StandardError.ReadLineAsync(TestContext.Current.CancellationToken);
        run.Kill();
        await run.WaitForExitAsync(TestContext.Current.CancellationToken);
        int reported = int.Parse(
            line!.Split(' ')[0],
            System.Globalization.CultureInfo.InvariantCulture
        );
        CommandResult afterKill = await _run.RunAsync("doctor");
        CommandResult export = await _run.RunAsync("export", "reports");
        CommandResult next = await _run.RunAsync("add", file);
        CommandResult all = await _run.RunAsync("export", "reports");

        Assert.True(reported > 0);
        Assert.Equal(0, afterKill.Code);
        Assert.True(
            Lines(export) >= reported,
            $"{Lines(export)} reports are kept of {reported} that were reported as stored"
        );
        Assert.Equal(0, next.Code);
        Assert.Equal(pages, Lines(all));

        static int Lines(CommandResult result) =>
            result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;
    }

    [Fact]
    public async Task Standard_input_is_read_for_a_dash()
    {
        using MemoryStream input = new(Encoding.UTF8.GetBytes(Pages.Html(1)));

        CommandResult result = await _run.RunAsync(input, "add", "-");

        Assert.Contains("1 report added", result.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _run.Dispose();
}
