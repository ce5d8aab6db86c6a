namespace Entente.Models;

/// <summary>A long short-term memory that reads sentences in both directions.</summary>
/// <remarks>Source: S. Hochreiter and J. Schmidhuber, "Long Short-Term Memory", Neural Computation 9 (8), 1997; gates in the order input, forget, output, news.</remarks>
internal sealed class MemoryLayer
{
    private readonly Direction _forward;
    private readonly Direction _backward;

    private MemoryLayer(Direction forward, Direction backward)
    {
        _forward = forward;
        _backward = backward;
    }

    /// <summary>Numbers that it tells of a word: those of both directions.</summary>
    public int Outputs => 2 * _forward.Size;

    /// <summary>Reads the layers of a file, from the first to the last.</summary>
    /// <exception cref="DataFormatException">There is none, or one of wrong shape.</exception>
    public static MemoryLayer[] ReadAll(ModelFile file, int inputs)
    {
        List<MemoryLayer> layers = [];
        do
        {
            string name = $"lstm.{layers.Count}";
            Direction forward = Direction.Read(file, $"{name}.forward", inputs);
            Direction backward = Direction.Read(file, $"{name}.backward", inputs);
            if (forward.Size != backward.Size)
            {
                throw file.Bad(
                    $"expected both directions of \"{name}\" of one size, found {forward.Size} and {backward.Size}"
                );
            }

            layers.Add(new MemoryLayer(forward, backward));
            inputs = layers[^1].Outputs;
        } while (file.Has($"lstm.{layers.Count}.forward.input"));

        return [.. layers];
    }

    /// <summary>Memory to keep what its gates make of words (<see cref="Keep"/>).</summary>
    public WordGates NewWordGates() => new(_forward.Stride);

    /// <summary>Computes what the gates make of the new words of a batch, one row behind the other.</summary>
    public void Keep(
        IArithmetic arithmetic,
        ReadOnlySpan<short> inputs,
        WordGates words,
        MemoryWorkspace workspace
    )
    {
        words.Keep(0, _forward.Gates(arithmetic, inputs, words.News, workspace));
        words.Keep(1, _backward.Gates(arithmetic, inputs, words.News, workspace));
    }

    /// <summary>Reads the sentences of a batch, whose words are kept.</summary>
    /// <param name="arithmetic">How to.</param>
    /// <param name="batch">Where the rows of a sentence are.</param>
    /// <param name="words">What the gates make of each word.</param>
    /// <param name="outputs">A row for each word: what was told from the left, then from the right.</param>
    /// <param name="workspace">Memory to work in.</param>
    public void Run(
        IArithmetic arithmetic,
        SentenceBatch batch,
        WordGates words,
        Span<short> outputs,
        MemoryWorkspace workspace
    )
    {
        _forward.ReadOn(arithmetic, batch, words.Of(0, batch.Words), outputs, workspace);
        _backward.ReadBack(
            arithmetic,
            batch,
            words.Of(1, batch.Words),
            outputs[_backward.Size..],
            workspace
        );
    }

    /// <summary>Reads the sentences of a batch.</summary>
    /// <param name="arithmetic">How to.</param>
    /// <param name="batch">Where the rows of a sentence are.</param>
    /// <param name="inputs">A row for each word.</param>
    /// <param name="outputs">A row for each word: what was told from the left, then from the right.</param>
    /// <param name="workspace">Memory to work in.</param>
    public void Run(
        IArithmetic arithmetic,
        SentenceBatch batch,
        ReadOnlySpan<short> inputs,
        Span<short> outputs,
        MemoryWorkspace workspace
    )
    {
        Span<float> gates = _forward.Gates(arithmetic, inputs, batch.Words, workspace);
        var rows = Addends.InOrder(gates, _forward.Stride);
        _forward.ReadOn(arithmetic, batch, rows, outputs, workspace);
        gates = _backward.Gates(arithmetic, inputs, batch.Words, workspace);
        rows = Addends.InOrder(gates, _backward.Stride);
        _backward.ReadBack(arithmetic, batch, rows, outputs[_backward.Size..], workspace);
    }

    private sealed class Direction
    {
        private const int GatesOfCell = 4;
        private readonly LinearLayer _input;
        private readonly LinearLayer _recurrent;

