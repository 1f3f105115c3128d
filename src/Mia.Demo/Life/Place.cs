using Mia.Casework.Domain.Intake;
using Mia.Casework.Domain.Interventions;
using Mia.Demo.Profiles;
using Mia.Platform.Organisation;

namespace Mia.Demo.Life;

/// <summary>A delprojekt as the demo needs it.</summary>
/// <param name="Info">The delprojekt.</param>
/// <param name="Profile">What its people are like.</param>
/// <param name="Interventions">Its types and their rules.</param>
/// <param name="Eligibility">Code and test of its target-group rules.</param>
/// <param name="Team">Its staff.</param>
internal sealed record Place(DelprojektInfo Info, DelprojektProfile Profile, InterventionRules Interventions,
    IReadOnlyList<(string Code, Expression Test)> Eligibility, Team Team);

/// <summary>Staff of a delprojekt. New cases go to whoever has fewest.</summary>
internal sealed class Team
{
    private readonly Dictionary<Guid, int> _open = [];

    /// <summary>Case managers; at least one.</summary>
    public required IReadOnlyList<Guid> CaseManagers { get; init; }

    /// <summary>SE coaches.</summary>
    public required IReadOnlyList<Guid> Coaches { get; init; }

    /// <summary>KBT consultants.</summary>
    public required IReadOnlyList<Guid> CbtConsultants { get; init; }

    /// <summary>Coordinators of work training.</summary>
    public required IReadOnlyList<Guid> WorkTraining { get; init; }

    /// <summary>Whoever of these has fewest open cases takes one more.</summary>
    public Guid Take(IReadOnlyList<Guid> among)
    {
        var chosen = (among.Count == 0 ? CaseManagers : among).MinBy(id => _open.GetValueOrDefault(id));
        _open[chosen] = _open.GetValueOrDefault(chosen) + 1;
        return chosen;
    }

    /// <summary>One case less.</summary>
    public void Release(Guid id) => _open[id] = _open.GetValueOrDefault(id) - 1;
}
