using System.Collections.Immutable;

namespace Entente.Quotations.Attributions;

/// <summary>Tells what the rules read in the terms of the models.</summary>
internal static class RuleRoles
{
    /// <summary>The parts of statements; where two overlap, what is written later counts.</summary>
    public static ImmutableArray<KnownRole> Of(Page page, List<Statement> statements)
    {
        var roles = ImmutableArray.CreateBuilder<KnownRole>();
        foreach (Statement statement in statements)
        {
            if (!statement.Clause.IsEmpty)
            {
                roles.Add(new KnownRole(page.Span(statement.Clause), 2));
            }

            foreach (int passage in statement.Passages)
            {
                if (statement.Kind == QuotationKind.Direct)
                {
                    roles.Add(new KnownRole(page.Passages[passage].Marked, 1));
                }
            }

            if (statement.Speaker is { Words.IsEmpty: false } speaker)
            {
                roles.Add(new KnownRole(page.Span(speaker.Words), 4));
            }

            if (!statement.Cue.IsEmpty)
            {
                roles.Add(new KnownRole(page.Span(statement.Cue), 3));
            }
        }

        return roles.DrainToImmutable();
    }
}
