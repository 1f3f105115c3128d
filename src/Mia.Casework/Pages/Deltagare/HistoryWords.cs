using System.Collections.Frozen;
using Mia.Casework.Data;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Exits;
using Mia.Casework.Domain.Mapping;
using Mia.Casework.Domain.Plans;
using Mia.Casework.Services;

namespace Mia.Casework.Pages.Deltagare;

/// <summary>Swedish words for the codes of the change log.</summary>
public sealed class HistoryWords(ICodeLists codes, LifeAreasHere areas)
{
    /// <summary>What the history can be narrowed to: first part of the code, and the word.</summary>
    public static IReadOnlyDictionary<string, string> Kinds { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [""] = "Allt", ["case"] = "Ärendet", ["intervention"] = "Insatser", ["plan"] = "Plan", ["contact"] = "Kontakter", ["consent"] = "Samtycken", ["handover"] = "Överlämning",
        ["mapping"] = "Kartläggning", ["rating"] = "Skattningar", ["document"] = "Handlingar", ["income"] = "Försörjning",
    };

    private static readonly FrozenDictionary<string, string> Titles = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["case.enrolled"] = "Inskriven", ["case.status"] = "Ny status", ["case.responsible"] = "Ny ansvarig", ["case.responsible-ended"] = "Ansvar avslutat",
        ["case.main-responsible"] = "Ny huvudansvarig", ["case.closed"] = "Ärendet avslutat", ["case.no-receiver"] = "Klart utan mottagare",
        ["case.reopened"] = "Ärendet öppnat igen", ["person.joined"] = "Ihopkopplad med en annan post", ["person.separated"] = "Ihopkoppling ångrad", ["exit.removed"] = "Avslutet borttaget", ["exit.checked"] = "Checklistan inför avslut ändrad", ["intervention.started"] = "Insats började",
        ["intervention.ended"] = "Insats avslutad", ["intervention.corrected"] = "Insats ändrad", ["intervention.removed"] = "Insats borttagen",
        ["intervention.passed-on"] = "Insats fick ny ansvarig", ["intervention.support-lost"] = "Insats utan det den bygger på", ["contact.logged"] = "Kontakt antecknad", ["contact.corrected"] = "Kontakt ändrad", ["contact.rectified"] = "Kontakt rättad med skäl",
        ["contact.removed"] = "Kontakt borttagen", ["contact.restored"] = "Kontakt tillbaka", ["consent.given"] = "Samtycke lämnat",
        ["consent.withdrawn"] = "Samtycke tillbakataget", ["handover.drafted"] = "Överlämning påbörjad", ["handover.edited"] = "Överlämning ändrad",
        ["attendance.reported"] = "Närvaro rapporterad", ["placement.started"] = "Placering började", ["placement.extent"] = "Placeringens omfattning ändrad",
        ["placement.ended"] = "Placering avslutad", ["map.started"] = "Energikarta började", ["map.day"] = "Dag i energikartan ifylld",
        ["life-areas.chosen"] = "Livsområden valda",
        ["mapping.started"] = "Ny version av kartläggningen", ["mapping.edited"] = "Kartläggning ändrad", ["mapping.prioritised"] = "Deltagaren har valt ordning",
        ["mapping.finished"] = "Kartläggning klar", ["network.added"] = "Kontakt i nätverket tillagd", ["network.changed"] = "Kontakt i nätverket ändrad",
        ["network.removed"] = "Kontakt i nätverket borttagen", ["network.restored"] = "Kontakt i nätverket tillbaka",
        ["rating.made"] = "Skattning gjord", ["rating.corrected"] = "Skattning rättad",
        ["plan.started"] = "Planen började", ["plan.changed"] = "Planens tid ändrad", ["plan.goal-added"] = "Nytt mål", ["plan.goal-changed"] = "Mål ändrat",
        ["plan.goal-removed"] = "Mål borttaget", ["plan.objective-added"] = "Nytt delmål", ["plan.objective-changed"] = "Delmål ändrat",
        ["plan.objective-status"] = "Delmål", ["plan.objective-removed"] = "Delmål borttaget", ["plan.activity-added"] = "Ny aktivitet",
        ["plan.activity-changed"] = "Aktivitet ändrad", ["plan.activity-status"] = "Aktivitet", ["plan.activity-removed"] = "Aktivitet borttagen",
        ["plan.activity-handed-over"] = "Aktivitet gick till en kollega", ["plan.activity-passed-on"] = "Aktivitet gick till huvudansvarig", ["plan.waiting"] = "Väntar på någon annan", ["plan.restored"] = "Del av planen tillbaka",
        ["plan.part-removed"] = "Borttaget med det som det hörde till", ["plan.part-restored"] = "Tillbaka med det som det hörde till",
        ["plan.levels-written"] = "Nivåer för ett delmål skrivna", ["plan.levels-locked"] = "Nivåer för ett delmål låsta",
        ["plan.levels-replaced"] = "Låsta nivåer ändrade med skäl", ["plan.levels-dropped"] = "Utkast till nivåer borttaget", ["plan.reviewed"] = "Planen uppföljd",
        ["plan.review-corrected"] = "Uppföljning ändrad", ["plan.approved"] = "Planen godkänd av deltagaren",
        ["plan.approval-withdrawn"] = "Deltagaren tog tillbaka sitt godkännande", ["plan.sip-brief"] = "Underlag inför SIP framtaget",
        ["income.added"] = "Försörjning tillagd", ["income.changed"] = "Försörjning ändrad", ["income.ended"] = "Försörjning avslutad", ["income.removed"] = "Försörjning borttagen",
        ["finsam.in"] = "Registrerad in i Uppföljning Finsam", ["finsam.out"] = "Registrerad ut ur Uppföljning Finsam", ["finsam.in-taken-back"] = "Registrering in ångrad",
        ["finsam.out-taken-back"] = "Registrering ut ångrad", ["finsam.moved"] = "Dag för registrering ändrad",
        ["document.added"] = "Ny handling", ["document.version-added"] = "Ny version av en handling", ["document.changed"] = "Handling ändrad",
        ["document.removed"] = "Handling borttagen", ["document.restored"] = "Handling tillbaka",
        ["handover.reminded"] = "Mottagaren påmind", ["handover.phone-yes"] = "Samtal med mottagaren antecknat", ["handover.status"] = "Överlämning",
        ["follow-up.held"] = "Uppföljd efter avslut",
        ["alert.snoozed"] = "Påminnelse uppskjuten", ["booking.made"] = "Möte bokat", ["booking.moved"] = "Möte flyttat", ["booking.changed"] = "Bokning ändrad", ["booking.cancelled"] = "Möte avbokat", ["booking.passed-on"] = "Kollega tar mötet",
        ["task.added"] = "Ny uppgift", ["task.changed"] = "Uppgift ändrad", ["task.passed-on"] = "Kollega tar uppgiften", ["task.done"] = "Uppgift klar", ["task.reopened"] = "Uppgift öppen igen",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Interventions = InterventionSeeds.All.ToFrozenDictionary(t => t.Code, t => t.Name, StringComparer.Ordinal);

