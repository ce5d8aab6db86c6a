using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Entente.Data;
using Entente.Desk;
using Entente.Text;

namespace Entente.Cli.Stages;

/// <summary>The work of <c>stage annotate --format conllu</c> (or <c>iob2</c>): tokens or running text in, a line for each token out.</summary>
/// <remarks>
/// Sentences that others have divided into tokens keep them, with their comments; what others have annotated (tags, lemmas, trees)
/// is not handed on, so that a scorer sees our work only. Running text is taken by passages between empty lines.
/// </remarks>
internal sealed class ConlluStage
{
    private readonly TextAnalyzer _text;
    private readonly string _language;
    private readonly TokenFormat _format;
    private readonly ImmutableArray<Layer> _layers;
    private readonly SyntaxReader? _syntax;

    private ConlluStage(
        AnnotateFiles files,
        TokenFormat format,
        ImmutableArray<Layer> layers,
        SyntaxReader? syntax
    )
    {
        _language = files.Language;
        _text = new TextAnalyzer(new Language(files.Language, files.Tables));
        _format = format;
        _layers = layers;
        _syntax = syntax;
    }

    /// <summary>Runs the stage and returns the exit code.</summary>
    public static Task<int> RunAsync(
        StageStreams streams,
        AnnotateFiles files,
        TokenFormat format,
        ImmutableArray<Layer> layers,
        CancellationToken ct
    ) =>
        StageRun.RunAsync(
            streams,
            files.Output,
            "sentences",
            async (output, faults) =>
            {
                SyntaxReader? syntax = Layer.NeedSyntax(layers) ? SyntaxReader.Of(files) : null;
                if (syntax?.WhyNot(files.Language) is { } reason)
                {
                    throw new DataFormatException(reason);
                }

                ConlluStage stage = new(files, format, layers, syntax);
                await using Stream input = streams.OpenInput(files.Input);
                IAsyncEnumerable<Annotated> groups = OrderedWork.SelectAsync(
                    new PassageReader(format).ReadAsync(input, ct),
                    stage.Annotate,
                    ct: ct
                );
                await foreach (Annotated group in groups)
                {
                    foreach ((int line, string fault) in group.Faults)
                    {
                        faults.Add(StageRun.Place(files.Input, line), fault);
                    }

                    await output.WriteAsync(Encoding.UTF8.GetBytes(group.Lines), ct);
                }
            },
            ct
        );

    private Annotated Annotate(IReadOnlyList<Passage> group)
    {
        StringBuilder lines = new();
        List<(int Line, string Message)> faults = [];
        List<KeptSentence> kept = [];
        foreach (Passage passage in group)
        {
            if (passage.Fault is not null)
            {
                faults.Add((passage.Line, passage.Fault));
            }
            else if (!passage.HasTokens)
            {
                lines.Append(FindTokens(passage));
            }
            else if (KeptSentence.Read(_format, passage, out var fault) is { } sentence)
            {
                kept.Add(sentence);
            }
            else
            {
                faults.Add(fault);
            }
        }

        lines.Append(KeepTokens(kept));
        return new Annotated(lines.ToString(), faults);
    }

    private Document Analyze(Document document) =>
        _syntax?.Analyze(document, _language) ?? document;

    private string KeepTokens(IReadOnlyList<KeptSentence> sentences)
    {
        Document document = Analyze(KeptSentence.Join(sentences));
        TokenWriter writer = new(_format, document, _layers);
        int first = 0;
        foreach (KeptSentence sentence in sentences)
        {
            string[] ids =
            [
                .. sentence.Lines.Where(l => l.Kind == KeptLineKind.Token).Select(l => l.Id),
            ];
            int start = first;
            int token = first;
            foreach (KeptLine line in sentence.Lines)
            {
                switch (line.Kind)
                {
                    case KeptLineKind.Comment:
                        writer.Comment(line.Words);
                        break;
                    case KeptLineKind.Range:
                        writer.Range(line.Id, line.Words, line.IsJoined);
                        break;
                    default:
                        writer.Token(token++, line.Words, t => ids[t - start], line.IsJoined);
                        break;
                }
            }

            writer.End();
            first = token;
        }

        return writer.ToString();
    }

    private string FindTokens(Passage passage)
    {
        string text = string.Join('\n', passage.Lines);
        Document document = Analyze(_text.Analyze(text));
        TokenWriter writer = new(_format, document, _layers);
        for (int s = 0; s < document.Sentences.Length; s++)
        {
            Sentence sentence = document.Sentences[s];
            if (s == 0 || document.Sentences[s - 1].Paragraph != sentence.Paragraph)
            {
                writer.Comment("# newpar");
            }

            writer
                .Comment(Invariant($"# sent_id = {passage.Number}-{s + 1}"))
                .Comment($"# text = {sentence.Span.In(text)}");
            for (int t = sentence.FirstToken; t < sentence.EndToken; t++)
            {
                WriteToken(writer, document, sentence, t);
            }

            writer.End();
        }

        return writer.ToString();
    }

    /// <summary>Writes a token, and before it the word that is written as one and holds several tokens ("2-3 don't"), if one begins here.</summary>
    private static void WriteToken(
        TokenWriter writer,
        Document document,
        Sentence sentence,
        int token
    )
    {
        int end = EndOfWritten(document, token);
        bool isWhole = end == token + 1;
        if (!isWhole && !document.Tokens[token].IsJoined)
        {
            writer.Range(
                $"{Id(token)}-{Id(end - 1)}",
                Form(document, token, end),
                IsFollowedAtOnce(document, end - 1)
            );
        }

        writer.Token(
            token,
            Form(document, token, token + 1),
            Id,
            isWhole && IsFollowedAtOnce(document, token)
        );

        string Id(int t) => Invariant($"{t - sentence.FirstToken + 1}");
    }

    private static int EndOfWritten(Document document, int t)
    {
        do
        {
            t++;
        } while (t < document.Tokens.Length && document.Tokens[t].IsJoined);

        return t;
    }

    private static bool IsFollowedAtOnce(Document document, int t) =>
        t + 1 < document.Tokens.Length
        && document.Tokens[t + 1].Span.Start == document.Tokens[t].Span.End;

    /// <summary>The tokens as they are written; a word that a line break divides is put together.</summary>
    private static string Form(Document document, int first, int end) =>
        string.Concat(
            new TextSpan(document.Tokens[first].Span.Start, document.Tokens[end - 1].Span.End)
                .In(document.Text)
                .ToString()
                .Split('\n', '\r')
        );

    private static string Invariant(FormattableString text) =>
        text.ToString(CultureInfo.InvariantCulture);

    private sealed record Annotated(string Lines, IReadOnlyList<(int Line, string Message)> Faults);
}
