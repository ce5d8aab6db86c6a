using System.Collections.Immutable;
using System.Text;
using Entente.Data;
using Entente.Models;
using Entente.Tests.Models;
using Entente.Text;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Entente.Tests.Text;

/// <summary>With a network that has learnt nothing: what it says is nonsense, but must be the same nonsense everywhere, and well-formed.</summary>
public sealed class SyntaxAnalyzerTests
{
    private static readonly TextAnalyzer s_text = new(Language.English);
    private static readonly byte[] s_bytes = new RandomNetwork(5).Write();
    private static readonly SyntaxAnalyzer s_analyzer = Make(Arithmetic.Best);

    private const string Story =
        "“We will answer,” said the minister of Norway. The lock in Upton, which has been open since 1986, is closed; nobody knows why.\n"
        + "Nobody. Mr. Dell and his sister had gone to see the sea, and they did not come back before 9 a.m. on Monday.\n"
        + "THE LOCK IS CLOSED\nIt is 40 km from Oslo to the next one – too far, they say.";

    [Fact]
    public void Every_width_of_vectors_gives_the_same_findings()
    {
        Document expected = Make(Arithmetic.Scalar).Analyze(s_text.Analyze(Story));

        Assert.All(
            Arithmetic.All,
            a => AssertSame(expected, Make(a).Analyze(s_text.Analyze(Story)))
        );
    }

    [Fact]
    public void Any_number_of_threads_gives_the_same_findings()
    {
        Document expected = s_analyzer.Analyze(s_text.Analyze(Story));

        Parallel.For(
            0,
            64,
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            _ => AssertSame(expected, s_analyzer.Analyze(s_text.Analyze(Story)))
        );
    }

    [Fact]
    public void A_sentence_is_read_alike_in_any_text()
    {
        Document alone = s_analyzer.Analyze(s_text.Analyze("Nobody."));
        Document story = s_analyzer.Analyze(s_text.Analyze(Story));
        int first = story.Tokens.ToList().FindIndex(t => story.Words(t) is "Nobody");

        Assert.Equal(
            alone.Syntax.Select(s => (s.Tag, s.Lemma, s.Relation)),
            story.Syntax.Slice(first, 2).Select(s => (s.Tag, s.Lemma, s.Relation))
        );
    }

