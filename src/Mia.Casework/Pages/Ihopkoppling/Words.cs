using Mia.Casework.Domain.Bookings;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Contacts;
using Mia.Casework.Domain.Documents;
using Mia.Casework.Domain.Exits;
using Mia.Casework.Domain.Interventions;
using Mia.Casework.Domain.Mapping;
using Mia.Casework.Domain.Plans;

namespace Mia.Casework.Pages.Ihopkoppling;

/// <summary>Swedish words for what points at a person. What modules have is told together.</summary>
internal static class Words
{
    private static readonly (string Name, string Label)[] Known =
    [
        (nameof(Case), "Ärenden"), (nameof(InterventionPeriod), "Insatser"), (nameof(Contact), "Kontakter"), (nameof(MappingVersion), "Kartläggningar"), (nameof(SelfRating), "Skattningar"),
        (nameof(NetworkContact), "Personer i nätverket"), (nameof(Plan), "Planer"), (nameof(Document), "Handlingar"), (nameof(Consent), "Samtycken"), (nameof(WorkTask), "Uppgifter"),
        (nameof(BookingParticipant), "Bokningar"), (nameof(Exit), "Avslut"), (nameof(Handover), "Överlämningar"), (nameof(ExitFollowUp), "Efteruppföljningar"), ("IdentityDesignation", "Personnummer, nu och förut"),
    ];

    public static IReadOnlyList<CompareModel.Held> Of(IReadOnlyDictionary<string, (int One, int Other)> counts)
    {
        var rest = counts.Where(c => Known.All(k => k.Name != c.Key)).Select(c => c.Value).ToList();
        return
        [
            .. Known.Where(k => counts.ContainsKey(k.Name)).Select(k => new CompareModel.Held(k.Label, counts[k.Name].One, counts[k.Name].Other)),
            .. rest.Count == 0 ? [] : new[] { new CompareModel.Held("Annat, i delprojektets verktyg", rest.Sum(r => r.One), rest.Sum(r => r.Other)) },
        ];
    }
}
