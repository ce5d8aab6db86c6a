using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Entente.Data;
using Entente.Events;
using Entente.Models;
using Entente.Text;

namespace Entente.Lab.Training.Events;

/// <summary>Reads sentences in which it is marked who takes part, as our own engine sees them.</summary>
internal sealed class PartySet
{
    private const int LongestKey = 50;

    private readonly TextAnalyzer _analyzer;
    private readonly SyntaxAnalyzer _syntax;
    private readonly CueReader _cues;
    private readonly EventGrammar _grammar;

    /// <summary>Prepares the engine of English.</summary>
    public PartySet()
    {
        Language language = Language.English;
        _analyzer = new TextAnalyzer(language);
        _syntax =
            SyntaxAnalyzer.Open(language, ModelFolder.Embedded)
            ?? throw new InvalidOperationException("There is no network of English.");
        _grammar = new EventGrammar(language);
        _cues = new CueReader(
            new EventCues(language, new PloverOntology(language.Tables)),
            _grammar
        );
    }

    /// <summary>The sentences of a file with tokens and <c>spans</c>, in its order.</summary>
    public MarkedSentence[] Read(string path)
    {
        string[] lines = File.ReadAllLines(path);
        var sentences = new MarkedSentence[lines.Length];
        Parallel.For(0, lines.Length, i => sentences[i] = Read(JsonElement.Parse(lines[i])));
        return sentences;
    }

    private MarkedSentence Read(JsonElement json)
    {
        (string text, ImmutableArray<Party> parties) = OfTokens(
            json.GetProperty("tokens"),
            json.GetProperty("spans")
        );
        WordTree tree = new(_syntax.Analyze(_analyzer.Analyze(text)));
        Document document = tree.Document;
        PartyScene scene = new(
            tree,
            new RoleReader(tree, _grammar),
            document.Sentences[0],
            _cues.Read(tree)
        );
        return new MarkedSentence(KeyOf(text), scene, parties);
    }

    private static (string Text, ImmutableArray<Party> Parties) OfTokens(
        JsonElement tokens,
        JsonElement spans
    )
    {
        StringBuilder text = new();
        List<TextSpan> places = [];
        foreach (JsonElement token in tokens.EnumerateArray())
        {
            int start = text.Length;
            text.Append(token.GetString());
            places.Add(new TextSpan(start, text.Length));
            text.Append(' ');
        }

        return (
            text.ToString().TrimEnd(' '),
            [
                .. spans
                    .EnumerateArray()
                    .Select(span => new Party(
                        Enum.Parse<PartyRole>(span.GetProperty("role").GetString()!, true),
                        new TextSpan(
                            places[span.GetProperty("start").GetInt32()].Start,
                            places[span.GetProperty("end").GetInt32() - 1].End
                        )
                    )),
            ]
        );
    }

    /// <summary>What two writings of one sentence have in common.</summary>
    private static string KeyOf(string text)
    {
        string letters = string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();
        return letters[..Math.Min(letters.Length, LongestKey)];
    }
}

/// <summary>A sentence in which it is marked who takes part.</summary>
/// <param name="Key">What is the same in other writings of it.</param>
/// <param name="Scene">The sentence as the reader of parties sees it.</param>
/// <param name="Parties">Who takes part.</param>
internal sealed record MarkedSentence(string Key, PartyScene Scene, ImmutableArray<Party> Parties);
