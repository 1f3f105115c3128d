using Mia.Casework.Access;
using Mia.Casework.Pages.Arende;
using Mia.Platform.Data;
using Mia.Platform.Identity;
using Mia.Platform.Messaging;
using Mia.Platform.Time;
using Mia.Web.Components;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Deltagare;

/// <summary>Everything that has happened in a case, latest first, from the change log: across interventions and modules.</summary>
public sealed class HistoryModel : CasePage
{
    /// <summary>Only this kind, from <see cref="HistoryWords.Kinds"/>.</summary>
    [FromQuery(Name = "typ")]
    public string? Kind { get; set; }

    /// <summary>Cursor: show what came before this number.</summary>
    [FromQuery(Name = "fore")]
    public long? Before { get; set; }

    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query(Id, Kind ?? "", Before));

    /// <summary>Shows the page.</summary>
    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    /// <summary>A page of history.</summary>
    [Requires(CaseworkPermissions.ReadCases)]
    public sealed record Query(Guid Id, string Kind, long? Before) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(CaseHead Head, IReadOnlyList<TimelineEntry> Rows, long? More) : CaseView(Head, "case.history");

    internal sealed class Reader(CaseDesk desk, PlatformDbContext platform, IStaffDirectory staff, HistoryWords words) : IRequestHandler<Query, View>
    {
        private const int Take = 50;

        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var head = await desk.HeadAsync(request.Id, cancellationToken);
            var rows = platform.Changes.Where(c => c.CaseId == request.Id);
            if (request.Before is { } before) rows = rows.Where(c => c.Seq < before);
            if (HistoryWords.Kinds.ContainsKey(request.Kind) && request.Kind.Length > 0)
            {
                var prefix = request.Kind + ".";
                rows = rows.Where(c => c.Kind.StartsWith(prefix));
            }
            var found = await rows.OrderByDescending(c => c.Seq).Take(Take + 1).Select(c => new { c.Seq, c.At, c.UserId, c.Kind, c.Detail }).ToListAsync(cancellationToken);
            return new(head, [.. found.Take(Take).Select(c => Entry(c.At, c.UserId, c.Kind, c.Detail))], found.Count > Take ? found[Take - 1].Seq : null);
        }

        private TimelineEntry Entry(DateTime at, Guid? userId, string kind, string? detail)
        {
            var local = SwedishTime.ToLocal(at);
            var day = DateOnly.FromDateTime(local);
            return new($"{day.DayAndMonth()} {TimeOnly.FromDateTime(local).Digits()}", userId is { } who ? staff.NameOf(who) : "Utan inloggning eller Mia själv",
                HistoryWords.Title(kind), words.Detail(kind, detail))
            {
                Group = day.MonthAndYear(), IsKey = kind is "case.enrolled" or "case.closed" or "intervention.started" or "intervention.ended" or "handover.status",
            };
        }
    }
}
