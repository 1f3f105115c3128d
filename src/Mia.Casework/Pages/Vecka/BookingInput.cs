using FluentValidation;
using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain;
using Mia.Casework.Domain.Bookings;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.People;
using Mia.Casework.Pages.Arende;
using Mia.Casework.Pages.Insatser;
using Mia.Casework.Services;
using Mia.Platform.Security;
using Mia.Platform.Time;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Vecka;

/// <summary>What is filled in about a booking.</summary>
public record BookingInput
{
    /// <summary>The day.</summary>
    public DateOnly? On { get; init; }

    /// <summary>Start.</summary>
    public TimeOnly? From { get; init; }

    /// <summary>End.</summary>
    public TimeOnly? To { get; init; }

    /// <summary>Kind, code.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Kind of place, code.</summary>
    public string PlaceKind { get; init; } = "";

    /// <summary>Address or room.</summary>
    public string? Place { get; init; }

    /// <summary>What it is about.</summary>
    public string? Subject { get; init; }

    /// <summary>Cases.</summary>
    public List<Guid> CaseIds { get; init; } = [];

    /// <summary>Staff.</summary>
    public List<Guid> StaffIds { get; init; } = [];

    /// <summary>As the booking wants it.</summary>
    internal BookingTerms Terms() => new() { On = On!.Value, From = From!.Value, To = To!.Value, Kind = Kind, PlaceKind = PlaceKind, Place = Place, Subject = Subject };
}

/// <summary>What can be checked before anything is opened.</summary>
internal sealed class BookingRules : AbstractValidator<BookingInput>
{
    public BookingRules(ICodeLists codes, TimeProvider clock)
    {
        RuleFor(c => c.On).NotNull().WithMessage("Ange vilken dag.").NotAfter(() => clock.Today().AddYears(1)).WithMessage("Dagen ligger mer än ett år bort. Kontrollera årtalet.");
        RuleFor(c => c.From).NotNull().WithMessage("Ange när det börjar.");
        RuleFor(c => c.To).NotNull().WithMessage("Ange när det slutar.").GreaterThan(c => c.From).When(c => c.From is not null && c.To is not null, ApplyConditionTo.CurrentValidator)
            .WithMessage("Sluttiden måste vara efter starttiden.");
        RuleFor(c => c.Kind).NotEmpty().WithMessage("Välj typ av möte.").CodeOf(codes, clock, CodeLists.BookingKind);
        RuleFor(c => c.PlaceKind).NotEmpty().WithMessage("Välj var ni ses.").CodeOf(codes, clock, CodeLists.BookingPlace);
        RuleFor(c => c.Place).MaximumLength(TextLimits.Name).WithMessage(c => $"Platsen får ha högst {TextLimits.Name} tecken. Nu är det {c.Place?.Length}.");
        RuleFor(c => c.Subject).MaximumLength(TextLimits.Name).WithMessage(c => $"Texten får ha högst {TextLimits.Name} tecken. Nu är det {c.Subject?.Length}.");
        RuleFor(c => c.StaffIds).NotEmpty().WithMessage("Välj minst en kollega, eller dig själv.");
    }
}

/// <summary>Choices of the form. Model of <c>_BookingFields</c>.</summary>
public sealed record BookingChoices(IReadOnlyList<SelectListItem> Kinds, IReadOnlyList<SelectListItem> Places, IReadOnlyList<SelectListItem> Reasons,
    IReadOnlyList<SelectListItem> Cases, IReadOnlyList<SelectListItem> Staff, IReadOnlyList<Guid> ShownParticipants);

/// <summary>Finds the choices: the reader's own open cases, and who works here.</summary>
internal sealed class BookingForms(CaseworkDbContext db, ICodeLists codes, IParticipantDirectory names, InterventionBook staff, CaseDesk desk, ICurrentUser user)
{
    /// <summary>More than anybody answers for (methods.md 16).</summary>
    private const int Most = 300;

    public async Task<BookingChoices> ChoicesAsync(IReadOnlyCollection<Guid> already, CancellationToken ct)
    {
        var me = user.Id;
        var kept = already.ToList();
        var cases = await db.Cases.AsNoTracking().Where(c => kept.Contains(c.Id) || (c.EndedOn == null && c.Responsibilities.Any(r => r.UserId == me && r.To == null)))
            .OrderBy(c => c.Id).Select(c => new { c.Id, c.ParticipantId, c.Number, Hidden = c.Participant.Protection != ProtectionLevel.None }).Take(Most).ToListAsync(ct);
        var named = cases.ConvertAll(c => (c.Id, c.ParticipantId, Name: names.NameOf(c.ParticipantId, c.Number, c.Hidden)));
        named.Sort((a, b) => SwedishOrder.Names.Compare(a.Name, b.Name));
        return new(codes.Of(CodeLists.BookingKind, desk.Today), codes.Of(CodeLists.BookingPlace, desk.Today), codes.Of(CodeLists.BookingChange, desk.Today),
            named.ConvertAll(c => new SelectListItem(c.Name, c.Id.ToString())), staff.Staff(), named.ConvertAll(c => c.ParticipantId));
    }
}