    [Fact]
    public void Any_text_gives_trees_and_names_in_order() =>
        Prop.ForAll(
                Texts.Arbitrary,
                text => AssertWellFormed(s_analyzer.Analyze(s_text.Analyze(text)))
            )
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("")]
    [InlineData("\uD83D")]
    [InlineData("\uDE00\uD83D a \uD83D")]
    [InlineData("e\u0301\u0301\u0301\u0301 \u0301 \u0301")]
    public void Odd_texts_are_read(string text) =>
        AssertWellFormed(s_analyzer.Analyze(s_text.Analyze(text)));

    [Fact]
    public void A_word_of_a_million_letters_is_read()
    {
        AssertWellFormed(s_analyzer.Analyze(s_text.Analyze(new string('a', 1_000_000))));
        AssertWellFormed(s_analyzer.Analyze(s_text.Analyze("e" + new string('\u0301', 100_000))));
    }

    [Fact]
    public void Cost_grows_as_the_text_does() =>
        Growth.AssertLinear(
            200,
            size =>
            {
                Document document = s_text.Analyze(
                    string.Join(' ', Enumerable.Repeat("the lock is open", size))
                );
                return () => s_analyzer.Analyze(document);
            }
        );

    [Fact]
    public void A_sentence_without_end_is_one_tree_of_pieces_cut_behind_marks()
    {
        string words = string.Join(' ', Enumerable.Repeat("the lock , is open", 300));
        Document document = s_analyzer.Analyze(s_text.Analyze(words));

        AssertWellFormed(document);
        Assert.Single(document.Sentences);
        int[] joints =
        [
            .. Enumerable
                .Range(0, document.Syntax.Length)
                .Where(i => document.Syntax[i].Relation == "parataxis"),
        ];
        // 1,500 tokens, 400 and less in a piece.
        Assert.Equal(3, joints.Length);
        Assert.Single(joints.Select(i => document.Syntax[i].Head).Distinct());
    }

    [Fact]
    public void Ten_million_letters_in_one_line_are_read()
    {
        SyntaxAnalyzer small = new(
            new SyntaxFiles(
                ModelFile.Parse(
                    "network.bin",
                    (
                        new RandomNetwork(1)
                        {
                            Memory = 4,
                            Layers = 1,
                            Width = 4,
                            FeatureWidth = 1,
                            VectorWidth = 1,
                        }
                    ).Write()
                )
            ),
            Arithmetic.Best
        );
        // Tokens are made here: how fast they are found is another room's matter.
        const int tokens = 125_000;
        string word = new('a', 79);
        StringBuilder text = new();
        var made = ImmutableArray.CreateBuilder<Token>(tokens);
        for (int i = 0; i < tokens; i++)
        {
            made.Add(new Token(new TextSpan(80 * i, (80 * i) + 79), TokenKind.Word));
            text.Append(word).Append(' ');
        }

        Sentence sentence = new(new TextSpan(0, (80 * tokens) - 1), 0, tokens, 0);
        Document document = small.Analyze(
            new Document(text.ToString(), [sentence], made.MoveToImmutable())
        );

        Assert.Equal(tokens, document.Syntax.Length);
        Assert.Single(document.Syntax, s => s.Head < 0);
    }

    [Fact]
    public void Nothing_is_allocated_for_a_token_but_the_result()
    {
        Document document = s_text.Analyze(string.Join('\n', Enumerable.Repeat(Story, 50)));
        s_analyzer.Analyze(document);

        long before = GC.GetAllocatedBytesForCurrentThread();
        Document analyzed = s_analyzer.Analyze(document);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        // A Syntax is five references and a number: 48 bytes; a Name is 12.
        long result = (48L * analyzed.Syntax.Length) + (12L * analyzed.Names.Length);
        Assert.InRange(allocated, result, result + 4_096);
    }

    [Fact]
    public void A_word_that_a_line_break_divides_is_read_whole()
    {
        const string text = "govern-\nment waits";
        ImmutableArray<Token> tokens =
        [
            new(new TextSpan(0, 12), TokenKind.Word),
            new(new TextSpan(13, 18), TokenKind.Word),
        ];
        Document document = s_analyzer.Analyze(
            new Document(text, [new Sentence(new TextSpan(0, 18), 0, 2, 0)], tokens)
        );

        Assert.DoesNotContain('\n', document.Syntax[0].Lemma);
    }

    [Fact]
    public void A_language_needs_no_more_than_a_file_in_a_folder()
    {
        using TemporaryModels folder = new("xx", s_bytes);
        Language language = new("xx", DataTables.Embedded);

        SyntaxAnalyzer? analyzer = SyntaxAnalyzer.Open(
            language,
            ModelFolder.WithFolder(folder.Path)
        );

        Assert.NotNull(analyzer);
        Assert.True(analyzer.FindsNames);
        AssertWellFormed(analyzer.Analyze(s_text.Analyze("Vrel tak so mun.")));
    }

    [Fact]
    public void A_network_without_names_finds_none()
    {
        SyntaxAnalyzer analyzer = new(
            new SyntaxFiles(
                ModelFile.Parse("network.bin", (new RandomNetwork(1) { Names = [] }).Write())
            ),
            Arithmetic.Best
        );

        Assert.False(analyzer.FindsNames);
        Assert.Empty(analyzer.Analyze(s_text.Analyze(Story)).Names);
    }

    [Fact]
    public void A_language_without_a_network_has_no_analyzer()
    {
        using TemporaryModels folder = new("xx", s_bytes);

        Language other = Language.English with { Code = "yy" };
        Assert.Null(SyntaxAnalyzer.Open(other, ModelFolder.WithFolder(folder.Path)));
        Assert.Throws<DirectoryNotFoundException>(() =>
            ModelFolder.WithFolder(folder.Path + "-not")
        );
    }

    [Fact]
    public void A_damaged_network_is_named()
    {
        byte[] damaged = [.. s_bytes];
        damaged[^100] ^= 1;
        using TemporaryModels folder = new("xx", damaged);

        var e = Assert.Throws<DataFormatException>(() =>
            SyntaxAnalyzer.Open(
                new Language("xx", DataTables.Embedded),
                ModelFolder.WithFolder(folder.Path)
            )
        );

        Assert.StartsWith("network.bin: expected the bytes", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no script")]
    [InlineData("Lower\t-1\t\t0\t")]
    public void A_script_of_lemmas_that_is_none_is_named(string script)
    {
        byte[] bytes = (new RandomNetwork(1) { Lemmas = ["Lower\t0\t\t0\t", script] }).Write();

        var e = Assert.Throws<DataFormatException>(() =>
            new SyntaxAnalyzer(
                new SyntaxFiles(ModelFile.Parse("network.bin", bytes)),
                Arithmetic.Best
            )
        );

        Assert.Contains("lemma script", e.Message, StringComparison.Ordinal);
    }

    private static SyntaxAnalyzer Make(IArithmetic arithmetic) =>
        new(new SyntaxFiles(ModelFile.Parse("network.bin", s_bytes)), arithmetic);

    private static void AssertSame(Document expected, Document found)
    {
        Assert.Equal(expected.Syntax, found.Syntax);
        Assert.Equal(expected.Names, found.Names);
    }

    private static void AssertWellFormed(Document document)
    {
        Assert.Equal(document.Tokens.Length, document.Syntax.Length);
        foreach (Sentence sentence in document.Sentences)
        {
            int[] heads =
            [
                .. document
                    .Syntax[sentence.FirstToken..sentence.EndToken]
                    .Select(s => s.Head < 0 ? -1 : s.Head - sentence.FirstToken),
            ];
            Assert.All(heads, head => Assert.InRange(head, -1, heads.Length - 1));
            Assert.True(SpanningTree.IsTree(heads, new int[heads.Length]));
        }

        Assert.All(document.Syntax, s => Assert.Equal(s.Head < 0, s.Relation == "root"));
        int end = 0;
        foreach (Name name in document.Names)
        {
            Assert.InRange(name.Span.Start, end, name.Span.End - 1);
            end = name.Span.End;
        }
    }

    private sealed class TemporaryModels : IDisposable
    {
        public TemporaryModels(string language, byte[] network)
        {
            Directory.CreateDirectory(System.IO.Path.Combine(Path, language));
            File.WriteAllBytes(System.IO.Path.Combine(Path, language, "network.bin"), network);
        }

        public string Path { get; } = Directory.CreateTempSubdirectory("entente-models-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
