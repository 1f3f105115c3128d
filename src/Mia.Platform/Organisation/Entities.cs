using Mia.Platform.Data;
using Mia.Platform.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Mia.Platform.Organisation;

/// <summary>A sub-project with its own staff, target group and toolbox. Data, so an administrator can add one (methods.md 15).</summary>
public sealed class Delprojekt : Entity
{
    /// <summary>Addresses that belong to the system and can therefore not name a delprojekt.</summary>
    public static readonly IReadOnlySet<string> ReservedSlugs = new HashSet<string>(StringComparer.Ordinal)
    {
        "admin", "anmalan", "bekrafta", "bjud-in", "css", "fel", "fonts", "health", "hjalp", "installation", "js", "kalender", "logga-in", "logga-ut",
        "metrics", "mitt-konto", "om", "overlamning", "session", "tillganglighet", "utkast", "utseende", "vendor", "_content",
    };

    internal const string Table = "Platform_Delprojekt";

    private Delprojekt() { }

    /// <summary>Part of every address of the delprojekt; never changed.</summary>
    public string Slug { get; private set; } = "";

    /// <summary>Swedish name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Name of the samordningsförbund.</summary>
    public string Forbund { get; private set; } = "";

    /// <summary>Kommun codes, comma separated.</summary>
    public string Kommuner { get; private set; } = "";

    /// <summary>Set when it is closed; then it is left out of menus and addresses.</summary>
    public DateTime? ClosedAt { get; private set; }

    /// <summary>Its controllers, the first is the default.</summary>
    public List<Controller> Controllers { get; private set; } = [];

    /// <summary>Its own words.</summary>
    public List<Label> Labels { get; private set; } = [];

    /// <summary>Creates a delprojekt.</summary>
    /// <exception cref="RuleException">The slug is taken by the system or malformed, a name is missing, or there is no controller.</exception>
    public static Delprojekt Create(string slug, string name, string forbund, IEnumerable<string> controllers, IEnumerable<string> kommuner)
    {
        if (!SlugConstraint.IsSlug(slug) || ReservedSlugs.Contains(slug))
            throw new RuleException(nameof(Slug), "Adressen får bara ha små bokstäver a–z, siffror och bindestreck, och får inte vara upptagen av systemet.");
        var names = controllers.Select(c => c.Trim()).Where(c => c.Length > 0).Distinct().ToList();
        if (names.Count == 0) throw new RuleException(nameof(Controllers), "Ange minst en huvudman, till exempel en kommun.");
        var made = new Delprojekt { Slug = slug };
        made.Describe(name, forbund, kommuner);
        made.Controllers.AddRange(names.Select((n, i) => new Controller(made.Id, n, i)));
        made.Record(new ChangeEvent("delprojekt.created", Detail: slug));
        return made;
    }

    /// <summary>Changes names and area.</summary>
    public void Describe(string name, string forbund, IEnumerable<string> kommuner)
    {
        if (string.IsNullOrWhiteSpace(name)) throw new RuleException(nameof(Name), "Ange delprojektets namn.");
        if (string.IsNullOrWhiteSpace(forbund)) throw new RuleException(nameof(Forbund), "Ange samordningsförbundets namn.");
        (Name, Forbund, Kommuner) = (name.Trim(), forbund.Trim(), string.Join(',', kommuner));
        Record(new ChangeEvent("delprojekt.described", Detail: Slug));
    }

    /// <summary>Adds a controller.</summary>
    public void AddController(string name)
    {
        if (string.IsNullOrWhiteSpace(name)) throw new RuleException(nameof(Controllers), "Ange huvudmannens namn.");
        if (Controllers.Any(c => c.Name == name.Trim())) return;
        Controllers.Add(new Controller(Id, name.Trim(), Controllers.Count));
        Record(new ChangeEvent("delprojekt.controller-added", Detail: Slug));
    }

    /// <summary>Sets an own word, or removes it when empty.</summary>
    public void SetLabel(string key, string? text)
    {
        Labels.RemoveAll(l => l.Key == key);
        if (!string.IsNullOrWhiteSpace(text)) Labels.Add(new Label(Id, key, text.Trim()));
        Record(new ChangeEvent("delprojekt.label-set", Detail: key));
    }

    /// <summary>Closes it. Nothing is removed.</summary>
    public void Close(DateTime utcNow)
    {
        ClosedAt ??= utcNow;
        Record(new ChangeEvent("delprojekt.closed", Detail: Slug));
    }
}

/// <summary>A controller (huvudman, personuppgiftsansvarig) whose persons a delprojekt works with.</summary>
public sealed class Controller
{
    private Controller() { }

    internal Controller(Guid delprojektId, string name, int order) => (DelprojektId, Name, Order) = (delprojektId, name, order);

    /// <summary>Opaque id.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>The delprojekt.</summary>
    public Guid DelprojektId { get; private set; }

    /// <summary>Swedish name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Position, 0 is the default.</summary>
    public int Order { get; private set; }
}

/// <summary>A delprojekt's own word for something.</summary>
public sealed class Label
{
    private Label() { }

    internal Label(Guid delprojektId, string key, string text) => (DelprojektId, Key, Text) = (delprojektId, key, text);

    /// <summary>The delprojekt.</summary>
    public Guid DelprojektId { get; private set; }

    /// <summary>From <see cref="LabelKeys"/>.</summary>
    public string Key { get; private set; } = "";

    /// <summary>The word.</summary>
    public string Text { get; private set; } = "";
}

internal sealed class DelprojektConfiguration : IEntityTypeConfiguration<Delprojekt>, IEntityTypeConfiguration<Controller>, IEntityTypeConfiguration<Label>
{
    public void Configure(EntityTypeBuilder<Delprojekt> builder)
    {
        builder.ToTable(Delprojekt.Table);
        builder.HasIndex(d => d.Slug).IsUnique();
        builder.HasMany(d => d.Controllers).WithOne().HasForeignKey(c => c.DelprojektId);
        builder.HasMany(d => d.Labels).WithOne().HasForeignKey(l => l.DelprojektId);
    }

    public void Configure(EntityTypeBuilder<Controller> builder)
    {
        builder.ToTable("Platform_Controller");
        builder.Property(c => c.Id).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<Label> builder)
    {
        builder.ToTable("Platform_Label");
        builder.HasKey(l => new { l.DelprojektId, l.Key });
    }
}
