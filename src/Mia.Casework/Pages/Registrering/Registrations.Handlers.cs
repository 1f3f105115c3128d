using FluentValidation;
using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain;
using Mia.Casework.Domain.Bookings;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.People;
using Mia.Casework.Domain.Registration;
using Mia.Casework.Pages.Idag;
using Mia.Casework.Services.Registration;
using Mia.Platform.Identity;
using Mia.Platform.Messaging;
using Mia.Platform.Security;
using Mia.Platform.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Registrering;

/// <content>Validation and handlers.</content>
public sealed partial class RegistrationsModel
{
    /// <summary>Rows of a list on the page; the rest comes up as the oldest are done.</summary>
    private const int Most = 50, DoneDays = 30, Months = 6, AnswerWithin = 7;

    internal sealed class InValidator : AbstractValidator<RegisterIn>
    {
        public InValidator() => RuleFor(c => c.CaseId).NotEmpty();
    }

    internal sealed class OutValidator : AbstractValidator<RegisterOut>
    {
        public OutValidator() => RuleFor(c => c.CaseId).NotEmpty();
    }

    internal sealed class DayValidator : AbstractValidator<ChangeDay>
    {
        public DayValidator() => RuleFor(c => c.On).NotNull().WithMessage("Ange vilken dag det registrerades.");
    }

    internal sealed class BackValidator : AbstractValidator<TakeBack>
    {
        public BackValidator() => RuleFor(c => c.Id).NotEmpty();
    }

    internal sealed class AskValidator : AbstractValidator<Ask>
    {
        public AskValidator() => RuleFor(c => c.CaseId).NotEmpty();
    }

