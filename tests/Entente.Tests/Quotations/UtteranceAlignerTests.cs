using System.Text.Json;
using Entente.Data;
using Entente.Quotations;
using Xunit;

namespace Entente.Tests.Quotations;

public sealed class UtteranceAlignerTests(ITestOutputHelper output)
{
    private static readonly UtteranceAligner s_aligner = new(Language.English);

    [Fact]
    public void A_second_translation_joins_the_utterance_of_the_first()
    {
        UtteranceMatch? match = Match(
            "The old bridge between our two towns has been repaired – a sign of trust and of respect for each other’s heritage",
            "The old bridge between our two towns has been mended, among other things as a sign of trust and respect for mutual heritage"
        );

        Assert.Equal("u1", match?.Utterance);
    }

    [Fact]
    public void A_wording_cut_short_joins_and_says_why()
    {
        UtteranceMatch? match = Match(
            "The old bridge between our two towns has been repaired",
            "The old bridge between our two towns has been repaired – a sign of trust"
        );

        Assert.Equal("words contained in the other wording", match?.Why);
    }

    [Fact]
    public void Another_speaker_has_another_utterance()
    {
        Wording said = new("q1", "r1", "The old bridge has been repaired at last", ["amara-dell"]);
        Wording again = said with { Quotation = "q2", SpeakerKeys = ["jonas-reit"] };

        Assert.Null(s_aligner.Match(again, [new AlignedWording(said, "u1")]));
    }

    [Fact]
    public void One_of_two_speakers_is_the_same_speaker()
    {
        Wording said = new(
            "q1",
            "r1",
            "The old bridge has been repaired at last",
            ["amara-dell", "jonas-reit"]
        );
        Wording again = said with { Quotation = "q2", SpeakerKeys = ["jonas-reit"] };

        Assert.Equal(1, s_aligner.Match(again, [new AlignedWording(said, "u1")])?.Score);
    }

    [Theory]
    [InlineData("We will repair the old bridge in May", "We will repair the old bridge in June")]
    [InlineData(
        "Exports of timber rose by 31 percent in a year",
        "Exports of timber rose by 24 percent in a year"
    )]
    [InlineData(
        "We shall cross the river when the ice is gone",
        "We shall not cross the river when the ice is gone"
    )]
    [InlineData("very useful talks", "very useful and open talks")]
    public void What_no_translation_changes_keeps_wordings_apart(string left, string right) =>
        Assert.Null(Match(left, right));

    [Fact]
    public void Variants_of_one_utterance_join_and_others_stay_apart()
    {
        List<(string[] Same, string[] Different)> rows =
        [
            .. File.ReadLines(Checkout.PathOf("tests/quality/alignment.jsonl")).Select(Parse),
        ];
        List<AlignedWording> known = [];
        int right = 0;
        int wrong = 0;
        int missed = 0;
        foreach (string[] group in rows.Select(row => row.Same).Where(same => same.Length > 0))
        {
            // As reports come in: each wording may join any utterance so far, all of one speaker.
            string utterance = group[0];
            foreach (string text in group)
            {
                Wording wording = new(text, text, text, ["speaker"]);
                UtteranceMatch? match = s_aligner.Match(wording, known);
                known.Add(new AlignedWording(wording, utterance));
                right += match?.Utterance == utterance ? 1 : 0;
                missed += match is null && text != utterance ? 1 : 0;
                wrong += match is not null && match.Utterance != utterance ? 1 : 0;
                Note(match?.Utterance != utterance && text != utterance, "missed", utterance, text);
            }
        }

        foreach (string[] pair in rows.Select(row => row.Different).Where(pair => pair.Length > 0))
        {
            bool joins = Match(pair[0], pair[1]) is not null;
            wrong += joins ? 1 : 0;
            Note(joins, "wrong", pair[0], pair[1]);
        }

        double precision = (double)right / (right + wrong);
        double recall = (double)right / (right + missed);
        output.WriteLine(
            $"precision {precision:F3} recall {recall:F3} ({right} right, {wrong} wrong, {missed} missed)"
        );
        Assert.True(precision >= 0.97, $"precision fell to {precision:F3}");
        Assert.True(recall >= 0.9, $"recall fell to {recall:F3}");
    }

    private void Note(bool fault, string what, string left, string right)
    {
        if (fault)
        {
            output.WriteLine($"{what}\n  {left}\n  {right}");
        }
    }

    private static UtteranceMatch? Match(string left, string right) =>
        s_aligner.Match(
            new Wording("q2", "r2", right, ["speaker"]),
            [new AlignedWording(new Wording("q1", "r1", left, ["speaker"]), "u1")]
        );

    private static (string[] Same, string[] Different) Parse(string line)
    {
        using JsonDocument row = JsonDocument.Parse(line);
        return (List("same"), List("different"));

        string[] List(string name) =>
            row.RootElement.TryGetProperty(name, out JsonElement list)
                ? [.. list.EnumerateArray().Select(text => text.GetString()!)]
                : [];
    }
}
