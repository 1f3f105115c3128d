using Mia.Platform.Identity;
using Mia.Platform.Messaging;
using Mia.Platform.Time;
using Mia.Web;
using Microsoft.AspNetCore.Mvc;

namespace Mia.Admin.Pages.Administration;

/// <summary>One account: its state, roles, sessions and history. Queries and commands are in <see cref="AccountSlice"/>.</summary>
[Requires(Permissions.Accounts)]
public sealed class AccountModel(TimeProvider clock) : MiaPage, IRoleFields
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public AccountSlice.GiveRole Input { get; set; } = new();

    [BindProperty]
    public Guid Assignment { get; set; }

    [BindProperty]
    public string What { get; set; } = "";

    /// <summary>The new link is also mailed to the person.</summary>
    [BindProperty]
    public bool Mail { get; set; }

    internal AccountSlice.View Result { get; private set; } = null!;

    internal RoleForm Form { get; private set; } = null!;

    public string? Link { get; private set; }

    RoleForm IRoleFields.Form => Form;

    RoleInput IRoleFields.Input => Input;

    public override async Task LoadAsync(CancellationToken ct) => (Result, Form) = (await Send(new AccountSlice.Query(Id)), await Send(new RoleForm.Query()));

    public Task OnGetAsync(CancellationToken ct)
    {
        Input = Input with { From = clock.Today() };
        return LoadAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { UserId = Id });
        return Done($"/admin/konton/{Id}", "Rollen gäller från och med nästa sida som personen öppnar.");
    }

    public async Task<IActionResult> OnPostEndRoleAsync()
    {
        await Send(new AccountSlice.EndRole(Id, Assignment));
        return Done($"/admin/konton/{Id}", "Rollen är avslutad.");
    }

    public async Task<IActionResult> OnPostChangeAsync()
    {
        await Send(new AccountSlice.Change(Id, What));
        return Done($"/admin/konton/{Id}", "Kontot är ändrat.");
    }

    public async Task<IActionResult> OnPostLinkAsync(CancellationToken ct)
    {
        Link = Request.SiteAddress() + await Send(new NewLink.Command(Id, Mail ? Request.SiteAddress() : null));
        await LoadAsync(ct);
        return Page();
    }
}
