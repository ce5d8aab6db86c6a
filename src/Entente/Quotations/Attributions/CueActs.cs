using System.Collections.Frozen;
using Entente.Data;

namespace Entente.Quotations.Attributions;

/// <summary>What the source of an attribution does, by its cue.</summary>
internal sealed class CueActs
{
    private readonly FrozenDictionary<string, (AttributionAct Act, bool IsNegative)> _acts;

    /// <summary>Loads the table of a language.</summary>
    public CueActs(Language language)
    {
        Table table = language.Read("attribution-acts");
        _acts = table.Rows.ToFrozenDictionary(
            row => row[table.Column("lemma")],
            row =>
                (
                    row[table.Column("act")] switch
                    {
                        "said" => AttributionAct.Said,
                        "asked" => AttributionAct.Asked,
                        "believed" => AttributionAct.Believed,
                        "intended" => AttributionAct.Intended,
                        "judged" => AttributionAct.Judged,
                        "perceived" => AttributionAct.Perceived,
                        "" => AttributionAct.Other,
                        var act => throw row.Bad(
                            $"expected said, asked, believed, intended, judged, perceived or nothing, found \"{act}\""
                        ),
                    },
                    row[table.Column("polarity")] switch
                    {
                        "" => false,
                        "negative" => true,
                        var polarity => throw row.Bad(
                            $"expected negative or nothing, found \"{polarity}\""
                        ),
                    }
                ),
            StringComparer.OrdinalIgnoreCase
        );
    }

    /// <summary>What is done by the words of a cue, and whether it is said not to be done.</summary>
    public (AttributionAct Act, bool IsNegated) Of(Document document, Frame frame)
    {
        TokenRange cue = frame.Cue;
        AttributionAct act = _acts.GetValueOrDefault(document.Syntax[frame.Head].Lemma).Act;
        bool isNegated = false;
        for (int i = cue.First; i < cue.End; i++)
        {
            Syntax syntax = document.Syntax[i];
            (AttributionAct other, bool isNegative) = _acts.GetValueOrDefault(syntax.Lemma);
            isNegative |= syntax.Features.Contains("Polarity=Neg", StringComparison.Ordinal);
            isNegated ^= isNegative; // "did not deny" turns it round twice
            act = act == AttributionAct.Other ? other : act;

            // "Varn: no comment", “…” — Varn: marks alone are speech.
            if (act == AttributionAct.Other && cue.Length == 1 && syntax.Tag == "PUNCT")
            {
                act = AttributionAct.Said;
            }
        }

        return (act, isNegated);
    }
}
