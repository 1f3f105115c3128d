using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Alerts;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.People;
using Mia.Casework.Services.Alerts;
using Mia.Platform.Identity;
using Mia.Platform.Organisation;
using Mia.Platform.Security;
using Mia.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.MellanStolarna;

/// <summary>One person on the list, in words.</summary>
public sealed record ChairRow
{
    /// <summary>The case or referral.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>The person; of a referral its own id.</summary>
    public required Guid ParticipantId { get; init; }

    /// <summary>Name, or the case number of a protected person.</summary>
    public required string Name { get; init; }

    /// <summary>Where the person's page is.</summary>
    public required string Href { get; init; }

    /// <summary>Why.</summary>
    public required string Text { get; init; }

    /// <summary>What else waits, as names of kinds.</summary>
    public required IReadOnlyList<string> Others { get; init; }

    /// <summary>The same as sentences.</summary>
    public required string More { get; init; }

    /// <summary>Since when.</summary>
    public required DateOnly Since { get; init; }

    /// <summary>Days since then.</summary>
    public required int Days { get; init; }

    /// <summary>Whose move it is.</summary>
    public required string Mover { get; init; }

    /// <summary>Has been lifted to the project leader.</summary>
    public required bool Escalated { get; init; }

    /// <summary>What the button says.</summary>
    public required string Does { get; init; }

    /// <summary>Where the button leads.</summary>
    public required string DoHref { get; init; }

    /// <summary>Where it can be put off; null when it cannot.</summary>
    public string? SnoozeHref { get; init; }

    /// <summary>Until when it is put off; null when it shows.</summary>
    public DateOnly? SnoozedUntil { get; init; }

    /// <summary>Who put it off.</summary>
    public string SnoozedBy { get; init; } = "";

    /// <summary>Why it was put off; empty for those who do not see the case.</summary>
    public string SnoozeReason { get; init; } = "";

    /// <summary><c>12 dagar</c>.</summary>
    public string Waited => Days == 1 ? "1 dag" : $"{Days} dagar";
}

