using Mia.Platform.Data;
using Mia.Platform.Identity;
using Mia.Platform.Messaging;
using Mia.Platform.Modules;
using Mia.Platform.Organisation;
using Mia.Platform.Time;
using Mia.Platform.Toolbox;
using Mia.Web;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Mia.Admin.Pages.Administration;

/// <summary>What an administrator has to do, and what has been switched lately.</summary>
public sealed class StartModel : MiaPage
{
    internal View Result { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken ct) => Result = await Send(new Query());

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    [Requires(Permissions.Start)]
    internal sealed record Query : IQuery<View>;

    internal sealed record View(IReadOnlyList<FaultyModule> Faulty, int WithoutSecondStep, int WithoutRole, bool Reviewed, int Delprojekt, IReadOnlyList<Switch> Switches)
    {
        public bool NothingToDo => WithoutSecondStep + WithoutRole == 0 && Reviewed && Delprojekt > 0;
    }

    internal sealed record Switch(string Tool, string Where, bool On, DateTime At, string Who, string Reason);

    internal sealed class Handler(AdminScope scope, ModuleCatalogue catalogue, PlatformDbContext db, IStaffDirectory staff, IDelprojektDirectory directory, TimeProvider clock)
        : IRequestHandler<Query, View>
    {
        private const int Shown = 5;

        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = clock.Today();
            var open = scope.Staff.Where(m => m.Open).ToList();
            var safe = (await db.Set<User>().Where(u => u.TwoFactorEnabled).Select(u => u.Id).ToListAsync(cancellationToken))
                .Concat(await db.Set<IdentityUserPasskey<Guid>>().Select(p => p.UserId).ToListAsync(cancellationToken)).ToHashSet();
            var month = new DateOnly(today.Year, today.Month, 1).AddMonths(-1);
            var mine = scope.Delprojekt.Select(d => d.Id).ToList();
            var reviewed = (await db.Set<LogReview>().AsNoTracking().Where(r => r.Month == month).Select(r => r.DelprojektId).ToListAsync(cancellationToken))
                .Any(r => scope.Everything ? r is null : mine.Contains(r ?? Guid.Empty));
            var switches = await db.Set<ToolSwitch>().AsNoTracking().Where(s => mine.Contains(s.DelprojektId)).OrderByDescending(s => s.At).Take(Shown).ToListAsync(cancellationToken);
            return new View(scope.Everything ? catalogue.Faulty : [], open.Count(m => !safe.Contains(m.Id)), open.Count(m => !m.On(today).Any()), reviewed, mine.Count,
                [.. switches.Select(s => new Switch(catalogue.Tools.GetValueOrDefault(s.Tool)?.Tool.Name ?? s.Tool, directory.Find(s.DelprojektId)?.Name ?? "",
                    s.On, s.At, s.UserId is { } id ? staff.NameOf(id) : "Mia", s.Reason))]);
        }
    }
}
