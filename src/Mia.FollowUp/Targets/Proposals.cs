using Mia.FollowUp.Numbers;

namespace Mia.FollowUp.Targets;

/// <summary>Definitions and targets of methods.md 13.2 and registration.md 5.3, as the rows that are there from the start.</summary>
internal static class Proposals
{
    private static readonly DateOnly Start = new(2017, 4, 1);
    private static readonly DateOnly Vidare = new(2020, 6, 1);

    public static SmallNumbers SmallNumbersDefault { get; } = new(5, 10);

    public static SmallNumberRule SmallNumberRule { get; } = new(SmallNumbersDefault.SmallestCount, SmallNumbersDefault.SmallestBase, Start,
        "Förslag i underlaget: antal under 5 visas inte, andelar av färre än 10 visas inte.");

    public static IReadOnlyList<DefinitionSeed> Definitions { get; } =
    [
        new("VOL", 1, Basis.Volume, "Deltagare", "Personer med ett ärende som börjat i perioden. Varje person räknas en gång i delprojektet. Felregistreringar räknas inte.",
            "Ingen, det är ett antal.", "MIA, ansökan och metodrapport", Start),
        new("ARB", 1, Basis.WorkOrStudies, "Arbete eller studier", "Avslutade med utfallet arbete eller studier. Den som fått både och räknas en gång.",
            "Alla avslut i perioden utom felregistreringar.", "MIA, projektmål 30 procent", Start),
        new("ARB-KVAR", 1, Basis.WorkOrStudiesOfThoseWhoStayed, "Arbete eller studier, utan avlidna och flyttade",
            "Avslutade med utfallet arbete eller studier. Den som fått både och räknas en gång. Den som avlidit eller flyttat räknas inte alls.",
            "Alla avslut i perioden utom felregistreringar och utom dem där avslutsorsaken eller avslutssättet är avliden eller flytt.",
            "Förslag i underlaget: variant vid sidan av projektmålet 30 procent", Start),
        new("ORD-AF", 1, Basis.OrdinaryAf, "Arbetsförmedlingens ordinarie insatser", "Avslutade med utfallet Arbetsförmedlingens ordinarie arbetsförberedande insatser.",
            "Alla avslut i perioden utom felregistreringar.", "MIA, projektmål 40 procent", Start),
        new("ORD-AFKOM", 1, Basis.OrdinaryAfOrKommun, "Ordinarie verksamhet hos Arbetsförmedlingen eller kommunen",
            "Avslutade med utfallet ordinarie insatser hos Arbetsförmedlingen eller hos kommunen. Den som fått båda räknas en gång.",
            "Alla avslut i perioden utom felregistreringar.", "MIA Vidare, redovisning av ordinarie verksamhet", Vidare),
        new("MAKT", 1, Basis.Empowerment, "Ökad makt över sin situation",
            "Svarat 4 eller 5 på en skala från 1 till 5 på påståendet att ha fått ökad makt över sin situation, vid avslut.",
            "Alla som svarat 1–5 vid avslut i perioden. ”Vet ej” och de som inte tillfrågats räknas inte.", "MIA, projektmål 60 procent", Start),
        new("KVI", 1, Basis.Women, "Andel kvinnor", "Kvinnor bland dem som räknas som deltagare. Könet är det som personen själv angett.",
            "Alla deltagare i perioden, även de som inte angett kön.", "MIA, jämställdhetsmål: fler kvinnor än män ska få stöttning", Start),
        new("MOT", 1, Basis.ConfirmedReceiver, "Bekräftad mottagare vid avslut", "Avslutade där mottagaren själv har bekräftat överlämningen.",
            "Avslut i perioden med ett utfall där någon ska ta över. Felregistreringar räknas inte.", "MIA, effektmål: ingen hamnar mellan stolarna", Start),
    ];

    /// <summary>Targets for a delprojekt. Where the sources name a volume it is used, otherwise none is set.</summary>
    public static IReadOnlyList<TargetSeed> For(string slug)
    {
        var (volume, from, note) = Volume(slug);
        // Östra Södertörn reports "ordinarie verksamhet", which is not what the target of 40 percent was decided for.
        var countedBy = slug == "ostra-sodertorn" ? "ORD-AFKOM.1" : "ORD-AF.1";
        return
        [
            new(TargetCodes.Volume, "Deltagare i delprojektet", TargetUnit.Persons, volume, "VOL.1", "VOL.1", from, "Delprojektets volymmål", note, 10),
            new(TargetCodes.Work, "Arbete eller studier vid avslut", TargetUnit.Percent, 30, "ARB.1", "ARB.1", Start, "MIA, projektmål", "", 20),
            new(TargetCodes.Ordinary, slug == "ostra-sodertorn" ? "Ordinarie verksamhet vid avslut" : "Arbetsförmedlingens ordinarie insatser vid avslut",
                TargetUnit.Percent, 40, "ORD-AF.1", countedBy, Start, "MIA, projektmål", "", 30),
            new(TargetCodes.Empowerment, "Ökad makt över sin situation", TargetUnit.Percent, 60, "MAKT.1", "MAKT.1", Start, "MIA, projektmål", "", 40),
            new(TargetCodes.Women, "Fler kvinnor än män", TargetUnit.MoreThanPercent, 50, "KVI.1", "KVI.1", Start, "MIA, jämställdhetsmål", "", 50),
            new(TargetCodes.Receiver, "Bekräftad mottagare vid avslut", TargetUnit.Percent, 100, "MOT.1", "MOT.1", Start, "Förslag i underlaget", "", 60),
        ];
    }

    private static (int? Value, DateOnly From, string Note) Volume(string slug) => slug switch
    {
        "ostra-sodertorn" => (290, Vidare, "Mål för MIA Vidare. För MIA 2017–2020 var målet 650."),
        "sodertalje" => (533, Start, "Källorna skiljer sig åt: 533 i projektets eget underlag, 553 i en senare rapport. 533 används här."),
        "hbs" => (650, Start, "Inskrivna enligt projektets beskrivning."),
        "roslagen" => (300, Vidare, "Ungefärligt enligt MIA Vidare."),
        "suvs" => (120, Vidare, "Utfall enligt MIA Vidare, används som mål tills ett är beslutat."),
        "samsund" => (110, Vidare, "Utfall enligt MIA Vidare, används som mål tills ett är beslutat."),
        _ => (null, Start, "Inget volymmål är beslutat för delprojektet."),
    };
}
