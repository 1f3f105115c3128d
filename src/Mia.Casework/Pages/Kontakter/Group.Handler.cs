using FluentValidation;
using FluentValidation.Results;
using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Bookings;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Contacts;
using Mia.Casework.Domain.Mapping;
using Mia.Casework.Pages.Arende;
using Mia.Casework.Services;
using Mia.Casework.Services.Bookings;
using Mia.Platform.Data;
using Mia.Platform.Drafts;
using Mia.Platform.Messaging;
using Mia.Platform.Organisation;
using Mia.Platform.Time;
using MediatR;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Mia.Casework.Pages.Kontakter;

/// <content>Saving: all of them or nobody, in as many statements for two hundred as for two.</content>
public sealed partial class GroupModel
{
    /// <summary>What happened, for all who came and for each.</summary>
    [Requires(CaseworkPermissions.WriteContacts)]
    public sealed record Command : ContactInput, ICommand<int>
    {
        /// <summary>Nothing filled in.</summary>
        public Command() { }

        /// <summary>With what is common.</summary>
        internal Command(ContactInput common) : base(common) { }

        /// <summary>How it went, by case: <see cref="GroupContact.Came"/>, <see cref="GroupContact.LeftOut"/> or why somebody did not come.</summary>
        public Dictionary<Guid, string> Outcome { get; init; } = [];

        /// <summary>A line about one of them, by case.</summary>
        public Dictionary<Guid, string?> Line { get; init; } = [];

        /// <summary>The names that were found are not those of the others.</summary>
        public bool NamesChecked { get; init; }

        /// <summary>The booking that it is about; null for none.</summary>
        [BindNever]
        public Guid? BookingId { get; init; }
    }

