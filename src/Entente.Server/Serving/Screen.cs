using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Entente.Export;
using Entente.Server.Pages;

namespace Entente.Server.Serving;

/// <summary>An address with what it shows, in each of its forms.</summary>
internal interface IScreen
{
    /// <summary>The name in the description of the interface.</summary>
    string Name { get; }

    /// <summary>The path, with <c>{id}</c> for what is asked for.</summary>
    string Path { get; }

    /// <summary>What it shows, in a sentence.</summary>
    string Summary { get; }

    /// <summary>What may stand in the question of its address.</summary>
    ImmutableArray<Parameter> Parameters { get; }

    /// <summary>The forms it has.</summary>
    ImmutableArray<Format> Forms { get; }

    /// <summary>The form of its JSON.</summary>
    JsonTypeInfo JsonType { get; }

    /// <summary>Answers in the form that is asked for; <see langword="null"/> when it has no such form.</summary>
    /// <exception cref="Refused">It cannot be answered.</exception>
    Task<byte[]?> AnswerAsync(Question question);
}

/// <summary>A value in the address.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it says, for people.</param>
internal sealed record Parameter(string Name, string Description)
{
    /// <summary>The page of a list.</summary>
    public static Parameter Page { get; } =
        new("page", "Which page of the list: the value of \"next\" of the page before.");
}

/// <summary>A screen whose content is <typeparamref name="T"/>, told to programs as <typeparamref name="TRow"/>.</summary>
internal sealed record Screen<T, TRow> : IScreen
    where T : class
{
    /// <inheritdoc/>
    public required string Name { get; init; }

    /// <inheritdoc/>
    public required string Path { get; init; }

    /// <inheritdoc/>
    public required string Summary { get; init; }

    /// <inheritdoc/>
    public ImmutableArray<Parameter> Parameters { get; init; } = [];

    /// <summary>Finds what is to be shown.</summary>
    public required Func<Question, Task<T>> Ask { get; init; }

    /// <summary>Shows it.</summary>
    public required Func<Question, T, Page> Show { get; init; }

    /// <summary>Makes of it what programs are told.</summary>
    public required Func<T, TRow> Row { get; init; }

    /// <summary>How that is written.</summary>
    public required JsonTypeInfo<TRow> Json { get; init; }

    /// <summary>The table in it; <see langword="null"/> when it is none.</summary>
    public Func<T, Table>? Table { get; init; }

    /// <summary>The readout in Markdown; <see langword="null"/> when that is no more than the table.</summary>
    public Action<MarkdownText, T>? Markdown { get; init; }

    /// <summary>The findings in it as Web Annotations; <see langword="null"/> when it has none.</summary>
    public Func<Question, T, byte[]>? Annotations { get; init; }

    /// <summary>The picture of it; <see langword="null"/> when it has none.</summary>
    public Func<T, Html>? Picture { get; init; }

    /// <summary>The announced meetings in it, for a calendar; <see langword="null"/> when it tells of none.</summary>
    public Func<Question, T, Task<IEnumerable<CalendarDay>>>? Meetings { get; init; }

    /// <summary>Other forms that it has.</summary>
    public ImmutableArray<(Format Format, Func<Question, T, byte[]> Write)> Others { get; init; } =
    [];

    /// <inheritdoc/>
    public JsonTypeInfo JsonType => Json;

    /// <inheritdoc/>
    public ImmutableArray<Format> Forms =>
        [
            Format.Html,
            Format.Json,
            .. Table is null ? Array.Empty<Format>() : [Format.Csv],
            .. Table is null && Markdown is null ? Array.Empty<Format>() : [Format.Markdown],
            .. Annotations is null ? Array.Empty<Format>() : [Format.JsonLd],
            .. Picture is null ? Array.Empty<Format>() : [Format.Svg],
            .. Meetings is null ? Array.Empty<Format>() : [Format.Calendar],
            .. Others.Select(other => other.Format),
        ];

    /// <inheritdoc/>
    public async Task<byte[]?> AnswerAsync(Question question)
    {
        if (!Forms.Contains(question.Format))
        {
            return null;
        }

        T content = await Ask(question);
        return question.Format switch
        {
            Format.Html => Utf8(Layout.Of(question, this, Show(question, content))),
            Format.Json => JsonSerializer.SerializeToUtf8Bytes(Row(content), Json),
            Format.Csv => Utf8(Csv(Table!(content))),
            Format.Markdown => Utf8(MarkdownOf(content)),
            Format.Svg => Utf8(Picture!(content).Markup),
            Format.JsonLd => Annotations!(question, content),
            Format.Calendar => Utf8(Calendar(await Meetings!(question, content))),
            _ => Others.First(other => other.Format == question.Format).Write(question, content),
        };
    }

    private string MarkdownOf(T content)
    {
        MarkdownText text = new();
        if (Markdown is null)
        {
            text.Heading(1, Summary);
            text.Table(Table!(content));
        }
        else
        {
            Markdown(text, content);
        }

        return text.ToString();
    }

    private static string Calendar(IEnumerable<CalendarDay> meetings)
    {
        using StringWriter writer = new();
        CalendarFile.Write(writer, meetings);
        return writer.ToString();
    }

    private static string Csv(Table table)
    {
        using StringWriter writer = new();
        using (CsvTable csv = new(writer, table.Columns.AsSpan()))
        {
            foreach (string?[] row in table.Rows)
            {
                csv.WriteRow(row);
            }
        }

        return writer.ToString();
    }

    // A lone surrogate, which a page may hold, becomes U+FFFD.
    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
