namespace Entente.Server.Serving;

/// <summary>A question that is not answered, for a reason that the caller can act on.</summary>
/// <param name="status">The status of HTTP.</param>
/// <param name="type">The kind of problem: the last part of its name in <c>docs/server.md</c>.</param>
/// <param name="message">What was expected and what was found; nothing secret, nothing of the machine.</param>
internal sealed class Refused(int status, string type, string message) : Exception(message)
{
    public int Status { get; } = status;

    public string Type { get; } = type;

    public static Refused Unreadable(string message) => new(400, "unreadable-question", message);

    public static Refused Unknown(string message) => new(404, "not-in-the-record", message);
}
