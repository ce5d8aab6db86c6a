using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

// dotnet run -c Release --project lab/Entente.Benchmarks -- --filter '*Reading*' runs one question; without arguments it asks which.
// In this process: a project generated elsewhere would be built again, under other settings than ours.
IConfig config = DefaultConfig
    .Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
    .WithArtifactsPath("artifacts/benchmarks");
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, config);
