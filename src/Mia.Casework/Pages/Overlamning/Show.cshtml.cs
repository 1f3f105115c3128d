using FluentValidation;
using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Exits;
using Mia.Casework.Pages.Arende;
using Mia.Casework.Services;
using Mia.Platform.Identity;
using Mia.Platform.Messaging;
using Mia.Platform.Organisation;
using Mia.Platform.Time;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Overlamning;

/// <summary>One handover as a chain, with a preview of exactly what is shared.</summary>
public sealed class ShowModel : CasePage
{
    private const string LinkKey = "HandoverLink";

    /// <summary>The handover of the address.</summary>
    [FromRoute(Name = "overlamningId")]
    public Guid HandoverId { get; set; }

    /// <summary>The receiver's link, once, right after sending.</summary>
    public string? Link { get; private set; }

    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query(Id, HandoverId));

    /// <summary>Shows the page.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        if (TempData[LinkKey] is string token) Link = $"{Request.Scheme}://{Request.Host}/overlamning/{token}";
    }

    /// <summary>Sends.</summary>
    public async Task<IActionResult> OnPostSendAsync([FromForm] string? token)
    {
        await Send(new Dispatch(Id, HandoverId, token ?? "", false));
        TempData[LinkKey] = token;
        return Done(In($"overlamning/{HandoverId}"), "Överlämningen är skickad. Den är klar först när mottagaren har bekräftat.");
    }

    /// <summary>Sends a new link.</summary>
    public async Task<IActionResult> OnPostRemindAsync([FromForm] string? token)
    {
        await Send(new Dispatch(Id, HandoverId, token ?? "", true));
        TempData[LinkKey] = token;
        return Done(In($"overlamning/{HandoverId}"), "En ny länk finns. Den gamla fungerar inte längre.");
    }

    /// <summary>Takes it back.</summary>
    public async Task<IActionResult> OnPostWithdrawAsync([FromForm] string? reason)
    {
        await Send(new Withdraw(Id, HandoverId, reason));
        return Done(In($"overlamning/{HandoverId}"), "Överlämningen är tillbakadragen. Länken fungerar inte längre.");
    }

    /// <summary>One handover.</summary>
    [Requires(CaseworkPermissions.ReadExits)]
    public sealed record Query(Guid Id, Guid HandoverId) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(CaseHead Head, string Receiver, string Party, string Email, string Method, string Says, IReadOnlyList<ChainStep> Chain,
        ReceiverView Preview, string Consent, string Stopped, HandoverStatus Status, string NewToken) : CaseView(Head, "case.handover")
    {
        /// <summary>Can be sent or changed.</summary>
        public bool CanSend => Status == HandoverStatus.Draft;

        /// <summary>Can be reminded of.</summary>
        public bool CanRemind => Status == HandoverStatus.Sent;

        /// <summary>Can be taken back.</summary>
        public bool CanWithdraw => Status is HandoverStatus.Draft or HandoverStatus.Sent;
    }

    /// <summary>Sends, or sends a new link.</summary>
    /// <param name="CaseId">The case.</param>
    /// <param name="HandoverId">The handover.</param>
    /// <param name="Token">Secret of the link, made when the page was drawn so that a form posted twice gives one link. Stored as a hash only.</param>
    /// <param name="Again">A reminder.</param>
    [Requires(CaseworkPermissions.WriteHandovers)]
    public sealed record Dispatch(Guid CaseId, Guid HandoverId, string Token, bool Again) : ICommand<bool>;

    /// <summary>Takes it back.</summary>
    [Requires(CaseworkPermissions.WriteHandovers)]
    public sealed record Withdraw(Guid CaseId, Guid HandoverId, string? Reason) : ICommand<bool>;

    internal sealed class DispatchValidator : AbstractValidator<Dispatch>
    {
        public DispatchValidator() => RuleFor(c => c.Token).Must(t => t.Length == 64 && t.All(char.IsAsciiHexDigitLower))
            .WithMessage("Sidan är för gammal. Ladda om den och skicka igen.");
    }

    internal sealed class WithdrawValidator : AbstractValidator<Withdraw>
    {
        public WithdrawValidator() => RuleFor(c => c.Reason).MaximumLength(TextLimits.Reason).WithMessage($"Skälet får ha högst {TextLimits.Reason} tecken.");
    }

    internal sealed class Reader(CaseDesk desk, CaseworkDbContext db, ICodeLists codes, IStaffDirectory staff, ICurrentDelprojekt here, DatedSettings settings)
        : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var head = await desk.HeadAsync(request.Id, cancellationToken);
            var h = await db.Handovers.AsNoTracking().FirstOrDefaultAsync(h => h.Id == request.HandoverId && h.CaseId == request.Id, cancellationToken)
                ?? throw await desk.RefusedAsync(cancellationToken);
            var owner = await db.Cases.AsNoTracking().Include(c => c.Participant).FirstAsync(c => c.Id == request.Id, cancellationToken);
            var consents = await db.Consents.AsNoTracking().Where(c => c.CaseId == request.Id && c.Type == ConsentTypes.Exchange && c.Party == h.Party).ToListAsync(cancellationToken);
            var holds = consents.Where(c => c.HoldsAt(desk.By.UtcNow)).MaxBy(c => c.ValidTo);
            var confirm = await settings.DaysAsync(SettingKeys.HandoverConfirm, cancellationToken);
            var receiver = HandoverChain.Receiver(h, codes);
            return new(head, receiver, h.Party, h.Email ?? "", codes.Text(CodeLists.HandoverMethod, h.Method), Says(h, desk.Today),
                HandoverChain.Of(h, receiver, confirm, desk.Today, staff), ReceiverView.Of(h, owner, here.Required.Name, staff, desk.Today),
                holds is null ? "" : $"Till {codes.Text(CodeLists.Party, h.Party)}, gäller {holds.ValidFrom.Iso()} – {holds.ValidTo.Iso()}",
                h.StoppedAt is { } at ? $"{h.Status.Swedish()} {SwedishTime.DateOf(at).Iso()}. {h.StopReason}".Trim() : "", h.Status, Handover.NewToken());
        }

        private static string Says(Handover h, DateOnly today) => h.Status switch
        {
            HandoverStatus.Draft => "Utkast. Inget har skickats.",
            HandoverStatus.Sent => $"Ingen har svarat, {Days(today.DayNumber - SwedishTime.DateOf(h.SentAt!.Value).DayNumber)} sedan den skickades. Nästa drag är mottagarens.",
            HandoverStatus.Received => "Mottagaren har bekräftat. Nästa drag är den första kontakten.",
            HandoverStatus.FirstContact => "Mottagaren har träffat deltagaren. Bara mottagaren kan markera klar.",
            HandoverStatus.Done => "Klar. Mottagaren har bekräftat hela vägen.",
            HandoverStatus.Declined => "Mottagaren kunde inte ta emot. Ärendet ligger kvar hos er.",
            _ => "Tillbakadragen. Ärendet ligger kvar hos er.",
        };

        private static string Days(int days) => days == 1 ? "1 dag" : $"{days} dagar";
    }

    internal sealed class Handler(CaseDesk desk, CaseworkDbContext db, DatedSettings settings) : IRequestHandler<Dispatch, bool>, IRequestHandler<Withdraw, bool>
    {
        public async Task<bool> Handle(Dispatch request, CancellationToken cancellationToken)
        {
            var h = await OpenAsync(request.CaseId, request.HandoverId, cancellationToken);
            var until = desk.Today.AddDays(await settings.DaysAsync(SettingKeys.HandoverLink, cancellationToken));
            var consents = await db.Consents.AsNoTracking().Where(c => c.CaseId == request.CaseId && c.Type == ConsentTypes.Exchange && c.Party == h.Party).ToListAsync(cancellationToken);
            var holds = consents.Where(c => c.HoldsAt(desk.By.UtcNow)).MaxBy(c => c.ValidTo);
            if (holds is null) throw new RuleException("Det finns inget giltigt samtycke till informationsutbyte med den parten. Lägg till ett samtycke (S2) först.");
            // The receiver may not read longer than the participant has agreed to.
            if (holds.ValidTo < until && holds.ValidTo > desk.Today) until = holds.ValidTo;
            if (request.Again) h.Remind(request.Token, until, desk.By);
            else h.Send(request.Token, until, hasConsent: true, desk.By);
            return true;
        }

        public async Task<bool> Handle(Withdraw request, CancellationToken cancellationToken)
        {
            (await OpenAsync(request.CaseId, request.HandoverId, cancellationToken)).Withdraw(request.Reason, desk.By);
            return true;
        }

        private async Task<Handover> OpenAsync(Guid caseId, Guid handoverId, CancellationToken ct)
        {
            await desk.OpenAsync(caseId, r => r.Handover, ct);
            return await db.Handovers.FirstOrDefaultAsync(h => h.Id == handoverId && h.CaseId == caseId, ct) ?? throw await desk.RefusedAsync(ct);
        }
    }
}
