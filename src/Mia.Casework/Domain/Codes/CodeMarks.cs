using System.Collections.Frozen;

namespace Mia.Casework.Domain.Codes;

/// <summary>Channels that the program itself sets.</summary>
public static class Channels
{
    /// <summary>The public form.</summary>
    public const string Form = "WEBB";
}

/// <summary>What a code means for rules. Data, so an administrator's new code can take part in a rule.</summary>
public static class CodeMarks
{
    /// <summary>Outcome that needs a confirmed receiver (methods.md 11.3).</summary>
    public const string NeedsReceiver = "mottagare";

    /// <summary>Outcome that counts as work.</summary>
    public const string Work = "arbete";

    /// <summary>Outcome that counts as studies.</summary>
    public const string Studies = "studier";

    /// <summary>Outcome that counts as Arbetsförmedlingens ordinarie (registration.md 5.3).</summary>
    public const string OrdinaryAf = "ordinarie-af";

    /// <summary>Outcome that counts as kommunens ordinarie.</summary>
    public const string OrdinaryKommun = "ordinarie-kommun";

    /// <summary>Manner of end that takes the case out of all statistics.</summary>
    public const string Misregistration = "felregistrering";

    /// <summary>Public income.</summary>
    public const string PublicIncome = "offentlig";

    /// <summary>Says that there is no public income: excludes every code marked <see cref="PublicIncome"/>.</summary>
    public const string NoPublicIncome = "ingen-offentlig";

    /// <summary>Contact that did not take place because the participant did not come; needs a reason.</summary>
    public const string NoShow = "uteblev";

    /// <summary>Contact without the participant or that did not take place: does not end "days since contact".</summary>
    public const string NotMet = "ej-traffad";

    /// <summary>Death: end reason and manner must agree.</summary>
    public const string Deceased = "avliden";

    /// <summary>Has moved away: one variant of the targets leaves those out (registration.md 5.3).</summary>
    public const string Moved = "flyttad";

    /// <summary>File that can be looked at in the browser.</summary>
    public const string Shown = "visas";

    /// <summary>The person applies without an authority.</summary>
    public const string Self = "egen";

    private static readonly FrozenDictionary<string, string> Words = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [NeedsReceiver] = "Kräver en mottagare som bekräftar", [Work] = "Räknas som arbete", [Studies] = "Räknas som studier",
        [OrdinaryAf] = "Räknas som Arbetsförmedlingens ordinarie", [OrdinaryKommun] = "Räknas som kommunens ordinarie", [Misregistration] = "Tas bort ur all statistik",
        [PublicIncome] = "Är offentlig försörjning", [NoPublicIncome] = "Utesluter offentlig försörjning", [NoShow] = "Uteblev, kräver orsak", [NotMet] = "Räknas inte som ett möte",
        [Deceased] = "Betyder avliden", [Moved] = "Betyder flyttad", [Shown] = "Visas i webbläsaren", [Self] = "Personen anmäler sig själv",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Swedish: what a mark means for the rules.</summary>
    public static string Word(string mark) => Words.GetValueOrDefault(mark, mark);
}
