using Mia.Casework.Access;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.People;
using Mia.Platform.Messaging;
using Mia.Web;
using Microsoft.AspNetCore.Mvc;

namespace Mia.Casework.Pages.Inkorg;

/// <summary>Enrolment from a referral: person, case with main responsible and controller, consents one by one, first intervention.</summary>
public sealed class InskrivningModel : MiaPage
{
    /// <summary>Which referral.</summary>
    [FromRoute]
    public Guid Id { get; set; }

    /// <summary>What is agreed.</summary>
    [BindProperty]
    public Command Input { get; set; } = new();

    /// <summary>Choices of the form.</summary>
    public EnrolmentForm Form { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Form = await Send(new EnrolmentFormQuery(Id));

    /// <summary>Shows the form, filled from the referral.</summary>
    public async Task OnGetAsync()
    {
        await LoadAsync(HttpContext.RequestAborted);
        Input = Form.Proposal;
    }

    /// <summary>Enrols.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        Input.Id = Id;
        var caseId = await Send(Input);
        return Done(Go($"deltagare/{caseId}"), "Inskrivningen är klar. Ärendet är skapat.");
    }

    /// <summary>An enrolment.</summary>
    [Requires(CaseworkPermissions.Enrol)]
    public sealed class Command : ICommand<Guid>
    {
        public Guid Id { get; set; }
        public Guid? Version { get; set; }

        /// <summary>Somebody already known; null makes a new participant.</summary>
        public Guid? ParticipantId { get; set; }

        public string? Name { get; set; }
        public string? PreferredName { get; set; }
        public string? Pronoun { get; set; }
        public string? IdentityNumber { get; set; }
        public DateOnly? BirthDate { get; set; }
        public Gender? Gender { get; set; }
        public ProtectionLevel Protection { get; set; }
        public string? KommunCode { get; set; }
        public string? Phone { get; set; }
        public string? Email { get; set; }
        public Guid? ControllerId { get; set; }
        public DateOnly? EnrolledOn { get; set; }
        public Guid? MainResponsibleId { get; set; }
        public ResponsibilityArea Area { get; set; } = ResponsibilityArea.Coordination;
        public string? TypeCode { get; set; }
        public List<ConsentRow> Consents { get; set; } = [];
    }

    /// <summary>One consent of the form. Kept only when given.</summary>
    public sealed class ConsentRow
    {
        public string Type { get; set; } = "";
        public string? Party { get; set; }
        public bool Given { get; set; }
        public ConsentForm? Form { get; set; }
        public DateOnly? ValidTo { get; set; }
    }
}
