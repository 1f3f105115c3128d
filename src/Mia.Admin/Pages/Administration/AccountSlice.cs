using FluentValidation;
using Mia.Platform.Data;
using Mia.Platform.Identity;
using Mia.Platform.Messaging;
using Mia.Platform.Organisation;
using Mia.Platform.Security;
using Mia.Platform.Time;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Mia.Admin.Pages.Administration;

/// <summary>What an administrator sees and does with one account.</summary>
public static class AccountSlice
{
    private const int HistoryShown = 30;

    [Requires(Permissions.Accounts)]
    internal sealed record Query(Guid Id) : IQuery<View>;

    internal sealed record View(Guid Id, string Name, string Email, DateTime? ClosedAt, bool Locked, bool HasPassword, string SecondStep, DateTime? LastSeen,
        bool MayChange, bool MayGive, IReadOnlyList<RoleRow> Roles, IReadOnlyList<string> Holds, IReadOnlyList<SessionRow> Sessions, IReadOnlyList<HistoryRow> History);

    internal sealed record RoleRow(Guid Id, string Text, DateOnly From, DateOnly? To, bool MayEnd);

    internal sealed record HistoryRow(DateTime At, string By, string Text);

    internal sealed class QueryHandler(AdminScope scope, PlatformDbContext db, ISessions sessions, IStaffDirectory staff, IDelprojektDirectory directory,
        IEnumerable<IStaffHoldings> holdings, ICurrentUser user, TimeProvider clock) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var member = scope.RequireStaff(request.Id);
            var row = await db.Set<User>().AsNoTracking().SingleAsync(u => u.Id == member.Id, cancellationToken);
            var passkeys = await db.Set<IdentityUserPasskey<Guid>>().CountAsync(p => p.UserId == member.Id, cancellationToken);
            var steps = string.Join(", ", new[] { row.TwoFactorEnabled ? "app för koder" : "", passkeys > 0 ? $"{passkeys} passkey" : "" }.Where(s => s.Length > 0));
            var today = clock.Today();
            var mine = scope.Everything ? null : scope.Delprojekt.Select(d => (Guid?)d.Id).ToHashSet();
            var roles = (await db.Set<RoleAssignment>().AsNoTracking().Where(r => r.UserId == member.Id).OrderByDescending(r => r.From).ToListAsync(cancellationToken))
                .Where(r => mine is null || mine.Contains(r.DelprojektId))
                .Select(r => new RoleRow(r.Id, RoleText.Of(new Assignment(r.Role, r.DelprojektId, r.ControllerId), directory), r.From, r.To, (r.To is null || r.To >= today) && member.Id != user.Id));
            var events = await db.Set<AccountEvent>().AsNoTracking().Where(e => e.UserId == member.Id).OrderByDescending(e => e.At).Take(HistoryShown).ToListAsync(cancellationToken);
            return new View(member.Id, member.Name, row.Email ?? "", row.DisabledAt, row.LockoutEnd > clock.GetUtcNow(), row.PasswordHash is not null, steps, row.LastSeenAt,
                scope.MayChange(member), member.Id != user.Id, [.. roles], await HoldsAsync(member, mine, cancellationToken), await sessions.OfAsync(member.Id, cancellationToken),
                [.. events.Select(e => new HistoryRow(e.At, e.By is { } by ? staff.NameOf(by) : "", AccountEventKinds.Swedish(e.Kind)))]);
        }

        /// <summary>What rests on her in each delprojekt that the administrator answers for.</summary>
        private async Task<IReadOnlyList<string>> HoldsAsync(StaffMember member, HashSet<Guid?>? mine, CancellationToken ct)
        {
            var found = new List<string>();
            foreach (var place in directory.All.Where(d => member.Roles.Any(r => r.DelprojektId == d.Id) && (mine is null || mine.Contains(d.Id))))
            {
                var parts = new List<string>();
                foreach (var source in holdings) parts.Add(await source.TextAsync(member.Id, place, ct));
                if (parts.Exists(p => p.Length > 0)) found.Add($"{place.Name}: {string.Join(", ", parts.Where(p => p.Length > 0))}");
            }
            return found;
        }
    }

    /// <summary>Gives a role.</summary>
    [Requires(Permissions.Accounts)]
    public sealed record GiveRole : RoleInput, ICommand<bool>
    {
        internal Guid UserId { get; init; }
    }

    /// <summary>Ends a role at once.</summary>
    [Requires(Permissions.Accounts)]
    internal sealed record EndRole(Guid UserId, Guid Assignment) : ICommand<bool>;

    /// <summary>Changes the account: <c>close</c>, <c>open</c>, <c>reset</c> (second step) or <c>signout</c>.</summary>
    [Requires(Permissions.Accounts)]
    internal sealed record Change(Guid UserId, string What) : ICommand<bool>;

    internal sealed class GiveRoleValidator : AbstractValidator<GiveRole>
    {
        public GiveRoleValidator() => Include(new RoleInputValidator());
    }

    internal sealed class EndRoleValidator : AbstractValidator<EndRole>
    {
        public EndRoleValidator() => RuleFor(c => c.Assignment).NotEmpty().WithMessage("Välj en roll.");
    }

    internal sealed class ChangeValidator : AbstractValidator<Change>
    {
        public ChangeValidator() => RuleFor(c => c.What).Must(w => w is "close" or "open" or "reset" or "signout").WithMessage("Välj vad du vill ändra.");
    }

    internal sealed class RoleHandler(AdminScope scope, IAccounts accounts, PlatformDbContext db) : IRequestHandler<GiveRole, bool>, IRequestHandler<EndRole, bool>
    {
        public async Task<bool> Handle(GiveRole request, CancellationToken cancellationToken)
        {
            var member = scope.RequireStaff(request.UserId);
            var place = RoleAssignment.IsGlobal(request.RoleOrThrow) ? null : scope.Require(request.Delprojekt);
            scope.RequireMayGive(member.Id, request.RoleOrThrow, place?.Id);
            await accounts.GiveRoleAsync(member.Id, request.RoleOrThrow, place?.Id, request.ControllerIn(place), request.From!.Value, request.To, cancellationToken);
            return true;
        }

        public async Task<bool> Handle(EndRole request, CancellationToken cancellationToken)
        {
            var member = scope.RequireStaff(request.UserId);
            var row = await db.Set<RoleAssignment>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == request.Assignment && r.UserId == member.Id, cancellationToken) ?? throw new NotFoundException();
            scope.RequireMayGive(member.Id, row.Role, row.DelprojektId);
            await accounts.EndRoleAsync(member.Id, row.Id, cancellationToken);
            return true;
        }
    }

    internal sealed class ChangeHandler(AdminScope scope, IAccounts accounts, ISessions sessions, PlatformDbContext db) : IRequestHandler<Change, bool>
    {
        public async Task<bool> Handle(Change request, CancellationToken cancellationToken)
        {
            var member = scope.RequireStaff(request.UserId);
            if (!scope.MayChange(member)) throw new NotFoundException();
            var user = await db.Set<User>().SingleAsync(u => u.Id == member.Id, cancellationToken);
            await (request.What switch
            {
                "close" => accounts.DisableAsync(user, cancellationToken),
                "open" => accounts.EnableAsync(user, cancellationToken),
                "reset" => accounts.ResetSecondStepAsync(user, cancellationToken),
                _ => sessions.EndAsync(user.Id, null, null, "revoked", cancellationToken),
            });
            return true;
        }
    }
}
