using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Entente.Data;
using Entente.Desk;
using Entente.Events;

namespace Entente.Lab.Quality;

/// <summary>Our own headlines and captions, with the events that they tell (<c>tests/quality/headlines.md</c>).</summary>
internal static class HeadlineSet
{
    private const string Room = "Events";
    private const string Body =
        "This page is about something else. It was written so that a reader knows the language of the page, and it names nobody at all.\n\nThere is more to read in the evening, when the shops are shut.";

    /// <summary>The part that the rules are tuned on, and the part that is only counted.</summary>
    public static IReadOnlyList<QualitySet> All { get; } =
    [
        new(Room, "headlines, events", IsQuick: true, _ => MeasureAsync("headlines.jsonl")),
        new(
            Room,
            "headlines, events, held out",
            IsQuick: true,
            _ => MeasureAsync("headlines.heldout.jsonl")
        ),
    ];

    /// <summary>Reads each above or beside a text that tells nothing, and compares what comes into the record with what was coded.</summary>
    /// <param name="file">Its name in <c>tests/quality</c>.</param>
    /// <param name="fault">Is told each fault, for whoever tunes the rules.</param>
    public static async Task<IReadOnlyList<Figure>> MeasureAsync(
        string file,
        Action<string>? fault = null
    )
    {
        string path = Path.Combine(SharedData.Repository()!, "tests/quality", file);
        NewsReader reader = new(DataTables.Embedded);
        Count count = new();
        foreach (string line in await File.ReadAllLinesAsync(path))
        {
            JsonElement row = JsonElement.Parse(line);
            ImmutableArray<Coding> coded =
            [
                .. row.GetProperty("events")
                    .EnumerateArray()
                    .Select(cell => Coding.Parse(cell.GetString()!)),
            ];
            (string words, ImmutableArray<Event> found) = Read(reader, row);
            count.Add(words, coded, found, fault);
        }

        return
        [
            new("events: P", Share(count.Right, count.Found)),
            new("events: R", Share(count.Right - count.Allowed, count.Coded)),
            new("modality right of those found", Share(count.Told, count.Right)),
        ];
    }

    /// <summary>Names the faults of the part that the rules are tuned on.</summary>
    public static int Show(string[] args)
    {
        foreach (
            Figure figure in MeasureAsync("headlines.jsonl", Console.WriteLine)
                .GetAwaiter()
                .GetResult()
        )
        {
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{figure.Measure}\t{figure.Value:0.000}"
                )
            );
        }

        return 0;
    }

    private static (string Words, ImmutableArray<Event> Events) Read(
        NewsReader reader,
        JsonElement row
    )
    {
        bool isHeadline = row.TryGetProperty("headline", out JsonElement stated);
        string words = isHeadline ? stated.GetString()! : row.GetProperty("caption").GetString()!;
        string page = isHeadline
            ? JsonSerializer.Serialize(
                new
                {
                    title = words,
                    date = "2023-03-07",
                    text = Body,
                }
            )
            : JsonSerializer.Serialize(
                new
                {
                    title = "Evening",
                    date = "2023-03-07",
                    text = Body,
                }
            );
        byte[] bytes = Encoding.UTF8.GetBytes(page);
        Report report = reader
            .Read(
                new Capture
                {
                    File = "page",
                    Bytes = bytes,
                    Form = CaptureForm.JsonLine,
                    Digest = ContentDigest.Of(bytes),
                }
            )
            .Report!;
        if (!isHeadline)
        {
            Caption caption = new(words, SourceMap.Identity(words.Length));
            report = reader.Reread(
                report with
                {
                    Article = report.Article with { Captions = [caption] },
                },
                reference: null
            );
        }

        return (words, [.. report.Events.Where(found => found.Part != ReportPart.Body)]);
    }

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;

    private sealed class Count
    {
        public int Coded { get; private set; }

        public int Found { get; private set; }

        public int Right { get; private set; }

        /// <summary>Of the right ones those that need not be found.</summary>
        public int Allowed { get; private set; }

        /// <summary>Of the right ones those with the right modality.</summary>
        public int Told { get; private set; }

        public void Add(
            string words,
            ImmutableArray<Coding> coded,
            ImmutableArray<Event> found,
            Action<string>? fault
        )
        {
            List<Coding> open = [.. coded];
            Coded += coded.Count(coding => !coding.IsOptional);
            Found += found.Length;
            foreach (Event one in found)
            {
                if (open.Find(coding => coding.Fits(one)) is not { } match)
                {
                    fault?.Invoke($"wrong\t{words}\t{Coding.Written(one)}");
                    continue;
                }

                open.Remove(match);
                Right++;
                Allowed += match.IsOptional ? 1 : 0;
                bool isTold = match.Modalities.Contains(one.Modality);
                Told += isTold ? 1 : 0;
                if (!isTold)
                {
                    fault?.Invoke($"modality\t{words}\t{Coding.Written(one)}");
                }
            }

            foreach (Coding missed in open.Where(coding => !coding.IsOptional))
            {
                fault?.Invoke($"misses\t{words}\t{missed}");
            }
        }
    }

    /// <summary>What a coder reads: "AGREE/CONSULT planned FJI&lt;&gt;TON"; with a question mark before it, it need not be found.</summary>
    private sealed record Coding(
        string Cell,
        bool IsOptional,
        ImmutableArray<EventType> Types,
        ImmutableArray<Modality> Modalities,
        string Parties
    )
    {
        public static Coding Parse(string cell)
        {
            string[] words = cell.TrimStart('?').Split(' ', 3);
            return new Coding(
                cell,
                cell[0] == '?',
                [.. words[0].Split('/').Select(name => PloverOntology.TypeOf(name)!.Value)],
                [
                    .. words[1]
                        .Split('/')
                        .Select(name => Enum.Parse<Modality>(name, ignoreCase: true)),
                ],
                words[2]
            );
        }

        public bool Fits(Event found) =>
            Types.Contains(found.Type)
            && (
                Parties.Contains("<>", StringComparison.Ordinal) || found.Type == EventType.Consult
                    ? Parties
                        .Split(["<>", ">", "+"], StringSplitOptions.RemoveEmptyEntries)
                        .ToHashSet(StringComparer.Ordinal)
                        .SetEquals(found.Sources.Concat(found.Targets).Select(PartyOf))
                    : Parties == $"{Written(found.Sources)}>{Written(found.Targets)}"
            );

        public static string Written(Event found) =>
            $"{PloverOntology.NameOf(found.Type)} {found.Modality} {Written(found.Sources)}{(found.IsReciprocal ? "<>" : ">")}{Written(found.Targets)} ({found.Rule})";

        public override string ToString() => Cell;

        private static string Written(ImmutableArray<EventActor> actors) =>
            string.Join(
                '+',
                actors
                    .Select(PartyOf)
                    .Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal)
            );

        private static string PartyOf(EventActor actor) =>
            actor.Code.Country ?? actor.Code.Sector ?? actor.Name;
    }
}
