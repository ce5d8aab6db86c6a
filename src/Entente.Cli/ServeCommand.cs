using System.CommandLine;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Entente.Server;
using Entente.Sqlite;
using Entente.Storage;

namespace Entente.Cli;

/// <summary><c>entente serve</c>: the record as pages for people, and beside each the same for programs.</summary>
internal static class ServeCommand
{
    private const string TokenVariable = "ENTENTE_TOKEN";
    private const string PasswordVariable = "ENTENTE_CERTIFICATE_PASSWORD";

    public static Command Create(CommandContext context)
    {
        ServeOptions options = new();
        Command command = new(
            "serve",
            "Serves the record as pages in the browser, with the same as JSON, CSV and Markdown at the same addresses. Only this computer can reach it."
        )
        {
            context.Database,
            context.Data,
        };
        options.AddTo(command);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                ServerSettings settings = options.Read(parsed);
                await using IStore store = await context.OpenAsync(
                    parsed,
                    StoreAccess.Read,
                    cancellationToken
                );
                ServedRecord served = new(
                    context.RecordOf(store, parsed),
                    store,
                    context.TablesOf(parsed),
                    async token =>
                        await SqliteStore.OpenAsync(
                            context.DatabaseOf(parsed),
                            StoreAccess.Write,
                            new SqliteSettings { WriterWait = TimeSpan.FromSeconds(2) },
                            token
                        )
                );
                await using NewsServer server = await NewsServer.StartAsync(
                    served,
                    settings,
                    context.Clock,
                    cancellationToken
                );
                await context.Output.WriteLineAsync(
                    $"Entente serves {context.DatabaseOf(parsed)} at {server.Address} (stop it with Ctrl+C)"
                );
                await WaitAsync(cancellationToken);
                return ExitCode.Ok;
            }
        );
        return command;
    }

    private static async Task WaitAsync(CancellationToken cancellationToken)
    {
        TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using CancellationTokenRegistration _ = cancellationToken.Register(stopped.SetResult);
        await stopped.Task;
    }

    /// <summary>The options of the command.</summary>
    private sealed class ServeOptions
    {
        private readonly Option<string> _address = new("--address")
        {
            Description =
                "Where to listen. Another address than this computer's own needs a token and a certificate, or --behind-proxy.",
            HelpName = "ADDRESS:PORT",
            DefaultValueFactory = _ => "127.0.0.1:8080",
        };

        private readonly Option<string?> _tokenFile = new("--token-file")
        {
            Description =
                $"A file whose first line callers must know. Default: ${TokenVariable}, else nobody is asked.",
            HelpName = "FILE",
        };

        private readonly Option<string?> _certificate = new("--certificate")
        {
            Description =
                $"A certificate with its key to speak TLS with (PFX, or PEM with the key in it); its password in ${PasswordVariable}.",
            HelpName = "FILE",
        };

        private readonly Option<bool> _behindProxy = new("--behind-proxy")
        {
            Description = "A proxy stands in front that speaks TLS and decides who may come.",
        };

        private readonly Option<string[]> _hosts = new("--host")
        {
            Description = "A name under which callers may ask, besides the address.",
            HelpName = "NAME",
        };

        private readonly Option<bool> _fullText = new("--full-text")
        {
            Description =
                "Let programs have the whole text of reports, not only snippets of 300 characters.",
        };

        public void AddTo(Command command)
        {
            command.Add(_address);
            command.Add(_tokenFile);
            command.Add(_certificate);
            command.Add(_behindProxy);
            command.Add(_hosts);
            command.Add(_fullText);
        }

        public ServerSettings Read(ParseResult parsed)
        {
            string typed = parsed.GetRequiredValue(_address);
            if (!IPEndPoint.TryParse(typed, out IPEndPoint? address) || !HasPort(typed, address))
            {
                throw new UsageException(
                    $"--address: expected an address with a port, as 127.0.0.1:8080, found \"{typed}\""
                );
            }

            ServerSettings settings = new()
            {
                Address = address,
                Token = TokenOf(parsed.GetValue(_tokenFile)),
                Certificate = CertificateOf(parsed.GetValue(_certificate)),
                IsBehindProxy = parsed.GetValue(_behindProxy),
                Hosts = [.. parsed.GetValue(_hosts) ?? []],
                GivesFullText = parsed.GetValue(_fullText),
            };
            return settings.Fault is { } fault
                ? throw new UsageException($"serve: {fault}")
                : settings;
        }

        // "127.0.0.1" alone is an address with port 0, which means any free port when it is asked for.
        private static bool HasPort(string typed, IPEndPoint address) =>
            address.Port != 0 || typed.EndsWith(":0", StringComparison.Ordinal);

        private static string? TokenOf(string? file)
        {
            string? token = file is null
                ? Environment.GetEnvironmentVariable(TokenVariable)
                : File.ReadLines(file).FirstOrDefault()?.Trim();
            return string.IsNullOrEmpty(token) && file is null ? null
                : token is { Length: >= 16 } ? token
                : throw new UsageException("the token: expected at least 16 characters");
        }

        private static X509Certificate2? CertificateOf(string? file)
        {
            if (file is null)
            {
                return null;
            }

            try
            {
                string? password = Environment.GetEnvironmentVariable(PasswordVariable);
                return file.EndsWith(".pem", StringComparison.OrdinalIgnoreCase)
                    ? X509Certificate2.CreateFromPemFile(file)
                    : X509CertificateLoader.LoadPkcs12FromFile(file, password);
            }
            catch (CryptographicException problem)
            {
                throw new UsageException($"--certificate: {file} cannot be read as one", problem);
            }
        }
    }
}
