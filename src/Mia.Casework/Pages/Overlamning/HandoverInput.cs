using FluentValidation;
using Mia.Casework.Domain;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Exits;
using Mia.Casework.Pages.Arende;
using Mia.Casework.Services;
using Mia.Platform.Time;

namespace Mia.Casework.Pages.Overlamning;

/// <summary>What is filled in about a handover.</summary>
public record HandoverInput
{
    /// <summary>Kind of the drafts of handovers.</summary>
    public const string DraftKind = "overlamning";

    /// <summary>Key of the draft of a form.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="handoverId">What is changed; null for a new one.</param>
    public static string DraftKey(Guid caseId, Guid? handoverId = null) => $"{DraftKind}.{caseId}" + (handoverId is { } id ? $".{id}" : "");

    /// <summary>The party, code.</summary>
    public string Party { get; init; } = "";

    /// <summary>The unit.</summary>
    public string? Unit { get; init; }

    /// <summary>Person at the unit.</summary>
    public string? Person { get; init; }

    /// <summary>E-mail address of the unit.</summary>
    public string? Email { get; init; }

    /// <summary>Way, code.</summary>
    public string? Method { get; init; }

    /// <summary>The text.</summary>
    public string? Summary { get; init; }

    /// <summary>When the participant approved it.</summary>
    public DateOnly? ApprovedOn { get; init; }

    internal HandoverTerms Terms => new()
    {
        Party = Party, Unit = Unit, Person = Person, Email = Email, Method = Method, Summary = Summary, ApprovedOn = ApprovedOn,
    };
}

/// <summary>What can be checked before the case is opened.</summary>
internal sealed class HandoverInputRules : AbstractValidator<HandoverInput>
{
    private const int SummaryLength = 4 * TextLimits.Note;

    public HandoverInputRules(ICodeLists codes, TimeProvider clock)
    {
        RuleFor(h => h.Party).NotEmpty().WithMessage("Välj mottagande part.").CodeOf(codes, clock, CodeLists.Party);
        RuleFor(h => h.Unit).NotEmpty().WithMessage("Ange mottagande enhet, till exempel Arbetsförmedlingen Haninge.")
            .MaximumLength(TextLimits.Name).WithMessage($"Enheten får ha högst {TextLimits.Name} tecken.");
        RuleFor(h => h.Person).MaximumLength(TextLimits.Name).WithMessage($"Namnet får ha högst {TextLimits.Name} tecken.");
        RuleFor(h => h.Email).MaximumLength(TextLimits.Name).EmailAddress().When(h => !string.IsNullOrEmpty(h.Email))
            .WithMessage("Skriv e-postadressen så här: enhet@myndighet.se.");
        RuleFor(h => h.Method).CodeOf(codes, clock, CodeLists.HandoverMethod);
        RuleFor(h => h.Summary).MaximumLength(SummaryLength).WithMessage(h => $"Sammanfattningen får ha högst {SummaryLength} tecken. Nu är det {h.Summary?.Length}.");
        RuleFor(h => h.ApprovedOn).NotAfter(() => clock.Today()).WithMessage("Datumet ligger i framtiden.");
    }
}
