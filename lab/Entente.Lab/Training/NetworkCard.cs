using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Entente.Lab.Training.Data;

namespace Entente.Lab.Training;

/// <summary>Writes the card that goes with the network: what it is, from which data and by which command, how good, under which licence.</summary>
internal static class NetworkCard
{
    private const string About = """
        # network.bin: tags, lemmas, trees and names of English

        A network that reads each sentence both ways and says of each word its part of speech (universal and of the Penn Treebank), its morphological
        features, its lemma (as an edit of the form), its head and relation (Universal Dependencies 2) and which name it belongs to. It reads of a word a
        vector, five hashed parts of its letters and the lists of names in `gazetteer.bin`. Layers, arithmetic and the names of the entries: `lab/notes/engine.md`.

        """;

    private const string Licence = """

        ## Licence

        The weights are made from texts and annotations under CC BY-SA 4.0 and are under **CC BY-SA 4.0** themselves
        (https://creativecommons.org/licenses/by-sa/4.0/); the code of this repository keeps its own licence. They contain information from:

        * UD English EWT (Universal Dependencies, English Web Treebank; N. Silveira et al. 2014), CC BY-SA 4.0, with names marked by us;
        * UD English GUM (Georgetown University Multilayer corpus; A. Zeldes 2017), annotation CC BY 4.0, texts CC BY, CC BY-SA or public domain (its non-commercial genres are left out);
        * GloVe 6B word vectors (J. Pennington, R. Socher and C. Manning 2014), PDDL 1.0;
        * Wikigold (D. Balasuriya et al. 2009), CC BY 4.0; W-NUT 2017 emerging entities (L. Derczynski et al. 2017), CC BY 4.0; Broad Twitter Corpus (L. Derczynski et al. 2016), CC BY 4.0;
        * names in news texts, marked by us (`lab/annotations`): positions only, no text is kept;
        * what `gazetteer.md` names, through the lists that it reads.
        """;

    /// <summary>Writes the card.</summary>
    /// <param name="path">Where.</param>
    /// <param name="commands">The commands that made the network, in order.</param>
    /// <param name="file">The network.</param>
    /// <param name="figures">What was measured, one line each.</param>
    /// <param name="sources">The files that it was made from.</param>
    public static void Write(
        string path,
        IEnumerable<string> commands,
        byte[] file,
        IEnumerable<string> figures,
        IEnumerable<TrainingSource> sources
    )
    {
        StringBuilder card = new(About);
        card.AppendLine("Made by\n\n```sh")
            .AppendJoin('\n', commands)
            .AppendLine("\n```\n")
            .AppendLine(
                "The same data and seed give the same bytes with any number of threads, on every CPU that multiplies and adds in one step."
            )
            .AppendLine(
                CultureInfo.InvariantCulture,
                $"{file.Length:N0} bytes, SHA-256 `{Convert.ToHexStringLower(SHA256.HashData(file))}`."
            )
            .AppendLine("\n## Figures\n")
            .AppendLine(
                "Gold tokens, the weights of the file in the trainer's arithmetic; names exact (UNER: person, organisation, place; news: all types, on texts kept back).\n"
            )
            .AppendLine("```text")
            .AppendJoin('\n', figures)
            .AppendLine("\n```\n")
            .AppendLine("## Data\n\n| file | SHA-256 |\n| --- | --- |");
        foreach (TrainingSource source in sources)
        {
            string digest = Convert.ToHexStringLower(
                SHA256.HashData(File.ReadAllBytes(source.Path))
            );
            card.AppendLine(CultureInfo.InvariantCulture, $"| `{source.Name}` | `{digest}` |");
        }

        card.AppendLine(Licence);
        File.WriteAllText(path, card.ToString().ReplaceLineEndings("\n").TrimEnd() + "\n");
    }
}
