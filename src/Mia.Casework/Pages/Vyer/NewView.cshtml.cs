using FluentValidation;
using Mia.Casework.Services;
using Mia.Platform.Messaging;
using Mia.Platform.Views;
using Mia.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Mia.Casework.Pages.Vyer;

/// <summary>Gives the filters of a list a name. They come in the address, since they are codes.</summary>
public sealed class NewViewModel : MiaPage
{
    /// <summary>The list.</summary>
    [FromQuery(Name = "sida")]
    public string? List { get; set; }

    /// <summary>Its filters.</summary>
    [FromQuery(Name = "val")]
    public string? Filters { get; set; }

    /// <summary>The form.</summary>
    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>Where the list is as it was shown.</summary>
    public string Back => Go($"{List}?{Filters}");

    /// <summary>Shows the form; an address that is none of a list is not there.</summary>
    public IActionResult OnGet() => SavedView.IsList(List ?? "", Filters ?? "") ? Page() : NotFound();

    /// <summary>Saves the view and goes back to it.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await Send(new Command(List ?? "", Filters ?? "", Input.Name ?? ""));
        return Done(Back, "Vyn är sparad.");
    }

    /// <summary>What is typed.</summary>
    public sealed record Form
    {
        /// <summary>What it is to be called.</summary>
        public string? Name { get; init; }
    }

    /// <summary>Save a view.</summary>
    [SignedIn]
    public sealed record Command(string List, string Filters, string Name) : ICommand<bool>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Name).AtMost(SavedView.NameLength);
    }

    internal sealed class Handler(ISavedViews views) : IRequestHandler<Command, bool>
    {
        public async Task<bool> Handle(Command request, CancellationToken cancellationToken)
        {
            await views.KeepAsync(request.List, request.Filters, request.Name, cancellationToken);
            return true;
        }
    }
}
