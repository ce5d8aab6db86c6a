using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Entente.Cli;

/// <summary>Adds examples to the help of each command.</summary>
internal static class HelpExamples
{
    private static readonly Dictionary<string, string[]> s_examples = new(StringComparer.Ordinal)
    {
        ["entente"] =
        [
            "entente readout examples              read a folder of pages and print each story",
            "entente add pages/ --db summit.db     add pages to a database",
            "entente stories --db summit.db        list its stories",
        ],
        ["readout"] =
        [
            "entente readout examples",
            "entente readout '2021-12-*.html' --db summit.db --json",
        ],
        ["add"] =
        [
            "entente add pages/ more/*.html        files, folders, globs",
            "entente add reports.jsonl             JSON Lines: id url title date text html outlet lang",
            "curl … | entente add -                standard input",
        ],
        ["pull"] =
        [
            "entente pull https://news.example/feed.xml --contact you@example.org",
            "entente pull https://news.example/page.html --keep captures --db summit.db",
        ],
        ["stories"] =
        [
            "entente stories",
            "entente stories reagan-gorbachev --date 1986-10-12",
            "entente stories --json",
        ],
        ["story"] = ["entente story s1a2b3c4", "entente story reagan-gorbachev --date 1986-10-12"],
        ["quotes"] =
        [
            "entente quotes                        every statement of the record",
            "entente quotes u1a2b3c4 --diff        the wordings of one, with their differences",
            "entente quotes s1a2b3c4 --json        those of one story",
        ],
        ["copies"] =
        [
            "entente copies",
            "entente copies reagan-gorbachev --date 1986-10-12",
            "entente copies c1a2b3c4",
        ],
        ["facts"] =
        [
            "entente facts                         every figure that says of what it is",
            "entente facts reagan-gorbachev        those of one story",
            "entente facts --dyad RUS CHN          what belongs to two actors, in all stories",
        ],
        ["dyad"] =
        [
            "entente dyad RUS CHN                  two states, month by month, each mark with its events",
            "entente dyad Reagan Gorbachev --from 1985-01 --to 1987-12",
        ],
        ["who"] =
        [
            "entente who RUS --events              what somebody took part in",
            "entente who",
            "entente who \"Mikhail Gorbachev\"",
            "entente who --story reagan-gorbachev",
        ],
        ["search"] =
        [
            "entente search summit",
            "entente search \"human rights\" Helsinki",
            "entente search kind:quote speaker:Putin to:Xi \"new model\" after:2021-12",
            "entente search speaker:\"Kofi Annan\" said-again:yes",
            "entente search kind:event type:sanction target:RUS modality:threatened",
        ],
        ["verify"] =
        [
            "entente verify draft.txt              each quotation, number and name: verbatim, variant, not found",
            "entente verify --json < draft.txt",
        ],
        ["why"] =
        [
            "entente why q1a2b3c4                 the words, the rule, the kept page",
            "entente why r1a2b3c4",
            "entente why \"the Kremlin\"            why words were taken to mean an actor",
        ],
        ["fix"] =
        [
            "entente fix merge \"M. Gorbatschow\" mikhail-gorbachev",
            "entente fix merge s1a2b3c4 s5d6e7f8      two stories are one",
            "entente fix split s5d6e7f8 r1a2b3c4      a report of it is another story",
            "entente fix office \"Erla Lind\" foreign-minister ISL --from 2021-11-28",
            "entente fix --log",
            "entente fix --undo 2",
        ],
        ["export"] =
        [
            "entente export quotes --format csv --out quotes.csv",
            "entente export reports --full-text > reports.jsonl",
            "entente export gdelt --out events.tsv    and events.tsv.extra.tsv with what has no column there",
            "entente export all --out record/      every table and document, with datapackage.json",
            "entente export actors-gexf --out actors.gexf",
        ],
        ["watch"] =
        [
            "entente watch speaker:Gorbachev",
            "entente watch 'type:sanction target:RUS' --out sanctions.atom",
        ],
        ["serve"] =
        [
            "entente serve                         then open http://127.0.0.1:8080",
            "entente serve --db summit.db --address 127.0.0.1:9000",
        ],
        ["mcp"] = ["entente mcp --db summit.db           started by the program that asks"],
        ["doctor"] = ["entente doctor --db summit.db"],
        ["stage"] =
        [
            "entente stage extract pages/ --out texts.jsonl",
            "entente stage annotate --layers quotes < texts.jsonl",
            "entente stage align < statements.jsonl",
        ],
    };

    /// <summary>The names of the commands that have examples.</summary>
    public static IReadOnlyCollection<string> Names => s_examples.Keys;

    public static void AddTo(Command root)
    {
        HelpOption help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
    }

    private sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            int result = help.Invoke(parseResult);
            Command command = parseResult.CommandResult.Command;
            if (s_examples.TryGetValue(command.Name, out string[]? examples))
            {
                TextWriter output = parseResult.InvocationConfiguration.Output;
                output.WriteLine("Examples:");
                foreach (string example in examples)
                {
                    output.WriteLine($"  {example}");
                }

                output.WriteLine();
            }

            return result;
        }
    }
}
