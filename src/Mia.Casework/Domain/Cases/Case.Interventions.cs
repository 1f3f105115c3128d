using Mia.Casework.Domain.Interventions;
using Mia.Platform.Messaging;

namespace Mia.Casework.Domain.Cases;

/// <summary>What is agreed about an intervention.</summary>
/// <param name="TypeCode">The type.</param>
/// <param name="ResponsibleId">Staff who answer for it.</param>
/// <param name="StartsOn">First day.</param>
/// <param name="PlannedEndOn">Last day as planned.</param>
public sealed record InterventionTerms(string TypeCode, Guid? ResponsibleId, DateOnly StartsOn, DateOnly? PlannedEndOn);

/// <content>Interventions in parallel, and the rule that one may require another (methods.md 5.3).</content>
public sealed partial class Case
{
    /// <summary>Starts an intervention beside those that run.</summary>
    public InterventionPeriod Start(InterventionTerms terms, InterventionRules rules, Actor by)
    {
        RequireOpen();
        var rule = rules.Find(terms.TypeCode);
        Rule.Against(rule is null || !rule.IsOfferedOn(terms.StartsOn), nameof(terms.TypeCode),
            "Insatsen erbjuds inte i delprojektet på startdagen. Välj en annan insats eller dag.");
        CheckDates(terms.StartsOn, terms.PlannedEndOn, null);
        Rule.Against(!rule.SeveralAtOnce && Living().Any(p => p.TypeCode == terms.TypeCode && p.Overlaps(terms.StartsOn, null)),
            nameof(terms.TypeCode), $"{rule.Name} pågår redan i ärendet. Avsluta den först.");
        Rule.Against(!rules.IsSupported(terms.TypeCode, terms.StartsOn, _interventions), nameof(terms.TypeCode),
            $"{rule.Name} ges bara till den som redan har {rules.RequiredText(terms.TypeCode)} i projektet. " +
            "Ingen sådan insats pågår på startdagen. Lägg till den först, eller välj en senare startdag.");
        var period = new InterventionPeriod(this, terms.TypeCode, terms.ResponsibleId, terms.StartsOn, terms.PlannedEndOn);
        _interventions.Add(period);
        Record(new("intervention.started", Id, ParticipantId, terms.TypeCode));
        return period;
    }

    /// <summary>Ends one intervention. The case goes on: its end is asked for, never derived (methods.md 11.2).</summary>
    /// <returns>Other interventions that lost the last one they require; ended too, or running on as a series to finish.</returns>
    public IReadOnlyList<InterventionPeriod> End(Guid periodId, DateOnly lastDay, string? reason, InterventionRules rules, Actor by)
    {
        RequireOpen();
        var period = Find(periodId);
        Require(period.EndsOn is null, "Insatsen är redan avslutad.");
        Rule.Against(lastDay > by.Today, nameof(period.EndsOn), "Slutdatum kan inte ligga i framtiden. Ange i stället ett planerat slut.");
        Rule.Against(lastDay < period.StartsOn, nameof(period.EndsOn), "Slutdatum kan inte vara före startdatum.");
        var code = Rule.Required(reason, TextLimits.Code, nameof(period.EndReason), "Slutorsaken");

        var losing = rules.LosingSupport(period, lastDay, _interventions);
        var stops = losing.Where(p => rules.Find(p.TypeCode)!.WhenRequiredEnds == WhenRequiredEnds.RequireNew).Select(p => p.TypeCode).FirstOrDefault();
        Rule.Against(stops is not null, nameof(period.EndsOn),
            $"{rules.NameOf(stops ?? "")} pågår och kräver {rules.RequiredText(stops ?? "")}. Starta en ny sådan insats eller avsluta {rules.NameOf(stops ?? "")} först.");

        period.End(lastDay, code);
        RefuseConflicts(rules, period.Reopen);
        Record(new("intervention.ended", Id, ParticipantId, period.TypeCode));
        foreach (var other in losing)
        {
            if (rules.Find(other.TypeCode)!.WhenRequiredEnds == WhenRequiredEnds.End) EndBecauseRequiredEnded(other, lastDay);
            else Record(new("intervention.support-lost", Id, ParticipantId, other.TypeCode));
        }
        return losing;
    }

