using FluentValidation;
using Mia.Casework.Access;
using Mia.Casework.Domain.Intake;
using Mia.Casework.Services;
using Mia.Platform.Messaging;
using Mia.Platform.Security;
using Mia.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Mia.Casework.Pages.Inkorg;

/// <summary>Staff's own answers to the target-group check.</summary>
public sealed class BedomningModel : MiaPage
{
    /// <summary>Which referral.</summary>
    [FromRoute]
    public Guid Id { get; set; }

    /// <summary>The answers.</summary>
    [BindProperty]
    public Command Input { get; set; } = new();

    /// <summary>The form stands on the referral's page.</summary>
    public IActionResult OnGet() => Redirect(Go($"inkorg/{Id}"));

    /// <summary>Saves the answers.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        Input.Id = Id;
        await Send(Input);
        return Done(Go($"inkorg/{Id}"), "Bedömningen är sparad.");
    }

    /// <summary>One answer per rule; no finding takes the answer back.</summary>
    [Requires(CaseworkPermissions.WriteReferrals)]
    public sealed class Command : ICommand<Guid>
    {
        public Guid Id { get; set; }
        public List<Answer> Answers { get; set; } = [];
    }

    /// <summary>Answer to one rule.</summary>
    public sealed class Answer
    {
        public string Code { get; set; } = "";
        public Finding? Finding { get; set; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Answers).Must(a => a.Count <= 100).WithMessage("För många svar.");
            RuleForEach(c => c.Answers).ChildRules(a => a.RuleFor(x => x.Finding).IsInEnum());
        }
    }

    internal sealed class Handler(Data.CaseworkDbContext db, ReferralStore store, ICurrentUser user, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var referral = await store.ToChangeAsync(request.Id, null, cancellationToken);
            var by = user.Acting(time);
            var known = db.EligibilityRules.Where(r => r.DelprojektId == referral.DelprojektId).Select(r => r.Code).ToHashSet(StringComparer.Ordinal);
            foreach (var answer in request.Answers.Where(a => known.Contains(a.Code)))
            {
                var before = referral.Answers.FirstOrDefault(a => a.RuleCode == answer.Code)?.Finding;
                if (before != answer.Finding) referral.Answer(answer.Code, answer.Finding, by);
            }
            if (referral.Status is ReferralStatus.Received or ReferralStatus.Confirmed) referral.BeginReview(by);
            return referral.Id;
        }
    }
}
