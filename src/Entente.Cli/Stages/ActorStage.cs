using Entente.Data;
using Entente.Entities;

namespace Entente.Cli.Stages;

/// <summary>The layer <c>actors</c> of <c>stage annotate</c>: each line with the country and the sector of the actor that it names.</summary>
/// <remarks>Its lines hold phrases, not texts (<c>actor</c>, <c>context</c>, <c>date</c>); so it stands alone.</remarks>
internal sealed class ActorStage
{
    /// <summary>The name of the layer.</summary>
    public const string Layer = "actors";

    private static readonly string[] s_fields = ["country", "sector"];

    private readonly ActorCoder _coder;

    private ActorStage(AnnotateFiles files)
    {
        _coder = new ActorCoder(
            new EntityBook(files.Tables),
            new Language(files.Language, files.Tables)
        );
    }

    /// <summary>Runs the stage and returns the exit code.</summary>
    public static Task<int> RunAsync(
        StageStreams streams,
        AnnotateFiles files,
        CancellationToken ct
    ) => StageRun.AnnotateAsync(streams, files, opened => new ActorStage(opened).Code, ct);

    private StageLine Code(string place, JsonLine line)
    {
        if (line.Text("actor") is not { } actor)
        {
            return StageLine.Faulty("expected a field \"actor\", found none");
        }

        ActorCode code = _coder.Code(
            actor,
            line.Text("context") ?? "",
            IsoDay.Parse(line.Text("date"))
        );
        byte[] bytes = line.With(
            s_fields,
            json =>
            {
                json.WriteString("country", code.Country);
                json.WriteString("sector", code.Sector);
            }
        );
        return new StageLine(bytes);
    }
}
