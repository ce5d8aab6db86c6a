using System.Collections.Immutable;
using Entente.Data;

namespace Entente.Entities;

/// <summary>Finds those whom a report speaks of without a name ("a senior White House official", "two diplomats familiar with the talks"), and whom they serve where it says so.</summary>
/// <remarks>Works by the words of <c>unnamed-words.tsv</c> and the trees of the document. Safe to use from any thread. Cost: linear in the text.</remarks>
public sealed class UnnamedFinder
{
    private const int LongestBefore = 8; // tokens from the first to the noun: "a senior US State Department counter-terrorism official"
    private const int LongestBehind = 5; // from what joins them to those they serve: "at the headquarters of NATO"
    private const int MostBefore = 64; // so many of those spoken of before are looked at
    private const int KnowledgeWithin = 4; // "people with direct knowledge", "sources who were briefed"

    private readonly EntityBook _book;
    private readonly UnnamedWords _words;

    /// <summary>Loads the words of <paramref name="language"/>.</summary>
    public UnnamedFinder(EntityBook book, Language language)
    {
        ArgumentNullException.ThrowIfNull(language);
        _book = book;
        _words = new UnnamedWords(language);
    }

    /// <summary>Those whom a document leaves unnamed, in order, never overlapping one another; names of states and bodies may stand inside.</summary>
    /// <param name="document">The document, with its syntax.</param>
    /// <param name="mentions">Who is named in it.</param>
    public ImmutableArray<Mention> Find(Document document, ImmutableArray<Mention> mentions)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (_words.IsEmpty || document.Syntax.IsEmpty)
        {
            return [];
        }

        MentionedText text = new(document, mentions);
        var found = ImmutableArray.CreateBuilder<Mention>();
        int end = 0;
        for (int i = 0; i < document.Tokens.Length; i++)
        {
            (UnnamedWord kind, string role) = _words.Of(text.Word(i));
            if (
                kind
                    is UnnamedWord.One
                        or UnnamedWord.Many
                        or UnnamedWord.OneInformed
                        or UnnamedWord.ManyInformed
                && IsHead(text, i)
                && Read(text, i, end, kind, role, found) is { } mention
            )
            {
                found.Add(mention);
                end = text.Document.TokenAt(mention.Span.End);
            }
        }

