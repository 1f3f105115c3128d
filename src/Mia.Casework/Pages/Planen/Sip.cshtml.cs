using FluentValidation;
using Mia.Casework.Access;
using Mia.Casework.Domain;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Plans;
using Mia.Casework.Pages.Arende;
using Mia.Casework.Pages.Utkast;
using Mia.Casework.Services;
using Mia.Platform.Messaging;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Mia.Casework.Pages.Planen;

/// <summary>Chooses what to hand out before a SIP: to whom, which goals, and what else; only what is consented to (methods.md 3.5).</summary>
public sealed class SipModel : CasePage
{
    /// <summary>Its place below the plan's address.</summary>
    public const string Form = "sip";

    /// <summary>The form.</summary>
    [BindProperty]
    public Command Input { get; set; } = new();

    /// <summary>Its foot.</summary>
    public FormFoot Foot { get; private set; } = null!;

    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct)
    {
        Shown = await Send(new Query(Id));
        Foot = new("Ta fram underlaget", In("plan"), PlanForms.Key(Form, Id, null), null, In("plan/sip"));
    }

    /// <summary>The form.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Input = Shown.Saved;
        Foot = Foot.With(await this.RestoreAsync(Foot.Draft!));
    }

    /// <summary>Makes it, and shows exactly what it became.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        var made = await Send(Input with { CaseId = Id });
        return Done(In($"plan/sip/{made}"), "Underlaget är framtaget. Läs igenom det innan du skriver ut.");
    }

    /// <summary>What can be chosen.</summary>
    [Requires(CaseworkPermissions.WritePlans)]
    public sealed record Query(Guid Id) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(CaseHead Head, Command Saved, IReadOnlyList<SelectListItem> Parties, string Without, IReadOnlyList<SelectListItem> Goals,
        IReadOnlyList<SelectListItem> Leads) : CaseView(Head, "case.plan-sip");

    /// <summary>What was chosen.</summary>
    [Requires(CaseworkPermissions.WritePlans)]
    public sealed record Command : ICommand<Guid>
    {
        /// <summary>The case.</summary>
        [BindNever]
        public Guid CaseId { get; init; }

        /// <summary>Whom it is for, codes.</summary>
        public List<string> Parties { get; init; } = [];

        /// <summary>Goals.</summary>
        public List<Guid> GoalIds { get; init; } = [];

        /// <summary>With activities and waits.</summary>
        public bool WithActivities { get; init; } = true;

        /// <summary>With running interventions.</summary>
        public bool WithInterventions { get; init; }

        /// <summary>The participant's questions.</summary>
        public string? SipQuestions { get; init; }

        /// <summary>What is known of the SIP.</summary>
        public SipStatus? Sip { get; init; }

        /// <summary>Who leads it, code.</summary>
        public string? SipLead { get; init; }

        /// <summary>When it is followed up.</summary>
        public DateOnly? SipFollowUpOn { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(ICodeLists codes, TimeProvider clock)
        {
            RuleFor(c => c.Parties).NotEmpty().WithMessage("Välj vilka underlaget är till.");
            RuleForEach(c => c.Parties).EachCodeOf(codes, clock, CodeLists.Party);
            RuleFor(c => c.GoalIds).NotEmpty().When(c => string.IsNullOrWhiteSpace(c.SipQuestions)).WithMessage("Välj minst ett mål, eller skriv en fråga.");
            RuleFor(c => c.SipQuestions).AtMost(TextLimits.Note);
            RuleFor(c => c.Sip).IsInEnum();
            RuleFor(c => c.SipLead).CodeOf(codes, clock, CodeLists.Party);
        }
    }
}
