using Mia.Casework.Domain.Staffing;
using Mia.Casework.Services.Staffing;
using Mia.Platform.Data;
using Mia.Platform.Identity;
using Mia.Platform.Messaging;

namespace Mia.Casework.Pages.Ansvar;

/// <summary>Works out who gets what of a caseload, and refuses receivers who cannot have it.</summary>
internal sealed class CaseloadShares(Colleagues colleagues, IStaffDirectory staff)
{
    /// <summary>Each row that moves, with its receiver.</summary>
    /// <exception cref="RuleException">At the field: nobody is chosen, or somebody who cannot have it.</exception>
    public IReadOnlyList<(CaseloadRow Row, Guid To)> Of(Caseload held, PassOnInput input)
    {
        var away = input.Reason == TransferReason.Away;
        var rows = (away && input is { AwayFrom: { } from, AwayTo: { } to } ? held.During(from, to) : held).Rows();
        if (rows.Count == 0) throw new RuleException("Det finns inget att lämna över.");
        var able = colleagues.Working.Select(m => m.Id).ToHashSet();
        var shares = new List<(CaseloadRow Row, Guid To)>();
        var without = 0;
        foreach (var row in rows)
        {
            var own = input.Own.GetValueOrDefault(row.Key);
            if ((own ?? input.ReceiverId) is not { } receiver || receiver == Guid.Empty)
            {
                without++;
                continue;
            }
            var field = own is null ? nameof(input.ReceiverId) : $"{nameof(input.Own)}[{row.Key}]";
            if (receiver == held.UserId) throw new RuleException(field, "Välj någon annan än den som lämnar över.");
            if (!able.Contains(receiver)) throw new RuleException(field, "Välj någon som arbetar i delprojektet.");
            IEnumerable<IOwned> owned = [.. row.About, .. row.Tasks, .. row.Bookings];
            if (owned.Any(o => !colleagues.Covers(receiver, o.ControllerId)))
                throw new RuleException(field, $"{staff.NameOf(receiver)} arbetar bara med en annan huvudmans deltagare. Välj någon annan för de raderna.");
            shares.Add((row, receiver));
        }
        if (without > 0 && !away)
            throw new RuleException(nameof(input.ReceiverId), $"{(without == 1 ? "En rad har" : $"{without} rader har")} ingen mottagare. Den som slutar kan inte ha något kvar.");
        if (shares.Count == 0) throw new RuleException(nameof(input.ReceiverId), "Välj minst en mottagare.");
        RefuseStrangersToProtected(shares);
        return shares;
    }

    /// <summary>Only those who answer for a protected person may know of a task or meeting about them (registration.md 6.3).</summary>
    private static void RefuseStrangersToProtected(List<(CaseloadRow Row, Guid To)> shares)
    {
        var newly = shares.Where(s => s.Row.Case is not null).ToDictionary(s => s.Row.Key, s => s.To);
        foreach (var (row, to) in shares.Where(s => s.Row.Case is null))
        {
            if (row.About.Any(c => c.Participant.IsProtected && !c.IsResponsible(to) && newly.GetValueOrDefault(c.Id) != to))
                throw new RuleException($"{nameof(PassOnInput.Own)}[{row.Key}]", "Det gäller någon med skyddade uppgifter. Välj någon som ansvarar för det ärendet.");
        }
    }
}
