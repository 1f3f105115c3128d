using FluentValidation;
using Mia.Casework.Access;
using Mia.Casework.Domain;
using Mia.Casework.Domain.Mapping;
using Mia.Casework.Pages.Arende;
using Mia.Casework.Pages.Utkast;
using Mia.Casework.Services;
using Mia.Platform.Drafts;
using Mia.Platform.Messaging;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Mia.Casework.Pages.Kartlaggning;

/// <summary>One life area: now, wishes, what has helped before, what is in the way, or that the participant does not want to talk about it.</summary>
public sealed class AreaModel : CasePage
{
    /// <summary>Code of the life area.</summary>
    [FromQuery(Name = "omrade")]
    public string? Code { get; set; }

    /// <summary>The form.</summary>
    [BindProperty]
    public Command Input { get; set; } = new();

    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query(Id, Code ?? ""));

    /// <summary>What is written, or the draft that was left.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        var kept = await this.RestoreAsync(FormDraft.Key(Id, Code ?? ""));
        Shown = Shown with { Draft = Shown.Draft with { Kept = kept } };
        Input = Shown.Start with { Version = kept?.Stamp ?? Shown.Start.Version };
    }

    /// <summary>Saves, and goes on to the next area when that is asked for.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm] string? next)
    {
        await Send(Input with { CaseId = Id, Code = Code ?? "" });
        return Done(next is { Length: > 0 } ? In($"kartlaggning/omrade?omrade={Uri.EscapeDataString(next)}") : In("kartlaggning"), "Området är sparat.");
    }

    /// <summary>One area of a case.</summary>
    [Requires(CaseworkPermissions.WriteMapping)]
    public sealed record Query(Guid Id, string Code) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(CaseHead Head, AreaSheet Sheet, Command Start, FormDraft Draft, LifeArea? Next) : CaseView(Head, "case.mapping-area");

    /// <summary>What is said.</summary>
    [Requires(CaseworkPermissions.WriteMapping)]
    public sealed record Command : ICommand<Guid>
    {
        /// <summary>The case.</summary>
        [BindNever]
        public Guid CaseId { get; init; }

        /// <summary>The area.</summary>
        [BindNever]
        public string Code { get; init; } = "";

        /// <summary>How it is now.</summary>
        public string? Now { get; init; }

        /// <summary>Wishes.</summary>
        public string? Wishes { get; init; }

        /// <summary>What has worked before.</summary>
        public string? Earlier { get; init; }

        /// <summary>What is in the way.</summary>
        public string? Obstacles { get; init; }

        /// <summary>Does not want to talk about it.</summary>
        public bool Declined { get; init; }

        /// <summary>Stamp that the form was filled from.</summary>
        public Guid Version { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Code).MaximumLength(TextLimits.Code);
            RuleFor(c => c.Now).AtMost(TextLimits.Note);
            RuleFor(c => c.Wishes).AtMost(TextLimits.Note);
            RuleFor(c => c.Earlier).AtMost(TextLimits.Note);
            RuleFor(c => c.Obstacles).AtMost(TextLimits.Note);
        }
    }

    internal sealed class Reader(MappingDesk mappings) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var head = await mappings.HeadAsync(request.Id, cancellationToken, toWrite: true);
            var sheet = await mappings.LatestAsync(request.Id, cancellationToken);
            var at = sheet.Areas.ToList().FindIndex(a => a.Area.Code == request.Code);
            if (at < 0) throw await mappings.RefusedAsync(cancellationToken);
            var area = sheet.Areas[at];
            return new(head, area, From(area), FormDraft.Of(FormDraft.Key(request.Id, request.Code), $"{head.Url}/kartlaggning/omrade?omrade={Uri.EscapeDataString(request.Code)}"),
                sheet.Areas.Skip(at + 1).FirstOrDefault(a => a.State == AreaState.Untouched)?.Area);
        }

        private static Command From(AreaSheet area) => new()
        {
            Now = area.Content.Now, Wishes = area.Content.Wishes, Earlier = area.Content.Earlier, Obstacles = area.Content.Obstacles, Declined = area.Content.Declined, Version = area.Stamp,
        };
    }

    internal sealed class Handler(MappingDesk mappings, IDrafts drafts) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var work = await mappings.WorkingAsync(request.CaseId, cancellationToken);
            var known = work.Latest?.Area(request.Code);
            if (known is null or { IsEmpty: true } && mappings.Areas.All(a => a.Code != request.Code)) throw await mappings.RefusedAsync(cancellationToken);
            var stamp = known?.Stamp ?? Guid.Empty;
            if (stamp != request.Version) throw new ConflictException(stamp, Fields(known));
            var version = work.Begin();
            version.Write(request.Code, new() { Now = request.Now, Wishes = request.Wishes, Earlier = request.Earlier, Obstacles = request.Obstacles, Declined = request.Declined }, mappings.By);
            await drafts.RemoveAsync(FormDraft.Key(request.CaseId, request.Code), cancellationToken);
            return version.Id;
        }

        private static ConflictField[] Fields(MappedArea? saved) =>
        [
            new(AreaWords.Now, "Input.Now", saved?.Now ?? ""), new(AreaWords.Wishes, "Input.Wishes", saved?.Wishes ?? ""),
            new(AreaWords.Earlier, "Input.Earlier", saved?.Earlier ?? ""), new(AreaWords.Obstacles, "Input.Obstacles", saved?.Obstacles ?? ""),
        ];
    }
}
