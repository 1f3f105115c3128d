using FluentValidation;
using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Mapping;
using Mia.Casework.Pages.Arende;
using Mia.Casework.Pages.Kartlaggning;
using Mia.Platform.Drafts;
using Mia.Platform.Messaging;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Mia.Casework.Pages.Skattningar;

/// <summary>A new rating: the participant's, or one's own view.</summary>
public sealed class RateModel : CasePage
{
    /// <summary>Value of the address for one's own view.</summary>
    public const string Own = "min";

    /// <summary>Whose view.</summary>
    [FromQuery(Name = "bild")]
    public string? Whose { get; set; }

    /// <summary>The form.</summary>
    [BindProperty]
    public Command Input { get; set; } = new();

    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <summary>The form as it is shown: what was posted, when it was refused.</summary>
    public RatingForm Form => Request.Method == "POST" ? Shown.Form with { Input = Input } : Shown.Form;

    private RatingVoice Voice => Whose == Own ? RatingVoice.Staff : RatingVoice.Participant;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query(Id, Voice));

    /// <summary>An empty form, or the draft that was left.</summary>
    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    /// <summary>Saves.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { CaseId = Id, Voice = Voice });
        return Done(In("skattningar"), "Skattningen är sparad.");
    }

    /// <summary>The form.</summary>
    [Requires(CaseworkPermissions.WriteRatings)]
    public sealed record Query(Guid Id, RatingVoice Voice) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(CaseHead Head, RatingForm Form, int Declined) : CaseView(Head, "case.rating-form");

    /// <summary>The rating.</summary>
    [Requires(CaseworkPermissions.WriteRatings)]
    public sealed record Command : RatingInput, ICommand<Guid>
    {
        /// <summary>The case.</summary>
        [BindNever]
        public Guid CaseId { get; init; }

        /// <summary>Whose view.</summary>
        [BindNever]
        public RatingVoice Voice { get; init; } = RatingVoice.Participant;
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => Include(new RatingRules());
    }

    internal sealed class Reader(RatingDesk ratings, IDrafts drafts) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var head = await ratings.HeadAsync(request.Id, cancellationToken, toWrite: true);
            var asked = await ratings.AskedAsync(request.Id, cancellationToken);
            var earlier = await ratings.SeenAsync(request.Id, cancellationToken);
            var path = head.Url + "/skattningar/ny" + (request.Voice == RatingVoice.Staff ? "?bild=" + Own : "");
            // Rows of areas come and go, so what was typed is found by the code of its area and not by its row.
            var key = FormDraft.Key(request.Id, RatingForm.DraftPart(request.Voice));
            var draft = FormDraft.Of(key, path) with { Kept = await drafts.FindAsync(key, cancellationToken) };
            var fresh = RatingForm.Fresh(asked, head.Status, !earlier.Any(r => r.Voice == request.Voice && r.IsCurrent), ratings.Today);
            return new(head, new RatingForm(path, draft.Kept is { } kept ? RatingForm.From(kept, fresh) : fresh, asked.Areas.ToDictionary(a => a.Code, a => a.Text, StringComparer.Ordinal),
                request.Voice, head.Url + "/skattningar") { Draft = draft }, asked.Declined.Count);
        }
    }

    internal sealed class Handler(RatingDesk ratings, CaseworkDbContext db, IDrafts drafts) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var owner = await ratings.OpenAsync(request.CaseId, cancellationToken);
            var asked = await ratings.AskedAsync(request.CaseId, cancellationToken);
            asked.RequireKnown(request.Areas);
            var terms = RatingRules.Terms(request, request.Voice);
            await ratings.RequireFreeAsync(request.CaseId, terms, null, cancellationToken);
            var made = new SelfRating(owner, terms, asked.Declined, ratings.By);
            db.Add(made);
            await drafts.RemoveAsync(FormDraft.Key(request.CaseId, RatingForm.DraftPart(request.Voice)), cancellationToken);
            return made.Id;
        }
    }
}
