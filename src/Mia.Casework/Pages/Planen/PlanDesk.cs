using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Plans;
using Mia.Casework.Pages.Arende;
using Mia.Platform.Identity;
using Mia.Platform.Messaging;
using Mia.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Planen;

/// <summary>Opens plans for pages and commands; who may do what with them is <see cref="CaseDesk"/>'s answer.</summary>
internal sealed class PlanDesk(CaseDesk desk, CaseworkDbContext db, IStaffDirectory staff, ICodeLists codes)
{
    /// <summary>Who acts, and when.</summary>
    public Actor By => desk.By;

    /// <summary>Today in Sweden.</summary>
    public DateOnly Today => desk.Today;

    /// <summary>The plan to be read; null when the case has none.</summary>
    /// <exception cref="ForbiddenException">The reader sees the case but not its plan.</exception>
    public async Task<(CaseHead Head, Plan? Plan)> SeeAsync(Guid caseId, CancellationToken ct)
    {
        var head = await desk.HeadAsync(caseId, ct);
        if (!head.Rights.SeesPlan) throw new ForbiddenException(CaseworkPermissions.ReadPlans);
        return (head, await Whole(db.Plans.AsNoTracking()).FirstOrDefaultAsync(p => p.CaseId == caseId, ct));
    }

    /// <summary>The plan to be read; a case without one answers like a page that does not exist.</summary>
    public async Task<(CaseHead Head, Plan Plan)> ReadAsync(Guid caseId, CancellationToken ct)
    {
        var (head, plan) = await SeeAsync(caseId, ct);
        return (head, plan ?? throw new NotFoundException());
    }

    /// <summary>The plan behind a form, for somebody who may fill it in.</summary>
    public async Task<(CaseHead Head, Plan Plan)> FormAsync(Guid caseId, CancellationToken ct)
    {
        var (head, plan) = await SeeAsync(caseId, ct);
        if (!head.Rights.WritesPlan) throw new ForbiddenException(CaseworkPermissions.WritePlans);
        return (head, plan ?? throw new NotFoundException());
    }

    /// <summary>The plan to be changed by a command, with its case.</summary>
    public async Task<(Case Case, Plan Plan)> OpenAsync(Guid caseId, CancellationToken ct)
    {
        var owner = await OpenCaseAsync(caseId, ct);
        return (owner, await Whole(db.Plans).FirstOrDefaultAsync(p => p.CaseId == caseId, ct) ?? throw await desk.RefusedAsync(ct));
    }

    /// <summary>The case, to begin its plan.</summary>
    public Task<Case> OpenCaseAsync(Guid caseId, CancellationToken ct) => desk.OpenAsync(caseId, r => r.WritesPlan, ct);

    /// <summary>Notes an attempt on what does not exist for this reader.</summary>
    public Task<NotFoundException> RefusedAsync(CancellationToken ct) => desk.RefusedAsync(ct);

    /// <summary>Who an activity rests on, for staff.</summary>
    public string Who(PlanActivity activity) => activity.OwnerUserId is { } user ? staff.NameOf(user) : Party(activity.OwnerParty, activity.OwnerContact);

    /// <summary>Who an activity rests on, as the participant reads it.</summary>
    public string WhoToParticipant(PlanActivity activity) => activity.Owner == OwnerKind.Participant ? "Du" : Who(activity);

    /// <summary>Who an activity rests on, for other parties: no names of third persons.</summary>
    public string WhoToParties(PlanActivity activity) => activity.OwnerUserId is { } user ? staff.NameOf(user) : codes.Text(CodeLists.Party, activity.OwnerParty);

    /// <summary>The plan as the participant reads it.</summary>
    public PlanContent Content(Plan plan) => PlanContent.Of(plan, WhoToParticipant);

    /// <summary>Name of staff.</summary>
    public string NameOf(Guid? userId) => userId is { } id ? staff.NameOf(id) : "Mia";

    /// <summary>A party, with the unit or person there.</summary>
    public string Party(string? code, string? contact) => string.IsNullOrEmpty(contact) ? codes.Text(CodeLists.Party, code) : $"{codes.Text(CodeLists.Party, code)}, {contact}";

    /// <summary>Whether somebody answers for the case now and works here.</summary>
    public bool IsHere(Guid userId) => desk.IsHere(userId);

    private static IQueryable<Plan> Whole(IQueryable<Plan> plans) => plans
        .Include(p => p.Goals).Include(p => p.Objectives).ThenInclude(o => o.Scales).Include(p => p.Objectives).ThenInclude(o => o.Ratings)
        .Include(p => p.Activities).ThenInclude(a => a.Waits).AsSplitQuery();
}

/// <summary>
/// Version stamps of a part of the plan row. The row itself changes with every goal that somebody adds, and that is no conflict for
/// somebody who only changes its dates.
/// </summary>
internal static class PlanStamp
{
    /// <summary>What the plan's dates were when a form was filled.</summary>
    public static Guid OfDates(Plan plan) => Of(plan.StartsOn.DayNumber, plan.EndsOn?.DayNumber ?? 0, plan.NextReviewOn?.DayNumber ?? 0);

    /// <summary>What the plan said when it was shown for approval.</summary>
    public static Guid OfContent(Plan plan) => Of(plan.Revision, 0, 1);

    private static Guid Of(params ReadOnlySpan<int> numbers)
    {
        Span<byte> bytes = stackalloc byte[16];
        for (var i = 0; i < numbers.Length; i++) System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(bytes[(4 * i)..], numbers[i]);
        return new Guid(bytes, bigEndian: true);
    }
}

/// <summary>Dates and words of plans.</summary>
internal static class PlanText
{
    /// <summary><c>20 oktober 2026</c>.</summary>
    public static string Long(this DateOnly date) => $"{date.Day} {date.MonthAndYear()}";

    /// <summary><c>1 dag</c>, <c>34 dagar</c>.</summary>
    public static string Days(int days) => days == 1 ? "1 dag" : $"{days} dagar";

    /// <summary>What became of an activity, before the day: <c>klar</c>, <c>utgick</c>.</summary>
    public static string Became(this ActivityStatus status) => status == ActivityStatus.Cancelled ? "utgick" : Small(status.Swedish());

    /// <summary>What became of an objective, before the day: <c>Nått</c>, <c>Utgick</c>.</summary>
    public static string Became(this ObjectiveStatus status) => status == ObjectiveStatus.Dropped ? "Utgick" : status.Swedish();

    /// <summary>With a small first letter.</summary>
    public static string Small(string text) => text.Length == 0 ? text : char.ToLower(text[0], System.Globalization.CultureInfo.GetCultureInfo("sv-SE")) + text[1..];
}
