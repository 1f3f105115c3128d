using Mia.Casework.Domain.Cases;

namespace Mia.Casework.Domain.Codes;

/// <summary>Codes that the program names. They can get another wording but never end.</summary>
/// <param name="List">Which list.</param>
/// <param name="Why">Swedish sentence: what needs them.</param>
/// <param name="Codes">The codes.</param>
internal sealed record ReservedCodes(string List, string Why, params IReadOnlyList<string> Codes)
{
    /// <summary>Those of the core.</summary>
    public static IReadOnlyList<ReservedCodes> Core { get; } =
    [
        new(CodeLists.Channel, "Anmälningssidan på webben sätter koden på varje anmälan.", Channels.Form),
        new(CodeLists.Initiative, "Anmälningssidan sätter koden efter vem som fyller i.", "HANDL", "PERS", "ANH"),
        new(CodeLists.WishConfirmed, "Anmälningssidan sätter koden efter vem som fyller i.", "SJALV", "TILLS"),
        new(CodeLists.Party, "Planer, samtycken och underlag inför SIP räknar med parten.", "AF", "FK", "KOM", "REG", "DEL", "PROJ", "ANN"),
        new(CodeLists.Need, "Den säger att personen behöver tolk, och styr hur anmälan visas.", "TOLK"),
        new(CodeLists.Need, "Den lättlästa anmälan sätter koden.", "LATT"),
        new(CodeLists.InterventionEnd, "Mia sätter koden när en insats slutar av sig själv.", InterventionEndCodes.RequiredEnded, InterventionEndCodes.CaseEnded),
        new(CodeLists.ConsentCategory, "Underlag inför SIP visar bara det som den här sortens samtycke omfattar.", "PLAN", "HALSA", "FORSORJ", "ARBETE"),
        new(CodeLists.BookingKind, "Den föreslås på varje ny bokning.", "MOTE"),
        new(CodeLists.BookingPlace, "Den föreslås på varje ny bokning.", "KONTOR"),
        new(CodeLists.Kommun, "Den väljs av den som bor utanför delprojektets kommuner.", "ANNAN"),
    ];
}

/// <summary>A list that only the program can add to.</summary>
/// <param name="List">Which list.</param>
/// <param name="Why">Swedish sentence.</param>
internal sealed record ClosedList(string List, string Why)
{
    /// <summary>Those of the core.</summary>
    public static IReadOnlyList<ClosedList> Core { get; } =
        [new(CodeLists.FileKind, "Mia känner igen filer på innehållet. En ny sort behöver ny kod i programmet, men en sort som ni inte vill ta emot kan avslutas.")];
}
