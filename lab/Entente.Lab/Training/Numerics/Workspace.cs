namespace Entente.Lab.Training.Numerics;

/// <summary>Matrices that live for one update and are used again in the next one.</summary>
internal sealed class Workspace
{
    private readonly List<float[]> _free = [];
    private readonly List<float[]> _taken = [];

    /// <summary>A matrix with any numbers in it.</summary>
    public Matrix Take(int rows, int columns)
    {
        int length = rows * columns;
        int best = -1;
        for (int i = 0; i < _free.Count; i++)
        {
            int size = _free[i].Length;
            if (size >= length && (best < 0 || size < _free[best].Length))
            {
                best = i;
            }
        }

        float[] numbers;
        if (best >= 0 && _free[best].Length <= (2 * length) + 4096)
        {
            numbers = _free[best];
            _free.RemoveAt(best);
        }
        else
        {
            // A quarter more than asked for: the next update is of another size.
            numbers = new float[length + (length / 4)];
        }

        _taken.Add(numbers);
        return new Matrix(rows, columns, numbers);
    }

    /// <summary>A matrix of zeros.</summary>
    public Matrix TakeZeros(int rows, int columns)
    {
        Matrix matrix = Take(rows, columns);
        matrix.All().Clear();
        return matrix;
    }

    /// <summary>Takes all matrices back: nobody may use them any longer.</summary>
    public void Reset()
    {
        _free.AddRange(_taken);
        _taken.Clear();
        const int Kept = 256;
        if (_free.Count > Kept)
        {
            _free.Clear();
        }
    }
}
