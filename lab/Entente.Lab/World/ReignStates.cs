namespace Entente.Lab.World;

/// <summary>The abbreviations of states in the REIGN list (those of the Correlates of War) and their ISO codes.</summary>
internal static class ReignStates
{
    private const string Differing =
        "BHM BHS|HAI HTI|TRI TTO|BAR BRB|GRN GRD|SLU LCA|SVG VCT|AAB ATG|SKN KNA|GUA GTM|HON HND|SAL SLV|COS CRI|PAR PRY"
        + "|URU URY|UKG GBR|IRE IRL|NTH NLD|FRN FRA|MNC MCO|SWZ CHE|SPN ESP|POR PRT|GMY DEU|GFR DEU|GDR DDR|AUS AUT|CZE CSK"
        + "|CZR CZE|SLO SVK|SNM SMR|MNG MNE|MAC MKD|CRO HRV|BOS BIH|KOS XKX|SLV SVN|BUL BGR|MLD MDA|ROM ROU|LAT LVA|LIT LTU"
        + "|GRG GEO|SWD SWE|DEN DNK|ICE ISL|CAP CPV|EQG GNQ|GAM GMB|MAA MRT|NIR NER|CDI CIV|GUI GIN|BFO BFA|SIE SLE|TOG TGO"
        + "|CAO CMR|NIG NGA|CEN CAF|CHA TCD|CON COG|DRC COD|TAZ TZA|BUI BDI|ANG AGO|MZM MOZ|ZAM ZMB|ZIM ZWE|MAW MWI|SAF ZAF"
        + "|LES LSO|BOT BWA|SWA SWZ|MAG MDG|MAS MUS|SEY SYC|MOR MAR|ALG DZA|LIB LBY|SUD SDN|LEB LBN|YAR YEM|YPR YMD|KUW KWT"
        + "|BAH BHR|UAE ARE|OMA OMN|TAJ TJK|KYR KGZ|KZK KAZ|MON MNG|ROK KOR|BHU BTN|BNG BGD|MYA MMR|SRI LKA|MAD MDV|NEP NPL"
        + "|THI THA|CAM KHM|DRV VNM|MAL MYS|SIN SGP|BRU BRN|PHI PHL|INS IDN|ETM TLS|AUL AUS|NEW NZL|VAN VUT|SOL SLB|FIJ FJI"
        + "|NAU NRU|MSI MHL|PAL PLW|TAW TWN";

    private static readonly Dictionary<string, string> s_codes = Differing
        .Split('|')
        .Select(pair => pair.Split(' '))
        .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    /// <summary>The ISO code of a state; states that need no change keep their abbreviation.</summary>
    public static string Iso(string abbreviation) =>
        s_codes.GetValueOrDefault(abbreviation, abbreviation);
}
