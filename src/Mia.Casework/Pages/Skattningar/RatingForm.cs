using FluentValidation;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Mapping;
using Mia.Casework.Pages.Kartlaggning;
using Mia.Platform.Drafts;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Mia.Casework.Pages.Skattningar;

/// <summary>What is filled in when somebody rates.</summary>
public record RatingInput
{
    /// <summary>The day.</summary>
    public DateOnly? RatedOn { get; init; }

    /// <summary>When in the case.</summary>
    public RatingOccasion Occasion { get; init; } = RatingOccasion.FollowUp;

    /// <summary>How it was made.</summary>
    public RatingWay Way { get; init; } = RatingWay.Together;

    /// <summary>One row per area.</summary>
    public List<AreaInput> Areas { get; init; } = [];
}

/// <summary>The ratings of one area; any of them may be left empty.</summary>
public sealed record AreaInput
{
    /// <summary>Life area.</summary>
    public string Code { get; init; } = "";

    /// <summary>0–10.</summary>
    public int? Satisfaction { get; init; }

    /// <summary>0–10.</summary>
    public int? Weight { get; init; }

    /// <summary>0–10.</summary>
    public int? Hope { get; init; }
}

/// <summary>The form with its choices. Model of <c>_RatingForm</c>.</summary>
/// <param name="Action">Where it is posted.</param>
/// <param name="Input">What it is filled with.</param>
/// <param name="Names">Words of the areas by code.</param>
/// <param name="Voice">Whose view.</param>
/// <param name="Back">Where to go instead.</param>
public sealed record RatingForm(string Action, RatingInput Input, IReadOnlyDictionary<string, string> Names, RatingVoice Voice, string Back)
{
    /// <summary>The draft of a new rating; null when something is corrected.</summary>
    public FormDraft? Draft { get; init; }

    /// <summary>Version stamp when something is corrected.</summary>
    public Guid? Version { get; init; }

    /// <summary>Occasions.</summary>
    public IReadOnlyList<SelectListItem> Occasions { get; } = [.. Enum.GetValues<RatingOccasion>().Select(o => new SelectListItem(o.Swedish(), o.ToString()))];

    /// <summary>Ways.</summary>
    public IReadOnlyList<SelectListItem> Ways { get; } = [.. Enum.GetValues<RatingWay>().Select(w => new SelectListItem(w.Swedish(), w.ToString()))];

    /// <summary>Name of an area.</summary>
    public string NameOf(AreaInput area) => Names.GetValueOrDefault(area.Code, area.Code);

    /// <summary>The part of a draft's key that says whose view it is.</summary>
    public static string DraftPart(RatingVoice voice) => "skattning-" + voice.ToString();

    internal static RatingInput Fresh(AskedAreas asked, CaseStatus status, bool isFirst, DateOnly today) => new()
    {
        RatedOn = today, Occasion = RatingRhythm.Likely(status, isFirst), Areas = [.. asked.Areas.Select(a => new AreaInput { Code = a.Code })],
    };

    internal static RatingInput From(KeptDraft kept, RatingInput fresh)
    {
        var rows = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; kept[$"Input.Areas[{i}].Code"] is { } code; i++) rows[code] = i;
        return fresh with
        {
            RatedOn = DateOnly.TryParse(kept["Input.RatedOn"], out var on) ? on : fresh.RatedOn,
            Occasion = Enum.TryParse<RatingOccasion>(kept["Input.Occasion"], out var occasion) ? occasion : fresh.Occasion,
            Way = Enum.TryParse<RatingWay>(kept["Input.Way"], out var way) ? way : fresh.Way,
            // By code and not by row: the order may have changed since.
            Areas = [.. fresh.Areas.Select(a => rows.TryGetValue(a.Code, out var row)
                ? a with { Satisfaction = Step(kept, row, nameof(AreaInput.Satisfaction)), Weight = Step(kept, row, nameof(AreaInput.Weight)), Hope = Step(kept, row, nameof(AreaInput.Hope)) }
                : a)],
        };
    }

    private static int? Step(KeptDraft kept, int row, string field) => int.TryParse(kept[$"Input.Areas[{row}].{field}"], out var step) ? step : null;
}

/// <summary>What can be checked before the case is opened.</summary>
internal sealed class RatingRules : AbstractValidator<RatingInput>
{
    private const int MostAreas = 100;

    public RatingRules()
    {
        RuleFor(r => r.RatedOn).NotNull().WithMessage("Ange vilken dag det var.");
        RuleFor(r => r.Occasion).IsInEnum().WithMessage("Välj ett tillfälle.");
        RuleFor(r => r.Way).IsInEnum().WithMessage("Välj hur skattningen gjordes.");
        RuleFor(r => r.Areas).Must(a => a.Count <= MostAreas).WithMessage("Det är för många områden.");
        RuleForEach(r => r.Areas).ChildRules(area =>
        {
            area.RuleFor(a => a.Code).NotEmpty().MaximumLength(Domain.TextLimits.Code).WithMessage("Området finns inte.");
            area.RuleFor(a => a.Satisfaction).Must(AreaScore.IsOnScale).WithMessage(OffScale);
            area.RuleFor(a => a.Weight).Must(AreaScore.IsOnScale).WithMessage(OffScale);
            area.RuleFor(a => a.Hope).Must(AreaScore.IsOnScale).WithMessage(OffScale);
        });
    }

    private static string OffScale => $"Skriv ett tal från {AreaScore.Least} till {AreaScore.Most}.";

    /// <summary>As the rating wants it.</summary>
    public static RatingTerms Terms(RatingInput input, RatingVoice voice) => new()
    {
        Voice = voice, Occasion = input.Occasion, RatedOn = input.RatedOn!.Value, Way = voice == RatingVoice.Staff ? RatingWay.Own : input.Way,
        Areas = [.. input.Areas.Select(a => new AreaScore(a.Code, a.Satisfaction, a.Weight, a.Hope))],
    };
}
