using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Staffing;
using Mia.Casework.Pages.Arende;
using Mia.Casework.Services.Staffing;
using Mia.Platform.Identity;
using Mia.Platform.Messaging;
using Mia.Platform.Time;
using Mia.Web;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Ansvar;

/// <summary>Chooses the colleague whose work is to be passed on, and lists what was passed on lately.</summary>
public sealed class ColleaguesModel : MiaPage
{
    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <summary>Shows the page.</summary>
    public async Task OnGetAsync(CancellationToken ct) => Shown = await Send(new Query());

    /// <summary>Who holds how much.</summary>
    [Requires(CaseworkPermissions.PassOnCaseload)]
    public sealed record Query : IQuery<View>;

    /// <summary>Those who have left and still hold something, those who work here, and what can be taken back.</summary>
    public sealed record View(IReadOnlyList<Row> Gone, IReadOnlyList<Row> Here, IReadOnlyList<Passed> Lately);

    /// <summary>A colleague.</summary>
    public sealed record Row(Guid Id, string Name, string Holds);

    /// <summary>Work that was passed on.</summary>
    public sealed record Passed(Guid Id, string Name, string What, bool Due);

    internal sealed class Reader(CaseworkDbContext db, HeldCounts counts, Colleagues colleagues, IStaffDirectory staff, CaseDesk desk) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var held = await counts.OfAsync(null, cancellationToken);
            Row OfMember(StaffMember m) => new(m.Id, m.Name, held.GetValueOrDefault(m.Id)?.Text ?? "");
            var today = desk.Today;
            var lately = await db.Transfers.AsNoTracking().Where(t => t.SettledAt == null && t.UndoUntil >= today).OrderByDescending(t => t.MadeAt).ToListAsync(cancellationToken);
            return new([.. colleagues.Gone.Select(OfMember).Where(r => r.Holds.Length > 0)], [.. colleagues.Working.Select(OfMember)],
                [.. lately.Select(t => new Passed(t.Id, staff.NameOf(t.FromUserId), WhatOf(t, today), t.IsDue(today)))]);
        }

        private static string WhatOf(CaseloadTransfer t, DateOnly today) => t.IsDue(today) ? $"Frånvaron tog slut {t.AwayTo!.Value.DayAndMonth()}. Ska det gå tillbaka?"
            : t.AwayTo is { } to ? $"Frånvarande till och med {to.DayAndMonth()}." : $"Överlämnat {SwedishTime.DateOf(t.MadeAt).DayAndMonth()}. Går att ångra till och med {t.UndoUntil.DayAndMonth()}.";
    }
}
