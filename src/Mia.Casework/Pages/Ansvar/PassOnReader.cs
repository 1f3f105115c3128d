using FluentValidation;
using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Bookings;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Exits;
using Mia.Casework.Domain.Interventions;
using Mia.Casework.Domain.Staffing;
using Mia.Casework.Pages.Arende;
using Mia.Casework.Pages.Idag;
using Mia.Casework.Pages.Insatser;
using Mia.Casework.Services.Staffing;
using Mia.Platform.Identity;
using Mia.Platform.Messaging;
using Mia.Platform.Security;
using Mia.Platform.Time;
using MediatR;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Ansvar;

/// <summary>What a colleague holds, and what would become of it.</summary>
public static class PassOnReader
{
    /// <summary>What somebody holds.</summary>
    [Requires(CaseworkPermissions.PassOnCaseload)]
    public sealed record Query(Guid ColleagueId) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    /// <param name="Name">The colleague.</param>
    /// <param name="StillHere">Works here today.</param>
    /// <param name="Rows">What she holds.</param>
    /// <param name="Receivers">Who can have it, with what they hold already.</param>
    /// <param name="Mark">Of <see cref="PassOnInput.Mark"/>.</param>
    /// <param name="ShownParticipants">Whom it is about.</param>
    public sealed record View(string Name, bool StillHere, IReadOnlyList<Row> Rows, IReadOnlyList<SelectListItem> Receivers, string Mark, IEnumerable<Guid> ShownParticipants) : IShowsPersons
    {
        /// <inheritdoc />
        public string ShownAs => "caseload.held";
    }

    /// <summary>A case with what belongs to it, or a task or meeting beside the cases.</summary>
    public sealed record Row(Guid Key, bool IsCase, string Name, string? Href, string What);

    /// <summary>Who would get how much.</summary>
    [Requires(CaseworkPermissions.PassOnCaseload)]
    public sealed record PreviewQuery(PassOnInput Form) : IQuery<Preview>;

    /// <summary>The answer: numbers only.</summary>
    /// <param name="Parts">Each receiver.</param>
    /// <param name="Stays">Rows that stay where they are.</param>
    public sealed record Preview(IReadOnlyList<Part> Parts, int Stays);

    /// <summary>What one receiver would get.</summary>
    /// <param name="Name">Who.</param>
    /// <param name="Before">Open cases now.</param>
    /// <param name="After">Open cases then.</param>
    /// <param name="What">What is added, in words.</param>
    /// <param name="Clashes">Meetings at a time when the receiver has another.</param>
    public sealed record Part(string Name, int Before, int After, string What, int Clashes);

    internal sealed class PreviewValidator : AbstractValidator<PreviewQuery>
    {
        public PreviewValidator() => RuleFor(c => c.Form).SetValidator(new PassOnRules()).OverridePropertyName("");
    }

