using System.Globalization;
using FluentValidation;
using Mia.Platform.Data;
using Mia.Platform.Data.Logs;
using Mia.Platform.Identity;
using Mia.Platform.Messaging;
using Mia.Platform.Organisation;
using Mia.Platform.Security;
using Mia.Platform.Time;
using Mia.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Mia.Admin.Pages.Administration;

/// <summary>A month's sample of readings, the same for everybody who looks, and the signed review of it.</summary>
public sealed class LogSampleModel(TimeProvider clock) : MiaPage
{
    [BindProperty(SupportsGet = true)]
    public string? Manad { get; set; }

    [BindProperty]
    public Command Input { get; set; } = new();

    internal View Result { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Answers { get; } = [new("Allt hade en förklaring", "true"), new("Något behöver följas upp", "false")];

    private DateOnly Month => DateOnly.TryParseExact(Manad + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
        ? month : new DateOnly(clock.Today().Year, clock.Today().Month, 1).AddMonths(-1);

    public override async Task LoadAsync(CancellationToken ct) => Result = await Send(new Query(Month));

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input);
        return Done("/admin/logg/stickprov", "Granskningen är underskriven.");
    }

    [Requires(Permissions.Log)]
    internal sealed record Query(DateOnly Month) : IQuery<View>;

    internal sealed record View(DateOnly Month, IReadOnlyList<LogSlice.Row> Rows, IReadOnlyList<Review> Reviews);

    internal sealed record Review(DateOnly Month, DateTime At, string Who, int Rows, bool AllWell, string Note);

    /// <summary>Signs the review of a month.</summary>
    [Requires(Permissions.Log)]
    public sealed record Command : ICommand<bool>
    {
        /// <summary>First day of the month.</summary>
        public DateOnly Month { get; init; }

        /// <summary>Whether every reading had a reason.</summary>
        public bool? AllWell { get; init; }

        /// <summary>What was found and done.</summary>
        public string Note { get; init; } = "";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.AllWell).NotNull().WithMessage("Välj vad du kom fram till.");
            RuleFor(c => c.Note).MaximumLength(LogReview.MaxNote).WithMessage("Skriv högst 1 000 tecken.");
            RuleFor(c => c.Note).NotEmpty().When(c => c.AllWell == false).WithMessage("Skriv vad som behöver följas upp.");
        }
    }

    /// <summary>Chooses the sample: by a hash of month and row, so that nobody chooses it and everybody sees the same.</summary>
    internal sealed class Sample(AccessLog log, AdminScope scope)
    {
        private const int Size = 20;
        private const int Batch = 2000;

        public async Task<IReadOnlyList<AccessRow>> OfAsync(DateOnly month, CancellationToken ct)
        {
            var filter = new AccessFilter(From: SwedishTime.DayInUtc(month).From, To: SwedishTime.DayInUtc(month.AddMonths(1)).From);
            var best = new PriorityQueue<AccessRow, ulong>();
            long? before = null;
            while (true)
            {
                var rows = await log.ListAsync(filter, before, Batch, ct);
                foreach (var row in rows.Where(r => r.Entry.Participants.Count > 0 && (scope.Everything || scope.Delprojekt.Any(d => d.Id == r.Entry.DelprojektId))))
                {
                    // The queue gives back its smallest first, so the largest rank is the one to throw out.
                    best.Enqueue(row, ulong.MaxValue - Rank(month, row.Seq));
                    if (best.Count > Size) best.Dequeue();
                }

                if (rows.Count < Batch) return [.. best.UnorderedItems.Select(i => i.Element).OrderByDescending(r => r.At)];
                before = rows[^1].Seq;
            }
        }

        private static ulong Rank(DateOnly month, long seq)
        {
            var x = (ulong)seq * 0x9E3779B97F4A7C15UL ^ (ulong)month.DayNumber * 0xBF58476D1CE4E5B9UL;
            x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9UL;
            return x ^ x >> 31;
        }
    }

    internal sealed class QueryHandler(Sample sample, AdminScope scope, PlatformDbContext db, IStaffDirectory staff, IDelprojektDirectory directory) : IRequestHandler<Query, View>
    {
        private const int Shown = 24;

        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var rows = (await sample.OfAsync(request.Month, cancellationToken)).Select(r => new LogSlice.Row(r.Seq, r.At, r.Entry.UserId is { } id ? staff.NameOf(id) : "–",
                LogWords.Read(r.Entry.Kind), r.Entry.Kind, r.Entry.DelprojektId is { } d ? directory.Find(d)?.Name ?? "stängt delprojekt" : "–", "", null, LogWords.Why(r.Entry.Reason))).ToList();
            var mine = scope.Everything ? null : scope.Delprojekt.Select(d => (Guid?)d.Id).ToHashSet();
            var reviews = (await db.Set<LogReview>().AsNoTracking().OrderByDescending(r => r.At).ToListAsync(cancellationToken))
                .Where(r => mine is null || mine.Contains(r.DelprojektId)).Take(Shown);
            return new View(request.Month, rows, [.. reviews.Select(r => new Review(r.Month, r.At, staff.NameOf(r.By), r.Rows, r.AllWell, r.Note ?? ""))]);
        }
    }

    internal sealed class Handler(Sample sample, AdminScope scope, PlatformDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<Command, bool>
    {
        public async Task<bool> Handle(Command request, CancellationToken cancellationToken)
        {
            var month = new DateOnly(request.Month.Year, request.Month.Month, 1);
            var rows = await sample.OfAsync(month, cancellationToken);
            if (rows.Count == 0) throw new RuleException("Det finns inget att granska den månaden.");
            Guid? place = scope.Everything ? null : scope.Delprojekt[0].Id;
            db.Add(new LogReview(month, place, user.Id!.Value, clock.UtcNow(), rows.Count, request.AllWell!.Value, request.Note.Trim()));
            return true;
        }
    }
}
