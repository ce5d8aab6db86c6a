using Entente.Text;

namespace Entente.Lab.Names;

/// <summary>The proper nouns of <see cref="WordNet"/>, by subject.</summary>
internal static class WordNetNames
{
    // Numbers of lexicographers' files: https://wordnet.princeton.edu/documentation/lexnames5wn.
    private const int Act = 4;
    private const int Artifact = 6;
    private const int Communication = 10;
    private const int Happening = 11;
    private const int Group = 14;
    private const int Location = 15;
    private const int NaturalObject = 17;
    private const int Person = 18;

    /// <summary>Adds all.</summary>
    public static void AddTo(GazetteerBuilder builder, WordNet dictionary)
    {
        foreach (Synset synset in dictionary.Nouns)
        {
            NameClasses classes = ClassesOf(synset, dictionary);
            foreach (
                string word in synset.Words.Where(w =>
                    classes != NameClasses.None && char.IsUpper(w[0])
                )
            )
            {
                // The dictionary lists offices among kinds of persons: "Secretary of State".
                if (!builder.Has(word, NameClasses.Title))
                {
                    builder.Add(word, classes);
                }

                if (synset.IsInstance && synset.File == Person)
                {
                    builder.Add(word[(word.LastIndexOf(' ') + 1)..], NameClasses.Surname);
                }
            }
        }

        foreach (string word in dictionary.Adjectives.SelectMany(s => s.Words))
        {
            if (char.IsUpper(word[0]) && word.Any(char.IsLower))
            {
                builder.Add(word, NameClasses.Group);
            }
        }
    }

    private static NameClasses ClassesOf(Synset synset, WordNet dictionary) =>
        synset.File switch
        {
            Person => synset.IsInstance ? NameClasses.Person : NameClasses.Group,
            Location => synset.IsInstance ? PlaceClass(synset, dictionary) : NameClasses.None,
            NaturalObject => synset.IsInstance ? NameClasses.Region : NameClasses.None,
            Group => NameClasses.Organization,
            Artifact => synset.IsInstance
                ? Is(synset, dictionary, "vehicle")
                    ? NameClasses.Product
                    : NameClasses.Facility
                : NameClasses.Product,
            Act or Happening => synset.IsInstance ? NameClasses.Event : NameClasses.None,
            Communication => Is(synset, dictionary, "language") ? NameClasses.LanguageName
            : !synset.IsInstance ? NameClasses.None
            : Is(synset, dictionary, "legal document") ? NameClasses.Law
            : NameClasses.Work,
            _ => NameClasses.None,
        };

    private static NameClasses PlaceClass(Synset synset, WordNet dictionary) =>
        Is(synset, dictionary, "municipality") || Is(synset, dictionary, "seat") ? NameClasses.City
        : Is(synset, dictionary, "country") ? NameClasses.State
        : NameClasses.Region;

    private static bool Is(Synset synset, WordNet dictionary, string kind) =>
        dictionary.Above(synset).Any(s => s.Words.Contains(kind, StringComparer.Ordinal));
}
