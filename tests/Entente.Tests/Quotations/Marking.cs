using System.Collections.Immutable;

namespace Entente.Tests.Quotations;

/// <summary>Marks names in a text, in place of the room that finds them.</summary>
internal static class Marking
{
    /// <summary>Marks every occurrence of the names; the longest wins. A row: <c>person Amara Dell, Dell = amara-dell</c>; the first name is the one to show.</summary>
    public static ImmutableArray<Mention> Mark(string text, IEnumerable<string> rows)
    {
        List<(string Words, EntityType Type, string Name, string? Id)> names = [];
        foreach (string row in rows)
        {
            string[] sides = row.Split(" = ");
            int blank = sides[0].IndexOf(' ', StringComparison.Ordinal);
            EntityType type = Enum.Parse<EntityType>(sides[0][..blank], ignoreCase: true);
            string[] forms = sides[0][(blank + 1)..].Split(", ");
            string? id = sides.Length > 1 ? sides[1] : null;
            names.AddRange(forms.Select(form => (form, type, forms[0], id)));
        }

        names.Sort((a, b) => b.Words.Length.CompareTo(a.Words.Length));
        var mentions = ImmutableArray.CreateBuilder<Mention>();
        for (int i = 0; i < text.Length; i++)
        {
            foreach ((string words, EntityType type, string name, string? id) in names)
            {
                int end = i + words.Length;
                if (
                    string.CompareOrdinal(text, i, words, 0, words.Length) == 0
                    && (i == 0 || !char.IsLetterOrDigit(text[i - 1]))
                    && (end == text.Length || !char.IsLetterOrDigit(text[end]))
                )
                {
                    mentions.Add(new Mention(new TextSpan(i, end), type, name, id, "name"));
                    i = end - 1;
                    break;
                }
            }
        }

        return mentions.ToImmutable();
    }
}
