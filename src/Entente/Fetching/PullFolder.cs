using System.Globalization;
using System.Text.Json;

namespace Entente.Fetching;

/// <summary>The folder that keeps what was received: web archives, and a journal of what stands where.</summary>
/// <remarks>
/// A line goes into the journal after its record is on the disk, and a capture is handed on after its line: a run that is killed loses nothing
/// that was handed on. What such a run left half-written is cut off at the next opening. One process at a time.
/// </remarks>
internal sealed class PullFolder : IDisposable
{
    private const string JournalName = "journal.jsonl";
    private const long MaxArchive = 1L << 30; // The size that archives are commonly cut into.

    private readonly string _path;
    private readonly TimeProvider _clock;
    private readonly FileStream _journal;
    private readonly Dictionary<string, JournalLine> _lines = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _answers = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private WarcFile? _archive;
    private int _number = 1;
    private long _end;

    private PullFolder(string path, FileStream journal, TimeProvider clock) =>
        (_path, _journal, _clock) = (path, journal, clock);

    /// <summary>Opens a folder, and makes it when it is not there.</summary>
    /// <exception cref="IOException">Another process has it open, or the disk fails.</exception>
    public static PullFolder Open(string path, TimeProvider clock)
    {
        Directory.CreateDirectory(path);
        FileStream journal = new(
            Path.Combine(path, JournalName),
            FileMode.OpenOrCreate,
            FileAccess.ReadWrite,
            FileShare.None
        );
        PullFolder folder = new(path, journal, clock);
        try
        {
            folder.Load();
            return folder;
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>What is known of an address, as it was asked or as it was sent on to.</summary>
    public JournalLine? Find(string address)
    {
        lock (_lock)
        {
            return _lines.GetValueOrDefault(address);
        }
    }

    /// <summary>When a host answered last; <see langword="null"/> when it never did.</summary>
    public DateTimeOffset? LastAnswerOf(string host)
    {
        lock (_lock)
        {
            return _answers.TryGetValue(host, out DateTimeOffset at) ? at : null;
        }
    }

    /// <summary>The bytes of the answer that a line tells of; <see langword="null"/> when they are gone.</summary>
    public byte[]? AnswerOf(JournalLine line)
    {
        try
        {
            return line.File is null || Path.GetFileName(line.File) != line.File
                ? null
                : WarcFile.ReadBlock(_path, new WarcPlace(line.File, line.Offset, line.Length));
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            return null; // Somebody took the file away: the address is asked again.
        }
    }

    /// <summary>Keeps answers, and then the line that speaks of the last of them.</summary>
    public void Keep(IEnumerable<Answer> answers, JournalLine line)
    {
        lock (_lock)
        {
            foreach (Answer answer in answers)
            {
                WarcPlace place = Archive().AppendAnswer(answer);
                line = line with
                {
                    File = place.File,
                    Offset = place.Offset,
                    Length = place.Length,
                };
            }

            Write(line);
        }
    }

    /// <summary>Keeps the answer that nothing changed since <paramref name="kept"/>.</summary>
    public void KeepUnchanged(Answer answer, Answer kept, JournalLine line)
    {
        lock (_lock)
        {
            Archive().AppendRevisit(answer, kept);
            Write(line);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _archive?.Dispose();
        _journal.Dispose();
    }

    private void Load()
    {
        _journal.SetLength(EndOfLastLine());
        _journal.Position = 0;
        using StreamReader reader = new(_journal, leaveOpen: true);
        while (reader.ReadLine() is { } text)
        {
            if (Parse(text) is { } line)
            {
                Remember(line);
                (_number, _end) = (line.Archive, line.ArchiveEnd);
            }
        }

        _journal.Position = _journal.Length;
    }

    private long EndOfLastLine()
    {
        for (long end = _journal.Length; end > 0; end--)
        {
            _journal.Position = end - 1;
            if (_journal.ReadByte() == '\n')
            {
                return end;
            }
        }

        return 0;
    }

    private static JournalLine? Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, JournalJson.Default.JournalLine);
        }
        catch (JsonException)
        {
            return null; // A line that a failing disk has damaged: its address is asked again.
        }
    }

    private void Write(JournalLine line)
    {
        _archive?.Flush();
        _end = _archive?.Length ?? _end;
        line = line with { Archive = _number, ArchiveEnd = _end };
        _journal.Write(JsonSerializer.SerializeToUtf8Bytes(line, JournalJson.Default.JournalLine));
        _journal.WriteByte((byte)'\n');
        _journal.Flush(flushToDisk: true);
        Remember(line);
    }

    private void Remember(JournalLine line)
    {
        _lines[line.Address] = line;
        _lines[line.Final] = line;
        if (WebAddress.Read(line.Final, from: null, out _) is { } final)
        {
            _answers[final.Host.Text] = line.Checked ?? line.At;
        }
    }

    /// <summary>The archive to append to; a full one is followed by another.</summary>
    private WarcFile Archive()
    {
        if (_archive is { Length: >= MaxArchive })
        {
            _archive.Dispose();
            _archive = null;
            (_number, _end) = (_number + 1, 0);
        }

        if (_archive is null)
        {
            _archive = new WarcFile(
                _path,
                string.Create(CultureInfo.InvariantCulture, $"pull-{_number:0000}.warc.gz"),
                _end
            );
            if (_archive.Length == 0)
            {
                _archive.AppendInfo(_clock.GetUtcNow(), Wire.Software);
            }
        }

        return _archive;
    }
}
