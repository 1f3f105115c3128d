using Mia.Casework.Data;
using Mia.Casework.Domain.Bookings;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Plans;
using Mia.Casework.Domain.Staffing;
using Mia.Casework.Pages.Arende;
using Mia.Casework.Pages.Insatser;
using Mia.Platform.Organisation;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Services.Staffing;

/// <summary>Reads what a colleague holds, passes it on and gives it back. As many statements for one case as for hundreds.</summary>
internal sealed class CaseloadBook(CaseworkDbContext db, CaseDesk desk, InterventionBook interventions, DatedSettings settings, ICurrentDelprojekt here)
{
    /// <summary>What somebody holds now.</summary>
    /// <param name="userId">Who.</param>
    /// <param name="ct">Stops the request.</param>
    public async Task<Caseload> OfAsync(Guid userId, CancellationToken ct)
    {
        var today = desk.Today;
        var activities = db.PlanActivities.Where(a => a.OwnerUserId == userId && a.Status < ActivityStatus.Done);
        var tasks = db.WorkTasks.Where(t => t.OwnerId == userId && t.DoneAt == null);
        var bookings = db.Bookings.Where(b => b.Status == BookingStatus.Planned && b.On >= today && b.Staff.Any(s => s.UserId == userId));
        var cases = await db.Cases.Include(c => c.Participant).Include(c => c.Interventions).Include(c => c.Responsibilities).AsSplitQuery().OrderBy(c => c.Number)
            .Where(c => c.EndedOn == null && (c.Responsibilities.Any(r => r.UserId == userId && r.To == null)
                || c.Interventions.Any(i => i.ResponsibleId == userId && i.EndsOn == null) || activities.Any(a => a.CaseId == c.Id)
                || tasks.Any(t => t.CaseId == c.Id) || bookings.Any(b => b.Participants.Any(p => p.CaseId == c.Id)))).ToListAsync(ct);
        var open = cases.ConvertAll(c => c.Id).ToHashSet();
        return new(userId, cases,
            (await db.Plans.Include(p => p.Activities).AsSplitQuery().OrderBy(p => p.Id).Where(p => activities.Any(a => a.PlanId == p.Id)).ToListAsync(ct)).FindAll(p => open.Contains(p.CaseId)),
            await tasks.ToListAsync(ct),
            await bookings.Include(b => b.Participants).Include(b => b.Staff).AsSplitQuery().OrderBy(b => b.Id).ToListAsync(ct));
    }

    /// <summary>Passes everything on, each row to its receiver.</summary>
    /// <returns>What remembers it.</returns>
    public async Task<CaseloadTransfer> PassOnAsync(TransferTerms terms, IReadOnlyList<(CaseloadRow Row, Guid To)> shares, CancellationToken ct)
    {
        var transfer = new CaseloadTransfer(here.Required.Id, terms, await settings.DaysAsync(SettingKeys.CaseloadUndo, ct), desk.By);
        foreach (var (row, to) in shares)
        {
            if (row.Case is { } owner)
            {
                foreach (var moved in owner.PassOn(terms.FromUserId, to, interventions.AreaOf(to, desk.Today), desk.By)) transfer.Add(owner, owner.Id, to, moved);
                // An activity whose owner answered for nothing in the case goes to somebody who can see the plan.
                var doer = owner.IsResponsible(to) ? to : owner.MainResponsibleId ?? to;
                foreach (var activity in row.Plan?.PassOn(terms.FromUserId, doer) ?? []) transfer.Add(owner, owner.Id, doer, new(HeldKind.Activity, activity));
            }
            foreach (var task in row.Tasks)
            {
                task.PassTo(to);
                transfer.Add(task, task.CaseId, to, new(HeldKind.Task, task.Id));
            }
            foreach (var booking in row.Bookings)
                transfer.Add(booking, row.Case?.Id ?? (row.About.Count > 0 ? row.About[0].Id : null), to, new(HeldKind.Booking, booking.Id, Made: booking.Replace(terms.FromUserId, to)));
        }
        db.Add(transfer);
        return transfer;
    }

    /// <summary>Gives back what the receivers still have.</summary>
    public async Task GoBackAsync(CaseloadTransfer transfer, CancellationToken ct)
    {
        List<Guid> Ids(HeldKind kind) => [.. transfer.Items.Where(i => i.Kind == kind).Select(i => i.SubjectId)];
        var (back, today) = (transfer.FromUserId, desk.Today);
        var (caseIds, taskIds, bookingIds, activityIds) = (transfer.Items.Select(i => i.CaseId).OfType<Guid>().Distinct().ToList(), Ids(HeldKind.Task), Ids(HeldKind.Booking), Ids(HeldKind.Activity));
        var cases = await db.Cases.Include(c => c.Participant).Include(c => c.Interventions).Include(c => c.Responsibilities).AsSplitQuery().OrderBy(c => c.Id)
            .Where(c => caseIds.Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct);
        var plans = await db.Plans.Include(p => p.Activities).AsSplitQuery().OrderBy(p => p.Id).Where(p => p.Activities.Any(a => activityIds.Contains(a.Id))).ToDictionaryAsync(p => p.CaseId, ct);
        var tasks = await db.WorkTasks.Where(t => taskIds.Contains(t.Id)).ToDictionaryAsync(t => t.Id, ct);
        var bookings = await db.Bookings.Include(b => b.Participants).Include(b => b.Staff).AsSplitQuery().OrderBy(b => b.Id).Where(b => bookingIds.Contains(b.Id)).ToDictionaryAsync(b => b.Id, ct);
        transfer.GoBack(item => item.Kind switch
        {
            HeldKind.Task => tasks.GetValueOrDefault(item.SubjectId) is { } task ? TakeBack(task, item, back) : ReturnOutcome.Over,
            HeldKind.Booking => bookings.GetValueOrDefault(item.SubjectId) is { } booking ? TakeBack(booking, item, back, today) : ReturnOutcome.Over,
            _ when item.CaseId is not { } id || !cases.TryGetValue(id, out var owner) => ReturnOutcome.Over,
            HeldKind.Activity => plans.GetValueOrDefault(cases[item.CaseId.Value].Id)?.TakeBack(cases[item.CaseId.Value], item, back) ?? ReturnOutcome.Over,
            _ => cases[item.CaseId.Value].TakeBack(item, back, desk.By),
        }, desk.By);
    }

    private static ReturnOutcome TakeBack(WorkTask task, TransferredItem item, Guid back)
    {
        if (task.DoneAt is not null) return ReturnOutcome.Over;
        if (task.OwnerId != item.ToUserId) return ReturnOutcome.Elsewhere;
        task.PassTo(back);
        return ReturnOutcome.Back;
    }

    private static ReturnOutcome TakeBack(Booking booking, TransferredItem item, Guid back, DateOnly today)
    {
        if (booking.Status == BookingStatus.Cancelled || booking.On < today) return ReturnOutcome.Over;
        if (!booking.Staff.Any(s => s.UserId == item.ToUserId)) return ReturnOutcome.Elsewhere;
        booking.Replace(item.ToUserId, back, stays: !item.Made);
        return ReturnOutcome.Back;
    }
}
