using System.Collections.Immutable;
using Entente.Text;

namespace Entente.Entities;

/// <summary>Tells in which quoted passage a place stands, and which token its sentence names as saying it.</summary>
/// <remarks>
/// Only what the tree itself says, for the "I" in the marks; who said what is found by the room Quotations.
/// Made for one document; places are asked from the front to the back. Cost: linear.
/// </remarks>
internal sealed class QuotedVoices
{
    private readonly ImmutableArray<TextSpan> _passages;
    private readonly int[] _speakers;
    private int _next;

    public QuotedVoices(Document document, Forest forest)
    {
        _passages = QuotedPassages.Find(document.Text);
        _speakers = new int[_passages.Length];
        int paragraph = -1;
        for (int i = 0; i < _passages.Length; i++)
        {
            int sentence = document.SentenceAt(_passages[i].Start);
            int here =
                sentence < document.Sentences.Length ? document.Sentences[sentence].Paragraph : -1;
            int own = Find(document, forest, _passages[i]);
            _speakers[i] = own < 0 && i > 0 && here == paragraph ? _speakers[i - 1] : own;
            paragraph = here;
        }
    }

    /// <summary>The index of the passage at a place; -1 outside of marks.</summary>
    public int PassageAt(int position)
    {
        while (_next < _passages.Length && _passages[_next].End <= position)
        {
            _next++;
        }

        return _next < _passages.Length && _passages[_next].Contains(position) ? _next : -1;
    }

    /// <summary>The token that names the speaker of a passage; -1 when there is none.</summary>
    public int SpeakerOf(int passage) => passage < 0 ? -1 : _speakers[passage];

    /// <summary>The subject of the verb that the passage hangs on, or that hangs on the passage.</summary>
    private static int Find(Document document, Forest forest, TextSpan passage)
    {
        int end = document.TokenAt(passage.End - 1);
        for (int token = document.TokenAt(passage.Start); token <= end; token++)
        {
            if (token >= document.Syntax.Length)
            {
                break;
            }

            int head = document.Syntax[token].Head;
            if (head >= 0 && !passage.Contains(document.Tokens[head].Span))
            {
                if (forest.Child(head, "nsubj") is var subject and >= 0)
                {
                    return subject;
                }

                continue;
            }

            if (
                forest.Child(token, "parataxis") is var cue and >= 0
                && !passage.Contains(document.Tokens[cue].Span)
                && forest.Child(cue, "nsubj") is var speaker and >= 0
            )
            {
                return speaker;
            }
        }

        return -1;
    }
}
