using Mia.Casework.Access;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Pages.Arende;
using Mia.Casework.Pages.Insatser;
using Mia.Casework.Pages.Utkast;
using Mia.Platform.Messaging;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Mia.Casework.Pages.Avsluta;

/// <summary>End of a case: asked for, never derived from the last intervention (methods.md 11.2, 11.3).</summary>
public sealed partial class ExitModel : CasePage
{
    /// <summary>Why an ended case is opened again: codes of the history.</summary>
    public static readonly IReadOnlyDictionary<string, string> ReopenReasons = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["FEL"] = "Avslutet blev fel", ["ATER"] = "Deltagaren fortsätter", ["MOTTAGARE"] = "Mottagaren kunde inte ta emot",
    };

    /// <summary>Kind of the drafts of exits.</summary>
    public const string DraftKind = "avslut";

    /// <summary>Draft key of a case.</summary>
    public static string DraftKey(Guid caseId) => $"{DraftKind}.{caseId}";

    /// <summary>The form.</summary>
    [BindProperty]
    public Command Input { get; set; } = new();

    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <summary>Answers of the participant.</summary>
    public IReadOnlyList<SelectListItem> Scale { get; } =
        [new("1", "1"), new("2", "2"), new("3", "3"), new("4", "4"), new("5", "5"), new("Vet ej", "0")];

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query(Id));

    /// <summary>The form, or what was written when the case ended.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        var kept = await this.RestoreAsync(DraftKey(Id));
        Shown = Shown with { DraftSavedAt = kept?.SavedAt };
        // The stamp is the case's of now: what has happened since is on the page beside the form. What is folded away opens when it holds something.
        Input = kept is null ? Shown.Filled
            : Shown.Filled with { AskedIncome = kept["Input.AskedIncome"]?.StartsWith("true", StringComparison.Ordinal) == true, NoReceiverCode = kept["Input.NoReceiverCode"] };
    }

    /// <summary>Ends the case.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { CaseId = Id });
        return Done(In("avslut"), "Ärendet är avslutat.");
    }

    /// <summary>Opens it again.</summary>
    public async Task<IActionResult> OnPostReopenAsync([FromForm] string? reason)
    {
        ModelState.Clear();
        await Send(new Reopen(Id, reason ?? ""));
        return Done(In(""), "Ärendet är öppet igen.");
    }

    /// <summary>Done without a receiver.</summary>
    public async Task<IActionResult> OnPostWithoutAsync([FromForm] string? code, [FromForm] string? reason)
    {
        ModelState.Clear();
        await Send(new WithoutReceiver(Id, code, reason));
        return Done(In("avslut"), "Ärendet är klart utan mottagare.");
    }

    /// <summary>The end of one case.</summary>
    [Requires(CaseworkPermissions.ReadExits)]
    public sealed record Query(Guid Id) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(CaseHead Head, Written? Done, DateOnly Today) : CaseView(Head, "case.exit")
    {
        /// <summary>What the form is filled with: today, or the draft that was left.</summary>
        public Command Filled { get; init; } = new();

        /// <summary>When the draft that fills the form was kept, UTC; null when none does.</summary>
        public DateTime? DraftSavedAt { get; init; }

        /// <summary>Outcomes to choose from.</summary>
        public IReadOnlyList<SelectListItem> Outcomes { get; init; } = [];

        /// <summary>Reasons to choose from.</summary>
        public IReadOnlyList<SelectListItem> Reasons { get; init; } = [];

        /// <summary>Manners to choose from.</summary>
        public IReadOnlyList<SelectListItem> Manners { get; init; } = [];

        /// <summary>Income to choose from.</summary>
        public IReadOnlyList<SelectListItem> Incomes { get; init; } = [];

        /// <summary>Reasons for having no receiver.</summary>
        public IReadOnlyList<SelectListItem> NoReceiver { get; init; } = [];

        /// <summary>Interventions that would end with the case.</summary>
        public IReadOnlyList<InterventionRow> Running { get; init; } = [];

        /// <summary>What should be in place.</summary>
        public IReadOnlyList<ExitCheck> Checks { get; init; } = [];
    }

    /// <summary>What was written when the case ended, in words.</summary>
    public sealed record Written(DateOnly EndedOn, string Outcomes, string Primary, string Reason, string Manner, string Empowerment, string OwnWords,
        int? HoursPerWeek, string Income, string NoReceiver, string By);

    /// <summary>The end.</summary>
    [Requires(CaseworkPermissions.WriteExits)]
    public sealed record Command : ICommand<Guid>
    {
        /// <summary>The case.</summary>
        [BindNever]
        public Guid CaseId { get; init; }

        /// <summary>Version stamp of the case.</summary>
        public Guid Version { get; init; }

        /// <summary>Last day.</summary>
        public DateOnly? EndedOn { get; init; }

        /// <summary>Outcomes, codes; several can be true.</summary>
        public List<string> Outcomes { get; init; } = [];

        /// <summary>The most important one.</summary>
        public string? PrimaryOutcome { get; init; }

        /// <summary>Reason, code.</summary>
        public string EndReason { get; init; } = "";

        /// <summary>Manner, code.</summary>
        public string Manner { get; init; } = "";

        /// <summary>The participant's answer, 1–5, 0 is "vet ej".</summary>
        public int? Empowerment { get; init; }

        /// <summary>The participant's own words.</summary>
        public string? OwnWords { get; init; }

        /// <summary>Hours of work a week.</summary>
        public int? HoursPerWeek { get; init; }

        /// <summary>Income was asked for.</summary>
        public bool AskedIncome { get; init; }

        /// <summary>Income, codes.</summary>
        public List<string> Income { get; init; } = [];

        /// <summary>Why there is no receiver, code.</summary>
        public string? NoReceiverCode { get; init; }

        /// <summary>The same in words.</summary>
        public string? NoReceiverReason { get; init; }

        /// <summary>Running interventions end on the same day.</summary>
        public bool EndInterventions { get; init; }
    }

    /// <summary>Takes the end back.</summary>
    [Requires(CaseworkPermissions.WriteExits)]
    public sealed record Reopen(Guid CaseId, string Reason) : ICommand<bool>;

    /// <summary>There will be no receiver.</summary>
    [Requires(CaseworkPermissions.WriteExits)]
    public sealed record WithoutReceiver(Guid CaseId, string? Code, string? Reason) : ICommand<bool>;
}
