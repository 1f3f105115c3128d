using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Plans;
using Mia.Casework.Pages.Arende;
using Mia.Casework.Pages.Insatser;
using Mia.Casework.Pages.Kontakter;
using Mia.Platform.Messaging;
using Mia.Platform.Security;
using Mia.Platform.Time;
using Mia.Web.Charts;
using Mia.Web.Components;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Deltagare;

/// <summary>A participant at a glance: who, next step, parallel interventions, latest contacts, and a note beside it all.</summary>
public sealed class CaseModel : CasePage
{
    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query(Id));

    /// <summary>Shows the page.</summary>
    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    /// <summary>The overview of one case.</summary>
    [Requires(CaseworkPermissions.ReadCases)]
    public sealed record Query(Guid Id) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(CaseHead Head, NextStep Step, IReadOnlyList<InterventionRow> Interventions, IReadOnlyList<TimelineEntry> Contacts,
        ContactForm? Form, DateOnly Today) : CaseView(Head, "case.overview")
    {
        /// <summary>The picture.</summary>
        public BarsChart? Bars => Lanes.Of(Interventions, Head.MainName, Today);
    }

    /// <summary>What to do next, and why.</summary>
    public sealed record NextStep(string Title, string Why, string? Href = null, string? Link = null);

    internal sealed class Reader(CaseDesk desk, CaseworkDbContext db, InterventionList interventions, LatestContacts latest, ContactForms forms)
        : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var head = await desk.HeadAsync(request.Id, cancellationToken);
            var list = await interventions.OfAsync(request.Id, cancellationToken);
            var contacts = await latest.OfAsync(head, cancellationToken);
            var form = head.Rights.LogContact && head.IsOpen ? await forms.NewAsync(head, head.Url, cancellationToken) with { Slim = true } : null;
            return new(head, StepOf(head, list, await LateAsync(head, cancellationToken), desk.Today), list, contacts, form, desk.Today);
        }

        /// <summary>The activity of the plan that should have been done longest ago.</summary>
        private async Task<PlanActivity?> LateAsync(CaseHead head, CancellationToken ct)
        {
            var today = desk.Today;
            return !head.Rights.SeesPlan ? null : await db.PlanActivities.AsNoTracking()
                .Where(a => a.CaseId == head.Id && a.DueOn < today && a.Status < ActivityStatus.Done).OrderBy(a => a.DueOn).FirstOrDefaultAsync(ct);
        }

        private static NextStep StepOf(CaseHead head, IReadOnlyList<InterventionRow> list, PlanActivity? late, DateOnly today)
        {
            // Those who may only look get the words without the button.
            var note = head.Rights.LogContact ? head.Url + "/kontakter/ny" : null;
            if (head.Status == CaseStatus.Dormant) return new("Ärendet vilar", "Kontakten tas upp igen när deltagaren är tillbaka.");
            if (list.Count == 0) return new("Lägg till den första insatsen", "Deltagaren är inskriven men ingen insats har börjat.", head.Rights.Interventions ? head.Url + "/insatser/ny" : null, "Lägg till insats");
            if (head.NoShowsInRow >= 3)
                return new("Prata om vad som är i vägen", $"Deltagaren har uteblivit {head.NoShowsInRow} gånger i rad.", note, "Skriv anteckning");
            return head.NextContactOn switch
            {
                null => new("Boka nästa kontakt", head.LastContactOn is { } last ? $"Senaste kontakten var {SwedishTime.Relative(last, today)}. Inget är bokat." : "Ingen kontakt är antecknad och inget är bokat.", note, "Skriv anteckning"),
                { } next when next < today => new("Anteckna hur det gick", $"En kontakt var bokad {next.DayAndMonth()} men är inte antecknad.", note, "Skriv anteckning"),
                { } next when next == today => new("Kontakt i dag", head.LastContactOn is { } last ? $"Senast var {SwedishTime.Relative(last, today)}." : "Det är den första kontakten.", note, "Skriv anteckning"),
                { } next when late is not null => new(late.What ?? "", $"Skulle vara klart {late.DueOn!.Value.DayAndMonth()}. Nästa kontakt är {next.DayAndMonth()}.",
                    head.Rights.WritesPlan ? $"{head.Url}/plan/aktivitet/{late.Id}/laget" : head.Url + "/plan", head.Rights.WritesPlan ? "Skriv läget" : "Öppna planen"),
                { } next => new($"Nästa kontakt {next.DayAndMonth()}", $"Den är {SwedishTime.Relative(next, today)}."),
            };
        }
    }
}
