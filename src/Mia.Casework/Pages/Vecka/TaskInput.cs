using FluentValidation;
using Mia.Casework.Domain;
using Mia.Casework.Services;
using Mia.Platform.Time;

namespace Mia.Casework.Pages.Vecka;

/// <summary>What is filled in about a task.</summary>
public record TaskInput
{
    /// <summary>What shall be done.</summary>
    public string? Title { get; init; }

    /// <summary>Last day.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>The case; null for none.</summary>
    public Guid? CaseId { get; init; }

    /// <summary>Who does it.</summary>
    public Guid? OwnerId { get; init; }
}

/// <summary>What can be checked before anything is opened.</summary>
internal sealed class TaskRules : AbstractValidator<TaskInput>
{
    public TaskRules(TimeProvider clock)
    {
        RuleFor(c => c.Title).NotEmpty().WithMessage("Skriv vad som ska göras.").MaximumLength(TextLimits.Name).WithMessage(c => $"Uppgiften får ha högst {TextLimits.Name} tecken. Nu är det {c.Title?.Length}.");
        RuleFor(c => c.DueOn).NotNull().WithMessage("Ange när det ska vara klart.").NotAfter(() => clock.Today().AddYears(2)).WithMessage("Dagen ligger mer än två år bort. Kontrollera årtalet.");
        RuleFor(c => c.OwnerId).NotNull().WithMessage("Välj vem som gör det.");
    }
}
