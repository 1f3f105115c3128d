using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Contacts;

namespace Mia.Casework.Domain.Cases;

/// <content>Contacts, and what lists need to know of the latest ones.</content>
public sealed partial class Case
{
    /// <summary>Logs a contact. The contact must be added.</summary>
    public Contact LogContact(ContactTerms terms, ICodeLists codes, Actor by)
    {
        Require(Status.IsOpen() || Status is CaseStatus.HandoverUnconfirmed or CaseStatus.FollowUp,
            "Ärendet är avslutat. Kontakter kan inte läggas till.");
        var contact = new Contact(this, terms, codes, by);
        contact.Log("contact.logged");
        // A contact written down late must not make the counters go back.
        if (LastContactOn is null || contact.HeldOn >= LastContactOn)
        {
            if (contact.IsNoShow) NoShowsInRow++;
            else if (contact.WasMet) NoShowsInRow = 0;
        }
        if (contact.WasMet && (LastContactOn is null || contact.HeldOn > LastContactOn)) LastContactOn = contact.HeldOn;
        if (contact.NextOn is not null) NextContactOn = contact.NextOn;
        else if (NextContactOn <= contact.HeldOn) NextContactOn = null;
        return contact;
    }

    /// <summary>The next agreed contact, when bookings change it.</summary>
    /// <param name="on">Earliest day that is agreed or booked from today on; null for none.</param>
    public void Expect(DateOnly? on) => NextContactOn = on;

    /// <summary>Corrects a contact of this case.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="terms">What it should say.</param>
    /// <param name="others">The other contacts of the case, to count anew.</param>
    /// <param name="codes">The code lists.</param>
    /// <param name="by">Who corrects.</param>
    public void CorrectContact(Contact contact, ContactTerms terms, IEnumerable<Contact> others, ICodeLists codes, Actor by)
    {
        contact.Apply(this, terms, codes, by);
        contact.Log("contact.corrected");
        CountContacts([.. others, contact], by.Today);
    }

    /// <summary>Corrects a contact that is locked: with a reason, and what it said before stays (registration.md R12).</summary>
    /// <returns>The correction, to be added.</returns>
    public ContactCorrection RectifyContact(Contact contact, ContactTerms terms, string? reason, IEnumerable<Contact> others, ICodeLists codes, Actor by)
    {
        var correction = new ContactCorrection(this, contact, reason, by);
        contact.Apply(this, terms, codes, by);
        contact.Log("contact.rectified");
        CountContacts([.. others, contact], by.Today);
        return correction;
    }

    /// <summary>Removes a contact that was logged by mistake; can be undone. One that is locked stays.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="others">The other contacts of the case, to count anew.</param>
    /// <param name="locked">Only a correction with a reason is possible.</param>
    /// <param name="by">Who removes.</param>
    public void RemoveContact(Contact contact, IEnumerable<Contact> others, bool locked, Actor by)
    {
        Require(!locked, "Anteckningen är låst och kan inte tas bort. Gör en rättelse med skäl i stället.");
        contact.Delete(by.UtcNow, new("contact.removed", Id, ParticipantId, contact.Type));
        CountContacts([.. others], by.Today);
    }

    /// <summary>Takes the removal back.</summary>
    public void RestoreContact(Contact contact, IEnumerable<Contact> others, Actor by)
    {
        contact.Restore(new("contact.restored", Id, ParticipantId, contact.Type));
        CountContacts([.. others, contact], by.Today);
    }

    private void CountContacts(List<Contact> all, DateOnly today)
    {
        all.Sort((a, b) => (a.HeldOn, a.LoggedAt).CompareTo((b.HeldOn, b.LoggedAt)));
        LastContactOn = all.Where(c => c.WasMet).Select(c => (DateOnly?)c.HeldOn).Max();
        NextContactOn = all.Where(c => c.NextOn >= today).Select(c => c.NextOn).LastOrDefault();
        NoShowsInRow = all.AsEnumerable().Reverse().TakeWhile(c => !c.WasMet).Count(c => c.IsNoShow);
    }
}
