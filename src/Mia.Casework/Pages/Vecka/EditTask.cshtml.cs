using FluentValidation;
using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Bookings;
using Mia.Casework.Pages.Arende;
using Mia.Casework.Pages.Insatser;
using Mia.Casework.Services.Bookings;
using Mia.Platform.Messaging;
using Mia.Platform.Time;
using Mia.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Vecka;

/// <summary>Changes a task, or marks it done.</summary>
public sealed class EditTaskModel : MiaPage, ITaskForm
{
    /// <summary>The task of the address.</summary>
    [FromRoute(Name = "id")]
    public Guid Id { get; set; }

    /// <summary>The form.</summary>
    [BindProperty]
    public Command Input { get; set; } = new();

    TaskInput ITaskForm.Input => Input;

    /// <inheritdoc />
    public BookingChoices Choices => Shown.Choices;

    /// <inheritdoc />
    public bool CanChooseCase => false;

    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query(Id));

    /// <summary>Shows what is saved.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Input = Shown.Saved;
    }

    /// <summary>Saves the change.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { Id = Id });
        return Done(Go($"vecka?dag={Input.DueOn!.Value.Iso()}"), "Uppgiften är ändrad.");
    }

    /// <summary>One task.</summary>
    [Requires(CaseworkPermissions.WriteBookings)]
    public sealed record Query(Guid Id) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(Command Saved, BookingChoices Choices, WeekTask Task) : IShowsPersons
    {
        /// <inheritdoc />
        public IEnumerable<Guid> ShownParticipants => Task.ParticipantId is { } id ? [id] : [];

        /// <inheritdoc />
        public string ShownAs => "task.one";
    }

    /// <summary>The change.</summary>
    [Requires(CaseworkPermissions.WriteBookings)]
    public sealed record Command : TaskInput, ICommand<bool>
    {
        /// <summary>The task.</summary>
        [BindNever]
        public Guid Id { get; init; }

        /// <summary>Version stamp that the form was filled from.</summary>
        public Guid Version { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider clock) => Include(new TaskRules(clock));
    }

    internal sealed class Reader(TaskBook tasks, BookingForms forms) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var t = await tasks.OpenAsync(request.Id, cancellationToken);
            var choices = await forms.ChoicesAsync(t.CaseId is { } id ? [id] : [], cancellationToken);
            var name = t.CaseId is { } about ? choices.Cases.FirstOrDefault(c => c.Value == about.ToString())?.Text ?? "" : "";
            return new(new Command { Id = t.Id, Version = t.Version, Title = t.Title, DueOn = t.DueOn, OwnerId = t.OwnerId, CaseId = t.CaseId }, choices,
                new(t.Id, t.Title, t.DueOn, t.DoneAt is not null, t.CaseId, t.ParticipantId, name));
        }
    }

    internal sealed class Handler(TaskBook tasks, CaseworkDbContext db, InterventionBook staff, CaseDesk desk) : IRequestHandler<Command, bool>
    {
        public async Task<bool> Handle(Command request, CancellationToken cancellationToken)
        {
            var t = await tasks.OpenAsync(request.Id, cancellationToken);
            if (t.Version != request.Version)
                throw new ConflictException(t.Version, [new("Uppgift", "Input.Title", t.Title), new("Klart senast", "Input.DueOn", t.DueOn.Iso())]);
            var owner = request.OwnerId!.Value;
            staff.CheckStaff(owner, t.OwnerId, nameof(TaskInput.OwnerId));
            if (owner != t.OwnerId && t.CaseId is { } id && !await db.Responsibilities.AnyAsync(r => r.CaseId == id && r.UserId == owner && r.To == null, cancellationToken))
                throw new RuleException(nameof(TaskInput.OwnerId), "Välj någon som ansvarar för ärendet, eller lägg till personen som ansvarig först.");
            t.Change(request.Title, request.DueOn!.Value, owner, desk.By);
            return true;
        }
    }
}
