using Mia.Casework.Access;
using Mia.Platform.Messaging;
using Mia.Web;
using Microsoft.AspNetCore.Mvc;

namespace Mia.Casework.Pages.Registrering;

/// <summary>Who is to be registered in Uppföljning Finsam, who is, and whether the numbers agree (methods.md 16; registration.md 2.10).</summary>
public sealed partial class RegistrationsModel : MiaPage
{
    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query());

    /// <summary>Shows the page.</summary>
    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    /// <summary>Registered in today.</summary>
    public async Task<IActionResult> OnPostInAsync([FromForm] Guid caseId, [FromForm] bool start)
    {
        await Send(new RegisterIn(caseId));
        return Done(Go(start ? "start" : "registrering"), "Markerad som registrerad in i dag.");
    }

    /// <summary>Registered out today.</summary>
    public async Task<IActionResult> OnPostOutAsync([FromForm] Guid caseId, [FromForm] bool start)
    {
        await Send(new RegisterOut(caseId));
        return Done(Go(start ? "start" : "registrering"), "Markerad som registrerad ut i dag.");
    }

    /// <summary>It was another day.</summary>
    public async Task<IActionResult> OnPostDayAsync([FromForm] Guid id, [FromForm] DateOnly? on)
    {
        await Send(new ChangeDay(id, on));
        return Done(Go("registrering"), "Dagen är ändrad.");
    }

    /// <summary>It was marked by mistake.</summary>
    public async Task<IActionResult> OnPostBackAsync([FromForm] Guid id)
    {
        await Send(new TakeBack(id));
        return Done(Go("registrering"), "Markeringen är ångrad.");
    }

    /// <summary>Asks whoever answers for the case to complete it.</summary>
    public async Task<IActionResult> OnPostAskAsync([FromForm] Guid caseId)
    {
        await Send(new Ask(caseId));
        return Done(Go("registrering"), "Den som ansvarar har fått en uppgift.");
    }

    /// <summary>The lists.</summary>
    [Requires(CaseworkPermissions.ReadRegistrations)]
    public sealed record Query : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(ToRegisterView Lists, IReadOnlyList<DoneRow> Done, IReadOnlyList<Month> Months) : IShowsPersons
    {
        /// <inheritdoc />
        public IEnumerable<Guid> ShownParticipants => Lists.ShownParticipants.Concat(Done.Select(d => d.ParticipantId)).Distinct();

        /// <inheritdoc />
        public string ShownAs => "registrations.list";
    }

    /// <summary>One that is marked.</summary>
    /// <param name="Id">The registration.</param>
    /// <param name="ParticipantId">The person.</param>
    /// <param name="Name">Name, or the case number of a protected person.</param>
    /// <param name="What">The latest step.</param>
    /// <param name="On">The day.</param>
    /// <param name="ByName">With identity number.</param>
    /// <param name="Who">Who did it.</param>
    public sealed record DoneRow(Guid Id, Guid ParticipantId, string Name, string What, DateOnly On, bool ByName, string Who);

    /// <summary>Numbers of one month.</summary>
    public sealed record Month(string Name, int Begun, int In, int Ended, int Out);

    /// <summary>Marks a case as registered in today.</summary>
    [Requires(CaseworkPermissions.WriteRegistrations)]
    public sealed record RegisterIn(Guid CaseId) : ICommand<Guid>;

    /// <summary>Marks a case as registered out today.</summary>
    [Requires(CaseworkPermissions.WriteRegistrations)]
    public sealed record RegisterOut(Guid CaseId) : ICommand<bool>;

    /// <summary>Gives the latest step of a registration another day.</summary>
    [Requires(CaseworkPermissions.WriteRegistrations)]
    public sealed record ChangeDay(Guid Id, DateOnly? On) : ICommand<bool>;

    /// <summary>Takes the latest step of a registration back.</summary>
    [Requires(CaseworkPermissions.WriteRegistrations)]
    public sealed record TakeBack(Guid Id) : ICommand<bool>;

    /// <summary>Asks the main responsible to write down what is missing.</summary>
    [Requires(CaseworkPermissions.WriteRegistrations)]
    public sealed record Ask(Guid CaseId) : ICommand<Guid>;
}
