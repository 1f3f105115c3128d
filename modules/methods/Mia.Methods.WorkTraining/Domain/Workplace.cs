using Mia.Platform.Data;
using Mia.Platform.Messaging;

namespace Mia.Methods.WorkTraining.Domain;

/// <summary>What kind of workplace it is. ASF has no legal form of its own (methods.md 6.1).</summary>
public enum WorkplaceKind
{
    /// <summary>Arbetsintegrerande socialt företag (ASF).</summary>
    SocialEnterprise = 1,

    /// <summary>Annan arbetsgivare.</summary>
    Employer = 2,
}

/// <summary>Swedish words of the kinds.</summary>
public static class WorkplaceKinds
{
    /// <summary>As on the screen.</summary>
    public static string Swedish(this WorkplaceKind kind) => kind == WorkplaceKind.SocialEnterprise ? "Arbetsintegrerande socialt företag (ASF)" : "Annan arbetsgivare";
}

/// <summary>A workplace where participants train (methods.md 6.4).</summary>
public sealed class Workplace : Entity, IDelprojektOwned
{
    /// <summary>Longest name, in characters.</summary>
    public const int MaxName = 120;

    /// <summary>Most seats that are believed.</summary>
    public const int MostSeats = 500;

    private Workplace() { }

    /// <summary>A workplace.</summary>
    public Workplace(Guid delprojektId, string? name, WorkplaceKind kind, string? kommun, int? seats)
    {
        DelprojektId = delprojektId;
        Describe(name, kind, kommun, seats);
    }

    /// <inheritdoc />
    public Guid DelprojektId { get; private set; }

    /// <summary>Name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Kind.</summary>
    public WorkplaceKind Kind { get; private set; }

    /// <summary>Kommun code, or null.</summary>
    public string? Kommun { get; private set; }

    /// <summary>Agreed seats at a time; null when not agreed. Two people on half time may share one.</summary>
    public int? Seats { get; private set; }

    /// <summary>Whether new placements can be made.</summary>
    public bool IsOpen { get; private set; } = true;

    /// <summary>Corrects what is known.</summary>
    /// <exception cref="RuleException">A value is missing or out of range.</exception>
    public void Describe(string? name, WorkplaceKind kind, string? kommun, int? seats)
    {
        var tidy = name?.Trim() ?? "";
        if (tidy.Length == 0) throw new RuleException(nameof(Name), "Ange arbetsplatsens namn.");
        if (tidy.Length > MaxName) throw new RuleException(nameof(Name), $"Namnet får ha högst {MaxName} tecken. Nu är det {tidy.Length}.");
        if (!Enum.IsDefined(kind)) throw new RuleException(nameof(Kind), "Välj om det är ett socialt företag eller en annan arbetsgivare.");
        if (seats is < 0 or > MostSeats) throw new RuleException(nameof(Seats), $"Ange antal platser mellan 0 och {MostSeats}.");
        (Name, Kind, Kommun, Seats) = (tidy, kind, string.IsNullOrEmpty(kommun) ? null : kommun, seats);
        Record(new ChangeEvent("workplace.described"));
    }

    /// <summary>No new placements here.</summary>
    public void Close()
    {
        IsOpen = false;
        Record(new ChangeEvent("workplace.closed"));
    }
}
