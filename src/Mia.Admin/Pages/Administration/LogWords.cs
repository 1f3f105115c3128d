using System.Collections.Frozen;
using Mia.Casework.Pages.Deltagare;

namespace Mia.Admin.Pages.Administration;

/// <summary>Swedish words for the codes of both logs. A code without a word is shown as it is.</summary>
internal static class LogWords
{
    private static readonly FrozenDictionary<string, string> Shown = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["case.overview"] = "Deltagarens översikt", ["case.consents"] = "Samtycken", ["case.contact"] = "En kontakt", ["case.contact-form"] = "Formulär för kontakt",
        ["case.contacts"] = "Kontakter", ["case.contacts-removed"] = "Borttagna kontakter", ["case.exit"] = "Avslut", ["case.exit-checklist"] = "Checklista inför avslut", ["case.handover"] = "En överlämning",
        ["case.handovers"] = "Överlämningar", ["case.history"] = "Historik", ["case.timeline"] = "Tidslinje", ["case.interventions"] = "Insatser", ["case.life-areas"] = "Livsområden",
        ["case.map"] = "Energi och vila", ["case.placements"] = "Arbetsträning", ["case.responsible"] = "Vem som ansvarar", ["case.number-asked"] = "Fråga om personnummer",
        ["case.join"] = "Sökning efter dubbelpost", ["case.join-compare"] = "Två poster sida vid sida",
        ["case.plan"] = "Planen", ["case.plan-card"] = "Översikten: planen", ["case.plan-print"] = "Planen på papper", ["case.plan-together"] = "Planen, genomgång tillsammans",
        ["case.plan-version"] = "En sparad version av planen", ["case.plan-versions"] = "Planens versioner", ["case.plan-removed"] = "Borttaget ur planen",
        ["case.plan-sip"] = "Underlag inför SIP",
        ["contact.group-choice"] = "Val av deltagare för en anteckning om flera", ["contact.group-form"] = "Formulär för en anteckning om flera",
        ["participant.number"] = "Hela personnumret", ["participant.list"] = "Listan över deltagare", ["participant.list-file"] = "Listan över deltagare som fil", ["participant.pick"] = "Val av deltagare för anteckning",
        ["participant.search"] = "Sökning", ["participant.search-number"] = "Sökning på exakt nummer", ["referral.list"] = "Listan över anmälningar",
        ["referral.open"] = "En anmälan", ["referral.head"] = "Formulär för en anmälan", ["referral.enrol"] = "Inskrivning", ["handover.receiver"] = "Mottagarens sida",
        ["start.drafts"] = "Startsidan: utkast", ["start.next-contacts"] = "Startsidan: nästa kontakter", ["start.needs-you"] = "Startsidan: behöver dig",
        ["case.in-short"] = "Läget i korthet", ["start.waits"] = "Startsidan: väntar på andra", ["start.to-register"] = "Startsidan: att registrera", ["registrations.list"] = "Att registrera", ["case.income"] = "Försörjning",
        ["start.between-chairs"] = "Startsidan: mellan stolarna", ["start.lately"] = "Startsidan: senaste nytt", ["start.longest-since-contact"] = "Startsidan: längst sedan kontakt",
        ["start.without-workplace-visit"] = "Startsidan: utan arbetsplatsbesök", ["targets.list"] = "Ärenden bakom ett mål", ["targets.export"] = "Måltavlan som fil",
        ["shared-cases"] = "Delade ärenden", ["maps.overview"] = "Energi och vila, alla", ["placements.week"] = "Närvaro en vecka", ["interventions.series"] = "KBT-serier",
        ["between-chairs.list"] = "Mellan stolarna", ["between-chairs.snooze"] = "Uppskov med en påminnelse", ["caseload.held"] = "Det en kollega håller i", ["caseload.transfer"] = "En överlämning mellan kollegor", ["week.own"] = "Egna veckan", ["week.team"] = "Teamets vecka",
        ["booking.form"] = "Formulär för bokning", ["booking.one"] = "En bokning", ["task.one"] = "En uppgift", ["referral.duplicates"] = "Sökning efter dubbletter",
        ["case.document"] = "En handling", ["case.document-card"] = "Handlingar i korthet", ["case.document-fetched"] = "Fil hämtad", ["case.document-form"] = "Formulär för en handling",
        ["case.document-shown"] = "Fil öppnad", ["case.documents"] = "Handlingar",
        ["case.follow-up"] = "Uppföljning efter avslut", ["case.mapping"] = "Kartläggning", ["case.mapping-area"] = "Kartläggning: ett livsområde",
        ["case.mapping-card"] = "Kartläggning i korthet", ["case.mapping-order"] = "Kartläggning: deltagarens ordning", ["case.mapping-summary"] = "Min sammanfattning",
        ["case.mapping-version"] = "Kartläggning: en tidigare version", ["case.mapping-versions"] = "Kartläggning: alla versioner", ["case.mapping-words"] = "Kartläggning: egna ord",
        ["case.network"] = "Nätverkskarta", ["case.network-form"] = "Formulär för en kontakt i nätverket", ["case.rating"] = "En skattning", ["case.rating-card"] = "Skattningar i korthet",
        ["case.rating-form"] = "Formulär för skattning", ["case.ratings"] = "Skattningar", ["case.ratings-print"] = "Skattningar för utskrift",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Done = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["account.created"] = "Konto skapat", ["account.disabled"] = "Konto stängt", ["account.enabled"] = "Konto öppnat igen", ["account.renamed"] = "Konto fick nytt namn",
        ["account.signin.failed"] = "Misslyckad inloggning", ["account.locked"] = "Konto spärrat en stund", ["account.password.set"] = "Lösenord valt",
        ["account.secondstep.set"] = "App för koder tillagd", ["account.secondstep.reset"] = "Andra steget återställt", ["account.passkey.added"] = "Passkey tillagd",
        ["account.passkey.removed"] = "Passkey borttagen", ["account.recovery.made"] = "Nya återställningskoder", ["account.recovery.used"] = "Återställningskod använd",
        ["account.link.made"] = "Länk skapad", ["account.link.used"] = "Länk använd", ["account.role.given"] = "Roll given", ["account.role.ended"] = "Roll avslutad",
        ["session.started"] = "Inloggad", ["session.ended"] = "Utloggad", ["session.confirmed"] = "Bekräftat med andra steget", ["delprojekt.created"] = "Delprojekt upplagt",
        ["delprojekt.closed"] = "Delprojekt stängt", ["delprojekt.described"] = "Delprojekt ändrat", ["delprojekt.controller-added"] = "Huvudman tillagd",
        ["delprojekt.label-set"] = "Eget ord ändrat", ["target.set"] = "Mål ändrat", ["log.reviewed"] = "Loggen granskad", ["purge"] = "Gallring",
        ["workplace.closed"] = "Arbetsplats stängd", ["workplace.described"] = "Arbetsplats ändrad", ["map.removed"] = "Energikarta raderad",
        ["tool.on"] = "Verktyg påslaget", ["tool.off"] = "Verktyg avstängt", ["setting.decided"] = "Inställning ändrad", ["alert.snoozed"] = "Påminnelse uppskjuten", ["calendar.opened"] = "Kalenderlänk skapad",
        ["calendar.closed"] = "Kalenderlänk stängd", ["code.reworded"] = "Kod fick ny text", ["code.ended"] = "Kod avslutad", ["code.added"] = "Kod tillagd", ["code.reopened"] = "Kod gäller igen",
        ["code.external"] = "Kod i annat register ändrad", ["eligibility-rule.ended"] = "Målgruppsregel avslutad",
        ["caseload.passed-on"] = "En kollegas arbete överlämnat", ["caseload.went-back"] = "Överlämnat arbete gick tillbaka", ["caseload.stays"] = "Överlämnat arbete ligger kvar",
        ["person.told-apart"] = "Två poster är olika personer", ["identity.added"] = "Personnummer tillagt", ["identity.ended"] = "Personnummer avslutat", ["intervention-offer.changed"] = "Regel för en insats ändrad",
        ["life-area.decided"] = "Livsområden ändrade", ["participant.created"] = "Person upplagd", ["participant.corrected"] = "Personuppgifter rättade",
        ["participant.protection"] = "Skydd av personuppgifter ändrat", ["referral.received"] = "Anmälan mottagen", ["referral.contacted"] = "Första kontakt efter anmälan",
        ["referral.eligibility"] = "Målgruppen bedömd", ["referral.status"] = "Anmälan fick nytt läge", ["referral.purged"] = "Anmälan gallrad",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Because = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["same-delprojekt"] = "Samma delprojekt", ["responsible"] = "Ansvarar för ärendet", ["receiver"] = "Mottagare med länk",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What was shown. The number of a protected person carries the stated reason last.</summary>
    public static string Read(string kind) =>
        Shown.TryGetValue(kind, out var word) ? word : kind.StartsWith("participant.number.", StringComparison.Ordinal) ? Shown["participant.number"] : "Läsning";

    /// <summary>What was changed.</summary>
    public static string Change(string kind) => Done.TryGetValue(kind, out var word) ? word : HistoryWords.Title(kind);

    /// <summary>Why it was shown.</summary>
    public static string Why(string reason) => Because.GetValueOrDefault(reason, reason);
}
