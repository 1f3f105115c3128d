using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Codes;
using Mia.Platform.Data;

namespace Mia.Casework.Domain.Contacts;

/// <summary>What happened at a contact (methods.md 3.6).</summary>
public sealed record ContactTerms
{
    /// <summary>The day; not in the future.</summary>
    public required DateOnly HeldOn { get; init; }

    /// <summary>Swedish clock time, if worth keeping.</summary>
    public TimeOnly? HeldAt { get; init; }

    /// <summary>Length in minutes.</summary>
    public int? Minutes { get; init; }

    /// <summary>Code of <see cref="CodeLists.ContactType"/>.</summary>
    public required string Type { get; init; }

    /// <summary>Why the participant did not come, code; needed for a no-show and only then.</summary>
    public string? NoShowReason { get; init; }

    /// <summary>Short note, at most 1 000 characters.</summary>
    public string? Note { get; init; }

    /// <summary>Life areas it was about, codes.</summary>
    public IReadOnlyList<string> LifeAreas { get; init; } = [];

    /// <summary>Next contact, as agreed.</summary>
    public DateOnly? NextOn { get; init; }

    /// <summary>Time of the next contact.</summary>
    public TimeOnly? NextAt { get; init; }

    /// <summary>Kind of the next contact, code.</summary>
    public string? NextType { get; init; }

    /// <summary>Only its author and the main responsible read the note; others who answer for the case see that there is one.</summary>
    public bool IsClosed { get; init; }

    /// <summary>One contact with several people at once: the same for the part of each. Stays as it was when a part is corrected.</summary>
    public Guid? GroupId { get; init; }
}

/// <summary>A logged meeting, call, message, visit or no-show.</summary>
public sealed class Contact : Entity, IOwned
{
    private Contact() { }

    /// <summary>Longest contact that is believed, in minutes: a whole day.</summary>
    public const int MaxMinutes = 24 * 60;

    internal Contact(Case owner, ContactTerms terms, ICodeLists codes, Actor by)
    {
        (DelprojektId, ControllerId, CaseId, ParticipantId) = (owner.DelprojektId, owner.ControllerId, owner.Id, owner.ParticipantId);
        (UserId, LoggedAt, GroupId) = (by.UserId, by.UtcNow, terms.GroupId);
        Apply(owner, terms, codes, by);
    }

    /// <inheritdoc />
    public Guid DelprojektId { get; private set; }

    /// <inheritdoc />
    public Guid ControllerId { get; private set; }

    /// <summary>The case.</summary>
    public Guid CaseId { get; private set; }

    /// <summary>The person.</summary>
    public Guid ParticipantId { get; private set; }

    /// <summary>Staff who logged it.</summary>
    public Guid? UserId { get; private set; }

    /// <summary>When it was logged, UTC.</summary>
    public DateTime LoggedAt { get; private set; }

    /// <summary>The day.</summary>
    public DateOnly HeldOn { get; private set; }

    /// <summary>Swedish clock time.</summary>
    public TimeOnly? HeldAt { get; private set; }

    /// <summary>Minutes.</summary>
    public int? Minutes { get; private set; }

    /// <summary>Code.</summary>
    public string Type { get; private set; } = "";

    /// <summary>The participant did not come.</summary>
    public bool IsNoShow { get; private set; }

    /// <summary>The participant was met or spoken with.</summary>
    public bool WasMet { get; private set; }

    /// <summary>Code.</summary>
    public string? NoShowReason { get; private set; }

    /// <summary>Short note. Sealed.</summary>
    public string? Note { get; private set; }

    /// <summary>Codes.</summary>
    public List<string> LifeAreas { get; private set; } = [];

    /// <summary>Next contact.</summary>
    public DateOnly? NextOn { get; private set; }

    /// <summary>Time of the next contact.</summary>
    public TimeOnly? NextAt { get; private set; }

    /// <summary>Kind of the next contact, code.</summary>
    public string? NextType { get; private set; }

    /// <summary>Only its author and the main responsible read the note; that there is one is no secret (peers.md 19: two levels, not ten).</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Whether it can be changed only by a correction with a reason.</summary>
    /// <param name="today">Swedish day.</param>
    /// <param name="openDays">Days after it was logged on which it may still be changed.</param>
    public bool IsLockedOn(DateOnly today, int openDays) => Platform.Time.SwedishTime.DateOf(LoggedAt).AddDays(openDays) < today;

    /// <summary>Shared with the parts of those who were there too; null for a contact with one person. Never shown: nobody reads out of one journal who else was there.</summary>
    public Guid? GroupId { get; private set; }

    internal void Apply(Case owner, ContactTerms terms, ICodeLists codes, Actor by)
    {
        Type = Rule.Required(terms.Type, TextLimits.Code, nameof(Type), "Typ av kontakt");
        Rule.Against(terms.HeldOn > by.Today, nameof(HeldOn), "Datumet ligger i framtiden. Skriv det som nästa kontakt i stället.");
        Rule.Against(terms.HeldOn < owner.EnrolledOn, nameof(HeldOn), "Kontakten kan inte vara före inskrivningen.");
        Rule.Against(terms.Minutes is < 0 or > MaxMinutes, nameof(Minutes), "Ange längden i minuter, mellan 0 och 1440.");
        IsNoShow = codes.Marked(CodeLists.ContactType, CodeMarks.NoShow).Contains(Type);
        WasMet = !IsNoShow && !codes.Marked(CodeLists.ContactType, CodeMarks.NotMet).Contains(Type);
        Rule.Against(IsNoShow && string.IsNullOrEmpty(terms.NoShowReason), nameof(NoShowReason),
            "Välj varför deltagaren uteblev. Välj ”Okänd” om du inte vet.");
        Rule.Against(terms.NextOn < terms.HeldOn, nameof(NextOn), "Nästa kontakt kan inte vara före den här.");
        NoShowReason = IsNoShow ? terms.NoShowReason : null;
        Note = Rule.Text(terms.Note, TextLimits.Note, nameof(Note), "Anteckningen");
        (HeldOn, HeldAt, Minutes, LifeAreas) = (terms.HeldOn, terms.HeldAt, terms.Minutes, Rule.Codes(terms.LifeAreas));
        IsClosed = terms.IsClosed && Note is not null;
        (NextOn, NextAt, NextType) = terms.NextOn is null ? (null, null, null) : (terms.NextOn, terms.NextAt, terms.NextType);
    }

    internal void Log(string kind) => Record(new(kind, CaseId, ParticipantId, Type));
}
