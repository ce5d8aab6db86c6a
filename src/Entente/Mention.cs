using System.Collections.Immutable;

namespace Entente;

/// <summary>Words that name someone or some place.</summary>
/// <param name="Span">The words, in <see cref="Article.Text"/>.</param>
/// <param name="Type">What is named.</param>
/// <param name="Name">The name to show: that of the entity where it is known, else the fullest form in the document.</param>
/// <param name="Entity">The entity's identifier in <c>data/world</c> ("vladimir-putin", "RUS"); <see langword="null"/> when our tables do not know it, or the words are ambiguous.</param>
/// <param name="Rule">The rule that found and resolved it, as listed in <c>docs/rules</c>.</param>
public sealed record Mention(
    TextSpan Span,
    EntityType Type,
    string Name,
    string? Entity,
    string Rule
)
{
    /// <summary>The rule of those whom a report leaves without a name, as listed in <c>docs/rules/entities.md</c>.</summary>
    public const string Unnamed = "unnamed official";

    /// <summary>Whether it means somebody whom the report leaves without a name ("a senior White House official"): nobody knows whether two reports mean the same one.</summary>
    public bool IsUnnamed => Rule == Unnamed;

    /// <summary>Whether it means the one whom another report names with the office (<see cref="LearnedOffice"/>).</summary>
    public bool IsLearned => Rule.StartsWith(LearnedOffice.Rule, StringComparison.Ordinal);

    /// <summary>The report that its office was learned from; <see langword="null"/> when it was not learned from another report.</summary>
    public string? LearnedFrom => IsLearned ? Rule[LearnedOffice.Rule.Length..] : null;

    /// <summary>Whom the words may mean where they are ambiguous, by identifier, in the order of the tables; empty when nobody is known, or one.</summary>
    public ImmutableArray<string> Candidates { get; init; } = [];

    /// <summary>Whom the words mean together ("the two leaders"), by identifier, in the order of the alphabet; empty when they name one, or nobody can be told.</summary>
    public ImmutableArray<string> Members { get; init; } = [];

    /// <summary>
    /// The office that the words around give a person ("<em>Russian President</em> Vladimir Putin"); of a state or nationality the office that is named with it and whose holder cannot be told
    /// ("the <em>Icelandic</em> foreign minister"); of somebody unnamed what he or she is, and whom it serves; <see langword="null"/> when there is none.
    /// </summary>
    public SeenOffice? Office { get; init; }
}

/// <summary>An office as a report gives it to somebody: learned from its words, and true of its day as far as the report is.</summary>
/// <param name="Role">The role, as in <c>data/en/titles.tsv</c>.</param>
/// <param name="Of">The identifier of the state or organisation it is held in.</param>
public sealed record SeenOffice(string Role, string Of);

/// <summary>An office with the one who holds it in the words of another report.</summary>
/// <param name="Office">The office.</param>
/// <param name="Name">The name to show.</param>
/// <param name="Entity">The holder's identifier; <see langword="null"/> when our tables do not know him or her.</param>
/// <param name="Report">The report that says so.</param>
public sealed record LearnedOffice(SeenOffice Office, string Name, string? Entity, string Report)
{
    /// <summary>What the rule of a mention begins with that was resolved so; the report follows.</summary>
    public const string Rule = "title learned from ";
}
