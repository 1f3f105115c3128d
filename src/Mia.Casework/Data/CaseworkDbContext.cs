using Mia.Casework.Access;
using Mia.Casework.Domain.Alerts;
using Mia.Casework.Domain.Bookings;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Contacts;
using Mia.Casework.Domain.Documents;
using Mia.Casework.Domain.Exits;
using Mia.Casework.Domain.Intake;
using Mia.Casework.Domain.Interventions;
using Mia.Casework.Domain.Mapping;
using Mia.Casework.Domain.People;
using Mia.Casework.Domain.Plans;
using Mia.Casework.Domain.Registration;
using Mia.Casework.Domain.Staffing;
using Mia.Casework.Domain.Visits;
using Mia.Casework.Services;
using Mia.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Mia.Casework.Data;

/// <summary>Tables of the core. Other modules read them through their own context with <see cref="CaseworkModel"/>.</summary>
public sealed class CaseworkDbContext(DbContextOptions<CaseworkDbContext> options) : MiaDbContext(options)
{
    public DbSet<Participant> Participants => Set<Participant>();
    public DbSet<IdentityDesignation> Designations => Set<IdentityDesignation>();
    public DbSet<Referral> Referrals => Set<Referral>();
    public DbSet<EligibilityRule> EligibilityRules => Set<EligibilityRule>();
    public DbSet<Case> Cases => Set<Case>();
    public DbSet<CaseResponsibility> Responsibilities => Set<CaseResponsibility>();
    public DbSet<InterventionPeriod> Interventions => Set<InterventionPeriod>();
    public DbSet<InterventionType> InterventionTypes => Set<InterventionType>();
    public DbSet<InterventionOffer> InterventionOffers => Set<InterventionOffer>();
    public DbSet<Consent> Consents => Set<Consent>();
    public DbSet<Contact> Contacts => Set<Contact>();
    public DbSet<ContactCorrection> ContactCorrections => Set<ContactCorrection>();
    public DbSet<Exit> Exits => Set<Exit>();
    public DbSet<IncomePeriod> IncomePeriods => Set<IncomePeriod>();
    public DbSet<FinsamRegistration> FinsamRegistrations => Set<FinsamRegistration>();
    public DbSet<Handover> Handovers => Set<Handover>();
    public DbSet<MappingVersion> Mappings => Set<MappingVersion>();
    public DbSet<NetworkContact> NetworkContacts => Set<NetworkContact>();
    public DbSet<SelfRating> SelfRatings => Set<SelfRating>();
    public DbSet<LifeAreaDecision> LifeAreas => Set<LifeAreaDecision>();
    public DbSet<Plan> Plans => Set<Plan>();
    public DbSet<PlanActivity> PlanActivities => Set<PlanActivity>();
    public DbSet<WaitingOn> Waits => Set<WaitingOn>();
    public DbSet<PlanReview> PlanReviews => Set<PlanReview>();
    public DbSet<PlanVersion> PlanVersions => Set<PlanVersion>();
    public DbSet<SipBrief> SipBriefs => Set<SipBrief>();
    public DbSet<Code> Codes => Set<Code>();
    public DbSet<Setting> Settings => Set<Setting>();
    public DbSet<NumberSeries> NumberSeries => Set<NumberSeries>();
    public DbSet<StaffVisit> Visits => Set<StaffVisit>();
    public DbSet<Booking> Bookings => Set<Booking>();
    public DbSet<WorkTask> WorkTasks => Set<WorkTask>();
    public DbSet<CalendarFeed> CalendarFeeds => Set<CalendarFeed>();
    public DbSet<DailyMail> DailyMails => Set<DailyMail>();
    public DbSet<PersonJoin> PersonJoins => Set<PersonJoin>();
    public DbSet<NotSamePerson> NotSamePersons => Set<NotSamePerson>();
    public DbSet<CaseloadTransfer> Transfers => Set<CaseloadTransfer>();
    public DbSet<AlertSnooze> AlertSnoozes => Set<AlertSnooze>();
    public DbSet<ExitFollowUp> FollowUps => Set<ExitFollowUp>();

    /// <summary>Checklists before the end of a case.</summary>
    public DbSet<ExitChecklist> ExitChecklists => Set<ExitChecklist>();
    public DbSet<ChairCount> ChairCounts => Set<ChairCount>();
    public DbSet<Document> Documents => Set<Document>();
    public DbSet<DocumentVersion> DocumentVersions => Set<DocumentVersion>();

    /// <summary>What lists in memory know of a case is read anew after the commit.</summary>
    protected override void Saving(DataSession session)
    {
        if (ChangeTracker.Entries().Any(e => e is { Entity: Setting or InterventionType or InterventionOffer, State: not EntityState.Unchanged }))
            session.OnCommitted(this.GetService<CaseRules>().Forget);
        if (ChangeTracker.Entries().Any(e => e is { Entity: Code or CodeWording, State: not EntityState.Unchanged }))
            session.OnCommitted(() => this.GetService<CodeListRefresh>().LoadAsync(CancellationToken.None));
        var decided = ChangeTracker.Entries<LifeAreaDecision>().Where(e => e.State == EntityState.Added).Select(e => e.Entity).ToList();
        if (decided.Count > 0)
        {
            var areas = this.GetService<LifeAreaStore>();
            session.OnCommitted(() => areas.Add(decided));
        }
        var changed = ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList();
        var cases = changed.Select(e => e.Entity switch { Case c => c.Id, CaseResponsibility r => r.CaseId, InterventionPeriod i => i.CaseId, _ => Guid.Empty }).Where(id => id != Guid.Empty).ToHashSet();
        var people = changed.SelectMany<EntityEntry, Guid>(e => e.Entity switch
        {
            Participant p when e.State != EntityState.Added => [p.Id],
            IdentityDesignation d => [d.ParticipantId],
            PersonJoin j => [j.KeptId, j.JoinedId],
            _ => [],
        }).ToHashSet();
        if (cases.Count == 0 && people.Count == 0) return;
        var listed = this.GetService<ListedCases>();
        session.OnCommitted(() => listed.Forget(cases, people));
        // Most saves change nothing by which somebody is found.
        var found = changed.Select(e => e.Entity switch
        {
            Case c when e.State == EntityState.Added || e.Property(nameof(Case.Status)).IsModified => c.Id,
            CaseResponsibility r => r.CaseId,
            _ => Guid.Empty,
        }).Where(id => id != Guid.Empty).ToHashSet();
        if (found.Count == 0 && people.Count == 0) return;
        var directory = this.GetService<ParticipantDirectory>();
        session.OnCommitted(() => directory.RefreshAsync(found, people));
    }

