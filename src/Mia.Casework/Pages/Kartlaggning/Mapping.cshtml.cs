using FluentValidation;
using Mia.Casework.Access;
using Mia.Casework.Pages.Arende;
using Mia.Platform.Messaging;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Mia.Casework.Pages.Kartlaggning;

/// <summary>The mapping of a case: the participant's own words first, then the areas in the participant's order (methods.md 2).</summary>
public sealed class MappingModel : CasePage
{
    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query(Id));

    /// <summary>Shows the page.</summary>
    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    /// <summary>The version is finished: from now on it stays as it is.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm] int number)
    {
        await Send(new Finish(Id, number));
        return Done(In("kartlaggning"), "Kartläggningen är klar. Den här versionen ändras inte mer.");
    }

    /// <summary>The mapping of a case.</summary>
    [Requires(CaseworkPermissions.ReadMapping)]
    public sealed record Query(Guid Id) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(CaseHead Head, MappingSheet Sheet) : CaseView(Head, "case.mapping")
    {
        /// <summary>The reader may write.</summary>
        public bool CanWrite => Head.Rights.Maps && Head.IsOpen;
    }

    /// <summary>Finishes the version with a number.</summary>
    [Requires(CaseworkPermissions.WriteMapping)]
    public sealed record Finish(Guid CaseId, int Number) : ICommand<bool>;

    internal sealed class Validator : AbstractValidator<Finish>
    {
        public Validator() => RuleFor(c => c.Number).GreaterThan(0).WithMessage("Det finns inget att göra klart än. Skriv något först.");
    }

    internal sealed class Reader(MappingDesk mappings) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken) =>
            new(await mappings.HeadAsync(request.Id, cancellationToken), await mappings.LatestAsync(request.Id, cancellationToken));
    }

    internal sealed class Handler(MappingDesk mappings) : IRequestHandler<Finish, bool>
    {
        public async Task<bool> Handle(Finish request, CancellationToken cancellationToken)
        {
            var latest = (await mappings.WorkingAsync(request.CaseId, cancellationToken)).Latest;
            if (latest is null || latest.Number != request.Number) throw new RuleException("Det finns en nyare version. Läs den först.");
            latest.Finish(mappings.By);
            return true;
        }
    }
}
