using FluentValidation;
using Mia.Casework.Domain.Staffing;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Mia.Casework.Pages.Ansvar;

/// <summary>What is filled in when the work of a colleague is passed on.</summary>
public record PassOnInput
{
    /// <summary>Whose work.</summary>
    [BindNever]
    public Guid ColleagueId { get; init; }

    /// <summary>Why.</summary>
    public TransferReason? Reason { get; init; }

    /// <summary>First day away.</summary>
    public DateOnly? AwayFrom { get; init; }

    /// <summary>Last day away.</summary>
    public DateOnly? AwayTo { get; init; }

    /// <summary>Who gets all that has no receiver of its own.</summary>
    public Guid? ReceiverId { get; init; }

    /// <summary>Receivers of single rows, by case, task or booking. Null: as all others. <see cref="Guid.Empty"/>: stays where it is.</summary>
    public Dictionary<Guid, Guid?> Own { get; init; } = [];

    /// <summary>What the colleague held when the form was filled in: tells whether somebody else has changed it since.</summary>
    public string Mark { get; init; } = "";

    /// <summary>In the words of the domain.</summary>
    internal TransferTerms Terms => Reason == TransferReason.Away ? new(ColleagueId, TransferReason.Away, AwayFrom, AwayTo) : new(ColleagueId, TransferReason.Leaves);
}

/// <summary>What can be checked before anything is opened.</summary>
internal sealed class PassOnRules : AbstractValidator<PassOnInput>
{
    public PassOnRules() => RuleFor(c => c.Reason).NotNull().WithMessage("Välj om kollegan slutar eller är frånvarande.").IsInEnum().WithMessage("Välj om kollegan slutar eller är frånvarande.");
}
