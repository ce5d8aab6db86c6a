using System.Collections.Immutable;
using Entente.Data;
using Entente.Text;

namespace Entente.Entities;

/// <summary>All words that finding names needs to know, numbered; with the names and titles that they make up.</summary>
internal sealed class Lexicon
{
    private const WordKinds NoGivenName =
        WordKinds.NotName | WordKinds.FirstWord | WordKinds.BeginsTitle | WordKinds.FamilyName;

    private const int UsualPieces = 32;

    private readonly WordNumbers _numbers = new(capacity: 24_000);
    private readonly Lazy<NearNames> _nearNames;
    private WordKinds[] _kinds = new WordKinds[32_000]; // by number of the word; 0 is for those that are not known
    private int _words = 1;

    // Of the name that is being added; arrays, as spans of structures of ours are compiled anew at every start.
    private int[] _pieceNumbers = new int[UsualPieces];
    private CaseNeed[] _pieceNeeds = new CaseNeed[UsualPieces];

    public Lexicon(EntityBook book, Language language)
    {
        Aliases = [.. book.Aliases];
        Names = new NameTrie(32_000);
        foreach (Alias alias in Aliases)
        {
            AddTo(Names, alias.Words, WordKinds.BeginsName);
        }

        Titles = ReadTitles(language.Read("titles"));
        TitleForms = new NameTrie(1_000);
        foreach (Title title in Titles)
        {
            AddTo(TitleForms, title.Form, WordKinds.BeginsTitle);
        }

        ReadWords(language.Read("name-words"));
        AddPartsOfNames(book);

        // Asked for only where a text names somebody whom no table knows.
        _nearNames = new Lazy<NearNames>(() => new NearNames(book));
    }

    /// <summary>The names, in the order of the entries of <see cref="Names"/>.</summary>
    public ImmutableArray<Alias> Aliases { get; }

    public NameTrie Names { get; }

    public NearNames NearNames => _nearNames.Value;

    /// <summary>The titles, in the order of the entries of <see cref="TitleForms"/>.</summary>
    public ImmutableArray<Title> Titles { get; }

    public NameTrie TitleForms { get; }

    /// <summary>The number of a word, from 1; 0 for words that are not known.</summary>
    public int NumberOf(ReadOnlySpan<char> word)
    {
        Span<char> folded = stackalloc char[NameFolding.MaxWord];
        int length = NameFolding.Fold(word, folded);
        return length > 0 ? Math.Max(_numbers.Find(folded[..length]), 0) : 0;
    }

    /// <summary>What is known of the word with this number.</summary>
    public WordKinds KindsOf(int number) => _kinds[number];

    private ImmutableArray<Title> ReadTitles(Table table)
    {
        int form = table.Column("form");
        int role = table.Column("role");
        int kind = table.Column("kind");
        var titles = ImmutableArray.CreateBuilder<Title>();
        foreach (TableRow row in table.Rows)
        {
            switch (row[kind])
            {
                case "office":
                    titles.Add(new Title(row[form], row[role], TitleKind.Office));
                    break;
                case "leader":
                    titles.Add(new Title(row[form], row[role], TitleKind.Leader));
                    break;
                case "authority":
                    titles.Add(new Title(row[form], row[role], TitleKind.Authority));
                    break;
                case "ministry":
                    titles.Add(new Title(row[form], row[role], TitleKind.Ministry));
                    break;
                case "title":
                    titles.Add(new Title(row[form], row[role], TitleKind.Title));
                    break;
                case "blocks":
                    Mark(row[form], WordKinds.Blocks);
                    break;
                default:
                    throw row.Bad($"expected a kind of title, found \"{row[kind]}\"");
            }
        }

        return titles.ToImmutable();
    }

    private void ReadWords(Table table)
    {
        int form = table.Column("form");
        int kind = table.Column("kind");
        foreach (TableRow row in table.Rows)
        {
            Mark(
                row[form],
                row[kind] switch
                {
                    "not-name" => WordKinds.NotName,
                    "first-word" => WordKinds.FirstWord,
                    "given-name" => WordKinds.GivenName,
                    "particle" or "organization-of" => WordKinds.None, // for the lists of names that models are made with
                    "place-head" or "place-of" or "place-first" => WordKinds.None,
                    "ends-with-stop" => WordKinds.EndsWithStop,
                    "organization-head" => WordKinds.OrganizationHead,
                    "abbreviation" => WordKinds.Abbreviation,
                    "place-before" => WordKinds.PlaceBefore,
                    "move" => WordKinds.Move,
                    "state-before" => WordKinds.StateBefore,
                    "state-after-weak" => WordKinds.StateAfterWeak,
                    "state-after" => WordKinds.StateAfter,
                    _ => throw row.Bad($"expected a kind of word, found \"{row[kind]}\""),
                }
            );
        }
    }

