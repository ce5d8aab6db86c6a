using System.Globalization;
using System.Text;
using Entente.Storage;

namespace Entente.Sqlite;

/// <summary>Makes the question for FTS5 of a user's terms: phrases in marks, all of which must be there. Nothing of its syntax passes.</summary>
internal static class SearchTerms
{
    /// <summary>The question; <see langword="null"/> when no report can have all the terms, because there is none or one without a letter or digit.</summary>
    public static string? ToQuery(IReadOnlyList<string> terms) =>
        terms.Count > 0 && terms.All(HasWord)
            ? string.Join(' ', terms.Distinct(StringComparer.Ordinal).Select(Quoted))
            : null;

    /// <summary>The question for the index of findings; <see langword="null"/> when nothing can fit.</summary>
    public static string? ToQuery(FindingQuestion question)
    {
        List<string> parts = [];
        if (!question.Terms.IsEmpty)
        {
            if (ToQuery(question.Terms) is not { } words)
            {
                return null;
            }

            parts.Add($"words : ({words})");
        }

        bool isForEvents = question.IsForEvents;
        foreach (
            (string column, PartyFilter? party) in ((string, PartyFilter?)[])
                [
                    (isForEvents ? Fields.Source : Fields.Speaker, question.By),
                    (isForEvents ? Fields.Target : Fields.Addressee, question.To),
                ]
        )
        {
            if (party is null)
            {
                continue;
            }

            string[] names =
            [
                .. party.Ids.Select(id => $"\uE000{id}\uE001"),
                .. party.Names.Where(HasWord),
            ];
            if (names.Length == 0)
            {
                return null;
            }

            parts.Add(
                $"{column} : ({string.Join(" OR ", names.Distinct(StringComparer.Ordinal).Select(Quoted))})"
            );
        }

        string[] asked = MarksOf(question);
        if (asked.Length > 0 || parts.Count == 0)
        {
            // Every finding has the first word of its mark: what is asked by nothing is all of them.
            string[] all = asked.Length > 0 ? asked : [isForEvents ? "done" : "said"];
            parts.Add($"mark : ({string.Join(' ', all.Select(Quoted))})");
        }

        return string.Join(" AND ", parts);
    }

    // The words of the column "mark", as the views of Layout12.sql and Layout14.sql write them.
    private static string[] MarksOf(FindingQuestion question)
    {
        string?[] marks =
        [
            question.Kind is { } kind ? Labels.Of(kind) : null,
            question.Part,
            question.IsWithin switch
            {
                true => "nested",
                false => "outer",
                null => null,
            },
            question.Type is { } type ? Labels.Of(type) : null,
            question.Modality is { } modality ? Labels.Of(modality) : null,
        ];
        return [.. marks.OfType<string>()];
    }

    private static string Quoted(string term) =>
        $"\"{term.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    // What the tokenizer of the index (unicode61) takes for part of a word: letters, numbers of all kinds, private use.
    private static bool HasWord(string term)
    {
        foreach (Rune rune in term.EnumerateRunes())
        {
            if (
                Rune.GetUnicodeCategory(rune)
                is <= UnicodeCategory.OtherLetter
                    or UnicodeCategory.DecimalDigitNumber
                    or UnicodeCategory.LetterNumber
                    or UnicodeCategory.OtherNumber
                    or UnicodeCategory.PrivateUse
            )
            {
                return true;
            }
        }

        return false;
    }
}