    internal sealed class Reader(CaseworkDbContext db, CaseloadBook book, HeldCounts counts, Colleagues colleagues, InterventionBook interventions, CaseAccess access, CaseDesk desk, MyCases cases,
        ICurrentUser user) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            if (colleagues.Find(request.ColleagueId) is not { } member) throw await desk.RefusedAsync(cancellationToken);
            var held = await book.OfAsync(member.Id, cancellationToken);
            var rules = await interventions.RulesAsync(cancellationToken);
            var ids = held.Cases.Select(c => c.Id).ToList();
            var sent = await db.Handovers.AsNoTracking().Where(h => h.Status == HandoverStatus.Sent && ids.Contains(h.CaseId)).GroupBy(h => h.CaseId)
                .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
            var load = await counts.OfAsync(null, cancellationToken);
            var rows = held.Rows().Select(r => r.Case is { } c ? new Row(r.Key, true, NameOf(c), HrefOf(c), WhatOf(c, r, held.UserId, rules, sent.GetValueOrDefault(c.Id)))
                : new Row(r.Key, false, string.Join(", ", r.About.Select(NameOf)), null, WhatOf(r)));
            return new(member.Name, desk.IsHere(member.Id), [.. rows],
                [.. colleagues.Working.Where(m => m.Id != member.Id).Select(m => new SelectListItem($"{m.Name} ({Load(load.GetValueOrDefault(m.Id))})", m.Id.ToString()))],
                held.Mark, held.Cases.Select(c => c.ParticipantId).Distinct().ToList());
        }

        private static string Load(HeldCount? count) => HeldCount.Words(count?.Cases ?? 0, "ärende", "ärenden") is { Length: > 0 } text ? text : "inga ärenden";

        /// <summary>A protected person is a row without a name for a leader who does not answer for them: the work must not be lost.</summary>
        private string NameOf(Case c) => Level(c) == CaseLevel.None ? "Person med skyddade uppgifter" : cases.NameOf(c.ParticipantId, c.Number, c.Participant.IsProtected);

        private string? HrefOf(Case c) => Level(c) == CaseLevel.None ? null : cases.Url(c.Id);

        private CaseLevel Level(Case c) => access.LevelOf(user.Id is { } me && c.IsResponsible(me), c.Participant.IsProtected);

        private static string WhatOf(Case c, CaseloadRow row, Guid holder, InterventionRules rules, int sent)
        {
            var areas = c.Responsibilities.Where(r => r.UserId == holder && r.To is null && !r.IsMain).Select(r => r.Area.Swedish()).ToList();
            var mine = c.Interventions.Where(i => i.ResponsibleId == holder && i.EndsOn is null).Select(i => rules.NameOf(i.TypeCode)).Distinct().ToList();
            return string.Join(" · ", new[]
            {
                c.MainResponsibleId == holder ? "Huvudansvarig" : "", areas.Count > 0 ? "Ansvarar för " + string.Join(" och ", areas).ToLowerInvariant() : "", string.Join(", ", mine),
                HeldCount.Words(row.Tasks.Count, "uppgift", "uppgifter"), HeldCount.Words(row.Bookings.Count, "möte", "möten"),
                HeldCount.Words(row.Activities(holder), "aktivitet i planen", "aktiviteter i planen"), HeldCount.Words(sent, "överlämning väntar på svar", "överlämningar väntar på svar"),
            }.Where(w => w.Length > 0));
        }

        private static string WhatOf(CaseloadRow row) => row.Tasks is [var task] ? $"Uppgift till {task.DueOn.DayAndMonth()}"
            : row.Bookings is [var booking] ? $"Möte {booking.On.DayAndMonth()} {booking.From.Clock()}" : "";
    }

    internal sealed class PreviewHandler(CaseworkDbContext db, CaseloadBook book, CaseloadShares shares, HeldCounts counts, Colleagues colleagues, IStaffDirectory staff, CaseDesk desk)
        : IRequestHandler<PreviewQuery, Preview>
    {
        public async Task<Preview> Handle(PreviewQuery request, CancellationToken cancellationToken)
        {
            var form = request.Form;
            if (colleagues.Find(form.ColleagueId) is null) throw await desk.RefusedAsync(cancellationToken);
            // The days are checked as they will be.
            _ = new CaseloadTransfer(Guid.Empty, form.Terms, 0, desk.By);
            var held = await book.OfAsync(form.ColleagueId, cancellationToken);
            var parts = shares.Of(held, form);
            var receivers = parts.Select(p => p.To).Distinct().ToList();
            var load = await counts.OfAsync(receivers, cancellationToken);
            var moved = parts.SelectMany(p => p.Row.Bookings).ToList();
            var (first, last) = moved.Count == 0 ? (DateOnly.MaxValue, DateOnly.MinValue) : (moved.Min(b => b.On), moved.Max(b => b.On));
            var busy = (await db.Bookings.AsNoTracking().Where(b => b.Status == BookingStatus.Planned && b.On >= first && b.On <= last)
                .SelectMany(b => b.Staff, (b, s) => new { s.UserId, b.Id, b.On, b.From, b.To }).Where(b => receivers.Contains(b.UserId)).ToListAsync(cancellationToken)).ToLookup(b => (b.UserId, b.On));
            return new([.. parts.GroupBy(p => p.To).Select(g =>
            {
                var before = load.GetValueOrDefault(g.Key) ?? HeldCount.None;
                var rows = g.Select(p => p.Row).ToList();
                var gets = rows.Where(r => r.Case is not null).ToList();
                var clashes = rows.SelectMany(r => r.Bookings).Count(b => busy[(g.Key, b.On)].Any(o => o.Id != b.Id && o.From < b.To && b.From < o.To));
                var what = string.Join(", ", new[]
                {
                    HeldCount.Words(gets.Count, "ärende", "ärenden"), HeldCount.Words(rows.Sum(r => r.Tasks.Count), "uppgift", "uppgifter"),
                    HeldCount.Words(rows.Sum(r => r.Bookings.Count), "möte", "möten"), HeldCount.Words(gets.Sum(r => r.Activities(held.UserId)), "aktivitet i planer", "aktiviteter i planer"),
                }.Where(w => w.Length > 0));
                return new Part(staff.NameOf(g.Key), before.Cases, before.Cases + gets.Count(r => !r.Case!.IsResponsible(g.Key)), what, clashes);
            }).OrderBy(p => p.Name, SwedishOrder.Names)], held.Rows().Count - parts.Count);
        }
    }
}
