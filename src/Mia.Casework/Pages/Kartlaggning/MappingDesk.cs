using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Mapping;
using Mia.Casework.Pages.Arende;
using Mia.Platform.Identity;
using Mia.Platform.Messaging;
using Mia.Platform.Organisation;
using Mia.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Kartlaggning;

/// <summary>
/// Opens mappings for pages and commands. Seen only by those who answer for the case, written by the case manager or by the coach who has
/// the case alone (methods.md 21.3).
/// </summary>
internal sealed class MappingDesk(CaseDesk desk, CaseworkDbContext db, ILifeAreas areas, ICurrentDelprojekt here, IStaffDirectory staff, IEnumerable<IChosenLifeAreas> chosen)
{
    /// <summary>Who acts, and when.</summary>
    public Domain.Actor By => desk.By;

    /// <summary>Today in Sweden.</summary>
    public DateOnly Today => desk.Today;

    /// <summary>What the delprojekt asks about today.</summary>
    public IReadOnlyList<LifeArea> Areas => areas.On(here.Required.Id, Today);

    /// <summary>The word for an area.</summary>
    public string TextOf(string code) => areas.Text(here.Required.Id, code, Today);

    /// <summary>Notes an attempt on what does not exist for this reader.</summary>
    public Task<NotFoundException> RefusedAsync(CancellationToken ct) => desk.RefusedAsync(ct);

    /// <summary>The top of a page, for a reader who may see the mapping.</summary>
    /// <exception cref="NotFoundException">There is no such case for this reader.</exception>
    /// <exception cref="ForbiddenException">The reader does not answer for the case, or may not write.</exception>
    public async Task<CaseHead> HeadAsync(Guid caseId, CancellationToken ct, bool toWrite = false)
    {
        var head = await desk.HeadAsync(caseId, ct);
        if (!head.Rights.SeesMapping) throw new ForbiddenException(CaseworkPermissions.ReadMapping);
        if (toWrite && !(head.Rights.Maps && head.IsOpen)) throw new ForbiddenException(CaseworkPermissions.WriteMapping);
        return head;
    }

    /// <summary>For a part of a page whose top is shown already: the same check without reading the case again.</summary>
    /// <exception cref="NotFoundException">The reader may not see the mapping of the case.</exception>
    public async Task<CaseHead> RequireAsync(Guid caseId, CancellationToken ct) =>
        desk.Shown(caseId) is { Rights.SeesMapping: true } head ? head : await HeadAsync(caseId, ct);

    /// <summary>The case, for a command that writes.</summary>
    public Task<Case> OpenAsync(Guid caseId, CancellationToken ct) => desk.OpenAsync(caseId, r => r.Maps, ct);

    /// <summary>The version that is worked on or was finished last; an empty sheet before the first.</summary>
    public async Task<MappingSheet> LatestAsync(Guid caseId, CancellationToken ct)
    {
        var latest = await Versions(caseId).AsNoTracking().OrderByDescending(m => m.Number).FirstOrDefaultAsync(ct);
        return latest is not null ? Sheet(latest) : Empty(await ChosenAsync(caseId, ct));
    }

    /// <summary>A version of the case; null when there is none such.</summary>
    public Task<MappingVersion?> FindAsync(Guid caseId, Guid versionId, CancellationToken ct) =>
        Versions(caseId).AsNoTracking().FirstOrDefaultAsync(m => m.Id == versionId, ct);

    /// <summary>The version with a number; null when there is none such.</summary>
    public Task<MappingVersion?> FindAsync(Guid caseId, int number, CancellationToken ct) =>
        Versions(caseId).AsNoTracking().FirstOrDefaultAsync(m => m.Number == number, ct);

    /// <summary>
    /// The latest version to check a form against, and how to get the one to write in: the same while it is worked on, otherwise the next,
    /// which begins from it.
    /// </summary>
    public async Task<WorkingVersion> WorkingAsync(Guid caseId, CancellationToken ct)
    {
        var owner = await OpenAsync(caseId, ct);
        MappingVersion.RequireOpen(owner);
        var latest = await Versions(caseId).OrderByDescending(m => m.Number).FirstOrDefaultAsync(ct);
        var first = latest is null ? await ChosenAsync(caseId, ct) : [];
        return new(latest, () =>
        {
            if (latest is { IsFinished: false }) return latest;
            var made = latest is null ? MappingVersion.First(owner, By) : latest.Next(owner, By);
            if (first.Count > 0) made.Prioritise(first, By);
            db.Add(made);
            return made;
        });
    }

    /// <summary>A version as pages show it.</summary>
    public MappingSheet Sheet(MappingVersion version)
    {
        var asked = Areas;
        // An area that is no longer asked about but says something stays readable.
        var hidden = version.Areas.Where(a => !a.IsEmpty && asked.All(s => s.Code != a.Code)).Select(a => new LifeArea(a.Code, TextOf(a.Code), "", Hidden: true, IsOwn: false));
        return new MappingSheet
        {
            Id = version.Id, Number = version.Number, IsFinished = version.IsFinished, OwnWords = version.OwnWords, WordsStamp = version.WordsStamp, OrderStamp = version.OrderStamp,
            State = version.FinishedAt is { } finished ? $"klar {SwedishTime.DateOf(finished).Iso()}{Name(version.FinishedBy)}" : $"påbörjad {SwedishTime.DateOf(version.StartedAt).Iso()}{Name(version.StartedBy)}",
            Areas = [.. asked.Concat(hidden).Select(a => Sheet(a, version.Area(a.Code))).OrderBy(a => a.Content.Priority ?? int.MaxValue)],
        };
    }

    private IQueryable<MappingVersion> Versions(Guid caseId) => db.Mappings.Include(m => m.Areas).Where(m => m.CaseId == caseId);

    private MappingSheet Empty(IReadOnlyList<string> first) => new()
    {
        Areas = [.. Areas.Select(a => new AreaSheet(a, AreaContent.Nothing(a.Code) with { Priority = Place(first, a.Code) }, Guid.Empty, "")).OrderBy(a => a.Content.Priority ?? int.MaxValue)],
    };

    private AreaSheet Sheet(LifeArea area, MappedArea? written) => new(area, written is null ? AreaContent.Nothing(area.Code) : AreaContent.Of(written), written?.Stamp ?? Guid.Empty,
        written?.WrittenAt is { } at ? $"{SwedishTime.DateOf(at).Iso()}{Name(written.WrittenBy)}" : "");

    private async Task<IReadOnlyList<string>> ChosenAsync(Guid caseId, CancellationToken ct)
    {
        var asked = Areas.Select(a => a.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var source in chosen)
        {
            if (await source.OfAsync(caseId, ct) is [_, ..] codes) return [.. codes.Where(asked.Contains).Distinct(StringComparer.Ordinal)];
        }
        return [];
    }

    private string Name(Guid? userId) => userId is { } who ? $" av {staff.NameOf(who)}" : "";

    private static int? Place(IReadOnlyList<string> codes, string code) => codes.ToList().IndexOf(code) is >= 0 and var at ? at + 1 : null;
}

/// <summary>The latest version, and the one to write in.</summary>
/// <param name="Latest">Null before the first.</param>
/// <param name="Begin">Begins the next version when the latest is finished.</param>
internal sealed record WorkingVersion(MappingVersion? Latest, Func<MappingVersion> Begin);
