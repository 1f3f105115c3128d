using Mia.Casework.Data;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Plans;
using Mia.Casework.Services;
using Mia.Platform.Messaging;
using Mia.Platform.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Planen;

internal sealed class ReviewReader(PlanDesk desk, CaseworkDbContext db, PlanOptions options, DatedSettings settings) : IRequestHandler<ReviewModel.Query, ReviewModel.View>
{
    public async Task<ReviewModel.View> Handle(ReviewModel.Query request, CancellationToken cancellationToken)
    {
        var (head, plan) = await desk.FormAsync(request.Id, cancellationToken);
        var saved = request.ReviewId is { } id
            ? await db.PlanReviews.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id && r.CaseId == request.Id, cancellationToken) ?? throw await desk.RefusedAsync(cancellationToken)
            : null;
        var days = await settings.DaysAsync(SettingKeys.PlanReview, cancellationToken);
        var url = saved is null ? $"{head.Url}/plan/uppfoljning" : $"{head.Url}/plan/uppfoljning/{saved.Id}";
        var open = plan.Objectives.Where(o => o.Status.IsOpen() && saved is null).OrderBy(o => plan.Goals.First(g => g.Id == o.GoalId).Order).ThenBy(o => o.TargetOn ?? DateOnly.MaxValue).ToList();
        var input = new ReviewModel.Command
        {
            Version = saved?.Version ?? Guid.Empty,
            HeldOn = saved?.HeldOn ?? desk.Today,
            Present = saved?.Present ?? [PlanParties.Participant, PlanParties.Staff],
            PresentNames = saved?.PresentNames, Decided = saved?.Decided,
            NextReviewOn = saved is null ? desk.Today.AddDays(days) : saved.NextReviewOn,
            Items = [.. open.Select(o => new ReviewModel.Item { ObjectiveId = o.Id, Status = o.Status })],
        };
        return new(head, input, options.Of(CodeLists.Party), ObjectiveProgressModel.Statuses,
            [.. open.Select(o => new ReviewModel.ObjectiveRow(o.Id, o.Text ?? "", o.Sign ?? "", ObjectiveProgressModel.LevelsOf(o)))], days,
            new("Spara uppföljningen", head.Url + "/plan", PlanForms.Key(ReviewModel.Form, request.Id, saved?.Id), null, url));
    }
}

internal sealed class ReviewHandler(PlanDesk desk, CaseworkDbContext db, PlanForms forms) : IRequestHandler<ReviewModel.Command, Guid>
{
    public async Task<Guid> Handle(ReviewModel.Command request, CancellationToken cancellationToken)
    {
        var (owner, plan) = await desk.OpenAsync(request.CaseId, cancellationToken);
        await forms.DoneAsync(ReviewModel.Form, request.CaseId, request.ReviewId, cancellationToken);
        if (request.ReviewId is not { } id)
        {
            if (request.Items.Exists(i => plan.Objectives.All(o => o.Id != i.ObjectiveId))) throw await desk.RefusedAsync(cancellationToken);
            var (review, version) = plan.Review(owner, request.Terms, [.. request.Items.Select(i => new ReviewItem(i.ObjectiveId, i.Status, i.Score, i.Reason))], desk.Content, desk.By);
            db.AddRange(review, version);
            return review.Id;
        }
        var all = await db.PlanReviews.Where(r => r.CaseId == request.CaseId).ToListAsync(cancellationToken);
        var saved = all.Find(r => r.Id == id) ?? throw await desk.RefusedAsync(cancellationToken);
        if (saved.Version != request.Version)
            throw new ConflictException(saved.Version,
            [
                new("Mötet var", "Input.HeldOn", saved.HeldOn.Iso()), new("Namn eller enhet", "Input.PresentNames", saved.PresentNames ?? ""),
                new("Vad ni kom fram till", "Input.Decided", saved.Decided ?? ""), new("Nästa uppföljning", "Input.NextReviewOn", saved.NextReviewOn?.Iso() ?? ""),
            ]);
        plan.CorrectReview(owner, saved, request.Terms, all.FindAll(r => r.Id != id), desk.By);
        return id;
    }
}