    internal sealed class Reader(RegistrationLists lists, CaseworkDbContext db, MyCases cases, IStaffDirectory staff, ICurrentUser user, TimeProvider clock) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken) =>
            new(await lists.ReadAsync(Most, user.Can(CaseworkPermissions.WriteRegistrations), cancellationToken), await DoneAsync(cancellationToken), await MonthsAsync(cancellationToken));

        private async Task<IReadOnlyList<DoneRow>> DoneAsync(CancellationToken ct)
        {
            var since = clock.Today().AddDays(-DoneDays);
            var found = await (from r in db.FinsamRegistrations.AsNoTracking()
                               join c in db.Cases.AsNoTracking() on r.CaseId equals c.Id
                               where (r.OutOn ?? r.InOn) > since
                               orderby r.OutOn ?? r.InOn descending, r.Id descending
                               select new { r.Id, c.ParticipantId, c.Number, Protected = c.Participant.Protection != ProtectionLevel.None, r.InOn, r.InBy, r.OutOn, r.OutBy, r.ByName }).Take(Most).ToListAsync(ct);
            return found.ConvertAll(r => new DoneRow(r.Id, r.ParticipantId, cases.NameOf(r.ParticipantId, r.Number, r.Protected), r.OutOn is null ? "Registrerad in" : "Registrerad ut", r.OutOn ?? r.InOn,
                r.ByName, (r.OutOn is null ? r.InBy : r.OutBy) is { } who ? staff.NameOf(who) : ""));
        }

        private async Task<IReadOnlyList<Month>> MonthsAsync(CancellationToken ct)
        {
            var today = clock.Today();
            var first = new DateOnly(today.Year, today.Month, 1).AddMonths(1 - Months);
            var found = await db.Cases.AsNoTracking().Where(c => c.EnrolledOn >= first || c.EndedOn >= first).Select(c => new
            {
                c.EnrolledOn, c.EndedOn, In = db.FinsamRegistrations.Any(r => r.CaseId == c.Id), Out = db.FinsamRegistrations.Any(r => r.CaseId == c.Id && r.OutOn != null),
            }).ToListAsync(ct);
            return [.. Enumerable.Range(0, Months).Select(i => first.AddMonths(Months - 1 - i)).Select(month =>
            {
                bool Within(DateOnly? day) => day >= month && day < month.AddMonths(1);
                var (begun, ended) = (found.FindAll(c => Within(c.EnrolledOn)), found.FindAll(c => Within(c.EndedOn)));
                return new Month(month.MonthAndYear(), begun.Count, begun.Count(c => c.In), ended.Count, ended.Count(c => c.Out));
            })];
        }
    }

    internal sealed class Handler(CaseworkDbContext db, RegistrationQueue queue, ICurrentUser user, TimeProvider clock)
        : IRequestHandler<RegisterIn, Guid>, IRequestHandler<RegisterOut, bool>, IRequestHandler<ChangeDay, bool>, IRequestHandler<TakeBack, bool>, IRequestHandler<Ask, Guid>
    {
        private Actor By => new(user.Id, clock.UtcNow());

        public async Task<Guid> Handle(RegisterIn request, CancellationToken cancellationToken)
        {
            var found = await FindAsync(request.CaseId, cancellationToken);
            if (!await queue.ToRegisterIn(db.Cases.Where(c => c.Id == found.Id)).AnyAsync(cancellationToken)) throw new RuleException("Deltagaren är redan registrerad in.");
            var today = By.Today;
            // Consent decides, not the registrar (registration.md 2.10).
            var agreed = await db.Consents.AnyAsync(s => s.CaseId == found.Id && s.Type == ConsentTypes.Registration && s.WithdrawnAt == null && s.ValidFrom <= today && s.ValidTo >= today, cancellationToken);
            var made = new FinsamRegistration(found, today, agreed && !found.Participant.IsProtected, By);
            db.Add(made);
            return made.Id;
        }

        public async Task<bool> Handle(RegisterOut request, CancellationToken cancellationToken)
        {
            var found = await FindAsync(request.CaseId, cancellationToken);
            var open = await db.FinsamRegistrations.FirstOrDefaultAsync(r => r.CaseId == found.Id && r.OutOn == null, cancellationToken)
                ?? throw new RuleException("Deltagaren är redan registrerad ut, eller har inte registrerats in.");
            open.Out(found, By.Today, By);
            return true;
        }

        public async Task<bool> Handle(ChangeDay request, CancellationToken cancellationToken)
        {
            var made = await RegistrationAsync(request.Id, cancellationToken);
            made.MoveTo(await FindAsync(made.CaseId, cancellationToken), request.On!.Value, By);
            return true;
        }

        public async Task<bool> Handle(TakeBack request, CancellationToken cancellationToken)
        {
            (await RegistrationAsync(request.Id, cancellationToken)).TakeBack(By);
            return true;
        }

        public async Task<Guid> Handle(Ask request, CancellationToken cancellationToken)
        {
            var found = await FindAsync(request.CaseId, cancellationToken);
            if (found.MainResponsibleId is not { } main) throw new RuleException("Ingen är huvudansvarig. Projektledaren ser det i Mellan stolarna.");
            // A task cannot hang on a case that has ended, so there the number says which one it is.
            var (about, text) = found.Status.IsOpen() ? (found, "Skriv in försörjning inför registreringen") : (null, $"Skriv in försörjning inför registreringen av {found.NumberText}");
            var (me, caseId) = (user.Id, about?.Id);
            var asked = await db.WorkTasks.AsNoTracking().Where(t => t.CreatedBy == me && t.DoneAt == null && t.CaseId == caseId).Select(t => t.Title).ToListAsync(cancellationToken);
            if (asked.Contains(text)) throw new RuleException("Du har redan frågat. Uppgiften är inte klar än.");
            var made = new WorkTask(found.DelprojektId, found.ControllerId, about, text, By.Today.AddDays(AnswerWithin), main, By);
            db.Add(made);
            return made.Id;
        }

        private async Task<Case> FindAsync(Guid id, CancellationToken ct) =>
            await db.Cases.Include(c => c.Participant).Include(c => c.Responsibilities).AsSplitQuery().FirstOrDefaultAsync(c => c.Id == id, ct) ?? throw new NotFoundException();

        private async Task<FinsamRegistration> RegistrationAsync(Guid id, CancellationToken ct) =>
            await db.FinsamRegistrations.FirstOrDefaultAsync(r => r.Id == id, ct) ?? throw new NotFoundException();
    }
}
