using BenchmarkDotNet.Running;

// lab/Entente.Benchmarks -- --filter '*Reading*' runs one question; without arguments it asks which.
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
