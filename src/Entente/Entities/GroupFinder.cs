using System.Collections.Immutable;
using System.Globalization;
using Entente.Data;

namespace Entente.Entities;

/// <summary>Finds words that mean several actors together ("the two leaders", "both countries"), and says whom, where exactly so many were named before.</summary>
/// <remarks>Works by the words of <c>group-words.tsv</c>. Safe to use from any thread. Cost: linear in the text.</remarks>
public sealed class GroupFinder
{
    /// <summary>The rule of these mentions, as in <c>docs/rules/entities.md</c>.</summary>
    public const string Rule = "group";

    private const int FarthestSentence = 2; // further back the reader has forgotten which two it was
    private const int LongestPhrase = 3; // "the two neighbouring countries" has an adjective

    private readonly EntityBook _book;
    private readonly Dictionary<string, int> _numbers = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, GroupKind> _words = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _and = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _ands;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _numberOf;
    private readonly Dictionary<string, GroupKind>.AlternateLookup<ReadOnlySpan<char>> _kindOf;

    /// <summary>Loads the words of <paramref name="language"/>.</summary>
    public GroupFinder(EntityBook book, Language language)
    {
        ArgumentNullException.ThrowIfNull(language);
        _book = book;
        Table table = language.Read("group-words");
        int word = table.Column("word");
        int kind = table.Column("kind");
        int value = table.Column("value");
        foreach (TableRow row in table.Rows)
        {
            if (row[kind] == "number")
            {
                _numbers[row[word]] = int.TryParse(
                    row[value],
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out int number
                )
                    ? number
                    : throw row.Bad($"expected a number, found \"{row[value]}\"");
            }
            else if (row[kind] == "and")
            {
                _and.Add(row[word]);
            }
            else
            {
                _words[row[word]] = Enum.TryParse(row[kind], ignoreCase: true, out GroupKind known)
                    ? known
                    : throw row.Bad($"expected a kind, found \"{row[kind]}\"");
            }
        }

        _ands = _and.GetAlternateLookup<ReadOnlySpan<char>>();
        _numberOf = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        _kindOf = _words.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The groups that a document speaks of, in order, never overlapping one another or <paramref name="mentions"/>.</summary>
    public ImmutableArray<Mention> Find(Document document, ImmutableArray<Mention> mentions)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (_numbers.Count == 0 || mentions.Length < 2)
        {
            return [];
        }

        var groups = ImmutableArray.CreateBuilder<Mention>();
        int before = 0; // mentions that end before the token
        for (int i = 0; i < document.Tokens.Length; i++)
        {
            TextSpan at = document.Tokens[i].Span;
            while (before < mentions.Length && mentions[before].Span.End <= at.Start)
            {
                before++;
            }

            if (
                _numberOf.TryGetValue(at.In(document.Text), out int number)
                && Phrase(document, i) is { } phrase
                && (before == mentions.Length || mentions[before].Span.Start >= phrase.Span.End)
                && Named(document, mentions, before, i, number, phrase.Kind) is { } members
            )
            {
                groups.Add(
                    new Mention(
                        phrase.Span,
                        phrase.Kind == GroupKind.State ? EntityType.State : EntityType.Person,
                        string.Join(" and ", members.Select(id => _book.Find(id)!.Name)),
                        Entity: null,
                        Rule
                    )
                    {
                        Members = members,
                    }
                );
            }
        }

        return groups.ToImmutable();
    }

