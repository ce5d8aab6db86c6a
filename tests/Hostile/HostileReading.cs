using Entente.Articles;
using Entente.Data;

namespace Entente.Hostile;

/// <summary>Reads bytes by every reader of outside input that takes bytes, and tells what they did wrong.</summary>
/// <remarks>Used by the tests and, for more and longer, by the laboratory.</remarks>
internal sealed class HostileReading
{
    /// <summary>How much processor time one input may take.</summary>
    public static readonly TimeSpan MostTime = TimeSpan.FromSeconds(2);

    /// <summary>How much may be allocated for one input: an upper bound of the memory it needs.</summary>
    public const long MostMemory = 256L * 1024 * 1024;

    private readonly ArticleReader _articles = new(DataTables.Embedded);

    /// <summary>Reads bytes as a file of unknown kind, as a page, and as an object of JSON.</summary>
    public ReadingCost Read(string name, byte[] bytes, string? charset = null)
    {
        long allocated = GC.GetTotalAllocatedBytes(precise: false);
        TimeSpan started = Environment.CpuUsage.TotalTime;
        int articles = 0;
        string? fault = null;
        try
        {
            foreach (Capture capture in Captures(name, bytes, charset))
            {
                Extraction extraction = _articles.Read(capture);
                articles += extraction.Article is null ? 0 : 1;
                fault ??=
                    extraction.Article is { } article ? EvidenceMap.Fault(article, capture)
                    : extraction.Refusal is null ? "neither an article nor a refusal"
                    : null;
            }
        }
        catch (Exception thrown)
        {
            // Whatever it is: no content may make a reader throw.
            fault = thrown.ToString();
        }

        TimeSpan time = Environment.CpuUsage.TotalTime - started;
        allocated = GC.GetTotalAllocatedBytes(precise: false) - allocated;
        fault ??=
            time > MostTime ? $"took {time.TotalSeconds:0.0} s"
            : allocated > MostMemory ? $"allocated {allocated >> 20} MiB"
            : null;
        return new ReadingCost(articles, time, allocated, fault);
    }

    private static IEnumerable<Capture> Captures(string name, byte[] bytes, string? charset)
    {
        foreach (
            CaptureResult result in CaptureReader
                .ReadAsync(["-"], new MemoryStream(bytes, writable: false))
                .ToBlockingEnumerable()
        )
        {
            if (result.Capture is { } capture)
            {
                yield return capture;
            }
        }

        ContentDigest digest = ContentDigest.Of(bytes);
        foreach (CaptureForm form in (CaptureForm[])[CaptureForm.Page, CaptureForm.JsonLine])
        {
            yield return new Capture
            {
                File = name,
                Bytes = bytes,
                Form = form,
                Digest = digest,
                Charset = charset,
            };
        }
    }
}

/// <summary>What reading one input cost.</summary>
/// <param name="Articles">Articles in it, of all readers.</param>
/// <param name="Time">Processor time of the process.</param>
/// <param name="Allocated">Bytes allocated.</param>
/// <param name="Fault">What must not be; <see langword="null"/> when all is well.</param>
internal readonly record struct ReadingCost(
    int Articles,
    TimeSpan Time,
    long Allocated,
    string? Fault
);
