using System.Collections.Immutable;
using Entente.Text;

namespace Entente.Figures.Claims;

/// <summary>The trees of a document as claims are read from them.</summary>
internal sealed class Clauses(Document document, Forest forest, ClaimWords words)
{
    private const int MaxClimb = 6; // further up, what a number is of is guessing

    private readonly ImmutableArray<Syntax> _syntax = document.Syntax;

    public Syntax this[int token] => _syntax[token];

    public string Lemma(int token) => _syntax[token].Lemma.ToLowerInvariant();

    public int HeadOf(int token) => _syntax[token].Head;

    public bool Is(int token, ClaimWord kind) => token >= 0 && words.Is(Lemma(token), kind);

    public bool IsVerb(int token) => token >= 0 && _syntax[token].Tag is "VERB" or "AUX";

    public bool IsNoun(int token) => token >= 0 && _syntax[token].Tag is "NOUN" or "PROPN";

    /// <summary>Whether a token stands in a relation, or in a kind of it.</summary>
    public bool Stands(int token, string relation)
    {
        string own = _syntax[token].Relation;
        return own.StartsWith(relation, StringComparison.Ordinal)
            && (own.Length == relation.Length || own[relation.Length] == ':');
    }

    public int Child(int token, string relation)
    {
        foreach (int child in forest.Children(token))
        {
            if (Stands(child, relation))
            {
                return child;
            }
        }

        return -1;
    }

    public bool HasChild(int token, string relation, ClaimWord kind)
    {
        foreach (int child in forest.Children(token))
        {
            if (Stands(child, relation) && Is(child, kind))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a preposition of this kind stands before a phrase.</summary>
    public bool IsBehind(int token, ClaimWord kind) => HasChild(token, "case", kind);

    /// <summary>The noun that does, or undergoes, what a verb says: its own subject, or that of the verb it hangs on; -1 when no noun does.</summary>
    public int SubjectOf(int verb)
    {
        for (int step = 0; step < MaxClimb && verb >= 0; step++)
        {
            int subject = Child(verb, "nsubj");
            int above = HeadOf(verb);
            if (subject >= 0)
            {
                return IsNoun(subject) ? subject
                    : Stands(verb, "acl") && IsNoun(above) ? above // "exports, which rose 5 percent"
                    : -1;
            }

            if (Stands(verb, "acl"))
            {
                return IsNoun(above) ? above : -1;
            }

            if (verb > 0 && IsNoun(verb - 1) && IsParticiple(verb))
            {
                return verb - 1; // "a land border stretching 2,600 miles", wherever the tree hangs it
            }

            // "Trade between France and Chad stood at …" is sometimes read as a row of which the verb is a member.
            if (Stands(verb, "conj") && IsNoun(above))
            {
                return above;
            }

            bool shares = Stands(verb, "conj") || Stands(verb, "xcomp") || Stands(verb, "advcl");
            if (!shares || !IsVerb(above))
            {
                return ApposedBefore(verb);
            }

            verb = above;
        }

        return -1;
    }

    /// <summary>"According to Putin, trade with China rose …": the noun right before a verb without subject that the tree sets beside a name.</summary>
    private int ApposedBefore(int verb)
    {
        int end = verb;
        while (end > 0 && HeadOf(end - 1) == verb && _syntax[end - 1].Tag is "AUX" or "ADV")
        {
            end--;
        }

        int noun = end - 1;
        for (int step = 0; step < MaxClimb && noun >= 0 && !Stands(noun, "appos"); step++)
        {
            noun = HeadOf(noun);
        }

        return noun >= 0 && Stands(noun, "appos") && IsNoun(noun) && forest.End[noun] == end
            ? noun
            : -1;
    }

    /// <summary>The verb behind a noun that says what is done with it: "people detained", "the 37th time they had met"; -1 when none does.</summary>
    public int Participle(int noun)
    {
        int verb = Child(noun, "acl");
        if (verb < noun || !IsVerb(verb) || IsSetOff(verb, noun))
        {
            return -1;
        }

        // "three targets that the ministry said were hit": who says so does nothing with them.
        if (Child(verb, "ccomp") >= 0 || verb + 1 < _syntax.Length && IsVerb(verb + 1))
        {
            return -1;
        }

        // "six languages of which none makes …": what is done is done with something else.
        for (int i = forest.First[verb]; i < verb; i++)
        {
            if (
                _syntax[i].Features.Contains("PronType=Rel", StringComparison.Ordinal)
                && !(HeadOf(i) == verb && (Stands(i, "nsubj") || Stands(i, "obj")))
            )
            {
                return -1;
            }
        }

        return verb;
    }

    // "rules (more accurately described as advice)"
    private bool IsSetOff(int verb, int noun)
    {
        int first = forest.First[verb];
        return first > noun && (_syntax[first].Tag == "PUNCT" || _syntax[first - 1].Tag == "PUNCT");
    }

    /// <summary>Whether what a verb says is still to come: by an auxiliary, or by what it hangs on ("agreed to raise").</summary>
    public bool IsAhead(int verb)
    {
        for (int step = 0; step < MaxClimb && verb >= 0; step++)
        {
            if (HasChild(verb, "aux", ClaimWord.Ahead))
            {
                return true;
            }

            int above = HeadOf(verb);
            if (Stands(verb, "xcomp"))
            {
                if (Is(above, ClaimWord.Intend))
                {
                    return true;
                }
            }
            else if (IsInfinitive(verb) && (Stands(verb, "acl") || Stands(verb, "advcl")))
            {
                return true;
            }
            else if (!Stands(verb, "conj") || Child(verb, "nsubj") >= 0)
            {
                return false;
            }

            verb = above;
        }

        return false;
    }

    /// <summary>Whether a verb, or what it hangs on, is denied or set under a condition: then nothing is claimed.</summary>
    public bool IsDoubted(int token)
    {
        for (int step = 0; step < MaxClimb && token >= 0; step++)
        {
            if (
                HasChild(token, "advmod", ClaimWord.Not)
                || HasChild(token, "det", ClaimWord.Not)
                || HasChild(token, "mark", ClaimWord.If)
            )
            {
                return true;
            }

            token = HeadOf(token);
        }

        return false;
    }

    private bool IsParticiple(int verb) =>
        _syntax[verb].Features.Contains("VerbForm=Ger", StringComparison.Ordinal)
        || _syntax[verb].Features.Contains("VerbForm=Part", StringComparison.Ordinal)
            && Child(verb, "aux") < 0;

    private bool IsInfinitive(int verb)
    {
        foreach (int child in forest.Children(verb))
        {
            if (Stands(child, "mark") && _syntax[child].Tag == "PART")
            {
                return true;
            }
        }

        return false;
    }
}
