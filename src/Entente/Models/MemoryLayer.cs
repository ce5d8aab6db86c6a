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

    /// <summary>Reads the rows of a batch.</summary>
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
        Span<float> gates = _forward.Begin(arithmetic, batch, inputs, workspace);
        for (int position = 0; position < batch.Longest; position++)
        {
            _forward.Step(arithmetic, batch, position, gates, outputs, workspace);
        }

        gates = _backward.Begin(arithmetic, batch, inputs, workspace);
        for (int position = batch.Longest - 1; position >= 0; position--)
        {
            _backward.Step(
                arithmetic,
                batch,
                position,
                gates,
                outputs[_backward.Size..],
                workspace
            );
        }
    }

    private sealed class Direction
    {
        private const int Gates = 4;
        private readonly LinearLayer _input;
        private readonly LinearLayer _recurrent;

        private Direction(LinearLayer input, LinearLayer recurrent)
        {
            _input = input;
            _recurrent = recurrent;
        }

        public int Size => _recurrent.Inputs;

        public static Direction Read(ModelFile file, string name, int inputs)
        {
            var input = LinearLayer.Read(file, $"{name}.input", inputs, $"{name}.bias");
            int size = input.Outputs / Gates;
            return new Direction(
                LinearLayer.Read(file, $"{name}.input", inputs, $"{name}.bias", Gates * size),
                LinearLayer.Read(file, $"{name}.recurrent", size, bias: null, Gates * size)
            );
        }

        /// <summary>Forgets all, and returns for each word what its gates make of the word itself.</summary>
        public Span<float> Begin(
            IArithmetic arithmetic,
            SentenceBatch batch,
            ReadOnlySpan<short> inputs,
            MemoryWorkspace workspace
        )
        {
            workspace.Cells.Take(batch.Sentences * Size).Clear();
            workspace.Told.Take(batch.Sentences * _recurrent.InputStride).Clear();
            Span<float> gates = workspace.Gates.Take(batch.Words * _input.OutputStride);
            _input.Apply(arithmetic, inputs, batch.Words, gates);
            return gates;
        }

        /// <summary>Takes one word of each sentence that has one at this position.</summary>
        public void Step(
            IArithmetic arithmetic,
            SentenceBatch batch,
            int position,
            Span<float> gates,
            Span<short> outputs,
            MemoryWorkspace workspace
        )
        {
            int first = batch.FirstRow(position);
            int going = batch.Going(position);
            int stride = _input.OutputStride;
            int toldStride = _recurrent.InputStride;
            gates = gates.Slice(first * stride, going * stride);
            Span<short> told = workspace.Told.Again(going * toldStride);
            _recurrent.AddTo(arithmetic, told, going, gates);
            for (int sentence = 0; sentence < going; sentence++)
            {
                Span<short> tells = told.Slice(sentence * toldStride, Size);
                arithmetic.Remember(
                    gates.Slice(sentence * stride, Gates * Size),
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

    /// <summary>The gates of each word before their curves.</summary>
    public Scratch<float> Gates { get; } = new();
}
