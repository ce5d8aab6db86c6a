using System.Collections.Immutable;

namespace Entente.Text;

/// <summary>Makes lemmas, and keeps those made last: most words of a text are words of every text.</summary>
/// <remarks>Bounded: a lemma takes the place of an other one. Safe to use from any thread; which lemmas are kept shows in speed only.</remarks>
internal sealed class LemmaCache(ImmutableArray<LemmaScript> scripts)
{
    private const int Places = 1 << 15; // a power of two
    private readonly Kept?[] _kept = new Kept?[Places];

    /// <summary>What script number <paramref name="script"/> makes of a form.</summary>
    public string Lemma(int script, ReadOnlySpan<char> form)
    {
        int place = Place(script, form);
        Kept? kept = Volatile.Read(ref _kept[place]);
        if (kept is not null && kept.Script == script && form.SequenceEqual(kept.Form))
        {
            return kept.Lemma;
        }

        string made = form.ToString();
        kept = new Kept(script, made, scripts[script].Apply(made));
        if (made.Length <= WordFeatures.Longest)
        {
            Volatile.Write(ref _kept[place], kept);
        }

        return kept.Lemma;
    }

    private static int Place(int script, ReadOnlySpan<char> form)
    {
        uint hash = (uint)script * 2654435761;
        foreach (char unit in form)
        {
            hash = (hash ^ unit) * 16777619;
        }

        return (int)((hash ^ (hash >> 15)) & (Places - 1));
    }

    private sealed record Kept(int Script, string Form, string Lemma);
}
