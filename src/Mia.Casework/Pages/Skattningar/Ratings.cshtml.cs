using Mia.Casework.Access;
using Mia.Casework.Domain.Mapping;
using Mia.Casework.Pages.Arende;
using Mia.Platform.Identity;
using Mia.Platform.Messaging;
using Mia.Web.Charts;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Mia.Casework.Pages.Skattningar;

/// <summary>The self-ratings of a case: what has changed, where the two voices differ, and when the next one is due (methods.md 2.4–2.9).</summary>
public sealed class RatingsModel : CasePage
{
    /// <summary>What is compared: <c>vikt</c>, <c>hopp</c>, or satisfaction.</summary>
    [FromQuery(Name = "matt")]
    public string? Measure { get; set; }

    /// <summary><c>spindel</c> for the radar.</summary>
    [FromQuery(Name = "form")]
    public string? Shape { get; set; }

    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query(Id, MeasureOf(Measure)));

    /// <summary>Shows the page.</summary>
    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    /// <summary>The same page with another measure or shape.</summary>
    public string With(RatingMeasure measure, bool radar) => In($"skattningar?matt={measure.Swedish().ToLowerInvariant()}{(radar ? "&form=spindel" : "")}");

    /// <summary>The measure that an address names.</summary>
    internal static RatingMeasure MeasureOf(string? text) => text switch { "vikt" => RatingMeasure.Weight, "hopp" => RatingMeasure.Hope, _ => RatingMeasure.Satisfaction };

    /// <summary>The ratings of a case.</summary>
    [Requires(CaseworkPermissions.ReadMapping)]
    public sealed record Query(Guid Id, RatingMeasure Measure) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(CaseHead Head, DueText Due, RatingMeasure Measure, DotsChart? Change, RadarChart? Radar, DotsChart? Voices, bool HasOwn, IReadOnlyList<string> Falls, IReadOnlyList<Row> Rows)
        : CaseView(Head, "case.ratings")
    {
        /// <summary>The reader may write a rating down.</summary>
        public bool CanRate => RatingDesk.MayRate(Head);
    }

    /// <summary>One rating.</summary>
    public sealed record Row(Guid Id, DateOnly On, string Occasion, string Text, bool IsOwn, bool IsCorrected);

    internal sealed class Reader(RatingDesk ratings, IStaffDirectory staff) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var head = await ratings.HeadAsync(request.Id, cancellationToken);
            var all = await ratings.SeenAsync(request.Id, cancellationToken);
            var theirs = all.Where(r => r.IsCurrent && r.Voice == RatingVoice.Participant).ToList();
            var mine = all.Where(r => r.IsCurrent && r.Voice == RatingVoice.Staff).ToList();
            var (points, own) = (theirs.ConvertAll(Point), mine.ConvertAll(Point));
            var change = RatingSeries.Change(points, request.Measure);
            var due = await ratings.DueAsync(head, theirs.Select(r => (r.Occasion, r.RatedOn)), cancellationToken);
            var falls = RatingSeries.Falls(points, RatingMeasure.Satisfaction, await ratings.FallAsync(cancellationToken));
            return new(head, due, request.Measure, RatingPictures.Change(change, request.Measure, ratings.TextOf), RatingPictures.Radar(change, request.Measure, ratings.TextOf),
                RatingPictures.Voices(RatingSeries.Voices(points, own, request.Measure), ratings.TextOf), mine.Count > 0,
                [.. falls.Select(f => $"{ratings.TextOf(f.Code)}, från {f.Before} till {f.After}")], [.. all.Reverse().Select(Row)]);
        }

        private Row Row(SelfRating r)
        {
            var who = r.WrittenBy is { } id ? staff.NameOf(id) : "";
            var areas = r.Areas.Count == 1 ? "1 område" : $"{r.Areas.Count} områden";
            return new(r.Id, r.RatedOn, r.Occasion.Swedish(), r.Voice == RatingVoice.Staff ? $"Din egen bild, {areas}" : $"Deltagaren, {areas}, {r.Way.Swedish().ToLowerInvariant()}. Skriven av {who}",
                r.Voice == RatingVoice.Staff, !r.IsCurrent);
        }

        private static RatingPoint Point(SelfRating r) => new(r.RatedOn, [.. r.Areas.Select(a => a.Score)]);
    }
}
