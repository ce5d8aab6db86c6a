using System.Collections.Immutable;
using System.Text;
using Entente.Text;

namespace Entente.Entities;

/// <summary>Tells what the phrases of a document say of whom they refer to: the words of the name, the type, the gender.</summary>
/// <remarks>Made for one document; asked from the front to the back.</remarks>
internal sealed class PhraseMeanings(
    Document document,
    ImmutableArray<Mention> mentions,
    ReferenceWords words,
    Forest forest
)
{
    private const int MaxNameWords = 12;
    private const int MaxWording = 200;
    private readonly ImmutableArray<Syntax> _syntax = document.Syntax;
    private int _name;
    private int _mention;

    /// <summary>The pronoun that a token is.</summary>
    public Pronoun? PronounAt(int token) => words.PronounOf(Words(token));

    public bool OpensBracket(int token) => Words(token) is "(" or "[";

    public bool IsComma(int token) => Words(token) is ",";

    /// <summary>Whether a token is a mark that cannot end a phrase.</summary>
    public bool IsStop(int token) =>
        Words(token) is "," or "." or ";" or ":" or "-" or "–" or "—" or "--" or "?" or "!";

    /// <summary>Takes in the second of a pair of marks where the first stands in the phrase: the “great game”.</summary>
    public (int First, int End) WithMarks(int first, int end)
    {
        int open = 0;
        for (int i = first; i < end; i++)
        {
            open += Words(i) switch
            {
                "(" or "[" or "“" or "«" => 1,
                ")" or "]" or "”" or "»" => -1,
                "\"" => open > 0 ? -1 : 1,
                _ => 0,
            };
        }

        bool closes =
            open > 0
            && end < document.Tokens.Length
            && Words(end) is ")" or "]" or "”" or "»" or "\"";
        bool opens = open < 0 && first > 0 && Words(first - 1) is "(" or "[" or "“" or "«" or "\"";
        return (opens ? first - 1 : first, closes ? end + 1 : end);
    }

    /// <summary>The words of the name that a phrase is, in small letters; none when its head is no name.</summary>
    public string[] NameAt(int head, int first, int end)
    {
        if (_syntax[head].Tag != "PROPN")
        {
            return [];
        }

        (int from, int to) = NameRange(head, first, end);
        List<string> found = [];
        for (int i = from; i < to; i++)
        {
            if (document.Tokens[i].Kind is TokenKind.Word or TokenKind.Number)
            {
                found.Add(Words(i).ToString().ToLowerInvariant());
            }
        }

        return [.. found];
    }

    /// <summary>The first letters of the name's words: "UN" for "United Nations"; empty when there are fewer than two.</summary>
    public string InitialsAt(int head, int first, int end)
    {
        if (_syntax[head].Tag is not ("PROPN" or "NOUN"))
        {
            return "";
        }

        StringBuilder initials = new();
        for (int i = first; i < end && i < first + MaxNameWords; i++)
        {
            ReadOnlySpan<char> word = Words(i);
            if (char.IsUpper(word[0]))
            {
                initials.Append(word[0]);
            }
        }

        return initials.Length > 1 ? initials.ToString() : "";
    }

    /// <summary>The words of a phrase in small letters, without an article before and a possessive ending behind.</summary>
    public string Wording(int first, int end)
    {
        while (first < end - 1 && _syntax[first].Tag == "DET")
        {
            first++;
        }

        while (end > first + 1 && (_syntax[end - 1].Relation == "case" || IsStop(end - 1)))
        {
            end--;
        }

        if (end - first == 1)
        {
            return Words(first).ToString().ToLowerInvariant();
        }

        int start = document.Tokens[first].Span.Start;
        int length = Math.Min(document.Tokens[end - 1].Span.End - start, MaxWording);
        return document.Text.AsSpan(start, length).ToString().ToLowerInvariant();
    }

    /// <summary>What a phrase refers to, as far as it says so itself.</summary>
    public PhraseMeaning Of(int head, Pronoun? pronoun, string[] name)
    {
        if (pronoun is not null)
        {
            return OfPronoun(pronoun);
        }

        int position = document.Tokens[head].Span.Start;
        Mention? mention = MentionAt(position);
        NounKind kind = words.KindOf(_syntax[head].Lemma);
        if (name.Length == 0)
        {
            return new PhraseMeaning(kind.Type, Open(kind.Type, kind.Gender), EntityOf(mention));
        }

        Genders? given = words.GivenName(name[0]);
        ReferentType type =
            TypeOf(NameAt(position)) is var named and not ReferentType.Unknown ? named
            : TypeOf(mention) is var resolved and not ReferentType.Unknown ? resolved
            : given is not null && name.Length > 1 ? ReferentType.Person
            : kind.Type;
        Genders gender = type is not (ReferentType.Person or ReferentType.Unknown)
            ? Genders.Any
            : TitleGender(head) ?? given ?? Genders.Any;
        return new PhraseMeaning(type, Open(type, gender), EntityOf(mention));
    }

    private static PhraseMeaning OfPronoun(Pronoun pronoun) =>
        new(
            pronoun.Role == PronounRole.Place ? ReferentType.Place
                : pronoun.Role == PronounRole.Time ? ReferentType.Time
                : pronoun.Person < 3 || pronoun.Gender is Genders.Male or Genders.Female
                    ? ReferentType.Person
                : ReferentType.Unknown,
            pronoun.Person < 3 ? Genders.Human : pronoun.Gender,
            null
        );

    /// <summary>The genders that a type leaves open: a state is no "he".</summary>
    private static Genders Open(ReferentType type, Genders gender) =>
        type switch
        {
            ReferentType.Person => (gender & Genders.Human) is var human and not Genders.None
                ? human
                : Genders.Human,
            ReferentType.Unknown or ReferentType.Animal => gender,
            _ => Genders.Neuter,
        };

    private Genders? TitleGender(int head)
    {
        foreach (int child in forest.Children(head))
        {
            if (
                _syntax[child].Relation is "nmod:desc" or "compound" or "flat"
                && words.KindOf(_syntax[child].Lemma.AsSpan().TrimEnd('.'))
                    is { Gender: Genders.Male or Genders.Female } title
            )
            {
                return title.Gender;
            }
        }

        return null;
    }

    private (int From, int To) NameRange(int head, int first, int end)
    {
        int from = head;
        while (
            from > first
            && head - from < MaxNameWords
            && _syntax[from - 1].Relation is "compound" or "amod" or "flat"
            && char.IsUpper(Words(from - 1)[0])
        )
        {
            from--;
        }

        int to = head + 1;
        while (
            to < end
            && to - head < MaxNameWords
            && (Relations.Is(_syntax[to].Relation, "flat") || _syntax[to].Tag == "PROPN")
        )
        {
            to++;
        }

        return (from, to);
    }

    private Name? NameAt(int position)
    {
        while (_name > 0 && document.Names[_name - 1].Span.End > position)
        {
            _name--;
        }

        while (_name < document.Names.Length && document.Names[_name].Span.End <= position)
        {
            _name++;
        }

        return _name < document.Names.Length && document.Names[_name].Span.Contains(position)
            ? document.Names[_name]
            : null;
    }

    private Mention? MentionAt(int position)
    {
        while (_mention < mentions.Length && mentions[_mention].Span.End <= position)
        {
            _mention++;
        }

        return _mention < mentions.Length && mentions[_mention].Span.Contains(position)
            ? mentions[_mention]
            : null;
    }

    private static string? EntityOf(Mention? mention) =>
        mention is { Type: not EntityType.Nationality } ? mention.Entity : null;

    private static ReferentType TypeOf(Mention? mention) =>
        mention?.Type switch
        {
            EntityType.Person => ReferentType.Person,
            EntityType.State or EntityType.Place => ReferentType.Place,
            EntityType.Organization => ReferentType.Organization,
            _ => ReferentType.Unknown,
        };

    private static ReferentType TypeOf(Name? name) =>
        name?.Type switch
        {
            NameType.Person or NameType.Group => ReferentType.Person,
            NameType.Organization => ReferentType.Organization,
            NameType.Place or NameType.Facility => ReferentType.Place,
            NameType.Event => ReferentType.Event,
            NameType.Work or NameType.Law => ReferentType.Abstract,
            NameType.Product => ReferentType.Thing,
            _ => ReferentType.Unknown,
        };

    private ReadOnlySpan<char> Words(int token) => document.Words(document.Tokens[token]);
}

/// <summary>What a phrase says of whom it refers to.</summary>
internal readonly record struct PhraseMeaning(ReferentType Type, Genders Gender, string? Entity);
