using Mia.Casework.Access;
using Mia.Casework.Domain.Staffing;
using Mia.Casework.Services.Staffing;
using Mia.Platform.Messaging;
using Mia.Web;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Mia.Casework.Pages.Ansvar;

/// <summary>
/// Passes on everything that a colleague holds, in one go (peers.md 3, pain 13). The queries are in <see cref="PassOnReader"/>; nothing keeps an
/// owner who has left.
/// </summary>
public sealed class PassOnModel : MiaPage
{
    /// <summary>The colleague.</summary>
    [FromRoute]
    public Guid Id { get; set; }

    /// <summary>The form.</summary>
    [BindProperty]
    public Command Input { get; set; } = new();

    /// <summary>What is shown.</summary>
    public PassOnReader.View Shown { get; private set; } = null!;

    /// <summary>What would happen; null until it is asked for.</summary>
    public PassOnReader.Preview? Preview { get; private set; }

    /// <summary>Receivers of one row.</summary>
    public IReadOnlyList<SelectListItem> Choices => [.. Shown.Receivers, new("Flyttas inte", Guid.Empty.ToString())];

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct)
    {
        Shown = await Send(new PassOnReader.Query(Id));
        foreach (var row in Shown.Rows) Input.Own.TryAdd(row.Key, null);
    }

    /// <summary>Shows what the colleague holds.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Input = Input with { Reason = Shown.StillHere ? null : TransferReason.Leaves };
    }

    /// <summary>Shows who would get how much.</summary>
    public async Task<IActionResult> OnPostPreviewAsync(CancellationToken ct)
    {
        Preview = await Send(new PassOnReader.PreviewQuery(Input with { ColleagueId = Id }));
        await LoadAsync(ct);
        return Page();
    }

    /// <summary>Passes it on.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        var made = await Send(Input with { ColleagueId = Id });
        return Done(Go($"ansvar/overlamnat/{made}"), "Allt är överlämnat.");
    }

    /// <summary>Who gets what.</summary>
    [Requires(CaseworkPermissions.PassOnCaseload)]
    public sealed record Command : PassOnInput, ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => Include(new PassOnRules());
    }

    internal sealed class Handler(CaseloadBook book, CaseloadShares shares, Colleagues colleagues) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            if (colleagues.Find(request.ColleagueId) is null) throw new NotFoundException();
            var held = await book.OfAsync(request.ColleagueId, cancellationToken);
            if (held.Mark != request.Mark) throw new RuleException("Något har ändrats sedan du öppnade sidan. Det som visas nu är det som gäller. Gå igenom det och lämna över igen.");
            return (await book.PassOnAsync(request.Terms, shares.Of(held, request), cancellationToken)).Id;
        }
    }
}
