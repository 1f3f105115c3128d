using FluentValidation;
using Mia.Casework.Access;
using Mia.Casework.Domain;
using Mia.Casework.Pages.Arende;
using Mia.Casework.Pages.Utkast;
using Mia.Casework.Services;
using Mia.Platform.Drafts;
using Mia.Platform.Messaging;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Mia.Casework.Pages.Kartlaggning;

/// <summary>The participant's own words, written down as they are said.</summary>
public sealed class WordsModel : CasePage
{
    /// <summary>The form.</summary>
    [BindProperty]
    public Command Input { get; set; } = new();

    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query(Id));

    /// <summary>What is written, or the draft that was left.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        var kept = await this.RestoreAsync(FormDraft.Key(Id, FormDraft.Words));
        Shown = Shown with { Draft = Shown.Draft with { Kept = kept } };
        Input = Shown.Start with { Version = kept?.Stamp ?? Shown.Start.Version };
    }

    /// <summary>Saves.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { CaseId = Id });
        return Done(In("kartlaggning"), "De egna orden är sparade.");
    }

    /// <summary>The own words of a case.</summary>
    [Requires(CaseworkPermissions.WriteMapping)]
    public sealed record Query(Guid Id) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(CaseHead Head, Command Start, FormDraft Draft, int Number) : CaseView(Head, "case.mapping-words");

    /// <summary>The words.</summary>
    [Requires(CaseworkPermissions.WriteMapping)]
    public sealed record Command : ICommand<Guid>
    {
        /// <summary>The case.</summary>
        [BindNever]
        public Guid CaseId { get; init; }

        /// <summary>As the participant says it.</summary>
        public string? OwnWords { get; init; }

        /// <summary>Stamp that the form was filled from.</summary>
        public Guid Version { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.OwnWords).AtMost(TextLimits.OwnWords);
    }

    internal sealed class Reader(MappingDesk mappings) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var head = await mappings.HeadAsync(request.Id, cancellationToken, toWrite: true);
            var sheet = await mappings.LatestAsync(request.Id, cancellationToken);
            return new(head, new Command { OwnWords = sheet.OwnWords, Version = sheet.WordsStamp }, FormDraft.Of(FormDraft.Key(request.Id, FormDraft.Words), head.Url + "/kartlaggning/ord"), sheet.Number);
        }
    }

    internal sealed class Handler(MappingDesk mappings, IDrafts drafts) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var work = await mappings.WorkingAsync(request.CaseId, cancellationToken);
            var stamp = work.Latest?.WordsStamp ?? Guid.Empty;
            if (stamp != request.Version) throw new ConflictException(stamp, [new("Med egna ord", "Input.OwnWords", work.Latest?.OwnWords ?? "")]);
            var version = work.Begin();
            version.Write(request.OwnWords);
            await drafts.RemoveAsync(FormDraft.Key(request.CaseId, FormDraft.Words), cancellationToken);
            return version.Id;
        }
    }
}
