using Mia.Platform.Identity;
using Mia.Platform.Messaging;
using Mia.Web;
using Microsoft.AspNetCore.Mvc;

namespace Mia.Admin.Pages.SignIn;

/// <summary>What the steps of signing in have in common: where to go afterwards.</summary>
public abstract class SignInPage : MiaPage
{
    /// <summary>Where the person was going. Only addresses of this site.</summary>
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>The address to go to: typed text that was kept comes first.</summary>
    protected string Target => Url.IsLocalUrl(ReturnUrl) && !ReturnUrl!.StartsWith("/logga-", StringComparison.Ordinal) ? ReturnUrl : "/";

    /// <summary>Goes to the next step, or refuses.</summary>
    protected IActionResult Answer(SignInOutcome outcome, string field, string refusal) => outcome switch
    {
        SignInOutcome.Done => Redirect($"/logga-in/klar?returnUrl={Uri.EscapeDataString(Target)}"),
        SignInOutcome.SecondStep => Redirect($"/logga-in/steg-2?returnUrl={Uri.EscapeDataString(Target)}"),
        SignInOutcome.Expired => Redirect($"/logga-in?returnUrl={Uri.EscapeDataString(Target)}"),
        SignInOutcome.Wait => throw new RuleException(field, "Det har varit för många misslyckade försök härifrån. Vänta fem minuter och försök igen."),
        _ => throw new RuleException(field, refusal),
    };
}
