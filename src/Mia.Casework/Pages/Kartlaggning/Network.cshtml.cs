using FluentValidation;
using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Mapping;
using Mia.Casework.Pages.Arende;
using Mia.Platform.Data;
using Mia.Platform.Messaging;
using Mia.Web.Charts;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Kartlaggning;

/// <summary>The people around the participant, as a picture and as a table.</summary>
public sealed class NetworkModel : CasePage
{
    /// <summary>Somebody who was removed a moment ago, offered back.</summary>
    [FromQuery(Name = "borttagen")]
    public Guid? Removed { get; set; }

    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query(Id, Removed));

    /// <summary>Shows the page.</summary>
    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    /// <summary>Takes a removal back.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm] Guid contactId)
    {
        await Send(new Restore(Id, contactId));
        return Done(In("natverk"), "Kontakten är tillbaka.");
    }

    /// <summary>The network of a case.</summary>
    [Requires(CaseworkPermissions.ReadMapping)]
    public sealed record Query(Guid Id, Guid? Removed) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(CaseHead Head, IReadOnlyList<Row> Rows, NetworkChart? Chart, Guid? Removed) : CaseView(Head, "case.network")
    {
        /// <summary>The reader may write.</summary>
        public bool CanWrite => Head.Rights.Maps && Head.IsOpen;
    }

    /// <summary>Somebody in the network.</summary>
    public sealed record Row(Guid Id, int Number, string Name, string Who, string Kind, string Closeness, string Frequency, string HelpsWith, string Phone, DateOnly? NextOn, bool IsLate);

    /// <summary>Takes back a removal.</summary>
    [Requires(CaseworkPermissions.WriteMapping)]
    public sealed record Restore(Guid CaseId, Guid ContactId) : ICommand<bool>;

    internal sealed class Validator : AbstractValidator<Restore>
    {
        public Validator() => RuleFor(c => c.ContactId).NotEmpty();
    }

    internal sealed class Reader(MappingDesk mappings, CaseworkDbContext db, ICodeLists codes) : IRequestHandler<Query, View>
    {
        /// <summary>Lines from daily to none, in the order of the list of codes.</summary>
        private const int Thickest = 4;

        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var head = await mappings.HeadAsync(request.Id, cancellationToken);
            var found = await db.NetworkContacts.AsNoTracking().Where(c => c.CaseId == request.Id).OrderBy(c => c.Id).ToListAsync(cancellationToken);
            var kinds = codes.On(CodeLists.NetworkKind, mappings.Today).Select(k => k.Code).Union(found.Select(c => c.Kind), StringComparer.Ordinal).ToList();
            var often = codes.On(CodeLists.NetworkFrequency, mappings.Today).Select(f => f.Code).ToList();
            var sorted = found.OrderBy(c => kinds.IndexOf(c.Kind)).ThenBy(c => c.Closeness).ThenBy(c => c.Id).ToList();
            return new(head, [.. sorted.Select((c, i) => Row(c, i + 1))], sorted.Count == 0 ? null : Picture(sorted, kinds, often), request.Removed);
        }

        private Row Row(NetworkContact c, int number) => new(c.Id, number, c.Name, string.Join(", ", new[] { c.Relation, c.Organisation }.Where(t => t is not null)),
            codes.Text(CodeLists.NetworkKind, c.Kind), c.Closeness.Swedish(), codes.Text(CodeLists.NetworkFrequency, c.Frequency), c.HelpsWith ?? "", c.Phone ?? "", c.NextOn, c.NextOn < mappings.Today);

        private NetworkChart Picture(List<NetworkContact> sorted, List<string> kinds, List<string> often)
        {
            var near = sorted.Count(c => c.Closeness == Closeness.Near);
            var finding = $"{Count(sorted.Count)} runt deltagaren, {(near == 0 ? "ingen" : near == sorted.Count ? "alla" : near.ToString(System.Globalization.CultureInfo.InvariantCulture))} nära.";
            return new(finding, [.. kinds.Select(k => codes.Text(CodeLists.NetworkKind, k))],
                [.. sorted.Select((c, i) => new NetworkNode(i + 1, c.Name, kinds.IndexOf(c.Kind), (int)c.Closeness, Math.Clamp(Thickest - often.IndexOf(c.Frequency), 0, Thickest)))])
            {
                Rings = [.. Enum.GetValues<Closeness>().Select(c => c.Swedish())],
            };
        }

        private static string Count(int people) => people == 1 ? "En person" : $"{people} personer";
    }

    internal sealed class Handler(MappingDesk mappings, CaseworkDbContext db) : IRequestHandler<Restore, bool>
    {
        public async Task<bool> Handle(Restore request, CancellationToken cancellationToken)
        {
            var owner = await mappings.OpenAsync(request.CaseId, cancellationToken);
            var contact = await db.NetworkContacts.IgnoreQueryFilters([MiaDbContext.SoftDeleteFilter])
                .FirstOrDefaultAsync(c => c.Id == request.ContactId && c.CaseId == request.CaseId, cancellationToken) ?? throw await mappings.RefusedAsync(cancellationToken);
            if (contact.DeletedAt is not null) contact.Restore(new("network.restored", owner.Id, owner.ParticipantId));
            return true;
        }
    }
}
