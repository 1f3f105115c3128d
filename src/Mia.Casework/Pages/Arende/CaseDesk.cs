using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.People;
using Mia.Platform.Identity;
using Mia.Platform.Messaging;
using Mia.Platform.Organisation;
using Mia.Platform.Security;
using Mia.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Arende;

/// <summary>
/// Opens cases for pages and commands, the one place where it is decided what a reader may do with one (methods.md 21.3). A case of
/// another delprojekt, of another controller, or of a protected person one is not responsible for looks as if it did not exist, and the
/// attempt is logged.
/// </summary>
internal sealed class CaseDesk(CaseworkDbContext db, CaseAccess access, ICurrentUser user, ICurrentDelprojekt here, IStaffDirectory staff, ICodeLists codes,
    IReadAudit audit, TimeProvider clock) : ICaseHeads
{
    private readonly Dictionary<Guid, CaseHead> _shown = [];

    /// <summary>Who acts, and when.</summary>
    public Actor By { get; } = new(user.Id, clock.UtcNow());

    /// <summary>Today in Sweden.</summary>
    public DateOnly Today => By.Today;

    private Guid UserId => user.Id ?? throw new ForbiddenException("signed-in");

    /// <summary>The top of a case page.</summary>
    /// <exception cref="NotFoundException">There is none for this reader.</exception>
    public async Task<CaseHead> HeadAsync(Guid id, CancellationToken ct)
    {
        var row = await db.Set<Case>().AsNoTracking().Where(c => c.Id == id).Select(c => new HeadRow
        {
            Id = c.Id, ParticipantId = c.ParticipantId, Version = c.Version, Number = c.Number, Status = c.Status,
            EnrolledOn = c.EnrolledOn, EndedOn = c.EndedOn, LastContactOn = c.LastContactOn, NextContactOn = c.NextContactOn, NoShowsInRow = c.NoShowsInRow,
            Name = c.Participant.Name, PreferredName = c.Participant.PreferredName, Pronoun = c.Participant.Pronoun,
            BirthDate = c.Participant.BirthDate, KommunCode = c.Participant.KommunCode, Protection = c.Participant.Protection,
            ContactWays = c.Participant.ContactWays, Interpreter = c.Participant.Interpreter, Language = c.Participant.Language,
            IdentityNumber = db.Set<IdentityDesignation>().Where(d => d.ParticipantId == c.ParticipantId && d.ValidTo == null)
                .Select(d => d.Number).FirstOrDefault(),
            Responsible = c.Responsibilities.Where(r => r.To == null).Select(r => new HeadRow.Holder(r.UserId, r.IsMain, r.Area)).ToList(),
        }).FirstOrDefaultAsync(ct);
        if (row is null) throw await RefusedAsync(ct);
        var rights = RightsOf(row.Responsible.ConvertAll(r => (r.UserId, r.IsMain)), row.Protection != ProtectionLevel.None);
        if (rights.Level == CaseLevel.None) throw await RefusedAsync(ct);
        var head = HeadBar.Build(row, rights, here.Required.Slug, Today, staff, codes);
        _shown[id] = head;
        return head;
    }

    /// <inheritdoc />
    public CaseHead? Shown(Guid id) => _shown.GetValueOrDefault(id);

    /// <summary>The case with interventions and responsibilities, to be changed by a command.</summary>
    /// <param name="id">The case.</param>
    /// <param name="may">What the command needs.</param>
    /// <param name="ct">Stops the request.</param>
    /// <exception cref="NotFoundException">There is none for this reader.</exception>
    /// <exception cref="ForbiddenException">The reader may see it but not do this.</exception>
    public async Task<Case> OpenAsync(Guid id, Func<CaseRights, bool> may, CancellationToken ct)
    {
        var found = await db.Set<Case>().Include(c => c.Interventions).Include(c => c.Responsibilities).Include(c => c.Participant)
            .AsSplitQuery().FirstOrDefaultAsync(c => c.Id == id, ct);
        if (found is null) throw await RefusedAsync(ct);
        var rights = RightsOf([.. found.Responsibilities.Where(r => r.To is null).Select(r => (r.UserId, r.IsMain))], found.Participant.IsProtected);
        if (rights.Level == CaseLevel.None) throw await RefusedAsync(ct);
        Rights = rights;
        return may(rights) ? found : throw new ForbiddenException("case");
    }

    /// <summary>What the reader may do with the case that was opened last.</summary>
    public CaseRights? Rights { get; private set; }

    /// <summary>The case alone, for the one command that is sent all day long: logging a contact.</summary>
    public async Task<Case> OpenForContactAsync(Guid id, CancellationToken ct)
    {
        var row = await db.Cases.Where(c => c.Id == id).Select(c => new
        {
            Case = c, Protected = c.Participant.Protection != ProtectionLevel.None,
            Responsible = c.Responsibilities.Where(r => r.To == null).Select(r => new { r.UserId, r.IsMain }).ToList(),
        }).AsTracking().FirstOrDefaultAsync(ct);
        if (row is null) throw await RefusedAsync(ct);
        var rights = RightsOf(row.Responsible.ConvertAll(r => (r.UserId, r.IsMain)), row.Protected);
        if (rights.Level == CaseLevel.None) throw await RefusedAsync(ct);
        return rights.LogContact ? row.Case : throw new ForbiddenException(CaseworkPermissions.WriteContacts);
    }

    /// <summary>The same for several people at once, in one statement, and whether the reader may log for each.</summary>
    /// <exception cref="NotFoundException">One of them is not there for this reader.</exception>
    public async Task<IReadOnlyList<(Case Case, bool MayLog)>> OpenForContactsAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var rows = await db.Cases.Where(c => ids.Contains(c.Id)).Select(c => new
        {
            Case = c, Protected = c.Participant.Protection != ProtectionLevel.None,
            Responsible = c.Responsibilities.Where(r => r.To == null).Select(r => new { r.UserId, r.IsMain }).ToList(),
        }).AsTracking().ToListAsync(ct);
        var found = rows.ConvertAll(r => (r.Case, Rights: RightsOf(r.Responsible.ConvertAll(a => (a.UserId, a.IsMain)), r.Protected)));
        if (found.Count != ids.Count || found.Exists(f => f.Rights.Level == CaseLevel.None)) throw await RefusedAsync(ct);
        return found.ConvertAll(f => (f.Case, f.Rights.LogContact));
    }

    /// <summary>The rights of the reader, from who is responsible now.</summary>
    public CaseRights RightsOf(IReadOnlyCollection<(Guid UserId, bool IsMain)> responsible, bool isProtected)
    {
        var me = UserId;
        var abandoned = !responsible.Any(r => r.IsMain && IsHere(r.UserId));
        var leads = user.RolesHere.Contains(Role.ProjectLeader);
        var level = access.LevelOf(responsible.Any(r => r.UserId == me), isProtected);
        // A case of a protected person whom nobody answers for any more must not be lost: the project leader finds it and appoints somebody.
        if (level == CaseLevel.None && isProtected && abandoned && leads) level = CaseLevel.Exists;
        var full = level == CaseLevel.Full;
        var sight = !full || !user.Can(CaseworkPermissions.ReadContacts) ? ContactSight.None
            : user.RolesHere.Any(r => r is Role.CaseManager or Role.SeCoach) ? ContactSight.All : ContactSight.Own;
        return new(level, full && user.Can(CaseworkPermissions.WriteInterventions), full && user.Can(CaseworkPermissions.WriteConsents),
            user.Can(CaseworkPermissions.WriteResponsibilities) && (full || leads || abandoned), sight,
            full && user.Can(CaseworkPermissions.WriteContacts), full && user.Can(CaseworkPermissions.WriteExits),
            full && user.Can(CaseworkPermissions.WriteHandovers), user.Can(CaseworkPermissions.ReadConsents), user.Can(CaseworkPermissions.ReadExits))
        {
            IsMain = full && responsible.Any(r => r.UserId == me && r.IsMain),
            SeesMapping = full && user.Can(CaseworkPermissions.ReadMapping),
            Maps = full && user.Can(CaseworkPermissions.WriteMapping)
                && (user.RolesHere.Contains(Role.CaseManager) || responsible.Any(r => r.UserId == me && r.IsMain)),
            Rates = full && user.Can(CaseworkPermissions.WriteRatings),
            SeesPlan = level >= CaseLevel.Overview && user.Can(CaseworkPermissions.ReadPlans),
            WritesPlan = full && user.Can(CaseworkPermissions.WritePlans),
            SeesIncome = level >= CaseLevel.Overview && user.Can(CaseworkPermissions.ReadIncome),
            // The registrar answers for no case but completes what the registration asks for (methods.md 21.3).
            WritesIncome = user.Can(CaseworkPermissions.WriteIncome) && (full || (level >= CaseLevel.Overview && user.Can(CaseworkPermissions.WriteRegistrations))),
            SeesDocuments = full && user.Can(CaseworkPermissions.ReadDocuments),
            WritesDocuments = full && user.Can(CaseworkPermissions.WriteDocuments),
        };
    }

    /// <summary>Whether somebody still works in the delprojekt.</summary>
    public bool IsHere(Guid userId) => staff.Find(userId) is { Open: true } member
        && member.On(Today).Any(a => a.DelprojektId == here.Required.Id);

    /// <summary>Notes an attempt on what does not exist for this reader.</summary>
    public async Task<NotFoundException> RefusedAsync(CancellationToken ct)
    {
        await audit.RefusedAsync(ct);
        return new NotFoundException();
    }

    /// <summary>What the head query reads.</summary>
    internal sealed class HeadRow
    {
        public Guid Id { get; init; }
        public Guid ParticipantId { get; init; }
        public Guid Version { get; init; }
        public int Number { get; init; }
        public CaseStatus Status { get; init; }
        public DateOnly EnrolledOn { get; init; }
        public DateOnly? EndedOn { get; init; }
        public DateOnly? LastContactOn { get; init; }
        public DateOnly? NextContactOn { get; init; }
        public int NoShowsInRow { get; init; }
        public string Name { get; init; } = "";
        public string? PreferredName { get; init; }
        public string? Pronoun { get; init; }
        public DateOnly BirthDate { get; init; }
        public string? KommunCode { get; init; }
        public ProtectionLevel Protection { get; init; }
        public List<string> ContactWays { get; init; } = [];
        public bool Interpreter { get; init; }
        public string? Language { get; init; }
        public string? IdentityNumber { get; init; }
        public List<Holder> Responsible { get; init; } = [];

        internal sealed record Holder(Guid UserId, bool IsMain, ResponsibilityArea Area);
    }
}
