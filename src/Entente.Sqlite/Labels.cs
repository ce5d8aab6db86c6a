using System.Collections.Frozen;

namespace Entente.Sqlite;

/// <summary>The words that stand for the values of enumerations in the file.</summary>
internal static class Labels
{
    private static readonly string[] s_forms = ["page", "json-line", "feed-item"];
    private static readonly string[] s_entities =
    [
        "person",
        "state",
        "organization",
        "place",
        "nationality",
    ];
    private static readonly string[] s_quotations = ["direct", "mixed", "indirect"];
    private static readonly string[] s_reuses = ["", "passages", "copy"];

    private static readonly string[] s_credits =
    [
        "photographer",
        "translator",
        "editor",
        "contributor",
    ];

    public static string Of(CreditRole role) => s_credits[(int)role];

    public static CreditRole? Credit(string label) => (CreditRole?)Find(s_credits, label);

    private static readonly string[] s_corrections =
    [
        "merge",
        "split",
        "rename",
        "not-a-person",
        "office",
        "speaker",
        "join-stories",
        "divide-story",
    ];

    public static string Of(CorrectionKind kind) => s_corrections[(int)kind];

    public static CorrectionKind? Correction(string label) =>
        (CorrectionKind?)Find(s_corrections, label);

    public static string Of(CaptureForm form) => s_forms[(int)form];

    public static string Of(EntityType type) => s_entities[(int)type];

    public static string Of(QuotationKind kind) => s_quotations[(int)kind];

    public static string Of(ReuseKind kind) => s_reuses[(int)kind];

    public static CaptureForm? Form(string label) => (CaptureForm?)Find(s_forms, label);

    public static EntityType? Entity(string label) => (EntityType?)Find(s_entities, label);

    public static QuotationKind? Quotation(string label) =>
        (QuotationKind?)Find(s_quotations, label);

    public static ReuseKind? Reuse(string label) => (ReuseKind?)Find(s_reuses, label);

    /// <summary>The name of a value in small letters, for the enumerations of when and how much.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    /// <summary>The value that <see cref="Of{T}(T)"/> wrote; <see langword="null"/> when there is none.</summary>
    public static T? Parse<T>(string label)
        where T : struct, Enum => Values<T>.ByLabel.TryGetValue(label, out T value) ? value : null;

    /// <summary>Made once for each enumeration: a report has hundreds of them.</summary>
    private static class Values<T>
        where T : struct, Enum
    {
        public static readonly FrozenDictionary<string, T> ByLabel = Enum.GetNames<T>()
            .ToFrozenDictionary(name => name, Enum.Parse<T>, StringComparer.OrdinalIgnoreCase);
    }

    private static int? Find(string[] labels, string label) =>
        Array.IndexOf(labels, label) is >= 0 and int index ? index : null;
}
