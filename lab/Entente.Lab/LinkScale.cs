using System.Diagnostics;
using System.Globalization;
using System.Text;
using Entente.Data;
using Entente.Desk;
using Entente.Entities;
using Entente.Lab.Performance;
using Entente.Lab.Quality;
using Entente.Sqlite;
using Entente.Storage;

namespace Entente.Lab;

/// <summary><c>lab/run entities scale</c>: what a new report costs when the tables have 2,000 names more and the store a million mentions of them.</summary>
/// <remarks>Linking asks no store, so that its cost cannot grow with what is kept; what can is saving and asking, which is measured beside it. Writes its part of <c>docs/performance.md</c>.</remarks>
internal static class LinkScale
{
    private const int Names = 2_000;
    private const int Reports = 2_500;
    private const int MentionsOfReport = 400;
    private const int Rounds = 51;
    private static readonly string[] s_syllables =
    [
        "ba",
        "ke",
        "lo",
        "mu",
        "ri",
        "sa",
        "te",
        "vo",
        "zu",
        "ni",
    ];

    public static async Task<int> RunAsync()
    {
        if (SharedData.Repository() is not { } root)
        {
            await Console.Error.WriteLineAsync("entities scale: expected a checkout, found none");
            return 3;
        }

        string folder = Directory.CreateTempSubdirectory("entente-scale-").FullName;
        try
        {
            string[] names = [.. Enumerable.Range(0, Names).Select(NameOf)];
            DataTables tables = TablesWith(names, Path.Combine(folder, "data"));
            LinkSection section = new()
            {
                Checkout = await Checkout.DescribeAsync(root),
                Tables = await TableSpeed.MeasureAsync(root),
                Names = Names,
                Mentions = Reports * MentionsOfReport,
            };
            EntityFinder finder = new(new EntityBook(tables), new Language("en", tables));
            Document document = new NewsReader(tables)
                .Annotate("r", TextOf(names, seed: 0, words: 700), null, "en", ReadingStep.Syntax)
                .Document!;
            section = section with
            {
                Tokens = document.Tokens.Length,
                Links = finder.Find(document, null).Count(m => m.Entity is not null),
                Before = Median(() => finder.Find(document, null)),
            };

            await using SqliteStore store = await SqliteStore.OpenAsync(
                Path.Combine(folder, "scale.db"),
                StoreAccess.Write
            );
            await FillAsync(store, names);
            int next = Reports;
            section = section with
            {
                Behind = Median(() => finder.Find(document, null)),
                Saving = await MedianAsync(() => store.SaveAsync([FilingOf(names, next++)])),
            };
            Console.WriteLine(section);
            await PageSection.WriteAsync(
                Path.Combine(root, "docs/performance.md"),
                "links",
                section.ToString()
            );
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task FillAsync(SqliteStore store, string[] names)
    {
        for (int first = 0; first < Reports; first += NewsDesk.BatchSize)
        {
            await store.SaveAsync([
                .. Enumerable
                    .Range(first, Math.Min(NewsDesk.BatchSize, Reports - first))
                    .Select(n => FilingOf(names, n)),
            ]);
        }
    }

    private static DataTables TablesWith(string[] names, string folder)
    {
        Table persons = DataTables.Embedded.Read("world/persons");
        StringBuilder rows = new(string.Join('\t', persons.Columns) + "\n");
        for (int i = 0; i < names.Length; i++)
        {
            rows.AppendJoin(
                '\t',
                persons.Columns.Select(column =>
                    column switch
                    {
                        "id" => IdOf(i),
                        "name" => names[i],
                        "short" => names[i][
                            (names[i].IndexOf(' ', StringComparison.Ordinal) + 1)..
                        ],
                        "source" => "own",
                        _ => "",
                    }
                )
            );
            rows.Append('\n');
        }

        Directory.CreateDirectory(Path.Combine(folder, "world"));
        File.WriteAllText(Path.Combine(folder, "world/persons.tsv"), rows.ToString());
        return DataTables.WithFolder(folder);
    }

    private static Filing FilingOf(string[] names, int number)
    {
        string text = TextOf(names, number, MentionsOfReport * 2);
        byte[] bytes = Encoding.UTF8.GetBytes(
            string.Create(CultureInfo.InvariantCulture, $"{number} {text}")
        );
        Capture capture = new()
        {
            File = string.Create(CultureInfo.InvariantCulture, $"{number}.txt"),
            Bytes = bytes,
            Form = CaptureForm.Page,
            Digest = ContentDigest.Of(bytes),
        };
        Random chance = new(number);
        string id = RecordId.ForReport(capture.Digest);
        return new Filing(
            capture,
            new Report(
                id,
                new Article
                {
                    Capture = capture.Digest,
                    Text = text,
                    Source = SourceMap.Identity(text.Length),
                },
                [
                    .. Enumerable
                        .Range(0, MentionsOfReport)
                        .Select(i =>
                            (Span: new TextSpan(i, i + 1), Name: chance.Next(names.Length))
                        )
                        .Select(m => new Mention(
                            m.Span,
                            EntityType.Person,
                            names[m.Name],
                            IdOf(m.Name),
                            "name"
                        )),
                ],
                []
            ),
            RecordId.ForStory(id),
            "",
            [],
            [],
            ReadOnlyMemory<byte>.Empty
        );
    }

    private static string TextOf(string[] names, int seed, int words)
    {
        Random chance = new(seed);
        StringBuilder text = new();
        for (int i = 0; i < words / 10; i++)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"On Monday {names[chance.Next(names.Length)]} met the envoys of the ministry in a hall. "
            );
        }

        return text.ToString();
    }

    private static string IdOf(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"scale-{number}");

    /// <summary>A name that no other number has: "Bakelo Muri".</summary>
    private static string NameOf(int number)
    {
        string a = s_syllables[number % 10];
        string b = s_syllables[number / 10 % 10];
        string c = s_syllables[number / 100 % 10];
        string d = s_syllables[number / 1000 % 10];
        return $"{char.ToUpperInvariant(a[0])}{a[1..]}{b}nor {char.ToUpperInvariant(c[0])}{c[1..]}{d}{a}{b}kin";
    }

    private static TimeSpan Median(Action work) =>
        MedianAsync(() =>
            {
                work();
                return Task.CompletedTask;
            })
            .GetAwaiter()
            .GetResult();

    private static async Task<TimeSpan> MedianAsync(Func<Task> work)
    {
        List<TimeSpan> times = [];
        for (int i = 0; i < Rounds; i++)
        {
            long start = Stopwatch.GetTimestamp();
            await work();
            times.Add(Stopwatch.GetElapsedTime(start));
        }

        return times.Order().ElementAt(Rounds / 2);
    }
}
