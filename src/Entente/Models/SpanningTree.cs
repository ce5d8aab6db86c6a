namespace Entente.Models;

/// <summary>Finds the tree with the greatest sum of scores that has one root.</summary>
/// <remarks>
/// Mostly the best head of each word already makes a tree. Else cycles are contracted, without recursion: Y. Chu and T. Liu (1965),
/// J. Edmonds (1967), in the path-growing form of H. Gabow et al., "Efficient algorithms for finding minimum spanning trees …",
/// Combinatorica 6 (2), 1986. Cost: quadratic in the words of a sentence.
/// </remarks>
internal sealed class SpanningTree
{
    private readonly Scratch<double> _weights = new();
    private readonly Scratch<int> _targets = new();
    private readonly Scratch<int> _numbers = new();

    /// <summary>Whether heads (-1: root) make a tree with one root.</summary>
    public static bool IsTree(ReadOnlySpan<int> heads, Span<int> seen)
    {
        int roots = 0;
        seen = seen[..heads.Length];
        seen.Clear();
        for (int word = 0; word < heads.Length; word++)
        {
            roots += heads[word] < 0 ? 1 : 0;
            int at = word;
            while (at >= 0 && seen[at] == 0)
            {
                seen[at] = word + 1;
                at = heads[at];
            }

            if (at >= 0 && seen[at] == word + 1)
            {
                return false; // We came back to a word of this very walk.
            }
        }

        return roots == 1;
    }

    /// <summary>Finds the best tree.</summary>
    /// <param name="scores">For each word the scores of its heads: the root, then each word.</param>
    /// <param name="stride">From one word's scores to the next word's.</param>
    /// <param name="worth">What a score of each word is worth.</param>
    /// <param name="heads">The head of each word; -1 for the root.</param>
    public void Find(
        ReadOnlySpan<float> scores,
        int stride,
        ReadOnlySpan<float> worth,
        Span<int> heads
    )
    {
        Contraction run = new(this, heads.Length);
        run.Load(scores, stride, worth);
        for (int word = 0; word < heads.Length; word++)
        {
            run.Grow(word);
        }

        run.Expand(heads);
    }

