using FluentValidation;
using Mia.Casework.Access;
using Mia.Casework.Domain.Bookings;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Pages.Arende;
using Mia.Casework.Services.Bookings;
using Mia.Casework.Services;
using Mia.Platform.Messaging;
using Mia.Platform.Time;
using Mia.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Mia.Casework.Pages.Vecka;

/// <summary>Moves, changes or calls off a booking.</summary>
public sealed class BookingModel : MiaPage, IBookingForm
{
    /// <summary>The booking of the address.</summary>
    [FromRoute(Name = "id")]
    public Guid Id { get; set; }

    /// <summary>The form.</summary>
    [BindProperty]
    public Command Input { get; set; } = new();

    BookingInput IBookingForm.Input => Input;

    /// <inheritdoc />
    public BookingChoices Choices => Shown.Choices;

    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query(Id));

    /// <summary>Shows what is booked.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Input = Shown.Saved;
    }

    /// <summary>Saves the change.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { Id = Id });
        return Done(Go($"vecka?dag={Input.On!.Value.Iso()}"), "Bokningen är ändrad.");
    }

    /// <summary>Calls it off.</summary>
    public async Task<IActionResult> OnPostCancelAsync([FromForm] string? reason)
    {
        var on = await Send(new Cancel(Id, reason));
        return Done(Go($"vecka?dag={on.Iso()}"), "Tiden är avbokad.");
    }

    /// <summary>One booking.</summary>
    [Requires(CaseworkPermissions.WriteBookings)]
    public sealed record Query(Guid Id) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(Command Saved, BookingChoices Choices, BookingStatus Status, bool IsOver) : IShowsPersons
    {
        /// <inheritdoc />
        public IEnumerable<Guid> ShownParticipants => Choices.ShownParticipants;

        /// <inheritdoc />
        public string ShownAs => "booking.one";
    }

    /// <summary>The change.</summary>
    [Requires(CaseworkPermissions.WriteBookings)]
    public sealed record Command : BookingInput, ICommand<bool>
    {
        /// <summary>The booking.</summary>
        [BindNever]
        public Guid Id { get; init; }

        /// <summary>Version stamp that the form was filled from.</summary>
        public Guid Version { get; init; }

        /// <summary>Why it is moved, code.</summary>
        public string? ChangeReason { get; init; }
    }

    /// <summary>Calls it off.</summary>
    [Requires(CaseworkPermissions.WriteBookings)]
    public sealed record Cancel(Guid Id, string? Reason) : ICommand<DateOnly>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(ICodeLists codes, TimeProvider clock)
        {
            Include(new BookingRules(codes, clock));
            RuleFor(c => c.ChangeReason).CodeOf(codes, clock, CodeLists.BookingChange);
        }
    }

    internal sealed class CancelValidator : AbstractValidator<Cancel>
    {
        public CancelValidator(ICodeLists codes, TimeProvider clock) =>
            RuleFor(c => c.Reason).NotEmpty().WithMessage("Välj varför tiden avbokas.").CodeOf(codes, clock, CodeLists.BookingChange);
    }

    internal sealed class Reader(BookingBook book, BookingForms forms, CaseDesk desk) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var b = await book.OpenAsync(request.Id, cancellationToken);
            var cases = b.Participants.Select(p => p.CaseId).ToList();
            return new(new Command
            {
                Id = b.Id, Version = b.Version, On = b.On, From = b.From, To = b.To, Kind = b.Kind, PlaceKind = b.PlaceKind, Place = b.Place, Subject = b.Subject,
                CaseIds = cases, StaffIds = [.. b.Staff.Select(s => s.UserId)],
            }, await forms.ChoicesAsync(cases, cancellationToken), b.Status, b.On < desk.Today);
        }
    }

    internal sealed class Handler(BookingBook book, CaseDesk desk, ICodeLists codes) : IRequestHandler<Command, bool>, IRequestHandler<Cancel, DateOnly>
    {
        public async Task<bool> Handle(Command request, CancellationToken cancellationToken)
        {
            var b = await book.OpenAsync(request.Id, cancellationToken);
            if (b.Version != request.Version) throw new ConflictException(b.Version, Fields(b, request));
            var (before, staff) = (b.Participants.Select(p => p.CaseId).ToList(), b.Staff.Select(s => s.UserId).ToList());
            var cases = await book.CasesAsync(request.CaseIds, before, cancellationToken);
            book.CheckStaff(request.StaffIds, staff, cases);
            b.Change(request.Terms(), cases, [.. request.StaffIds.Distinct()], request.ChangeReason, desk.By);
            await book.RenewAsync(before.Concat(request.CaseIds), b, cancellationToken);
            return true;
        }

        public async Task<DateOnly> Handle(Cancel request, CancellationToken cancellationToken)
        {
            var b = await book.OpenAsync(request.Id, cancellationToken);
            b.Cancel(request.Reason, desk.By);
            await book.RenewAsync(b.Participants.Select(p => p.CaseId), b, cancellationToken);
            return b.On;
        }

        private ConflictField[] Fields(Domain.Bookings.Booking b, Command request) =>
        [
            new("Dag", "Input.On", b.On.Iso()), new("Från", "Input.From", b.From.ToString("HH:mm", null)), new("Till", "Input.To", b.To.ToString("HH:mm", null)),
            new("Typ", "Input.Kind", codes.Text(CodeLists.BookingKind, b.Kind)) { Yours = codes.Text(CodeLists.BookingKind, request.Kind) },
            new("Var", "Input.PlaceKind", codes.Text(CodeLists.BookingPlace, b.PlaceKind)) { Yours = codes.Text(CodeLists.BookingPlace, request.PlaceKind) },
            new("Plats", "Input.Place", b.Place ?? ""), new("Vad det gäller", "Input.Subject", b.Subject ?? ""),
        ];
    }
}
