using System.Text.Json;
using Mia.Casework.Domain.Cases;
using Mia.Platform.Data;

namespace Mia.Casework.Domain.Contacts;

/// <summary>What a contact said before it was corrected.</summary>
/// <param name="HeldOn">The day.</param>
/// <param name="HeldAt">Clock time.</param>
/// <param name="Minutes">Length.</param>
/// <param name="Type">Code.</param>
/// <param name="NoShowReason">Code.</param>
/// <param name="Note">The note.</param>
/// <param name="LifeAreas">Codes.</param>
/// <param name="NextOn">Next contact.</param>
public sealed record EarlierContact(DateOnly HeldOn, TimeOnly? HeldAt, int? Minutes, string Type, string? NoShowReason, string? Note, IReadOnlyList<string> LifeAreas, DateOnly? NextOn);

/// <summary>
/// A correction of a contact that was locked: who, when and why, and the earlier version, which stays readable (registration.md R12). Never
/// changed and never removed apart from its contact.
/// </summary>
public sealed class ContactCorrection : Entity, IOwned
{
    private ContactCorrection() { }

    internal ContactCorrection(Case owner, Contact contact, string? reason, Actor by)
    {
        (DelprojektId, ControllerId, CaseId, ContactId) = (owner.DelprojektId, owner.ControllerId, owner.Id, contact.Id);
        Reason = Rule.Required(reason, TextLimits.Reason, nameof(Reason), "Skälet till rättelsen");
        (CorrectedBy, CorrectedAt) = (by.UserId, by.UtcNow);
        Earlier = JsonSerializer.Serialize(new EarlierContact(contact.HeldOn, contact.HeldAt, contact.Minutes, contact.Type, contact.NoShowReason, contact.Note, contact.LifeAreas, contact.NextOn));
    }

    /// <inheritdoc />
    public Guid DelprojektId { get; private set; }

    /// <inheritdoc />
    public Guid ControllerId { get; private set; }

    /// <summary>The case.</summary>
    public Guid CaseId { get; private set; }

    /// <summary>The contact.</summary>
    public Guid ContactId { get; private set; }

    /// <summary>Why. Sealed.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>The earlier version as JSON. Sealed.</summary>
    public string Earlier { get; private set; } = "";

    /// <summary>Who corrected.</summary>
    public Guid? CorrectedBy { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTime CorrectedAt { get; private set; }

    /// <summary>The earlier version.</summary>
    public EarlierContact Was() => JsonSerializer.Deserialize<EarlierContact>(Earlier)!;
}
