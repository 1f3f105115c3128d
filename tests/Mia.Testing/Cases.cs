using Mia.Casework.Data;
using Mia.Casework.Domain;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Exits;
using Mia.Casework.Domain.Interventions;
using Mia.Casework.Domain.People;
using Mia.Platform.Data;
using Mia.Platform.Identity;
using Mia.Platform.Organisation;
using Mia.Platform.Security;
using Mia.Platform.Time;
using Mia.Platform.Toolbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Testing;

/// <summary>A case to be made by a test through the domain, without walking through all pages.</summary>
/// <param name="Gender">As stated.</param>
/// <param name="EnrolledOn">First day.</param>
public sealed record NewCase(Gender Gender, DateOnly EnrolledOn)
{
    /// <summary>Name; obviously invented.</summary>
    public string Name { get; init; } = "Testa Exempelsson";

    /// <summary>Kommun code.</summary>
    public string? Kommun { get; init; }

    /// <summary>Protected personal data.</summary>
    public ProtectionLevel Protection { get; init; }

    /// <summary>Role of the main responsible, the demo account of that role.</summary>
    public Role Responsible { get; init; } = Role.CaseManager;

    /// <summary>Types that start on the first day.</summary>
    public IReadOnlyList<string> Interventions { get; init; } = [];

    /// <summary>Last day; null while it runs.</summary>
    public DateOnly? EndedOn { get; init; }

    /// <summary>Outcome codes.</summary>
    public IReadOnlyList<string> Outcomes { get; init; } = [];

    /// <summary>Manner of the end, code.</summary>
    public string Manner { get; init; } = "PLAN";

    /// <summary>Answer 1–5.</summary>
    public int? Empowerment { get; init; }

    /// <summary>A receiver has confirmed.</summary>
    public bool Confirmed { get; init; }
}

/// <summary>Makes cases.</summary>
public static class Cases
{
    /// <summary>Adds cases in one transaction.</summary>
    /// <returns>Their ids, in the same order.</returns>
    public static Task<IReadOnlyList<Guid>> AddCasesAsync(this MiaApp app, string slug, params IReadOnlyList<NewCase> cases)
    {
        var place = app.Services.GetRequiredService<IDelprojektDirectory>().Find(slug) ?? throw new InvalidOperationException($"No delprojekt {slug}");
        return app.Services.GetRequiredService<IServiceScopeFactory>().RunInDelprojektAsync(place, services =>
            services.GetRequiredService<DataSession>().WriteAsync(async ct =>
            {
                var db = services.GetRequiredService<CaseworkDbContext>();
                var (codes, clock) = (services.GetRequiredService<ICodeLists>(), services.GetRequiredService<TimeProvider>());
                var types = await db.InterventionTypes.ToListAsync(ct);
                var rules = InterventionRules.Of(types, await db.InterventionOffers.ToListAsync(ct));
                var number = await db.NumberSeries.FirstAsync(s => s.Name == NumberSeries.Cases, ct);
                var by = new Actor(null, clock.UtcNow());
                return (IReadOnlyList<Guid>)[.. cases.Select(c => Add(db, place, c, number.Next(), rules, codes, StaffOf(services, place.Id, c.Responsible), by))];
            }, default));
    }

    /// <summary>Switches a tool of a delprojekt as an administrator does.</summary>
    public static Task<bool> SwitchAsync(this MiaApp app, string slug, string tool, bool on)
    {
        var place = app.Services.GetRequiredService<IDelprojektDirectory>().Find(slug) ?? throw new InvalidOperationException($"No delprojekt {slug}");
        return app.Services.GetRequiredService<IServiceScopeFactory>().RunInDelprojektAsync(place, services =>
            services.GetRequiredService<DataSession>().WriteAsync(async ct =>
            {
                await services.GetRequiredService<IToolAdministration>().SwitchAsync(place.Id, tool, on, "Prov", ct);
                return true;
            }, default));
    }

    private static Guid StaffOf(IServiceProvider services, Guid delprojekt, Role role) =>
        services.GetRequiredService<IStaffDirectory>().In(delprojekt, role)[0].Id;

    private static Guid Add(CaseworkDbContext db, DelprojektInfo place, NewCase wanted, int number, InterventionRules rules, ICodeLists codes, Guid staff, Actor by)
    {
        var person = new Participant(place.Id, place.Controllers[0].Id, new ParticipantTerms
        {
            Name = wanted.Name, Gender = wanted.Gender, BirthDate = new DateOnly(1990, 1, 1), KommunCode = wanted.Kommun, Protection = wanted.Protection,
        }, by);
        var consent = new ConsentTerms { Type = ConsentTypes.Participation, ValidFrom = wanted.EnrolledOn, ValidTo = wanted.EnrolledOn.AddYears(1), Form = ConsentForm.Signature };
        var (made, consents) = Case.Enrol(person, null, new EnrolmentTerms(number, wanted.EnrolledOn, staff, ResponsibilityArea.Coordination, [consent]), by);
        foreach (var type in wanted.Interventions) made.Start(new InterventionTerms(type, staff, wanted.EnrolledOn, null), rules, by);
        db.Add(person);
        db.Add(made);
        db.AddRange(consents);
        if (wanted.Confirmed) db.Add(Confirmed(made, by));
        if (wanted.EndedOn is { } ended)
        {
            db.Add(made.Close(new ExitTerms
            {
                EndedOn = ended, Outcomes = wanted.Outcomes, PrimaryOutcome = wanted.Outcomes is [var first, ..] ? first : null, EndReason = "ANN",
                Manner = wanted.Manner, Empowerment = wanted.Empowerment,
            }, ExitRules.From(codes), wanted.Confirmed, by));
        }
        return made.Id;
    }

    private static Handover Confirmed(Case made, Actor by)
    {
        var handover = new Handover(made, new HandoverTerms { Party = "AF", Unit = "Provenheten", ApprovedOn = by.Today }, by);
        var token = Handover.NewToken();
        handover.Send(token, by.Today.AddDays(30), hasConsent: true, by);
        handover.Receive(token, "Prov Provsson", null, by.UtcNow);
        return handover;
    }
}
