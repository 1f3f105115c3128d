using Mia.Casework.Access;
using Mia.Casework.Domain.Mapping;
using Mia.Casework.Pages.Arende;
using Mia.Platform.Messaging;
using Mia.Web.Charts;
using MediatR;

namespace Mia.Casework.Pages.Skattningar;

/// <summary>The participant's ratings on paper for the meeting: pictures, all numbers, and room for what is said. Never the staff's view.</summary>
public sealed class PrintModel : CasePage
{
    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query(Id));

    /// <summary>Shows the page.</summary>
    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    /// <summary>The ratings of a case, for paper.</summary>
    [Requires(CaseworkPermissions.ReadMapping)]
    public sealed record Query(Guid Id) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(CaseHead Head, string Dates, DotsChart? Change, IReadOnlyList<Row> Rows) : CaseView(Head, "case.ratings-print");

    /// <summary>An area, with first and latest value of each measure.</summary>
    public sealed record Row(string Name, string Satisfaction, string Weight, string Hope);

    internal sealed class Reader(RatingDesk ratings) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var head = await ratings.HeadAsync(request.Id, cancellationToken);
            var theirs = (await ratings.SeenAsync(request.Id, cancellationToken)).Where(r => r.IsCurrent && r.Voice == RatingVoice.Participant)
                .Select(r => new RatingPoint(r.RatedOn, [.. r.Areas.Select(a => a.Score)])).ToList();
            var measures = Enum.GetValues<RatingMeasure>().ToDictionary(m => m, m => RatingSeries.Change(theirs, m).ToDictionary(p => p.Code, StringComparer.Ordinal));
            var codes = measures.Values.SelectMany(m => m.Keys).Distinct(StringComparer.Ordinal).ToList();
            return new(head, Dates(theirs), RatingPictures.Change([.. measures[RatingMeasure.Satisfaction].Values], RatingMeasure.Satisfaction, ratings.TextOf),
                codes.ConvertAll(c => new Row(ratings.TextOf(c), Text(RatingMeasure.Satisfaction, c), Text(RatingMeasure.Weight, c), Text(RatingMeasure.Hope, c))));

            string Text(RatingMeasure measure, string code) => measures[measure].GetValueOrDefault(code) is not { } pair ? "–" : pair.Before is { } first ? $"{first} → {pair.After}" : $"{pair.After}";
        }

        private static string Dates(List<RatingPoint> ratings) => ratings switch
        {
            [] => "Ingen skattning än.",
            [var only] => $"Skattat {Platform.Time.SwedishTime.Iso(only.On)}.",
            [var first, .., var last] => $"Först {Platform.Time.SwedishTime.Iso(first.On)}, senast {Platform.Time.SwedishTime.Iso(last.On)}.",
        };
    }
}
