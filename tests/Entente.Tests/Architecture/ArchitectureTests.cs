using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace Entente.Tests.Architecture;

/// <summary>The rules of docs/architecture.md that are marked there. Each failure names the file and what it should not know.</summary>
public sealed class ArchitectureTests
{
    private static readonly string[] s_workshops = ["Data", "Models", "Text"]; // Each knows those before it.
    private static readonly Regex s_known = new(
        @"\bEntente\.(?<folder>[A-Z]\w+)",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    );

    private static readonly string[] s_networkWords =
    [
        "System.Net.Http",
        "System.Net.Mail",
        "System.Net.Quic",
        "System.Net.Sockets",
        "System.Net.WebSockets",
        "Dns.",
        "HttpClient",
        "HttpMessageInvoker",
        "WebClient",
        "WebRequest",
    ];

    [Fact]
    public void The_nouns_know_no_room_and_no_workshop() =>
        AssertNothing(
            from file in Sources("")
            from folder in KnownFolders(file)
            select Offence(file, folder)
        );

    [Fact]
    public void A_workshop_knows_only_the_workshops_below_it() =>
        AssertNothing(
            from index in Enumerable.Range(0, s_workshops.Length)
            where Directory.Exists(Checkout.PathOf("src", "Entente", s_workshops[index]))
            from file in Sources(s_workshops[index])
            from folder in KnownFolders(file)
            where folder != s_workshops[index] && !s_workshops.Take(index).Contains(folder)
            select Offence(file, folder)
        );

    [Fact]
    public void A_room_knows_the_workshops_and_never_another_room() =>
        AssertNothing(
            from room in Rooms()
            from file in Sources(room)
            from folder in KnownFolders(file)
            where folder != room && !s_workshops.Contains(folder)
            select Offence(file, folder)
        );

    [Fact]
    public void Only_the_room_Fetching_uses_the_network() =>
        AssertNothing(
            from file in Checkout.Sources("src")
            where
                !Checkout
                    .Relative(file)
                    .StartsWith("src/Entente/Fetching/", StringComparison.Ordinal)
            from line in File.ReadLines(file)
            from word in s_networkWords
            where line.Contains(word, StringComparison.Ordinal)
            select Offence(file, word)
        );

    [Fact]
    public void The_library_knows_no_store_no_server_and_no_command() =>
        AssertNothing(
            from reference in References("src", "Entente", "Entente.csproj")
            select $"src/Entente/Entente.csproj knows {reference}"
        );

    [Fact]
    public void A_store_knows_the_nouns_and_Storage_only() =>
        AssertNothing(
            from project in Directory.EnumerateDirectories(Checkout.PathOf("src"))
            where Path.GetFileName(project) is "Entente.Sqlite" or "Entente.Postgres"
            from file in Checkout.Sources("src", Path.GetFileName(project))
            from folder in KnownFolders(file)
            where
                folder is not "Storage" && folder != Path.GetFileName(project)["Entente.".Length..]
            select Offence(file, folder)
        );

    [Fact]
    public void Nothing_that_ships_knows_the_lab() =>
        AssertNothing(
            from project in Directory.EnumerateDirectories(Checkout.PathOf("src"))
            let name = Path.GetFileName(project)
            from reference in References("src", name, $"{name}.csproj")
            where reference.Contains("lab/", StringComparison.Ordinal)
            select $"src/{name} knows {reference}"
        );

    [Fact]
    public void Patterns_on_outside_text_do_not_backtrack() =>
        AssertNothing(
            from file in Checkout.Sources("src")
            from line in File.ReadLines(file)
            where
                line.Contains("new Regex(", StringComparison.Ordinal)
                || line.Contains("[GeneratedRegex(", StringComparison.Ordinal)
            where
                !File.ReadAllText(file)
                    .Contains("RegexOptions.NonBacktracking", StringComparison.Ordinal)
            select $"{Checkout.Relative(file)}: {line.Trim()}"
        );

    [Fact]
    public void The_sources_name_no_machine_and_hold_no_loose_ends() =>
        AssertNothing(
            from file in Checkout.Sources("src").Concat(Checkout.Sources("lab"))
            from line in File.ReadLines(file)
            where
                line.Contains("NotImplementedException", StringComparison.Ordinal)
                || Regex.IsMatch(line, @"\bTODO\b(?!.*#\d)")
                || Regex.IsMatch(line, @"""/(?:home|root|work|Users)/")
            select $"{Checkout.Relative(file)}: {line.Trim()}"
        );

    private static IEnumerable<string> Sources(string folder) =>
        folder.Length == 0
            ? Directory.EnumerateFiles(Checkout.PathOf("src", "Entente"), "*.cs")
            : Checkout.Sources("src", "Entente", folder);

    /// <summary>The folders of the library that a file names, by using them or in full.</summary>
    private static IEnumerable<string> KnownFolders(string file) =>
        File.ReadLines(file)
            .Where(line =>
                !line.StartsWith("namespace ", StringComparison.Ordinal)
                && !line.TrimStart().StartsWith("//", StringComparison.Ordinal)
            )
            .SelectMany(line => s_known.Matches(line))
            .Select(match => match.Groups["folder"].Value)
            .Where(name => Directory.Exists(Checkout.PathOf("src", "Entente", name)))
            .Distinct();

    private static IEnumerable<string> Rooms() =>
        Directory
            .EnumerateDirectories(Checkout.PathOf("src", "Entente"))
            .Select(folder => Path.GetFileName(folder))
            .Where(folder => folder is not "Desk" && !s_workshops.Contains(folder));

    private static IEnumerable<string> References(params string[] project) =>
        XDocument
            .Load(Checkout.PathOf(project))
            .Descendants("ProjectReference")
            .Select(reference => reference.Attribute("Include")!.Value);

    private static string Offence(string file, string folder) =>
        $"{Checkout.Relative(file)} knows {folder}";

    private static void AssertNothing(IEnumerable<string> offences) => Assert.Empty(offences);
}
