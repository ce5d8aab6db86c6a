using System.CommandLine;
using Entente.Desk;
using Entente.Fetching;
using Entente.Storage;

namespace Entente.Cli;

/// <summary><c>entente pull</c>: fetches pages, feeds and lists of feeds, and adds the pages: the one command that uses the network.</summary>
internal static class PullCommand
{
    private const string ContactVariable = "ENTENTE_CONTACT";

    private static readonly Argument<string[]> s_addresses = new("URL")
    {
        Description = "Addresses of pages, feeds or lists of feeds (OPML).",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string?> s_contact = new("--contact")
    {
        Description =
            $"A mail or web address by which a site can reach you; it stands in every request. Default: ${ContactVariable}.",
        HelpName = "ADDRESS",
    };

    private static readonly Option<string?> s_keep = new("--keep")
    {
        Description =
            "The folder that keeps every answer as a web archive (WARC). Default: the database's name and .pull.",
        HelpName = "FOLDER",
    };

    private static readonly Option<double> s_pause = new("--pause")
    {
        Description =
            "Seconds between two requests to a host, 5 at least; a site may ask for more.",
        HelpName = "SECONDS",
        DefaultValueFactory = _ => FetchSettings.LeastPause.TotalSeconds,
    };

    private static readonly Option<int> s_limit = new("--limit")
    {
        Description = "How many addresses of feeds and lists are fetched at most.",
        HelpName = "N",
        DefaultValueFactory = _ => 10_000,
    };

    private static readonly Option<bool> s_again = new("--again")
    {
        Description =
            "Ask for pages again that were received less than a day ago (whether they changed).",
    };

    private static readonly Option<bool> s_allowPrivate = new("--allow-private")
    {
        Description = "Allow hosts of this machine and its network, on any port.",
    };

    private static readonly Option<int[]> s_allowPort = new("--allow-port")
    {
        Description = "Allow a port of public hosts beside 80 and 443.",
        HelpName = "PORT",
    };

    public static Command Create(CommandContext context)
    {
        Command command = context.Command(
            "pull",
            "Fetches pages, feeds and lists of feeds, politely, and adds the pages. The only command that uses the network."
        );
        command.Add(s_addresses);
        foreach (
            Option option in (Option[])
                [s_contact, s_keep, s_pause, s_limit, s_again, s_allowPrivate, s_allowPort]
        )
        {
            command.Add(option);
        }

        command.Add(context.Wait);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                FetchSettings settings = SettingsOf(context, parsed);
                AddSummary summary = await RunAsync(context, parsed, settings, cancellationToken);
                await AddCommand.WriteAsync(context, parsed, summary);
                return AddCommand.ExitCodeOf(summary);
            }
        );
        return command;
    }

    private static async Task<AddSummary> RunAsync(
        CommandContext context,
        ParseResult parsed,
        FetchSettings settings,
        CancellationToken cancellationToken
    )
    {
        if (settings.Contact is null)
        {
            await context.Error.WriteLineAsync(
                $"entente: no contact is given, so no site can write to you (--contact, ${ContactVariable})"
            );
        }

        await using IStore store = await context.OpenAsync(
            parsed,
            StoreAccess.Write,
            cancellationToken
        );
        NewsDesk desk = await NewsDesk.OpenAsync(
            context.TablesOf(parsed),
            store,
            context.Clock,
            cancellationToken: cancellationToken
        );
        using PageFetcher fetcher = new(settings, FetchedPages.AddressesIn, context.Clock);
        return await AddProgressPrinter.ShowAsync(
            context.Error,
            static () => null,
            progress =>
                desk.AddAsync(
                    fetcher
                        .FetchAsync(
                            parsed.GetRequiredValue(s_addresses),
                            progress,
                            cancellationToken
                        )
                        .SelectMany(FetchedPages.Read),
                    progress,
                    cancellationToken
                )
        );
    }

    private static FetchSettings SettingsOf(CommandContext context, ParseResult parsed) =>
        new()
        {
            Folder = parsed.GetValue(s_keep) ?? $"{context.DatabaseOf(parsed)}.pull",
            Contact = ContactOf(parsed),
            AllowPrivate = parsed.GetValue(s_allowPrivate),
            Ports = [80, 443, .. (parsed.GetValue(s_allowPort) ?? []).Select(PortOf)],
            Pause = parsed.GetValue(s_pause) is >= 5 and <= 86_400 and var pause
                ? TimeSpan.FromSeconds(pause)
                : throw new UsageException("--pause: expected seconds from 5 to 86400"),
            FreshFor = parsed.GetValue(s_again) ? TimeSpan.Zero : TimeSpan.FromDays(1),
            MaxAddresses = parsed.GetValue(s_limit) is > 0 and var limit
                ? limit
                : throw new UsageException("--limit: expected a number above 0"),
        };

    private static int PortOf(int port) =>
        port is > 0 and <= ushort.MaxValue
            ? port
            : throw new UsageException("--allow-port: expected a port from 1 to 65535");

    private static string? ContactOf(ParseResult parsed)
    {
        string? contact =
            parsed.GetValue(s_contact) ?? Environment.GetEnvironmentVariable(ContactVariable);
        if (string.IsNullOrWhiteSpace(contact))
        {
            return null;
        }

        // It becomes part of a request: nothing in it may end the line or the brackets around it.
        bool isPlain =
            contact.Length <= 200
            && !contact.AsSpan().ContainsAnyExceptInRange('!', '~')
            && contact.AsSpan().IndexOfAny('(', ')', '\\') < 0
            && (
                contact.Contains('@', StringComparison.Ordinal)
                || contact.Contains("://", StringComparison.Ordinal)
            );
        return isPlain
            ? contact
            : throw new UsageException("--contact: expected a mail or web address");
    }
}
