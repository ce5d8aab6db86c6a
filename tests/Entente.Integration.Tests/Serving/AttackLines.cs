namespace Entente.Integration.Tests.Serving;

/// <summary>Lines of attack in our own words: one of each kind.</summary>
internal static class AttackLines
{
    public static string[] Ours { get; } =
    [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onmouseover='alert(1)",
        "javascript:alert(1)",
        "</title><script>alert(1)</script>",
        "--><svg onload=alert(1)>",
        "{{7*7}}",
        "\u202Eevil",
        "\uD83D alone",
        "https://user:secret@host.example/",
        "a\r\nSet-Cookie: x=y",
        "%0d%0aSet-Cookie:%20x=y",
        "\0",
        "' OR 1=1 --",
        "\" NEAR(\"a\" \"b\") OR text:*",
    ];
}
