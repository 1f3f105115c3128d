using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Intake;
using Mia.Casework.Domain.Interventions;
using Mia.Casework.Domain.People;
using Mia.Casework.Services;
using Mia.Platform.Identity;
using Mia.Platform.Messaging;
using Mia.Platform.Organisation;
using Mia.Platform.Security;
using Mia.Platform.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Inkorg;

/// <summary>Choices of the enrolment form, and what it proposes. <c>Hidden</c>: protected persons who may be the same, for the access log.</summary>
public sealed record EnrolmentForm(ReferralHead Head, InskrivningModel.Command Proposal, string? MaskedNumber, bool IsProtected,
    IReadOnlyList<Duplicate> Known, IReadOnlyList<Guid> Hidden, IReadOnlyList<StaffMember> Responsible, IReadOnlyList<ControllerInfo> Controllers,
    IReadOnlyList<InterventionRule> Interventions) : IShowsPersons
{
    /// <inheritdoc />
    public IEnumerable<Guid> ShownParticipants => [Head.Id, .. Known.Select(k => k.ParticipantId).OfType<Guid>(), .. Hidden];

    /// <inheritdoc />
    public string ShownAs => "referral.enrol";
}

/// <summary>Asks for the enrolment form of a referral.</summary>
[Requires(CaseworkPermissions.Enrol)]
public sealed record EnrolmentFormQuery(Guid Id) : IQuery<EnrolmentForm>
{
    /// <summary>Parties of which one consent each is offered.</summary>
    private static readonly string[] Parties = ["AF", "FK", "KOM", "REG"];

    internal sealed class Handler(CaseworkDbContext db, DuplicateSearch duplicates, CaseRules interventions, DatedSettings settings,
        IStaffDirectory staff, ICurrentDelprojekt current, ICurrentUser user, TimeProvider time) : IRequestHandler<EnrolmentFormQuery, EnrolmentForm>
    {
        public async Task<EnrolmentForm> Handle(EnrolmentFormQuery request, CancellationToken cancellationToken)
        {
            var referral = await db.Referrals.AsNoTracking().FirstOrDefaultAsync(r => r.Id == request.Id, cancellationToken) ?? throw new NotFoundException();
            var (here, today) = (current.Required, time.Today());
            var found = await duplicates.FindAsync(DuplicateQuery.Of(referral), cancellationToken);
            var known = found.Found.Where(d => d.ParticipantId is not null).ToList();
            var responsible = staff.In(here.Id, Role.CaseManager, Role.SeCoach, Role.WorkTrainingCoordinator);
            var until = today.AddMonths(await settings.DaysAsync(SettingKeys.ConsentMonths, cancellationToken));
            var rules = await interventions.OfAsync(here.Id).WaitAsync(cancellationToken);
            return new(new(referral.Id, referral.Name, referral.Number, referral.Status, referral.Version),
                Propose(referral, today, until, responsible.Any(s => s.Id == user.Id) ? user.Id : null),
                referral.IdentityNumber is { } number ? Platform.People.IdentityNumber.FromStored(number).Masked : null, referral.IsProtected, known, found.Hidden, responsible,
                here.Controllers, [.. rules.All.Where(r => r.IsOfferedOn(today) && r.RequiresAnyOf.Count == 0)]);
        }

        private static InskrivningModel.Command Propose(Referral r, DateOnly today, DateOnly until, Guid? me) => new()
        {
            Id = r.Id, Version = r.Version, Name = r.Name, BirthDate = r.BirthDate, Gender = r.Gender, KommunCode = r.KommunCode, Phone = r.Phone, Email = r.Email,
            Protection = r.IsProtected ? ProtectionLevel.Protected : ProtectionLevel.None, ControllerId = r.ControllerId, EnrolledOn = today, MainResponsibleId = me,
            Consents = [.. ConsentTypes.All.Keys.SelectMany(type => type == ConsentTypes.Exchange ? Parties.Select(p => (type, (string?)p)) : [(type, null)])
                .Select(c => new InskrivningModel.ConsentRow { Type = c.type, Party = c.Item2, Form = ConsentForm.Signature, ValidTo = until })],
        };
    }
}
