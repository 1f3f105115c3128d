using FluentValidation;
using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.People;
using Mia.Casework.Domain.Staffing;
using Mia.Casework.Pages.Arende;
using Mia.Casework.Pages.Idag;
using Mia.Casework.Services.Staffing;
using Mia.Platform.Identity;
using Mia.Platform.Messaging;
using Mia.Platform.Security;
using Mia.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Ansvar;

/// <summary>What was passed on to whom, with the way back.</summary>
public sealed class PassedModel : MiaPage
{
    /// <summary>The transfer.</summary>
    [FromRoute]
    public Guid Id { get; set; }

    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query(Id));

    /// <summary>Shows it.</summary>
    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    /// <summary>Gives everything back.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        var left = await Send(new Settle(Id, GoesBack: true));
        return Done(Go($"ansvar/overlamnat/{Id}"), left == 0 ? "Allt har gått tillbaka." : "Det som gick har gått tillbaka. Resten visas här.");
    }

    /// <summary>Lets everything stay.</summary>
    public async Task<IActionResult> OnPostStayAsync()
    {
        await Send(new Settle(Id, GoesBack: false));
        return Done(Go("ansvar/lamna-over"), "Arbetet ligger kvar där det är.");
    }

    /// <summary>One transfer.</summary>
    [Requires(CaseworkPermissions.PassOnCaseload)]
    public sealed record Query(Guid Id) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(CaseloadTransfer Transfer, string From, string By, bool CanGoBack, bool Due, bool FromIsHere, IReadOnlyList<Part> Parts, IReadOnlyList<Left> Left,
        IEnumerable<Guid> ShownParticipants) : IShowsPersons
    {
        /// <inheritdoc />
        public string ShownAs => "caseload.transfer";
    }

    /// <summary>What somebody got.</summary>
    public sealed record Part(string Name, string What);

    /// <summary>What did not go back, and why.</summary>
    public sealed record Left(string Name, string What, string Why);

    /// <summary>Gives back, or lets stay.</summary>
    /// <returns>How many things did not go back.</returns>
    [Requires(CaseworkPermissions.PassOnCaseload)]
    public sealed record Settle(Guid Id, bool GoesBack) : ICommand<int>;

    internal sealed class SettleValidator : AbstractValidator<Settle>
    {
        public SettleValidator() => RuleFor(c => c.Id).NotEmpty();
    }

    internal sealed class Handler(CaseworkDbContext db, CaseloadBook book, CaseDesk desk) : IRequestHandler<Settle, int>
    {
        public async Task<int> Handle(Settle request, CancellationToken cancellationToken)
        {
            var transfer = await db.Transfers.Include(t => t.Items).FirstOrDefaultAsync(t => t.Id == request.Id, cancellationToken) ?? throw await desk.RefusedAsync(cancellationToken);
            if (!request.GoesBack)
            {
                transfer.Stay(desk.By);
                return 0;
            }
            if (!desk.IsHere(transfer.FromUserId)) throw new RuleException("Kollegan arbetar inte här längre och kan inte få tillbaka något. Lämna över från den som har det nu i stället.");
            await book.GoBackAsync(transfer, cancellationToken);
            return transfer.Items.Count(i => i.Outcome != ReturnOutcome.Back);
        }
    }

    internal sealed class Reader(CaseworkDbContext db, CaseAccess access, CaseDesk desk, MyCases names, IStaffDirectory staff, ICurrentUser user) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var transfer = await db.Transfers.AsNoTracking().Include(t => t.Items).FirstOrDefaultAsync(t => t.Id == request.Id, cancellationToken) ?? throw await desk.RefusedAsync(cancellationToken);
            var stayed = transfer.Items.Where(i => i.Outcome is ReturnOutcome.Over or ReturnOutcome.Elsewhere).ToList();
            var ids = stayed.Select(i => i.CaseId).OfType<Guid>().Distinct().ToList();
            var me = user.Id;
            var cases = await db.Cases.AsNoTracking().Where(c => ids.Contains(c.Id)).Select(c => new
            {
                c.Id, c.ParticipantId, c.Number, Hidden = c.Participant.Protection != ProtectionLevel.None, Mine = c.Responsibilities.Any(r => r.UserId == me && r.To == null),
            }).ToDictionaryAsync(c => c.Id, cancellationToken);
            string NameOf(Guid? id) => id is not { } known || !cases.TryGetValue(known, out var c) ? "Utan ärende"
                : access.LevelOf(c.Mine, c.Hidden) == CaseLevel.None ? "Person med skyddade uppgifter" : names.NameOf(c.ParticipantId, c.Number, c.Hidden);
            return new(transfer, staff.NameOf(transfer.FromUserId), transfer.MadeBy is { } by ? staff.NameOf(by) : "Mia", transfer.CanGoBack(desk.Today), transfer.IsDue(desk.Today),
                desk.IsHere(transfer.FromUserId),
                [.. transfer.Items.Where(i => i.Held).GroupBy(i => i.ToUserId).Select(g => new Part(staff.NameOf(g.Key), string.Join(", ", g.GroupBy(i => i.Kind).OrderBy(k => k.Key).Select(k => Words(k.Key, k.Count()))))).OrderBy(p => p.Name, StringComparer.CurrentCulture)],
                [.. stayed.Select(i => new Left(NameOf(i.CaseId), Words(i.Kind, 1), i.Outcome == ReturnOutcome.Over ? "Avslutat, klart eller avbokat sedan dess" : $"Ligger inte längre hos {staff.NameOf(i.ToUserId)}"))],
                cases.Values.Select(c => c.ParticipantId).Distinct().ToList());
        }

        private static string Words(HeldKind kind, int n) => kind switch
        {
            HeldKind.Main => HeldCount.Words(n, "huvudansvar", "huvudansvar"),
            HeldKind.Area => HeldCount.Words(n, "ansvarsområde", "ansvarsområden"),
            HeldKind.Intervention => HeldCount.Words(n, "insats", "insatser"),
            HeldKind.Task => HeldCount.Words(n, "uppgift", "uppgifter"),
            HeldKind.Booking => HeldCount.Words(n, "möte", "möten"),
            _ => HeldCount.Words(n, "aktivitet", "aktiviteter"),
        };
    }
}
