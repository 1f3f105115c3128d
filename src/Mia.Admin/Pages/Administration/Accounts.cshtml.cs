using Mia.Platform.Data;
using Mia.Platform.Identity;
using Mia.Platform.Messaging;
using Mia.Platform.Organisation;
using Mia.Platform.Security;
using Mia.Platform.Time;
using Mia.Web;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Mia.Admin.Pages.Administration;

/// <summary>Accounts that this administrator may see.</summary>
public sealed class AccountsModel : MiaPage
{
    [BindProperty(SupportsGet = true)]
    public string? Delprojekt { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Which { get; set; }

    public IReadOnlyList<SelectListItem> Choices { get; } =
        [new("Utan andra steg", "utan-steg"), new("Aldrig inloggade", "aldrig"), new("Inte inne på 60 dagar", "inaktiva"), new("Stängda", "stangda")];

    internal View Result { get; private set; } = new([], []);

    public override async Task LoadAsync(CancellationToken ct) => Result = await Send(new Query(Delprojekt, Which));

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    [Requires(Permissions.Accounts)]
    internal sealed record Query(string? Delprojekt, string? Which) : IQuery<View>;

    internal sealed record View(IReadOnlyList<SelectListItem> Places, IReadOnlyList<Row> Rows);

    internal sealed record Row(Guid Id, string Name, string Email, IReadOnlyList<string> Roles, bool HasSecondStep, bool HasPassword, bool Closed, DateTime? LastSeen);

    internal sealed class Handler(AdminScope scope, PlatformDbContext db, IDelprojektDirectory directory, TimeProvider clock) : IRequestHandler<Query, View>
    {
        /// <summary>Days without a sign-in after which an account is looked at (methods.md 20, L37).</summary>
        private const int Inactive = 60;

        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var place = string.IsNullOrEmpty(request.Delprojekt) ? null : scope.Require(request.Delprojekt);
            var today = clock.Today();
            var passkeys = (await db.Set<IdentityUserPasskey<Guid>>().Select(p => p.UserId).Distinct().ToListAsync(cancellationToken)).ToHashSet();
            var users = (await db.Set<User>().AsNoTracking()
                .Select(u => new { u.Id, u.Email, u.TwoFactorEnabled, HasPassword = u.PasswordHash != null, u.LastSeenAt }).ToListAsync(cancellationToken)).ToDictionary(u => u.Id);
            var rows = scope.Staff.Where(m => place is null || m.On(today).Any(a => a.DelprojektId == place.Id)).Select(m =>
            {
                var u = users[m.Id];
                return new Row(m.Id, m.Name, u.Email ?? "", [.. m.On(today).Select(a => RoleText.Of(a, directory))], u.TwoFactorEnabled || passkeys.Contains(m.Id), u.HasPassword, !m.Open, u.LastSeenAt);
            });
            return new View([.. scope.Delprojekt.Select(d => new SelectListItem(d.Name, d.Slug))], [.. rows.Where(r => Fits(r, request.Which))]);
        }

        private bool Fits(Row row, string? which) => which == "stangda" ? row.Closed : !row.Closed && which switch
        {
            "utan-steg" => !row.HasSecondStep,
            "aldrig" => row.LastSeen is null,
            "inaktiva" => row.LastSeen is { } seen && seen < clock.UtcNow().AddDays(-Inactive),
            _ => true,
        };
    }
}

/// <summary>A role in words.</summary>
internal static class RoleText
{
    public static string Of(Assignment a, IDelprojektDirectory directory)
    {
        if (a.DelprojektId is not { } id) return a.Role.Swedish();
        var place = directory.Find(id);
        var controller = a.ControllerId is { } c ? place?.Controllers.FirstOrDefault(x => x.Id == c)?.Name : null;
        return $"{a.Role.Swedish()}, {place?.Name ?? "stängt delprojekt"}{(controller is null ? "" : $" (bara {controller})")}";
    }
}
