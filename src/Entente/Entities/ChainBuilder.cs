namespace Entente.Entities;

/// <summary>The chains of a document, as far as it was read, and which of them a phrase may continue.</summary>
/// <remarks>Made for one document. Cost: bounded for each phrase, however long the document is.</remarks>
internal sealed class ChainBuilder
{
    // 40 chains are some seven sentences; who is spoken of again after that is called by a word that was used before.
    private const int MaxRecent = 40;
    private const int MaxAlike = 6;
    private const int MaxWordChains = 64;

    private readonly LinkedList<Chain> _byRecency = new();
    private readonly Dictionary<string, List<Chain>> _byWord = new(StringComparer.Ordinal);
    private readonly List<Antecedent> _found = [];

    /// <summary>All chains, in order of their first phrases.</summary>
    public List<Chain> All { get; } = [];

    /// <summary>The chains that <paramref name="phrase"/> may continue; the list is used anew at the next call.</summary>
    public List<Antecedent> CandidatesFor(Phrase phrase)
    {
        _found.Clear();
        LinkedListNode<Chain>? node = _byRecency.First;
        for (int rank = 0; node is not null && rank < MaxRecent; rank++, node = node.Next)
        {
            Consider(phrase, node.Value, rank);
        }

        if (phrase.Kind != ReferenceKind.Pronoun)
        {
            AddAlike(phrase, phrase.Lemma);
            AddAlike(phrase, phrase.Wording);
            AddAlike(phrase, phrase.Initials);
            foreach (string word in phrase.Name)
            {
                AddAlike(phrase, word);
            }
        }

        foreach (Antecedent antecedent in _found)
        {
            antecedent.Chain.IsCandidate = false;
        }

        return _found;
    }

    /// <summary>Begins a chain with <paramref name="phrase"/>.</summary>
    public void Begin(Phrase phrase)
    {
        Chain chain = new(phrase);
        chain.Place = _byRecency.AddFirst(chain);
        All.Add(chain);
        Remember(phrase, chain);
    }

    /// <summary>Continues <paramref name="chain"/> with <paramref name="phrase"/>.</summary>
    public void Continue(Chain chain, Phrase phrase)
    {
        chain.Add(phrase);
        _byRecency.Remove(chain.Place!);
        _byRecency.AddFirst(chain.Place!);
        Remember(phrase, chain);
    }

    private void Consider(Phrase phrase, Chain chain, int rank)
    {
        bool isOpen =
            !chain.IsCandidate
            && !chain.Last.Holds(phrase)
            && (phrase.Pronoun is null || (phrase.Gender & chain.Gender) != Genders.None);
        if (isOpen)
        {
            chain.IsCandidate = true;
            _found.Add(new Antecedent(chain, rank));
        }
    }

    private void AddAlike(Phrase phrase, string word)
    {
        if (_byWord.TryGetValue(word, out List<Chain>? chains))
        {
            int last = Math.Max(0, chains.Count - MaxAlike);
            for (int i = chains.Count - 1; i >= last; i--)
            {
                Consider(phrase, chains[i], MaxRecent);
            }
        }
    }

    private void Remember(Phrase phrase, Chain chain)
    {
        if (phrase.Kind != ReferenceKind.Pronoun)
        {
            Remember(phrase.Lemma, chain);
            Remember(phrase.Wording, chain);
            Remember(phrase.Initials.ToLowerInvariant(), chain);
            foreach (string word in phrase.Name)
            {
                Remember(word, chain);
            }
        }
    }

    private void Remember(string word, Chain chain)
    {
        if (word.Length == 0)
        {
            return;
        }

        if (!_byWord.TryGetValue(word, out List<Chain>? chains))
        {
            _byWord[word] = chains = [];
        }

        if (chains.Count == 0 || chains[^1] != chain)
        {
            chains.Add(chain);
            if (chains.Count > MaxWordChains)
            {
                chains.RemoveRange(0, MaxWordChains / 2);
            }
        }
    }
}

/// <summary>A chain that a phrase may continue.</summary>
/// <param name="Chain">The chain.</param>
/// <param name="Rank">How many chains were spoken of later.</param>
internal readonly record struct Antecedent(Chain Chain, int Rank);
