using System.Globalization;

namespace Entente;

/// <summary>One of the texts of a report in which something is found: its body, its headline, one of its captions. A place in a report is a part of it and a span in that.</summary>
/// <remarks>What stands in a headline or a caption is another wording of what the report tells, never an account of its own.</remarks>
public readonly record struct ReportPart
{
    private const string BodyName = "body";
    private const string HeadlineName = "headline";
    private const string CaptionName = "caption";

    // 0 for the body, 1 for the headline, then the captions.
    private readonly int _place;

    private ReportPart(int place) => _place = place;

    /// <summary><see cref="Article.Text"/>.</summary>
    public static ReportPart Body => default;

    /// <summary>The headline.</summary>
    public static ReportPart Headline => new(1);

    /// <summary>A caption, one of <see cref="Article.Captions"/>.</summary>
    /// <param name="number">Its number, from 1.</param>
    public static ReportPart Caption(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        return new ReportPart(number + 1);
    }

    /// <summary>Whether it is a caption.</summary>
    public bool IsCaption => _place > 1;

    /// <summary>The number of the caption, from 1; 0 when it is none.</summary>
    public int CaptionNumber => Math.Max(0, _place - 1);

    /// <summary>What sort of text it is: "body", "headline", "caption".</summary>
    public string Sort =>
        _place switch
        {
            0 => BodyName,
            1 => HeadlineName,
            _ => CaptionName,
        };

    /// <summary>The name that is printed: "body", "headline", "caption 1".</summary>
    public string Name =>
        IsCaption
            ? string.Create(CultureInfo.InvariantCulture, $"{CaptionName} {CaptionNumber}")
            : Sort;

    /// <summary>The part of this name; <see langword="null"/> when there is none.</summary>
    public static ReportPart? Parse(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name switch
        {
            BodyName => Body,
            HeadlineName => Headline,
            _ => name.StartsWith($"{CaptionName} ", StringComparison.Ordinal)
            && int.TryParse(
                name.AsSpan(CaptionName.Length + 1),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out int number
            )
            && number is > 0 and < int.MaxValue
                ? Caption(number)
                : null,
        };
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