    /// <inheritdoc />
    protected override void Build(ModelBuilder model)
    {
        // Kept as text in its checklist; without this it would become a table of its own.
        model.Ignore<CheckAnswer>();
        Tables(model);
        // Two records of one person are joined by walking through all rows that point at them.
        foreach (var entity in model.Model.GetEntityTypes().Where(e => e.FindProperty(PersonRows.Person) is not null).Select(e => e.ClrType).ToList())
            model.Entity(entity).HasIndex(PersonRows.Person);
    }

    private static void Tables(ModelBuilder model) => model
        .MapCases().MapReferrals().MapCaseRecords().MapBookings().MapMappings().MapPlans()
        .ApplyConfiguration(new IncomePeriodConfiguration())
        .ApplyConfiguration(new FinsamRegistrationConfiguration())
        .ApplyConfiguration(new ExitChecklistConfiguration())
        .ApplyConfiguration(new CaseloadTransferConfiguration())
        .ApplyConfiguration(new TransferredItemConfiguration())
        .ApplyConfiguration(new ContactCorrectionConfiguration())
        .ApplyConfiguration(new DocumentConfiguration())
        .ApplyConfiguration(new DocumentVersionConfiguration())
        .ApplyConfiguration(new LifeAreaDecisionConfiguration())
        .ApplyConfiguration(new IdentityDesignationConfiguration())
        .ApplyConfiguration(new PersonJoinConfiguration())
        .ApplyConfiguration(new NotSamePersonConfiguration())
        .ApplyConfiguration(new EligibilityRuleConfiguration())
        .ApplyConfiguration(new InterventionTypeConfiguration())
        .ApplyConfiguration(new InterventionOfferConfiguration())
        .ApplyConfiguration(new CodeConfiguration())
        .ApplyConfiguration(new CodeWordingConfiguration())
        .ApplyConfiguration(new SettingConfiguration())
        .ApplyConfiguration(new NumberSeriesConfiguration())
        .ApplyConfiguration(new StaffVisitConfiguration());
}

/// <summary>Maps the core's tables into a module's own context, so that joins and foreign keys to the core work.</summary>
public static class CaseworkModel
{
    /// <summary>Case, participant, responsibilities and interventions: they belong together.</summary>
    public static ModelBuilder MapCases(this ModelBuilder model) => model
        .ApplyConfiguration(new ParticipantConfiguration())
        .ApplyConfiguration(new CaseConfiguration())
        .ApplyConfiguration(new CaseResponsibilityConfiguration())
        .ApplyConfiguration(new InterventionPeriodConfiguration());

    /// <summary>Referral with its steps and answers.</summary>
    public static ModelBuilder MapReferrals(this ModelBuilder model) => model
        .ApplyConfiguration(new ReferralConfiguration())
        .ApplyConfiguration(new ReferralStepConfiguration())
        .ApplyConfiguration(new EligibilityAnswerConfiguration());

    /// <summary>Contacts, consents, exits and handovers; each stands alone.</summary>
    public static ModelBuilder MapCaseRecords(this ModelBuilder model) => model
        .ApplyConfiguration(new ContactConfiguration())
        .ApplyConfiguration(new ConsentConfiguration())
        .ApplyConfiguration(new ExitConfiguration())
        .ApplyConfiguration(new HandoverConfiguration());

    /// <summary>Mappings with their areas, self-ratings with theirs, and the network; each stands alone.</summary>
    public static ModelBuilder MapMappings(this ModelBuilder model) => model
        .ApplyConfiguration(new MappingVersionConfiguration())
        .ApplyConfiguration(new MappedAreaConfiguration())
        .ApplyConfiguration(new NetworkContactConfiguration())
        .ApplyConfiguration(new SelfRatingConfiguration())
        .ApplyConfiguration(new RatedAreaConfiguration());

    /// <summary>Plan with goals, objectives, activities, levels, waits, reviews and versions: they belong together.</summary>
    public static ModelBuilder MapPlans(this ModelBuilder model) => model
        .ApplyConfiguration(new PlanConfiguration())
        .ApplyConfiguration(new GoalConfiguration())
        .ApplyConfiguration(new ObjectiveConfiguration())
        .ApplyConfiguration(new GasScaleConfiguration())
        .ApplyConfiguration(new GasRatingConfiguration())
        .ApplyConfiguration(new PlanActivityConfiguration())
        .ApplyConfiguration(new WaitingOnConfiguration())
        .ApplyConfiguration(new PlanReviewConfiguration())
        .ApplyConfiguration(new PlanVersionConfiguration())
        .ApplyConfiguration(new SipBriefConfiguration());
}
