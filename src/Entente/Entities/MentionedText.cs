using System.Collections.Immutable;

namespace Entente.Entities;

/// <summary>A document with the mention at each token.</summary>
internal readonly struct MentionedText
{
    private readonly ImmutableArray<Mention> _mentions;
    private readonly int[] _mentionAt;
    private readonly bool[] _hasCopula;

    public MentionedText(Document document, ImmutableArray<Mention> mentions)
    {
        Document = document;
        _mentions = mentions;
        _mentionAt = new int[document.Tokens.Length];
        _hasCopula = new bool[document.Tokens.Length];
        int next = 0;
        for (int i = 0; i < _mentionAt.Length; i++)
        {
            TextSpan span = document.Tokens[i].Span;
            while (next < mentions.Length && mentions[next].Span.End <= span.Start)
            {
                next++;
            }

            _mentionAt[i] =
                next < mentions.Length && mentions[next].Span.Overlaps(span) ? next : -1;
            if (document.Syntax[i] is { Relation: "cop", Head: >= 0 } copula)
            {
                _hasCopula[copula.Head] = true;
            }
        }
    }

    public Document Document { get; }

    public ReadOnlySpan<char> Word(int token) =>
        token >= 0 && token < Document.Tokens.Length
            ? Document.Words(Document.Tokens[token])
            : default;

    public string TagOf(int token) =>
        token < Document.Syntax.Length ? Document.Syntax[token].Tag : "";

    public bool HasCopula(int token) => _hasCopula[token];

    public int MentionAt(int token) =>
        token >= 0 && token < _mentionAt.Length ? _mentionAt[token] : -1;

    public bool IsPerson(int token) =>
        MentionAt(token) is >= 0 and var mention && _mentions[mention].Type == EntityType.Person;

    public bool IsMark(int token, string mark) => Word(token).SequenceEqual(mark);

    /// <summary>The state or body that a token names.</summary>
    public string? Served(int token) =>
        MentionAt(token) is >= 0 and var mention
        && _mentions[mention].Type
            is EntityType.State
                or EntityType.Nationality
                or EntityType.Organization
            ? _mentions[mention].Entity
            : null;
}
