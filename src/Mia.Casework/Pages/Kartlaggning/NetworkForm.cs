using FluentValidation;
using Mia.Casework.Domain;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Mapping;
using Mia.Casework.Pages.Arende;
using Mia.Casework.Services;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Mia.Casework.Pages.Kartlaggning;

/// <summary>What is filled in about somebody in the network.</summary>
public record NetworkInput
{
    /// <summary>Name, or what the participant calls them.</summary>
    public string? Name { get; init; }

    /// <summary>Kind, code.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Who they are.</summary>
    public string? Relation { get; init; }

    /// <summary>Authority, clinic or employer.</summary>
    public string? Organisation { get; init; }

    /// <summary>Telephone.</summary>
    public string? Phone { get; init; }

    /// <summary>How close.</summary>
    public Closeness Closeness { get; init; } = Closeness.Middle;

    /// <summary>How often, code.</summary>
    public string Frequency { get; init; } = "";

    /// <summary>What they help with.</summary>
    public string? HelpsWith { get; init; }

    /// <summary>Next time to talk to them.</summary>
    public DateOnly? NextOn { get; init; }
}

/// <summary>The form with its choices. Model of <c>_NetworkForm</c>.</summary>
public sealed record NetworkForm(string Action, NetworkInput Input, IReadOnlyList<SelectListItem> Kinds, IReadOnlyList<SelectListItem> Frequencies, string Back)
{
    /// <summary>How close.</summary>
    public IReadOnlyList<SelectListItem> Distances { get; } = [.. Enum.GetValues<Closeness>().Select(c => new SelectListItem(c.Swedish(), c.ToString()))];

    /// <summary>Version stamp when somebody is changed.</summary>
    public Guid? Version { get; init; }

    /// <summary>Text of the button.</summary>
    public string Button { get; init; } = "Lägg till";

    internal static NetworkForm Of(CaseHead head, string path, NetworkInput input, ICodeLists codes, DateOnly today) => new($"{head.Url}/natverk/{path}", input,
        codes.Of(CodeLists.NetworkKind, today), codes.Of(CodeLists.NetworkFrequency, today), head.Url + "/natverk");
}

/// <summary>What can be checked before the case is opened.</summary>
internal sealed class NetworkRules : AbstractValidator<NetworkInput>
{
    public NetworkRules(ICodeLists codes, TimeProvider clock)
    {
        RuleFor(c => c.Name).NotEmpty().WithMessage("Skriv ett namn, eller vad deltagaren kallar personen.").AtMost(TextLimits.Name);
        RuleFor(c => c.Kind).NotEmpty().WithMessage("Välj vilken sorts kontakt det är.").CodeOf(codes, clock, CodeLists.NetworkKind);
        RuleFor(c => c.Frequency).NotEmpty().WithMessage("Välj hur ofta de har kontakt.").CodeOf(codes, clock, CodeLists.NetworkFrequency);
        RuleFor(c => c.Closeness).IsInEnum().WithMessage("Välj hur nära personen är.");
        RuleFor(c => c.Relation).AtMost(TextLimits.Name);
        RuleFor(c => c.Organisation).AtMost(TextLimits.Name);
        RuleFor(c => c.Phone).AtMost(TextLimits.Phone);
        RuleFor(c => c.HelpsWith).AtMost(TextLimits.Reason);
    }

    public static NetworkContactTerms Terms(NetworkInput input) => new()
    {
        Name = input.Name, Kind = input.Kind, Relation = input.Relation, Organisation = input.Organisation, Phone = input.Phone,
        Closeness = input.Closeness, Frequency = input.Frequency, HelpsWith = input.HelpsWith, NextOn = input.NextOn,
    };
}
