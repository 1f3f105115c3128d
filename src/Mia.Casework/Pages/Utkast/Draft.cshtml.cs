using Mia.Platform.Drafts;
using Mia.Platform.Messaging;
using Mia.Web;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Mia.Casework.Pages.Utkast;

/// <summary>Keeps what is being typed. The script posts the form here while somebody types; without script a button of the form does.</summary>
public sealed class DraftModel : MiaPage
{
    /// <summary>Name of the button that keeps or throws the draft without script; its value is where to go afterwards.</summary>
    public const string Back = "__utkast";

    /// <summary>There is nothing to see here: a draft is shown in its form.</summary>
    public IActionResult OnGet() => NotFound();

    /// <summary>Keeps all fields of the form, or throws the draft away when it is asked to.</summary>
    public async Task<IActionResult> OnPostAsync([FromRoute] string key)
    {
        // Of somebody with a protected identity nothing is kept that could tell who it is.
        var discard = Request.Form.ContainsKey(Back + "-bort") || Request.Form["Input.Protected"].Contains("true");
        var fields = Request.Form.Where(f => !f.Key.StartsWith("__", StringComparison.Ordinal))
            .ToDictionary(f => f.Key, f => f.Value.ToString(), StringComparer.Ordinal);
        await Send(new Command(key, discard, fields));
        var back = Request.Form[discard ? Back + "-bort" : Back].ToString();
        return Url.IsLocalUrl(back) ? Done(back, discard ? "Utkastet är borta." : "Utkastet är sparat. Bara du ser det.") : new NoContentResult();
    }

    /// <summary>Keep or throw away one draft.</summary>
    [SignedIn]
    public sealed record Command(string Key, bool Discard, IReadOnlyDictionary<string, string> Fields) : ICommand<bool>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Key).NotEmpty().MaximumLength(Draft.KeyLength);
    }

    internal sealed class Handler(IDrafts drafts) : IRequestHandler<Command, bool>
    {
        public async Task<bool> Handle(Command request, CancellationToken cancellationToken)
        {
            if (request.Discard) await drafts.RemoveAsync(request.Key, cancellationToken);
            else await drafts.KeepAsync(request.Key, request.Fields, cancellationToken);
            return true;
        }
    }
}
