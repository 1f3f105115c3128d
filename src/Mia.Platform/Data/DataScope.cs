namespace Mia.Platform.Data;

/// <summary>
/// Which rows a context may see. Set in one place per request (from the address and the signed-in user) and read by the named query
/// filters of every context. Default deny: nothing set, nothing seen.
/// </summary>
public sealed class DataScope
{
    /// <summary>The delprojekt of the address. Null: no rows of any delprojekt.</summary>
    public Guid? DelprojektId { get; private set; }

    /// <summary>Only this controller's rows, when the user's role is limited to one.</summary>
    public Guid? ControllerId { get; private set; }

    /// <summary>All delprojekt: jobs, set-up, indexes and aggregate pages. Never for a page that shows a person.</summary>
    public bool Everything { get; private set; }

    /// <summary>Limits the scope to one delprojekt and perhaps one controller.</summary>
    public void Enter(Guid delprojektId, Guid? controllerId) => (DelprojektId, ControllerId, Everything) = (delprojektId, controllerId, false);

    /// <summary>Opens all rows. Callers must not hand out persons; an architecture test lists who calls this.</summary>
    public void EnterEverything() => (DelprojektId, ControllerId, Everything) = (null, null, true);
}
