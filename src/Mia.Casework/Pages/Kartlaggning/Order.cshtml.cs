using System.Globalization;
using FluentValidation;
using Mia.Casework.Access;
using Mia.Casework.Domain;
using Mia.Casework.Pages.Arende;
using Mia.Casework.Services;
using Mia.Platform.Messaging;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Mia.Casework.Pages.Kartlaggning;

/// <summary>The participant says what matters most, and in which order.</summary>
public sealed class OrderModel : CasePage
{
    /// <summary>The form.</summary>
    [BindProperty]
    public Command Input { get; set; } = new();

    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query(Id));

    /// <summary>The order as it is.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Input = Shown.Start;
    }

    /// <summary>Saves.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { CaseId = Id });
        return Done(In("kartlaggning"), "Ordningen är sparad.");
    }

    /// <summary>The order of a case.</summary>
    [Requires(CaseworkPermissions.WriteMapping)]
    public sealed record Query(Guid Id) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(CaseHead Head, IReadOnlyList<SelectListItem> Areas, Command Start) : CaseView(Head, "case.mapping-order");

    /// <summary>The order.</summary>
    [Requires(CaseworkPermissions.WriteMapping)]
    public sealed record Command : ICommand<Guid>
    {
        /// <summary>How many places there are.</summary>
        public const int Places = 5;

        /// <summary>The case.</summary>
        [BindNever]
        public Guid CaseId { get; init; }

        /// <summary>Codes, most important first; empty places are left out.</summary>
        public List<string?> Order { get; init; } = [];

        /// <summary>Stamp that the form was filled from.</summary>
        public Guid Version { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Order).Must(o => o.Count <= 60).WithMessage("Det är för många platser.");
            RuleForEach(c => c.Order).MaximumLength(TextLimits.Code).WithMessage("Välj ett av områdena.");
        }
    }

    internal sealed class Reader(MappingDesk mappings) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var head = await mappings.HeadAsync(request.Id, cancellationToken, toWrite: true);
            var sheet = await mappings.LatestAsync(request.Id, cancellationToken);
            var order = sheet.Chosen.Select(a => (string?)a.Area.Code).ToList();
            while (order.Count < Command.Places) order.Add(null);
            return new(head, [.. sheet.Areas.Where(a => a.State != AreaState.Declined).Select(a => new SelectListItem(a.Area.Text, a.Area.Code))],
                new Command { Order = order, Version = sheet.OrderStamp });
        }
    }

    internal sealed class Handler(MappingDesk mappings, LifeAreasHere areas) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var work = await mappings.WorkingAsync(request.CaseId, cancellationToken);
            var chosen = request.Order.Where(c => !string.IsNullOrEmpty(c)).Select(c => c!).ToList();
            var stamp = work.Latest?.OrderStamp ?? Guid.Empty;
            if (stamp != request.Version) throw new ConflictException(stamp, Fields(work, request));
            var known = mappings.Areas.Select(a => a.Code).Concat(work.Latest?.Areas.Select(a => a.Code) ?? []).ToHashSet(StringComparer.Ordinal);
            for (var i = 0; i < request.Order.Count; i++)
            {
                if (request.Order[i] is { Length: > 0 } code && !known.Contains(code)) throw new RuleException($"Order[{i}]", "Välj ett av områdena.");
            }
            var version = work.Begin();
            version.Prioritise(chosen, mappings.By);
            return version.Id;
        }

        private ConflictField[] Fields(WorkingVersion work, Command request)
        {
            var saved = work.Latest?.Areas.Where(a => a.Priority is not null).OrderBy(a => a.Priority).Select(a => a.Code).ToList() ?? [];
            return [.. Enumerable.Range(0, Math.Max(saved.Count, Command.Places)).Select(i => new ConflictField(string.Create(CultureInfo.InvariantCulture, $"Plats {i + 1}"), $"Input.Order[{i}]", At(saved, i))
                { Yours = At(request.Order, i) })];

            string At(IReadOnlyList<string?> order, int i) => i < order.Count && order[i] is { Length: > 0 } code ? areas.Text(code) : "";
        }
    }
}
