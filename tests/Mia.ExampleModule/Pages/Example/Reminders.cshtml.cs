using FluentValidation;
using Mia.Platform.Messaging;
using Mia.Platform.Organisation;
using Mia.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mia.ExampleModule.Pages.Example;

public sealed class RemindersModel : MiaPage
{
    public IReadOnlyList<Row> Rows { get; private set; } = [];

    [BindProperty]
    public Command Input { get; set; } = new(null, "");

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public override async Task LoadAsync(CancellationToken ct) => Rows = await Send(new Query());

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input);
        return Done(Go("paminnelser"), "Påminnelsen är sparad.");
    }

    public sealed record Row(DateOnly On, string Text);

    [Requires(ExampleTool.Read)]
    public sealed record Query : IQuery<IReadOnlyList<Row>>;

    [Requires(ExampleTool.Write)]
    public sealed record Command(DateOnly? On, string Text) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.On).NotNull().WithMessage("Ange ett datum.");
            RuleFor(c => c.Text).NotEmpty().WithMessage("Skriv vad du vill bli påmind om.").MaximumLength(200);
        }
    }

    internal sealed class QueryHandler(ExampleDbContext db) : IRequestHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query request, CancellationToken cancellationToken) =>
            await db.Set<Reminder>().OrderBy(r => r.On).Take(50).Select(r => new Row(r.On, r.Text ?? "")).ToListAsync(cancellationToken);
    }

    internal sealed class Handler(ExampleDbContext db, ICurrentDelprojekt here) : IRequestHandler<Command, Guid>
    {
        public Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var reminder = Reminder.Write(here.Required.Id, here.Required.Controllers[0].Id, request.On!.Value, request.Text);
            db.Add(reminder);
            return Task.FromResult(reminder.Id);
        }
    }
}
