using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.People;
using Mia.FollowUp.Data;
using Mia.FollowUp.Numbers;
using Mia.FollowUp.Targets;
using Mia.Platform.Data;
using Mia.Platform.Messaging;
using Mia.Platform.Organisation;
using Mia.Platform.Security;
using Mia.Platform.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Mia.FollowUp.Pages.Targets;

/// <summary>A page of the cases behind a number.</summary>
/// <param name="Title">Title of the target.</param>
/// <param name="Rows">Those on the page.</param>
/// <param name="Period">Limits.</param>
public sealed record TargetList(string Title, IReadOnlyList<TargetListRow> Rows, BoardPeriod Period) : IShowsPersons
{
    /// <summary>All of them: the n of the board.</summary>
    public required int Total { get; init; }

    /// <summary>Those that count: the numerator.</summary>
    public required int Hits { get; init; }

    /// <summary>Protected persons that this reader may not see.</summary>
    public required int Hidden { get; init; }

    /// <summary>Persons instead of finished cases.</summary>
    public required bool IsPersons { get; init; }

    /// <summary>A share has a numerator.</summary>
    public required bool IsShare { get; init; }

    /// <summary>Page, from 1.</summary>
    public required int Page { get; init; }

    /// <summary>Pages in all.</summary>
    public required int Pages { get; init; }

    /// <summary>The limits as a query string.</summary>
    public required string PeriodQuery { get; init; }

    /// <inheritdoc />
    public IEnumerable<Guid> ShownParticipants => Rows.Select(r => r.ParticipantId);

    /// <inheritdoc />
    public string ShownAs => "targets.list";
}

/// <summary>A case behind a number.</summary>
public sealed record TargetListRow(Guid CaseId, Guid ParticipantId, string Name, string Number, string Gender, DateOnly EnrolledOn, DateOnly? EndedOn,
    string Outcomes, bool IsHit);

/// <summary>Reads within the reader's own scope, with the same rows as the board counts.</summary>
internal sealed class ListHandler(FollowUpDbContext db, CaseworkDbContext core, BoardReader reader, IParticipantDirectory people, ICodeLists codes,
    ICurrentUser user, ICurrentDelprojekt here, DataScope scope, TimeProvider time) : IRequestHandler<ListModel.Query, TargetList>
{
    private const int PageSize = 100;

    public async Task<TargetList> Handle(ListModel.Query request, CancellationToken cancellationToken)
    {
        var place = here.Required;
        var period = BoardPeriod.Of(request.From, request.To, place.Kommuner.FirstOrDefault(k => k == request.Kommun), time.Today());
        var targets = await reader.TargetsAsync(place.Id, period.To, cancellationToken);
        var target = targets.Now.FirstOrDefault(t => t.Code == request.Code) ?? throw new NotFoundException();
        var basis = targets.Definitions[target.CountedBy].Basis;
        var persons = basis is Basis.Volume or Basis.Women;
        var source = new FactSource(db, place.Id, scope.ControllerId, period);
        var found = persons ? await EnrolledAsync(source, basis, cancellationToken) : await FinishedAsync(source, basis, cancellationToken);

        var mine = await CaseAccess.AnsweredBy(user.Id, core.Responsibilities).ToHashSetAsync(cancellationToken);
        var visible = found.Where(f => f.Protection == ProtectionLevel.None || mine.Contains(f.CaseId)).ToList();
        var pages = Math.Max(1, (visible.Count + PageSize - 1) / PageSize);
        var page = Math.Clamp(request.Page, 1, pages);
        return new TargetList(target.Title, [.. visible.Skip((page - 1) * PageSize).Take(PageSize).Select(Row)], period)
        {
            Total = found.Count, Hits = found.Count(f => f.IsHit), Hidden = found.Count - visible.Count, IsPersons = persons,
            IsShare = basis != Basis.Volume, Page = page, Pages = pages, PeriodQuery = period.Query(time.Today()),
        };
    }

    private static async Task<List<Found>> EnrolledAsync(FactSource source, Basis basis, CancellationToken ct)
    {
        var rows = await source.Enrolled().Select(x => new Found(x.Case.Id, x.Case.ParticipantId, x.Case.Number, x.Person.Gender, x.Person.Protection,
            x.Case.EnrolledOn, x.Case.EndedOn, Array.Empty<string>(), basis == Basis.Women && x.Person.Gender == Gender.Woman)).ToListAsync(ct);
        // A person counts once: the latest case stands for them.
        return [.. rows.GroupBy(r => r.ParticipantId).Select(g => g.MaxBy(r => (r.EnrolledOn, r.Number))!).OrderByDescending(r => (r.EnrolledOn, r.Number))];
    }

    private async Task<List<Found>> FinishedAsync(FactSource source, Basis basis, CancellationToken ct)
    {
        var marks = reader.Marks();
        var rows = await source.Exits().Join(db.Set<CaseFact>(), x => x.Exit.CaseId, c => c.Id, (x, c) => new
        {
            c.Id, c.ParticipantId, c.Number, x.Person.Gender, x.Person.Protection, c.EnrolledOn, x.Exit.EndedOn, x.Exit.Outcomes, x.Exit.NeedsReceiver,
            x.Exit.Empowerment, x.Confirmed,
        }).ToListAsync(ct);
        return
        [
            .. from row in rows
               let exit = new ExitGroup(row.Gender, BoardReader.Outcomes(row.Outcomes), row.NeedsReceiver, row.Confirmed, row.Empowerment, 1)
               where Counting.IsInBase(basis, exit)
               orderby row.EndedOn descending, row.Number descending
               select new Found(row.Id, row.ParticipantId, row.Number, row.Gender, row.Protection, row.EnrolledOn, row.EndedOn, exit.Outcomes,
                   Counting.IsHit(basis, exit, marks)),
        ];
    }

    private TargetListRow Row(Found f) => new(f.CaseId, f.ParticipantId,
        people.NameOf(f.ParticipantId, f.Number, f.Protection != ProtectionLevel.None),
        NumberSeries.CaseNumber(f.Number), f.Gender.Swedish(), f.EnrolledOn, f.EndedOn,
        string.Join(", ", f.Outcomes.Select(o => codes.Text(CodeLists.Outcome, o))), f.IsHit);

    private sealed record Found(Guid CaseId, Guid ParticipantId, int Number, Gender Gender, ProtectionLevel Protection, DateOnly EnrolledOn, DateOnly? EndedOn,
        IReadOnlyList<string> Outcomes, bool IsHit);
}
