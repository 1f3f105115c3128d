using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Alerts;
using Mia.Casework.Services.Registration;
using Mia.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Services.Alerts;

/// <summary>Who is not registered in or out in Uppföljning Finsam (methods.md 1.9 and 19, L05).</summary>
internal sealed class RegistrationAlerts(CaseworkDbContext db, RegistrationQueue queue) : IAlertSource
{
    private static readonly AlertInfo Missing = new(AlertCodes.NotRegistered, "Registrering i Uppföljning Finsam saknas", 7,
        "Deltagaren började eller slutade för mer än så många dagar sedan och är inte registrerad in eller ut. Försvinner när den som registrerar har markerat det.")
    {
        Receiver = AlertReceiver.Registrar, Weight = 15, EscalateAfter = 30,
    };

    private static readonly AlertStep Register = new("Registrera", "/registrering", CaseworkPermissions.ReadRegistrations, OnlyResponsible: false);

    public IReadOnlyList<AlertInfo> Kinds => [Missing];

    public async Task<IReadOnlyList<AlertFact>> FindAsync(AlertSearch search, CancellationToken ct)
    {
        if (!search.AnyOn(Missing)) return [];
        var days = search.Terms(Missing).Days;
        var before = search.Today.AddDays(-days);
        var cases = search.Of(db.Cases.AsNoTracking(), db.Responsibilities);
        var begun = await queue.ToRegisterIn(cases.Where(c => c.EnrolledOn < before)).Select(c => new
        {
            c.Id, c.EnrolledOn, Earlier = db.FinsamRegistrations.Where(r => r.CaseId == c.Id).Max(r => r.OutOn),
        }).ToListAsync(ct);
        var ended = await queue.ToRegisterOut(cases.Where(c => c.EndedOn < before)).Select(c => new { c.Id, EndedOn = c.EndedOn!.Value }).ToListAsync(ct);
        return
        [
            .. begun.Select(c => Fact(c.Id, c.Earlier > c.EnrolledOn ? c.Earlier.Value : c.EnrolledOn, "in")),
            .. ended.Select(c => Fact(c.Id, c.EndedOn, "ut")),
        ];

        AlertFact Fact(Guid id, DateOnly since, string way) => new(Missing.Code, id, since, since.AddDays(days + 1),
            $"Inte registrerad {way} i Uppföljning Finsam sedan {since.DayAndMonth()}.", Register) { Mover = AlertMover.Registrar };
    }
}
