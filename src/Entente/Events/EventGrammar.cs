using System.Collections.Frozen;
using Entente.Data;

namespace Entente.Events;

/// <summary>The small words of <c>event-grammar</c> and the scopes of <c>event-scopes</c>.</summary>
internal sealed class EventGrammar
{
    private readonly FrozenDictionary<string, FrozenSet<string>> _kinds;
    private readonly FrozenDictionary<string, Modality> _scopes;

    /// <summary>Loads the tables.</summary>
    /// <exception cref="DataFormatException">A table is not well-formed.</exception>
    public EventGrammar(Language language)
    {
        Table grammar = language.Read("event-grammar");
        int kind = grammar.Column("kind");
        int word = grammar.Column("word");
        _kinds = grammar
            .Rows.GroupBy(row => row[kind], row => row[word], StringComparer.Ordinal)
            .ToFrozenDictionary(
                group => group.Key,
                group => group.ToFrozenSet(StringComparer.Ordinal),
                StringComparer.Ordinal
            );
        Table scopes = language.Read("event-scopes");
        int lemma = scopes.Column("word");
        int modality = scopes.Column("modality");
        _scopes = scopes.Rows.ToFrozenDictionary(
            row => row[lemma],
            row =>
                Enum.TryParse(row[modality], ignoreCase: true, out Modality found)
                    ? found
                    : throw row.Bad($"expected a modality, found \"{row[modality]}\""),
            StringComparer.Ordinal
        );
    }

    /// <summary>What an act is directed at stands behind these.</summary>
    public FrozenSet<string> Directions => Kind("direction");

    /// <summary>Who acts in the passive stands behind these.</summary>
    public FrozenSet<string> Agents => Kind("agent");

    /// <summary>Those who act on each other stand behind these.</summary>
    public FrozenSet<string> Mutual => Kind("mutual");

    /// <summary>With whom somebody does something stands behind these.</summary>
    public FrozenSet<string> Fellows => Kind("fellow");

    /// <summary>Of these what an act ends at stands behind, and seldom whose somebody is: "invited the captain to Togo".</summary>
    public FrozenSet<string> Ends => Kind("end");

    /// <summary>Nouns for those who are sent to somebody: "the ambassador to Togo".</summary>
    public FrozenSet<string> Posted => Kind("posted");

    /// <summary>What is talked about stands behind these, and nobody who talks: "talks on Chad".</summary>
    public FrozenSet<string> Topics => Kind("topic");

    /// <summary>Words for being near something that is not reached: "within reach of an agreement", "close to a deal".</summary>
    public FrozenSet<string> Brinks => Kind("brink");

    /// <summary>Words before an act that did not quite happen: "almost signed".</summary>
    public FrozenSet<string> Nearly => Kind("nearly");

    /// <summary>Sites on which words are said, and that seldom are whom they are said to.</summary>
    public FrozenSet<string> Platforms => Kind("platform");

    /// <summary>Verbs that tell little without their object: "put their names", "laid the blame".</summary>
    public FrozenSet<string> Light => Kind("light");

    /// <summary>An act behind these is supposed.</summary>
    public FrozenSet<string> Conditions => Kind("condition");

    /// <summary>Words that deny.</summary>
    public FrozenSet<string> Negations => Kind("negation");

    /// <summary>Auxiliaries of what is to come.</summary>
    public FrozenSet<string> Future => Kind("future");

    /// <summary>Words that stand in headlines for "is to" and "will": "set", "due".</summary>
    public FrozenSet<string> Announcing => Kind("announcing");

    /// <summary>Auxiliaries of what would have been.</summary>
    public FrozenSet<string> Unreal => Kind("unreal");

    /// <summary>Auxiliaries of what may be.</summary>
    public FrozenSet<string> Possible => Kind("possible");

    /// <summary>Auxiliaries of what ought to be.</summary>
    public FrozenSet<string> Duties => Kind("duty");

    /// <summary>Verbs with an infinitive of what ought to be: "have to", "need to".</summary>
    public FrozenSet<string> Necessities => Kind("necessity");

    /// <summary>Where something happens stands behind these.</summary>
    public FrozenSet<string> Places => Kind("place");

    /// <summary>Groups of states that nobody can list: "the West".</summary>
    public FrozenSet<string> Constructs => Kind("construct");

    /// <summary>Words for the two that were named before.</summary>
    public FrozenSet<string> Pairs => Kind("pair");

    /// <summary>Nouns for the two that were named before, where "both" or "the two" says so.</summary>
    public FrozenSet<string> Twins => Kind("twin");

    /// <summary>Nouns for an organisation that was named before: "the bloc".</summary>
    public FrozenSet<string> Bodies => Kind("body");

