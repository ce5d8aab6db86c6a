using System.Buffers;
using System.Collections.Immutable;

namespace Entente.Text;

/// <summary>Finds what stands between quotation marks of any sort.</summary>
/// <remarks>
/// <para>Marks of one quotation are often of two sorts (“…", „…“, ''…''), so any double mark in a closing place closes any
/// double mark. Single marks count only where they come in a plausible pair; an apostrophe does not.</para>
/// <para>A quotation ends in its paragraph (a line), unless the next paragraph repeats the opening mark. Where the closing
/// mark is lost there is no passage: better none than one as long as the page. Cost: linear, whatever the marks.</para>
/// </remarks>
public static class QuotedPassages
{
    // Between these nothing happens: searched for many characters at a time.
    private static readonly SearchValues<char> s_doubleMarks = SearchValues.Create(
        "\"“”„‟«»＂「」'`"
    );
    private static readonly SearchValues<char> s_marks = SearchValues.Create(
        "\"“”„‟«»＂「」'`‘’‚‹›"
    );

    /// <summary>The passages in order, never overlapping, without their marks and the blanks inside them. Passages inside passages are left out; one that goes on in the next paragraph is one passage a paragraph.</summary>
    public static ImmutableArray<TextSpan> Find(string text) =>
        [.. FindMarked(text).Select(passage => passage.Words)];

    /// <summary>The same passages, with what <see cref="Find"/> does not tell of them.</summary>
    internal static ImmutableArray<QuotedPassage> FindMarked(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var passages = ImmutableArray.CreateBuilder<QuotedPassage>();
        Line line = new(text);
        int start = 0;
        while (start < text.Length)
        {
            int length = text.AsSpan(start).IndexOfAny('\n', '\r');
            int end = length < 0 ? text.Length : start + length;
            if (end > start)
            {
                line.Scan(start, end, passages);
            }

            start = end + 1;
        }

        return passages.DrainToImmutable();
    }

    /// <summary>Scans line after line and remembers what the line before left open.</summary>
    private sealed class Line(string text)
    {
        private readonly List<Mark> _open = [];
        private readonly List<Pair> _doubles = [];
        private readonly List<Pair> _singles = [];
        private Mark? _leftOpen;
        private int _leftOpenEnd;
        private int _singleOpen;
        private int _singleLikely; // A mark that may close or be the apostrophe of a plural ("the leaders' plan").
        private int _passagesBefore;

        public void Scan(int start, int end, ImmutableArray<QuotedPassage>.Builder passages)
        {
            int first = start;
            while (first < end && char.IsWhiteSpace(text[first]))
            {
                first++;
            }

            if (first == end)
            {
                return; // An empty line between two paragraphs of one quotation.
            }

            if (_leftOpen is { } left && Width(first, end) > 0 && Opens(first, start, end))
            {
                // The paragraph before left its quotation open, and this one goes on with it.
                passages.Count = _passagesBefore;
                Add(passages, new Pair(left.Start, left.End, _leftOpenEnd, _leftOpenEnd), true);
            }

            PairDoubles(start, end);
            PairSingles(start, end);
            Merge(passages);
            _leftOpen = null;
            if (_open.Count > 0 && (_doubles.Count == 0 || _doubles[^1].End <= _open[^1].Start))
            {
                // Had whole passages followed in this line, its closing mark would just be lost.
                _leftOpen = _open[^1];
                _leftOpenEnd = end;
                _passagesBefore = passages.Count;
                while (
                    _passagesBefore > 0
                    && passages[_passagesBefore - 1].Marked.Start > _open[^1].Start
                )
                {
                    _passagesBefore--;
                }
            }
        }

        private void PairDoubles(int start, int end)
        {
            _open.Clear();
            _doubles.Clear();
            for (
                int at = Next(s_doubleMarks, start, end);
                at < end;
                at = Next(s_doubleMarks, at + 1, end)
            )
            {
                int width = Width(at, end);
                if (width == 0)
                {
                    continue;
                }

                if (_open.Count > 0 && Closes(at, start, end))
                {
                    Mark mark = _open[^1];
                    _open.RemoveAt(_open.Count - 1);
                    while (_doubles.Count > 0 && _doubles[^1].Start > mark.Start)
                    {
                        _doubles.RemoveAt(_doubles.Count - 1);
                    }

                    _doubles.Add(new Pair(mark.Start, mark.End, at, at + width));
                }
                else if (Opens(at, start, end))
                {
                    _open.Add(new Mark(at, at + width));
                }

                at += width - 1;
            }
        }

        /// <summary>Where the next of some characters stands; <paramref name="end"/> when there is none.</summary>
        private int Next(SearchValues<char> characters, int from, int end)
        {
            int next = from >= end ? -1 : text.AsSpan(from, end - from).IndexOfAny(characters);
            return next < 0 ? end : from + next;
        }

        /// <summary>The width of the double mark at <paramref name="at"/>; 0 when there is none.</summary>
        private int Width(int at, int end) =>
            text[at] switch
            {
                '"' or '“' or '”' or '„' or '‟' or '«' or '»' or '＂' or '「' or '」' => 1,
                '\'' or '`' when at + 1 < end && text[at + 1] == text[at] => 2,
                _ => 0,
            };

        /// <summary>Whether the double mark at <paramref name="at"/> can open where nothing is open, or inside what is open.</summary>
        private bool Opens(int at, int start, int end)
        {
            (char before, char after) = Around(at, start, end);
            return text[at] switch
            {
                '„' or '‟' or '「' or '`' or '«' => true,
                '」' => false,
                '“' => !IsStop(after) && (!char.IsWhiteSpace(after) || char.IsWhiteSpace(before)),
                '»' or '”' => IsBlankOrOpener(before) && char.IsLetterOrDigit(after),
                _ => !char.IsLetterOrDigit(before)
                    && !IsStop(after)
                    && (!char.IsWhiteSpace(after) || char.IsWhiteSpace(before)),
            };
        }

