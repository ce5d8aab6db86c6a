using System.Collections.Immutable;
using Entente.Data;

namespace Entente.Entities;

/// <summary>Leaves a speaker open where a pronoun cannot mean the one it was taken for: "she" is no Vladimir.</summary>
/// <remarks>
/// Gender is told by given names and pronouns of the language's tables. Where they do not tell, nothing is left out, but for somebody
/// whom only the text knows when it speaks of a "he" and of a "she": either may be meant. Cost: linear.
/// </remarks>
public sealed class PronounCheck
{
    private const string Pronoun = "pronoun"; // the rule of the voices that a pronoun stands for

    private readonly ReferenceWords _words;

    /// <summary>Loads the pronouns and given names of <paramref name="language"/>.</summary>
    /// <exception cref="DataFormatException">A table is missing or not well-formed.</exception>
    public PronounCheck(Language language)
    {
        ArgumentNullException.ThrowIfNull(language);
        _words = new ReferenceWords(language);
    }

    /// <summary>The quotations, without the speakers that their own pronoun contradicts; told in the report's own words, what then has nobody to say it is no statement.</summary>
    /// <param name="text">The text that they stand in.</param>
    /// <param name="quotations">The quotations.</param>
    public ImmutableArray<Quotation> Check(string text, ImmutableArray<Quotation> quotations)
    {
        ArgumentNullException.ThrowIfNull(text);
        bool? isOfBoth = null;
        HashSet<string> nobodys = new(StringComparer.Ordinal);
        var kept = ImmutableArray.CreateBuilder<Quotation>(quotations.Length);
        foreach (Quotation quotation in quotations)
        {
            if (
                quotation is not { Speakers: [{ Rule: Pronoun } speaker], Source: { } source }
                || CanMean(source.In(text), speaker)
            )
            {
                kept.Add(quotation);
            }
            else if (quotation.Kind == QuotationKind.Indirect)
            {
                nobodys.Add(quotation.Id);
            }
            else
            {
                kept.Add(
                    quotation with
                    {
                        Speakers = [],

                        // Whoever handed on the words of that one before does not hand on these.
                        Relays =
                        [
                            .. quotation.Relays.Where(relay =>
                                relay.Span.Start > quotation.Words[0].Start
                            ),
                        ],
                    }
                );
            }
        }

        return WithoutOuter(kept.DrainToImmutable(), nobodys);

        bool CanMean(ReadOnlySpan<char> pronoun, Voice speaker)
        {
            Genders wanted = _words.PronounOf(pronoun)?.Gender ?? Genders.Any;
            int blank = speaker.Name.IndexOf(' ', StringComparison.Ordinal);
            return blank > 0 && _words.GivenName(speaker.Name.AsSpan(0, blank)) is { } told
                ? (wanted & told) != Genders.None
                : speaker.Entity is not null
                    || wanted is not (Genders.Male or Genders.Female)
                    || !(isOfBoth ??= IsOfBoth(text));
        }
    }

    /// <summary>The quotations that stood in one that is no statement stand by themselves.</summary>
    private static ImmutableArray<Quotation> WithoutOuter(
        ImmutableArray<Quotation> kept,
        HashSet<string> gone
    ) =>
        gone.Count == 0
            ? kept
            :
            [
                .. kept.Select(quotation =>
                    quotation.Within is { } outer && gone.Contains(outer)
                        ? quotation with
                        {
                            Within = null,
                        }
                        : quotation
                ),
            ];

    /// <summary>Whether a text has pronouns for men and for women.</summary>
    private bool IsOfBoth(ReadOnlySpan<char> text)
    {
        Genders seen = Genders.None;
        int start = 0;
        for (int i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || !char.IsLetter(text[i]))
            {
                Genders gender = _words.PronounOf(text[start..i])?.Gender ?? Genders.None;
                seen |= gender is Genders.Male or Genders.Female ? gender : Genders.None;
                start = i + 1;
            }
        }

        return seen == Genders.Human;
    }
}
