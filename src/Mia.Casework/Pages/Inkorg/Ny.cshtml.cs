using FluentValidation;
using Mia.Casework.Access;
using Mia.Casework.Domain;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Pages.Anmalan;
using Mia.Casework.Pages.Utkast;
using Mia.Casework.Services;
using Mia.Platform.Drafts;
using Mia.Platform.Messaging;
using Mia.Platform.Organisation;
using Mia.Platform.Security;
using Mia.Platform.Time;
using Mia.Web;
using Mia.Web.Htmx;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Mia.Casework.Pages.Inkorg;

/// <summary>A referral that staff write down: by telephone, on paper, at a visit (methods.md 1.4). Looks first whether the person is known.</summary>
public sealed class NyModel(TimeProvider time) : MiaPage
{
    /// <summary>Kind of the draft of a referral; there is one for each delprojekt.</summary>
    public const string DraftKind = "anmalan";

    /// <summary>Its foot.</summary>
    public FormFoot Foot { get; private set; } = null!;

    /// <summary>The form.</summary>
    [BindProperty]
    public Command Input { get; set; } = new();

    /// <summary>Who may be the same person; null before anything has been looked for.</summary>
    public Duplicates? Known { get; private set; }

    /// <inheritdoc />
    public override string Fragment => "_Finns";

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct)
    {
        Foot = new("Spara anmälan", Go("inkorg"), DraftKey(Here.Id), null, Go("inkorg/ny"));
        Known = Request.Method == "POST" ? (await Send(new Query(Input.Name, Input.IdentityNumber, Input.BirthYear))).Duplicates : null;
    }

    /// <summary>An empty form, received today, or what was typed before.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Input.ReceivedOn = time.Today();
        Foot = Foot.With(await this.RestoreAsync(DraftKey(Here.Id)));
    }

    /// <summary>Looks for the person, also while somebody types. Nothing is saved.</summary>
    public async Task<IActionResult> OnPostSearchAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        return Request.IsHtmxNonBoosted() ? Partial(Fragment, this) : Page();
    }

    /// <summary>Saves the referral.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        var id = await Send(Input);
        return Done(Go($"inkorg/{id}"), "Anmälan är sparad.");
    }

    private static string DraftKey(Guid delprojektId) => $"{DraftKind}.{delprojektId}";

    /// <summary>Is the person known?</summary>
    [Requires(CaseworkPermissions.WriteReferrals)]
    public sealed record Query(string? Name, string? IdentityNumber, int? BirthYear) : IQuery<View>;

    /// <summary>Those who may be the same person.</summary>
    public sealed record View(Duplicates Duplicates) : IShowsPersons
    {
        /// <inheritdoc />
        public IEnumerable<Guid> ShownParticipants => Duplicates.Told;

        /// <inheritdoc />
        public string ShownAs => "referral.duplicates";
    }

    /// <summary>The referral.</summary>
    [Requires(CaseworkPermissions.WriteReferrals)]
    public sealed class Command : ReferralInput, ICommand<Guid>
    {
        /// <summary>How it came in, code.</summary>
        public string? Channel { get; set; }

        /// <summary>Whose initiative, code.</summary>
        public string? Initiative { get; set; }

        /// <summary>The day it came in.</summary>
        public DateOnly? ReceivedOn { get; set; }

        /// <summary>Filled in together with the person.</summary>
        public bool Together { get; set; }

        /// <summary>The hits of the search have been looked at.</summary>
        public bool Checked { get; set; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(ICodeLists codes, TimeProvider time)
        {
            RuleFor(c => c.Channel).NotEmpty().WithMessage("Välj hur anmälan kom in.").CodeOf(codes, time, CodeLists.Channel)
                .NotEqual(Channels.Form).WithMessage("E-tjänsten har ett eget formulär. Välj hur anmälan kom in.");
            RuleFor(c => c.Initiative).NotEmpty().WithMessage("Välj vem som tog initiativet.").CodeOf(codes, time, CodeLists.Initiative);
            RuleFor(c => c.Referrer).NotEmpty().WithMessage("Välj vem anmälan kommer från.");
            RuleFor(c => c.ReceivedOn).NotNull().WithMessage("Skriv när anmälan kom in.");
            RuleFor(c => c.OwnWishHow).NotEmpty().When(c => c.OwnWish == true).WithMessage("Välj hur ni vet att personen själv vill.");
            Include(new ReferralInputRules(codes, time));
        }
    }

    internal sealed class Handler(ReferralIntake intake, DuplicateSearch duplicates, IDrafts drafts, ICurrentUser user, ICurrentDelprojekt here, TimeProvider time) : IRequestHandler<Query, View>, IRequestHandler<Command, Guid>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken) =>
            new(await duplicates.FindAsync(intake.Likely(request.Name, request.IdentityNumber, request.BirthYear, time.Today()), cancellationToken));

        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var by = user.Acting(time);
            var likely = intake.Likely(request.Name, request.IdentityNumber, request.BirthYear, by.Today);
            if (!request.Protected && !request.Checked && (await duplicates.FindAsync(likely, cancellationToken)).Any)
                throw new RuleException(nameof(request.Checked), "Personen kan redan finnas. Titta på träffarna, och kryssa i om det ändå är en ny anmälan.");
            await drafts.RemoveAsync(DraftKey(here.Required.Id), cancellationToken);
            return intake.Receive(request, new(request.Channel!, request.Initiative!, request.Referrer!, request.Together, request.OwnWish, request.OwnWishHow, request.ReceivedOn), by).Id;
        }
    }
}
