using System.Collections.Immutable;
using System.Text;
using Entente.Storage;

namespace Entente.Integration.Tests.Serving;

/// <summary>A small story for tests of what is served: two accounts with a statement in two wordings, and a copy of the first.</summary>
/// <remarks>Every text that a store keeps is asked for, one after the other: a test can put what it likes into each field.</remarks>
internal sealed class ServedFilings(Func<string> next, int number = 0, bool areSpeakersNamed = true)
{
    private readonly Func<string> _next = next;

    /// <summary>The filings of one story.</summary>
    public ImmutableArray<Filing> Make()
    {
        Filing first = FilingOf($"A{number}");
        string story = RecordId.ForStory(first.Report.Id);
        string utterance = RecordId.ForUtterance(first.Report.Quotations[0].Id);
        Filing second = FilingOf($"B{number}");
        Filing copy = FilingOf($"C{number}");
        TextSpan whole = new(
            0,
            Math.Min(first.Report.Article.Text.Length, copy.Report.Article.Text.Length)
        );
        Reuse reuse = new(
            first.Report.Id,
            copy.Report.Id,
            ReuseKind.Copy,
            [new Passage(whole, whole)],
            12,
            [_next()]
        );
        return
        [
            Filed(first, story, utterance),
            Filed(second, story, utterance),
            Filed(copy, story, utterance) with
            {
                Reuses = [reuse],
            },
        ];
    }

    private static Filing Filed(Filing filing, string story, string utterance) =>
        filing with
        {
            Story = story,
            Utterances = [utterance, RecordId.ForUtterance(filing.Report.Quotations[1].Id)],
        };

    private Filing FilingOf(string mark)
    {
        string words = $"we have agreed on all {_next()} points of it";
        string told = $"the talks on {_next()} go on";
        string name = $"{_next()}";
        StringBuilder text = new();
        TextSpan said = Append($"{words} ({mark})");
        text.Append(" — said ");
        TextSpan who = Append(name);
        text.Append(", and that ");
        TextSpan indirect = Append(told);
        text.Append(".\n\n");
        string topic = _next();
        (TextSpan met, TextSpan place) = (Append("met"), Append($" in {_next()}"));
        text.Append(", and ");
        TextSpan what = Append(topic);
        text.Append(" was ");
        TextSpan amount = Append(mark[0] == 'A' ? "120 billion" : "140 billion");
        text.Append(".\n\n").Append(_next()).Append('\n');
        Capture capture = CaptureOf(text.ToString(), mark);
        string report = RecordId.ForReport(capture.Digest);
        Voice voice = new(name, null, who, _next());
        return new Filing(
            capture,
            new Report(
                report,
                ArticleOf(capture, text.ToString()),
                [
                    new Mention(who, EntityType.Person, name, null, _next())
                    {
                        Candidates = [_next()],
                        Office = new SeenOffice(_next(), _next()),
                    },
                ],
                [
                    QuotationOf(report, said, QuotationKind.Direct, voice),
                    QuotationOf(report, indirect, QuotationKind.Indirect, voice),
                ]
            )
            {
                Events =
                [
                    EventOf(met, who, place, Modality.Happened),
                    EventOf(what, who, place, Modality.Planned),
                ],
                Body = ReckoningOf(what, amount, topic, mark[0] == 'A' ? 120 : 140, voice),
            },
            "",
            _next(),
            [],
            [],
            ReadOnlyMemory<byte>.Empty
        );

        TextSpan Append(string part)
        {
            int start = text.Length;
            text.Append(part);
            return new TextSpan(start, text.Length);
        }
    }

    private Event EventOf(TextSpan trigger, TextSpan who, TextSpan place, Modality modality) =>
        new()
        {
            Type = modality == Modality.Planned ? EventType.Agree : EventType.Consult,
            Mode = modality == Modality.Planned ? null : "visit",
            Content = modality == Modality.Planned ? EventType.Consult : null,
            ContentMode = modality == Modality.Planned ? "visit" : null,
            Sources =
            [
                new EventActor(who, _next(), new ActorCode("FRA", "GOV"), "FRA", _next()),
                new EventActor(trigger, _next(), new ActorCode("DEU", "GOV"), "DEU", _next()),
            ],
            IsReciprocal = true,
            Trigger = trigger,
            Words = new TextSpan(trigger.Start, place.End > trigger.End ? place.End : trigger.End),
            Modality = modality,
            Voice = new Voice(_next(), null, who, _next()),
            Place = new Place(place, _next(), "FRA", _next()),
            Confidence = 1,
            Rule = _next(),
        };

    private static Reckoning ReckoningOf(
        TextSpan topic,
        TextSpan number,
        string words,
        decimal value,
        Voice voice
    ) =>
        new()
        {
            Figures =
            [
                new Figure
                {
                    Span = number,
                    Kind = FigureKind.Money,
                    Stated = value,
                    Low = value,
                    High = value,
                    Unit = "USD",
                    IsUnitInferred = true,
                },
            ],
            Claims =
            [
                new Claim
                {
                    Figure = 0,
                    Topic = topic,
                    Head = words,
                    Sense = ClaimSense.Level,
                    Actors = ["FRA", "DEU"],
                    Speaker = voice,
                },
            ],
        };

    private Quotation QuotationOf(string report, TextSpan span, QuotationKind kind, Voice voice) =>
        new()
        {
            Id = RecordId.ForQuotation(report, span.Start),
            Words = [span],
            Kind = kind,
            Speakers = areSpeakersNamed ? [voice] : [],
            Addressees = [new Voice(_next(), null, voice.Span, _next())],
            Relays = [new Voice(_next(), null, voice.Span, _next())],
            Channel = voice.Span,
            Rule = _next(),
        };

    private Capture CaptureOf(string text, string mark)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text + mark);
        return new Capture
        {
            File = _next(),
            Bytes = bytes,
            Form = CaptureForm.Page,
            Digest = ContentDigest.Of(bytes),
            Address = _next(),
            Charset = "utf-8",
        };
    }

    private Article ArticleOf(Capture capture, string text) =>
        new()
        {
            Capture = capture.Digest,
            Text = text,
            Source = SourceMap.Identity(text.Length),
            Title = Said(),
            Authors = [Said()],
            Desks = [Said()],
            Outlet = Said(),
            Agency = Said(),
            Dateline = Said(),
            Published = new Stated<NewsDate>(
                new NewsDate(new DateOnly(2021, 12, 15)),
                null,
                _next()
            ),
            Standfirst = Said(),
            Credits = [new Credit(CreditRole.Editor, Said())],
            Rights = [Said()],
            Alternatives = [new Alternative(_next(), Said())],
            Language = _next(),
            Address = _next(),
            Cuts = [new Cut(new TextSpan(0, 4), 4, _next())],
            Doubts = [_next()],
        };

    private Stated<string> Said() => new(_next(), new TextSpan(0, 2), _next());
}
