namespace Mia.Casework.Domain.Codes;

/// <summary>What a dated number is: shown where it is set, and its limits.</summary>
/// <param name="Key">From <see cref="SettingKeys"/> or a module's own.</param>
/// <param name="Group">Swedish heading.</param>
/// <param name="Name">Swedish, what it decides.</param>
/// <param name="Unit">Swedish, plural: <c>dagar</c>.</param>
public sealed record SettingInfo(string Key, string Group, string Name, string Unit)
{
    /// <summary>Lowest value.</summary>
    public int Least { get; init; } = 1;

    /// <summary>Highest value.</summary>
    public int Most { get; init; } = 365;

    /// <summary>Swedish: what happens with it, in one or two sentences.</summary>
    public required string Explanation { get; init; }

    /// <summary>Swedish: where the first value comes from.</summary>
    public required string Source { get; init; }
}

/// <summary>The core's dated numbers. What they are at the start of an installation: <c>SettingSeeds</c>.</summary>
public static class SettingInfos
{
    /// <summary>Heading of the numbers of reminders.</summary>
    public const string Reminders = "Påminnelser";

    private const string Referral = "Anmälan och väntelista";
    private const string Contact = "Kontakter";
    private const string Plan = "Plan";
    private const string Rating = "Skattningar";
    private const string Exit = "Avslut och överlämning";
    private const string Consent = "Samtycken";
    private const string Document = "Handlingar";
    private const string Undo = "Ångra";
    private const string Days = "dagar";
    private const string WorkingDays = "arbetsdagar";
    private const string Months = "månader";
    private const string Megabytes = "megabyte";

