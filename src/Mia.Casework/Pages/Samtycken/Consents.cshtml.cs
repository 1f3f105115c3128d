using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Pages.Arende;
using Mia.Casework.Services;
using Mia.Platform.Messaging;
using Mia.Platform.Time;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Samtycken;

/// <summary>The consents of a case, each its own object (methods.md 1.6).</summary>
public sealed class ConsentsModel : CasePage
{
    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query(Id));

    /// <summary>Shows the page.</summary>
    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    /// <summary>The participant takes one back.</summary>
    public async Task<IActionResult> OnPostWithdrawAsync([FromForm] Guid consentId)
    {
        await Send(new Withdraw(Id, consentId));
        return Done(In("samtycken"), "Samtycket är tillbakataget och gäller inte längre.");
    }

    /// <summary>The consents of one case.</summary>
    [Requires(CaseworkPermissions.ReadConsents)]
    public sealed record Query(Guid Id) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(CaseHead Head, IReadOnlyList<Row> Rows) : CaseView(Head, "case.consents");

    /// <summary>One consent.</summary>
    public sealed record Row(Guid Id, string Type, string Name, string Party, string Categories, DateOnly From, DateOnly To, string Form,
        string Kind, string State, bool CanWithdraw);

    /// <summary>Withdraws one.</summary>
    [Requires(CaseworkPermissions.WriteConsents)]
    public sealed record Withdraw(Guid CaseId, Guid ConsentId) : ICommand<bool>;

    internal sealed class Validator : AbstractValidator<Withdraw>
    {
        public Validator() => RuleFor(c => c.ConsentId).NotEmpty();
    }

    internal sealed class Reader(CaseDesk desk, CaseworkDbContext db, ICodeLists codes, DatedSettings settings) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var head = await desk.HeadAsync(request.Id, cancellationToken);
            var warn = await settings.DaysAsync(SettingKeys.ConsentReminder, cancellationToken);
            var rows = await db.Set<Consent>().AsNoTracking().Where(c => c.CaseId == request.Id).ToListAsync(cancellationToken);
            return new(head, [.. rows.OrderBy(c => !c.HoldsAt(desk.By.UtcNow)).ThenBy(c => c.Type, StringComparer.Ordinal).ThenBy(c => c.ValidTo).Select(c => RowOf(c, warn))]);
        }

        private Row RowOf(Consent c, int warn)
        {
            var holds = c.HoldsAt(desk.By.UtcNow);
            var (kind, state) = c switch
            {
                { WithdrawnAt: { } at } => ("done", $"Tillbakataget {SwedishTime.DateOf(at).Iso()}"),
                _ when c.ValidFrom > desk.Today => ("wait", $"Börjar gälla {c.ValidFrom.Iso()}"),
                _ when !holds => ("late", $"Gick ut {c.ValidTo.Iso()}"),
                _ when c.ValidTo.DayNumber - desk.Today.DayNumber <= warn => ("wait", $"Går ut {SwedishTime.Relative(c.ValidTo, desk.Today)}"),
                _ => ("on", "Gäller"),
            };
            var party = string.Join(", ", new[] { codes.Text(CodeLists.Party, c.Party), c.Organisation ?? "" }.Where(t => t.Length > 0));
            return new(c.Id, c.Type, ConsentTypes.All.GetValueOrDefault(c.Type, ""), party,
                string.Join(", ", c.Categories.Select(k => codes.Text(CodeLists.ConsentCategory, k))), c.ValidFrom, c.ValidTo, c.Form.Swedish(), kind, state,
                c.WithdrawnAt is null && c.ValidTo >= desk.Today);
        }
    }

    internal sealed class Handler(CaseDesk desk, CaseworkDbContext db) : IRequestHandler<Withdraw, bool>
    {
        public async Task<bool> Handle(Withdraw request, CancellationToken cancellationToken)
        {
            await desk.OpenAsync(request.CaseId, r => r.Consents, cancellationToken);
            var consent = await db.Set<Consent>().FirstOrDefaultAsync(c => c.Id == request.ConsentId && c.CaseId == request.CaseId, cancellationToken)
                ?? throw await desk.RefusedAsync(cancellationToken);
            consent.Withdraw(desk.By);
            return true;
        }
    }
}
