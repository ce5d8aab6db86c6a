using Entente.Data;
using Entente.Stories;

namespace Entente.Tests.Stories;

/// <summary>Small texts of our own, and sketches of them.</summary>
internal static class Reports
{
    public const string Ferry =
        "A ferry with forty passengers ran aground near the harbour of Brenholm on Tuesday night. The coast guard took everybody off "
        + "in rubber boats, and divers looked for a leak in the hull this morning. The captain said thick fog had come up within minutes.";

    public const string FerryElsewhere =
        "Divers searched the hull of the ferry that ran aground off Brenholm for a leak. All forty passengers had been taken off by the "
        + "coast guard in the night; the captain blamed the fog.";

    public const string FerryOfAnotherYear =
        "The town of Brenholm opens its new ferry terminal on Saturday. Forty shops and a restaurant look out over the harbour, and the "
        + "coast guard moves into an office of its own on the upper floor.";

    public const string Vineyard =
        "Hail the size of walnuts destroyed half of this year's grapes in the vineyards along the Mosane valley, growers reckon. Insurance "
        + "covers only a third of them, and the cooperative asks the ministry for a loan.";

    /// <summary>Three happenings of one day, told in German.</summary>
    public static readonly string[] German =
    [
        "Eine Fähre mit vierzig Fahrgästen ist am Dienstagabend vor dem Hafen von Brenholm auf Grund gelaufen. Die Küstenwache brachte alle "
            + "Menschen mit Schlauchbooten an Land, wie die Behörden am Mittwoch mitteilten. Taucher suchten den Rumpf nach einem Leck ab. "
            + "Der Kapitän sagte, der Nebel sei innerhalb weniger Minuten aufgezogen. Verletzt wurde nach ersten Angaben niemand.",
        "Hagel hat am Dienstagabend die Hälfte der Trauben im Tal der Mosane vernichtet. Nach Angaben der Winzer zahlen die Versicherungen nur "
            + "ein Drittel davon, wie die Genossenschaft am Mittwoch mitteilte. Das Ministerium solle nun einen Kredit geben, sagte der Sprecher. "
            + "Die ersten Winzer haben wegen der Schäden bereits aufgegeben. Niemand weiß, wie es weitergehen soll.",
        "Das Stadttheater von Lindau wird nach zehn Jahren wieder eröffnet. Die Bühne wurde nach ersten Angaben für sieben Millionen erneuert, "
            + "wie die Intendantin am Mittwoch sagte. Gespielt wird am Dienstagabend zuerst eine Oper, danach sollen auch wieder Schüler "
            + "auftreten. Die Karten für die ersten Wochen sind bereits innerhalb weniger Minuten verkauft worden.",
    ];

    /// <summary>The first of them, told otherwise.</summary>
    public const string GermanElsewhere =
        "Taucher haben den Rumpf der Fähre, die vor Brenholm auf Grund gelaufen war, nach einem Leck abgesucht. Die vierzig Fahrgäste waren in der "
        + "Nacht von der Küstenwache in Schlauchbooten geborgen worden. Der Kapitän gab dem Nebel die Schuld.";

    /// <summary>One happening in three languages; all names are invented.</summary>
    public const string BridgeInEnglish =
        "President Marko Velimir of Kardania and Prime Minister Ilena Dorshak opened the bridge at Sarnovo on Tuesday. It is 1,240 metres long and cost 87 million "
        + "euros, the Kardanian ministry of transport said. Velimir called it a sign of trust; Dorshak thanked the engineers of the firm Tolmeks.";

    public const string BridgeInGerman =
        "Der Präsident von Kardanien, Marko Velimir, und Ministerpräsidentin Ilena Dorshak haben am Dienstag die Brücke bei Sarnovo eröffnet. Sie ist 1240 Meter "
        + "lang und kostete nach Angaben des Verkehrsministeriums 87 Millionen Euro. Velimir sprach von einem Zeichen des Vertrauens, Dorshak dankte der Firma Tolmeks.";

    public const string BridgeInRussian =
        "Президент Кардании Марко Велимир и премьер-министр Илена Доршак открыли во вторник мост у города Сарново. Его длина 1240 метров, стоимость 87 "
        + "миллионов евро, сообщило министерство транспорта. Велимир назвал мост знаком доверия, Доршак поблагодарила инженеров фирмы Толмекс.";

    public static Sketcher Sketcher { get; } = new(DataTables.Embedded, Language.English);

    public static Sketch Sketch(
        string id,
        string text,
        string? date = null,
        string? title = null
    ) => Sketcher.Make(id, title, text, date, []);

    /// <summary>A report of one of many made-up happenings, with words and a day that only this happening has.</summary>
    public static Sketch Invented(int number, int happening)
    {
        string[] own = [.. Enumerable.Range(0, 12).Select(i => $"word{happening}x{i}")];
        string text = string.Join(
            ' ',
            Enumerable
                .Range(0, 40)
                .Select(i =>
                    i % 2 == 0
                        ? own[(i + number) % 12]
                        : s_common[(i * 7 + number) % s_common.Length]
                )
        );
        return Sketch(
            $"r{number:000000}",
            text,
            $"2020-{(happening % 12) + 1:00}-{(happening % 28) + 1:00}"
        );
    }

    /// <summary>A wire story of 250 words as one of many papers prints it, with some words changed.</summary>
    public static Sketch Reprint(int number, int wordsToAChange, string date = "2020-05-05") =>
        Sketch($"p{number:000000}", Spun(number, wordsToAChange), date);

    /// <summary>Its text.</summary>
    public static string Spun(int number, int wordsToAChange)
    {
        string[] words = [.. Enumerable.Range(0, 250).Select(WordOfWire)];
        for (int i = number % wordsToAChange; i < words.Length; i += wordsToAChange)
        {
            words[i] = $"other{number}x{i}";
        }

        return string.Join(' ', words);

        static string WordOfWire(int i) =>
            i % 3 == 0 ? s_common[i * i % s_common.Length] : $"wire{i * 7 % 130}";
    }

    /// <summary>A report of which only the identifier matters.</summary>
    public static Report Bare(string id) =>
        new(
            id,
            new Article
            {
                Capture = ContentDigest.Of([]),
                Text = "x",
                Source = SourceMap.Identity(1),
            },
            [],
            []
        );

    private static readonly string[] s_common =
        "government minister meeting city police company court people plan report week country market leader border talks school water road election".Split(
            ' '
        );
}
