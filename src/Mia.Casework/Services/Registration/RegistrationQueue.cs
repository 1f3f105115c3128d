using Mia.Casework.Data;
using Mia.Casework.Domain.Cases;

namespace Mia.Casework.Services.Registration;

/// <summary>Who is to be registered in and out in Uppföljning Finsam: said once, for the list and for the alert.</summary>
internal sealed class RegistrationQueue(CaseworkDbContext db)
{
    /// <summary>
    /// Those who take part and are not registered in, also after the case was opened again, and those who have ended without ever having been.
    /// A case that was registered by mistake is not.
    /// </summary>
    public IQueryable<Case> ToRegisterIn(IQueryable<Case> cases) => cases.Where(c => c.EndedOn == null
        ? !db.FinsamRegistrations.Any(r => r.CaseId == c.Id && r.OutOn == null)
        : !db.FinsamRegistrations.Any(r => r.CaseId == c.Id) && !db.Exits.Any(e => e.CaseId == c.Id && !e.Counts));

    /// <summary>Those who have ended and are still registered in.</summary>
    public IQueryable<Case> ToRegisterOut(IQueryable<Case> cases) =>
        cases.Where(c => c.EndedOn != null && db.FinsamRegistrations.Any(r => r.CaseId == c.Id && r.OutOn == null));
}
