using System.Collections.Immutable;
using Entente.Text;

namespace Entente.Entities;

/// <summary>Finds the phrases of a document that may refer: names, descriptions, pronouns, and rows of them ("Paris and Berlin").</summary>
/// <remarks>
/// A phrase is a noun with what belongs to it: articles, adjectives, complements, relative clauses; not what is set beside it
/// (appositions, the other members of a row, brackets). So the annotators of GUM cut them (lab/notes/coreference.md).
/// Made for one _document. Cost: linear, as long as phrases nest no deeper than language does.
/// </remarks>
internal sealed class PhraseReader
{
    private const int MaxClimb = 12; // Deeper than a noun stands below its verb.

    private readonly Document _document;
    private readonly ImmutableArray<Syntax> _syntax;
    private readonly Forest _forest;
    private readonly PhraseMeanings _meanings;
    private readonly QuotedVoices _voices;

    public PhraseReader(Document document, ImmutableArray<Mention> mentions, ReferenceWords words)
    {
        _document = document;
        _syntax = document.Syntax;
        _forest = new Forest(document.Syntax);
        _meanings = new PhraseMeanings(document, mentions, words, _forest);
        _voices = new QuotedVoices(document, _forest);
    }

    /// <summary>The phrases, in order of their start, the wider first.</summary>
    public List<Phrase> Read()
    {
        List<Phrase> phrases = [];
        for (int s = 0; s < _document.Sentences.Length; s++)
        {
            Sentence sentence = _document.Sentences[s];
            for (int token = sentence.FirstToken; token < sentence.EndToken; token++)
            {
                if (IsHead(token))
                {
                    Phrase phrase = Describe(token, s);
                    phrases.Add(phrase);
                    if (RowEnd(token) is int end && end > phrase.End)
                    {
                        phrases.Add(Row(phrase, end));
                    }
                }
            }
        }

        phrases.Sort(
            static (a, b) =>
                a.First != b.First ? a.First.CompareTo(b.First)
                : a.End != b.End ? b.End.CompareTo(a.End)
                : a.Head.CompareTo(b.Head)
        );
        return phrases;
    }

    private bool IsHead(int token)
    {
        Syntax syntax = _syntax[token];
        return !Relations.Is(syntax.Relation, "flat")
            && syntax.Relation is not ("fixed" or "goeswith" or "expl" or "reparandum")
            && syntax.Tag switch
            {
                "NOUN" or "PROPN" => true,
                "PRON" => !HasFeature(syntax, "PronType=Rel")
                    && !HasFeature(syntax, "PronType=Int")
                    && _meanings.PronounAt(token) is not { Role: PronounRole.Relative },
                "ADV" => _meanings.PronounAt(token)
                    is { Role: PronounRole.Place or PronounRole.Time },
                "NUM" => syntax.Relation != "nummod",
                "ADJ" or "DET" or "X" or "SYM" => Relations.IsNominal(syntax.Relation),
                _ => false,
            };
    }

    private Phrase Describe(int token, int sentence)
    {
        Syntax syntax = _syntax[token];
        Pronoun? pronoun = syntax.Tag is "PRON" or "ADV" or "DET"
            ? _meanings.PronounAt(token)
            : null;
        bool standsAlone =
            pronoun is { Role: not (PronounRole.Indefinite or PronounRole.Demonstrative) };
        (int first, int end) = standsAlone ? (token, token + 1) : Extent(token);
        string[] name = pronoun is null ? _meanings.NameAt(token, first, end) : [];
        int clause = ClauseOf(token);
        int passage = _voices.PassageAt(_document.Tokens[token].Span.Start);
        PhraseMeaning meaning = _meanings.Of(token, pronoun, name);
        return new Phrase
        {
            Head = token,
            First = first,
            End = end,
            Span = SpanOf(first, end),
            Kind =
                pronoun is not null ? ReferenceKind.Pronoun
                : name.Length > 0 ? ReferenceKind.Name
                : ReferenceKind.Nominal,
            Form = FormOf(token, pronoun, name.Length > 0),
            Pronoun = pronoun,
            Type = meaning.Type,
            Gender = meaning.Gender,
            Number =
                pronoun is not null ? pronoun.Number
                : HasFeature(syntax, "Number=Plur") ? Numbers.Plural
                : HasFeature(syntax, "Number=Sing") ? Numbers.Singular
                : Numbers.Any,
            Lemma = syntax.Lemma.ToLowerInvariant(),
            Wording = _meanings.Wording(first, end),
            Name = name,
            Initials = _meanings.InitialsAt(token, first, end),
            Modifiers = Modifiers(token),
            Role = RoleOf(token),
            Governor = syntax.Head,
            Clause = clause,
            IsMain = _syntax[clause].Relation == "root",
            Possessor = _forest.Child(token, "nmod:poss"),
            Twin = TwinOf(token),
            Sentence = sentence,
            Paragraph = _document.Sentences[sentence].Paragraph,
            Passage = passage,
            Speaker = _voices.SpeakerOf(passage),
            Entity = meaning.Entity,
        };
    }