    private (TextSpan Span, GroupKind Kind)? Phrase(Document document, int number)
    {
        int end = Math.Min(document.Tokens.Length, number + LongestPhrase);
        for (int i = number + 1; i < end; i++)
        {
            ReadOnlySpan<char> word = document.Tokens[i].Span.In(document.Text);
            if (_kindOf.TryGetValue(word, out GroupKind kind))
            {
                return (
                    new TextSpan(document.Tokens[number].Span.Start, document.Tokens[i].Span.End),
                    kind
                );
            }

            if (!char.IsAsciiLetter(word[0]) || char.IsAsciiLetterUpper(word[0]))
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>Those who were named before, going back sentence by sentence: a pair in a row ("Russia and China"), or all that were named if they are so many.</summary>
    private ImmutableArray<string>? Named(
        Document document,
        ImmutableArray<Mention> mentions,
        int before,
        int token,
        int number,
        GroupKind kind
    )
    {
        int sentence = document.SentenceAt(document.Tokens[token].Span.Start);
        SortedSet<string> named = new(StringComparer.Ordinal);
        int next = before - 1;
        for (int back = 0; back <= FarthestSentence && sentence - back >= 0; back++)
        {
            int start = document.Sentences[sentence - back].Span.Start;
            int first = next;
            while (first >= 0 && mentions[first].Span.Start >= start)
            {
                first--;
            }

            if (number == 2 && Pair(document.Text, mentions, first + 1, next, kind) is { } pair)
            {
                return pair;
            }

            for (int i = first + 1; i <= next; i++)
            {
                if (
                    !Belongs(mentions[i], kind)
                    || (kind != GroupKind.State && IsAside(document, mentions[i]))
                    || kind == GroupKind.Leader && !(mentions[i].Entity is { } id && IsLeader(id))
                )
                {
                    continue; // "the leaders" are not the aide who tells of them
                }

                if (MemberOf(mentions[i], kind) is not { } member)
                {
                    return null; // Somebody whom the tables do not know may be one of them.
                }

                named.Add(member);
            }

            next = first;
            if (named.Count >= number)
            {
                return named.Count == number ? [.. named] : null;
            }
        }

        return null;
    }

    /// <summary>Whether somebody is only spoken of by whose something is, or by what others are to do to him: "Kim's rockets", "a plan to stop Kim". He is no party.</summary>
    private static bool IsAside(Document document, Mention mention)
    {
        const int furthest = 4; // words of a name
        if (document.Syntax.IsEmpty)
        {
            return false;
        }

        int token = document.TokenAt(mention.Span.End - 1);
        for (int step = 0; step < furthest; step++)
        {
            int head = document.Syntax[token].Head;
            bool isInside =
                head >= 0
                && mention.Span.Contains(document.Tokens[head].Span)
                && document.Syntax[token].Relation is "flat" or "compound" or "appos";
            if (!isInside)
            {
                break;
            }

            token = head;
        }

        string relation = document.Syntax[token].Relation;
        int verb = document.Syntax[token].Head;
        return relation == "nmod:poss"
            || (relation == "obj" && document.Syntax[verb] is { FineTag: "VB", Relation: "acl" });
    }

    /// <summary>The two that a sentence names in a row, if it does so of one pair only.</summary>
    private ImmutableArray<string>? Pair(
        string text,
        ImmutableArray<Mention> mentions,
        int first,
        int last,
        GroupKind kind
    )
    {
        (string A, string B)? found = null;
        for (int i = first; i < last; i++)
        {
            TextSpan gap = new(mentions[i].Span.End, mentions[i + 1].Span.Start);
            if (
                !IsAnd(gap.In(text))
                || DirectMember(mentions[i], kind) is not { } one
                || DirectMember(mentions[i + 1], kind) is not { } other
                || one == other
            )
            {
                continue;
            }

            (string, string) pair =
                string.CompareOrdinal(one, other) < 0 ? (one, other) : (other, one);
            bool isList =
                i > first && IsComma(text, mentions[i - 1].Span.End, mentions[i].Span.Start);
            if (isList || found is not null && found != pair)
            {
                return null;
            }

            found = pair;
        }

        return found is { } two ? [two.A, two.B] : null;
    }

    private bool IsAnd(ReadOnlySpan<char> gap) => _ands.Contains(gap.Trim());

    private static bool IsComma(string text, int start, int end) =>
        text.AsSpan(start, end - start).Trim() is ",";

    private static bool Belongs(Mention mention, GroupKind kind) =>
        kind == GroupKind.State
            ? mention.Type is EntityType.State or EntityType.Nationality
                || mention is { Type: EntityType.Person, Entity: not null }
            : mention.Type == EntityType.Person && mention.Members.IsEmpty;

    /// <summary>Whom a mention adds to the group: for states the country of a person, too.</summary>
    private string? MemberOf(Mention mention, GroupKind kind) =>
        kind switch
        {
            GroupKind.State when mention.Type == EntityType.Person => _book
                .Find(mention.Entity!)
                ?.Country,
            _ => mention.Entity,
        };

    private string? DirectMember(Mention mention, GroupKind kind) =>
        kind switch
        {
            GroupKind.State => mention.Type == EntityType.State ? mention.Entity : null,
            GroupKind.Leader => mention is { Type: EntityType.Person, Entity: { } person }
            && IsLeader(person)
                ? person
                : null,
            _ => mention.Type == EntityType.Person ? mention.Entity : null,
        };

    /// <summary>Whether somebody ever headed a state.</summary>
    private bool IsLeader(string id)
    {
        int person = _book.IndexOf(id);
        return person >= 0
            && _book
                .OfficesOf(person)
                .Any(tenure =>
                    _book
                        .LeaderRoles(_book.IndexOf(tenure.Of))
                        .Contains(tenure.Role, StringComparer.Ordinal)
                    || tenure.Role is "president" or "prime-minister"
                );
    }

    private enum GroupKind
    {
        State,
        Leader,
        Person,
    }
}
