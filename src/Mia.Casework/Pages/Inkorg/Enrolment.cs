using FluentValidation;
using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Intake;
using Mia.Casework.Domain.Interventions;
using Mia.Casework.Domain.People;
using Mia.Casework.Services;
using Mia.Platform.Messaging;
using Mia.Platform.Organisation;
using Mia.Platform.People;
using Mia.Platform.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Inkorg;

internal sealed class EnrolmentValidator : AbstractValidator<InskrivningModel.Command>
{
    public EnrolmentValidator(ICodeLists codes, TimeProvider time)
    {
        When(c => c.ParticipantId is null, () =>
        {
            RuleFor(c => c.Name).NotEmpty().WithMessage("Skriv namnet.").AtMost(TextLimits.Name);
            RuleFor(c => c.BirthDate).NotNull().When(c => string.IsNullOrWhiteSpace(c.IdentityNumber)).WithMessage("Skriv födelsedatum, eller personnummer.");
            RuleFor(c => c.Gender).Must(g => g is not null && Enum.IsDefined(g.Value)).WithMessage("Fråga personen och välj. Välj ”Ej angett” om personen inte vill svara.");
            RuleFor(c => c.KommunCode).CodeOf(codes, time, CodeLists.Kommun);
            RuleFor(c => c.Protection).IsInEnum().WithMessage("Välj ett av alternativen.");
            RuleFor(c => c.PreferredName).AtMost(TextLimits.Name);
            RuleFor(c => c.Pronoun).AtMost(20);
            RuleFor(c => c.IdentityNumber).AtMost(40);
            RuleFor(c => c.Phone).AtMost(40);
            RuleFor(c => c.Email).AtMost(TextLimits.Name);
        });
        RuleFor(c => c.ControllerId).NotNull().WithMessage("Välj huvudman.");
        RuleFor(c => c.EnrolledOn).NotNull().WithMessage("Skriv inskrivningsdatum.");
        RuleFor(c => c.MainResponsibleId).NotNull().WithMessage("Välj vem som är huvudansvarig.");
        RuleFor(c => c.Area).IsInEnum().WithMessage("Välj ett av alternativen.");
        RuleFor(c => c.Consents).Must(rows => rows.Count is > 0 and <= 50).WithMessage("Samtyckena saknas.");
        RuleForEach(c => c.Consents).ChildRules(row => row.When(r => r.Given, () =>
        {
            row.RuleFor(r => r.Form).Must(f => f is not null && Enum.IsDefined(f.Value)).WithMessage("Välj hur samtycket lämnades.");
            row.RuleFor(r => r.Form).NotEqual(ConsentForm.Oral).When(r => r.Type == ConsentTypes.Registration)
                .WithMessage("Samtycke till registrering måste vara skriftligt. Utan det registreras personen anonymt.");
            row.RuleFor(r => r.ValidTo).NotNull().WithMessage("Skriv hur länge samtycket gäller.");
        }));
        RuleFor(c => c.Consents).Must(rows => rows.Exists(r => r is { Given: true, Type: ConsentTypes.Participation }))
            .OverridePropertyName("Consents[0].Given").WithMessage("Samtycke till deltagande (S1) behövs för att skriva in.");
    }
}

