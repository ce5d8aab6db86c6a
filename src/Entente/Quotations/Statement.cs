namespace Entente.Quotations;

/// <summary>A quotation in the making.</summary>
internal sealed class Statement
{
    public required QuotationKind Kind { get; init; }

    public required string Rule { get; init; }

    /// <summary>Whether the report says that it was not said, or that it was denied.</summary>
    public bool IsNegated { get; set; }

    /// <summary>Indices of the passages that hold the words; empty for an indirect statement.</summary>
    public List<int> Passages { get; } = [];

    /// <summary>The page from inside its marks, for a statement within another's words, whose passages count there; <see langword="null"/> for all others.</summary>
    public Page? Inside { get; set; }

    /// <summary>Tokens of the verb or phrase of saying.</summary>
    public TokenRange Cue { get; set; }

    public Party? Speaker { get; set; }

    public Party? Hearer { get; set; }

    public TokenRange Channel { get; set; }

    /// <summary>From the one nearest to the speaker to the one nearest to the report.</summary>
    public List<Party> Relays { get; } = [];

    /// <summary>The tokens of the whole reported clause, for mixed and indirect statements.</summary>
    public TokenRange Clause { get; set; }
}
