using System.Collections.Immutable;

namespace Entente.Quotations;

/// <summary>Whom the text of a report names: what stands above it or beside it names by one word, and alone cannot tell which Wilson it means.</summary>
internal sealed class TextNames
{
    private const string Rule = "named in the text";

    private readonly HashSet<string> _entities = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Mention?> _byName = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Takes those who are named in the text.</summary>
    public TextNames(ImmutableArray<Mention> mentions)
    {
        foreach (Mention mention in mentions.Where(mention => mention.Name.Length > 0))
        {
            if (mention.Entity is { } entity)
            {
                _entities.Add(entity);
            }

            Note(mention.Name[(mention.Name.LastIndexOf(' ') + 1)..], mention);
            Note(mention.Name, mention);
        }
    }

    /// <summary>A quotation of another part of the report with its voices as the text names them; <see langword="null"/> when it has no speakers, or the text names one of them nowhere.</summary>
    /// <param name="quotation">The quotation.</param>
    /// <param name="part">The text of the part that it stands in.</param>
    public Quotation? Resolve(Quotation quotation, string part)
    {
        ImmutableArray<Voice> speakers = Resolve(quotation.Speakers, part);
        return speakers.IsEmpty || speakers.Length < quotation.Speakers.Length
            ? null
            : quotation with
            {
                Speakers = speakers,
                Addressees = Resolve(quotation.Addressees, part),
                Relays = Resolve(quotation.Relays, part),
            };
    }

    /// <summary>Names of another part of the report that nobody resolved there, as the text resolves them: whoever is a person in the text is one in its headline.</summary>
    public ImmutableArray<Mention> Resolve(ImmutableArray<Mention> mentions, string part) =>
        [
            .. mentions.Select(mention =>
                mention is { Entity: null, IsUnnamed: false }
                && _byName.GetValueOrDefault(mention.Span.In(part).ToString())
                    is { Type: EntityType.Person } known
                    ? mention with
                    {
                        Type = known.Type,
                        Name = known.Name,
                        Entity = known.Entity,
                        Rule = Rule,
                    }
                    : mention
            ),
        ];

    private ImmutableArray<Voice> Resolve(ImmutableArray<Voice> voices, string part) =>
        [.. voices.Select(voice => Resolve(voice, part)).OfType<Voice>()];

    private Voice? Resolve(Voice voice, string part) =>
        voice.Entity is { } entity && _entities.Contains(entity) ? voice
        : _byName.GetValueOrDefault(voice.Span.In(part).ToString()) is { } mention
            ? new Voice(mention.Name, mention.Entity, voice.Span, Rule)
        : null;

    /// <summary>Notes whom a word means; of two who bear it neither is meant.</summary>
    private void Note(string word, Mention mention) =>
        _byName[word] =
            !_byName.TryGetValue(word, out Mention? other) || IsSame(other, mention)
                ? mention
                : null;

    private static bool IsSame(Mention? one, Mention other) =>
        one is not null && (one.Entity ?? one.Name) == (other.Entity ?? other.Name);
}
