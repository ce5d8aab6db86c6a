using System.Collections.Frozen;

namespace Entente.Lab.Languages;

/// <summary>Which translations of the declaration stand for which language.</summary>
internal static class UniversalLanguages
{
    /// <summary>How many lines are taken of each language that is not to be told apart.</summary>
    public const int LinesOfOthers = 3;

    private static readonly FrozenDictionary<string, string> s_codes = Read(
        """
        af:afr am:amh ar:arb az:azj_latn be:bel bg:bul bn:ben ca:cat cs:ces cy:cym da:dan de:deu_1996
        el:ell_monotonic en:eng es:spa et:est eu:eus fa:pes_1 fa:pes_2 fi:fin fr:fra ga:gle gl:glg ha:hau_NG he:heb
        hi:hin hr:hrv hu:hun hy:hye id:ind is:isl it:ita ja:jpn ka:kat kk:kaz ko:kor ku:kmr ky:kir
        lt:lit lv:lav mg:plt mk:mkd mn:khk mr:mar mt:mlt nb:nob ne:nep nl:nld nn:nno pl:pol ps:pbu pt:por_PT
        pt:por_BR ro:ron_2006 ru:rus rw:kin sk:slk sl:slv so:som sq:als sr:srp_cyrl sr-Latn:srp_latn sv:swe sw:swh
        ta:tam tg:tgk th:tha ti:tir tl:tgl tr:tur tt:tat ug:uig_arab uk:ukr ur:urd uz:uzn_latn vi:vie yo:yor zh:cmn_hans
        zu:zul
        """
    );

    // Too near to a language of ours for its few lines to draw a border, or another spelling of one.
    private static readonly FrozenSet<string> s_leftOut = Split(
            """
            bos_latn bos_cyrl cnr azj_cyrl uzn_cyrl tuk_cyrl deu_1901 ell_polytonic ron_1953 ron_1993 hau_3 hau_NE sco pcm
            swb ckb urd_2 src ekk zlm gsw1 uig_latn vie_han yue hak nan gan hsn wuu cjy
            """
        )
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The language of a translation; "und" when it is none of those that are told apart.</summary>
    public static string Of(string file) => s_codes.GetValueOrDefault(file, "und");

    /// <summary>Whether a translation is of no use.</summary>
    public static bool IsLeftOut(string file) => s_leftOut.Contains(file);

    private static FrozenDictionary<string, string> Read(string pairs) =>
        Split(pairs)
            .Select(pair => pair.Split(':'))
            .ToFrozenDictionary(p => p[1], p => p[0], StringComparer.Ordinal);

    private static string[] Split(string words) =>
        words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
}