    /// <summary>All of the core, in the order in which they are shown.</summary>
    public static IReadOnlyList<SettingInfo> Core { get; } =
    [
        new(SettingKeys.ConfirmWithin, Referral, "Bekräfta en anmälan inom", WorkingDays) { Most = 30, Explanation = "Den som anmälde ska ha fått veta att anmälan har kommit. Längre väntan visas i inkorgen.", Source = "Metodunderlaget 1.8" },
        new(SettingKeys.FirstContactWithin, Referral, "Kontakta personen inom", WorkingDays) { Most = 60, Explanation = "Första kontakten efter en anmälan. Längre väntan ger en påminnelse.", Source = "Metodunderlaget 1.8" },
        new(SettingKeys.DecideWithin, Referral, "Besluta om en anmälan inom", WorkingDays) { Most = 120, Explanation = "Tiden lovas på kvittot till den som anmäler. Längre väntan visas i inkorgen och ger en påminnelse.", Source = "Metodunderlaget 1.8" },
        new(SettingKeys.WaitingListReview, Referral, "Se över väntelistan var", Days) { Explanation = "Så ofta ska var och en som väntar höra av er.", Source = "Metodunderlaget 1.8" },
        new(SettingKeys.ReferralPurge, Referral, "Gallra en anmälan som inte ledde till start efter", Months) { Most = 60, Explanation = "Räknas från beslutet. Anmälan tas då bort för gott. Kontrollera med arkivansvarig innan du ändrar.", Source = "Metodunderlaget 1.8" },
        new(SettingKeys.ContactGap, Contact, "Visa en deltagare utan kontakt efter", Days) { Explanation = "Deltagaren markeras i listan och ger en påminnelse till den som ansvarar.", Source = "Metodunderlaget 3.7" },
        new(SettingKeys.ContactGapCoach, Contact, "Samma sak när huvudansvarig ansvarar för arbete och studier", Days) { Explanation = "Stödet i arbete och studier är tätare än samordningen.", Source = "Metodunderlaget 4" },
        new(SettingKeys.NoShowsInRow, Contact, "Visa upprepade uteblivna besök efter", "gånger i rad") { Least = 2, Most = 20, Explanation = "Så många gånger i rad har deltagaren inte kommit.", Source = "Metodunderlaget 3.7" },
        new(SettingKeys.ContactLock, Contact, "Lås en anteckning efter", Days) { Least = 0, Explanation = "Räknas från dagen då den skrevs. Därefter behövs en rättelse med skäl. 0 låser dagen efter.", Source = "Gemensamma rutiner för journalanteckningar" },
        new(SettingKeys.PlanWithin, Plan, "Ha en plan klar inom", Days) { Explanation = "Räknas från inskrivningen.", Source = "Metodunderlaget 3.7" },
        new(SettingKeys.PlanReview, Plan, "Följ upp planen var", Days) { Explanation = "Föreslås som nästa uppföljning. Uteblir den ger Mia en påminnelse.", Source = "Metodunderlaget 3.7" },
        new(SettingKeys.PlanWaiting, Plan, "Väntan på någon annan är för lång efter", Days) { Explanation = "Väntan visas i planen och på listan Mellan stolarna.", Source = "Metodunderlaget 3.7" },
        new(SettingKeys.RatingInterval, Rating, "Tid mellan skattningar", Days) { Least = 7, Explanation = "Mia föreslår nästa skattning så här långt efter den förra.", Source = "Metodunderlaget 2.7" },
        new(SettingKeys.RatingWindow, Rating, "En skattning är i tid om den görs inom", Days) { Least = 0, Most = 90, Explanation = "Räknas både före och efter dagen då den skulle göras.", Source = "Metodunderlaget 2.8" },
        new(SettingKeys.RatingFall, Rating, "Föreslå ett samtal när en skattning sjunkit med", "steg") { Most = 10, Explanation = "Jämförs med förra skattningen av samma område.", Source = "Metodunderlaget 2.8" },
        new(SettingKeys.HandoverLink, Exit, "Mottagarens länk gäller i", Days) { Explanation = "Därefter behöver överlämningen skickas igen.", Source = "Metodunderlaget 11.3" },
        new(SettingKeys.HandoverConfirm, Exit, "Påminn när mottagaren inte bekräftat efter", Days) { Explanation = "En överlämning är klar först när mottagaren har bekräftat.", Source = "Metodunderlaget 11.6" },
        new(SettingKeys.FollowUpWindow, Exit, "Uppföljning efter avslut får göras så långt i förväg", Days) { Least = 0, Most = 90, Explanation = "Räknas bakåt från dagen då uppföljningen ska göras.", Source = "Metodunderlaget 11.5" },
        new(SettingKeys.ConsentMonths, Consent, "Ett nytt samtycke gäller i", Months) { Most = 60, Explanation = "Förslag i formuläret. Något annat kan avtalas med deltagaren.", Source = "Metodunderlaget 1.6" },
        new(SettingKeys.ConsentReminder, Consent, "Påminn om att ett samtycke går ut", "dagar innan") { Least = 0, Explanation = "Den som ansvarar påminns, så att samtycket kan förnyas i tid.", Source = "Metodunderlaget 1.9" },
        new(SettingKeys.DocumentMegabytes, Document, "Största fil", Megabytes) { Most = 200, Explanation = "Större filer tas inte emot. Pröva hur servern orkar innan du höjer mycket.", Source = "Teknisk gräns, föreslagen av dem som byggt Mia" },
        new(SettingKeys.DocumentQuotaMegabytes, Document, "Utrymme för ett delprojekts handlingar", Megabytes) { Least = 10, Most = 1_000_000, Explanation = "När det är fullt går det inte att spara fler. Sänks gränsen ligger det som redan finns kvar.", Source = "Teknisk gräns, föreslagen av dem som byggt Mia" },
        new(SettingKeys.CaseloadUndo, Undo, "En överlämning mellan kollegor går att ångra i", Days) { Least = 0, Most = 90, Explanation = "Därefter ligger ärendena kvar hos den som tog över.", Source = "Gemensam regel: 30 dagar" },
        new(SettingKeys.JoinUndo, Undo, "Två ihopkopplade poster går att ta isär i", Days) { Least = 0, Explanation = "Därefter är ihopkopplingen slutlig.", Source = "Erfarenheter från andra system" },
        new(SettingKeys.SnoozeDays, Reminders, "En påminnelse kan skjutas upp i högst", Days) { Explanation = "Den som skjuter upp skriver ett skäl. Efter den här tiden kommer påminnelsen tillbaka.", Source = "Metodunderlaget 19" },
    ];
}
