using System.Collections.Immutable;

namespace Entente.Entities;

/// <summary>Cuts a phrase that names an actor into words.</summary>
internal static class ActorPhrase
{
    // Longer phrases are sentences; what follows says little of the actor and costs time.
    private const int MaxWords = 48;

    /// <summary>The words, in order.</summary>
    public static ImmutableArray<ActorWord> Read(string text)
    {
        var words = ImmutableArray.CreateBuilder<ActorWord>();
        using PieceBuffer pieces = PieceBuffer.Read(text);
        int last = 0;
        foreach (Piece piece in pieces.Pieces)
        {
            if (!piece.IsWord || words.Count == MaxWords)
            {
                continue;
            }

            bool isBehindComma = text.AsSpan(last, piece.Span.Start - last).Contains(',');
            string folded = NameFolding.Fold(piece.Span.In(text).ToString());
            if (folded is "s" or "")
            {
                continue; // "schoolchildren 's parents"
            }

            last = piece.Span.End;
            words.Add(new ActorWord(folded, piece.IsCapitalised, isBehindComma));
        }

        return words.ToImmutable();
    }
}

/// <summary>A word of a phrase.</summary>
/// <param name="Folded">The word in the form of <see cref="NameFolding"/>.</param>
/// <param name="IsCapitalised">Whether it begins with a capital.</param>
/// <param name="IsBehindComma">Whether a comma stands before it.</param>
internal readonly record struct ActorWord(string Folded, bool IsCapitalised, bool IsBehindComma);

/// <summary>What a part of a phrase is to the actor.</summary>
internal enum PartKind
{
    /// <summary>The actor itself.</summary>
    Head,

    /// <summary>What it is of: "of the league".</summary>
    Of,

    /// <summary>Where it is: "in Kabul".</summary>
    Place,

    /// <summary>Whom it turns to, and says nothing of the actor: "to Poland".</summary>
    Other,
}