    /// <summary>Who is in the tables lends others a given name, or the family name where that stands first.</summary>
    private void AddPartsOfNames(EntityBook book)
    {
        foreach (Alias alias in Aliases)
        {
            string name = book.All[alias.Entity].Name;
            if (
                alias.Kind == AliasKind.Short
                && name.Length > alias.Words.Length
                && name[alias.Words.Length] == ' '
                && name.StartsWith(alias.Words, StringComparison.Ordinal)
            )
            {
                Mark(alias.Words, WordKinds.FamilyName);
            }
        }

        foreach (Alias alias in Aliases)
        {
            if (alias.Kind != AliasKind.Name)
            {
                continue;
            }

            // Most given names are many persons': marked once is enough.
            int blank = alias.Words.IndexOf(' ', StringComparison.Ordinal);
            if (
                book.All[alias.Entity].Type == EntityType.Person
                && blank > 2
                && (
                    KindsOf(NumberOf(alias.Words.AsSpan(0, blank)))
                    & (NoGivenName | WordKinds.GivenName)
                ) == WordKinds.None
            )
            {
                Mark(alias.Words[..blank], WordKinds.GivenName);
            }
        }
    }

    private void AddTo(NameTrie trie, string words, WordKinds first)
    {
        using PieceBuffer pieces = PieceBuffer.Read(words);
        if (pieces.Pieces.Length > _pieceNumbers.Length)
        {
            _pieceNumbers = new int[pieces.Pieces.Length];
            _pieceNeeds = new CaseNeed[pieces.Pieces.Length];
        }

        (int[] numbers, CaseNeed[] needs) = (_pieceNumbers, _pieceNeeds);
        int count = 0;
        for (int i = 0; i < pieces.Pieces.Length; i++)
        {
            Piece piece = pieces.Pieces[i];
            if (i > 0 && NameTrie.IsStopOf(pieces.Pieces[i - 1], piece))
            {
                continue;
            }

            numbers[count] = Number(piece.Span.In(words));
            needs[count++] =
                piece.Has(PieceShape.InnerCapital) ? CaseNeed.InnerCapital
                : piece.Has(PieceShape.AllCapitals) && piece.Span.Length > 1 ? CaseNeed.AllCapitals
                : piece.IsCapitalised ? CaseNeed.Capital
                : CaseNeed.None;
        }

        // A number need not begin with a capital, and a word in small letters may begin a name anywhere.
        _kinds[numbers[0]] |= needs[0] == CaseNeed.None ? first | WordKinds.BeginsInSmall : first;
        trie.Add(numbers, needs, count);
    }

    private void Mark(string words, WordKinds kinds)
    {
        using PieceBuffer pieces = PieceBuffer.Read(words);
        foreach (Piece piece in pieces.Pieces)
        {
            if (piece.IsWord)
            {
                _kinds[Number(piece.Span.In(words))] |= kinds;
            }
        }
    }

    private int Number(ReadOnlySpan<char> word)
    {
        Span<char> folded = stackalloc char[NameFolding.MaxWord];
        int length = NameFolding.Fold(word, folded);
        if (length == 0)
        {
            return 0;
        }

        int number = _numbers.Find(folded[..length]);
        if (number < 0)
        {
            number = _words++;
            if (number == _kinds.Length)
            {
                WordKinds[] more = new WordKinds[number * 2];
                _kinds.CopyTo(more.AsSpan());
                _kinds = more;
            }

            _numbers.Add(folded[..length], number);
        }

        return number;
    }
}

/// <summary>A word for what somebody is.</summary>
internal sealed record Title(string Form, string Role, TitleKind Kind);

/// <summary>What a title does; see <c>data/en/titles.tsv</c>.</summary>
internal enum TitleKind
{
    Office,
    Leader,
    Authority,
    Ministry,
    Title,
}

/// <summary>What is known of a word; see <c>data/en/name-words.tsv</c>.</summary>
[Flags]
internal enum WordKinds
{
    None = 0,
    BeginsName = 1 << 0,
    BeginsTitle = 1 << 1,
    BeginsInSmall = 1 << 2,
    NotName = 1 << 3,
    FirstWord = 1 << 4,
    GivenName = 1 << 5,
    OrganizationHead = 1 << 6,
    Abbreviation = 1 << 7,
    PlaceBefore = 1 << 8,
    Move = 1 << 9,
    StateBefore = 1 << 10,
    StateAfter = 1 << 11,
    Blocks = 1 << 12,
    EndsWithStop = 1 << 13,
    FamilyName = 1 << 14,
    StateAfterWeak = 1 << 15,
}
