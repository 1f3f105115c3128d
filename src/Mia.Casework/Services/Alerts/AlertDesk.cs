using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Alerts;
using Mia.Platform.Organisation;
using Mia.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Services.Alerts;

/// <summary>
/// The alerts that a reader may know of, worked out once for all parts of a page. A protected person is there only for those who answer
/// for them; one whom nobody answers for any more is there, without a name, for the project leader.
/// </summary>
internal sealed class AlertDesk(AlertEngine engine, CaseworkDbContext db, IParticipantDirectory names, ICurrentUser user, ICurrentDelprojekt here)
{
    private IEnumerable<Alert>? _all;
    private IEnumerable<Alert>? _mine;

    /// <summary>Whether the reader leads the delprojekt.</summary>
    public bool Leads => user.Can(CaseworkPermissions.LeadAlerts);

    /// <summary>All alerts of the delprojekt that the reader may know of, those of one person beside each other. Thousands at times: picked from, never copied.</summary>
    public async Task<IEnumerable<Alert>> AllAsync(CancellationToken ct) =>
        _all ??= Seen(await engine.FindAsync(null, user.Can(CaseworkPermissions.ReadReferrals), ct));

    /// <summary>What concerns the reader: her own cases and tasks, and what her role takes care of.</summary>
    public async Task<IEnumerable<Alert>> MineAsync(CancellationToken ct)
    {
        if (_mine is not null) return _mine;
        if (Leads)
        {
            var own = await CaseAccess.AnsweredBy(user.Id, db.Responsibilities).ToHashSetAsync(ct);
            return _mine = (await AllAsync(ct)).Where(a => (own.Contains(a.Fact.SubjectId) && a.Terms.Receiver != AlertReceiver.Registrar) || a.Escalated || a.Fact.StaffId == user.Id
                || a.Terms.Receiver is AlertReceiver.ProjectLeader or AlertReceiver.Intake);
        }
        var takesReferrals = user.Can(CaseworkPermissions.WriteReferrals);
        return _mine = (await engine.FindAsync(user.Id ?? Guid.Empty, takesReferrals, ct)).Where(a => a.Fact.Subject == AlertSubject.Case ? a.Terms.Receiver != AlertReceiver.Registrar : a.Terms.Receiver == AlertReceiver.Intake).ToList();
    }

    private IEnumerable<Alert> Seen(IReadOnlyList<Alert> alerts)
    {
        var hidden = names.HiddenFrom(user.Id, here.Required.Id);
        if (hidden.Count == 0) return alerts;
        return alerts.Where(a => !hidden.Contains(a.Fact.SubjectId) || (Leads && a.Fact.Code == AlertCodes.Nobody));
    }
}
