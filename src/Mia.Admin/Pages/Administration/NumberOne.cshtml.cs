using FluentValidation;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Services;
using Mia.Platform.Identity;
using Mia.Platform.Messaging;
using Mia.Platform.Security;
using Mia.Platform.Time;
using Mia.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Mia.Admin.Pages.Administration;

/// <summary>One dated number, for all or in one delprojekt: what has been decided, and a form for a new value.</summary>
public sealed class NumberOneModel : MiaPage
{
    /// <summary>Key of the number.</summary>
    [FromQuery]
    public string Tal { get; set; } = "";

    /// <summary>Slug; empty for what holds for all.</summary>
    [FromQuery]
    public string Delprojekt { get; set; } = "";

    /// <summary>The form.</summary>
    [BindProperty]
    public Command Input { get; set; } = new();

    internal View Result { get; private set; } = null!;

    /// <summary>Where the form is posted.</summary>
    public string Address => NumbersModel.To(Result.Info.Key, Result.Slug);

    public override async Task LoadAsync(CancellationToken ct) => Result = await Send(new Query(Tal, Delprojekt));

    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Input = new() { Value = Result.Value, ValidFrom = Result.Today, Version = Result.Version };
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { Key = Tal, Slug = Delprojekt });
        return Done(NumbersModel.For(Delprojekt), "Värdet är sparat.");
    }

    [Requires(Permissions.Settings)]
    internal sealed record Query(string Key, string Slug) : IQuery<View>;

    internal sealed record View(SettingInfo Info, string Slug, string Place, int? Value, bool Inherited, IReadOnlyList<Line> History, DateOnly Today, Guid Version);

    internal sealed record Line(DateOnly From, string Text, string By, bool Later);

    internal sealed class QueryHandler(ISettingBook book, AdminScope scope, IStaffDirectory staff, TimeProvider clock) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var (info, place, today) = (Find(book, request.Key), scope.PlaceOf(request.Slug), clock.Today());
            var (holds, own) = (await book.OnAsync(info.Key, place?.Id, today), await book.DecisionsAsync(info.Key, place?.Id));
            return new(info, place?.Slug ?? "", place is null ? "Gemensamt för alla delprojekt" : place.Name, holds?.Value, place is not null && holds?.DelprojektId is null,
                [.. own.Select(s => new Line(s.ValidFrom, NumbersModel.Words(s, info), s.DecidedBy is { } who ? staff.NameOf(who) : "", s.ValidFrom > today))], today, NewValue.StampOf(own));
        }
    }

    /// <summary>Decides a value from a day on.</summary>
    [Requires(Permissions.Settings)]
    public sealed record Command : ICommand<Guid>
    {
        /// <summary>The number.</summary>
        [BindNever]
        public string Key { get; init; } = "";

        /// <summary>The delprojekt; empty for all.</summary>
        [BindNever]
        public string Slug { get; init; } = "";

        /// <summary>Stamp of what had been decided when the form was filled.</summary>
        public Guid Version { get; init; }

        /// <summary>The value, in the unit of the number.</summary>
        public int? Value { get; init; }

        /// <summary>Follow the common value instead of having one.</summary>
        public bool Common { get; init; }

        /// <summary>First day.</summary>
        public DateOnly? ValidFrom { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Value).NotNull().When(c => !c.Common).WithMessage("Ange ett tal.");
            RuleFor(c => c.ValidFrom).NotNull().WithMessage("Ange från vilken dag värdet gäller.");
        }
    }

    internal sealed class Handler(ISettingBook book, AdminScope scope, ICurrentUser user, TimeProvider clock) : IRequestHandler<Command, Guid>
    {
        public Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (info, place) = (Find(book, request.Key), scope.PlaceOf(request.Slug));
            return book.DecideAsync(info, place?.Id, new(request.Common ? null : request.Value, request.ValidFrom!.Value, request.Version), user.Acting(clock), cancellationToken);
        }
    }

    private static SettingInfo Find(ISettingBook book, string key) => book.Infos.FirstOrDefault(i => i.Key == key) ?? throw new NotFoundException();
}
