using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Intake;
using Mia.Platform.Messaging;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Inkorg;

/// <summary>Who a referral is about, on top of the forms that decide about it.</summary>
/// <param name="Id">The referral.</param>
/// <param name="Name">Name or alias.</param>
/// <param name="Number">Number of the receipt.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Version">Stamp for the form.</param>
public sealed record ReferralHead(Guid Id, string? Name, string Number, ReferralStatus Status, Guid Version) : IShowsPersons
{
    /// <inheritdoc />
    public IEnumerable<Guid> ShownParticipants => [Id];

    /// <inheritdoc />
    public string ShownAs => "referral.head";
}

/// <summary>Asks for the head of a referral.</summary>
[Requires(CaseworkPermissions.WriteReferrals)]
public sealed record ReferralHeadQuery(Guid Id) : IQuery<ReferralHead>
{
    internal sealed class Handler(CaseworkDbContext db) : IRequestHandler<ReferralHeadQuery, ReferralHead>
    {
        public async Task<ReferralHead> Handle(ReferralHeadQuery request, CancellationToken cancellationToken) =>
            await db.Referrals.AsNoTracking().Where(r => r.Id == request.Id)
                .Select(r => new ReferralHead(r.Id, r.Name, r.Number, r.Status, r.Version)).FirstOrDefaultAsync(cancellationToken)
            ?? throw new NotFoundException();
    }
}
