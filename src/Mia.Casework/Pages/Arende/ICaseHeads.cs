namespace Mia.Casework.Pages.Arende;

/// <summary>The top of a case page, for pages that modules add below a case. Decides itself who may see the case.</summary>
public interface ICaseHeads
{
    /// <summary>Identity bar, tabs and rights.</summary>
    /// <exception cref="Platform.Messaging.NotFoundException">There is none for this reader; the attempt is logged.</exception>
    Task<CaseHead> HeadAsync(Guid id, CancellationToken ct);

    /// <summary>The top that was shown earlier in the same request, for tabs and cards that follow its rights; null when none was.</summary>
    CaseHead? Shown(Guid id);
}
