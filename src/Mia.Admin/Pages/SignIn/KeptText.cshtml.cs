using Mia.Platform.Identity;
using Mia.Platform.Security;
using Mia.Web;
using Microsoft.AspNetCore.Mvc;

namespace Mia.Admin.Pages.SignIn;

/// <summary>Gives typed text back after the session had ended, in a form that goes where the first one was going.</summary>
public sealed class KeptTextModel(IKeptPosts posts, ICurrentUser user) : MiaPage
{
    [BindProperty]
    public Guid Id { get; set; }

    public KeptText? Kept { get; private set; }

    /// <summary>Whether a person typed it, as far as can be told: ids, codes and dates are short and have no space.</summary>
    public static bool IsTyped(KeyValuePair<string, string> field) =>
        !field.Key.StartsWith("__", StringComparison.Ordinal) && (field.Value.Contains(' ') || field.Value.Contains('\n') || field.Value.Length > 40);

    public int Number(KeyValuePair<string, string> field) => Kept!.Fields.Where(IsTyped).ToList().IndexOf(field) + 1;

    public override async Task LoadAsync(CancellationToken ct) => Kept = await posts.FindAsync(user.Id!.Value, ct);

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostForgetAsync(CancellationToken ct)
    {
        await posts.ForgetAsync(user.Id!.Value, Id, ct);
        return Done("/", "Texten är kastad.");
    }
}
