namespace Entente.Events;

/// <summary>What was seen of a state, as it looks from the place of a text where it is asked for.</summary>
internal sealed class FocusCandidate(string state)
{
    /// <summary>The state.</summary>
    public string State => state;

    /// <summary>How often it was seen.</summary>
    public int Count { get; private set; }

    /// <summary>In how many of these it was the subject.</summary>
    public int Subjects { get; private set; }

    /// <summary>Its share of all that was seen, up to 1.</summary>
    public double Share { get; set; }

    /// <summary>The last sighting before the place; <see langword="null"/> when there is none.</summary>
    public Sighting? Before { get; private set; }

    /// <summary>The first one behind it.</summary>
    public Sighting? Behind { get; private set; }

    /// <summary>The first one in another phrase of the same clause.</summary>
    public Sighting? Beside { get; private set; }

    /// <summary>Whether the clause takes place there.</summary>
    public bool IsPlace { get; private set; }

    /// <summary>Whether the first sentence speaks of it.</summary>
    public bool IsInLead { get; private set; }

    /// <summary>Whether the paragraph did before.</summary>
    public bool IsInParagraph { get; set; }

    /// <summary>Whether it was the first subject of the sentence before.</summary>
    public bool IsSubjectBefore { get; set; }

    /// <summary>Whether the same noun meant somebody of it before.</summary>
    public bool HasWord { get; set; }

    /// <summary>Whether it was the last subject before the place.</summary>
    public bool IsLastSubject { get; set; }

    /// <summary>Whether the text speaks of it first.</summary>
    public bool IsFirst { get; set; }

    /// <summary>Whether it is seen by its bodies alone: an organisation of states or of nobody's.</summary>
    public bool IsBody { get; private set; } = true;

    /// <summary>Whether it was the last that acted on the one that acts.</summary>
    public bool IsAsker { get; init; }

    /// <summary>Whether the report comes from there.</summary>
    public bool IsDateline { get; init; }

    /// <summary>Whether it acted last.</summary>
    public bool HasActed { get; init; }

    /// <summary>Whether it was acted on last.</summary>
    public bool WasTarget { get; init; }

    /// <summary>Counts a sighting of it.</summary>
    public void Add(Sighting one, Sighting asked)
    {
        Count++;
        Subjects += one.Part == ClausePart.Subject ? 1 : 0;
        IsInLead |= one.Sentence == 0;
        IsBody &= one.Kind == SightingKind.Body;
        if (one.Token < asked.Token)
        {
            Before = one;
        }
        else
        {
            Behind ??= one;
        }

        if (one.Verb >= 0 && one.Verb == asked.Verb && one.Argument != asked.Argument)
        {
            Beside ??= one;
            IsPlace |= one.Part == ClausePart.Place || one.Kind == SightingKind.Place;
        }
    }
}
