using Mia.Casework.Domain.Interventions;
using Mia.Casework.Domain.Staffing;

namespace Mia.Casework.Domain.Cases;

/// <content>What a colleague who leaves or is away answers for goes to another, and back.</content>
public sealed partial class Case
{
    /// <summary>Somebody answers for the case, an area of it or an intervention.</summary>
    public bool IsHeldBy(Guid userId) => IsResponsible(userId) || Living().Any(p => p.ResponsibleId == userId && p.EndsOn is null);

    /// <summary>Everything that somebody answers for in the case goes to somebody else today.</summary>
    /// <param name="from">Who has it.</param>
    /// <param name="to">Who gets it; may answer for something here already.</param>
    /// <param name="area">Area for a receiver who gets an intervention only and does not answer for the case yet.</param>
    /// <param name="by">Who decides.</param>
    public IReadOnlyList<PassedOn> PassOn(Guid from, Guid to, ResponsibilityArea area, Actor by)
    {
        RequireOpen();
        var moved = new List<PassedOn>();
        foreach (var row in _responsibilities.Where(r => r.UserId == from && r.To is null).OrderByDescending(r => r.IsMain).ToList())
            moved.Add(row.IsMain ? PassOnMain(row, to, by) : PassOnArea(row, to, by));
        var periods = Living().Where(p => p.ResponsibleId == from && p.EndsOn is null).ToList();
        // Who answers for an intervention answers for the case, or could not open it (methods.md 3.3).
        if (periods.Count > 0 && !IsResponsible(to)) moved.Add(new(HeldKind.Area, Assign(to, area, by.Today, by).Id, Held: false));
        foreach (var period in periods)
        {
            PassTo(period, to);
            moved.Add(new(HeldKind.Intervention, period.Id));
        }
        return moved;
    }

    /// <summary>Gives one thing back, if the receiver still has it.</summary>
    /// <param name="item">What was passed on.</param>
    /// <param name="to">Who had it before.</param>
    /// <param name="by">Who decides.</param>
    public ReturnOutcome TakeBack(TransferredItem item, Guid to, Actor by)
    {
        if (!Status.IsOpen()) return ReturnOutcome.Over;
        return item.Kind == HeldKind.Intervention ? TakeBackIntervention(item, to) : TakeBackResponsibility(item, to, by);
    }

    private ReturnOutcome TakeBackIntervention(TransferredItem item, Guid to)
    {
        if (Living().FirstOrDefault(p => p.Id == item.SubjectId) is not { EndsOn: null } period) return ReturnOutcome.Over;
        if (period.ResponsibleId != item.ToUserId) return ReturnOutcome.Elsewhere;
        PassTo(period, to);
        return ReturnOutcome.Back;
    }

    private ReturnOutcome TakeBackResponsibility(TransferredItem item, Guid to, Actor by)
    {
        var row = _responsibilities.Find(r => r.Id == item.SubjectId && r.To is null);
        if (row is null || row.IsMain != (item.Kind == HeldKind.Main)) return ReturnOutcome.Elsewhere;
        if (row.IsMain)
        {
            ChangeMain(to, row.Area, by.Today, keepFormer: !item.Made, by);
            return ReturnOutcome.Back;
        }
        if (item.Made) EndBefore(row, by);
        if (item.Held && !HasArea(to, row.Area)) Assign(to, row.Area, by.Today, by);
        return ReturnOutcome.Back;
    }

    private PassedOn PassOnMain(CaseResponsibility row, Guid to, Actor by)
    {
        var had = HasArea(to, row.Area);
        ChangeMain(to, row.Area, by.Today, keepFormer: false, by);
        return new(HeldKind.Main, _responsibilities.Find(r => r.IsMain && r.To is null)!.Id, Made: !had);
    }

    private PassedOn PassOnArea(CaseResponsibility row, Guid to, Actor by)
    {
        EndBefore(row, by);
        return _responsibilities.Find(r => r.UserId == to && r.Area == row.Area && r.To is null) is { } already
            ? new(HeldKind.Area, already.Id, Made: false)
            : new(HeldKind.Area, Assign(to, row.Area, by.Today, by).Id);
    }

    private void PassTo(InterventionPeriod period, Guid to)
    {
        period.PassTo(to);
        Record(new("intervention.passed-on", Id, ParticipantId, period.TypeCode));
    }

    private void EndBefore(CaseResponsibility row, Actor by)
    {
        row.End(by.Today.AddDays(-1));
        Record(new("case.responsible-ended", Id, ParticipantId, row.Area.ToString()));
    }

    private bool HasArea(Guid userId, ResponsibilityArea area) => _responsibilities.Exists(r => r.UserId == userId && r.Area == area && r.To is null);
}
