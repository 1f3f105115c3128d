using Microsoft.AspNetCore.Mvc.Rendering;

namespace Mia.Casework.Pages.Overlamning;

/// <summary>Fields of a handover with their choices. Model of <c>_HandoverFields</c>.</summary>
public sealed record HandoverFields(HandoverInput Input, IReadOnlyList<SelectListItem> Parties, IReadOnlyList<SelectListItem> Methods);
