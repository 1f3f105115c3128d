using FluentValidation;
using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Mapping;
using Mia.Casework.Pages.Arende;
using Mia.Platform.Messaging;
using Mia.Platform.Time;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Kartlaggning;

/// <summary>Changes or removes somebody in the network.</summary>
public sealed class NetworkEditModel : CasePage
{
    /// <summary>Who.</summary>
    [FromRoute(Name = "kontaktId")]
    public Guid ContactId { get; set; }

    /// <summary>The form.</summary>
    [BindProperty]
    public Command Input { get; set; } = new();

    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <summary>The form as it is shown: what was posted, when it was refused.</summary>
    public NetworkForm Form => Request.Method == "POST" ? Shown.Form with { Input = Input, Version = Input.Version } : Shown.Form;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query(Id, ContactId));

    /// <summary>Shows what is saved.</summary>
    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    /// <summary>Saves the change.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { CaseId = Id, ContactId = ContactId });
        return Done(In("natverk"), "Kontakten är ändrad.");
    }

    /// <summary>Removes; the next page offers to undo.</summary>
    public async Task<IActionResult> OnPostRemoveAsync()
    {
        await Send(new Remove(Id, ContactId));
        return Done(In($"natverk?borttagen={ContactId}"), "Kontakten är borttagen.");
    }

    /// <summary>Somebody in the network.</summary>
    [Requires(CaseworkPermissions.WriteMapping)]
    public sealed record Query(Guid Id, Guid ContactId) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(CaseHead Head, NetworkForm Form) : CaseView(Head, "case.network-form");

    /// <summary>The change.</summary>
    [Requires(CaseworkPermissions.WriteMapping)]
    public sealed record Command : NetworkInput, ICommand<bool>
    {
        /// <summary>The case.</summary>
        [BindNever]
        public Guid CaseId { get; init; }

        /// <summary>Who.</summary>
        [BindNever]
        public Guid ContactId { get; init; }

        /// <summary>Version stamp that the form was filled from.</summary>
        public Guid Version { get; init; }
    }

    /// <summary>Removes somebody.</summary>
    [Requires(CaseworkPermissions.WriteMapping)]
    public sealed record Remove(Guid CaseId, Guid ContactId) : ICommand<bool>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(ICodeLists codes, TimeProvider clock) => Include(new NetworkRules(codes, clock));
    }

    internal sealed class RemoveValidator : AbstractValidator<Remove>
    {
        public RemoveValidator() => RuleFor(c => c.ContactId).NotEmpty();
    }

    internal sealed class Reader(MappingDesk mappings, CaseworkDbContext db, ICodeLists codes) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var head = await mappings.HeadAsync(request.Id, cancellationToken, toWrite: true);
            var c = await db.NetworkContacts.AsNoTracking().FirstOrDefaultAsync(c => c.Id == request.ContactId && c.CaseId == request.Id, cancellationToken)
                ?? throw await mappings.RefusedAsync(cancellationToken);
            var input = new NetworkInput
            {
                Name = c.Name, Kind = c.Kind, Relation = c.Relation, Organisation = c.Organisation, Phone = c.Phone, Closeness = c.Closeness, Frequency = c.Frequency,
                HelpsWith = c.HelpsWith, NextOn = c.NextOn,
            };
            return new(head, NetworkForm.Of(head, c.Id.ToString(), input, codes, mappings.Today) with { Version = c.Version, Button = "Spara ändringen" });
        }
    }

    internal sealed class Handler(MappingDesk mappings, CaseworkDbContext db, ICodeLists codes) : IRequestHandler<Command, bool>, IRequestHandler<Remove, bool>
    {
        public async Task<bool> Handle(Command request, CancellationToken cancellationToken)
        {
            var contact = await OpenAsync(request.CaseId, request.ContactId, cancellationToken);
            if (contact.Version != request.Version) throw new ConflictException(contact.Version, Fields(contact, request));
            contact.Change(NetworkRules.Terms(request), mappings.By);
            return true;
        }

        public async Task<bool> Handle(Remove request, CancellationToken cancellationToken)
        {
            var contact = await OpenAsync(request.CaseId, request.ContactId, cancellationToken);
            contact.Delete(mappings.By.UtcNow, new("network.removed", contact.CaseId, contact.ParticipantId));
            return true;
        }

        private async Task<NetworkContact> OpenAsync(Guid caseId, Guid contactId, CancellationToken ct)
        {
            MappingVersion.RequireOpen(await mappings.OpenAsync(caseId, ct));
            return await db.NetworkContacts.FirstOrDefaultAsync(c => c.Id == contactId && c.CaseId == caseId, ct) ?? throw await mappings.RefusedAsync(ct);
        }

        private ConflictField[] Fields(NetworkContact c, Command request) =>
        [
            new("Namn", "Input.Name", c.Name), new("Sorts kontakt", "Input.Kind", codes.Text(CodeLists.NetworkKind, c.Kind)) { Yours = codes.Text(CodeLists.NetworkKind, request.Kind) }, new("Vem det är", "Input.Relation", c.Relation ?? ""),
            new("Myndighet eller arbetsplats", "Input.Organisation", c.Organisation ?? ""), new("Hur nära", "Input.Closeness", c.Closeness.Swedish()) { Yours = request.Closeness.Swedish() },
            new("Hur ofta", "Input.Frequency", codes.Text(CodeLists.NetworkFrequency, c.Frequency)) { Yours = codes.Text(CodeLists.NetworkFrequency, request.Frequency) }, new("Hjälper till med", "Input.HelpsWith", c.HelpsWith ?? ""),
            new("Telefon", "Input.Phone", c.Phone ?? ""), new("Nästa avstämning", "Input.NextOn", c.NextOn?.Iso() ?? ""),
        ];
    }
}
