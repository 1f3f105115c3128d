using System.Security.Cryptography;
using System.Text;
using Mia.Platform.Data;
using Mia.Platform.Organisation;
using Mia.Platform.Security;
using Mia.Platform.Time;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Mia.Platform.Identity;

/// <summary>An account of the demo.</summary>
/// <param name="Email">Address to sign in with.</param>
/// <param name="Name">Obviously invented.</param>
/// <param name="Role">What the person works as.</param>
/// <param name="Slug">Delprojekt; null for the whole installation.</param>
/// <param name="Listed">Whether the sign-in page offers it.</param>
public sealed record DemoAccount(string Email, string Name, Role Role, string? Slug, bool Listed);

/// <summary>Invented staff for Development: the accounts of the contract and some colleagues that the demo data needs.</summary>
public interface IDemoAccounts
{
    /// <summary>Accounts that the sign-in page offers, for the delprojekt that exist. Empty outside Development.</summary>
    IReadOnlyList<DemoAccount> Listed { get; }

    /// <summary>Password of all of them.</summary>
    string Password { get; }

    /// <summary>Makes what is missing, for every delprojekt in the database. Call inside a write.</summary>
    Task EnsureAsync(CancellationToken ct);
}

/// <inheritdoc cref="IDemoAccounts" />
internal sealed class DemoAccounts(PlatformDbContext db, DataSession data, StaffDirectory staff, DemoMode mode, IDelprojektDirectory directory,
    UserManager<User> users, TimeProvider clock) : IDemoAccounts
{
    public string Password => "Demo-losen-2026";

    private static readonly (string Name, Role Role, string Prefix)[] Offered =
    [
        ("Anna Provberg", Role.CaseManager, "cm"), ("Sami Testlund", Role.SeCoach, "se"), ("Karin Exempelby", Role.CbtConsultant, "kbt"),
        ("Arvid Mallström", Role.WorkTrainingCoordinator, "arbetstraning"), ("Petra Demoqvist", Role.ProjectLeader, "projektledare"),
        ("Rune Provsten", Role.Registrar, "registrator"), ("Stina Testdal", Role.Statistician, "statistiker"),
    ];

    /// <summary>How many case managers, SE coaches and KBT consultants work in each delprojekt (methods.md 15); other delprojekt: as the last.</summary>
    private static readonly Dictionary<string, (int Cm, int Se, int Kbt)> Teams = new()
    {
        ["ostra-sodertorn"] = (5, 4, 1), ["sodertalje"] = (4, 3, 1), ["stockholm"] = (4, 2, 1), [""] = (3, 2, 1),
    };

    private static readonly string[] First = ["Berit", "Carlos", "Dilan", "Elsa", "Farid", "Greta", "Hamid", "Ingrid", "Jonas", "Leyla", "Maja", "Nils", "Olga", "Pia", "Rosa", "Tove", "Ulf", "Vera"];

    private static readonly string[] Last = ["Provgren", "Testberg", "Exempelund", "Mallkvist", "Demoson", "Fiktivby", "Låtsström", "Påhittsson", "Övningsdal", "Utkastsgård", "Skissman"];

    public IReadOnlyList<DemoAccount> Listed => mode.On ? [.. For(directory.All.Select(d => d.Slug)).Where(a => a.Listed)] : [];

    public async Task EnsureAsync(CancellationToken ct)
    {
        if (!mode.On) return;
        await db.Set<Delprojekt>().LoadAsync(ct);
        var delprojekt = db.Set<Delprojekt>().Local.ToDictionary(d => d.Slug, d => d.Id);
        var existing = await db.Set<User>().Select(u => u.Email).ToHashSetAsync(ct);
        var missing = For(delprojekt.Keys.Order(StringComparer.Ordinal)).Where(a => !existing.Contains(a.Email)).ToList();
        if (missing.Count == 0) return;
        // One hash for all: hashing each would make the first start seconds slower.
        var hash = users.PasswordHasher.HashPassword(new User(), Password);
        foreach (var account in missing) Add(account, hash, account.Slug is null ? null : delprojekt[account.Slug]);
        data.OnCommitted(() => staff.RefreshAsync(CancellationToken.None));
    }

    private void Add(DemoAccount account, string hash, Guid? delprojektId)
    {
        var user = new User(account.Email, account.Name)
        {
            // The same in every installation, so that demo data is the same for a seed.
            Id = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes("demo:" + account.Email)).AsSpan(0, 16)),
            PasswordHash = hash,
            EmailConfirmed = true,
            NormalizedEmail = users.NormalizeEmail(account.Email),
            NormalizedUserName = users.NormalizeName(account.Email),
            SecurityStamp = Guid.NewGuid().ToString("N"),
        };
        db.Add(user);
        db.Add(new RoleAssignment(user.Id, account.Role, delprojektId, null, clock.Today().AddYears(-10), null));
    }

    private static IEnumerable<DemoAccount> For(IEnumerable<string> slugs)
    {
        yield return new DemoAccount("admin@mia.demo", "Lena Testfors", Role.SystemAdmin, null, true);
        yield return new DemoAccount("direktor@mia.demo", "Folke Provander", Role.ForbundDirector, null, true);
        foreach (var slug in slugs)
        {
            foreach (var (name, role, prefix) in Offered) yield return new DemoAccount($"{prefix}@{slug}.demo", name, role, slug, true);
            var (cm, se, kbt) = Teams.GetValueOrDefault(slug, Teams[""]);
            var shift = slug.Sum(c => c);
            var n = 0;
            foreach (var (role, prefix, count) in new[] { (Role.CaseManager, "cm", cm), (Role.SeCoach, "se", se), (Role.CbtConsultant, "kbt", kbt) })
            {
                for (var i = 2; i <= count; i++, n++)
                    yield return new DemoAccount($"{prefix}{i}@{slug}.demo", $"{First[(shift + n * 5) % First.Length]} {Last[(shift + n * 3) % Last.Length]}", role, slug, false);
            }
        }
    }
}

/// <summary>Whether demo accounts may exist: in Development, unless configuration says <c>Demo:Accounts=false</c>.</summary>
internal sealed record DemoMode(bool On);
