using System.Globalization;
using Entente.Integration.Tests.Stages;
using Entente.Lab.Quality;
using Xunit;

namespace Entente.Integration.Tests.Quality;

/// <summary>The floors of <c>tests/quality/floors.tsv</c>, on the sets that are quick; <c>lab/run quality</c> measures all.</summary>
public sealed class FloorTests
{
    public static TheoryData<string> QuickSets { get; } =
    [.. QualitySet.All.Where(s => s.IsQuick).Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(QuickSets))]
    public async Task No_measure_falls_below_its_floor(string name)
    {
        if (SharedData.Find() is not { } data)
        {
            Assert.Skip("the annotated sets (../shared/data or ENTENTE_SHARED) are not here");
            return;
        }

        if (Bench.Interpreter() is null)
        {
            Assert.Skip("the scorers need python3, which is not here");
            return;
        }

        using TemporaryFolder folder = new();
        using StringWriter log = new();
        QualitySet set = QualitySet.All.Single(s => s.Name == name);

        IReadOnlyList<Lab.Quality.Figure> figures = await set.Measure(
            new Bench(data, folder.Path, log)
        );

        Floors floors = ReadFloors();
        string[] fallen =
        [
            .. figures
                .Where(f => f.Value < floors.Of(name, f.Measure))
                .Select(f =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{name}, {f.Measure}: floor {floors.Of(name, f.Measure):0.000}, found {f.Value:0.0000}"
                    )
                ),
        ];
        Assert.Empty(fallen);
        Assert.Contains(figures, f => floors.Of(name, f.Measure) is not null);
    }

    [Fact]
    public void Every_floor_belongs_to_a_set_that_is_measured()
    {
        HashSet<string> sets = [.. QualitySet.All.Select(s => s.Name)];

        Assert.All(ReadFloors().Measures, m => Assert.Contains(m.Set, sets));
    }

    private static Floors ReadFloors() =>
        Floors.Read(Path.Combine(SharedData.Repository()!, "tests/quality/floors.tsv"));
}