/// <summary>Puts entries of the list into words: names, whose move, and the button that this reader may use. Two queries, however many rows.</summary>
internal sealed class ChairRows(CaseworkDbContext db, CaseAccess access, IParticipantDirectory names, IStaffDirectory staff, ICodeLists codes, ICurrentUser user,
    ICurrentDelprojekt here, TimeProvider clock)
{
    public async Task<IReadOnlyList<ChairRow>> OfAsync(IReadOnlyList<ChairEntry> entries, CancellationToken ct)
    {
        var me = user.Id;
        var cases = entries.Where(e => e.Main.Fact.Subject == AlertSubject.Case).Select(e => e.SubjectId).ToList();
        var referrals = entries.Where(e => e.Main.Fact.Subject == AlertSubject.Referral).Select(e => e.SubjectId).ToList();
        var known = await db.Cases.AsNoTracking().Where(c => cases.Contains(c.Id)).Select(c => new CaseRow
        {
            Id = c.Id, ParticipantId = c.ParticipantId, Number = c.Number, Protected = c.Participant.Protection != ProtectionLevel.None,
            Main = c.Responsibilities.Where(r => r.IsMain && r.To == null).Select(r => (Guid?)r.UserId).FirstOrDefault(),
            Mine = c.Responsibilities.Any(r => r.UserId == me && r.To == null),
        }).ToDictionaryAsync(c => c.Id, ct);
        var received = await db.Referrals.AsNoTracking().Where(r => referrals.Contains(r.Id))
            .Select(r => new { r.Id, r.Name, r.Number }).ToDictionaryAsync(r => r.Id, r => r.Name ?? r.Number, ct);
        return [.. entries.Where(e => known.ContainsKey(e.SubjectId) || received.ContainsKey(e.SubjectId))
            .Select(e => known.TryGetValue(e.SubjectId, out var c) ? OfCase(e, c) : OfReferral(e, received[e.SubjectId]))];
    }

    private ChairRow OfCase(ChairEntry entry, CaseRow c)
    {
        var step = entry.Main.Fact.Step;
        var level = access.LevelOf(c.Mine, c.Protected);
        // A task may be somebody's who does not answer for the case.
        var may = user.Can(step.Permission) && (!step.OnlyResponsible || c.Mine || (user.Id is { } me && entry.Main.Fact.StaffId == me));
        var url = $"/{here.Required.Slug}/deltagare/{c.Id}";
        // Who may not do the thing can at least look.
        var (does, path) = may ? (step.Text, Address(url, step.Path, c.Id)) : ("Öppna ärendet", url);
        return Row(entry, c.ParticipantId, names.NameOf(c.ParticipantId, c.Number, c.Protected), url, does, path, c.Main,
            level >= CaseLevel.Overview, c.Mine || user.Can(CaseworkPermissions.LeadAlerts));
    }

    private ChairRow OfReferral(ChairEntry entry, string name)
    {
        var url = $"/{here.Required.Slug}/inkorg/{entry.SubjectId}";
        var step = entry.Main.Fact.Step;
        return Row(entry, entry.SubjectId, name, url, user.Can(CaseworkPermissions.WriteReferrals) ? step.Text : "Öppna anmälan", url, null, true, user.Can(CaseworkPermissions.WriteReferrals));
    }

    private ChairRow Row(ChairEntry entry, Guid person, string name, string url, string does, string path, Guid? main, bool sees, bool maySnooze)
    {
        var (alert, today) = (entry.Main, clock.Today());
        return new()
        {
            SubjectId = entry.SubjectId, ParticipantId = person, Name = name, Href = url, Text = alert.Fact.Text, Others = [.. entry.Others.Select(o => o.Info.Name).Distinct()],
            More = InShort([.. entry.Others.Select(o => o.Fact.Text).Distinct()]),
            Since = alert.Fact.Since, Days = Math.Max(0, today.DayNumber - alert.Fact.Since.DayNumber), Mover = Mover(alert, main), Escalated = alert.Escalated,
            Does = does, DoHref = path,
            SnoozeHref = alert.Info.CanSnooze && alert.Snooze is null && maySnooze && user.Can(CaseworkPermissions.SnoozeAlerts)
                ? $"/{here.Required.Slug}/mellan-stolarna/{entry.SubjectId}/skjut-upp?kod={alert.Info.Code}" : null,
            SnoozedUntil = alert.Snooze?.Until, SnoozedBy = alert.Snooze?.UserId is { } who ? staff.NameOf(who) : "", SnoozeReason = sees ? alert.Snooze?.Reason ?? "" : "",
        };
    }

    /// <summary>The next gravest in words, and how many there are beside them.</summary>
    private static string InShort(List<string> texts) => string.Join(' ', texts.Take(2)) + (texts.Count - 2) switch
    {
        <= 0 => "",
        1 => " En sak till väntar.",
        var more => $" {more} saker till väntar.",
    };

    private string Mover(Alert alert, Guid? main) => alert.Fact.Mover switch
    {
        AlertMover.Party => codes.Text(CodeLists.Party, alert.Fact.Party),
        AlertMover.Intake => "Den som tar emot anmälningar",
        AlertMover.ProjectLeader => "Projektledaren",
        AlertMover.Registrar => "Den som registrerar",
        AlertMover.Staff when alert.Fact.StaffId is { } id => staff.NameOf(id),
        _ => main is { } id ? staff.NameOf(id) : "Projektledaren",
    };

    private string Address(string url, string path, Guid id) => path.StartsWith('/')
        ? $"/{here.Required.Slug}{path.Replace("{id}", id.ToString(), StringComparison.Ordinal)}"
        : path.Length == 0 ? url : $"{url}/{path}";

    private sealed class CaseRow
    {
        public Guid Id { get; init; }
        public Guid ParticipantId { get; init; }
        public int Number { get; init; }
        public bool Protected { get; init; }
        public Guid? Main { get; init; }
        public bool Mine { get; init; }
    }
}
