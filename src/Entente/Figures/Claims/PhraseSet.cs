using Entente.Data;

namespace Entente.Figures.Claims;

/// <summary>The phrases of <c>relay-phrases.tsv</c> behind which a report names whose word it rests on: "according to".</summary>
internal sealed class PhraseSet
{
    private readonly List<string[]> _phrases;

    public PhraseSet(Language language)
    {
        Table table = language.Read("relay-phrases");
        int phrase = table.Column("phrase");
        int role = table.Column("role");
        _phrases =
        [
            .. table
                .Rows.Where(row => row[role] == "source")
                .Select(row => row[phrase].Split(' ', StringSplitOptions.RemoveEmptyEntries)),
        ];
    }

    /// <summary>The token behind a phrase that begins at a token; -1 when none does.</summary>
    public int EndAt(Document document, int token)
    {
        foreach (string[] phrase in _phrases)
        {
            int i = 0;
            while (
                i < phrase.Length
                && token + i < document.Tokens.Length
                && document
                    .Tokens[token + i]
                    .Span.In(document.Text)
                    .Equals(phrase[i], StringComparison.OrdinalIgnoreCase)
            )
            {
                i++;
            }

            if (i == phrase.Length)
            {
                return token + i;
            }
        }

        return -1;
    }
}
