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

/// <summary>A review meeting: when, who, what was said of each objective, what was decided, when next.</summary>
public sealed class ReviewModel : CasePage
{
    /// <summary>The meeting of the address; none for a new one.</summary>
    [FromRoute(Name = "motesId")]
    public Guid? ReviewId { get; set; }

    /// <summary>The form.</summary>
    [BindProperty]
    public Command Input { get; set; } = new();

    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct)
    {
        Shown = await Send(new Query(Id, ReviewId));
        // Objectives that somebody added meanwhile are asked for too.
        Input.Align(Shown.Saved);
    }

    /// <summary>The form, filled with what is saved or was typed before.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        var kept = await this.RestoreAsync(Shown.Foot.Draft!);
        Shown = Shown with { Foot = Shown.Foot.With(kept) };
        Input = Shown.Saved with { Version = kept?.Stamp ?? Shown.Saved.Version };
    }

    /// <summary>Saves.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { CaseId = Id, ReviewId = ReviewId });
        return Done(In("plan"), ReviewId is null ? "Uppföljningen är sparad, och planen så som den står nu." : "Uppföljningen är ändrad.");
    }

    /// <summary>The form.</summary>
    [Requires(CaseworkPermissions.WritePlans)]
    public sealed record Query(Guid Id, Guid? ReviewId) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(CaseHead Head, Command Saved, IReadOnlyList<SelectListItem> Parties, IReadOnlyList<SelectListItem> Statuses,
        IReadOnlyList<ObjectiveRow> Objectives, int Interval, FormFoot Foot) : CaseView(Head, "case.plan");

    /// <summary>An objective to be looked at.</summary>
    public sealed record ObjectiveRow(Guid Id, string Text, string Sign, IReadOnlyList<SelectListItem> Levels);

    /// <summary>The meeting.</summary>
    [Requires(CaseworkPermissions.WritePlans)]
    public sealed record Command : ICommand<Guid>
    {
        /// <summary>The case.</summary>
        [BindNever]
        public Guid CaseId { get; init; }

        /// <summary>The meeting; null for a new one.</summary>
        [BindNever]
        public Guid? ReviewId { get; init; }

        /// <summary>Version stamp that the form was filled from.</summary>
        public Guid Version { get; init; }

        /// <summary>The day.</summary>
        public DateOnly? HeldOn { get; init; }

        /// <summary>Who took part, codes.</summary>
        public List<string> Present { get; init; } = [];

        /// <summary>Their names.</summary>
        public string? PresentNames { get; init; }

        /// <summary>What was decided.</summary>
        public string? Decided { get; init; }

        /// <summary>Next meeting.</summary>
        public DateOnly? NextReviewOn { get; init; }

        /// <summary>Objectives.</summary>
        public List<Item> Items { get; init; } = [];

        internal void Align(Command saved)
        {
            var typed = Items.DistinctBy(i => i.ObjectiveId).ToDictionary(i => i.ObjectiveId);
            Items.Clear();
            Items.AddRange(saved.Items.Select(i => typed.GetValueOrDefault(i.ObjectiveId, i)));
        }

        internal ReviewTerms Terms => new() { HeldOn = HeldOn!.Value, Present = Present, PresentNames = PresentNames, Decided = Decided, NextReviewOn = NextReviewOn };
    }

    /// <summary>What was said about one objective.</summary>
    public sealed record Item
    {
        /// <summary>The objective.</summary>
        public Guid ObjectiveId { get; init; }

        /// <summary>Status.</summary>
        public ObjectiveStatus Status { get; init; }

        /// <summary>GAS level.</summary>
        public int? Score { get; init; }

        /// <summary>Why, or what remains.</summary>
        public string? Reason { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(ICodeLists codes, TimeProvider clock)
        {
            RuleFor(c => c.HeldOn).NotNull().WithMessage("Ange vilken dag mötet var.");
            RuleFor(c => c.Present).NotEmpty().WithMessage("Välj vilka som var med.");
            RuleForEach(c => c.Present).EachCodeOf(codes, clock, CodeLists.Party);
            RuleFor(c => c.PresentNames).AtMost(TextLimits.Reason);
            RuleFor(c => c.Decided).NotEmpty().WithMessage("Skriv vad ni kom fram till.").AtMost(2 * TextLimits.Note);
            RuleFor(c => c.NextReviewOn).NotNull().WithMessage("Ange när planen ska följas upp nästa gång.");
            RuleForEach(c => c.Items).ChildRules(item =>
            {
                item.RuleFor(i => i.Status).IsInEnum().WithMessage("Välj läge.");
                item.RuleFor(i => i.Score).InclusiveBetween(Gas.Least, Gas.Most).WithMessage("Välj en nivå mellan −2 och +2.");
                item.RuleFor(i => i.Reason).AtMost(TextLimits.Reason);
            });
        }
    }

    internal const string Form = "uppfoljning";
}
