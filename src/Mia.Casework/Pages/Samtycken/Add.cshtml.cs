using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain;
using Mia.Casework.Pages.Arende;
using Mia.Casework.Services;
using Mia.Platform.Messaging;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc;

namespace Mia.Casework.Pages.Samtycken;

/// <summary>A new consent.</summary>
public sealed class AddModel : CasePage
{
    /// <summary>The form.</summary>
    [BindProperty]
    public Command Input { get; set; } = new();

    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <summary>The types.</summary>
    public IReadOnlyList<SelectListItem> Types { get; } = [.. ConsentTypes.All.Select(t => new SelectListItem($"{t.Key} {t.Value}", t.Key))];

    /// <summary>How it can be given.</summary>
    public IReadOnlyList<SelectListItem> Forms { get; } = [.. Enum.GetValues<ConsentForm>().Select(f => new SelectListItem(f.Swedish(), f.ToString()))];

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query(Id));

    /// <summary>An empty form from today on, for as long as is usual.</summary>
    public async Task OnGetAsync([FromQuery] string? typ, [FromQuery] string? part, CancellationToken ct)
    {
        await LoadAsync(ct);
        Input = new() { Type = typ ?? "", Party = part, ValidFrom = Shown.Today, ValidTo = Shown.Until };
    }

    /// <summary>Saves it.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { CaseId = Id });
        return Done(In("samtycken"), "Samtycket är sparat.");
    }

    /// <summary>What can be chosen.</summary>
    [Requires(CaseworkPermissions.WriteConsents)]
    public sealed record Query(Guid Id) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(CaseHead Head, IReadOnlyList<SelectListItem> Parties, IReadOnlyList<SelectListItem> Categories, DateOnly Today, DateOnly Until)
        : CaseView(Head, "case.consents");

    /// <summary>The consent.</summary>
    [Requires(CaseworkPermissions.WriteConsents)]
    public sealed record Command : ICommand<Guid>
    {
        /// <summary>The case.</summary>
        [BindNever]
        public Guid CaseId { get; init; }

        /// <summary>From <see cref="ConsentTypes"/>.</summary>
        public string Type { get; init; } = "";

        /// <summary>The party, for S2.</summary>
        public string? Party { get; init; }

        /// <summary>Its unit.</summary>
        public string? Organisation { get; init; }

        /// <summary>Kinds of facts.</summary>
        public List<string> Categories { get; init; } = [];

        /// <summary>First day.</summary>
        public DateOnly? ValidFrom { get; init; }

        /// <summary>Last day.</summary>
        public DateOnly? ValidTo { get; init; }

        /// <summary>How it was given.</summary>
        public ConsentForm Form { get; init; } = ConsentForm.Signature;
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(ICodeLists codes, TimeProvider clock)
        {
            RuleFor(c => c.Type).NotEmpty().WithMessage("Välj vad samtycket gäller.").MaximumLength(TextLimits.Code);
            RuleFor(c => c.Party).CodeOf(codes, clock, CodeLists.Party);
            RuleForEach(c => c.Categories).EachCodeOf(codes, clock, CodeLists.ConsentCategory);
            RuleFor(c => c.ValidFrom).NotNull().WithMessage("Ange från vilken dag samtycket gäller.");
            RuleFor(c => c.ValidTo).NotNull().WithMessage("Ange hur länge samtycket gäller. Ett samtycke är alltid tidsbegränsat.");
            RuleFor(c => c.Form).IsInEnum().WithMessage("Välj hur samtycket lämnades.");
        }
    }

    internal sealed class Reader(CaseDesk desk, ICodeLists codes, DatedSettings settings) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var head = await desk.HeadAsync(request.Id, cancellationToken);
            if (!head.Rights.Consents) throw new ForbiddenException(CaseworkPermissions.WriteConsents);
            return new(head, codes.Of(CodeLists.Party, desk.Today), codes.Of(CodeLists.ConsentCategory, desk.Today), desk.Today,
                desk.Today.AddMonths(await settings.DaysAsync(SettingKeys.ConsentMonths, cancellationToken)));
        }
    }

    internal sealed class Handler(CaseDesk desk, CaseworkDbContext db) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var found = await desk.OpenAsync(request.CaseId, r => r.Consents, cancellationToken);
            var consent = new Consent(found, new ConsentTerms
            {
                Type = request.Type, Party = request.Party, Organisation = request.Organisation, Categories = request.Categories,
                ValidFrom = request.ValidFrom!.Value, ValidTo = request.ValidTo, Form = request.Form,
            }, desk.By);
            db.Add(consent);
            return consent.Id;
        }
    }
}
