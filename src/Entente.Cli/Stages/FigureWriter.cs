using System.Globalization;
using System.Text.Json;

namespace Entente.Cli.Stages;

/// <summary>Writes the layers <c>timex</c> and <c>figures</c> in the layout of their scorer.</summary>
internal static class FigureWriter
{
    /// <summary>The temporal expressions.</summary>
    public static void WriteTimes(Utf8JsonWriter json, LayerText text)
    {
        json.WriteStartArray();
        foreach (TemporalExpression time in text.Figures.Times)
        {
            WriteTime(json, text, time);
        }

        json.WriteEndArray();
    }

    private static void WriteTime(Utf8JsonWriter json, LayerText text, TemporalExpression time)
    {
        json.WriteStartObject();
        WriteSpan(json, text, time.Span);
        json.WriteString("type", time.Type.ToString().ToUpperInvariant());
        json.WriteString("value", time.Value);
        if (time.Begin is { } begin)
        {
            json.WriteString("begin", Iso(begin));
        }

        if (time.End is { } end)
        {
            json.WriteString("end_before", Iso(end));
        }

        json.WriteString("precision", time.Precision.ToString());
        json.WriteString("anchor", time.Anchor.ToString());
        json.WriteString("rule", time.Rule);
        if (time.Modifier is not null)
        {
            json.WriteString("mod", time.Modifier);
        }

        if (time.Bound is { } bound)
        {
            json.WriteString("bound", bound.ToString());
        }

        if (!time.Ends.IsEmpty)
        {
            json.WriteStartArray("ends");
            foreach (TemporalExpression edge in time.Ends)
            {
                WriteTime(json, text, edge);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    /// <summary>The figures.</summary>
    public static void WriteFigures(Utf8JsonWriter json, LayerText text)
    {
        json.WriteStartArray();
        foreach (Figure figure in text.Figures.Figures)
        {
            json.WriteStartObject();
            WriteSpan(json, text, figure.Span);
            json.WriteString("type", TypeOf(figure.Kind));
            json.WriteString("value", ValueOf(figure, text.Figures.DecimalMark));
            if (figure.Unit is not null)
            {
                json.WriteString("unit", figure.Unit);
            }

            if (figure.IsUnitInferred)
            {
                json.WriteBoolean("unit_inferred", true);
            }

            WriteNumber(json, "stated", figure.Stated);
            WriteNumber(json, "low", figure.Low);
            WriteNumber(json, "high", figure.High);
            WriteWords(json, text, "exactness", figure.Exactness);
            WriteWords(json, text, "counted", figure.Counted);
            WriteWords(json, text, "head", figure.Head);
            if (figure.IsPlanned)
            {
                json.WriteBoolean("planned", true);
            }

            if (figure.AsOf is { } asOf)
            {
                json.WriteString("as_of", text.Figures.Times[asOf].Value);
            }

            if (figure.Period is { } period)
            {
                json.WriteString(
                    figure.IsRate ? "per" : "period",
                    text.Figures.Times[period].Value
                );
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteSpan(Utf8JsonWriter json, LayerText text, TextSpan span)
    {
        json.WriteNumber("start", text.Points.Before(span.Start));
        json.WriteNumber("end", text.Points.Before(span.End));
        json.WriteString("text", span.In(text.Text));
    }

    private static void WriteWords(Utf8JsonWriter json, LayerText text, string name, TextSpan? span)
    {
        if (span is { } words)
        {
            json.WriteString(name, words.In(text.Text));
        }
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, decimal? number)
    {
        if (number is { } known)
        {
            json.WriteNumber(name, known);
        }
    }

    private static string TypeOf(FigureKind kind) =>
        kind switch
        {
            FigureKind.Range => "NUMBERRANGE",
            FigureKind.Money => "CURRENCY",
            FigureKind.Position => "ORDINAL.RELATIVE",
            _ => kind.ToString().ToUpperInvariant(),
        };

    // "[20,30)" holds 20 and not 30.
    private static string ValueOf(Figure figure, char mark) =>
        figure switch
        {
            { Kind: FigureKind.Range } =>
                $"{(figure.IsLowIn ? '[' : '(')}{Plain(figure.Low)},{Plain(figure.High)}{(figure.IsHighIn ? ']' : ')')}",
            { Kind: FigureKind.Position } => string.Create(
                CultureInfo.InvariantCulture,
                $"{figure.Unit}{figure.Stated:+0;-0;+0}"
            ),
            { Kind: FigureKind.Percentage } => Plain(figure.Stated ?? figure.High ?? figure.Low)
                .Replace('.', mark) + "%",
            { Kind: FigureKind.Dimension } => Plain(figure.Stated ?? figure.High ?? figure.Low, "R")
                .Replace('.', mark),
            _ => Plain(figure.Stated ?? figure.High ?? figure.Low).Replace('.', mark),
        };

    // As programs that compute with doubles write them: fifteen digits; of measures, which were computed from parts, all.
    private static string Plain(decimal? number, string format = "G15") =>
        number is not { } known ? ""
        : known == decimal.Truncate(known) ? known.ToString("0", CultureInfo.InvariantCulture)
        : ((double)known).ToString(format, CultureInfo.InvariantCulture);

    private static string Iso(DateTime moment) =>
        moment.TimeOfDay == TimeSpan.Zero
            ? moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : moment.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
}
