using FluentValidation;
using Mia.Casework.Domain;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Contacts;
using Mia.Casework.Domain.Mapping;
using Mia.Casework.Pages.Arende;
using Mia.Casework.Services;
using Mia.Platform.Organisation;
using Mia.Platform.Time;

namespace Mia.Casework.Pages.Kontakter;

/// <summary>What can be checked before the case is opened. Dates against the case itself are the case's own rules.</summary>
internal sealed class ContactRules : AbstractValidator<ContactInput>
{
    public ContactRules(ICodeLists codes, ILifeAreas areas, ICurrentDelprojekt here, TimeProvider clock)
    {
        RuleFor(c => c.HeldOn).NotNull().WithMessage("Ange vilken dag det var.");
        RuleFor(c => c.Type).NotEmpty().WithMessage("Välj typ av kontakt.").CodeOf(codes, clock, CodeLists.ContactType);
        RuleFor(c => c.NoShowReason).CodeOf(codes, clock, CodeLists.NoShowReason);
        RuleFor(c => c.Minutes).InclusiveBetween(0, Contact.MaxMinutes).WithMessage("Ange längden i minuter, mellan 0 och 1440.");
        RuleFor(c => c.Note).MaximumLength(TextLimits.Note).WithMessage(c =>
            $"Anteckningen får ha högst {TextLimits.Note} tecken. Nu är det {c.Note?.Length}. Korta den, eller dela upp den.");
        // Hidden ones too: an older contact that is corrected may be about one.
        RuleForEach(c => c.LifeAreas).Must(code => areas.All(here.Required.Id, clock.Today()).Any(a => a.Code == code)).WithMessage("Välj bland alternativen.");
        RuleFor(c => c.NextOn).NotAfter(() => clock.Today().AddYears(2)).WithMessage("Nästa kontakt ligger mer än två år bort. Kontrollera årtalet.");
        RuleFor(c => c.NextOn).NotNull().When(c => c.NextAt is not null).WithMessage("Ange vilken dag nästa kontakt är.");
    }

    /// <summary>As the case wants it.</summary>
    public static ContactTerms Terms(ContactInput input) => new()
    {
        HeldOn = input.HeldOn!.Value, HeldAt = input.HeldAt, Minutes = input.Minutes, Type = input.Type,
        NoShowReason = string.IsNullOrEmpty(input.NoShowReason) ? null : input.NoShowReason, Note = input.Note,
        LifeAreas = input.LifeAreas, NextOn = input.NextOn, NextAt = input.NextAt, IsClosed = input.IsClosed,
    };
}