        private Direction(LinearLayer input, LinearLayer recurrent)
        {
            _input = input;
            _recurrent = recurrent;
        }

        public int Size => _recurrent.Inputs;

        /// <summary>From the gates of one word to those of the next.</summary>
        public int Stride => _input.OutputStride;

        public static Direction Read(ModelFile file, string name, int inputs)
        {
            int size = file.CountRows($"{name}.input") / GatesOfCell;
            return new Direction(
                LinearLayer.Read(file, $"{name}.input", inputs, $"{name}.bias", GatesOfCell * size),
                LinearLayer.Read(file, $"{name}.recurrent", size, bias: null, GatesOfCell * size)
            );
        }

        /// <summary>What the gates make of words by themselves.</summary>
        public Span<float> Gates(
            IArithmetic arithmetic,
            ReadOnlySpan<short> inputs,
            int words,
            MemoryWorkspace workspace
        )
        {
            Span<float> gates = workspace.Gates.Take(words * Stride);
            _input.Apply(arithmetic, inputs, words, gates);
            return gates;
        }

        /// <summary>Reads from the first word to the last.</summary>
        public void ReadOn(
            IArithmetic arithmetic,
            SentenceBatch batch,
            Addends gates,
            Span<short> outputs,
            MemoryWorkspace workspace
        )
        {
            Forget(batch, workspace);
            for (int position = 0; position < batch.Longest; position++)
            {
                int known = position == 0 ? 0 : batch.Going(position);
                Step(arithmetic, batch, position, known, gates, outputs, workspace);
            }
        }

        /// <summary>Reads from the last word to the first.</summary>
        public void ReadBack(
            IArithmetic arithmetic,
            SentenceBatch batch,
            Addends gates,
            Span<short> outputs,
            MemoryWorkspace workspace
        )
        {
            Forget(batch, workspace);
            for (int position = batch.Longest - 1; position >= 0; position--)
            {
                int known = position == batch.Longest - 1 ? 0 : batch.Going(position + 1);
                Step(arithmetic, batch, position, known, gates, outputs, workspace);
            }
        }

        private void Forget(SentenceBatch batch, MemoryWorkspace workspace)
        {
            workspace.Cells.Take(batch.Sentences * Size).Clear();
            workspace.Told.Take(batch.Sentences * _recurrent.InputStride).Clear();
        }

        /// <summary>Takes one word of each sentence that has one at this position; of the first <paramref name="known"/> sentences something is remembered.</summary>
        private void Step(
            IArithmetic arithmetic,
            SentenceBatch batch,
            int position,
            int known,
            Addends gates,
            Span<short> outputs,
            MemoryWorkspace workspace
        )
        {
            int first = batch.FirstRow(position);
            int going = batch.Going(position);
            int toldStride = _recurrent.InputStride;
            Span<short> told = workspace.Told.Again(going * toldStride);
            Span<float> sums = workspace.Sums.Take(going * Stride);
            gates = gates.From(first);
            _recurrent.Apply(arithmetic, told, known, gates, sums);
            for (int sentence = known; sentence < going; sentence++)
            {
                gates
                    .Numbers.Slice(gates.IndexOf(sentence), Stride)
                    .CopyTo(sums[(sentence * Stride)..]);
            }

            for (int sentence = 0; sentence < going; sentence++)
            {
                Span<short> tells = told.Slice(sentence * toldStride, Size);
                arithmetic.Remember(
                    sums.Slice(sentence * Stride, GatesOfCell * Size),
                    workspace.Cells.Again((sentence + 1) * Size)[^Size..],
                    tells
                );
                tells.CopyTo(outputs[((first + sentence) * 2 * Size)..]);
            }
        }
    }
}

/// <summary>What a <see cref="MemoryLayer"/> works in.</summary>
internal sealed class MemoryWorkspace
{
    /// <summary>What each sentence's memory holds.</summary>
    public Scratch<float> Cells { get; } = new();

    /// <summary>What each sentence's memory told last.</summary>
    public Scratch<short> Told { get; } = new();

    /// <summary>What the gates make of each word by itself.</summary>
    public Scratch<float> Gates { get; } = new();

    /// <summary>The gates of one word of each sentence, before their curves.</summary>
    public Scratch<float> Sums { get; } = new();
}
