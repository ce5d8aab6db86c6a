using System.Buffers;
using System.Collections.Immutable;

namespace Entente.Articles;

/// <summary>Gathers the visible text of a page as blocks, with blanks made single, and remembers where each character stood.</summary>
/// <remarks>Cost: linear in what is written. Characters without shape (soft hyphens, zero-width spaces, controls) are dropped.</remarks>
internal sealed class BlockWriter
{
    private static readonly SearchValues<char> s_special = SearchValues.Create(
        " \t\n\r\f\v\u0085\u00A0\u00AD\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u200B\u2028\u2029\u202F\u205F\u2060\u3000\uFEFF"
            + "\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u000E\u000F\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F\u007F"
    );

    private readonly string _source;
    private readonly ImmutableArray<SourceRun>.Builder _runs;
    private readonly ImmutableArray<Block>.Builder _blocks;
    private char[] _text;
    private int _length;

    // The run that still grows, verbatim.
    private int _runText;
    private int _runSource;
    private int _runLength;

    // White space that waits for the next word of its block.
    private int _blankStart = -1;
    private int _blankEnd;

    private int _blockStart;
    private int _sourceStart = -1;
    private int _sourceEnd;
    private int _linkLength;
    private bool _hasLarge;

    public BlockWriter(string source)
    {
        _source = source;
        _text = new char[Math.Max(256, source.Length / 4)];
        _runs = ImmutableArray.CreateBuilder<SourceRun>(256);
        _blocks = ImmutableArray.CreateBuilder<Block>(128);
    }

    /// <summary>How many blocks have been closed.</summary>
    public int Count => _blocks.Count;

    /// <summary>Whether the open block has no word yet.</summary>
    public bool IsBlockEmpty => _length == _blockStart;

    /// <summary>Whether what comes is small print; it ends with its block at the latest, for many a mark is never closed.</summary>
    public bool IsSmall { get; set; }

    /// <summary>Writes the source text between two offsets as it is, but for its white space.</summary>
    public void Write(int start, int end, bool isLink = false)
    {
        int at = start;
        while (at < end)
        {
            int word = _source.AsSpan(at, end - at).IndexOfAny(s_special);
            int stop = word < 0 ? end : at + word;
            if (stop > at)
            {
                Verbatim(at, stop, isLink);
                at = stop;
            }

            if (at < end)
            {
                Special(_source[at], at, at + 1);
                at++;
            }
        }
    }

    /// <summary>Writes characters that the source spells differently between the two offsets.</summary>
    public void WriteInstead(ReadOnlySpan<char> characters, int start, int end, bool isLink = false)
    {
        if (!characters.ContainsAnyExcept(s_special))
        {
            foreach (char c in characters)
            {
                Special(c, start, end);
            }

            return;
        }

        Blank();
        CloseRun();
        Begin(start);
        int at = _length;
        Put(characters);
        _runs.Add(new SourceRun(new TextSpan(at, _length), new TextSpan(start, end)));
        _sourceEnd = end;
        _linkLength += isLink ? characters.Length : 0;
        _hasLarge |= !IsSmall;
    }

    /// <summary>Notes that words are kept apart here though no white space is written (a line break, a cell).</summary>
    public void Space(int start, int end)
    {
        _blankStart = _blankStart < 0 ? start : _blankStart;
        _blankEnd = end;
    }

    /// <summary>Closes the open block; nothing happens when it is empty.</summary>
    /// <returns>Whether there was one.</returns>
    public bool EndBlock(BlockKind kind, byte heading = 0)
    {
        bool isSmall = !_hasLarge;
        IsSmall = false;
        _hasLarge = false;
        _blankStart = -1;
        if (IsBlockEmpty)
        {
            return false;
        }

        CloseRun();
        _blocks.Add(
            new Block(
                new TextSpan(_blockStart, _length),
                new TextSpan(_sourceStart, _sourceEnd),
                kind,
                _linkLength,
                heading,
                isSmall
            )
        );
        _blockStart = _length;
        _sourceStart = -1;
        _linkLength = 0;
        return true;
    }

    /// <summary>All that was written; the writer is not used again.</summary>
    public PageText ToText()
    {
        EndBlock(BlockKind.Loose);
        return new PageText(
            new string(_text, 0, _length),
            _blocks.DrainToImmutable(),
            _runs.DrainToImmutable()
        );
    }

    private void Special(char c, int start, int end)
    {
        if (char.IsWhiteSpace(c))
        {
            Space(start, end);
        }
    }

    private void Verbatim(int start, int end, bool isLink)
    {
        Blank();
        Begin(start);
        Grow(start, _source.AsSpan(start, end - start));
        _linkLength += isLink ? end - start : 0;
        _hasLarge |= !IsSmall;
    }

    // Lengthens the run by characters that stand for as many of the source.
    private void Grow(int start, ReadOnlySpan<char> characters)
    {
        if (_runLength == 0 || _runSource + _runLength != start)
        {
            CloseRun();
            _runText = _length;
            _runSource = start;
        }

        _runLength += characters.Length;
        Put(characters);
        _sourceEnd = start + characters.Length;
    }

    private void Blank()
    {
        int start = _blankStart;
        _blankStart = -1;
        if (start < 0 || IsBlockEmpty)
        {
            return;
        }

        if (_blankEnd - start == 1)
        {
            Grow(start, " ");
            return;
        }

        CloseRun();
        int at = _length;
        Put(" ");
        _runs.Add(new SourceRun(new TextSpan(at, at + 1), new TextSpan(start, _blankEnd)));
    }

    private void Begin(int start)
    {
        if (_sourceStart < 0)
        {
            _sourceStart = start;
        }
    }

    private void CloseRun()
    {
        if (_runLength > 0)
        {
            _runs.Add(
                new SourceRun(
                    new TextSpan(_runText, _runText + _runLength),
                    new TextSpan(_runSource, _runSource + _runLength)
                )
            );
            _runLength = 0;
        }
    }

    private void Put(ReadOnlySpan<char> characters)
    {
        if (_length + characters.Length > _text.Length)
        {
            Array.Resize(ref _text, Math.Max(_text.Length * 2, _length + characters.Length));
        }

        characters.CopyTo(_text.AsSpan(_length));
        _length += characters.Length;
    }
}
