namespace Entente.Entities;

/// <summary>Tells which office the words around a name give its bearer.</summary>
/// <remarks>Made for one document.</remarks>
internal sealed class SeenOffices(
    EntityBook book,
    Lexicon lexicon,
    List<Candidate> candidates,
    EntityChooser chooser,
    OfficeResolver offices
)
{
    private const int FarthestBlock = 5; // "former United States President …"

    /// <summary>The title of a candidate; none where a word before it makes it somebody else's: "former President".</summary>
    public Title? TitleOf(Reading reading, Candidate candidate)
    {
        if (candidate.Title < 0)
        {
            return null;
        }

        int least = Math.Max(0, candidate.Start - FarthestBlock);
        for (int i = candidate.Start - 1; i >= least && reading.Pieces[i].IsWord; i--)
        {
            if (reading.Is(i, WordKinds.Blocks))
            {
                return null;
            }
        }

        return lexicon.Titles[candidate.Title];
    }

    /// <summary>"Russian President Vladimir Putin": the office that stands before a name.</summary>
    public SeenOffice? Before(Reading reading, Candidate candidate, int person)
    {
        if (
            candidate is not { Kind: CandidateKind.Known or CandidateKind.Person, TitleOf: >= 0 }
            || TitleOf(reading, candidate) is not { Kind: TitleKind.Office } title
        )
        {
            return null;
        }

        // "Iceland's president, Erla Dell and others" is a list.
        bool hasComma = reading.IsMark(candidate.Start - 1, ',');
        return hasComma && !IsClosed(reading, candidate.End)
            ? null
            : Of(reading, candidates[candidate.TitleOf], title, person);
    }

    /// <summary>An office of a state or organisation, where the tables do not know of somebody else who holds it.</summary>
    public SeenOffice? Of(Reading reading, Candidate state, Title title, int person)
    {
        // "Moscow mayor": of a capital, it is not an office of the state.
        bool isNamed = lexicon.Aliases[state.Name].Kind is AliasKind.Name or AliasKind.Adjective;
        int of = isNamed ? chooser.Choose(reading, state) : -1;
        if (of < 0)
        {
            return null;
        }

        // Where the tables know of somebody else who holds it, the words may tell of other days.
        (int holder, _) = offices.Holder(of, title);
        return holder >= 0 && holder != person ? null : new SeenOffice(title.Role, book.All[of].Id);
    }

    /// <summary>Whether what stands between commas ends at a piece.</summary>
    public static bool IsClosed(Reading reading, int end) =>
        end == reading.Pieces.Length
        || reading.IsMark(end, ',')
        || reading.IsMark(end, '.')
        || reading.WordAt(end) is "who";
}
