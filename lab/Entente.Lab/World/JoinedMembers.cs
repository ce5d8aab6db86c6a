namespace Entente.Lab.World;

/// <summary>A state in an organisation, as <c>joined.txt</c> or the CIA World Factbook tell it.</summary>
/// <param name="Body">The organisation.</param>
/// <param name="State">The state.</param>
/// <param name="From">When it joined: a day, a month or a year; empty where that is not known.</param>
/// <param name="To">When it left, in the same way; empty when it did not.</param>
/// <param name="Source">Who says so.</param>
internal sealed record JoinedMember(
    string Body,
    string State,
    string From,
    string To,
    string Source
)
{
    /// <summary>The same, ended with its organisation at the latest.</summary>
    public JoinedMember EndedWith(string until) => To.Length == 0 ? this with { To = until } : this;

    /// <summary>The same, begun with an organisation that is younger than the membership.</summary>
    public JoinedMember BegunWith(string since) =>
        string.CompareOrdinal(From, since) < 0 ? this with { From = since } : this;

    /// <summary>The row of the table.</summary>
    public string ToRow() => $"{Body}\t{State}\t{From}\t{To}\t{Source}";
}

/// <summary>Reads <c>joined.txt</c>; its head says how it is written.</summary>
internal static class JoinedMembers
{
    private const string Own = "own";

    /// <summary>Reads the lines.</summary>
    /// <param name="lines">The lines of the file.</param>
    /// <param name="today">The members of today by organisation, for those whom the lines leave to it.</param>
    /// <param name="sinceOf">Since when an organisation exists; empty where that is not known.</param>
    public static List<JoinedMember> Read(
        IEnumerable<string> lines,
        ILookup<string, string> today,
        Func<string, string> sinceOf
    )
    {
        List<JoinedMember> members = [];
        Dictionary<string, string> sameAs = new(StringComparer.Ordinal);
        foreach (string line in lines.Where(line => line[0] != '#'))
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            string body = line[..colon];
            string rest = line[(colon + 1)..].Trim();
            if (rest[0] == '=')
            {
                sameAs.Add(body, rest[1..].Trim());
                continue;
            }

            members.AddRange(OfBody(body, rest, [.. today[body]]));
        }

        foreach ((string body, string other) in sameAs)
        {
            string since = sinceOf(body);
            members.AddRange(
                members
                    .Where(member =>
                        member.Body == other
                        && (member.To.Length == 0 || string.CompareOrdinal(member.To, since) > 0)
                    )
                    .Select(member => (member with { Body = body }).BegunWith(since))
                    .ToArray()
            );
        }

        return members;
    }

    /// <summary>A member whom only the CIA World Factbook names.</summary>
    public static JoinedMember OfFactbook(string body, string state, string from = "") =>
        new(body, state, from, "", "CIA World Factbook");

    private static List<JoinedMember> OfBody(string body, string waves, string[] today)
    {
        List<JoinedMember> members = [];
        List<string> others = []; // The days of those who are left to the Factbook.
        foreach (string wave in waves.Split(';', StringSplitOptions.TrimEntries))
        {
            string[] words = wave.Split(' ');
            string[] days = words[0].Split("..");
            string from = days[0] == "?" ? "" : days[0];
            foreach (string word in words[1..])
            {
                if (word == "*")
                {
                    others.Add(from);
                    continue;
                }

                string to = days.Length > 1 ? days[1] : "";
                members.Add(
                    new JoinedMember(body, word[..3], from, word.Length > 3 ? word[4..] : to, Own)
                );
            }
        }

        HashSet<string> named = [.. members.Select(member => member.State)];
        members.AddRange(
            others.SelectMany(from =>
                today
                    .Where(state => !named.Contains(state))
                    .Select(state => OfFactbook(body, state, from))
            )
        );
        return members;
    }
}