        return found.ToImmutable();
    }

    /// <summary>Whether the noun says who it is, not what somebody named is: "Ito, a spokesman," and "Ito was an official".</summary>
    private bool IsHead(MentionedText text, int noun)
    {
        Syntax syntax = text.Document.Syntax[noun];
        bool isNoun =
            syntax.Tag == "NOUN"
            && syntax.Relation is not ("compound" or "amod" or "appos" or "xcomp" or "flat");
        if (!isNoun || text.MentionAt(noun) >= 0 || text.HasCopula(noun))
        {
            return false;
        }

        // "a spokesman, Kenji Ito, said", "a spokesman for the ministry, Kenji Ito,", "a spokesman named Kenji Ito", "spokesman Kenji Ito"
        return !IsFollowedByName(text, noun + 1)
            && !IsFollowedByName(text, EndOfServed(text, noun))
            && text.TagOf(noun + 1) is not ("NOUN" or "PROPN")
            && !(
                _words.Of(text.Word(noun + 1)).Kind == UnnamedWord.Naming
                && (text.IsPerson(noun + 2) || text.TagOf(noun + 2) == "PROPN")
            );
    }

    private static bool IsFollowedByName(MentionedText text, int at) =>
        text.IsPerson(text.IsMark(at, ",") ? at + 1 : at);

    private Mention? Read(
        MentionedText text,
        int noun,
        int least,
        UnnamedWord kind,
        string role,
        ImmutableArray<Mention>.Builder before
    )
    {
        Phrase phrase = Begin(text, noun, least);
        TextSpan span = new(
            text.Document.Tokens[phrase.First].Span.Start,
            text.Document.Tokens[noun].Span.End
        );
        if (phrase.Opening == UnnamedWord.Definite)
        {
            return Again(text.Document, phrase.First + 1, span, before);
        }

        // "Ito, a former official": what stands right behind a name is the named one.
        bool isNew = phrase.Opening == UnnamedWord.Opener;
        int first = phrase.First;
        if (first > 0 && (text.IsPerson(first - 1) || IsBehindName(text, first)))
        {
            return null;
        }

        string? of = ServedBefore(text, first, noun) ?? ServedBehind(text, noun);
        bool isOne = kind is UnnamedWord.One or UnnamedWord.OneInformed;
        bool isSource = kind is UnnamedWord.OneInformed or UnnamedWord.ManyInformed;
        bool counts =
            of is not null || phrase.IsOfPublicLife || isNew && !isSource || IsInformed(text, noun);
        if (!counts || isOne && !isNew)
        {
            return null;
        }

        return new Mention(
            span,
            EntityType.Person,
            NameOf(text, span, isNew),
            Entity: null,
            Mention.Unnamed
        )
        {
            Office = of is null
                ? null
                : new SeenOffice(phrase.IsFormer ? $"former-{role}" : role, of),
        };
    }

    /// <summary>The phrase that ends with the noun.</summary>
    private Phrase Begin(MentionedText text, int noun, int least)
    {
        Phrase phrase = new(noun, UnnamedWord.None, false, false);
        int farthest = Math.Max(least, noun - LongestBefore);
        int sentence = text.Document
            .Sentences[text.Document.SentenceAt(text.Document.Tokens[noun].Span.Start)]
            .FirstToken;
        for (int i = noun - 1; i >= Math.Max(farthest, sentence); i--)
        {
            UnnamedWord kind = _words.Of(text.Word(i)).Kind;
            if (kind is UnnamedWord.Opener or UnnamedWord.Definite)
            {
                // "the three people"
                bool isDefinite =
                    i > sentence && _words.Of(text.Word(i - 1)).Kind == UnnamedWord.Definite;
                return isDefinite
                    ? phrase with
                    {
                        First = i - 1,
                        Opening = UnnamedWord.Definite,
                    }
                    : phrase with
                    {
                        First = i,
                        Opening = kind,
                    };
            }

            bool isNamed = text.MentionAt(i) >= 0 && !text.IsPerson(i);
            bool isPart =
                isNamed
                || text.TagOf(i) is "ADJ" or "NOUN" or "PROPN"
                || text.IsMark(i, "-")
                || kind == UnnamedWord.Former;
            if (!isPart)
            {
                break;
            }

            phrase = new Phrase(
                i,
                UnnamedWord.None,
                phrase.IsFormer || kind == UnnamedWord.Former,
                phrase.IsOfPublicLife || isNamed || kind == UnnamedWord.Standing
            );
        }

        return phrase;
    }

    /// <summary>"the official", "the police source": the only one of these words whom the report spoke of before.</summary>
    private static Mention? Again(
        Document document,
        int first,
        TextSpan span,
        ImmutableArray<Mention>.Builder before
    )
    {
        ReadOnlySpan<char> words = document.Text.AsSpan(
            document.Tokens[first].Span.Start,
            span.End - document.Tokens[first].Span.Start
        );
        Mention? meant = null;
        for (int i = before.Count - 1; i >= Math.Max(0, before.Count - MostBefore); i--)
        {
            Mention mention = before[i];
            if (!EndsWith(mention.Name, words))
            {
                continue;
            }

            if (meant is not null && meant.Name != mention.Name)
            {
                return null;
            }

            meant = mention;
        }

        return meant is null ? null : meant with { Span = span };
    }

    private static bool EndsWith(string name, ReadOnlySpan<char> word) =>
        name.AsSpan().EndsWith(word, StringComparison.OrdinalIgnoreCase)
        && (name.Length == word.Length || name[name.Length - word.Length - 1] == ' ');

    private static bool IsBehindName(MentionedText text, int first) =>
        text.IsMark(first - 1, ",") && text.IsPerson(first - 2);

    /// <summary>"familiar with", "with direct knowledge of", "who were briefed on".</summary>
    private bool IsInformed(MentionedText text, int noun)
    {
        for (int i = noun + 1; i <= noun + KnowledgeWithin && i < text.Document.Tokens.Length; i++)
        {
            if (text.Document.Tokens[i].Kind == TokenKind.Mark)
            {
                return false;
            }

            if (_words.Of(text.Word(i)).Kind == UnnamedWord.Informed)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whom the words before the noun name: a body, else a state; <see langword="null"/> for two that do not belong together.</summary>
    private string? ServedBefore(MentionedText text, int first, int noun)
    {
        Entity? served = null;
        for (int i = first; i < noun; i++)
        {
            if (text.Served(i) is not { } id || _book.Find(id) is not { } one || one == served)
            {
                continue;
            }

            if (i > 0 && text.IsMark(i - 1, "-") || text.IsMark(i + 1, "-"))
            {
                return null; // "a pro-Russian official", "a Moscow-based diplomat"
            }

            if (served is not null && one.Country != served.Id && served.Country != one.Id)
            {
                return null;
            }

            served = served is null || one.Country == served.Id ? one : served;
        }

        return served?.Id;
    }

    /// <summary>Whom the words behind it name: "an official at the foreign ministry", "diplomats from Iceland".</summary>
    private string? ServedBehind(MentionedText text, int noun)
    {
        int named = ServedAt(text, noun);
        return
            named >= 0
            && text.Served(named) is { } id
            && _book.Find(id) is { } served
            && (
                _words.Of(text.Word(noun + 1)).Value != "body"
                || served.Type == EntityType.Organization
            )
            ? id
            : null;
    }

    /// <summary>The first token of the name behind the noun that says whom somebody serves; -1 when there is none.</summary>
    private int ServedAt(MentionedText text, int noun)
    {
        if (_words.Of(text.Word(noun + 1)).Kind != UnnamedWord.Link)
        {
            return -1;
        }

        for (int i = noun + 2; i <= noun + 1 + LongestBehind; i++)
        {
            if (text.MentionAt(i) >= 0)
            {
                return i;
            }

            if (text.TagOf(i) is not ("DET" or "ADJ" or "NOUN"))
            {
                return -1;
            }
        }

        return -1;
    }

    /// <summary>The token behind that name, or behind the noun.</summary>
    private int EndOfServed(MentionedText text, int noun)
    {
        int end = ServedAt(text, noun);
        if (end < 0)
        {
            return noun + 1;
        }

        int mention = text.MentionAt(end);
        while (text.MentionAt(end) == mention)
        {
            end++;
        }

        return end;
    }

    /// <summary>The words, an article in small letters also where it begins a sentence.</summary>
    private static string NameOf(MentionedText text, TextSpan span, bool isOpened)
    {
        string name = string.Join(
            ' ',
            span.In(text.Document.Text)
                .ToString()
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );
        return isOpened ? char.ToLowerInvariant(name[0]) + name[1..] : name;
    }

    /// <summary>The words up to the noun.</summary>
    /// <param name="First">The first token.</param>
    /// <param name="Opening">What opens it.</param>
    /// <param name="IsFormer">Whether they were it once.</param>
    /// <param name="IsOfPublicLife">Whether a word says so, or a state or body is named: "security sources".</param>
    private readonly record struct Phrase(
        int First,
        UnnamedWord Opening,
        bool IsFormer,
        bool IsOfPublicLife
    );
}
