using System.Collections.Immutable;
using System.Globalization;
using Entente.Readouts;
using Entente.Server.Pages;

namespace Entente.Server.Screens;

/// <summary>A story as a readout in Markdown: what a desk pastes into its note.</summary>
internal sealed class StoryMarkdown
{
    private readonly MarkdownText _text;
    private readonly Dictionary<string, string> _labels;

    private StoryMarkdown(MarkdownText text, StoryRow story)
    {
        _text = text;
        _labels = story.Reports.ToDictionary(
            report => report.Id,
            report => report.Label,
            StringComparer.Ordinal
        );
    }

    public static void Write(MarkdownText text, StoryReadout readout)
    {
        StoryRow story = readout.Story;
        StoryMarkdown writer = new(text, story);
        string where = story.Where is null ? "" : $" · {story.Where}";
        string numbers = Parts.Numbers(story.Reports.Length, story.Accounts, story.Independent);
        text.Heading(1, story.Title);
        text.Paragraph($"{story.When ?? "no date stated"}{where} · {numbers}");
        if (readout.Core is { } core)
        {
            text.Paragraph(
                $"About: {StoryThread.About(core)}{(core.When is null ? "" : $" · {core.When}")} ({Parts.Count(core.Accounts, "account")}, {core.Independent} independent)"
            );
        }

        foreach (StatementGroup group in StatementGroup.Of(readout.Statements))
        {
            writer.Statements(group.Title, group.Rows);
        }

        writer.Reports(story);
        writer.Thread(readout.Thread);
        text.Paragraph("Machine-read, unchecked.");
    }

    private void Reports(StoryRow story)
    {
        _text.Heading(2, "Who reports");
        _text.Table(
            new Table(
                ["report", "account", "published", "outlet", "headline", "copies", "id"],
                story.Reports.Select(report =>
                    new[]
                    {
                        report.Label,
                        report.Account.ToString(CultureInfo.InvariantCulture),
                        report.Date,
                        Parts.NameOf(report),
                        report.Title,
                        report.Copies is null ? null : _labels[report.Copies],
                        report.Id,
                    }
                )
            )
        );
    }

    private void Thread(ImmutableArray<ThreadRow> thread)
    {
        if (thread.IsEmpty)
        {
            return;
        }

        _text.Heading(2, "Before and after");
        _text.Blank();
        foreach (ThreadRow row in thread)
        {
            _text.Item(
                $"{row.When} {row.How}: {row.Title} ({ThreadTeller.ReasonOf(row)}; {row.Story})"
            );
        }
    }

    private void Statements(string title, ImmutableArray<StatementRow> rows)
    {
        _text.Heading(2, title);
        _text.Blank();
        foreach (StatementRow row in rows)
        {
            QuoteRow longest = row.Wordings[0];
            string words = Marks(longest, Wording.Shown(longest.Words));
            string accounts = Parts.Count(row.Accounts, "account");
            _text.Item($"{Who(longest)}: {words} ({accounts}; {Label(longest)}; {row.Id})");
            foreach (QuoteRow other in row.Wordings.Skip(1))
            {
                string marked = Wording.Text(Wording.Pieces(longest.Words, other.Words));
                _text.Item($"{Label(other)}: {Who(other)}: {Marks(other, marked)}", level: 1);
            }
        }
    }

    private string Label(QuoteRow row) => _labels.GetValueOrDefault(row.Report, row.Report);

    private static string Who(QuoteRow row) =>
        $"{StoryTeller.SpeakerOf(row) ?? "speaker not named"}{(row.Addressee is null ? "" : $" → {row.Addressee}")}{StoryTeller.NegationOf(row)}";

    private static string Marks(QuoteRow row, string words) =>
        row.Kind == "indirect" ? words : $"“{words}”";
}
