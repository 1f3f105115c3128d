using FluentValidation;
using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Mapping;
using Mia.Casework.Pages.Arende;
using Mia.Platform.Messaging;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Mia.Casework.Pages.Kartlaggning;

/// <summary>Somebody new in the network.</summary>
public sealed class NetworkAddModel : CasePage
{
    /// <summary>The form.</summary>
    [BindProperty]
    public Command Input { get; set; } = new();

    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <summary>The form as it is shown: what was posted, when it was refused.</summary>
    public NetworkForm Form => Shown.Form with { Input = Input };

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query(Id));

    /// <summary>An empty form.</summary>
    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    /// <summary>Saves.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { CaseId = Id });
        return Done(In("natverk"), "Kontakten finns nu i nätverket.");
    }

    /// <summary>An empty form.</summary>
    [Requires(CaseworkPermissions.WriteMapping)]
    public sealed record Query(Guid Id) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(CaseHead Head, NetworkForm Form) : CaseView(Head, "case.network-form");

    /// <summary>Somebody new.</summary>
    [Requires(CaseworkPermissions.WriteMapping)]
    public sealed record Command : NetworkInput, ICommand<Guid>
    {
        /// <summary>The case.</summary>
        [BindNever]
        public Guid CaseId { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(ICodeLists codes, TimeProvider clock) => Include(new NetworkRules(codes, clock));
    }

    internal sealed class Reader(MappingDesk mappings, ICodeLists codes) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var head = await mappings.HeadAsync(request.Id, cancellationToken, toWrite: true);
            return new(head, NetworkForm.Of(head, "ny", new(), codes, mappings.Today));
        }
    }

    internal sealed class Handler(MappingDesk mappings, CaseworkDbContext db) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var contact = new NetworkContact(await mappings.OpenAsync(request.CaseId, cancellationToken), NetworkRules.Terms(request), mappings.By);
            db.Add(contact);
            return contact.Id;
        }
    }
}
