using Mia.Casework.Access;
using Mia.Casework.Domain.Alerts;
using Mia.Casework.Domain.Cases;

namespace Mia.Casework.Services.Alerts;

/// <summary>What sources of alerts share.</summary>
public static class AlertQueries
{
    /// <summary>Narrows a query to the cases that are asked for.</summary>
    /// <param name="search">What is asked for.</param>
    /// <param name="cases">All cases.</param>
    /// <param name="all">All responsibilities: the database then starts from the few of one person, not from all cases.</param>
    public static IQueryable<Case> Of(this AlertSearch search, IQueryable<Case> cases, IQueryable<CaseResponsibility> all)
    {
        if (search.Cases?.ToList() is { } some) return cases.Where(c => some.Contains(c.Id));
        if (search.ResponsibleId is not { } id) return cases;
        var own = CaseAccess.AnsweredBy(id, all);
        return cases.Where(c => own.Contains(c.Id));
    }
}
