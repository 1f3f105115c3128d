using FluentValidation;
using Mia.Platform.Messaging;
using Mia.Platform.Views;
using Mia.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Mia.Casework.Pages.Vyer;

/// <summary>All saved views of the reader in the delprojekt, to open or throw away.</summary>
public sealed class ViewsModel : MiaPage
{
    /// <summary>What is shown.</summary>
    public IReadOnlyList<KeptView> Shown { get; private set; } = [];

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query());

    /// <summary>Shows the views.</summary>
    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    /// <summary>Throws one away.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm] Guid vy)
    {
        await Send(new Remove(vy));
        return Done(Go("vyer"), "Vyn är borttagen.");
    }

    /// <summary>The reader's own.</summary>
    [SignedIn]
    public sealed record Query : IQuery<IReadOnlyList<KeptView>>;

    /// <summary>Away with one.</summary>
    [SignedIn]
    public sealed record Remove(Guid ViewId) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Remove>
    {
        public Validator() => RuleFor(c => c.ViewId).NotEmpty();
    }

    internal sealed class Reader(ISavedViews views) : IRequestHandler<Query, IReadOnlyList<KeptView>>
    {
        public Task<IReadOnlyList<KeptView>> Handle(Query request, CancellationToken cancellationToken) => views.AllAsync(cancellationToken);
    }

    internal sealed class Handler(ISavedViews views) : IRequestHandler<Remove, Guid>
    {
        public async Task<Guid> Handle(Remove request, CancellationToken cancellationToken)
        {
            await views.RemoveAsync(request.ViewId, cancellationToken);
            return request.ViewId;
        }
    }
}
