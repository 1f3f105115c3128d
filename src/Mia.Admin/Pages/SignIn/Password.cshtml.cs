using Mia.Platform.Identity;
using Mia.Platform.Messaging;
using Mia.Platform.Organisation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Mia.Admin.Pages.SignIn;

/// <summary>First step of signing in. Says the same for every refusal.</summary>
[AllowAnonymous]
public sealed class PasswordModel(ISignIn signIn, IDemoAccounts demo, IDelprojektDirectory directory) : SignInPage
{
    [BindProperty]
    public string Email { get; set; } = "";

    [BindProperty]
    public string Password { get; set; } = "";

    /// <summary>The session has just ended by itself.</summary>
    [BindProperty(Name = "slut", SupportsGet = true)]
    public int Slut { get; set; }

    public bool Ended => Slut == 1;

    public IReadOnlyList<IGrouping<string, DemoAccount>> Demo { get; private set; } = [];

    public string DemoPassword => demo.Password;

    public override Task LoadAsync(CancellationToken ct)
    {
        Demo = [.. demo.Listed.GroupBy(a => a.Slug is null ? "Hela installationen" : directory.Find(a.Slug)?.Name ?? a.Slug)];
        return Task.CompletedTask;
    }

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(Email) || Password.Length == 0) throw new RuleException("Email", "Skriv både e-postadress och lösenord.");
        return Answer(await signIn.PasswordAsync(Email, Password, ct), "Email", "E-postadressen eller lösenordet stämmer inte. Efter flera fel i rad spärras kontot en stund. Vänta då en kvart, eller be din administratör om hjälp.");
    }
}
