using FluentValidation;
using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain;
using Mia.Casework.Domain.Mapping;
using Mia.Casework.Pages.Arende;
using Mia.Casework.Services;
using Mia.Platform.Identity;
using Mia.Platform.Messaging;
using Mia.Platform.Time;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Mia.Casework.Pages.Skattningar;

/// <summary>One rating, and its correction with a reason. What it said before can still be read.</summary>
public sealed class RatingModel : CasePage
{
    /// <summary>The rating of the address.</summary>
    [FromRoute(Name = "skattning")]
    public Guid RatingId { get; set; }

    /// <summary>The form.</summary>
    [BindProperty]
    public Command Input { get; set; } = new();

    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <summary>The form as it is shown: what was posted, when it was refused.</summary>
    public RatingForm? Form => Request.Method == "POST" && Shown.Form is { } form ? form with { Input = Input, Version = Input.Version } : Shown.Form;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query(Id, RatingId));

    /// <summary>Shows it.</summary>
    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    /// <summary>Saves the correction.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        var made = await Send(Input with { CaseId = Id, RatingId = RatingId });
        return Done(In($"skattningar/{made}"), "Rättelsen är sparad. Den gamla skattningen ligger kvar.");
    }

    /// <summary>One rating.</summary>
    [Requires(CaseworkPermissions.ReadMapping)]
    public sealed record Query(Guid Id, Guid RatingId) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(CaseHead Head, string Title, string Written, RatingVoice Voice, IReadOnlyList<Row> Rows, string Reason, Guid? CorrectedById, Guid? CorrectsId, RatingForm? Form)
        : CaseView(Head, "case.rating");

    /// <summary>An area.</summary>
    public sealed record Row(string Name, int? Satisfaction, int? Weight, int? Hope);

    /// <summary>The correction.</summary>
    [Requires(CaseworkPermissions.WriteRatings)]
    public sealed record Command : RatingInput, ICommand<Guid>
    {
        /// <summary>The case.</summary>
        [BindNever]
        public Guid CaseId { get; init; }

        /// <summary>The rating.</summary>
        [BindNever]
        public Guid RatingId { get; init; }

        /// <summary>Why.</summary>
        public string? Reason { get; init; }

        /// <summary>Version stamp that the form was filled from.</summary>
        public Guid Version { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            Include(new RatingRules());
            RuleFor(c => c.Reason).NotEmpty().WithMessage("Skriv varför skattningen rättas.").AtMost(TextLimits.Reason);
        }
    }

    internal sealed class Reader(RatingDesk ratings, IStaffDirectory staff) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var head = await ratings.HeadAsync(request.Id, cancellationToken);
            var rating = await ratings.FindAsync(request.Id, request.RatingId, cancellationToken) ?? throw await ratings.RefusedAsync(cancellationToken);
            var form = RatingDesk.MayRate(head) && rating.IsCurrent ? await FormAsync(head, rating, cancellationToken) : null;
            var who = rating.WrittenBy is { } id ? $"{staff.NameOf(id)} " : "";
            return new(head, $"{rating.Occasion.Swedish()} {rating.RatedOn.Iso()}", $"Skriven av {who}{SwedishTime.DateAndClock(rating.WrittenAt)}" + (rating.Voice == RatingVoice.Participant ? $", {rating.Way.Swedish().ToLowerInvariant()}" : ""),
                rating.Voice, [.. rating.Areas.Select(a => new Row(ratings.TextOf(a.Code), a.Satisfaction, a.Weight, a.Hope))], rating.Reason ?? "", rating.CorrectedById, rating.CorrectsId, form);
        }

        private async Task<RatingForm> FormAsync(CaseHead head, SelfRating rating, CancellationToken ct)
        {
            var asked = await ratings.AskedAsync(head.Id, ct);
            var rated = rating.Areas.ToDictionary(a => a.Code, StringComparer.Ordinal);
            var codes = asked.Areas.Select(a => a.Code).Union(rated.Keys, StringComparer.Ordinal).ToList();
            var input = new Command
            {
                RatedOn = rating.RatedOn, Occasion = rating.Occasion, Way = rating.Way,
                Areas = [.. codes.Select(c => rated.GetValueOrDefault(c) is { } a ? new AreaInput { Code = c, Satisfaction = a.Satisfaction, Weight = a.Weight, Hope = a.Hope } : new AreaInput { Code = c })],
            };
            return new($"{head.Url}/skattningar/{rating.Id}", input, codes.ToDictionary(c => c, ratings.TextOf, StringComparer.Ordinal), rating.Voice, head.Url + "/skattningar") { Version = rating.Version };
        }
    }

    internal sealed class Handler(RatingDesk ratings, CaseworkDbContext db) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var owner = await ratings.OpenAsync(request.CaseId, cancellationToken);
            var rating = await ratings.FindAsync(request.CaseId, request.RatingId, cancellationToken) ?? throw await ratings.RefusedAsync(cancellationToken);
            // Somebody was first: what is sent again after the comparison corrects their correction.
            while (rating.CorrectedById is { } later) rating = await ratings.FindAsync(request.CaseId, later, cancellationToken) ?? throw await ratings.RefusedAsync(cancellationToken);
            if (rating.Version != request.Version) throw new ConflictException(rating.Version, Fields(request, rating));
            var asked = await ratings.AskedAsync(request.CaseId, cancellationToken);
            asked.RequireKnown(request.Areas);
            var terms = RatingRules.Terms(request, rating.Voice);
            await ratings.RequireFreeAsync(request.CaseId, terms, rating.Id, cancellationToken);
            var made = rating.Correct(owner, terms, request.Reason, asked.Declined, ratings.By);
            db.Add(made);
            return made.Id;
        }

        private List<ConflictField> Fields(Command posted, SelfRating saved)
        {
            var fields = new List<ConflictField> { new("Datum", "Input.RatedOn", saved.RatedOn.Iso()), new("Skäl", "Input.Reason", saved.Reason ?? "") };
            for (var i = 0; i < posted.Areas.Count; i++)
            {
                var area = saved.Areas.FirstOrDefault(a => a.Code == posted.Areas[i].Code);
                var name = ratings.TextOf(posted.Areas[i].Code);
                fields.Add(new(name + ", nöjd", $"Input.Areas[{i}].Satisfaction", Text(area?.Satisfaction)));
                fields.Add(new(name + ", viktigt", $"Input.Areas[{i}].Weight", Text(area?.Weight)));
                fields.Add(new(name + ", hopp", $"Input.Areas[{i}].Hope", Text(area?.Hope)));
            }
            return fields;
        }

        private static string Text(int? step) => step?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "";
    }
}

/// <summary>Model of <c>_Reason</c>: the field that only a correction has.</summary>
/// <param name="Input">The form.</param>
public sealed record ReasonField(RatingModel.Command Input);
