using System.Globalization;

namespace Entente.Fetching;

/// <summary>Follows answers that send on to another address: each one is checked, and there are five at most.</summary>
internal sealed class Redirects
{
    private const int Most = 5;
    private readonly List<Answer> _answers = [];

    /// <summary>The address that an answer sends on to.</summary>
    /// <exception cref="FetchException">It sends on to nowhere, to what we never ask, or once too often.</exception>
    public WebAddress Next(Answer answer)
    {
        _answers.Add(answer);
        if (_answers.Count > Most)
        {
            throw new FetchException(
                RefusalReason.Unreachable,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the host sends on more than {Most} times"
                )
            );
        }

        if (answer.Field("Location") is not { } location)
        {
            throw new FetchException(
                RefusalReason.Malformed,
                "the host sends on, and does not say where"
            );
        }

        WebAddress next =
            WebAddress.Read(location, answer.Address, out string fault)
            ?? throw new FetchException(
                RefusalReason.Forbidden,
                $"the host sends on to an address that is not asked: {fault}"
            );
        return answer.Address.IsSecure && !next.IsSecure
            ? throw new FetchException(
                RefusalReason.Forbidden,
                "the host sends on from https to http, where anybody could answer"
            )
            : next;
    }

    /// <summary>The answers that sent on, and the one at the end.</summary>
    public IEnumerable<Answer> With(Answer last) => _answers.Append(last);
}