/// <summary>Carries out an enrolment in one transaction: participant, number, case, consents, first intervention, and the referral's end.</summary>
internal sealed class EnrolmentHandler(CaseworkDbContext db, ReferralStore store, CaseAccess access, CaseRules interventions, IdentityLookup lookup,
    ICurrentDelprojekt current, Platform.Identity.IStaffDirectory staff, ICurrentUser user, TimeProvider time) : IRequestHandler<InskrivningModel.Command, Guid>
{
    public async Task<Guid> Handle(InskrivningModel.Command request, CancellationToken cancellationToken)
    {
        var by = user.Acting(time);
        var here = current.Required;
        var referral = await store.ToChangeAsync(request.Id, request.Version, cancellationToken);
        if (here.Controllers.All(c => c.Id != request.ControllerId)) throw new RuleException(nameof(request.ControllerId), "Välj en huvudman i delprojektet.");
        if (staff.In(here.Id).All(s => s.Id != request.MainResponsibleId)) throw new RuleException(nameof(request.MainResponsibleId), "Välj någon som arbetar i delprojektet.");

        var participant = request.ParticipantId is { } known
            ? await ReuseAsync(known, cancellationToken) : await NewAsync(request, referral, here, by, cancellationToken);
        var series = await db.NumberSeries.FirstAsync(s => s.Name == NumberSeries.Cases, cancellationToken);
        var (made, consents) = Case.Enrol(participant, referral, new EnrolmentTerms(series.Next(), request.EnrolledOn!.Value, request.MainResponsibleId,
            request.Area, [.. request.Consents.Where(c => c.Given).Select(c => Terms(c, request.EnrolledOn.Value))]), by);
        db.Add(made);
        db.AddRange(consents);
        if (!string.IsNullOrEmpty(request.TypeCode))
        {
            var rules = await interventions.OfAsync(here.Id).WaitAsync(cancellationToken);
            made.Start(new InterventionTerms(request.TypeCode, request.MainResponsibleId, request.EnrolledOn.Value, null), rules, by);
        }
        return made.Id;
    }

    private async Task<Participant> ReuseAsync(Guid id, CancellationToken ct)
    {
        // Only somebody whom the user may know of: through a case that a list may show.
        var cases = await db.Cases.Include(c => c.Participant).Where(access.Listable()).Where(c => c.ParticipantId == id).ToListAsync(ct);
        if (cases.Count == 0) throw new NotFoundException();
        if (cases.Find(c => c.Status.IsOpen()) is { } open)
            throw new RuleException(nameof(InskrivningModel.Command.ParticipantId), $"Personen har redan ett pågående ärende, {open.NumberText}. Öppna det i stället.");
        return cases[0].Participant;
    }

    private async Task<Participant> NewAsync(InskrivningModel.Command request, Referral referral, DelprojektInfo here, Actor by, CancellationToken ct)
    {
        var isProtected = request.Protection != ProtectionLevel.None;
        // The number of a protected person is not kept, but nobody is enrolled twice because of that.
        var given = Number(request, referral, by.Today);
        if (given is { } asked) await RefuseKnownAsync(lookup.Of(asked), ct);
        var number = isProtected ? null : given;
        var participant = new Participant(here.Id, request.ControllerId!.Value, new ParticipantTerms
        {
            Name = isProtected ? referral.Name!.StartsWith("Skyddad", StringComparison.Ordinal) ? referral.Name : "Skyddad person " + referral.Number[^4..] : request.Name ?? "",
            PreferredName = isProtected ? null : request.PreferredName, Pronoun = request.Pronoun, Gender = request.Gender ?? Gender.NotStated,
            BirthDate = request.BirthDate ?? given?.BirthDate ?? throw new RuleException(nameof(request.BirthDate), "Skriv födelsedatum."),
            KommunCode = request.KommunCode, Phone = request.Phone, Email = request.Email, ContactWays = referral.ContactWays,
            Language = referral.Language, Interpreter = referral.Interpreter, Protection = request.Protection,
        }, by);
        db.Add(participant);
        if (number is { } kept) db.Add(new IdentityDesignation(participant, kept, lookup.Of(kept), by.Today));
        return participant;
    }

    private async Task RefuseKnownAsync(byte[] hash, CancellationToken ct)
    {
        var people = await db.Designations.Where(d => d.Lookup == hash && d.ValidTo == null).Select(d => d.ParticipantId).Distinct().ToListAsync(ct);
        if (people.Count == 0) return;
        var shown = await db.Cases.Where(access.Listable()).AnyAsync(c => people.Contains(c.ParticipantId), ct);
        throw new RuleException(nameof(InskrivningModel.Command.IdentityNumber), shown
            ? "Det finns redan en deltagare med det numret i delprojektet. Välj den deltagaren under ”Finns personen redan?”."
            : "Personen kan redan vara inskriven med skyddade uppgifter. Kontakta projektledaren innan du går vidare.");
    }

    private static IdentityNumber? Number(InskrivningModel.Command request, Referral referral, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(request.IdentityNumber))
            return referral.IdentityNumber is { } stored ? IdentityNumber.FromStored(stored) : null;
        return IdentityNumber.TryParse(request.IdentityNumber, today, out var number, out var error)
            ? number : throw new RuleException(nameof(request.IdentityNumber), error);
    }

    private static ConsentTerms Terms(InskrivningModel.ConsentRow row, DateOnly from) => new()
    {
        Type = row.Type, Party = row.Party, ValidFrom = from, ValidTo = row.ValidTo, Form = row.Form ?? ConsentForm.Oral,
    };
}
