using Mia.Casework.Data;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Plans;
using Mia.Casework.Pages.Insatser;
using Mia.Casework.Services;
using Mia.Platform.Messaging;
using MediatR;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Planen;

internal sealed class SipReader(PlanDesk desk, CaseworkDbContext db, ICodeLists codes, LifeAreasHere areas) : IRequestHandler<SipModel.Query, SipModel.View>
{
    public async Task<SipModel.View> Handle(SipModel.Query request, CancellationToken cancellationToken)
    {
        var (head, plan) = await desk.FormAsync(request.Id, cancellationToken);
        var consents = await db.Consents.AsNoTracking().Where(c => c.CaseId == request.Id && c.Type == ConsentTypes.Exchange).ToListAsync(cancellationToken);
        var parties = codes.On(CodeLists.Party, desk.Today).Where(p => p.Code is not (PlanParties.Participant or PlanParties.Staff))
            .Select(p => (p.Code, p.Text, Covered: SipRules.Covered(consents, p.Code, desk.By.UtcNow))).ToList();
        var may = parties.Where(p => p.Covered.Contains(SipRules.Plan)).ToList();
        return new(head, new SipModel.Command
        {
            Parties = may is [var only] ? [only.Code] : [], WithActivities = true, SipQuestions = plan.SipQuestions,
            Sip = plan.Sip, SipLead = plan.SipLead, SipFollowUpOn = plan.SipFollowUpOn,
        }, [.. may.Select(p => new SelectListItem($"{p.Text}\nSamtycket gäller {Words(p.Covered)}.", p.Code))],
            string.Join(", ", parties.Where(p => PlanParties.Authorities.Contains(p.Code) && !p.Covered.Contains(SipRules.Plan)).Select(p => p.Text)),
            [.. plan.Goals.OrderBy(g => g.Order).Select(g => new SelectListItem($"”{g.Words}”\n{areas.Text(g.LifeArea)}. Behöver samtycke till {Words(SipRules.Needed(g, plan.Objectives))}.", g.Id.ToString()))],
            [.. codes.On(CodeLists.Party, desk.Today).Where(p => p.Code is "KOM" or "REG").Select(p => new SelectListItem(p.Text, p.Code))]);
    }

    private string Words(IEnumerable<string> categories) => string.Join(", ", categories.Select(c => PlanText.Small(codes.Text(CodeLists.ConsentCategory, c))));
}

internal sealed class SipHandler(PlanDesk desk, CaseworkDbContext db, InterventionBook book, ICodeLists codes, PlanForms forms) : IRequestHandler<SipModel.Command, Guid>
{
    public async Task<Guid> Handle(SipModel.Command request, CancellationToken cancellationToken)
    {
        var (owner, plan) = await desk.OpenAsync(request.CaseId, cancellationToken);
        var consents = await db.Consents.AsNoTracking().Where(c => c.CaseId == request.CaseId && c.Type == ConsentTypes.Exchange).ToListAsync(cancellationToken);
        var chosen = plan.Goals.Where(g => request.GoalIds.Contains(g.Id)).ToList();
        if (chosen.Count != request.GoalIds.Distinct().Count()) throw new RuleException(nameof(request.GoalIds), "Ett av målen finns inte längre. Välj på nytt.");
        foreach (var party in request.Parties) Check(plan, chosen, party, SipRules.Covered(consents, party, desk.By.UtcNow));

        var whole = PlanContent.Of(plan, desk.WhoToParties);
        var content = whole with
        {
            Goals = [.. whole.Goals.Where(g => request.GoalIds.Contains(g.Id)).Select(g => request.WithActivities ? ForParties(g) : WithoutActivities(g))],
            Questions = request.SipQuestions?.Trim() ?? "",
            Interventions = request.WithInterventions ? await InterventionsAsync(owner, request.Parties.TrueForAll(p => SipRules.Covered(consents, p, desk.By.UtcNow).Contains(SipRules.Health)), cancellationToken) : [],
        };
        plan.NoteSip(owner, request.Sip, request.SipLead, request.SipFollowUpOn, request.SipQuestions);
        var brief = new SipBrief(plan, request.Parties, content, desk.By);
        db.Add(brief);
        await forms.DoneAsync(SipModel.Form, request.CaseId, null, cancellationToken);
        return brief.Id;
    }

    private void Check(Plan plan, List<Goal> goals, string party, IReadOnlySet<string> covered)
    {
        var name = codes.Text(CodeLists.Party, party);
        if (!covered.Contains(SipRules.Plan))
            throw new RuleException(nameof(SipModel.Command.Parties), $"Det finns inget samtycke att dela planen med {name}. Ta bort parten, eller skriv ett samtycke S2 först.");
        foreach (var goal in goals)
        {
            if (SipRules.Needed(goal, plan.Objectives).FirstOrDefault(n => !covered.Contains(n)) is { } missing)
                throw new RuleException(nameof(SipModel.Command.GoalIds),
                    $"Målet ”{PlanOptions.Short(goal.Words)}” behöver samtycke till {PlanText.Small(codes.Text(CodeLists.ConsentCategory, missing))}, och det gäller inte {name}. Ta bort målet eller parten, eller skriv ett nytt samtycke.");
        }
    }

    /// <summary>Names of units and people elsewhere are facts about others and stay here.</summary>
    private static GoalContent ForParties(GoalContent goal) => Each(goal, list => [.. list.Select(a => a with { WaitingWho = null })]);

    private static GoalContent WithoutActivities(GoalContent goal) => Each(goal, _ => []);

    private static GoalContent Each(GoalContent goal, Func<IReadOnlyList<ActivityContent>, IReadOnlyList<ActivityContent>> activities) => goal with
    {
        Activities = activities(goal.Activities),
        // Levels are a tool between the participant and staff.
        Objectives = [.. goal.Objectives.Select(o => o with { Activities = activities(o.Activities), Levels = [], Score = null })],
    };

    private async Task<IReadOnlyList<string>> InterventionsAsync(Case owner, bool health, CancellationToken ct)
    {
        var rules = await book.RulesAsync(ct);
        var revealing = health ? [] : await db.InterventionTypes.AsNoTracking().Where(t => t.RevealsHealth).Select(t => t.Code).ToListAsync(ct);
        return [.. owner.Interventions.Where(i => i.DeletedAt is null && i.IsActiveOn(desk.Today) && !revealing.Contains(i.TypeCode)).OrderBy(i => i.StartsOn)
            .Select(i => $"{rules.NameOf(i.TypeCode)}, sedan {i.StartsOn.Long()}")];
    }
}