    internal sealed class Handler(CaseDesk desk, CaseworkDbContext db, ICodeLists codes, IDrafts drafts, BookingBook bookings, IParticipantDirectory names, ICurrentDelprojekt here)
        : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command request, CancellationToken cancellationToken)
        {
            var wanted = request.Outcome.Where(o => o.Value != GroupContact.LeftOut).ToDictionary();
            var found = await desk.OpenForContactsAsync(wanted.Keys, cancellationToken);
            if (!request.NamesChecked) CheckNames(request, found);
            var booking = request.BookingId is { } id ? await bookings.OpenAsync(id, cancellationToken) : null;

            var (contacts, refused, group) = (new List<Contact>(found.Count), new List<ValidationFailure>(), Guid.CreateVersion7());
            foreach (var (owner, mayLog) in found)
            {
                if (!mayLog)
                {
                    refused.Add(At(owner, "Du ansvarar inte längre för ärendet. Ta inte med det, eller be kollegan anteckna."));
                    continue;
                }
                try
                {
                    contacts.Add(owner.LogContact(Terms(request, owner.Id, wanted[owner.Id], group), codes, desk.By));
                }
                catch (RuleException no)
                {
                    refused.Add(At(owner, no.Message));
                }
            }
            if (refused.Count > 0) throw new ValidationException(refused);

            await bookings.KeepAllAsync(found.Select(f => f.Case), request.HeldOn!.Value, cancellationToken);
            db.InsertMany(contacts);
            db.UpdateMany<Case>();
            foreach (var contact in contacts) booking?.Logged(contact.CaseId, contact.Id);
            db.UpdateMany<BookingParticipant>();
            await drafts.RemoveAsync(GroupContact.DraftKey(here.Required.Id, request.BookingId), cancellationToken);
            return contacts.Count;
        }

        /// <summary>What is common is about those who came; of the others only their own line, and no time.</summary>
        private ContactTerms Terms(Command request, Guid caseId, string outcome, Guid group)
        {
            var common = ContactRules.Terms(request) with { GroupId = group, NoShowReason = null };
            var line = request.Line.GetValueOrDefault(caseId)?.Trim();
            return outcome == GroupContact.Came
                ? common with { Note = string.Join("\n\n", new[] { request.Note?.Trim(), line }.Where(t => !string.IsNullOrEmpty(t))) }
                : common with
                {
                    Type = codes.On(CodeLists.ContactType, desk.Today).First(c => codes.Marked(CodeLists.ContactType, CodeMarks.NoShow).Contains(c.Code)).Code,
                    NoShowReason = outcome, Note = line, Minutes = null, LifeAreas = [], NextOn = null, NextAt = null,
                };
        }

        private void CheckNames(Command request, IReadOnlyList<(Case Case, bool MayLog)> found)
        {
            var called = found.ToDictionary(f => f.Case.Id, f => names.NameOf(f.Case.ParticipantId));
            var words = OthersNamed.Words(called.Values);
            if (called.Count > 1 && (OthersNamed.In(request.Note, words) || called.Any(p => OthersNamed.In(request.Line.GetValueOrDefault(p.Key), words, p.Value))))
                throw new RuleException(nameof(Command.NamesChecked),
                    "En text nämner någon av de andra. Den hamnar i allas anteckningar. Ta bort namnet, eller kryssa för att det är någon annan som heter så.");
        }

        private static ValidationFailure At(Case owner, string says) => new($"{nameof(Command.Outcome)}[{owner.Id}]", says);
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(ICodeLists codes, ILifeAreas areas, ICurrentDelprojekt here, TimeProvider clock)
        {
            Include(new ContactRules(codes, areas, here, clock));
            // Said once at the top, not at the row of everybody.
            RuleFor(c => c.HeldOn).NotAfter(clock.Today).WithMessage("Datumet ligger i framtiden. Skriv det som nästa kontakt i stället.");
            RuleFor(c => c.NextOn).GreaterThanOrEqualTo(c => c.HeldOn).When(c => c.NextOn is not null && c.HeldOn is not null).WithMessage("Nästa kontakt kan inte vara före den här.");
            RuleFor(c => c.Type).Must(type => string.IsNullOrEmpty(type) || IsMeeting(codes, type)).WithMessage("Välj hur ni sågs eller hördes. Vem som uteblev väljer du på raden.");
            RuleFor(c => c.Note).MaximumLength(GroupContact.CommonLength)
                .WithMessage(c => $"Den gemensamma texten får ha högst {GroupContact.CommonLength} tecken. Nu är det {c.Note?.Length}. Korta den.");
            RuleFor(c => c).Custom((c, found) =>
            {
                var people = c.Outcome.Values.Count(v => v != GroupContact.LeftOut);
                if (people == 0) Add("", "Ingen är med. Välj minst en deltagare.");
                if (people > GroupContact.MostPeople) Add("", $"Högst {GroupContact.MostPeople} deltagare i en anteckning. Nu är det {people}. Dela upp dem på flera.");
                foreach (var (id, outcome) in c.Outcome)
                {
                    if (outcome is not (GroupContact.Came or GroupContact.LeftOut) && codes.On(CodeLists.NoShowReason, clock.Today()).All(code => code.Code != outcome))
                        Add($"{nameof(Command.Outcome)}[{id}]", "Välj ett av alternativen.");
                }
                foreach (var (id, line) in c.Line)
                {
                    if (line?.Length > GroupContact.LineLength) Add($"{nameof(Command.Line)}[{id}]", $"Raden får ha högst {GroupContact.LineLength} tecken. Nu är det {line.Length}.");
                }

                void Add(string field, string says) => found.AddFailure(new ValidationFailure(field, says));
            });
        }
    }

    /// <summary>The participant was met or spoken with.</summary>
    private static bool IsMeeting(ICodeLists codes, string type) =>
        !codes.Marked(CodeLists.ContactType, CodeMarks.NoShow).Contains(type) && !codes.Marked(CodeLists.ContactType, CodeMarks.NotMet).Contains(type);
}
