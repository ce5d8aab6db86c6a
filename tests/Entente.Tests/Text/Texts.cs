using FsCheck;
using FsCheck.Fluent;

namespace Entente.Tests.Text;

/// <summary>Texts that look like dirty news: words and marks in any order, and noise.</summary>
internal static class Texts
{
    private static readonly string[] s_pieces =
    [
        " ",
        " ",
        " ",
        "\n",
        "\r\n",
        "\t",
        "\u00A0",
        "\u202F",
        ".",
        ",",
        "?",
        "!",
        "…",
        "...",
        ":",
        ";",
        "-",
        "–",
        "—",
        "'",
        "’",
        "‘",
        "\"",
        "“",
        "”",
        "„",
        "«",
        "»",
        "``",
        "''",
        "(",
        ")",
        "@",
        "#",
        "the",
        "The",
        "said",
        "told",
        "Dell",
        "U.S",
        "Mr",
        "he",
        "that",
        "to",
        "according",
        "not",
        "12",
        "000",
        "5.5",
        "40km",
        "n't",
        "'s",
        "www.",
        "http://",
        "a",
        "I",
        "\uD83D\uDE00",
        "\uD83D",
        "e\u0301",
        "中",
        "\0",
        "\u200B",
    ];

    private static readonly Gen<string> s_news = Gen.Elements(s_pieces)
        .ListOf()
        .Select(pieces => string.Concat(pieces));

    /// <summary>Pieces of news in any order, and any string.</summary>
    public static Arbitrary<string> Arbitrary { get; } =
        Gen.OneOf(s_news, ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => text.Get))
            .ToArbitrary();
}
