using Mia.Platform.Messaging;
using Mia.Platform.Modules;
using Mia.Platform.Security;
using Mia.Platform.Toolbox;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Logging;

namespace Mia.Web.TagHelpers;

/// <summary>
/// A place where modules add to a page: <c>&lt;mia-slot name="start.main" /&gt;</c>. Shows what is switched on and allowed, in order.
/// A part that fails is left out with a line that says so; the rest of the page stands.
/// </summary>
[HtmlTargetElement("mia-slot", Attributes = "name")]
public sealed partial class SlotTagHelper(
    ModuleCatalogue catalogue,
    IToolbox toolbox,
    ICurrentUser user,
    IViewComponentHelper components,
    ILogger<SlotTagHelper> log) : TagHelper
{
    /// <summary>A name from <see cref="Slots"/>.</summary>
    public required string Name { get; set; }

    /// <summary>The slot's argument, see <see cref="Slots"/>.</summary>
    public object? Arg { get; set; }

    /// <summary>The page.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        ((IViewContextAware)components).Contextualize(ViewContext);
        foreach (var entry in catalogue.Slots[Name])
        {
            if (entry.Permission is { } permission && !user.Can(permission)) continue;
            if (entry.Tool is { } tool && !await toolbox.IsOnHereAsync(tool)) continue;
            output.Content.AppendHtml(await ContentAsync(entry));
        }
    }

    private async Task<IHtmlContent> ContentAsync(SlotEntry entry)
    {
        try
        {
            return await components.InvokeAsync(entry.ViewComponent, Arguments());
        }
        catch (Exception refused) when (refused is ForbiddenException or NotFoundException)
        {
            return HtmlString.Empty;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // The part's content is lost, never half shown: nothing of it has been written yet.
            PartFailed(log, entry.ViewComponent.FullName ?? entry.ViewComponent.Name, Name, failure.GetType().Name);
            var note = new TagBuilder("p");
            note.AddCssClass("muted small sec");
            note.InnerHtml.Append("En del av sidan kunde inte visas. Ladda om sidan. Händer det igen, kontakta den som sköter Mia.");
            return note;
        }
    }

    private Dictionary<string, object?> Arguments() => Arg is null
        ? []
        : new() { [Name.StartsWith("case.", StringComparison.Ordinal) ? "caseId" : Name == Slots.Referral ? "referralId" : "arg"] = Arg };

    [LoggerMessage(1, LogLevel.Error, "{Component} in slot {Slot} failed: {Failure}")]
    private static partial void PartFailed(ILogger log, string component, string slot, string failure);
}
