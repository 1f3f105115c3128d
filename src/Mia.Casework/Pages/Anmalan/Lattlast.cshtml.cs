using FluentValidation;
using Mia.Casework.Domain.Codes;
using Mia.Platform.Messaging;
using Mia.Platform.Time;
using Mia.Web;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Mia.Casework.Pages.Anmalan;

/// <summary>
/// The public form in easy Swedish, for the person: one question at a time, short sentences (methods.md 1.7). Answers stay in the page until
/// they are sent; nothing is kept on the server before. What is sent is the same referral.
/// </summary>
[AllowAnonymous]
[EnableRateLimiting("public")]
public sealed class LattlastModel(ICodeLists codes, TimeProvider clock) : MiaPage
{
    /// <summary>Who chooses this form wants to read so: code of <see cref="CodeLists.Need"/>.</summary>
    private const string Easy = "LATT";

    /// <summary>Fields of each question, in order. The last step shows the answers.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Steps { get; } =
        [[nameof(ReferralInput.Name)], [nameof(ReferralInput.BirthYear)], [nameof(ReferralInput.KommunCode)], [nameof(ReferralInput.Phone), nameof(ReferralInput.Email)], [nameof(ReferralInput.Wish)], []];

    /// <summary>The answers.</summary>
    [BindProperty]
    public FormularModel.Command Input { get; set; } = new() { Sender = Sender.Self };

    /// <summary>Which question is asked, from 1.</summary>
    [FromForm(Name = "steg")]
    public int Step { get; set; }

    /// <summary>The question that is asked.</summary>
    public int Asked { get; private set; } = 1;

    /// <inheritdoc />
    public override Task LoadAsync(CancellationToken ct)
    {
        // What is wrong is asked again, also when it is found only at the end.
        var wrong = Enumerable.Range(0, Steps.Count).FirstOrDefault(i => Steps[i].Any(f => ModelState.TryGetValue("Input." + f, out var entry) && entry.Errors.Count > 0), -1);
        Asked = wrong >= 0 ? wrong + 1 : Math.Clamp(Step, 1, Steps.Count);
        return Task.CompletedTask;
    }

    /// <summary>The first question.</summary>
    public void OnGet() => Asked = 1;

    /// <summary>Checks the answer and asks the next question. Nothing is saved.</summary>
    public async Task<IActionResult> OnPostNextAsync()
    {
        var step = Math.Clamp(Step, 1, Steps.Count - 1);
        await Send(new Check(Own(), Steps[step - 1]));
        return Ask(step + 1);
    }

    /// <summary>Asks the question before again. The answers stay.</summary>
    public IActionResult OnPostBack() => Ask(Math.Clamp(Step - 1, 1, Steps.Count));

    /// <summary>Receives the referral and shows a receipt.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        var number = await Send(Own());
        return Done($"/anmalan/{Here.Slug}/kvitto?nummer={number}", "");
    }

    /// <summary>Only the person fills in this form, and only what it asks.</summary>
    private FormularModel.Command Own() => new()
    {
        Sender = Sender.Self, Name = Input.Name, BirthYear = Input.BirthYear, KommunCode = Input.KommunCode, Phone = Input.Phone, Email = Input.Email, Wish = Input.Wish,
        Needs = [.. codes.On(CodeLists.Need, clock.Today()).Where(c => c.Code == Easy).Select(c => c.Code)], Webbplats = Input.Webbplats,
    };

    private Microsoft.AspNetCore.Mvc.RazorPages.PageResult Ask(int step)
    {
        Asked = step;
        ModelState.Clear();
        return Page();
    }

    /// <summary>Is the answer to one question right?</summary>
    /// <param name="Input">All answers so far.</param>
    /// <param name="Fields">Those of the question.</param>
    [Anonymous]
    public sealed record Check(FormularModel.Command Input, IReadOnlyList<string> Fields) : IQuery<bool>;

    internal sealed class Handler(IValidator<FormularModel.Command> rules) : IRequestHandler<Check, bool>
    {
        public async Task<bool> Handle(Check request, CancellationToken cancellationToken)
        {
            var found = await rules.ValidateAsync(request.Input, cancellationToken);
            var here = found.Errors.FindAll(e => request.Fields.Contains(e.PropertyName));
            return here.Count == 0 ? true : throw new ValidationException(here);
        }
    }
}
