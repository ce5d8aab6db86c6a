using System.Collections.Immutable;
using System.Text;
using Entente.Storage;

namespace Entente.Integration.Tests.Stores;

/// <summary>A filing with every property set, and in every text what is hardest to keep: pairs, NUL, lone halves, the sign of the escapes.</summary>
internal static class FullFiling
{
    private const string Odd = "\0 \uD83D \uDE00 \uD83D\uDE00 ␛ ␛0000 \uFFFD \uFFFF \u202E";
    private static readonly string s_text =
        $"“We agreed,” said {Odd} the minister, “on all points.” é";

    public static Filing Make()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<p>page</p>", 100)));
        Capture capture = CaptureOf(bytes);
        Article article = ArticleOf(capture);
        Report report = new(
            RecordId.ForReport(capture.Digest),
            article,
            [
                new Mention(new TextSpan(0, 1), EntityType.Person, "Someone", null, "title")
                {
                    Candidates = ["one", $"two {Odd}"],
                    Office = new SeenOffice("president", "FRA"),
                    Members = ["a", $"b {Odd}"],
                },
                .. Enum.GetValues<EntityType>()
                    .Select(
                        (type, i) =>
                            new Mention(
                                new TextSpan(i + 1, i + 2),
                                type,
                                $"{type} {Odd}",
                                $"entity-{i}",
                                "alias"
                            )
                    ),
            ],
            [.. Enum.GetValues<QuotationKind>().Select((kind, i) => Said(capture, kind, i))]
        )
        {
            Body = ReckoningOf(),
            Headline = ReckoningOf(),
            Captions = [ReckoningOf(), Reckoning.None],
            Events =
            [
                .. Enum.GetValues<Modality>().Select(EventOf),
                EventOf(Modality.Happened, 0) with
                {
                    Part = ReportPart.Headline,
                },
                EventOf(Modality.Happened, 1) with
                {
                    Part = ReportPart.Caption(1),
                },
            ],
            Reference = new ReferenceDay(new DateOnly(2024, 5, 16), $"r1 {Odd}", $"rule {Odd}"),
        };
        return new Filing(
            capture,
            report,
            RecordId.ForStory(report.Id),
            $"why {Odd}",
            ["u1", "u2", "u2"],
            [],
            new byte[] { 0, 1, 255 }
        )
        {
            Version = "9.8.7",
        };
    }

    private static Reckoning ReckoningOf() =>
        new()
        {
            Times =
            [
                .. Enum.GetValues<TemporalPrecision>().Select(TimeOf),
                TimeOf(TemporalPrecision.Range, 11) with
                {
                    Ends = [TimeOf(TemporalPrecision.Day, 11), TimeOf(TemporalPrecision.Year, 12)],
                },
            ],
            Figures = [.. Enum.GetValues<FigureKind>().Select(FigureOf)],
            Claims =
            [
                .. Enum.GetValues<ClaimSense>()
                    .Select(
                        (sense, i) =>
                            new Claim
                            {
                                Figure = i,
                                Topic = new TextSpan(i, i + 3),
                                Head = $"head {Odd}",
                                Modifiers = i == 0 ? [] : ["one", Odd],
                                Deed = i == 1 ? null : $"kill {Odd}",
                                Sense = sense,
                                Actors = i == 2 ? [] : ["CHN", Odd],
                                Speaker =
                                    i == 3
                                        ? null
                                        : new Voice(
                                            Odd,
                                            i == 0 ? null : "x",
                                            new TextSpan(1, 2),
                                            "r"
                                        ),
                                IsTopicInferred = i == 1,
                            }
                    ),
            ],
        };

    private static Event EventOf(Modality modality, int number) =>
        new()
        {
            Type = (EventType)number,
            Mode = number == 0 ? null : $"mode {Odd}",
            Content = number == 1 ? null : (EventType)(number + 1),
            ContentMode = number == 2 ? null : $"mode {Odd}",
            Contexts = number == 3 ? [] : ["military", Odd],
            Sources = [ActorOf(number), ActorOf(number + 1)],
            Targets = number == 4 ? [] : [ActorOf(number + 2)],
            IsReciprocal = number == 4,
            Trigger = new TextSpan(number, number + 1),
            Words = new TextSpan(0, number + 2),
            Modality = modality,
            Voice =
                number == 5
                    ? null
                    : new Voice(Odd, number == 0 ? null : "x", new TextSpan(1, 2), "r"),
            Time = number == 6 ? null : TimeOf((TemporalPrecision)number, number),
            Place = number == 7 ? null : PlaceOf(number),
            Region = (TextRegion)(number % 4),
            Confidence = 1.0 / (number + 1),
            Rule = $"rule {Odd}",
        };

    private static EventActor ActorOf(int number) =>
        new(
            new TextSpan(number, number + 1),
            $"name {Odd}",
            new ActorCode(number == 1 ? null : "RUS", number == 2 ? null : "GOV"),
            number == 3 ? null : "x",
            $"rule {Odd}"
        );

    private static Place PlaceOf(int number) =>
        number == 0
            ? new Place(new TextSpan(0, 1), Odd, null, "r")
            : new Place(new TextSpan(number, number + 1), Odd, "FRA", "r")
            {
                Region = $"region {Odd}",
                City = $"city {Odd}",
                Point = new GeoPoint(-48.85, 2.35 + number),
                Entity = "paris",
            };

    private static TemporalExpression TimeOf(TemporalPrecision precision, int number) =>
        new()
        {
            Span = new TextSpan(number, number + 1),
            Type = (TemporalType)(number % 4),
            Value = $"2024-05-17 {Odd}",
            Begin = number == 0 ? null : new DateTime(2024, 5, 17, 1, 2, number).AddTicks(number),
            End = number == 1 ? null : new DateTime(9999, 12, 31),
            Precision = precision,
            Anchor = (TemporalAnchor)(number % 4),
            Rule = $"rule {Odd}",
            Modifier = number == 2 ? null : "START",
            Bound = number < 4 ? (TemporalBound)number : null,
        };

    private static Figure FigureOf(FigureKind kind, int number) =>
        new()
        {
            Span = new TextSpan(number, number + 1),
            Kind = kind,
            Stated = number == 0 ? null : 1.50m * number,
            Low = number == 1 ? null : decimal.MinValue,
            High = number == 2 ? null : decimal.MaxValue,
            IsLowIn = number == 3,
            IsHighIn = number != 3,
            Unit = number == 4 ? null : $"USD {Odd}",
            IsUnitInferred = number == 4,
            Exactness = number == 5 ? null : new TextSpan(0, 1),
            Counted = number == 6 ? null : new TextSpan(2, 5),
            Period = number == 7 ? null : number,
            IsRate = number == 8,
            Head = number == 0 ? null : new TextSpan(4, 5),
            IsPlanned = number == 1,
            AsOf = number == 2 ? null : number,
        };

    private static Capture CaptureOf(byte[] bytes) =>
        new()
        {
            File = $"pages/{Odd}.html",
            Bytes = bytes,
            Form = CaptureForm.JsonLine,
            Digest = ContentDigest.Of(bytes),
            Address = "https://example.org/?a=\0",
            Charset = "windows-1252",
            Received = new DateTimeOffset(
                2024,
                5,
                17,
                16,
                57,
                8,
                123,
                TimeSpan.FromMinutes(330)
            ).AddTicks(7),
        };

    private static Article ArticleOf(Capture capture) =>
        new()
        {
            Capture = capture.Digest,
            Text = s_text,
            Source = new SourceMap([
                new SourceRun(new TextSpan(0, 5), new TextSpan(900, 905)),
                new SourceRun(new TextSpan(5, 6), new TextSpan(10, 400)),
                new SourceRun(new TextSpan(8, s_text.Length), new TextSpan(401, 402)),
            ]),
            Title = new Stated<string>($"Title {Odd}", new TextSpan(3, 9), "og:title"),
            Authors =
            [
                new Stated<string>("A. Writer", new TextSpan(20, 29), "byline"),
                new Stated<string>(Odd, null, "meta"),
            ],
            Outlet = new Stated<string>("The Outlet", null, "og:site_name"),
            Agency = new Stated<string>("The Wire", new TextSpan(0, 0), "credit line"),
            Dateline = new Stated<string>("HELSINKI", new TextSpan(1, 9), "dateline"),
            Published = new Stated<NewsDate>(
                new NewsDate(
                    new DateOnly(2024, 5, 17),
                    new TimeOnly(16, 57, 8, 9),
                    -TimeSpan.FromMinutes(210)
                ),
                new TextSpan(40, 50),
                "json-ld"
            ),
            Desks = [new Stated<string>($"The Desk {Odd}", new TextSpan(20, 29), "meta author")],
            Updated = new Stated<NewsDate>(
                new NewsDate(new DateOnly(2024, 5, 18)),
                null,
                "labelled date"
            ),
            Standfirst = new Stated<string>($"What happened {Odd}", new TextSpan(60, 90), "lead"),
            Credits = Credits(),
            Rights = [new Stated<string>("robots: noarchive", new TextSpan(5, 9), "rights signal")],
            Alternatives =
            [
                new Alternative("title", new Stated<string>(Odd, new TextSpan(7, 8), "heading")),
                new Alternative("date", new Stated<string>("2024-05-16", null, "address")),
            ],
            Language = "en-GB",
            Address = "https://example.org/a",
            Canonical = new Stated<string>(
                "https://example.org/a",
                new TextSpan(3, 9),
                "canonical link"
            ),
            NamedLanguage = new Stated<string>("en-GB", new TextSpan(1, 6), "language attribute"),
            Captions = Captions(),
            Cuts =
            [
                new Cut(new TextSpan(0, 100), 80, "comment form"),
                new Cut(new TextSpan(300, 300), 0, Odd),
            ],
            Doubts = ["decoding errors", Odd],
        };

    private static ImmutableArray<Caption> Captions() =>
        [
            new Caption($"A caption {Odd}", SourceMap.Identity(40)),
            new Caption($"\n\n{Odd}", new SourceMap([]), IsOfEarlier: true),
        ];

    private static ImmutableArray<Credit> Credits() =>
        [
            .. Enum.GetValues<CreditRole>()
                .Reverse()
                .Select(role => new Credit(
                    role,
                    new Stated<string>($"{role} {Odd}", new TextSpan(1, 2), "credit label")
                )),
            new Credit(CreditRole.Editor, new Stated<string>("B. Second", null, "label")),
        ];

    private static Quotation Said(Capture capture, QuotationKind kind, int start) =>
        new()
        {
            Id = RecordId.ForQuotation(RecordId.ForReport(capture.Digest), start),
            Words =
            [
                new TextSpan(start, 11),
                new TextSpan(19, 22),
                new TextSpan(s_text.Length - 20, s_text.Length),
            ],
            Kind = kind,
            Speakers =
            [
                new Voice("Minister", "minister", new TextSpan(4, 8), "name"),
                new Voice("both", null, new TextSpan(1, 1), "pronoun"),
            ],
            Addressees = [new Voice("reporters", null, new TextSpan(0, 3), "addressee")],
            Relays =
            [
                new Voice("near", "n", new TextSpan(5, 6), "relay"),
                new Voice("far", null, new TextSpan(7, 8), "relay"),
            ],
            Channel = start == 0 ? null : new TextSpan(2, 3),
            Cue = start == 1 ? null : new TextSpan(13, 17),
            Source = start == 0 ? new TextSpan(9, 12) : null,
            Clause = start == 1 ? new TextSpan(1, 22) : null,
            Rule = "marks and cue",
        };
}