    /// <summary>Corrects dates or responsible afterwards. What other interventions require must still hold on their start days.</summary>
    public void Correct(Guid periodId, InterventionTerms terms, DateOnly? endsOn, InterventionRules rules, Actor by)
    {
        RequireOpen();
        var period = Find(periodId);
        CheckDates(terms.StartsOn, terms.PlannedEndOn, endsOn);
        Rule.Against(endsOn > by.Today, nameof(period.EndsOn), "Slutdatum kan inte ligga i framtiden. Ange i stället ett planerat slut.");
        Rule.Against(endsOn is not null && period.EndsOn is null, nameof(period.EndsOn), "Avsluta insatsen med en slutorsak i stället.");
        Rule.Against(rules.Find(period.TypeCode)?.SeveralAtOnce == false && Living().Any(p => p != period && p.TypeCode == period.TypeCode
            && p.Overlaps(terms.StartsOn, endsOn)), nameof(period.StartsOn), "Tiden krockar med en annan period av samma insats.");
        var before = period.Dates;
        period.Set((terms.StartsOn, terms.PlannedEndOn, endsOn, terms.ResponsibleId));
        RefuseConflicts(rules, () => period.Set(before));
        Record(new("intervention.corrected", Id, ParticipantId, period.TypeCode));
    }

    /// <summary>Takes back an intervention that was started by mistake.</summary>
    public void RemoveIntervention(Guid periodId, InterventionRules rules, Actor by)
    {
        RequireOpen();
        var period = Find(periodId);
        var change = new Platform.Data.ChangeEvent("intervention.removed", Id, ParticipantId, period.TypeCode);
        var blocked = Conflicts(rules, _interventions.Where(p => p != period).ToList());
        Require(blocked is null, blocked ?? "");
        period.Delete(by.UtcNow, change);
    }

    private static void EndBecauseRequiredEnded(InterventionPeriod other, DateOnly lastDay) =>
        other.End(lastDay < other.StartsOn ? other.StartsOn : lastDay, InterventionEndCodes.RequiredEnded);

    private IEnumerable<InterventionPeriod> Living() => _interventions.Where(p => p.DeletedAt is null);

    private InterventionPeriod Find(Guid id) => Living().FirstOrDefault(p => p.Id == id) ?? throw new NotFoundException();

    private void CheckDates(DateOnly start, DateOnly? planned, DateOnly? end)
    {
        Rule.Against(start < EnrolledOn, nameof(InterventionTerms.StartsOn), "Insatsen kan inte börja före inskrivningen.");
        Rule.Against(planned < start, nameof(InterventionTerms.PlannedEndOn), "Planerat slut kan inte vara före startdatum.");
        Rule.Against(end < start, nameof(InterventionPeriod.EndsOn), "Slutdatum kan inte vara före startdatum.");
    }

    private void RefuseConflicts(InterventionRules rules, Action undo)
    {
        if (Conflicts(rules, _interventions) is not { } message) return;
        undo();
        throw new RuleException(nameof(InterventionTerms.StartsOn), message);
    }

    private static string? Conflicts(InterventionRules rules, IReadOnlyCollection<InterventionPeriod> periods)
    {
        var conflict = rules.Unsupported(periods).FirstOrDefault();
        return conflict is null ? null
            : $"Ändringen krockar med {rules.NameOf(conflict.TypeCode)}, som började {conflict.StartsOn:yyyy-MM-dd} och då krävde " +
              $"{rules.RequiredText(conflict.TypeCode)}. Rätta {rules.NameOf(conflict.TypeCode)} först.";
    }
}

/// <summary>Codes that the system itself sets when an intervention ends.</summary>
public static class InterventionEndCodes
{
    /// <summary>The intervention it required has ended.</summary>
    public const string RequiredEnded = "KRAV-SLUT";

    /// <summary>The whole case has ended.</summary>
    public const string CaseEnded = "ARENDE-SLUT";
}
