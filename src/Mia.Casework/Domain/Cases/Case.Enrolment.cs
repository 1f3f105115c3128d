using Mia.Casework.Domain.Intake;
using Mia.Casework.Domain.People;

namespace Mia.Casework.Domain.Cases;

/// <summary>What is agreed when somebody is enrolled.</summary>
/// <param name="Number">Running number.</param>
/// <param name="EnrolledOn">Start; not in the future.</param>
/// <param name="MainResponsibleId">Staff account.</param>
/// <param name="Area">Area of the main responsible.</param>
/// <param name="Consents">At least S1, valid on the start day.</param>
public sealed record EnrolmentTerms(int Number, DateOnly EnrolledOn, Guid? MainResponsibleId, ResponsibilityArea Area,
    IReadOnlyList<ConsentTerms> Consents);

/// <content>Start of a case and who answers for it.</content>
public sealed partial class Case
{
    /// <summary>Enrols a participant (methods.md 1.2, 1.6).</summary>
    /// <param name="participant">New, or known from before.</param>
    /// <param name="referral">The referral; null when the case comes another way.</param>
    /// <param name="terms">What is agreed.</param>
    /// <param name="by">Who enrols.</param>
    /// <returns>The case and its consents; both must be added.</returns>
    public static (Case Case, IReadOnlyList<Consent> Consents) Enrol(Participant participant, Referral? referral, EnrolmentTerms terms, Actor by)
    {
        Rule.Against(terms.EnrolledOn > by.Today, nameof(terms.EnrolledOn), "Inskrivningsdatum kan inte ligga i framtiden.");
        Rule.Against(terms.EnrolledOn < participant.BirthDate, nameof(terms.EnrolledOn), "Inskrivningsdatum kan inte vara före födelsedatum.");
        Rule.Against(terms.MainResponsibleId is null, nameof(terms.MainResponsibleId), "Välj vem som är huvudansvarig.");
        Rule.Against(!terms.Consents.Any(c => c.Type == ConsentTypes.Participation && c.Covers(terms.EnrolledOn)), nameof(terms.Consents),
            "Samtycke till deltagande (S1) som gäller på inskrivningsdagen behövs för att skriva in.");

        var made = new Case
        {
            DelprojektId = participant.DelprojektId, ControllerId = participant.ControllerId,
            ParticipantId = participant.Id, Participant = participant, ReferralId = referral?.Id,
            Number = terms.Number, EnrolledOn = terms.EnrolledOn, Status = CaseStatus.Enrolled,
        };
        made._responsibilities.Add(new(made, terms.MainResponsibleId!.Value, terms.Area, true, terms.EnrolledOn));
        made.Record(new("case.enrolled", made.Id, made.ParticipantId));
        referral?.Enrolled(made.Id, by);
        return (made, [.. terms.Consents.Select(c => new Consent(made, c, by))]);
    }

    /// <summary>Who answers for the whole; null only on damaged data.</summary>
    public Guid? MainResponsibleId => _responsibilities.Find(r => r.IsMain && r.To is null)?.UserId;

    /// <summary>Whether somebody answers for any area now.</summary>
    public bool IsResponsible(Guid userId) => _responsibilities.Exists(r => r.UserId == userId && r.To is null);

    /// <summary>Adds somebody beside the main responsible.</summary>
    public CaseResponsibility Assign(Guid userId, ResponsibilityArea area, DateOnly from, Actor by)
    {
        RequireOpen();
        CheckFrom(from, by);
        Rule.Against(_responsibilities.Exists(r => r.UserId == userId && r.Area == area && r.To is null), nameof(CaseResponsibility.UserId),
            "Personen ansvarar redan för det området.");
        var added = new CaseResponsibility(this, userId, area, false, from);
        _responsibilities.Add(added);
        Record(new("case.responsible", Id, ParticipantId, area.ToString()));
        return added;
    }

    /// <summary>Somebody else answers for the whole from a day on.</summary>
    /// <param name="userId">The new main responsible.</param>
    /// <param name="area">Their area.</param>
    /// <param name="from">First day.</param>
    /// <param name="keepFormer">The former one stays beside.</param>
    /// <param name="by">Who decides.</param>
    public void ChangeMain(Guid userId, ResponsibilityArea area, DateOnly from, bool keepFormer, Actor by)
    {
        RequireOpen();
        CheckFrom(from, by);
        Rule.Against(MainResponsibleId == userId, nameof(CaseResponsibility.UserId), "Personen är redan huvudansvarig.");
        foreach (var row in _responsibilities.Where(r => r.To is null && (r.IsMain || (r.UserId == userId && r.Area == area))).ToList())
        {
            row.End(from.AddDays(-1));
            if (row.IsMain && keepFormer) _responsibilities.Add(new(this, row.UserId, row.Area, false, from));
        }
        _responsibilities.Add(new(this, userId, area, true, from));
        Record(new("case.main-responsible", Id, ParticipantId, area.ToString()));
    }

    /// <summary>Ends a responsibility beside the main one.</summary>
    public void EndResponsibility(Guid id, DateOnly lastDay, Actor by)
    {
        RequireOpen();
        var row = _responsibilities.Find(r => r.Id == id && r.To is null) ?? throw new Platform.Messaging.NotFoundException();
        Require(!row.IsMain, "Välj en ny huvudansvarig först. Ett ärende har alltid en.");
        Rule.Against(lastDay > by.Today, nameof(CaseResponsibility.To), "Sista dagen kan inte ligga i framtiden.");
        row.End(lastDay);
        Record(new("case.responsible-ended", Id, ParticipantId, row.Area.ToString()));
    }

    private void CheckFrom(DateOnly from, Actor by)
    {
        Rule.Against(from < EnrolledOn, nameof(CaseResponsibility.From), "Ansvaret kan inte börja före inskrivningen.");
        Rule.Against(from > by.Today, nameof(CaseResponsibility.From), "Ansvaret kan inte börja i framtiden.");
    }
}