    /// <summary>Words that say of several that each of them acts, and name nobody.</summary>
    public FrozenSet<string> Distributives => Kind("distributive");

    /// <summary>Nouns for somebody by how he stands to whose he is: "its neighbour" is another than it.</summary>
    public FrozenSet<string> Others => Kind("other");

    /// <summary>Adjectives that make of a people a minority of another country: "ethnic Albanians".</summary>
    public FrozenSet<string> Minorities => Kind("minority");

    /// <summary>Nouns for an act that was told before: "the move", "the decision".</summary>
    public FrozenSet<string> Acts => Kind("act");

    /// <summary>Verbs by which others look forward to what somebody is to do: "the envoy is expected in Lima".</summary>
    public FrozenSet<string> Awaited => Kind("awaited");

    /// <summary>Nouns for what somebody writes or says, and that speaks for him: "the note demands".</summary>
    public FrozenSet<string> Documents => Kind("document");

    /// <summary>Verbs that give an account of what stands in a finite clause, and an order with an infinitive.</summary>
    public FrozenSet<string> Tellings => Kind("telling");

    /// <summary>Whose account it is stands behind these.</summary>
    public FrozenSet<string> Accounts => Kind("account");

    /// <summary>An act is the occasion of another behind these.</summary>
    public FrozenSet<string> Occasions => Kind("occasion");

    /// <summary>Against whom something is done stands behind these.</summary>
    public FrozenSet<string> Opponents => Kind("opponent");

    /// <summary>Till or since when something goes on stands behind these.</summary>
    public FrozenSet<string> Limits => Kind("till");

    /// <summary>Of a promise or help that somebody gets, who gives it stands behind these.</summary>
    public FrozenSet<string> Givers => Kind("giver");

    /// <summary>Verbs of going somewhere: what they are done for is planned.</summary>
    public FrozenSet<string> Journeys => Kind("journey");

    /// <summary>What something came after stands behind these.</summary>
    public FrozenSet<string> After => Kind("after");

    /// <summary>A clause behind these is about the time before them: "in 2005, when they met".</summary>
    public FrozenSet<string> When => Kind("when");

    /// <summary>Verbs that give an account where they stand behind it: "…, the army claimed".</summary>
    public FrozenSet<string> Claiming => Kind("claiming");

    /// <summary>Verbs by which an act is done as it is made known: "announced".</summary>
    public FrozenSet<string> Proclaiming => Kind("proclaiming");

    /// <summary>Nouns for states: "the kingdom".</summary>
    public FrozenSet<string> States => Kind("state");

    /// <summary>Sectors whose members belong to a state: those of the one that a text is about, where it names none.</summary>
    public FrozenSet<string> OfState => Kind("of-state");

    /// <summary>Sectors whose members are where it happens.</summary>
    public FrozenSet<string> OfPlace => Kind("of-place");

    /// <summary>Sectors whose members mostly turn on those of their own state.</summary>
    public FrozenSet<string> OfHome => Kind("of-home");

    /// <summary>Pronouns for one person.</summary>
    public FrozenSet<string> Persons => Kind("person");

    /// <summary>Pronouns for one thing or body.</summary>
    public FrozenSet<string> Things => Kind("thing");

    /// <summary>Pronouns for several, or a body of many.</summary>
    public FrozenSet<string> Several => Kind("several");

    /// <summary>Verbs by which somebody agrees to what is to come: "promised", "pledged".</summary>
    public FrozenSet<string> Promises => Kind("promise");

    /// <summary>Nouns for a number or part of what stands behind them: "a batch of rifles".</summary>
    public FrozenSet<string> Measures => Kind("measure");

    /// <summary>Cues of violence that also speak of accidents.</summary>
    public FrozenSet<string> Accidents => Kind("accident");

    /// <summary>Words for disasters, which no one does.</summary>
    public FrozenSet<string> Disasters => Kind("disaster");

    /// <summary>Nouns for those who protest.</summary>
    public FrozenSet<string> Crowds => Kind("crowd");

    /// <summary>Words that begin the line below a picture.</summary>
    public FrozenSet<string> Pictures => Kind("picture");

    /// <summary>Words that begin a line that leads elsewhere.</summary>
    public FrozenSet<string> Pointers => Kind("pointer");

    /// <summary>What a word says of an act in its scope; <see langword="null"/> when it says nothing.</summary>
    public Modality? ScopeOf(string lemma) =>
        _scopes.TryGetValue(lemma, out Modality modality) ? modality : null;

    private FrozenSet<string> Kind(string name) =>
        _kinds.GetValueOrDefault(name) ?? FrozenSet<string>.Empty;
}
