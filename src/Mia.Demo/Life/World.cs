using Mia.Casework.Domain;
using Mia.Casework.Domain.Alerts;
using Mia.Casework.Domain.Bookings;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Contacts;
using Mia.Casework.Domain.Exits;
using Mia.Casework.Domain.Intake;
using Mia.Casework.Domain.Mapping;
using Mia.Casework.Domain.People;
using Mia.Casework.Domain.Plans;
using Mia.Casework.Domain.Registration;
using Mia.Demo.Invented;
using Mia.Platform.Data;
using Mia.Platform.Data.Logs;
using Mia.Platform.People;
using Mia.Platform.Time;

namespace Mia.Demo.Life;

/// <summary>What all lives share.</summary>
/// <param name="Now">The moment of the run, UTC.</param>
/// <param name="Codes">Code lists.</param>
/// <param name="ExitRules">What they mean at the end of a case.</param>
/// <param name="Lookup">Keyed hash of an identity number.</param>
/// <param name="Numbers">Running numbers of cases.</param>
/// <param name="Identities">Identity numbers of the test series.</param>
/// <param name="ReceiptNumbers">Numbers of referrals that are taken.</param>
/// <param name="Few">Two contacts a case instead of a realistic number: for large data sets.</param>
internal sealed record World(DateTime Now, ICodeLists Codes, ExitRules ExitRules, Func<IdentityNumber, byte[]> Lookup, NumberSeries Numbers,
    InventedNumbers Identities, HashSet<string> ReceiptNumbers, bool Few)
{
    /// <summary>Today in Sweden.</summary>
    public DateOnly Today { get; } = SwedishTime.DateOf(Now);

    /// <summary>Name of a member of staff.</summary>
    public required Func<Guid, string> NameOf { get; init; }

    /// <summary>What is going to happen.</summary>
    public Agenda Agenda { get; } = new(Now);

    /// <summary>What has come into being.</summary>
    public Made Made { get; } = new();

    /// <summary>Their changes, in order of time.</summary>
    public PastChanges Changes { get; } = new();

    /// <summary>Notes what has just happened to some entities.</summary>
    public void Happened(Actor by, params ReadOnlySpan<Entity> touched)
    {
        foreach (var entity in touched) Changes.Take(entity, by.UtcNow, by.UserId);
    }
}

/// <summary>Everything that has come into being and is not yet saved.</summary>
internal sealed class Made
{
    public List<Participant> Participants { get; } = [];
    public List<IdentityDesignation> Designations { get; } = [];
    public List<Referral> Referrals { get; } = [];
    public List<(Case Case, Place Place, int Seed)> Cases { get; } = [];
    public List<Consent> Consents { get; } = [];
    public List<IncomePeriod> Incomes { get; } = [];
    public List<FinsamRegistration> Registrations { get; } = [];
    public List<Contact> Contacts { get; } = [];
    public List<Exit> Exits { get; } = [];
    public List<Handover> Handovers { get; } = [];
    public List<ExitFollowUp> FollowUps { get; } = [];
    public List<Booking> Bookings { get; } = [];
    public List<WorkTask> Tasks { get; } = [];
    public List<ChairCount> ChairCounts { get; } = [];
    public List<MappingVersion> Mappings { get; } = [];
    public List<NetworkContact> Network { get; } = [];
    public List<SelfRating> Ratings { get; } = [];
    public List<Plan> Plans { get; } = [];
    public List<PlanReview> Reviews { get; } = [];
    public List<PlanVersion> Versions { get; } = [];
}
