using FluentValidation;
using Mia.Casework.Access;
using Mia.Casework.Pages.Arende;
using Mia.Casework.Pages.Insatser;
using Mia.Platform.Data;
using Mia.Platform.Drafts;
using Mia.Platform.Messaging;
using Mia.Platform.Organisation;
using Mia.Platform.Security;
using Mia.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Mia.Casework.Pages.Kontakter;

/// <summary>Who was at a contact with several people. The choice is kept as a draft, so that no address holds it and nothing typed is lost.</summary>
public sealed class GroupPickModel : MiaPage
{
    /// <summary>The booking that it is about.</summary>
    [FromQuery(Name = "bokning")]
    public Guid? Bokning { get; set; }

    /// <summary>The choice.</summary>
    [BindProperty]
    public Command Input { get; set; } = new([], null);

    /// <summary>Part of a name to look for.</summary>
    [FromForm(Name = "q")]
    public string? Text { get; set; }

    /// <summary>Type of a running intervention.</summary>
    [FromForm(Name = "insats")]
    public string? Type { get; set; }

    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query(Bokning, Request.Method == "POST" ? Input.CaseIds : null, Text?.Trim() ?? "", Type));

    /// <summary>Shows the reader's participants; those who were chosen before are ticked.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Input = new([.. Shown.Chosen], Bokning);
    }

    /// <summary>Narrows the list. Who is ticked stays in it.</summary>
    public Task OnPostSearchAsync(CancellationToken ct) => LoadAsync(ct);

    /// <summary>Keeps the choice and goes on to what happened.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { BookingId = Bokning });
        return Done(Go(GroupContact.Path(Bokning, "/ny")), "");
    }

    /// <summary>Whom to choose from.</summary>
    /// <param name="BookingId">The booking.</param>
    /// <param name="Chosen">Cases that are ticked; null for those of the draft or the booking.</param>
    /// <param name="Text">Part of a name.</param>
    /// <param name="Type">Type of a running intervention.</param>
    [Requires(CaseworkPermissions.WriteContacts)]
    public sealed record Query(Guid? BookingId, IReadOnlyCollection<Guid>? Chosen, string Text, string? Type) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(IReadOnlyList<GroupPerson> People, IReadOnlySet<Guid> Chosen, int Own, IReadOnlyList<SelectListItem> Types) : IShowsPersons
    {
        /// <inheritdoc />
        public IEnumerable<Guid> ShownParticipants => People.Select(p => p.ParticipantId);

        /// <inheritdoc />
        public string ShownAs => "contact.group-choice";

        /// <summary>As options.</summary>
        public IEnumerable<SelectListItem> Options => People.Select(p => new SelectListItem(
            p.Interventions.Count == 0 ? $"{p.Name}\n{p.Number}" : $"{p.Name}\n{p.Number} · {string.Join(", ", p.Interventions)}", p.CaseId.ToString()));
    }

    /// <summary>The choice.</summary>
    [Requires(CaseworkPermissions.WriteContacts)]
    public sealed record Command(List<Guid> CaseIds, Guid? BookingId) : ICommand<bool>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.CaseIds).Cascade(CascadeMode.Stop).NotEmpty().WithMessage("Välj minst en deltagare.")
            .Must(ids => ids.Distinct().Count() <= GroupContact.MostPeople)
            .WithMessage(c => $"Högst {GroupContact.MostPeople} deltagare i en anteckning. Du har valt {c.CaseIds.Distinct().Count()}. Dela upp dem på flera.");
    }

    internal sealed class Reader(GroupPeople people, IParticipantDirectory names, InterventionBook book, IDrafts drafts, ICurrentUser user, ICurrentDelprojekt here, DataScope scope)
        : IRequestHandler<Query, View>
    {
        /// <summary>So many rows; beyond that one searches.</summary>
        private const int Most = 300;

        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var own = await people.OfAsync(null, cancellationToken);
            var chosen = request.Chosen?.ToHashSet() ?? await KeptAsync(request.BookingId, cancellationToken);
            chosen.IntersectWith(own.Select(p => p.CaseId));
            var hits = request.Text.Length < 2 ? null : names.Search(request.Text, here.Required.Id, scope.ControllerId, user.Id, int.MaxValue / 4).ToHashSet();
            var left = Most;
            var shown = own.FindAll(p => chosen.Contains(p.CaseId) || ((hits is null || hits.Contains(p.ParticipantId))
                && (string.IsNullOrEmpty(request.Type) || p.Interventions.Contains(request.Type)) && left-- > 0));
            var types = (await book.RulesAsync(cancellationToken)).All.Where(r => own.Exists(p => p.Interventions.Contains(r.Code)))
                .Select(r => new SelectListItem(r.Name, r.Code, r.Code == request.Type));
            return new(shown, chosen, own.Count, [.. types]);
        }

        private async Task<HashSet<Guid>> KeptAsync(Guid? bookingId, CancellationToken ct)
        {
            var kept = GroupContact.Outcomes(await drafts.FindAsync(GroupContact.DraftKey(here.Required.Id, bookingId), ct));
            return kept.Count > 0 || bookingId is not { } id ? [.. kept.Keys] : await people.OfBookingAsync(id, ct);
        }
    }

    internal sealed class Handler(CaseDesk desk, IDrafts drafts, ICurrentDelprojekt here) : IRequestHandler<Command, bool>
    {
        public async Task<bool> Handle(Command request, CancellationToken cancellationToken)
        {
            var ids = request.CaseIds.Distinct().ToList();
            var found = await desk.OpenForContactsAsync(ids, cancellationToken);
            if (found.Any(f => !f.MayLog)) throw await desk.RefusedAsync(cancellationToken);
            var key = GroupContact.DraftKey(here.Required.Id, request.BookingId);
            await drafts.KeepAsync(key, GroupContact.With(await drafts.FindAsync(key, cancellationToken), ids), cancellationToken);
            return true;
        }
    }
}
