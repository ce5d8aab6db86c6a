using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace Entente.Integration.Tests.Serving;

/// <summary>The pages in a real browser: narrow and wide, light and dark, without script, by keyboard, printed, and under attack.</summary>
public sealed class BrowserTests(BrowserTests.Chromium chromium)
    : IClassFixture<BrowserTests.Chromium>
{
    private const int Phone = 320;
    private const int Wide = 1440;

    [Theory]
    [InlineData(Phone, ColorScheme.Light)]
    [InlineData(Phone, ColorScheme.Dark)]
    [InlineData(Wide, ColorScheme.Light)]
    [InlineData(Wide, ColorScheme.Dark)]
    public async Task Every_screen_fits_and_breaks_no_rule_of_access(int width, ColorScheme scheme)
    {
        IBrowser browser = chromium.Required();
        await using RunningServer server = await RunningServer.StartAsync(Words());
        // The rules are checked by a script that is put into the page, which our policy would refuse.
        await using IBrowserContext context = await ContextAsync(
            browser,
            width,
            scheme,
            options => options.BypassCSP = true
        );
        IPage page = await context.NewPageAsync();
        List<string> faults = [];

        foreach (string address in server.Screens())
        {
            await page.GotoAsync(new Uri(server.Address, address).ToString());
            int over = await page.EvaluateAsync<int>(
                "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
            );
            if (over > 0)
            {
                faults.Add($"{address}: {over} pixels too wide");
            }

            AxeResult result = await page.RunAxe();
            faults.AddRange(
                result.Violations.Select(rule => $"{address}: {rule.Id}: {rule.Nodes[0].Html}")
            );
        }

        Assert.Empty(faults);
    }

    [Fact]
    public async Task Every_screen_is_complete_without_script()
    {
        IBrowser browser = chromium.Required();
        await using RunningServer server = await RunningServer.StartAsync(Words());
        await using IBrowserContext with = await ContextAsync(browser, Wide, ColorScheme.Light);
        await using IBrowserContext without = await ContextAsync(
            browser,
            Wide,
            ColorScheme.Light,
            options => options.JavaScriptEnabled = false
        );
        IPage scripted = await with.NewPageAsync();
        IPage plain = await without.NewPageAsync();

        foreach (string address in server.Screens())
        {
            string full = new Uri(server.Address, address).ToString();
            await scripted.GotoAsync(full);
            await plain.GotoAsync(full);

            Assert.Equal(
                await scripted.Locator("body").TextContentAsync(),
                await plain.Locator("body").TextContentAsync()
            );
        }
    }

    [Fact]
    public async Task A_reader_without_a_mouse_comes_everywhere()
    {
        IBrowser browser = chromium.Required();
        await using RunningServer server = await RunningServer.StartAsync(Words());
        await using IBrowserContext context = await ContextAsync(browser, Wide, ColorScheme.Light);
        IPage page = await context.NewPageAsync();
        await page.GotoAsync(
            new Uri(server.Address, $"/stories/{server.Filings[0].Story}").ToString()
        );

        await page.Keyboard.PressAsync("Tab");
        string first = await FocusedAsync(page);
        await page.Keyboard.PressAsync("/");
        string search = await page.EvaluateAsync<string>("() => document.activeElement.id");
        await page.EvaluateAsync("() => document.activeElement.blur()");
        await page.Keyboard.PressAsync("j");
        bool isInStatement = await page.EvaluateAsync<bool>(
            "() => document.activeElement.closest('.statement') !== null"
        );
        int links = await page.Locator("a, button, input, summary").CountAsync();
        int reachable = await page.EvaluateAsync<int>(
            "() => [...document.querySelectorAll('a, button, input, summary')].filter(e => e.tabIndex >= 0).length"
        );

        Assert.Equal("Skip to the content", first);
        Assert.Equal("find", search);
        Assert.True(isInStatement);
        Assert.Equal(links, reachable);
    }

    [Fact]
    public async Task On_paper_stands_what_is_to_be_read_and_no_menu()
    {
        IBrowser browser = chromium.Required();
        await using RunningServer server = await RunningServer.StartAsync(Words());
        await using IBrowserContext context = await ContextAsync(browser, Wide, ColorScheme.Light);
        IPage page = await context.NewPageAsync();
        await page.GotoAsync(
            new Uri(server.Address, $"/stories/{server.Filings[0].Story}").ToString()
        );

        await page.EmulateMediaAsync(new() { Media = Media.Print });
        byte[] paper = await page.PdfAsync();

        Assert.False(await page.Locator("nav").IsVisibleAsync());
        Assert.False(await page.Locator(".find").IsVisibleAsync());
        Assert.True(await page.Locator("h1").IsVisibleAsync());
        Assert.True(await page.Locator(".statement").First.IsVisibleAsync());
        Assert.True(paper.Length > 1000);
    }

    [Fact]
    public async Task No_line_of_attack_runs_and_none_is_even_refused_by_the_browser()
    {
        IBrowser browser = chromium.Required();
        int at = 0;
        await using RunningServer server = await RunningServer.StartAsync(() =>
            AttackLines.Ours[at++ % AttackLines.Ours.Length]
        );
        await using IBrowserContext context = await ContextAsync(browser, Wide, ColorScheme.Light);
        IPage page = await context.NewPageAsync();
        List<string> events = [];
        page.Dialog += async (_, dialog) =>
        {
            events.Add($"dialog: {dialog.Message}");
            await dialog.DismissAsync();
        };
        page.Console += (_, message) =>
            events.Add($"console: {message.Text} {message.Location} at {page.Url}");
        page.PageError += (_, message) => events.Add($"error: {message}");
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(server.Address.ToString(), StringComparison.Ordinal))
            {
                events.Add($"asked outside: {request.Url}");
            }
        };

        foreach (string address in server.Addresses())
        {
            await page.GotoAsync(new Uri(server.Address, address).ToString());
        }

        // That a page is not there is no attack: not every line is somebody's name in the record.
        events.RemoveAll(text => text.Contains("404 (Not Found)", StringComparison.Ordinal));
        Assert.Empty(events);
    }

    private static Task<string> FocusedAsync(IPage page) =>
        page.EvaluateAsync<string>("() => document.activeElement.textContent");

    private static Task<IBrowserContext> ContextAsync(
        IBrowser browser,
        int width,
        ColorScheme scheme,
        Action<BrowserNewContextOptions>? more = null
    )
    {
        BrowserNewContextOptions options = new()
        {
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            ColorScheme = scheme,
        };
        more?.Invoke(options);
        return browser.NewContextAsync(options);
    }

    private static Func<string> Words()
    {
        int count = 0;
        return () => $"the harbour treaty of {++count} towns";
    }

    /// <summary>The browser of this machine, started once for all tests of the class.</summary>
    public sealed class Chromium : IAsyncLifetime
    {
        private static readonly string[] s_places =
        [
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
        ];

        private IPlaywright? _playwright;
        private IBrowser? _browser;

        public async ValueTask InitializeAsync()
        {
            if (Array.Find(s_places, File.Exists) is not { } program)
            {
                return;
            }

            _playwright = await Playwright.CreateAsync();
            _browser = await _playwright.Chromium.LaunchAsync(
                new() { ExecutablePath = program, Args = ["--no-sandbox"] }
            );
        }

        /// <summary>The browser; the test is skipped where there is none.</summary>
        public IBrowser Required()
        {
            Assert.SkipWhen(
                _browser is null,
                "no Chromium on this machine (apt-get install chromium)"
            );
            return _browser!;
        }

        public async ValueTask DisposeAsync()
        {
            if (_browser is not null)
            {
                await _browser.DisposeAsync();
            }

            _playwright?.Dispose();
        }
    }
}
