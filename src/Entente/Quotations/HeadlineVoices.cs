using System.Collections.Immutable;

namespace Entente.Quotations;

/// <summary>Says who speaks in a headline: somebody whom the text below it names.</summary>
/// <remarks>
/// A headline names by one word, and alone it cannot tell which Wilson it means. So a speaker stands only when the text names the same one, and is shown by
/// the name that the text gives. A statement whose speaker the text does not name is left out: a wrong name is worse than none.
/// </remarks>
internal sealed class HeadlineVoices
{
    private const string Rule = "named in the text";

    private readonly string _headline;
    private readonly HashSet<string> _entities = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Mention?> _byLastWord = new(
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>Takes a headline and those who are named in its text.</summary>
    public HeadlineVoices(string headline, ImmutableArray<Mention> text)
    {
        _headline = headline;
        foreach (Mention mention in text)
        {
            if (mention.Entity is { } entity)
            {
                _entities.Add(entity);
            }

            Note(LastWord(mention.Name), mention);
            Note(mention.Name, mention);
        }
    }

    /// <summary>The quotation with its speakers as the text names them; <see langword="null"/> when it names one of them nowhere.</summary>
    public Quotation? Resolve(Quotation quotation)
    {
        ImmutableArray<Voice> speakers = [.. quotation.Speakers.Select(Of).OfType<Voice>()];
        return speakers.IsEmpty || speakers.Length < quotation.Speakers.Length
            ? null
            : quotation with
            {
                Speakers = speakers,
                Addressees = [.. quotation.Addressees.Select(Of).OfType<Voice>()],
                Relays = [.. quotation.Relays.Select(Of).OfType<Voice>()],
            };
    }

    private Voice? Of(Voice voice)
    {
        if (voice.Entity is { } entity && _entities.Contains(entity))
        {
            return voice;
        }

        string words = voice.Span.In(_headline).ToString();
        return _byLastWord.GetValueOrDefault(words) is { } mention
            ? new Voice(mention.Name, mention.Entity, voice.Span, Rule)
            : null;
    }

    /// <summary>Notes whom a word means; of two who bear it neither is meant.</summary>
    private void Note(string word, Mention mention) =>
        _byLastWord[word] =
            !_byLastWord.TryGetValue(word, out Mention? other) || IsSame(other, mention)
                ? mention
                : null;

    private static bool IsSame(Mention? one, Mention other) =>
        one is not null && (one.Entity ?? one.Name) == (other.Entity ?? other.Name);

    private static string LastWord(string name) =>
        name[(name.LastIndexOf(' ') + 1)..];
}
