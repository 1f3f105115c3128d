using Mia.Platform.Messaging;
using Mia.Platform.Organisation;
using Mia.Platform.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Mia.Platform.Data.Logs;

/// <summary>Writes what a request showed, or was refused, to the access log.</summary>
internal sealed class ReadAudit(AccessLog log, ICurrentUser user, ICurrentDelprojekt delprojekt, IHttpContextAccessor http) : IReadAudit
{
    /// <summary>Key in <see cref="HttpContext.Items"/> of a stated reason (a code), e.g. for opening a protected person.</summary>
    public const string ReasonItem = "mia.reason";

    public Task ShownAsync(IShowsPersons shown, CancellationToken ct) =>
        log.AppendAsync(Entry(shown.ShownAs, [.. shown.ShownParticipants.Distinct()], shown.ShownBecause), ct);

    public Task RefusedAsync(CancellationToken ct) => log.AppendAsync(Entry("refused", [], ""), ct);

    private AccessEntry Entry(string kind, Guid[] participants, string reason)
    {
        var context = http.HttpContext;
        var role = user.Id is null ? "" : string.Join('+', user.RolesHere.Distinct());
        return new AccessEntry(user.Id, $"{context?.User.FindFirst("sid")?.Value ?? "-"} {role}", kind, delprojekt.Value?.Id, participants,
            context?.Items[ReasonItem] as string ?? reason, (context?.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "");
    }
}
