namespace Entente.Entities;

/// <summary>The phrases of a document that were found to refer to the same, and what they tell together.</summary>
internal sealed class Chain
{
    // A chain is compared by few of its wordings: nobody is called by more names in one text.
    private const int MaxWordings = 8;

    private readonly List<Phrase> _members = [];
    private readonly List<Phrase> _wordings = [];

    public Chain(Phrase first) => Add(first);

    /// <summary>The phrases, in order.</summary>
    public IReadOnlyList<Phrase> Members => _members;

    /// <summary>Names and descriptions of different wording.</summary>
    public IReadOnlyList<Phrase> Wordings => _wordings;

    /// <summary>The phrase that stands nearest to where the reading is.</summary>
    public Phrase Last => _members[^1];

    /// <summary>Where it stands among the chains, the one last spoken of first.</summary>
    public LinkedListNode<Chain>? Place { get; set; }

    /// <summary>Set while the candidates of a phrase are gathered.</summary>
    public bool IsCandidate { get; set; }

    public ReferentType Type { get; private set; }

    public Genders Gender { get; private set; } = Genders.Any;

    public Numbers Number { get; private set; } = Numbers.Any;

    public string? Entity { get; private set; }

    public bool HasName { get; private set; }

    /// <summary>Puts a phrase in. Where it contradicts what is known, what is known stays.</summary>
    public void Add(Phrase phrase)
    {
        _members.Add(phrase);
        phrase.Chain = this;
        Entity ??= phrase.Entity;
        HasName |= phrase.Kind == ReferenceKind.Name;
        Type = Type == ReferentType.Unknown ? phrase.Type : Type;
        Gender = (Gender & phrase.Gender) is var gender and not Genders.None ? gender : Gender;
        Number = (Number & phrase.Number) is var number and not Numbers.None ? number : Number;
        if (
            phrase.Kind != ReferenceKind.Pronoun
            && _wordings.Count < MaxWordings
            && !_wordings.Exists(w => w.Wording == phrase.Wording)
        )
        {
            _wordings.Add(phrase);
        }
    }
}
