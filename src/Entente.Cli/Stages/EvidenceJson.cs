using System.Text.Json;

namespace Entente.Cli.Stages;

/// <summary>Writes where the values of an article's head stand, and what else the page says.</summary>
internal static class EvidenceJson
{
    /// <summary>Writes <c>credits</c>, <c>rights</c>, <c>evidence</c> and <c>alternatives</c>; offsets are code points of the source text.</summary>
    public static void Write(Utf8JsonWriter json, Article article, CodePoints points)
    {
        json.WriteStartArray("credits");
        foreach (Credit credit in article.Credits)
        {
            json.WriteStartObject();
            json.WriteString("role", Role(credit));
            json.WriteString("name", credit.Name.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("rights");
        foreach (Stated<string> signal in article.Rights)
        {
            json.WriteStringValue(signal.Value);
        }

        json.WriteEndArray();
        json.WriteStartArray("evidence");
        foreach (Alternative value in Chosen(article))
        {
            WriteValue(json, value, points);
        }

        json.WriteEndArray();
        json.WriteStartArray("alternatives");
        foreach (Alternative value in article.Alternatives)
        {
            WriteValue(json, value, points);
        }

        json.WriteEndArray();
    }

    private static IEnumerable<Alternative> Chosen(Article article)
    {
        foreach (Stated<string> author in article.Authors.Concat(article.Desks))
        {
            yield return new Alternative("author", author);
        }

        (string Field, Stated<string>? Value)[] values =
        [
            ("title", article.Title),
            ("standfirst", article.Standfirst),
            ("outlet", article.Outlet),
            ("agency", article.Agency),
            ("dateline", article.Dateline),
            ("date", Text(article.Published)),
            ("updated", Text(article.Updated)),
            ("address", article.Canonical),
            ("language", article.NamedLanguage),
        ];
        foreach ((string field, Stated<string>? value) in values)
        {
            if (value is not null)
            {
                yield return new Alternative(field, value);
            }
        }

        foreach (Credit credit in article.Credits)
        {
            yield return new Alternative(Role(credit), credit.Name);
        }

        foreach (Stated<string> signal in article.Rights)
        {
            yield return new Alternative("rights", signal);
        }
    }

    private static string Role(Credit credit) => credit.Role.ToString().ToLowerInvariant();

    private static Stated<string>? Text(Stated<NewsDate>? date) =>
        date is null ? null : new Stated<string>(date.Value.ToString(), date.Source, date.Rule);

    private static void WriteValue(Utf8JsonWriter json, Alternative value, CodePoints points)
    {
        json.WriteStartObject();
        json.WriteString("field", value.Field);
        json.WriteString("value", value.Value.Value);
        json.WriteString("rule", value.Value.Rule);
        if (value.Value.Source is { } source)
        {
            json.WriteNumber("start", points.Before(source.Start));
            json.WriteNumber("end", points.Before(source.End));
        }

        json.WriteEndObject();
    }
}
