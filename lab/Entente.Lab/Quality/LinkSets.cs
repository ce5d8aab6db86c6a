using System.Collections.Immutable;
using System.Text.Json;
using Entente.Data;
using Entente.Entities;

namespace Entente.Lab.Quality;

/// <summary>Whom names mean: the actors of <c>stage annotate --layers links</c> against the Wikipedia titles that GUM links its names to.</summary>
/// <remarks>
/// <para>Judged is each mention with an actor (nationalities apart) for which GUM has a named person, organisation or place with a title whose
/// span holds ours and is at most <see cref="Slack"/> characters longer; of several the shortest. It is <em>right</em> when the title, without
/// what it has in brackets, is one of the actor's names in our tables, or the whole of the actor's name stands in it as words ("United
/// States House of Representatives"); and wrong all the same when the brackets name another state than the actor's ("Georgia (U.S. state)").</para>
/// <para><em>Found</em>: of GUM's names whose title is a name in our tables, those in which we have a mention of such an actor; for places, one that
/// <c>--layers places</c> gives that name counts too (a capital that does not act is a place, and no actor).</para>
/// </remarks>
internal static class LinkSets
{
    private const string GumDev = "nlp/gum/gum.dev.jsonl.gz";
    private const int Slack = 8;
    private static readonly string[] s_types = ["person", "organization", "place"];

    /// <summary>The set.</summary>
    public static IReadOnlyList<QualitySet> All { get; } =
    [new("Entities", "gum.dev, links", IsQuick: true, bench => MeasureAsync(bench, GumDev))];

    /// <summary>Judges the links in a file of GUM; what is wrong or missed goes to <paramref name="log"/>.</summary>
    public static async Task<IReadOnlyList<Figure>> MeasureAsync(
        Bench bench,
        string set,
        TextWriter? log = null
    )
    {
        string gold = bench.Unpacked(set);
        string texts = bench.Work("nlp/gum.links.texts.jsonl");
        string found = bench.Work("nlp/gum.links.jsonl");
        string[] lines = await File.ReadAllLinesAsync(gold);
        await File.WriteAllLinesAsync(
            texts,
            lines.Select(line =>
            {
                var json = System.Text.Json.Nodes.JsonNode.Parse(line)!.AsObject();
                return new System.Text.Json.Nodes.JsonObject
                {
                    ["text"] = json["text"]!.DeepClone(),
                    ["date"] = json["ref"]?.DeepClone(),
                    ["language"] = "en",
                }.ToJsonString();
            })
        );
        await bench.StageAsync(
            "annotate",
            "--layers",
            "links,places",
            "--in",
            texts,
            "--out",
            found
        );
        Judge judge = new(new EntityBook(DataTables.Embedded), log ?? TextWriter.Null);
        foreach ((string line, string answer) in lines.Zip(await File.ReadAllLinesAsync(found)))
        {
            judge.Add(JsonElement.Parse(line), JsonElement.Parse(answer));
        }

        return judge.Figures();
    }

    private sealed class Judge(EntityBook book, TextWriter log)
    {
        private int _right;
        private int _wrong;
        private int _found;
        private int _missed;

        public void Add(JsonElement gold, JsonElement answer)
        {
            GumName[] names =
            [
                .. gold.GetProperty("entities").EnumerateArray().Where(IsNamed).Select(Read),
            ];
            Link[] links =
            [
                .. answer
                    .GetProperty("links")
                    .EnumerateArray()
                    .Where(l => l.GetProperty("type").GetString() != "nationality")
                    .Select(l => Read(l, "actor"))
                    .Where(l => l.Value is not null),
            ];
            Link[] places =
            [
                .. answer.GetProperty("places").EnumerateArray().Select(p => Read(p, "name")),
            ];
            foreach (Link link in links)
            {
                AddPrecision(names, link);
            }

            foreach (GumName name in names)
            {
                AddRecall(name, links, places);
            }
        }

        public IReadOnlyList<Figure> Figures() =>
            [
                new("links to our tables: P", (double)_right / Math.Max(1, _right + _wrong)),
                new("links to our tables: R", (double)_found / Math.Max(1, _found + _missed)),
            ];

        private void AddPrecision(GumName[] names, Link link)
        {
            GumName? name = names
                .Where(n =>
                    n.Start <= link.Start
                    && n.End >= link.End
                    && n.End - n.Start <= link.End - link.Start + Slack
                )
                .MinBy(n => n.End - n.Start);
            if (name is null)
            {
                return;
            }

            if (IsRight(book.Find(link.Value!)!, name.Title))
            {
                _right++;
            }
            else
            {
                _wrong++;
                log.WriteLine($"- {link.Text} = {link.Value}; GUM: {name.Title}");
            }
        }

        private bool IsRight(Entity actor, string title)
        {
            string plain = Plain(title, out string brackets);
            bool isOfAnother = brackets
                .Split(' ')
                .SelectMany(word => book.Named(word))
                .Any(e => e.Type == EntityType.State && e.Id != actor.Country);
            return !isOfAnother
                && (
                    book.Named(plain).Any(e => e.Id == actor.Id)
                    || $" {plain} ".Contains($" {actor.Name} ", StringComparison.OrdinalIgnoreCase)
                );
        }

        private void AddRecall(GumName name, Link[] links, Link[] places)
        {
            string plain = Plain(name.Title, out _);
            ImmutableArray<Entity> known = book.Named(plain);
            if (known.IsEmpty)
            {
                return;
            }

            bool isFound =
                links.Any(l => name.Holds(l) && known.Any(e => e.Id == l.Value))
                || places.Any(p =>
                    name.Holds(p) && p.Value!.Equals(plain, StringComparison.OrdinalIgnoreCase)
                );
            _found += isFound ? 1 : 0;
            _missed += isFound ? 0 : 1;
            if (!isFound)
            {
                log.WriteLine($"+ {name.Text}; GUM: {name.Title}");
            }
        }

        private static bool IsNamed(JsonElement entity) =>
            entity.GetProperty("named").GetBoolean()
            && entity.GetProperty("identity").GetString() is { Length: > 0 }
            && s_types.Contains(entity.GetProperty("type").GetString(), StringComparer.Ordinal);

        private static GumName Read(JsonElement entity) =>
            new(
                entity.GetProperty("start").GetInt32(),
                entity.GetProperty("end").GetInt32(),
                entity.GetProperty("text").GetString()!,
                Uri.UnescapeDataString(entity.GetProperty("identity").GetString()!)
                    .Replace('_', ' ')
            );

        private static Link Read(JsonElement item, string field) =>
            new(
                item.GetProperty("start").GetInt32(),
                item.GetProperty("end").GetInt32(),
                item.GetProperty("text").GetString()!,
                item.GetProperty(field).GetString()
            );

        /// <summary>A title without its brackets, and what stands in these.</summary>
        private static string Plain(string title, out string brackets)
        {
            int open = title.IndexOf('(', StringComparison.Ordinal);
            brackets = open > 0 ? title[(open + 1)..].TrimEnd(')') : "";
            return open > 0 ? title[..open].Trim() : title;
        }
    }

    private sealed record GumName(int Start, int End, string Text, string Title)
    {
        public bool Holds(Link link) => Start <= link.Start && End >= link.End;
    }

    private sealed record Link(int Start, int End, string Text, string? Value);
}
