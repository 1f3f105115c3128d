using Mia.Casework.Data;
using Mia.Casework.Domain;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Interventions;
using Mia.Casework.Domain.People;
using Mia.Casework.Services;
using Mia.Platform.Data;
using Mia.Platform.Identity;
using Mia.Platform.Organisation;
using Mia.Platform.People;
using Mia.Platform.Security;
using Mia.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Casework.Tests.Daily;

/// <summary>One running host for all tests of the daily pages; each test makes its own cases.</summary>
public sealed class DailyWorld : IAsyncLifetime
{
    /// <summary>The delprojekt of the tests.</summary>
    public const string Slug = "ostra-sodertorn";

    /// <summary>Another one.</summary>
    public const string Other = "sodertalje";

    private readonly Dictionary<string, HttpClient> _browsers = [];
    private int _number = 5000;

    /// <summary>The host.</summary>
    public MiaApp App { get; } = new();

    /// <summary>Today on the app's clock.</summary>
    public static DateOnly Today => new(2026, 11, 23);

    public async Task InitializeAsync()
    {
        foreach (var account in new[] { $"cm@{Slug}.demo", $"se@{Slug}.demo", $"kbt@{Slug}.demo", $"projektledare@{Slug}.demo", $"statistiker@{Slug}.demo", $"cm@{Other}.demo" })
            _browsers[account] = await App.SignedInAsync(account);
    }

    public async Task DisposeAsync()
    {
        foreach (var browser in _browsers.Values) browser.Dispose();
        await App.DisposeAsync();
    }

    /// <summary>A signed-in browser of the delprojekt, or with an address of its own.</summary>
    public HttpClient As(string who) => _browsers[who.Contains('@', StringComparison.Ordinal) ? who : $"{who}@{Slug}.demo"];

    /// <summary>A member of staff with the role.</summary>
    public Guid StaffId(Role role) => App.Services.GetRequiredService<IStaffDirectory>().In(Here.Id, role)[0].Id;

    /// <summary>Her or his name.</summary>
    public string StaffName(Role role) => App.Services.GetRequiredService<IStaffDirectory>().NameOf(StaffId(role));

    /// <summary>The delprojekt.</summary>
    public DelprojektInfo Here => App.Services.GetRequiredService<IDelprojektDirectory>().Find(Slug)!;

    /// <summary>Address of a page of a case.</summary>
    public static string Url(Guid caseId, string path = "") => $"/{Slug}/deltagare/{caseId}{(path.Length == 0 ? "" : "/" + path)}";

    /// <summary>Enrols somebody since 1 September or another day, with the case manager as main responsible and consent S1.</summary>
    public Task<Guid> CaseAsync(string name = "Testa Exempelsson", ProtectionLevel protection = ProtectionLevel.None, IdentityNumber? number = null,
        Action<Case, InterventionRules, Actor>? then = null, DateOnly? enrolled = null) =>
        WriteAsync(async (db, services) =>
        {
            var start = enrolled ?? new DateOnly(2026, 9, 1);
            var by = new Actor(StaffId(Role.CaseManager), start.ToDateTime(new TimeOnly(8, 0), DateTimeKind.Utc));
            var person = new Participant(Here.Id, Here.Controllers[0].Id, new ParticipantTerms
            {
                Name = name, BirthDate = new DateOnly(1990, 1, 1), KommunCode = "0136", Protection = protection, Gender = Gender.Woman,
            }, by);
            var (made, consents) = Case.Enrol(person, null, new EnrolmentTerms(Interlocked.Increment(ref _number), start, by.UserId, ResponsibilityArea.Coordination,
                [new ConsentTerms { Type = ConsentTypes.Participation, ValidFrom = start, ValidTo = start.AddYears(1), Form = ConsentForm.Signature }]), by);
            then?.Invoke(made, await services.GetRequiredService<CaseRules>().OfAsync(Here.Id), by);
            db.Add(person);
            db.Add(made);
            db.AddRange(consents);
            if (number is { } n) db.Add(new IdentityDesignation(person, n, services.GetRequiredService<IdentityLookup>().Of(n), start));
            return made.Id;
        });

    /// <summary>A consent to exchange with Arbetsförmedlingen.</summary>
    public Task ConsentAsync(Guid caseId, string type = ConsentTypes.Exchange, string? party = "AF") => WriteAsync(async (db, _) =>
    {
        db.Add(new Consent((await db.Cases.FindAsync(caseId))!, new ConsentTerms { Type = type, Party = party, ValidFrom = Today.AddDays(-10), ValidTo = Today.AddMonths(6), Form = ConsentForm.Signature },
            new Actor(null, DateTime.UtcNow)));
        return true;
    });

    /// <summary>Writes as the program itself, in one transaction.</summary>
    public async Task<T> WriteAsync<T>(Func<CaseworkDbContext, IServiceProvider, Task<T>> work) =>
        await App.Services.GetRequiredService<IServiceScopeFactory>().RunInDelprojektAsync(Here, services => services.GetRequiredService<DataSession>()
            .WriteAsync(_ => work(services.GetRequiredService<CaseworkDbContext>(), services), CancellationToken.None));

    /// <summary>Reads what is saved.</summary>
    public async Task<T> ReadAsync<T>(Func<CaseworkDbContext, Task<T>> read) =>
        await App.Services.GetRequiredService<IServiceScopeFactory>().RunInDelprojektAsync(Here, services => read(services.GetRequiredService<CaseworkDbContext>()));
}

/// <summary>Shares the host.</summary>
[CollectionDefinition("daily")]
public sealed class DailyCollection : ICollectionFixture<DailyWorld>;
