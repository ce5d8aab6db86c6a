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

    public const string Vineyard =
        "Hail the size of walnuts destroyed half of this year's grapes in the vineyards along the Mosane valley, growers reckon. Insurance "
        + "covers only a third of them, and the cooperative asks the ministry for a loan.";

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

    private static readonly string[] s_common =
        "government minister meeting city police company court people plan report week country market leader border talks school water road election".Split(
            ' '
        );
}
