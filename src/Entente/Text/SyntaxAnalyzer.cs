using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Entente.Data;
using Entente.Models;

namespace Entente.Text;

/// <summary>Says of each token what it is and does in its sentence, and finds the names in a text.</summary>
/// <remarks>
/// <para>Built once and safe to use from any thread; the same text gives the same answer on every processor and with any number of
/// threads. Any document in, no exception. Cost: linear in the tokens, with a bounded memory to work in; a sentence of more than
/// <see cref="LongestSentence"/> tokens is read in pieces, cut behind a mark where there is one, and the root of each further
/// piece hangs on the root of the first as <c>parataxis</c>.</para>
/// <para>A language needs a file <c>models/LANG/network.bin</c> and no code; lists of names in <c>models/LANG/gazetteer.bin</c>
/// and, with them, the quick model's opinion on names (<c>models/LANG/quick.bin</c>) are used where they are.</para>
/// </remarks>
public sealed class SyntaxAnalyzer
{
    /// <summary>Tokens of a sentence that is read in one piece.</summary>
    public const int LongestSentence = SentenceBatch.LongestSentence;

    /// <summary>The name of the model: <c>models/LANG/network.bin</c>.</summary>
    public const string Model = "network";

    private readonly SyntaxModel _model;
    private readonly ConcurrentBag<SyntaxWork> _idle = [];

    internal SyntaxAnalyzer(SyntaxFiles files, IArithmetic arithmetic) =>
        _model = new SyntaxModel(files, arithmetic);

    /// <summary>Loads the network of a language; <see langword="null"/> when <paramref name="models"/> holds none for it.</summary>
    /// <exception cref="DataFormatException">The file is damaged, cut, newer than this program, or no network.</exception>
    public static SyntaxAnalyzer? Open(Language language, ModelFolder models)
    {
        ArgumentNullException.ThrowIfNull(language);
        ArgumentNullException.ThrowIfNull(models);
        return Open(language, models, Arithmetic.Best);
    }

    internal static SyntaxAnalyzer? Open(
        Language language,
        ModelFolder models,
        IArithmetic arithmetic
    ) =>
        models.Find(language, Model) is { } file
            ? new SyntaxAnalyzer(
                new SyntaxFiles(
                    file,
                    models.Find(language, Gazetteer.Model),
                    models.Find(language, QuickTagger.Model)
                ),
                arithmetic
            )
            : null;

    /// <summary>Whether this language's network finds names; if not, <see cref="Document.Names"/> stays empty.</summary>
    public bool FindsNames => _model.NameLabels.Length > 0;

    /// <summary>The document with <see cref="Document.Syntax"/> and <see cref="Document.Names"/>.</summary>
    public Document Analyze(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (!_idle.TryTake(out SyntaxWork? work))
        {
            work = new SyntaxWork(_model);
        }

        Syntax[] syntax = new Syntax[document.Tokens.Length];
        ImmutableArray<Name> names = work.Run(document, syntax);
        _idle.Add(work);
        return document with
        {
            Syntax = ImmutableCollectionsMarshal.AsImmutableArray(syntax),
            Names = names,
        };
    }
}
