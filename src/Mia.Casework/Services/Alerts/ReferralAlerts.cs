using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Alerts;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Intake;
using Mia.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Services.Alerts;

/// <summary>Referrals that nobody has answered, met or decided (methods.md 1.9, L01–L03).</summary>
internal sealed class ReferralAlerts(CaseworkDbContext db) : IAlertSource
{
    private static readonly AlertInfo Unconfirmed = new(AlertCodes.Unconfirmed, "Anmälan utan svar", 2,
        "En anmälan har kommit in och den som anmälde har inte fått svar, räknat i arbetsdagar. Försvinner när anmälan bekräftas eller avgörs.")
    {
        DaysKey = SettingKeys.ConfirmWithin, InWorkingDays = true, Receiver = AlertReceiver.Intake, EscalateAfter = 5, BetweenChairs = true, Weight = 75,
    };

    private static readonly AlertInfo NoFirstContact = new(AlertCodes.NoFirstContact, "Anmälan utan första kontakt", 5,
        "Personen har inte kontaktats, räknat i arbetsdagar från att anmälan kom in. Försvinner när första kontakten antecknas.")
    {
        DaysKey = SettingKeys.FirstContactWithin, InWorkingDays = true, Receiver = AlertReceiver.Intake, EscalateAfter = 7, BetweenChairs = true, Weight = 70,
    };

    private static readonly AlertInfo Undecided = new(AlertCodes.Undecided, "Anmälan inte avgjord", 15,
        "Bedömningen har inte blivit klar, räknat i arbetsdagar, eller så har dagen passerat då väntelistan skulle ses över. Försvinner med ett beslut eller en ny dag.")
    {
        DaysKey = SettingKeys.DecideWithin, InWorkingDays = true, Receiver = AlertReceiver.ProjectLeader, EscalateAfter = 0, BetweenChairs = true, Weight = 65,
    };

    private static readonly ReferralStatus[] Decided =
        [ReferralStatus.Enrolled, ReferralStatus.ReferredOn, ReferralStatus.DeclinedByPerson, ReferralStatus.NotRelevant];

    public IReadOnlyList<AlertInfo> Kinds => [Unconfirmed, NoFirstContact, Undecided];

    public async Task<IReadOnlyList<AlertFact>> FindAsync(AlertSearch search, CancellationToken ct)
    {
        if (!search.WithReferrals || !search.AnyOn(Unconfirmed, NoFirstContact, Undecided)) return [];
        var today = search.Today;
        var found = await db.Referrals.AsNoTracking().Where(r => !Decided.Contains(r.Status))
            .Select(r => new { r.Id, r.Status, r.ReceivedOn, r.FirstContactOn, r.ReviewOn, r.WaitingSince }).ToListAsync(ct);
        var facts = new List<AlertFact>();
        foreach (var r in found)
        {
            if (r.Status == ReferralStatus.WaitingList)
            {
                if (r.ReviewOn < today)
                    Add(Undecided, r.Id, r.WaitingSince ?? r.ReceivedOn, r.ReviewOn.Value.AddDays(1), $"Skulle ses över på väntelistan {r.ReviewOn.Value.DayAndMonth()}.", "Se över", "");
                continue;
            }
            var (confirm, meet, decide) = (After(Unconfirmed, r.ReceivedOn), After(NoFirstContact, r.ReceivedOn), After(Undecided, r.ReceivedOn));
            if (r.Status == ReferralStatus.Received && confirm <= today)
                Add(Unconfirmed, r.Id, r.ReceivedOn, confirm, $"Anmälan kom in {r.ReceivedOn.DayAndMonth()}. Den som anmälde har inte fått svar.", "Svara på anmälan", "");
            if (r.FirstContactOn is null && meet <= today)
                Add(NoFirstContact, r.Id, r.ReceivedOn, meet, $"Anmälan kom in {r.ReceivedOn.DayAndMonth()}. Ingen har kontaktat personen.", "Ta första kontakten", "");
            if (decide <= today)
                Add(Undecided, r.Id, r.ReceivedOn, decide, $"Bedömningen har varit öppen sedan {r.ReceivedOn.DayAndMonth()}.", "Avgör anmälan", "");
        }
        return facts;

        // It shows on the first day on which more working days than allowed have gone by.
        DateOnly After(AlertInfo kind, DateOnly from) => SwedishCalendar.AddWorkingDays(from, search.Terms(kind).Days + 1);

        void Add(AlertInfo kind, Guid id, DateOnly since, DateOnly due, string text, string does, string path) =>
            facts.Add(new(kind.Code, id, since, due, text, new AlertStep(does, path, CaseworkPermissions.ReadReferrals, OnlyResponsible: false))
            {
                Subject = AlertSubject.Referral,
                Mover = search.Terms(kind).Receiver == AlertReceiver.ProjectLeader ? AlertMover.ProjectLeader : AlertMover.Intake,
            });
    }
}
