using System.CommandLine;
using Entente.Lab;

// Commands of the laboratory: each trains, measures or generates, and stands in a file of its own.
RootCommand root = new("The laboratory: measures and generates; never shipped.")
{
    QualityLab.Create(),
    CorpusLab.Create(),
    //BenchmarkLab.Create(),
};
return await root.Parse(args).InvokeAsync();
