using System.Text.Json;
using Entente.Data;
using Entente.Stories;

namespace Entente.Lab;

internal static class StoryLab
{
    private static readonly string[] s_sets = ["g5w1h", "wikinews", "fnc", "fnc_headlines", "ecb", "allsides", "gva", "neus"];

    public static int Run(string[] args)
    {
        string root = args[0];
        Set(args);
        double[] thr = args.FirstOrDefault(a => a.StartsWith("thr="))?[4..].Split(',').Select(double.Parse).ToArray() ?? [StoryIndex.Threshold];
        return Go(root, args, thr);
    }
    internal static void Set(string[] args)
    {
        foreach (string a in args)
        {
            string[] p = a.Split('=');
            var type = p[0].StartsWith("S.") ? typeof(Sketcher) : p[0].StartsWith("T.") ? typeof(Terms) : p[0].StartsWith("P.") ? typeof(WordPrior) : typeof(StoryIndex);
            var field = type.GetField(p[0][(p[0].IndexOf('.') + 1)..], System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic);
            if (field is null) continue;
            field.SetValue(null, Convert.ChangeType(p[1], field.FieldType));
        }
    }
    private static int Go(string root, string[] args, double[] thr)
    {
        Sketcher sketcher = new(DataTables.Embedded, Language.English);
        var sketches = s_sets.AsParallel().AsOrdered().Select(set => (set, Load(root, set, sketcher), Gold(root, set))).ToList();
        foreach (double t in thr)
        {
            StoryIndex.Threshold = t;
            double sum = 0;
            Console.Write($"{t:f3} ");
            foreach (var (set, docs, gold) in sketches)
            {
                StoryIndex index = new();
                var order = args.Contains("noorder") ? docs : [.. docs.OrderBy(d => d.Day ?? 0)];
                if (StoryIndex.Batch) foreach (var d in order) index.Learn(d);
                var (bp, br, f) = BCubed(order.Select(d => (gold[d.Report], index.PlaceExperiment(d))).ToList());
                if (set != "neus") sum += f;
                Console.Write($"{set} {bp:f3} {br:f3} {f:f3} | ");
            }
            Console.WriteLine($" mean {sum / 7:f4}");
        }
        return 0;
    }

    private static List<Sketch> Load(string root, string set, Sketcher sketcher) =>
        [.. File.ReadLines(Path.Combine(root, set, "docs.jsonl")).Where(l => l.Length > 0).Select(l => {
            var e = JsonDocument.Parse(l).RootElement;
            return sketcher.Make(e.GetProperty("id").GetString()!, e.GetProperty("title").GetString(), e.GetProperty("text").GetString()!, e.GetProperty("date").GetString(), []);
        })];

    private static Dictionary<string, string> Gold(string root, string set) =>
        File.ReadLines(Path.Combine(root, set, "gold.tsv")).Select(l => l.Split('\t')).ToDictionary(p => p[0], p => p[1]);

    private static (double, double, double) BCubed(List<(string G, string P)> x)
    {
        var g = x.CountBy(a => a.G).ToDictionary(); var p = x.CountBy(a => a.P).ToDictionary();
        double bp = 0, br = 0;
        foreach (var (k, c) in x.CountBy(a => a)) { bp += (double)c * c / p[k.P]; br += (double)c * c / g[k.G]; }
        bp /= x.Count; br /= x.Count;
        return (bp, br, 2 * bp * br / (bp + br));
    }
}
