namespace Entente.Readouts;

/// <summary>Tells facts in words for people.</summary>
public static class FactWords
{
    /// <summary>"trade (CHN, RUS)": of what the figures are, and whose that is.</summary>
    public static string Of(FactRow fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        return fact.Actors.IsEmpty
            ? fact.Topic
            : $"{fact.Topic} ({string.Join(", ", fact.Actors)})";
    }

    /// <summary>"not comparable: other period".</summary>
    public static string OutcomeOf(FactRow fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        return fact.Reasons.IsEmpty
            ? fact.Outcome
            : $"{fact.Outcome}: {string.Join(", ", fact.Reasons)}";
    }

    /// <summary>"change 31%", "target 200 billion (USD inferred)": the page states no currency there.</summary>
    public static string WordsOf(FactRow fact, FigureRow figure)
    {
        ArgumentNullException.ThrowIfNull(fact);
        ArgumentNullException.ThrowIfNull(figure);
        string exactness =
            figure.Exactness is { } exact
            && !figure.Words.StartsWith(exact, StringComparison.OrdinalIgnoreCase)
                ? $"{exact} "
                : "";
        string number = $"{exactness}{WordsOf(figure)}";
        string deed = fact.Deed is null ? "" : $" [{fact.Deed}]";
        return fact.Sense switch
        {
            "change" => $"change {number}",
            "target" => $"target {number}",
            "plan" => $"planned or expected {number}{deed}",
            "share" => $"{number} of it{deed}",
            _ => $"{number}{deed}",
        };
    }

    /// <summary>"200 billion (USD inferred)". Of words without a sign of money only: a "$" says itself which dollars it leaves open.</summary>
    public static string WordsOf(FigureRow figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        string inferred =
            figure.IsUnitInferred && !figure.Words.Any(char.IsSymbol)
                ? $" ({figure.Unit} inferred)"
                : "";
        return $"{EventWords.OneLine(figure.Words)}{inferred}";
    }

    /// <summary>Those who say so, over all reports of a value.</summary>
    public static string VoiceOf(ValueRow value)
    {
        ArgumentNullException.ThrowIfNull(value);
        string[] speakers =
        [
            .. value
                .Figures.Select(figure => figure.Speaker)
                .OfType<string>()
                .Distinct(StringComparer.Ordinal),
        ];
        return speakers.Length == 0 ? "no source given" : string.Join(", ", speakers);
    }

    /// <summary>"2023", "per year", "as of (2021-12-15)": a day in brackets is borrowed from other reports.</summary>
    public static string WhenOf(FigureRow figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        return figure.Period is { } period
            ? figure.IsRate
                ? $"per {EventWords.OneLine(figure.PeriodWords!)}"
                : period
            : figure.PeriodWords is { } words
                ? $"“{EventWords.OneLine(words)}”"
                : figure.AsOf is { } day
                    ? $"as of {(figure.AsOfSource is null ? day : $"({day})")}"
                    : "";
    }
}