        /// <summary>Whether the double mark at <paramref name="at"/> closes what is open, rather than opening something inside it.</summary>
        private bool Closes(int at, int start, int end)
        {
            (char before, char after) = Around(at, start, end);
            return text[at] switch
            {
                '”' or '»' or '」' => true,
                '„' or '‟' or '`' or '「' => false,
                // German closes with the marks that open in English and French.
                '“' or '«' => !char.IsWhiteSpace(before) && !char.IsLetterOrDigit(after),
                // A straight mark closes unless it stands behind a blank and before a word.
                _ => char.IsWhiteSpace(after)
                    || !IsBlankOrOpener(before) && (!char.IsLetterOrDigit(after) || IsStop(before)),
            };
        }

        private (char Before, char After) Around(int at, int start, int end)
        {
            int next = at + Width(at, end);
            return (at > start ? text[at - 1] : ' ', next < end ? text[next] : ' ');
        }

        private static bool IsStop(char c) => c is '.' or ',' or '!' or '?' or ';';

        private static bool IsBlankOrOpener(char c) =>
            char.IsWhiteSpace(c) || c is '(' or '[' or '—' or '–' or '-' or ':';

        /// <summary>Pairs ‘…’ and '…'. They may hold whole double passages ("British" style) but not cross them.</summary>
        private void PairSingles(int start, int end)
        {
            _singles.Clear();
            _singleOpen = -1;
            _singleLikely = -1;
            int inner = 0;
            for (int at = Next(s_marks, start, end); at < end; at = Next(s_marks, at + 1, end))
            {
                while (inner < _doubles.Count && _doubles[inner].End <= at)
                {
                    inner++;
                }

                if (inner < _doubles.Count && _doubles[inner].Start < at)
                {
                    at = _doubles[inner].End - 1;
                }
                else if (Width(at, end) == 2)
                {
                    at++;
                }
                else if (text[at] is '‘' or '’' or '\'' or '‚' or '‹' or '›')
                {
                    ReadSingle(at, start, end);
                }
            }

            CloseSingle(_singleLikely);
        }

        private void ReadSingle(int at, int start, int end)
        {
            char before = at > start ? text[at - 1] : ' ';
            char after = at + 1 < end ? text[at + 1] : ' ';
            if (text[at] is not ('’' or '›') && SingleOpens(before, after))
            {
                CloseSingle(_singleLikely);
                _singleOpen = at;
                return;
            }

            bool closes =
                _singleOpen >= 0
                && text[at] is not ('‚' or '‹')
                && !char.IsWhiteSpace(before)
                && !char.IsLetterOrDigit(after);
            bool isPlural =
                before is 's' or 'S' && after == ' ' && at + 2 < end && char.IsLower(text[at + 2]);
            if (closes && isPlural)
            {
                _singleLikely = _singleLikely < 0 ? at : _singleLikely;
            }
            else if (closes)
            {
                CloseSingle(at);
            }
        }

        private void CloseSingle(int at)
        {
            if (_singleOpen >= 0 && at > _singleOpen)
            {
                _singles.Add(new Pair(_singleOpen, _singleOpen + 1, at, at + 1));
                _singleOpen = -1;
            }

            _singleLikely = -1;
        }

        private static bool SingleOpens(char before, char after) =>
            !char.IsLetterOrDigit(before)
            && !IsStop(before)
            && before is not ('’' or '\'' or '”' or ')')
            && (char.IsLetter(after) || after is '[' or '“' or '"' or '…');

        /// <summary>Adds the outermost pairs in order.</summary>
        private void Merge(ImmutableArray<QuotedPassage>.Builder passages)
        {
            int single = 0;
            int end = -1;
            foreach (Pair pair in _doubles)
            {
                while (single < _singles.Count && _singles[single].Start < pair.Start)
                {
                    AddOutermost(_singles[single++]);
                }

                AddOutermost(pair);
            }

            while (single < _singles.Count)
            {
                AddOutermost(_singles[single++]);
            }

            void AddOutermost(Pair pair)
            {
                if (pair.Start >= end)
                {
                    Add(passages, pair, false);
                    end = pair.End;
                }
            }
        }

        private void Add(ImmutableArray<QuotedPassage>.Builder passages, Pair pair, bool goesOn)
        {
            int start = pair.Inside;
            int end = pair.InsideEnd;
            while (start < end && char.IsWhiteSpace(text[start]))
            {
                start++;
            }

            while (end > start && char.IsWhiteSpace(text[end - 1]))
            {
                end--;
            }

            if (end > start)
            {
                passages.Add(
                    new QuotedPassage(
                        new TextSpan(start, end),
                        new TextSpan(pair.Start, Math.Max(pair.End, end)),
                        goesOn
                    )
                );
            }
        }
    }

    private readonly record struct Mark(int Start, int End);

    private readonly record struct Pair(int Start, int Inside, int InsideEnd, int End);
}

/// <summary>A passage between quotation marks.</summary>
/// <param name="Words">What stands between the marks, without blanks at its ends.</param>
/// <param name="Marked">The same with its marks.</param>
/// <param name="GoesOn">Whether the closing mark is missing because the next paragraph goes on.</param>
internal readonly record struct QuotedPassage(TextSpan Words, TextSpan Marked, bool GoesOn);
