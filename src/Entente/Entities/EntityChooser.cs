namespace Entente.Entities;

/// <summary>Tells which entity a name means, from its other names in the document and from the date.</summary>
/// <remarks>Made for one document.</remarks>
internal sealed class EntityChooser
{
    private readonly EntityBook _book;
    private readonly Lexicon _lexicon;
    private readonly DateOnly? _published;
    private readonly List<int> _entities = []; // scratch

    public EntityChooser(EntityBook book, Lexicon lexicon, DateOnly? published)
    {
        _book = book;
        _lexicon = lexicon;
        _published = published;
    }

    /// <summary>The entities that are named beyond doubt.</summary>
    public HashSet<int> Seen { get; } = [];

    /// <summary>Notes every entity, persons apart, that is named by a name that no other shares.</summary>
    public void See(Reading reading, List<Candidate> candidates)
    {
        foreach (Candidate candidate in candidates)
        {
            if (candidate.Name < 0)
            {
                continue;
            }

            Collect(reading, candidate, withWeak: false);
            if (
                _entities.Count == 1
                && _lexicon.Aliases[candidate.Name].Kind
                    is AliasKind.Name
                        or AliasKind.Adjective
                        or AliasKind.Seat
                && _book.All[_entities[0]].Type != EntityType.Person
            )
            {
                Seen.Add(_entities[0]);
            }
        }
    }

    /// <summary>The one entity that the name of a candidate means; -1 when it may be several.</summary>
    public int Choose(Reading reading, Candidate candidate)
    {
        Collect(reading, candidate, withWeak: true);
        ChooseByTime();
        if (_lexicon.Aliases[candidate.Name].IsWeak || _entities.Count > 1)
        {
            bool anySeen = _entities.Exists(Seen.Contains);
            _entities.RemoveAll(entity =>
                !(anySeen ? Seen.Contains(entity) : IsOfSeenState(entity))
            );
        }

        return _entities.Count == 1 ? _entities[0] : -1;
    }

    /// <summary>Whether it is an organisation of a state that the document names.</summary>
    private bool IsOfSeenState(int entity) =>
        _book.All[entity] is { Type: EntityType.Organization, Country: string country }
        && Seen.Contains(_book.IndexOf(country));

    /// <summary>Moscow is the seat of two states, of which one is no more.</summary>
    private void ChooseByTime()
    {
        int former = -1;
        DateOnly? end = null;
        bool isFormerSeen = false;
        bool isCurrentSeen = false;
        foreach (int entity in _entities)
        {
            DateOnly? own = _book.EndOf(entity);
            isFormerSeen |= own is not null && Seen.Contains(entity);
            isCurrentSeen |= own is null && Seen.Contains(entity);

            // The one that was there on the day is the first to end after it.
            if (own is not null && !(own < _published) && (end is null || own < end))
            {
                (former, end) = (entity, own);
            }
        }

        if (_published is not null && former >= 0)
        {
            _entities.RemoveAll(entity => entity != former);
        }
        else if (_entities.Count > 1 && !(isFormerSeen && !isCurrentSeen))
        {
            _entities.RemoveAll(entity => _book.EndOf(entity) is not null);
        }
    }

    /// <summary>The entities that bear the name, of the kind of its first entry. The list is used again by the next call.</summary>
    public List<int> Collect(Reading reading, Candidate candidate, bool withWeak)
    {
        _entities.Clear();
        ReadOnlySpan<Piece> matched = reading.Pieces.Slice(
            candidate.NameStart,
            candidate.NameLength
        );
        AliasKind kind = _lexicon.Aliases[candidate.Name].Kind;
        for (int entry = candidate.Name; entry >= 0; entry = _lexicon.Names.Next(entry, matched))
        {
            Alias alias = _lexicon.Aliases[entry];
            if (
                (withWeak || !alias.IsWeak)
                && alias.Kind == kind
                && !_entities.Contains(alias.Entity)
            )
            {
                _entities.Add(alias.Entity);
            }
        }

        return _entities;
    }
}
