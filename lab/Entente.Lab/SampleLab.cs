using Entente.Data; using Entente.Stories;
namespace Entente.Lab;
internal static class SampleLab { public static int Run(string[] args) {
 StoryLab.Set(args);
 string[] dates = [null!, "2021-12-15", null!, "2024-05-17", "2024-02-08"]; int[] cut = [1640, 9999, 9999, 9999, 2319];
 Sketcher sk = new(DataTables.Embedded, Language.English);
 foreach (bool raw in new[]{false,true}) { var s = Directory.GetFiles("/work/shared/samples").Order().Select((f,i)=>{ string t=File.ReadAllText(f); int skip = raw?0: i switch {2=>16, 3=>30,4=>70, _=>0}; if(!raw && t.Length>cut[i]) t=t[..cut[i]]; t=t[skip..].Trim(); int nl=t.IndexOf('\n'); string? title=i==3?null:t[..nl]; return sk.Make("r"+i, title, t[(i==3?0:nl)..], dates[i], []);}).ToArray();
 for (int pass=0; pass<2; pass++) {
if(pass==0) for(int a=0;a<5;a++){ for(int b=0;b<5;b++) Console.Write($" {s[a].Fingerprints.Intersect(s[b].Fingerprints).Count()}+{s[a].QuotedFingerprints.Intersect(s[b].QuotedFingerprints).Count()}"); Console.WriteLine(); }
 StoryIndex ix = new(); if (pass==1) foreach (var q in s) ix.Learn(q); var v = s.Select(ix.Vector).ToArray();
 double D(int a,int b){ var d=v[b].ToDictionary(x=>x.Key,x=>x.W); return v[a].Sum(x=>d.GetValueOrDefault(x.Key)*x.W);} 
 double w=Math.Min(D(0,1),Math.Min(D(0,2),D(1,2))), x=Math.Max(Math.Max(D(0,3),D(0,4)),Math.Max(D(2,3),D(2,4)));
 Console.Write($"{(raw?"raw":"clean")} within {w:f3} across {x:f3} ratio {w/x:f2}  | "); } }
 Console.WriteLine(string.Join(' ',args)); return 0; } }
