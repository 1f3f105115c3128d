using Mia.Casework.Access;
using Mia.Casework.Pages.Arende;
using Mia.Casework.Services;
using Mia.Platform.Identity;
using Mia.Platform.Messaging;
using Mia.Platform.Organisation;
using Mia.Platform.Time;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Mia.Casework.Pages.Tidslinje;

/// <summary>All that has happened to a participant, latest first: over all interventions, modules and cases that the reader may look into (peers.md 18).</summary>
public sealed class TimelineModel : CasePage
{
    /// <summary>Kind.</summary>
    [FromQuery(Name = "typ")]
    public string? Typ { get; set; }

    /// <summary>Type of an intervention.</summary>
    [FromQuery(Name = "insats")]
    public string? Insats { get; set; }

    /// <summary>First day.</summary>
    [FromQuery(Name = "fran")]
    public string? Fran { get; set; }

    /// <summary>Last day.</summary>
    [FromQuery(Name = "till")]
    public string? Till { get; set; }

    /// <summary>Cursor.</summary>
    [FromQuery(Name = "fore")]
    public string? Fore { get; set; }

    /// <summary><c>allt</c> for all at once.</summary>
    [FromQuery(Name = "visa")]
    public string? Visa { get; set; }

    /// <summary>The same, checked.</summary>
    public TimelineFilter Filter { get; private set; } = null!;

    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct)
    {
        Filter = TimelineFilter.Of(In("tidslinje"), Typ, Insats, Fran, Till, Fore, Visa == "allt");
        Shown = await Send(new Query(Id, Filter));
    }

    /// <summary>Shows the page.</summary>
    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    /// <summary>A page of the timeline.</summary>
    [Requires(CaseworkPermissions.ReadCases)]
    public sealed record Query(Guid Id, TimelineFilter Filter) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    /// <param name="Head">The top.</param>
    /// <param name="Rows">Latest first.</param>
    /// <param name="Total">How many pass the filter.</param>
    /// <param name="More">Cursor of the next page; null for the last.</param>
    /// <param name="Kinds">Kinds that there are.</param>
    /// <param name="Interventions">Types of interventions that the participant has or had.</param>
    public sealed record View(CaseHead Head, IReadOnlyList<Row> Rows, int Total, string? More, IReadOnlyList<string> Kinds, IReadOnlyList<SelectListItem> Interventions)
        : CaseView(Head, "case.timeline");

    /// <summary>One event in words.</summary>
    public sealed record Row(TimelineEvent Event, string When, string Who, string Text, string? Href);

    internal sealed class Reader(CaseDesk desk, TimelineBook book, CaseRules rules, IStaffDirectory staff, ICurrentDelprojekt here) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var head = await desk.HeadAsync(request.Id, cancellationToken);
            if (head.Rights.Level < CaseLevel.Overview) throw new ForbiddenException(CaseworkPermissions.ReadCases);
            var filter = request.Filter;
            var cases = await book.CasesAsync(head.ParticipantId, cancellationToken);
            var all = await book.EventsAsync(cases, cancellationToken);
            var periods = await book.PeriodsAsync(cases, cancellationToken);
            var asked = filter.Intervention is { } type ? periods.Where(p => p.TypeCode == type).ToList() : null;
            var passed = all.FindAll(a => filter.Shows(a.Event) && (asked is null || asked.Exists(p => p.Holds(a.Event))));
            var start = filter.Start(passed.ConvertAll(p => p.Event));
            var shown = passed.Skip(start).Take(filter.Whole ? TimelineFilter.Everything : TimelineFilter.PageSize).ToList();
            var texts = await TimelineBook.TextsAsync(shown, cancellationToken);
            var names = (await rules.OfAsync(here.Required.Id)).All.ToDictionary(r => r.Code, r => r.Name, StringComparer.Ordinal);
            return new(head, shown.ConvertAll(s => RowOf(s.Event, head, texts)), passed.Count, start + shown.Count < passed.Count ? TimelineFilter.Cursor(shown[^1].Event) : null,
                [.. TimelineKinds.All.Keys.Where(k => k == filter.Kind || all.Exists(a => a.Event.Kind == k))],
                [.. periods.Select(p => p.TypeCode).Distinct().Select(c => new SelectListItem(names.GetValueOrDefault(c, c), c, c == filter.Intervention))]);
        }

        private Row RowOf(TimelineEvent e, CaseHead head, IReadOnlyDictionary<Guid, string> texts)
        {
            var root = e.CaseId == head.Id ? head.Url : $"/{here.Required.Slug}/deltagare/{e.CaseId}";
            var text = string.Join(". ", new[] { e.Text, texts.GetValueOrDefault(e.Id, "") }.Where(t => t.Length > 0));
            return new(e, $"{e.On.DayAndMonth()} {e.At?.Digits()}".TrimEnd(), e.Who is { } who ? staff.NameOf(who) : "",
                e.IsLocked ? "Innehållet visas bara för dem som får läsa anteckningen." : text, e.Path is { } path && !e.IsLocked ? $"{root}/{path}" : null);
        }
    }
}
