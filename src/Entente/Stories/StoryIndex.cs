using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Entente.Stories;

/// <summary>Experiment.</summary>
public sealed class StoryIndex
{
    internal static double Threshold = 0.22;
    internal static double UndatedExtra = 0;
    internal static double Strength = 300;
    internal static int Days = 7;
    internal static int TopTerms = 40;
    internal static int Ring = 48;
    internal static int MaxCandidates = 24;
    internal static double Cap = 99, IdfPower = 1, Tf = 0, Unseen = 1, DayCost = 0.12, SizeCost = 0, Bonus = 0, BonusScale = 4, MixedExtra = 0; internal static int FpMax = 20;
    internal static double Mix = 0; // 0: average link, 1: cosine to centroid
    internal static double MinShareIdf = 0;
    internal long Comparisons;

    private sealed class Group { public required string Id; public int Count; public double Norm2; public int? First, Last; public Dictionary<uint, float> Sum = []; public Dictionary<uint, int> Fp = []; }
    private readonly List<Group> _groups = [];
    private readonly Dictionary<string, int> _byId = [];
    private readonly Dictionary<uint, int> _df = [];
    private readonly Dictionary<uint, List<int>> _post = [];
    private int _n; private readonly Dictionary<uint, int> _fdf = [];

    internal (uint Key, float W)[] Vector(Sketch s)
    {
        var v = new (uint Key, float W)[s.Terms.Length];
        double sum = 0;
        for (int i = 0; i < v.Length; i++)
        {
            Term t = s.Terms[i];
            _df.TryGetValue(t.Key, out int df);
            double idf = Math.Log((_n + Strength + 1) / (df + Strength * t.ExpectedShare + 0.5));
            double w = Math.Pow(Math.Min(Cap, Math.Max(0, idf)), IdfPower) * (Tf == 0 ? 1 + Math.Log(t.Count) : t.Count / (t.Count + Tf));
            if (df <= 1) w *= Unseen;
            v[i] = (t.Key, (float)w);
            sum += w * w;
        }
        double norm = sum > 0 ? 1 / Math.Sqrt(sum) : 0;
        for (int i = 0; i < v.Length; i++) v[i].W *= (float)norm;
        return v;
    }

    internal void Learn(Sketch s)
    {
        _n++;
        foreach (Term t in s.Terms) CollectionsMarshal.GetValueRefOrAddDefault(_df, t.Key, out _)++;
    }

    internal static bool Batch;
    internal string PlaceExperiment(Sketch s)
    {
        if (!Batch) Learn(s);
        var v = Vector(s);
        var top = v.OrderByDescending(x => x.W).Take(TopTerms).ToArray();
        Dictionary<int, double> acc = [];
        foreach (var (key, w) in top)
            if (_post.TryGetValue(key, out var ring))
                foreach (int g in ring) { CollectionsMarshal.GetValueRefOrAddDefault(acc, g, out _) += w * Math.Min(1, _groups[g].Sum[key] / _groups[g].Count); }
        int best = -1; double bs = 0;
        foreach (var (g, _) in acc.OrderByDescending(x => x.Value).ThenBy(x => x.Key).Take(MaxCandidates))
        {
            Group G = _groups[g];
            double thr = Threshold;
            if (s.Day is { } d && G.First is { } f) { if (d - G.Last > Days || f - d > Days) continue; }
            else if (DayCost > 0) thr += 0; thr *= 1 + DayCost * (s.Day is { } d2 && G.First is { } f2 ? Math.Max(0, Math.Max(d2 - G.Last!.Value, f2 - d2)) - 2 : 0); if (s.Day is null || G.First is null) thr += UndatedExtra;
            Comparisons++; thr *= 1 + SizeCost / G.Count;
            double dot = 0;
            foreach (var (key, w) in v) if (G.Sum.TryGetValue(key, out float x)) dot += w * x;
            double shared = 0;
            if (Bonus > 0) foreach (uint f0 in s.Fingerprints.Concat(s.QuotedFingerprints)) if (G.Fp.TryGetValue(f0, out int c) && _fdf.GetValueOrDefault(f0) <= FpMax) shared += c;
            if (s.Day is null != G.First is null) thr *= 1 + MixedExtra;
            thr -= Bonus * (1 - Math.Exp(-shared / G.Count / BonusScale));
            double score = Math.Pow(dot / Math.Sqrt(G.Norm2), Mix) * Math.Pow(dot / G.Count, 1 - Mix) - thr;
            if (score >= 0 && (best < 0 || score > bs)) { best = g; bs = score; }
        }
        if (best < 0) { best = _groups.Count; _groups.Add(new Group { Id = RecordId.ForStory(s.Report) }); }
        Group B = _groups[best];
        foreach (var (key, w) in v)
        {
            ref float x = ref CollectionsMarshal.GetValueRefOrAddDefault(B.Sum, key, out _);
            B.Norm2 += 2.0 * x * w + w * w; x += w;
            // terms that matter
            ref var ring = ref CollectionsMarshal.GetValueRefOrAddDefault(_post, key, out _);
            ring ??= [];
            if (!ring.Contains(best)) { if (ring.Count >= Ring) ring.RemoveAt(0); ring.Add(best); }
        }
        foreach (uint f0 in s.Fingerprints.Concat(s.QuotedFingerprints)) { CollectionsMarshal.GetValueRefOrAddDefault(B.Fp, f0, out _)++; CollectionsMarshal.GetValueRefOrAddDefault(_fdf, f0, out _)++; }
        B.Count++;
        if (s.Day is { } day) { B.First = Math.Min(B.First ?? day, day); B.Last = Math.Max(B.Last ?? day, day); }
        return B.Id;
    }
}
