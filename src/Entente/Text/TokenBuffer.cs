using System.Buffers;

namespace Entente.Text;

/// <summary>Tokens in the making, in an array that is borrowed and given back.</summary>
internal sealed class TokenBuffer(int capacity) : IDisposable
{
    private Token[] _tokens = ArrayPool<Token>.Shared.Rent(capacity);

    public int Count { get; private set; }

    public ReadOnlySpan<Token> Tokens => _tokens.AsSpan(0, Count);

    /// <summary>The last token; there is one.</summary>
    public ref Token Last => ref _tokens[Count - 1];

    public void Add(Token token)
    {
        if (Count == _tokens.Length)
        {
            Grow(Count + 1);
        }

        _tokens[Count++] = token;
    }

    public void Add(ReadOnlySpan<Token> tokens)
    {
        if (Count + tokens.Length > _tokens.Length)
        {
            Grow(Count + tokens.Length);
        }

        tokens.CopyTo(_tokens.AsSpan(Count));
        Count += tokens.Length;
    }

    public void Clear() => Count = 0;

    public void Dispose() => ArrayPool<Token>.Shared.Return(_tokens);

    private void Grow(int least)
    {
        Token[] larger = ArrayPool<Token>.Shared.Rent(Math.Max(least, 2 * _tokens.Length));
        Tokens.CopyTo(larger);
        ArrayPool<Token>.Shared.Return(_tokens);
        _tokens = larger;
    }
}
