using Xunit;

namespace Entente.Tests;

/// <summary>Tests that measure what the whole process uses: nothing else runs beside them.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
