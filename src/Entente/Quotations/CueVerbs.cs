using System.Collections.Frozen;
using Entente.Data;

namespace Entente.Quotations;

/// <summary>What may carry the words behind a verb of saying.</summary>
[Flags]
internal enum CueFrames
{
    None = 0,

    /// <summary>Words in marks of their own: "…," she said.</summary>
    Quote = 1,

    /// <summary>A clause: said (that) the talks were "…".</summary>
    That = 2,

    /// <summary>An infinitive: pledged to "…".</summary>
    To = 4,

    /// <summary>A noun phrase: discussed forming an "…".</summary>
    Object = 8,

    /// <summary>A name for something: called it "…", described it as "…".</summary>
    As = 16,
}

internal enum VerbForm
{
    Base,
    Third,
    Past,
    Participle,
    Ing,
}

/// <summary>A form of a verb of saying.</summary>
/// <param name="Form">Which form it is; of "said" the past, of "proposed" too.</param>
/// <param name="Frames">What may carry the words.</param>
/// <param name="TakesHearer">Whether the one spoken to may stand right behind it ("warned reporters").</param>
/// <param name="NeedsHearer">Whether the one spoken to always stands there, never the speaker ("told reporters").</param>
/// <param name="HearerWord">The word that leads to the one spoken to ("to"); empty when there is none.</param>
/// <param name="IsNounToo">Whether the form is as often a noun ("claims").</param>
/// <param name="Next">The word that must stand right behind it ("as he put it"); empty when any may.</param>
/// <param name="NeedsPerson">Whether things do it too ("the confusion continues").</param>
/// <param name="IsNegative">Whether it is to say that something is not so ("denied").</param>
internal sealed record CueVerb(
    VerbForm Form,
    CueFrames Frames,
    bool TakesHearer,
    bool NeedsHearer,
    string HearerWord,
    bool IsNounToo,
    string Next,
    bool NeedsPerson,
    bool IsNegative
);

/// <summary>The verbs of saying of a language, by form.</summary>
internal sealed class CueVerbs
{
    private readonly FrozenDictionary<string, CueVerb>.AlternateLookup<ReadOnlySpan<char>> _forms;

    public CueVerbs(Language language)
    {
        Table table = language.Read("cue-verbs");
        Dictionary<string, CueVerb> forms = new(StringComparer.OrdinalIgnoreCase);
        (string Column, VerbForm Form)[] columns =
        [
            ("past", VerbForm.Past), // first, so that "read" and "said" are past rather than base or participle
            ("participle", VerbForm.Participle),
            ("third", VerbForm.Third),
            ("ing", VerbForm.Ing),
            ("verb", VerbForm.Base),
        ];
        foreach (TableRow row in table.Rows)
        {
            CueFrames frames = Frames(row, row.List(table.Column("frames")));
            string[] hearer = row.List(table.Column("hearer"));
            string[] noun = row.List(table.Column("noun"));
            string next = row[table.Column("next")];
            bool needsPerson = row[table.Column("subject")] switch
            {
                "" => false,
                "person" => true,
                var subject => throw row.Bad($"expected person or nothing, found \"{subject}\""),
            };
            bool isNegative = row[table.Column("polarity")] switch
            {
                "" => false,
                "negative" => true,
                var polarity => throw row.Bad(
                    $"expected negative or nothing, found \"{polarity}\""
                ),
            };
            foreach ((string column, VerbForm form) in columns)
            {
                bool isNoun =
                    form == VerbForm.Base && noun.Contains("base")
                    || form == VerbForm.Third && noun.Contains("third");
                forms.TryAdd(
                    row[table.Column(column)],
                    new CueVerb(
                        form,
                        frames,
                        hearer.Contains("object") || hearer.Contains("always"),
                        hearer.Contains("always"),
                        hearer.FirstOrDefault(word => word is not ("object" or "always")) ?? "",
                        isNoun,
                        next,
                        needsPerson,
                        isNegative
                    )
                );
            }
        }

        _forms = forms
            .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    private static CueFrames Frames(TableRow row, string[] names)
    {
        CueFrames frames = CueFrames.None;
        foreach (string frame in names)
        {
            frames |= frame switch
            {
                "quote" => CueFrames.Quote,
                "that" => CueFrames.That,
                "to" => CueFrames.To,
                "object" => CueFrames.Object,
                "as" => CueFrames.As,
                _ => throw row.Bad($"expected quote, that, to, object or as, found \"{frame}\""),
            };
        }

        return frames;
    }

    /// <summary>The verb that <paramref name="word"/> is a form of; <see langword="null"/> when it is none.</summary>
    public CueVerb? Find(ReadOnlySpan<char> word) =>
        _forms.TryGetValue(word, out CueVerb? verb) ? verb : null;
}