    /// <summary>One run over a sentence. A node is a word, or the cycle of nodes that it was contracted from; a source is the root (0) or a word (1 + its index).</summary>
    private ref struct Contraction
    {
        private const int None = -1;
        private readonly int _words;
        private readonly int _sources;
        private readonly Span<double> _weights; // [row of a node, source]: the best arc from the source into the node
        private readonly Span<int> _targets; // [row of a node, source]: the word that this arc enters
        private readonly Span<int> _rowOf; // node
        private readonly Span<int> _parent; // node: the node it was contracted into
        private readonly Span<int> _source; // node: where its chosen arc comes from
        private readonly Span<int> _target; // node: the word that its chosen arc enters
        private readonly Span<int> _place; // node: its place on the path, None when it is not on it
        private readonly Span<int> _isDone; // node: 1 when it hangs on the root
        private readonly Span<int> _path;
        private readonly Span<int> _top; // word: the outermost node around it
        private int _nodes;
        private int _length;

        public Contraction(SpanningTree memory, int words)
        {
            _words = words;
            _sources = words + 1;
            _nodes = words;
            _weights = memory._weights.Take(words * _sources);
            _targets = memory._targets.Take(words * _sources);
            int most = 2 * words;
            Span<int> numbers = memory._numbers.Take((7 * most) + words);
            _rowOf = numbers[..most];
            _parent = numbers.Slice(most, most);
            _source = numbers.Slice(2 * most, most);
            _target = numbers.Slice(3 * most, most);
            _place = numbers.Slice(4 * most, most);
            _isDone = numbers.Slice(5 * most, most);
            _path = numbers.Slice(6 * most, most);
            _top = numbers[(7 * most)..];
            _parent.Fill(None);
            _place.Fill(None);
            _isDone.Clear();
        }

        public readonly void Load(ReadOnlySpan<float> scores, int stride, ReadOnlySpan<float> worth)
        {
            double least = 0;
            double greatest = 0;
            for (int word = 0; word < _words; word++)
            {
                _rowOf[word] = _top[word] = word;
                for (int source = 0; source < _sources; source++)
                {
                    // A word is never its own head.
                    double score =
                        source == word + 1
                            ? 0
                            : (double)scores[(word * stride) + source] * worth[word];
                    _weights[(word * _sources) + source] = score;
                    _targets[(word * _sources) + source] = word;
                    least = Math.Min(least, score);
                    greatest = Math.Max(greatest, score);
                }
            }

            // A second arc from the root costs more than any tree can gain by it: the best tree has one.
            double penalty = 1 + ((greatest - least) * 2 * _sources);
            for (int word = 0; word < _words; word++)
            {
                _weights[word * _sources] -= penalty;
            }
        }

        /// <summary>Follows the best arcs backwards from a word until the root, or something that hangs on it, is reached.</summary>
        public void Grow(int word)
        {
            if (_isDone[_top[word]] != 0)
            {
                return;
            }

            _length = 0;
            Push(_top[word]);
            while (true)
            {
                int node = _path[_length - 1];
                Choose(node);
                int before = _source[node] == 0 ? None : _top[_source[node] - 1];
                if (before == None || _isDone[before] != 0)
                {
                    break;
                }

                if (_place[before] == None)
                {
                    Push(before);
                }
                else
                {
                    Contract(_place[before]);
                }
            }

            for (int i = 0; i < _length; i++)
            {
                _isDone[_path[i]] = 1;
                _place[_path[i]] = None;
            }
        }

        /// <summary>Opens the nodes, from the last contracted to the first: the arc into a cycle replaces that of one of its members.</summary>
        public readonly void Expand(Span<int> heads)
        {
            for (int node = _nodes - 1; node >= _words; node--)
            {
                int member = _target[node];
                while (_parent[member] != node)
                {
                    member = _parent[member];
                }

                _source[member] = _source[node];
                _target[member] = _target[node];
            }

            for (int word = 0; word < _words; word++)
            {
                heads[word] = _source[word] - 1;
            }
        }

        private void Push(int node)
        {
            _place[node] = _length;
            _path[_length++] = node;
        }

        private readonly void Choose(int node)
        {
            ReadOnlySpan<double> weights = _weights.Slice(_rowOf[node] * _sources, _sources);
            int best = 0;
            for (int source = 1; source < _sources; source++)
            {
                if (weights[source] > weights[best] && _top[source - 1] != node)
                {
                    best = source;
                }
            }

            _source[node] = best;
            _target[node] = _targets[(_rowOf[node] * _sources) + best];
        }

        /// <summary>Makes the nodes of the path from <paramref name="first"/> on, which are a cycle, one node.</summary>
        private void Contract(int first)
        {
            int cycle = _nodes++;
            int row = _rowOf[_path[first]];
            for (int i = first; i < _length; i++)
            {
                int member = _path[i];
                _parent[member] = cycle;
                _place[member] = None;
                Merge(row, _rowOf[member], _source[member]);
            }

            for (int word = 0; word < _words; word++)
            {
                _top[word] = _parent[_top[word]] == cycle ? cycle : _top[word];
            }

            _rowOf[cycle] = row;
            _length = first;
            Push(cycle);
        }

        /// <summary>Takes the arcs into a member as arcs into the cycle: each is worth what it gains over the arc that it would replace.</summary>
        private readonly void Merge(int row, int member, int chosen)
        {
            double replaced = _weights[(member * _sources) + chosen];
            Span<double> into = _weights.Slice(row * _sources, _sources);
            for (int source = 0; source < _sources; source++)
            {
                double gain = _weights[(member * _sources) + source] - replaced;
                if (row == member || gain > into[source])
                {
                    into[source] = gain;
                    _targets[(row * _sources) + source] = _targets[(member * _sources) + source];
                }
            }
        }
    }
}
