using Mia.Casework.Domain.Codes;
using Mia.Platform.Data;

namespace Mia.Casework.Domain.Mapping;

/// <summary>A life area as it holds in one delprojekt on one day (methods.md 2.3).</summary>
/// <param name="Code">Stable code. The same in every delprojekt, so that the county can add up.</param>
/// <param name="Text">The delprojekt's own word, or the common one.</param>
/// <param name="Prompt">A question in plain Swedish that helps to begin; may be empty.</param>
/// <param name="Hidden">The delprojekt does not ask about it.</param>
/// <param name="IsOwn">The delprojekt has added it; it is in no common list.</param>
public sealed record LifeArea(string Code, string Text, string Prompt, bool Hidden, bool IsOwn);

/// <summary>
/// The life areas of every delprojekt, in memory. The one source: the common list <see cref="CodeLists.LifeArea"/> and what each
/// delprojekt has decided about it. Safe to ask on every request.
/// </summary>
public interface ILifeAreas
{
    /// <summary>What a delprojekt asks about on a day, in order.</summary>
    IReadOnlyList<LifeArea> On(Guid delprojektId, DateOnly day);

    /// <summary>As <see cref="On"/>, hidden ones included.</summary>
    IReadOnlyList<LifeArea> All(Guid delprojektId, DateOnly day);

    /// <summary>The word for a code on a day, also when it is hidden or ended. The code itself when nobody knows it.</summary>
    string Text(Guid delprojektId, string code, DateOnly day);

    /// <summary>Everything that a delprojekt has decided, latest first.</summary>
    IReadOnlyList<LifeAreaDecision> DecisionsOf(Guid delprojektId);
}

/// <summary>
/// Areas that a participant has already chosen to begin with, in another part of Mia. A module that lets the participant choose implements
/// it, and the first mapping then begins with them.
/// </summary>
public interface IChosenLifeAreas
{
    /// <summary>Codes in the order of choice; empty when nothing was chosen or the tool is off.</summary>
    Task<IReadOnlyList<string>> OfAsync(Guid caseId, CancellationToken ct);
}

/// <summary>What a delprojekt decides about a life area.</summary>
/// <param name="Text">Its own word; null keeps the common one.</param>
/// <param name="Prompt">Its own question; null keeps the common one.</param>
/// <param name="Hidden">Do not ask about it.</param>
/// <param name="ValidFrom">First day, today or later.</param>
public sealed record LifeAreaTerms(string? Text, string? Prompt, bool Hidden, DateOnly ValidFrom);

/// <summary>
/// A decision of a delprojekt to rename, hide, show again or add a life area, from a day on. Never changed: a new decision is a new row,
/// so it can always be told what an older mapping was asked about.
/// </summary>
public sealed class LifeAreaDecision : Entity, IDelprojektOwned
{
    /// <summary>Start of the codes of areas that a delprojekt has added.</summary>
    public const string OwnPrefix = "EGEN-";

    private LifeAreaDecision() { }

    private LifeAreaDecision(Guid delprojektId, string code, LifeAreaTerms terms, Actor by)
    {
        Rule.Against(terms.ValidFrom < by.Today, nameof(ValidFrom), "Välj i dag eller en senare dag. Det som redan har gällt ändras inte.");
        (DelprojektId, Code, Hidden, ValidFrom, DecidedAt, DecidedBy) = (delprojektId, code, terms.Hidden, terms.ValidFrom, by.UtcNow, by.UserId);
        Text = Rule.Text(terms.Text, TextLimits.Name, nameof(Text), "Namnet");
        Prompt = Rule.Text(terms.Prompt, TextLimits.Reason, nameof(Prompt), "Frågan");
        Record(new("life-area.decided", Detail: code));
    }

    /// <summary>Decides about an area that exists.</summary>
    public static LifeAreaDecision About(Guid delprojektId, LifeArea area, LifeAreaTerms terms, Actor by)
    {
        Rule.Against(area.IsOwn && string.IsNullOrWhiteSpace(terms.Text), nameof(Text), "Namnet saknas. Fyll i det och försök igen.");
        return new(delprojektId, area.Code, terms, by);
    }

    /// <summary>Adds an area of the delprojekt's own, with the next free code.</summary>
    public static LifeAreaDecision Add(Guid delprojektId, LifeAreaTerms terms, IEnumerable<string> known, Actor by)
    {
        Rule.Against(string.IsNullOrWhiteSpace(terms.Text), nameof(Text), "Namnet saknas. Fyll i det och försök igen.");
        var last = known.Select(c => c.StartsWith(OwnPrefix, StringComparison.Ordinal) && int.TryParse(c.AsSpan(OwnPrefix.Length), out var n) ? n : 0).DefaultIfEmpty().Max();
        return new(delprojektId, OwnPrefix + (last + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), terms with { Hidden = false }, by);
    }

    /// <inheritdoc />
    public Guid DelprojektId { get; private set; }

    /// <summary>Which area.</summary>
    public string Code { get; private set; } = "";

    /// <summary>Own word.</summary>
    public string? Text { get; private set; }

    /// <summary>Own question.</summary>
    public string? Prompt { get; private set; }

    /// <summary>Not asked about.</summary>
    public bool Hidden { get; private set; }

    /// <summary>First day.</summary>
    public DateOnly ValidFrom { get; private set; }

    /// <summary>When it was decided, UTC.</summary>
    public DateTime DecidedAt { get; private set; }

    /// <summary>Who decided.</summary>
    public Guid? DecidedBy { get; private set; }
}
