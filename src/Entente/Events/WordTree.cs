namespace Entente.Events;

/// <summary>The trees of a document from both ends: what each token depends on, and what depends on it.</summary>
/// <remarks>Cost: linear in the text. Nothing here goes deeper than a fixed number of steps, whatever a tree looks like.</remarks>
internal sealed class WordTree
{
    private readonly int[] _ends;
    private readonly int[] _dependents;
    private readonly string[] _lemmas;

    /// <summary>Turns the trees of a document around.</summary>
    /// <param name="document">The document with its syntax.</param>
    /// <param name="forms">Mends lemmas of verbs; <see langword="null"/> where the models are to be learnt from as they are.</param>
    public WordTree(Document document, VerbForms? forms = null)
    {
        Document = document;
        int count = document.Tokens.Length;
        _ends = new int[count + 2];
        _dependents = new int[count];
        _lemmas = new string[count];
        for (int i = 0; i < count; i++)
        {
            _ends[document.Syntax[i].Head + 2]++;
            string lemma = document.Syntax[i].Lemma;
            string? mended =
                document.Syntax[i].Tag == "VERB"
                    ? forms?.LemmaOf(document.Words(document.Tokens[i]))
                    : null;
            _lemmas[i] =
                mended
                ?? (lemma.AsSpan().ContainsAnyInRange('A', 'Z') ? lemma.ToLowerInvariant() : lemma);
        }

        for (int i = 1; i < _ends.Length; i++)
        {
            _ends[i] += _ends[i - 1];
        }

        // Slot 0 is for the roots; a token's dependents come in the order of the text.
        for (int i = 0; i < count; i++)
        {
            _dependents[_ends[document.Syntax[i].Head + 1]++] = i;
        }
    }

    /// <summary>The document.</summary>
    public Document Document { get; }

    /// <summary>What depends on a token, in the order of the text.</summary>
    public ReadOnlySpan<int> Of(int token) =>
        _dependents.AsSpan(_ends[token], _ends[token + 1] - _ends[token]);

    /// <summary>The lemma in small letters.</summary>
    public string Lemma(int token) => _lemmas[token];

    /// <summary>The universal tag.</summary>
    public string Tag(int token) => Document.Syntax[token].Tag;

    /// <summary>Whether it is a verb, by its tag or, as with "Mali and Guinea back the junta", by its subject and object.</summary>
    public bool IsVerb(int token) =>
        Tag(token) switch
        {
            "VERB" => true,
            "ADP" or "ADV" => Find(token, "nsubj") >= 0 && Find(token, "obj") >= 0,
            _ => false,
        };

    /// <summary>The tag of the treebank.</summary>
    public string FineTag(int token) => Document.Syntax[token].FineTag;

    /// <summary>The relation to the head.</summary>
    public string Relation(int token) => Document.Syntax[token].Relation;

    /// <summary>The head; -1 for a root.</summary>
    public int Head(int token) => Document.Syntax[token].Head;

    /// <summary>Whether a token depends in this way, or in a finer one ("obl" of "obl:agent").</summary>
    public bool Is(int token, string relation)
    {
        string own = Relation(token);
        return own.StartsWith(relation, StringComparison.Ordinal)
            && (own.Length == relation.Length || own[relation.Length] == ':');
    }

    /// <summary>The first dependent with exactly this relation; -1 when there is none.</summary>
    public int Find(int token, string relation)
    {
        foreach (int dependent in Of(token))
        {
            if (Relation(dependent) == relation)
            {
                return dependent;
            }
        }

        return -1;
    }

    /// <summary>Whether a dependent has this relation and this lemma.</summary>
    public bool Has(int token, string relation, string lemma)
    {
        foreach (int dependent in Of(token))
        {
            if (Is(dependent, relation) && Lemma(dependent) == lemma)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The preposition of a phrase; the empty string when it has none.</summary>
    public string CaseOf(int token)
    {
        int word = Find(token, "case");
        return word < 0 ? "" : Lemma(word);
    }

    /// <summary>The word itself, as written.</summary>
    public ReadOnlySpan<char> Word(int token) => Document.Words(Document.Tokens[token]);
}
