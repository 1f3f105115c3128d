using System.Globalization;
using FluentValidation;
using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Exits;
using Mia.Casework.Domain.Registration;
using Mia.Casework.Pages.Arende;
using Mia.Casework.Services;
using Mia.Platform.Messaging;
using Mia.Platform.Time;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Forsorjning;

/// <summary>What is filled in about an income.</summary>
public record IncomeInput
{
    /// <summary>Source, code.</summary>
    public string? Source { get; init; }

    /// <summary>Extent in percent.</summary>
    public int? Percent { get; init; }

    /// <summary>The party that pays, code.</summary>
    public string? Party { get; init; }

    /// <summary>First day.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day as decided.</summary>
    public DateOnly? PlannedEndOn { get; init; }

    internal IncomeTerms Terms => new() { Source = Source, Percent = Percent, Party = Party, From = From!.Value, PlannedEndOn = PlannedEndOn };
}

/// <summary>What the fields of an income need of the page they stand on.</summary>
public interface IIncomeForm
{
    /// <summary>What is filled in.</summary>
    IncomeInput Input { get; }

    /// <summary>Sources to choose from.</summary>
    IReadOnlyList<SelectListItem> Sources { get; }

    /// <summary>Parties to choose from.</summary>
    IReadOnlyList<SelectListItem> Parties { get; }
}

/// <summary>What can be checked before anything is opened.</summary>
internal sealed class IncomeFields : AbstractValidator<IncomeInput>
{
    public IncomeFields(ICodeLists codes, TimeProvider clock)
    {
        RuleFor(c => c.Source).NotEmpty().WithMessage("Välj vad deltagaren lever på.").CodeOf(codes, clock, CodeLists.Income);
        RuleFor(c => c.Party).CodeOf(codes, clock, CodeLists.Party);
        RuleFor(c => c.From).NotNull().WithMessage("Ange från vilken dag.").NotAfter(() => clock.Today().AddYears(1)).WithMessage("Dagen ligger mer än ett år bort. Kontrollera årtalet.");
        RuleFor(c => c.PlannedEndOn).NotAfter(() => clock.Today().AddYears(10)).WithMessage("Dagen ligger mer än tio år bort. Kontrollera årtalet.");
    }
}

/// <summary>Opens incomes to be read and to be changed.</summary>
internal sealed class IncomeBook(CaseDesk desk, CaseworkDbContext db, ICodeLists codes)
{
    /// <summary>What the codes mean.</summary>
    public ExitRules Rules => ExitRules.From(codes);

    /// <summary>Sources to choose from; also one that can no longer be chosen but stands there.</summary>
    public IReadOnlyList<SelectListItem> Sources(string? current = null)
    {
        var offered = codes.Of(CodeLists.Income, desk.Today);
        if (current is not null && offered.TrueForAll(o => o.Value != current)) offered.Add(new(codes.Text(CodeLists.Income, current), current));
        return offered;
    }

    /// <summary>Parties to choose from.</summary>
    public IReadOnlyList<SelectListItem> Parties() => codes.Of(CodeLists.Party, desk.Today);

    /// <summary>The top of a page on which incomes are written.</summary>
    /// <exception cref="ForbiddenException">The reader may not.</exception>
    public async Task<CaseHead> HeadAsync(Guid caseId, CancellationToken ct)
    {
        var head = await desk.HeadAsync(caseId, ct);
        return head.Rights.WritesIncome ? head : throw new ForbiddenException(CaseworkPermissions.WriteIncome);
    }

    /// <summary>One period of a case.</summary>
    public async Task<IncomePeriod> FindAsync(Guid caseId, Guid id, CancellationToken ct) =>
        await db.IncomePeriods.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id && p.CaseId == caseId, ct) ?? throw await desk.RefusedAsync(ct);

    /// <summary>The case and all its periods, to be changed.</summary>
    public async Task<(Case Case, List<IncomePeriod> All)> OpenAsync(Guid caseId, CancellationToken ct) =>
        (await desk.OpenAsync(caseId, r => r.WritesIncome, ct), await db.IncomePeriods.Where(p => p.CaseId == caseId).ToListAsync(ct));

    /// <summary>One of them, if nobody has changed it since the form was filled.</summary>
    /// <exception cref="ConflictException">Somebody has.</exception>
    public async Task<IncomePeriod> OneAsync(IEnumerable<IncomePeriod> all, Guid id, Guid version, IncomeInput posted, CancellationToken ct)
    {
        var found = all.FirstOrDefault(p => p.Id == id) ?? throw await desk.RefusedAsync(ct);
        if (version == found.Version) return found;
        throw new ConflictException(found.Version,
        [
            new("Försörjning", "Input.Source", codes.Text(CodeLists.Income, found.Source)) { Yours = codes.Text(CodeLists.Income, posted.Source) },
            new("Omfattning i procent", "Input.Percent", found.Percent?.ToString(CultureInfo.InvariantCulture) ?? ""),
            new("Vem som betalar", "Input.Party", codes.Text(CodeLists.Party, found.Party)) { Yours = codes.Text(CodeLists.Party, posted.Party) },
            new("Från och med", "Input.From", found.From.Iso()), new("Planerat slut", "Input.PlannedEndOn", found.PlannedEndOn?.Iso() ?? ""),
        ]);
    }
}
