using FluentValidation;
using Mia.Casework.Domain;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Pages.Arende;
using Mia.Casework.Services.Documents;
using Mia.Casework.Services;
using Microsoft.AspNetCore.Http;

namespace Mia.Casework.Pages.Handlingar;

/// <summary>Rules that several forms share.</summary>
internal static class DocumentRules
{
    /// <summary>Looks into the file before anything is written.</summary>
    public static void MustBeWell<T>(this IRuleBuilderInitial<T, IFormFile?> rule, FileRoom room) => rule.CustomAsync(async (file, context, ct) =>
    {
        if (await room.RefusalAsync(file, ct) is { } refusal) context.AddFailure(refusal);
    });

    /// <summary>What it is called.</summary>
    public static void MustBeTitle<T>(this IRuleBuilderInitial<T, string?> rule, Func<T, string?> title) =>
        rule.MaximumLength(TextLimits.Name).WithMessage(c => $"Namnet får ha högst {TextLimits.Name} tecken. Nu är det {title(c)?.Length}.");

    /// <summary>Which kind of document.</summary>
    public static void MustBeKind<T>(this IRuleBuilderInitial<T, string?> rule, ICodeLists codes, TimeProvider clock) =>
        rule.NotEmpty().WithMessage("Välj vilken sorts handling det är.").CodeOf(codes, clock, CodeLists.DocumentKind);
}
