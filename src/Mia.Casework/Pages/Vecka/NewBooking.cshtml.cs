using FluentValidation;
using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Bookings;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Pages.Arende;
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

/// <summary>What the fields of a booking need of the page they stand on.</summary>
public interface IBookingForm
{
    /// <summary>What is filled in.</summary>
    BookingInput Input { get; }

    /// <summary>Choices.</summary>
    BookingChoices Choices { get; }
}

/// <summary>Books a time.</summary>
public sealed class NewBookingModel(ICurrentUser user, TimeProvider clock) : MiaPage, IBookingForm
{
    /// <summary>Case to begin with.</summary>
    [FromQuery(Name = "deltagare")]
    public Guid? Deltagare { get; set; }

    /// <summary>Day to begin with.</summary>
    [FromQuery(Name = "dag")]
    public DateOnly? Dag { get; set; }

    /// <summary>The form.</summary>
    [BindProperty]
    public Command Input { get; set; } = new();

    BookingInput IBookingForm.Input => Input;

    /// <inheritdoc />
    public BookingChoices Choices => Shown.Choices;

    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query());

    /// <summary>Shows the form: the next whole hour, an hour long, oneself.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        var next = new TimeOnly(Math.Min(SwedishTime.ToLocal(clock.UtcNow()).Hour + 1, 22), 0);
        var at = Dag is { } day && day != clock.Today() ? new TimeOnly(9, 0) : next;
        Input = new()
        {
            On = Dag ?? clock.Today(), From = at, To = at.AddHours(1), Kind = "MOTE", PlaceKind = "KONTOR", CaseIds = Deltagare is { } id ? [id] : [], StaffIds = [user.Id ?? Guid.Empty],
        };
    }

    /// <summary>Books.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input);
        return Done(Go($"vecka?dag={Input.On!.Value.Iso()}"), "Tiden är bokad.");
    }

    /// <summary>The form.</summary>
    [Requires(CaseworkPermissions.WriteBookings)]
    public sealed record Query : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(BookingChoices Choices) : IShowsPersons
    {
        /// <inheritdoc />
        public IEnumerable<Guid> ShownParticipants => Choices.ShownParticipants;

        /// <inheritdoc />
        public string ShownAs => "booking.form";
    }

    /// <summary>The booking.</summary>
    [Requires(CaseworkPermissions.WriteBookings)]
    public sealed record Command : BookingInput, ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(ICodeLists codes, TimeProvider clock) => Include(new BookingRules(codes, clock));
    }

    internal sealed class Reader(BookingForms forms) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken) => new(await forms.ChoicesAsync([], cancellationToken));
    }

    internal sealed class Handler(BookingBook book, CaseworkDbContext db, CaseDesk desk, ICurrentDelprojekt here, DataScope scope) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var cases = await book.CasesAsync(request.CaseIds, [], cancellationToken);
            book.CheckStaff(request.StaffIds, [], cases);
            var owner = cases is [var first, ..] ? first.ControllerId : scope.ControllerId ?? here.Required.Controllers[0].Id;
            var made = new Booking(here.Required.Id, owner, request.Terms(), cases, [.. request.StaffIds.Distinct()], desk.By);
            db.Add(made);
            cases.ForEach(c => BookingBook.Agree(c, made.On, desk.Today));
            return made.Id;
        }
    }
}