    /// <summary>Codes that are worth telling a colleague; a new status comes with what caused it, and a mapping grows in small steps.</summary>
    public static IReadOnlyList<string> Told { get; } = [.. Titles.Keys.Where(k => k is not ("case.status" or "mapping.edited" or "mapping.prioritised") && !k.StartsWith("plan.part", StringComparison.Ordinal))];

    /// <summary>What happened.</summary>
    public static string Title(string kind) => Titles.GetValueOrDefault(kind, "Ändring");

    /// <summary>More about it, from the codes of the event.</summary>
    public string Detail(string kind, string? detail) => (kind, detail) switch
    {
        (_, null or "") => "",
        ("case.status", _) => Enum.TryParse<CaseStatus>(detail, out var status) ? status.Swedish() : "",
        ("case.responsible" or "case.responsible-ended" or "case.main-responsible", _) => Enum.TryParse<ResponsibilityArea>(detail, out var area) ? area.Swedish() : "",
        ("case.closed", _) => codes.Text(CodeLists.EndManner, detail),
        ("case.no-receiver", _) => codes.Text(CodeLists.NoReceiver, detail),
        ("case.reopened", _) => Avsluta.ExitModel.ReopenReasons.GetValueOrDefault(detail, ""),
        ("handover.status", _) => Enum.TryParse<HandoverStatus>(detail, out var step) ? step.Swedish() : "",
        ("plan.activity-status", _) => Enum.TryParse<ActivityStatus>(detail, out var activity) ? activity.Swedish() : "",
        ("plan.objective-status", _) => Enum.TryParse<ObjectiveStatus>(detail, out var objective) ? objective.Swedish() : "",
        ("plan.approved", _) => Enum.TryParse<ApprovalWay>(detail, out var way) ? way.Swedish() : "",
        ("plan.waiting" or "plan.sip-brief" or "plan.activity-added" or "plan.activity-changed", _) => codes.Text(CodeLists.Party, detail),
        (var k, _) when k.StartsWith("plan.goal", StringComparison.Ordinal) || k.StartsWith("plan.objective", StringComparison.Ordinal) => areas.Text(detail),
        ("handover.drafted", _) => "Till " + codes.Text(CodeLists.Party, detail),
        ("consent.given" or "consent.withdrawn", _) => Consent(detail),
        ("follow-up.held", _) => codes.Text(CodeLists.FollowUpResult, detail),
        (var k, _) when k.StartsWith("document.", StringComparison.Ordinal) => codes.Text(CodeLists.DocumentKind, detail),
        (var k, _) when k.StartsWith("booking.", StringComparison.Ordinal) => codes.Text(CodeLists.BookingKind, detail),
        ("rating.made" or "rating.corrected", _) => Enum.TryParse<RatingOccasion>(detail, out var occasion) ? occasion.Swedish() : "",
        (var k, _) when k.StartsWith("mapping.", StringComparison.Ordinal) => "Version " + detail,
        (var k, _) when k.StartsWith("contact.", StringComparison.Ordinal) => codes.Text(CodeLists.ContactType, detail),
        (var k, _) when k.StartsWith("intervention.", StringComparison.Ordinal) => Interventions.GetValueOrDefault(detail, detail),
        _ => "",
    };

    private string Consent(string detail)
    {
        var parts = detail.Split('.', 2);
        var name = $"{parts[0]} {ConsentTypes.All.GetValueOrDefault(parts[0], "")}";
        return parts.Length > 1 ? $"{name}: {codes.Text(CodeLists.Party, parts[1])}" : name;
    }
}
