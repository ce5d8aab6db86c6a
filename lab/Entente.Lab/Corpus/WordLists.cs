using System.Collections.Frozen;

namespace Entente.Lab.Corpus;

/// <summary>The small word lists of which the corpus is made.</summary>
internal static class WordLists
{
    /// <summary>Words that stay, because they carry the grammar or because rules of reading hang on them.</summary>
    public static FrozenSet<string> Kept { get; } =
        (
            "a an the and or but nor yet so if then than that this these those there here where when who whom whose which what how why "
            + "i you he she it we they me him her us them my your his its our their mine himself herself itself themselves one ones "
            + "of to in on at by for from with without into onto upon over under between among through during before after since until "
            + "against about around across behind beyond near off out up down as like not no never only also too very more most much many "
            + "few less least some any all both each every other another such own same be is are was were been being am do does did done "
            + "have has had having can could may might must shall should will would let lets said say says saying told tell tells asked ask "
            + "asks added add adds announced announce called call according wrote write writes writes replied answered declared stated insisted warned "
            + "argued noted explained recalled reported news conference press reporters reporter statement statements spokesman spokeswoman agency "
            + "president minister ministers prime foreign secretary state states chancellor king queen leader leaders ambassador general house white "
            + "government party talks meeting summit conference agreement treaty accord monday tuesday wednesday thursday friday saturday sunday "
            + "january february march april june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec "
            + "wire times herald gazette courier observer reporter digest bulletin weekly post heute photo photograph staff writer by "
            + "mr mrs ms dr u s don t didn isn wasn couldn wouldn ve re ll"
        )
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Words that one report may put in place of another.</summary>
    public static FrozenDictionary<string, string> Rewordings { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["about"] = "around",
            ["after"] = "following",
            ["also"] = "likewise",
            ["because"] = "since",
            ["but"] = "yet",
            ["during"] = "throughout",
            ["many"] = "numerous",
            ["only"] = "merely",
            ["said"] = "stated",
            ["while"] = "whereas",
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>States that meet, all with an adjective that makes its plural with an s.</summary>
    public static IReadOnlyList<StateNames> States { get; } =
    [
        .. """
            Argentina Argentinian|Buenos Aires
            Armenia Armenian|Yerevan
            Australia Australian|Canberra
            Austria Austrian|Vienna
            Belgium Belgian|Brussels
            Brazil Brazilian|Brasilia
            Bulgaria Bulgarian|Sofia
            Canada Canadian|Ottawa
            Chile Chilean|Santiago
            Colombia Colombian|Bogota
            Cuba Cuban|Havana
            Egypt Egyptian|Cairo
            Estonia Estonian|Tallinn
            Ethiopia Ethiopian|Addis Ababa
            Germany German|Berlin
            Hungary Hungarian|Budapest
            India Indian|New Delhi
            Indonesia Indonesian|Jakarta
            Iran Iranian|Tehran
            Italy Italian|Rome
            Jordan Jordanian|Amman
            Kenya Kenyan|Nairobi
            Latvia Latvian|Riga
            Lithuania Lithuanian|Vilnius
            Malaysia Malaysian|Kuala Lumpur
            Mexico Mexican|Mexico City
            Mongolia Mongolian|Ulaanbaatar
            Nigeria Nigerian|Abuja
            Norway Norwegian|Oslo
            Peru Peruvian|Lima
            Romania Romanian|Bucharest
            Serbia Serbian|Belgrade
            Syria Syrian|Damascus
            Tunisia Tunisian|Tunis
            Ukraine Ukrainian|Kyiv
            """.Split('\n').Select(line => line.Split(' ', 2)).Select(cells => new StateNames(
            cells[0],
            cells[1].Split('|')[0],
            cells[1].Split('|')[1]
        )),
    ];

    /// <summary>Of what names and rare words are made.</summary>
    public static IReadOnlyList<string> Syllables { get; } =
        (
            "ba be bo bra da de do dra fa fe fi go gra ha he ka ke ko kra la le li lo ma me mi mo na ne no pa pe po pra ra re ri ro "
            + "sa se si so sta ta te ti to tra va ve vi vo za ze zo bel dan far gor hal kel lan mar nor pel rin sal tor val ven zan"
        ).Split(' ');
}

/// <summary>The names of a state.</summary>
/// <param name="Country">The country.</param>
/// <param name="Adjective">Its adjective, which is also the word for one of its people.</param>
/// <param name="Capital">The capital.</param>
internal sealed record StateNames(string Country, string Adjective, string Capital);
