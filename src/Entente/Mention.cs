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
);
