using System.Collections.Immutable;

namespace Entente.Sqlite;

/// <summary>Writes what stands under the pictures of a report.</summary>
internal sealed class CaptionWriter(Session session)
{
    private const string Parting = "\n\n";

    private readonly Statement _caption = session.Prepare(
        "INSERT INTO caption (report, ordinal, text_start, text_end, source_map, earlier) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
    );

    /// <summary>The words of all captions, as the index of words takes them.</summary>
    public static string Joined(ImmutableArray<Caption> captions) =>
        string.Join(Parting, captions.Select(caption => caption.Text));

    /// <summary>Writes where each stands in <see cref="Joined"/>.</summary>
    public void Write(long report, ImmutableArray<Caption> captions)
    {
        int start = 0;
        for (int i = 0; i < captions.Length; i++)
        {
            Caption caption = captions[i];
            int end = start + caption.Text.Length;
            _caption.Run(
                report,
                i,
                start,
                end,
                SourceMapCodec.Write(caption.Source),
                caption.IsOfEarlier
            );
            start = end + Parting.Length;
        }
    }
}
