using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Entente.Cli.Stages;

/// <summary>Writes sentences line by line, with the layers that have a column.</summary>
internal sealed class TokenWriter(
    TokenFormat format,
    Document document,
    ImmutableArray<Layer> layers
)
{
    private const string Nothing = "_";
    private const string NoSpaceAfter = "SpaceAfter=No";
    private readonly StringBuilder _lines = new();
    private readonly bool _hasTags = Has(layers, "tags");
    private readonly bool _hasLemmas = Has(layers, "lemmas");
    private readonly bool _hasTrees = Has(layers, "trees");
    private readonly bool _hasNames = Has(layers, "names");
    private int _name;

    /// <summary>What was written.</summary>
    public override string ToString() => _lines.ToString();

    /// <summary>Writes a line that is no token's.</summary>
    public TokenWriter Comment(string line)
    {
        _lines.Append(line).Append('\n');
        return this;
    }

    /// <summary>Ends a sentence.</summary>
    public void End() => _lines.Append('\n');

    /// <summary>Writes the line of a word that is written as one and holds several tokens.</summary>
    public void Range(string id, string form, bool isJoined)
    {
        if (format == TokenFormat.Conllu)
        {
            Row(id, form, default, Nothing, isJoined ? NoSpaceAfter : Nothing);
        }
    }

    /// <summary>Writes the line of a token; to be called in the order of tokens.</summary>
    /// <param name="token">Its index.</param>
    /// <param name="form">The token as it is to be written.</param>
    /// <param name="id">The number of any token of its sentence.</param>
    /// <param name="isJoined">Whether no blank stands behind it.</param>
    public void Token(int token, string form, Func<int, string> id, bool isJoined)
    {
        string name = _hasNames ? NamePart(document.Tokens[token].Span) : "O";
        if (format == TokenFormat.Iob2)
        {
            _lines
                .Append(id(token))
                .Append('\t')
                .Append(form)
                .Append('\t')
                .Append(name)
                .Append('\n');
            return;
        }

        Syntax syntax = _hasTags || _hasLemmas || _hasTrees ? document.Syntax[token] : default;
        string notes = string.Join(
            '|',
            ((string[])[name == "O" ? "" : $"Name={name}", isJoined ? NoSpaceAfter : ""]).Where(n =>
                n.Length > 0
            )
        );
        string head =
            !_hasTrees ? Nothing
            : syntax.Head < 0 ? "0"
            : id(syntax.Head);
        Row(id(token), form, syntax, head, notes);
    }

    private static bool Has(ImmutableArray<Layer> layers, string name) =>
        layers.Any(layer => layer.Name == name);

    private void Row(string id, string form, Syntax syntax, string head, string notes) =>
        _lines
            .AppendJoin(
                '\t',
                id,
                form,
                Cell(_hasLemmas, syntax.Lemma),
                Cell(_hasTags, syntax.Tag),
                Cell(_hasTags, syntax.FineTag),
                Cell(_hasTags, syntax.Features),
                head,
                Cell(_hasTrees, syntax.Relation),
                Nothing,
                Cell(true, notes)
            )
            .Append('\n');

    private static string Cell(bool isFound, string? value) =>
        isFound && !string.IsNullOrEmpty(value) ? value : Nothing;

    /// <summary>Which part of a name a token is: <c>B-PER</c> (its first), <c>I-PER</c> (a further one), <c>O</c> (none).</summary>
    private string NamePart(TextSpan token)
    {
        while (_name < document.Names.Length && document.Names[_name].Span.End <= token.Start)
        {
            _name++;
        }

        if (_name == document.Names.Length || document.Names[_name].Span.Start > token.Start)
        {
            return "O";
        }

        Name name = document.Names[_name];
        string part = name.Span.Start == token.Start ? "B" : "I";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{part}-{SyntaxWriter.CodeOf(name.Type)}"
        );
    }
}