    /// <summary>The row that begins with <paramref name="first"/>: "Paris and Berlin".</summary>
    private Phrase Row(Phrase first, int end) =>
        new()
        {
            Head = first.Head,
            First = first.First,
            End = end,
            Span = SpanOf(first.First, end),
            Kind = ReferenceKind.Nominal,
            Form = PhraseForm.Coordination,
            Type = first.Type,
            Gender = Genders.Any,
            Number = Numbers.Plural,
            Lemma = first.Lemma,
            Wording = _meanings.Wording(first.First, end),
            Role = first.Role,
            Governor = first.Governor,
            Clause = first.Clause,
            IsMain = first.IsMain,
            Sentence = first.Sentence,
            Paragraph = first.Paragraph,
            Passage = first.Passage,
        };

    /// <summary>Where the row ends of which <paramref name="token"/> is the first member; <see langword="null"/> when it begins none.</summary>
    private int? RowEnd(int token)
    {
        int? end = null;
        if (_syntax[token].Relation != "conj")
        {
            foreach (int child in _forest.Children(token))
            {
                bool isMember =
                    child > token
                    && _syntax[child].Relation == "conj"
                    && _syntax[child].Tag is "NOUN" or "PROPN" or "PRON" or "NUM";
                end = isMember ? TrimmedEnd(child, _forest.End[child]) : end;
            }
        }

        return end;
    }

    /// <summary>The tokens of the phrase around <paramref name="head"/>.</summary>
    private (int First, int End) Extent(int head)
    {
        int first = head;
        int end = head + 1;
        bool isPredicate = _forest.Child(head, "cop") >= 0;
        bool isName = _syntax[head].Tag == "PROPN";
        foreach (int child in _forest.Children(head))
        {
            string relation = _syntax[child].Relation;
            if (child < head)
            {
                // "You guys": the pronoun stands before its noun like an article.
                bool belongs =
                    BelongsBefore(relation) || relation == "dep" && _syntax[child].Tag == "PRON";
                first = belongs ? Math.Min(first, _forest.First[child]) : first;
            }
            else if (
                BelongsBehind(relation, isPredicate)
                && !_meanings.OpensBracket(_forest.First[child])
                && !(isName && _meanings.IsComma(_forest.First[child]))
            )
            {
                end = Math.Max(end, _forest.End[child]);
            }
        }

        while (first < head && _meanings.IsStop(first))
        {
            first++;
        }

        return _meanings.WithMarks(first, TrimmedEnd(head, end));
    }

    private static bool BelongsBefore(string relation) =>
        relation
            is "det"
                or "det:predet"
                or "amod"
                or "compound"
                or "nmod:poss"
                or "nmod:desc"
                or "nmod:unmarked"
                or "nummod";

    private static bool BelongsBehind(string relation, bool isPredicate) =>
        relation
            is "nmod"
                or "acl"
                or "acl:relcl"
                or "case"
                or "nummod"
                or "amod"
                or "compound"
                or "compound:prt"
                or "det"
                or "nmod:unmarked"
                or "nmod:desc"
                or "goeswith"
                or "fixed"
        || Relations.Is(relation, "flat")
        || !isPredicate && relation is "obl" or "obj" or "xcomp" or "ccomp";

