using FluentValidation;
using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Bookings;
using Mia.Casework.Pages.Arende;
using Mia.Casework.Pages.Insatser;
using Mia.Casework.Services.Bookings;
using Mia.Platform.Data;
using Mia.Platform.Messaging;
using Mia.Platform.Organisation;
using Mia.Platform.Security;
using Mia.Platform.Time;
using Mia.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Mia.Casework.Pages.Vecka;

/// <summary>What the fields of a task need of the page they stand on.</summary>
public interface ITaskForm
{
    /// <summary>What is filled in.</summary>
    TaskInput Input { get; }

    /// <summary>Choices.</summary>
    BookingChoices Choices { get; }

    /// <summary>The case is chosen once, when the task is written down.</summary>
    bool CanChooseCase { get; }
}

/// <summary>Writes a task down.</summary>
public sealed class NewTaskModel(ICurrentUser user, TimeProvider clock) : MiaPage, ITaskForm
{
    /// <summary>Case to begin with.</summary>
    [FromQuery(Name = "deltagare")]
    public Guid? Deltagare { get; set; }

    /// <summary>The form.</summary>
    [BindProperty]
    public Command Input { get; set; } = new();

    TaskInput ITaskForm.Input => Input;

    /// <inheritdoc />
    public BookingChoices Choices => Shown.Choices;

    /// <inheritdoc />
    public bool CanChooseCase => true;

    /// <summary>What is shown.</summary>
    public NewBookingModel.View Shown { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new NewBookingModel.Query());

    /// <summary>Shows the form, for oneself today.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Input = new() { DueOn = clock.Today(), OwnerId = user.Id, CaseId = Deltagare };
    }

    /// <summary>Saves.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input);
        return Done(Go($"vecka?dag={Input.DueOn!.Value.Iso()}"), "Uppgiften är sparad.");
    }

    /// <summary>The task.</summary>
    [Requires(CaseworkPermissions.WriteBookings)]
    public sealed record Command : TaskInput, ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider clock) => Include(new TaskRules(clock));
    }

    internal sealed class Handler(BookingBook book, InterventionBook staff, CaseworkDbContext db, CaseDesk desk, ICurrentDelprojekt here, DataScope scope) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var about = request.CaseId is { } id ? (await book.CasesAsync([id], [], cancellationToken))[0] : null;
            var owner = request.OwnerId!.Value;
            staff.CheckStaff(owner, field: nameof(TaskInput.OwnerId));
            if (about is not null && !about.IsResponsible(owner))
                throw new RuleException(nameof(TaskInput.OwnerId), "Välj någon som ansvarar för ärendet, eller lägg till personen som ansvarig först.");
            var made = new WorkTask(here.Required.Id, about?.ControllerId ?? scope.ControllerId ?? here.Required.Controllers[0].Id, about, request.Title, request.DueOn!.Value, owner, desk.By);
            db.Add(made);
            return made.Id;
        }
    }
}
