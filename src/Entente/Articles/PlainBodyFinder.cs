namespace Entente.Articles;

/// <summary>Finds the lines of a text without tags that are the article's body.</summary>
/// <remarks>
/// What is known of the lines is weighed by a <see cref="BlockLabeller"/>; rules name the reason why a line is left out. Cost: linear. What was
/// tried: lab/notes/articles.md.
/// </remarks>
internal sealed class PlainBodyFinder(LineFactReader lines, BlockLabeller labeller)
{
    // A line that is so likely to be body is taken. lab/notes/articles.md.
    private static readonly (float Agreed, float Alone) s_least = (0.4f, 0.5f);

    /// <summary>Tells what is known of the lines, and guesses at the body by rules.</summary>
    public (BlockLook Look, PlainChoice Guess) Look(PageText text)
    {
        BlockLook look = lines.Read(text);
        PlainChoice guess = LineRules.Guess(text, look.Traits, look.Cues);
        for (int i = 0; i < look.Prose.Length; i++)
        {
            bool isItem = text.Blocks[i].Kind == BlockKind.Item;
            look.Facts.Set(i, BlockFact.Kind, isItem ? 1 + (int)BlockKind.Item : 0);
        }

        LineFactReader.Guess(look.Facts, guess.Reasons);
        return (look, guess);
    }

    /// <summary>Finds the body.</summary>
    /// <returns>The choice, and what was known of the lines.</returns>
    public (PlainChoice Choice, BlockFacts Facts) Find(PageText text)
    {
        (BlockLook look, PlainChoice guess) = Look(text);
        if (guess.First == guess.End)
        {
            return (guess, look.Facts);
        }

        float[] shares = labeller.Weigh(look.Facts);
        for (int i = 0; i < shares.Length; i++)
        {
            // What is left of tags and scripts is no article, whatever stands around it; neither is what carries a photographer's credit, a kiosk
            // line, or a short line that the rules leave out: teasers look like sub-headings.
            ReadOnlySpan<byte> facts = look.Facts[i];
            bool isOut =
                facts[(int)BlockFact.Signs] == LineFactReader.Remains
                || facts[(int)BlockFact.PictureLine] == LineFactReader.SurePicture
                || guess.Reasons[i] == LineRules.Kiosk
                || (guess.Reasons[i] is not null && look.Prose[i] == 0);
            shares[i] = isOut ? 0 : shares[i];
        }

        string?[] reasons = BlockChoice.Decide(shares, s_least, guess.Reasons, look);
        int first = Array.IndexOf(reasons, null);
        int end = Array.LastIndexOf(reasons, null) + 1;
        return (
            first < 0 ? guess : guess with { Reasons = reasons, First = first, End = end },
            look.Facts
        );
    }
}

/// <summary>Which lines are the body, and why the others are not.</summary>
/// <param name="Reasons">For each line why it is left out; <see langword="null"/> for the body.</param>
/// <param name="Traits">For each line what its words look like.</param>
/// <param name="Prose">For each line how much prose it is.</param>
/// <param name="First">The first line of the run.</param>
/// <param name="End">The line behind its last.</param>
internal sealed record PlainChoice(
    string?[] Reasons,
    BlockTraits[] Traits,
    float[] Prose,
    int First,
    int End
);
