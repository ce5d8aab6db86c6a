namespace Entente.Entities;

/// <summary>Words of a document that may refer to someone or something, with what they tell of it.</summary>
internal sealed class Phrase
{
    /// <summary>The token that the others depend on.</summary>
    public required int Head { get; init; }

    /// <summary>The first token.</summary>
    public required int First { get; init; }

    /// <summary>The end of the tokens.</summary>
    public required int End { get; init; }

    /// <summary>The words.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>How the words refer.</summary>
    public required ReferenceKind Kind { get; init; }

    /// <summary>How the words refer, as finely as the ranker tells it apart.</summary>
    public required PhraseForm Form { get; init; }

    /// <summary>The pronoun; <see langword="null"/> for names and descriptions.</summary>
    public Pronoun? Pronoun { get; init; }

    /// <summary>What it says it refers to.</summary>
    public required ReferentType Type { get; init; }

    /// <summary>The genders that it leaves open.</summary>
    public required Genders Gender { get; init; }

    /// <summary>The numbers that it leaves open.</summary>
    public required Numbers Number { get; init; }

    /// <summary>The lemma of the head, in small letters.</summary>
    public required string Lemma { get; init; }

    /// <summary>All its words in small letters, without an article before and a possessive ending behind.</summary>
    public required string Wording { get; init; }

    /// <summary>The words of the name, in small letters: "angela", "merkel"; empty for all but names.</summary>
    public string[] Name { get; init; } = [];

    /// <summary>The initials of the name: "UN"; empty when it has fewer than two words.</summary>
    public string Initials { get; init; } = "";

    /// <summary>The words that tell which one of its sort: "second" in "the second round".</summary>
    public string[] Modifiers { get; init; } = [];

    /// <summary>What it does in its sentence.</summary>
    public required PhraseRole Role { get; init; }

    /// <summary>The token that it depends on; -1 at the top of a tree.</summary>
    public required int Governor { get; init; }

    /// <summary>The verb of the clause that it stands in, or the top of its tree.</summary>
    public required int Clause { get; init; }

    /// <summary>Whether that is the main clause.</summary>
    public required bool IsMain { get; init; }

    /// <summary>The token of its possessor ("her" in "her party"); -1 when it has none.</summary>
    public int Possessor { get; init; } = -1;

    /// <summary>The token of the subject of which it is the predicate ("she" in "she is the chancellor"), or that it stands in apposition to; -1 when there is none.</summary>
    public int Twin { get; init; } = -1;

    /// <summary>Index of its sentence.</summary>
    public required int Sentence { get; init; }

    /// <summary>Number of its paragraph.</summary>
    public required int Paragraph { get; init; }

    /// <summary>Index of the quoted passage that it stands in; -1 outside of marks.</summary>
    public required int Passage { get; init; }

    /// <summary>The token that says whose words the quoted passage are; -1 when there is none.</summary>
    public int Speaker { get; init; } = -1;

    /// <summary>The entity of <c>data/world</c> that its head names; <see langword="null"/> when it is not known.</summary>
    public string? Entity { get; init; }

    /// <summary>The chain it was put in.</summary>
    public Chain? Chain { get; set; }

    /// <summary>Whether the words of <paramref name="other"/> stand among its own.</summary>
    public bool Holds(Phrase other) => First <= other.First && End >= other.End;
}

/// <summary>How a phrase refers.</summary>
internal enum PhraseForm : byte
{
    SpeechPronoun,
    HumanPronoun,
    ThingPronoun,
    PluralPronoun,
    Reflexive,
    Demonstrative,
    OtherPronoun,
    Name,
    Definite,
    Indefinite,
    Pointed,
    Possessed,
    Bare,
    BarePlural,
    Number,
    Coordination,
}

/// <summary>What a phrase does in its sentence.</summary>
internal enum PhraseRole : byte
{
    Other,
    Subject,
    PassiveSubject,
    Object,
    Oblique,
    Modifier,
    Possessor,
    Apposition,
    Conjunct,
    Compound,
    Predicate,
    Root,
}
