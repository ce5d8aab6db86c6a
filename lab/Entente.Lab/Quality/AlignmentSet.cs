using System.Collections.Immutable;
using Entente.Data;
using Entente.Quotations;

namespace Entente.Lab.Quality;

/// <summary>Our own set of wordings, by invented speakers: what joins which utterance, and what each difference is (<c>tests/quality/alignment.md</c>).</summary>
internal static class AlignmentSet
{
    private const string Room = "Quotations";

    /// <summary>The part that rules are tuned on, and the part that is only counted.</summary>
    public static IReadOnlyList<QualitySet> All { get; } =
    [
        new(Room, "own alignment", IsQuick: true, _ => MeasureAsync("alignment.jsonl")),
        new(
            Room,
            "own alignment, held out",
            IsQuick: true,
            _ => MeasureAsync("alignment.heldout.jsonl")
        ),
    ];

    /// <summary>Measures one file of the set.</summary>
    /// <param name="file">Its name in <c>tests/quality</c>.</param>
    /// <param name="fault">Is told each fault, for whoever tunes the rules.</param>
    public static async Task<IReadOnlyList<Figure>> MeasureAsync(
        string file,
        Action<string>? fault = null
    )
    {
        string path = Path.Combine(SharedData.Repository()!, "tests/quality", file);
        AlignmentRows rows = AlignmentRows.Parse(await File.ReadAllLinesAsync(path));
        return
        [
            .. GroupFigures(rows, fault),
            .. ClassFigures(rows, fault),
            .. AgainFigures(rows, fault),
        ];
    }

    /// <summary>As reports come in: each wording may join any utterance so far, all of one speaker and one story, each in a report of its own.</summary>
    private static IEnumerable<Figure> GroupFigures(AlignmentRows rows, Action<string>? fault)
    {
        UtteranceAligner aligner = new(Language.English);
        List<AlignedWording> known = [];
        (int right, int wrong, int missed) = (0, 0, 0);
        foreach (AlignmentRow row in rows.Said)
        {
            string[] texts = [row.Said, .. row.Variants.Select(variant => variant.Text)];
            for (int i = 0; i < texts.Length; i++)
            {
                Wording wording = new($"{row.Said}{i}", $"{row.Said}{i}", texts[i], ["speaker"]);
                UtteranceMatch? match = aligner.Match(wording, known);
                known.Add(new AlignedWording(wording, row.Said));
                right += match?.Utterance == row.Said ? 1 : 0;
                if (match is not null && match.Utterance != row.Said)
                {
                    wrong++;
                    fault?.Invoke($"joins\n  {texts[i]}\n  {match.Utterance}");
                }
                else if (match is null && i > 0)
                {
                    missed++;
                    fault?.Invoke($"misses\n  {texts[i]}\n  {row.Said}");
                }
            }
        }

        foreach ((string one, string other) in rows.Apart)
        {
            AlignedWording first = new(new Wording("1", "1", one, ["speaker"]), "1");
            if (aligner.Match(new Wording("2", "2", other, ["speaker"]), [first]) is not null)
            {
                wrong++;
                fault?.Invoke($"joins\n  {other}\n  {one}");
            }
        }

        yield return new("utterances: P", Share(right, right + wrong));
        yield return new("utterances: R", Share(right, right + missed));
    }

    private static IEnumerable<Figure> ClassFigures(AlignmentRows rows, Action<string>? fault)
    {
        WordDiff diff = new(Language.English);
        (int gold, int found, int told, int toldRight) = (0, 0, 0, 0);
        foreach (AlignmentRow row in rows.Said)
        {
            foreach (AlignmentVariant variant in row.Variants)
            {
                ImmutableArray<DiffPiece> pieces = diff.Compare(row.Said, variant.Text);
                List<AlignmentDifference> ours = AlignmentDifference.Of(pieces);
                gold += variant.Differences.Length;
                told += ours.Count;
                foreach (AlignmentDifference difference in variant.Differences)
                {
                    bool isFound = ours.Exists(difference.Agrees);
                    found += isFound ? 1 : 0;
                    if (!isFound)
                    {
                        fault?.Invoke(
                            $"class {difference.Class}\n  {variant.Marked}\n  {Marked(pieces)}"
                        );
                    }
                }

                foreach (AlignmentDifference our in ours)
                {
                    bool isRight = variant.Differences.Any(our.Agrees);
                    toldRight += isRight ? 1 : 0;
                    if (!isRight)
                    {
                        fault?.Invoke($"not {our.Class}\n  {variant.Marked}\n  {Marked(pieces)}");
                    }
                }
            }
        }

        yield return new("difference classes: P", Share(toldRight, told));
        yield return new("difference classes: R", Share(found, gold));
    }

    private static string Marked(ImmutableArray<DiffPiece> pieces) =>
        string.Concat(
            pieces.Select(piece =>
                piece.Class is { } what
                    ? $"{{{piece.Left}>{piece.Right}|{what.Label()}}}"
                    : piece.Right
            )
        );

    private static IEnumerable<Figure> AgainFigures(AlignmentRows rows, Action<string>? fault)
    {
        UtteranceAligner aligner = new(Language.English);
        (int right, int wrong, int missed) = (0, 0, 0);
        foreach ((string one, string other, bool isAgain) in rows.Occasions)
        {
            AlignedWording first = new(new Wording("1", "1", one, ["speaker"]), "1");
            bool links =
                aligner.SaidAgain(new Wording("2", "2", other, ["speaker"]), first) is not null;
            right += links && isAgain ? 1 : 0;
            wrong += links && !isAgain ? 1 : 0;
            missed += !links && isAgain ? 1 : 0;
            if (links != isAgain)
            {
                fault?.Invoke($"said again: {links}\n  {one}\n  {other}");
            }
        }

        yield return new("said again: P", Share(right, right + wrong));
        yield return new("said again: R", Share(right, right + missed));
    }

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}
