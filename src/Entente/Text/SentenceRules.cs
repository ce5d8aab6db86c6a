namespace Entente.Text;

/// <summary>Decides by rules where sentences end; what a language without a model has.</summary>
internal sealed class SentenceRules(Abbreviations abbreviations, SentenceStarters starters)
    : IGapJudge
{
    /// <inheritdoc/>
    public bool EndsSentence(in Gap gap)
    {
        if (gap.Stop < 0 || !gap.HasWord)
        {
            return false;
        }

        char next = gap.Text[gap.Tokens[gap.Next].Span.Start];
        if (gap.Tokens[gap.Stop].Kind == TokenKind.Word)
        {
            return EndsBehindAbbreviation(gap);
        }

        return !char.IsLower(next) && next is not (',' or ';' or ':' or '.') && !IsListNumber(gap);
    }

    /// <summary>Whether the word is one that begins sentences.</summary>
    public bool IsStarter(ReadOnlySpan<char> word) => starters.Contains(word);

    /// <summary>What the stop of an abbreviation or of initials means.</summary>
    private bool EndsBehindAbbreviation(in Gap gap)
    {
        AbbreviationKind kind = abbreviations.KindOf(gap.Word(gap.Stop)[..^1]);
        bool mayEnd =
            kind == AbbreviationKind.Any
            || kind == AbbreviationKind.None && gap.Tokens[gap.Stop].Span.Length > 2;
        return mayEnd && starters.BeginsAt(gap.Text, gap.Tokens[gap.Next].Span.Start);
    }

    /// <summary>"2. The lock": the number of an item, not yet a sentence.</summary>
    private static bool IsListNumber(in Gap gap) =>
        gap.Last == gap.First + 1
        && gap.Tokens[gap.First].Kind == TokenKind.Number
        && gap.Tokens[gap.First].Span.Length <= 2
        && gap.Word(gap.Last) is ".";
}
