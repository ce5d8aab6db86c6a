namespace Entente.Lab.Training.Data;

/// <summary>The sets that the network of a language learns from, and those that it is measured on.</summary>
internal sealed class TrainingSets
{
    // Each so manieth news text is kept back, to measure all types of names on.
    private const int NewsKeptBack = 12;

    /// <summary>A treebank of any language, and nothing else.</summary>
    /// <param name="language">The language, BCP 47.</param>
    /// <param name="folder">Holds <c>train.conllu</c> and <c>dev.conllu</c>.</param>
    public TrainingSets(string language, string folder)
    {
        string File(string name) => Source(name, Path.Combine(folder, name));
        Language = language;
        Arguments = $" --language {language} --treebank {Path.GetFileName(folder)}";
        Parsed = Treebank.Read(File("train.conllu"), language);
        Development = [("dev", Treebank.Read(File("dev.conllu"), language))];
    }

    /// <summary>All sets of English.</summary>
    /// <param name="data">The folder <c>shared/data</c>.</param>
    /// <param name="repository">The root of the checkout.</param>
    /// <param name="without">A genre of GUM to leave out and to measure on; <see langword="null"/> for none.</param>
    public TrainingSets(string data, string repository, string? without)
    {
        Language = Entente.Data.Language.English.Code;
        Arguments = without is null ? "" : $" --without {without}";
        string Shared(string name) =>
            Source("shared/data/nlp/" + name, Path.Combine(data, "nlp", name));
        string Own(string name) => Source(name, Path.Combine(repository, name));

        VectorFile = Shared("vectors/glove100.q8.bin.gz");
        Gazetteer = Own("models/en/gazetteer.bin");
        List<TrainingSentence> gum =
        [
            .. new GumNames(Shared("gum/gum.train.jsonl.gz"), Entente.Data.Language.English).AddTo(
                Treebank.Read(Shared("ud/en_gum.train.conllu.gz"), "GUM")
            ),
        ];
        bool IsLeftOut(TrainingSentence sentence) =>
            without is not null && sentence.Source == "GUM:" + without;
        Parsed =
        [
            .. NamesByHand.AddTo(
                Treebank.Read(Shared("ud/en_ewt.train.conllu.gz"), "EWT"),
                Own("lab/annotations/names.ewt-train.tsv")
            ),
            .. gum.Where(sentence => !IsLeftOut(sentence)),
        ];
        ILookup<bool, TrainingSentence> news = NamesByHand
            .ReadNews(Own("lab/annotations/names.news-train.jsonl"), data)
            .ToLookup(pair => pair.Text % NewsKeptBack == 0, pair => pair.Sentence);
        NewsDevelopment =
        [
            .. news[true],
            .. NamesByHand
                .ReadNews(Own("lab/annotations/names.news-dev.jsonl"), data)
                .Select(pair => pair.Sentence),
        ];
        Named =
        [
            .. news[false],
            .. Columns("wikigold", NameColumns.FourTypes, Shared("ner/wikigold.conll.gz")),
            .. Columns("wnut17", NameColumns.EmergingTypes, Shared("ner/wnut17.train.conll.gz")),
            .. Columns("btc", NameColumns.ThreeTypes, Shared("ner/btc.conll.gz")),
        ];
        Development =
        [
            ("EWT dev", Treebank.Read(Shared("ud/en_ewt.dev.conllu.gz"), "EWT")),
            ("GUM dev", Treebank.Read(Shared("ud/en_gum.dev.conllu.gz"), "GUM")),
        ];
        if (without is not null)
        {
            Development.Add(("GUM train " + without, [.. gum.Where(IsLeftOut)]));
        }

        NamedDevelopment =
        [
            .. new NameColumns("UNER", 1, 2, NameColumns.ThreeTypes).Read(
                Shared("ner/uner_ewt.dev.iob2.gz")
            ),
        ];
    }

    /// <summary>What of the command chose these sets; empty for all sets of English.</summary>
    public string Arguments { get; }

    /// <summary>All files that were read.</summary>
    public List<TrainingSource> Sources { get; } = [];

    /// <summary>The language, BCP 47.</summary>
    public string Language { get; }

    /// <summary>The word vectors; <see langword="null"/> when there are none.</summary>
    public string? VectorFile { get; }

    /// <summary>The lists of names; <see langword="null"/> when there are none.</summary>
    public string? Gazetteer { get; }

    /// <summary>Sentences with trees, some of them with names.</summary>
    public List<TrainingSentence> Parsed { get; }

    /// <summary>Whether there is anything to learn names from.</summary>
    public bool HaveNames =>
        Named.Count > 0 || Parsed.Exists(sentence => sentence.Names is not null);

    /// <summary>Sentences that only have names.</summary>
    public List<TrainingSentence> Named { get; } = [];

    /// <summary>Sentences with trees to measure on, by the name of their set.</summary>
    public List<(string Name, List<TrainingSentence> Sentences)> Development { get; }

    /// <summary>Sentences with names of persons, organisations and places to measure on.</summary>
    public List<TrainingSentence> NamedDevelopment { get; } = [];

    /// <summary>Sentences of news with names of all types to measure on.</summary>
    public List<TrainingSentence> NewsDevelopment { get; } = [];

    private static IEnumerable<TrainingSentence> Columns(
        string source,
        IReadOnlyDictionary<string, NameType[]> types,
        string path
    ) => new NameColumns(source, 0, 1, types).Read(path);

    private string Source(string name, string path)
    {
        Sources.Add(new TrainingSource(name, path));
        return path;
    }
}
