namespace Mia.Platform.Demo;

/// <summary>Invented places of work, for all demo data.</summary>
public static class DemoPlaces
{
    /// <summary>Employers.</summary>
    public static IReadOnlyList<string> Employers { get; } =
    [
        "Café Provkoppen", "Bageri Exempeldegen", "Lagret Låtsaslådan", "Trädgård Mallblomman", "Cykelverkstan Testhjulet", "Butiken Påhittet",
        "Kontor Utkastet", "Biblioteket Sagosidan", "Hotell Skissrummet", "Förskolan Övningsängen", "Tryckeriet Provtrycket", "Städ Exempelglans",
    ];

    /// <summary>Work-integrating social enterprises (ASF).</summary>
    public static IReadOnlyList<string> SocialEnterprises { get; } =
        ["Provverkstan ASF", "Mallmöbler ASF", "Exempelköket ASF", "Låtsasväven ASF", "Skisscykeln ASF", "Testodlingen ASF", "Påhittsateljén ASF", "Utkaststryck ASF"];
}