    /// <summary>Leaves out marks at the end that belong to what follows.</summary>
    private int TrimmedEnd(int head, int end)
    {
        while (end > head + 1 && _meanings.IsStop(end - 1))
        {
            end--;
        }

        return end;
    }

    private TextSpan SpanOf(int first, int end) =>
        new(_document.Tokens[first].Span.Start, _document.Tokens[end - 1].Span.End);

    private PhraseForm FormOf(int token, Pronoun? pronoun, bool isName)
    {
        if (pronoun is not null)
        {
            return pronoun switch
            {
                { Role: PronounRole.Reflexive } => PhraseForm.Reflexive,
                { Role: PronounRole.Demonstrative } => PhraseForm.Demonstrative,
                { Role: not (PronounRole.Personal or PronounRole.Possessive) } =>
                    PhraseForm.OtherPronoun,
                { Person: < 3 } => PhraseForm.SpeechPronoun,
                { Number: Numbers.Plural } => PhraseForm.PluralPronoun,
                { Gender: Genders.Neuter } => PhraseForm.ThingPronoun,
                _ => PhraseForm.HumanPronoun,
            };
        }

        int determiner = _forest.Child(token, "det");
        return isName ? PhraseForm.Name
            : _forest.Child(token, "nmod:poss") >= 0 ? PhraseForm.Possessed
            : determiner >= 0 && HasFeature(_syntax[determiner], "Definite=Def")
                ? PhraseForm.Definite
            : determiner >= 0 && HasFeature(_syntax[determiner], "PronType=Dem")
                ? PhraseForm.Pointed
            : determiner >= 0 ? PhraseForm.Indefinite
            : _syntax[token].Tag is "NUM" or "SYM" ? PhraseForm.Number
            : HasFeature(_syntax[token], "Number=Plur") ? PhraseForm.BarePlural
            : PhraseForm.Bare;
    }

    private PhraseRole RoleOf(int token)
    {
        string relation = _syntax[token].Relation;
        return _forest.Child(token, "cop") >= 0
            ? PhraseRole.Predicate
            : relation switch
            {
                "nsubj" or "nsubj:outer" or "csubj" => PhraseRole.Subject,
                "nsubj:pass" or "csubj:pass" => PhraseRole.PassiveSubject,
                "obj" or "iobj" => PhraseRole.Object,
                "nmod:poss" => PhraseRole.Possessor,
                "appos" => PhraseRole.Apposition,
                "conj" => PhraseRole.Conjunct,
                "compound" => PhraseRole.Compound,
                "root" => PhraseRole.Root,
                _ => Relations.Is(relation, "obl") ? PhraseRole.Oblique
                : Relations.Is(relation, "nmod") ? PhraseRole.Modifier
                : PhraseRole.Other,
            };
    }

    private int ClauseOf(int token)
    {
        int clause = token;
        for (int i = 0; i < MaxClimb && _syntax[clause].Head >= 0; i++)
        {
            clause = _syntax[clause].Head;
            if (_syntax[clause].Tag == "VERB")
            {
                break;
            }
        }

        return clause;
    }

    private int TwinOf(int token)
    {
        if (_syntax[token].Relation == "appos")
        {
            return _syntax[token].Head;
        }

        return _forest.Child(token, "cop") >= 0 ? _forest.Child(token, "nsubj") : -1;
    }

    private string[] Modifiers(int head)
    {
        List<string> found = [];
        foreach (int child in _forest.Children(head))
        {
            if (
                _syntax[child].Relation is "amod" or "compound" or "nummod" or "nmod" or "nmod:desc"
            )
            {
                found.Add(_syntax[child].Lemma.ToLowerInvariant());
            }
        }

        return [.. found];
    }

    private static bool HasFeature(Syntax syntax, string feature) =>
        syntax.Features.Contains(feature, StringComparison.Ordinal);
}
