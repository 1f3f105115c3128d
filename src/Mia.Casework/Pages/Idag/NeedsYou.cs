using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Exits;
using Mia.Casework.Domain.People;
using Mia.Casework.Pages.Insatser;
using Mia.Casework.Pages.Samtycken;
using Mia.Platform.Messaging;
using Mia.Platform.Security;
using Mia.Platform.Time;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Idag;

/// <summary>
/// "Behöver dig": computed from facts at every visit, nothing to tick off. No contact in too long, nothing booked, consent ending,
/// handover without answer, an intervention that has lost what it stands on (methods.md 19). The days are dated settings.
/// </summary>
public sealed class NeedsYou(IMediator mediator) : ViewComponent
{
    /// <summary>Rows shown at once.</summary>
    public const int Shown = 12;

    /// <summary>Draws the card.</summary>
    public async Task<IViewComponentResult> InvokeAsync() =>
        View("/Pages/Idag/NeedsYou.cshtml", await mediator.Send(new Query(), HttpContext.RequestAborted));

    /// <summary>What needs the reader.</summary>
    [Requires(CaseworkPermissions.ReadCases)]
    public sealed record Query : IQuery<Result>;

    /// <summary>What needs the reader, most urgent first.</summary>
    public sealed record Result(IReadOnlyList<CardRow> Rows, int Gap) : IShowsPersons
    {
        /// <inheritdoc />
        public IEnumerable<Guid> ShownParticipants => Rows.Take(Shown).Select(r => r.ParticipantId).Distinct();

        /// <inheritdoc />
        public string ShownAs => "start.needs-you";
    }

    internal sealed class Reader(CaseworkDbContext db, CaseAccess access, MyCases mine, DatedSettings settings, InterventionBook book, ICurrentUser user, TimeProvider clock)
        : IRequestHandler<Query, Result>
    {
        private const int Most = 50;

        private readonly DateOnly _today = clock.Today();

        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var gap = await settings.DaysAsync(SettingKeys.ContactGap, cancellationToken);
            var open = await mine.OpenAsync(cancellationToken);
            var rows = open.SelectMany(c => FromCase(c, gap)).ToList();
            if (open.Count > 0) rows.AddRange(await ConsentsAsync(open, cancellationToken));
            if (user.Can(CaseworkPermissions.ReadExits))
            {
                rows.AddRange(await HandoversAsync(cancellationToken));
                rows.AddRange(await DeclinedAsync(cancellationToken));
            }
            rows.AddRange(await UnsupportedAsync(cancellationToken));
            return new([.. rows.OrderByDescending(r => r.Rank)], gap);
        }

        private IEnumerable<CardRow> FromCase(MyCase c, int gap)
        {
            CardRow Row(string text, string due, string kind, int rank, string path = "") =>
                new(c.ParticipantId, mine.NameOf(c.ParticipantId, c.Number, c.Protected), mine.Url(c.Id, path), text, due, kind, rank);

            if (c.Status == CaseStatus.Dormant)
            {
                if (c.DormantUntil is { } until && until <= _today)
                    yield return Row($"Skulle vara tillbaka {until.Iso()}. Ärendet vilar fortfarande.", "I dag", "strong", 40);
                yield break;
            }
            if (c.NoShowsInRow >= 3) yield return Row($"Har uteblivit {c.NoShowsInRow} gånger i rad.", "I dag", "strong", 60);
            var since = _today.DayNumber - (c.LastContactOn ?? c.EnrolledOn).DayNumber;
            if (since >= gap)
            {
                yield return Row(c.LastContactOn is { } last ? $"Ingen kontakt sedan {last.DayAndMonth()}. Ni har sagt minst var {gap}:e dag." : $"Ingen kontakt sedan inskrivningen {c.EnrolledOn.DayAndMonth()}.",
                    since == gap ? "I dag" : $"Försenad {Days(since - gap)}", since == gap ? "strong" : "late", 50 + Math.Min(since - gap, 40));
                yield break;
            }
            if (c.NextContactOn is { } next && next < _today)
                yield return Row($"Kontakten {next.DayAndMonth()} är inte antecknad.", $"Försenad {Days(_today.DayNumber - next.DayNumber)}", "late", 45, "kontakter/ny");
            else if (c.NextContactOn is null && c.Status == CaseStatus.Enrolled)
                yield return Row("Ingen nästa kontakt är bokad.", $"Senast om {Days(gap - since)}", "", 20);
        }

        private async Task<IEnumerable<CardRow>> ConsentsAsync(IReadOnlyList<MyCase> open, CancellationToken ct)
        {
            var until = _today.AddDays(await settings.DaysAsync(SettingKeys.ConsentReminder, ct));
            var ids = open.Select(c => c.Id).ToList();
            var from = _today;
            var found = await db.Consents.AsNoTracking()
                .Where(c => ids.Contains(c.CaseId) && c.WithdrawnAt == null && c.ValidTo >= from)
                .Select(c => new { c.CaseId, c.Type, c.Party, c.ValidTo }).ToListAsync(ct);
            var byId = open.ToDictionary(c => c.Id);
            // One row per participant: consents are given, and run out, together.
            return found.GroupBy(c => (c.CaseId, c.Type, c.Party)).Select(g => (g.Key.CaseId, g.Key.Type, Last: g.Max(c => c.ValidTo))).Where(g => g.Last <= until).GroupBy(g => g.CaseId).Select(ending =>
            {
                var c = byId[ending.Key];
                var first = ending.Min(g => g.Last);
                var left = first.DayNumber - _today.DayNumber;
                var types = ending.Select(g => g.Type).Distinct().Order(StringComparer.Ordinal).ToList();
                var text = ending.Count() == 1 ? $"Samtycke {types[0]} går ut {first.DayAndMonth()}: {ConsentTypes.All.GetValueOrDefault(types[0], "")}."
                    : $"{ending.Count()} samtycken går ut {(ending.All(g => g.Last == first) ? "" : "från ")}{first.DayAndMonth()}: {string.Join(", ", types)}.";
                return new CardRow(c.ParticipantId, mine.NameOf(c.ParticipantId, c.Number, c.Protected), mine.Url(c.Id, "samtycken"), text, left == 0 ? "I dag" : $"Om {Days(left)}", left <= 7 ? "strong" : "", 35 - Math.Min(left, 30));
            });
        }

        private async Task<IEnumerable<CardRow>> HandoversAsync(CancellationToken ct)
        {
            var days = await settings.DaysAsync(SettingKeys.HandoverConfirm, ct);
            var before = clock.UtcNow().AddDays(-days);
            var me = user.Id;
            var leads = user.RolesHere.Contains(Role.ProjectLeader);
            var found = await db.Cases.AsNoTracking().Where(access.Listable())
                .Where(c => leads || c.Responsibilities.Any(r => r.UserId == me && r.To == null))
                .Join(db.Handovers.Where(h => h.Status == HandoverStatus.Sent && h.SentAt < before), c => c.Id, h => h.CaseId,
                    (c, h) => new { c.Id, c.ParticipantId, c.Number, Hidden = c.Participant.Protection != ProtectionLevel.None, HandoverId = h.Id, h.SentAt, h.PhoneYesOn })
                .OrderBy(h => h.SentAt).Take(Most).ToListAsync(ct);
            return found.Select(h =>
            {
                var waited = _today.DayNumber - SwedishTime.DateOf(h.SentAt!.Value).DayNumber;
                return new CardRow(h.ParticipantId, mine.NameOf(h.ParticipantId, h.Number, h.Hidden), mine.Url(h.Id, $"overlamning/{h.HandoverId}"),
                    h.PhoneYesOn is { } phoned ? $"Mottagaren sa ja per telefon {phoned.DayAndMonth()} men har inte bekräftat själv. Påminn med en ny länk."
                        : $"Överlämningen har inte fått svar på {Days(waited)}. Påminn eller ta tillbaka.", $"Försenad {Days(waited - days)}", "late", 70);
            });
        }

        /// <summary>A receiver has said no and nobody new is asked. A case that has ended stands between the chairs instead.</summary>
        private async Task<IEnumerable<CardRow>> DeclinedAsync(CancellationToken ct)
        {
            var me = user.Id;
            var found = await db.Cases.AsNoTracking().Where(c => c.EndedOn == null && c.Responsibilities.Any(r => r.UserId == me && r.To == null))
                .Join(db.Handovers.Where(h => h.Status == HandoverStatus.Declined
                        && !db.Handovers.Any(o => o.CaseId == h.CaseId && o.Status != HandoverStatus.Withdrawn && o.Status != HandoverStatus.Declined && o.CreatedAt >= h.CreatedAt)), c => c.Id, h => h.CaseId,
                    (c, h) => new { c.Id, c.ParticipantId, c.Number, Hidden = c.Participant.Protection != ProtectionLevel.None, HandoverId = h.Id, h.StoppedAt })
                .OrderBy(h => h.StoppedAt).Take(Most).ToListAsync(ct);
            return found.GroupBy(h => h.Id).Select(g => g.Last()).Select(h => new CardRow(h.ParticipantId, mine.NameOf(h.ParticipantId, h.Number, h.Hidden), mine.Url(h.Id, $"overlamning/{h.HandoverId}"),
                $"Mottagaren svarade nej {SwedishTime.DateOf(h.StoppedAt!.Value).DayAndMonth()}. Överlämningen saknar mottagare.", "I dag", "strong", 95));
        }

        private async Task<IEnumerable<CardRow>> UnsupportedAsync(CancellationToken ct)
        {
            var rules = await book.RulesAsync(ct);
            var demanding = rules.All.Where(r => r.RequiresAnyOf.Count > 0).Select(r => r.Code).ToList();
            if (demanding.Count == 0) return [];
            var required = rules.All.SelectMany(r => r.RequiresAnyOf).Distinct().ToList();
            var me = user.Id;
            var leads = user.RolesHere.Contains(Role.ProjectLeader);
            var found = await db.Cases.AsNoTracking().Where(access.Listable())
                .Where(c => c.EndedOn == null && (leads || c.Responsibilities.Any(r => r.UserId == me && r.To == null)))
                .Where(c => c.Interventions.Any(i => i.EndsOn == null && demanding.Contains(i.TypeCode))
                    && !c.Interventions.Any(i => i.EndsOn == null && required.Contains(i.TypeCode)))
                .OrderBy(c => c.EnrolledOn)
                .Select(c => new { c.Id, c.ParticipantId, c.Number, Hidden = c.Participant.Protection != ProtectionLevel.None,
                    Code = c.Interventions.Where(i => i.EndsOn == null && demanding.Contains(i.TypeCode)).Select(i => i.TypeCode).FirstOrDefault() })
                .Take(Most).ToListAsync(ct);
            return found.Select(c => new CardRow(c.ParticipantId, mine.NameOf(c.ParticipantId, c.Number, c.Hidden), mine.Url(c.Id, "insatser"),
                $"{rules.NameOf(c.Code ?? "")} pågår utan {rules.RequiredText(c.Code ?? "")}. Lägg till, eller avsluta serien.", "I dag", "strong", 55));
        }

        private static string Days(int days) => days == 1 ? "1 dag" : $"{days} dagar";
    }
}
