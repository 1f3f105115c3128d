using Mia.Casework.Domain;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Exits;
using Mia.Demo.Invented;
using Mia.Demo.Profiles;
using Mia.Platform.Time;

namespace Mia.Demo.Life;

/// <summary>The end of a case and the handover to whoever takes over (methods.md 11). Some receivers are slow: those people are between the chairs.</summary>
internal sealed class ExitLife(CaseLife life)
{
    private readonly Random _random = life.Random;
    private Exit? _exit;
    private bool _confirmed;

    /// <summary>Preparation, handover and end.</summary>
    public void Plan()
    {
        var ending = Ending.Draw(_random, life.Person.Gender);
        var end = SwedishTime.ToUtc(life.EndsOn, new TimeOnly(15, 0).AddMinutes(_random.Between(0, 80)));
        if (_random.Happens(0.85)) At(life.Moment(life.EndsOn.AddDays(-_random.Between(20, 45))), by =>
        {
            if (life.Case.Status is not (CaseStatus.Enrolled or CaseStatus.Dormant) || by.Today <= life.EnrolledOn) return;
            life.Case.PlanExit(by);
        });
        var declines = _random.Happens(0.07);
        if (ending.Party is { } party && !declines) PlanHandover(party, life.EndsOn.AddDays(-_random.Between(4, 18)), again: false);
        At(end, by => Close(ending, declines, by));
    }

    private void At(DateTime at, Action<Actor> happens) => life.World.Agenda.At(at, () =>
    {
        var by = new Actor(life.Main, at);
        happens(by);
        life.World.Happened(by, life.Case);
    });

    private void Close(Ending ending, bool declines, Actor by)
    {
        var noReceiver = ending.Party is not null && declines;
        var misregistered = ending.Outcomes.Length == 0;
        _exit = life.Case.Close(new ExitTerms
        {
            EndedOn = by.Today,
            Outcomes = ending.Outcomes,
            PrimaryOutcome = ending.Outcomes.FirstOrDefault(),
            EndReason = ending.Reason,
            Manner = ending.Manner,
            Income = misregistered ? null : [Income(ending)],
            HoursPerWeek = ending.Outcomes.Contains("ARBETE") ? 5 * _random.Between(2, 8) : null,
            Empowerment = misregistered ? null : Empowerment(ending),
            OwnWords = !misregistered && _random.Happens(0.4) ? InventedTexts.OwnWords(_random) : null,
            NoReceiverCode = noReceiver ? "NEJTACK" : null,
            NoReceiverReason = noReceiver ? "Vill klara sig utan fortsatt stöd just nu." : null,
        }, life.World.ExitRules, _confirmed, by);
        life.World.Made.Exits.Add(_exit);
        life.World.Happened(by, life.Case, _exit);
        WeekLife.FollowUps(life, _exit);
        life.Registration.Ended(by.Today);
        foreach (var answers in life.Case.Responsibilities.Where(r => r.To is null)) life.Place.Team.Release(answers.UserId);
    }

    private string Income(Ending ending) => ending.Outcomes.FirstOrDefault() switch
    {
        "ARBETE" => _random.Happens(0.4) ? "LONSUB" : "LON",
        "STUDIER" => "STUD",
        "SJUKERS" => "SE",
        _ => life.Person.Income,
    };

    /// <summary>Seven in ten are asked; nine in ten of those who answer feel more in control (issue, methods.md 12).</summary>
    private int? Empowerment(Ending ending) => ending.Manner != "PLAN" && _random.Happens(0.7) || _random.Happens(0.22)
        ? null
        : _random.Weighted<int>([(5, 47), (4, 43), (3, 5), (2, 3), (1, 2), (0, 4)]);

    private void PlanHandover(string party, DateOnly from, bool again)
    {
        if (from <= life.EnrolledOn) from = life.EnrolledOn.AddDays(1);
        Handover? handover = null;
        var token = "";
        var drafted = life.Moment(from);
        var sent = Later(drafted, _random.Between(0, 6));
        At(drafted, by =>
        {
            CaseConsents.Ensure(life, party, by);
            handover = new Handover(life.Case, new HandoverTerms
            {
                Party = party,
                Unit = party switch { "AF" => "Provkontoret Exempelstad", "KOM" => "Provkommunens enhet för vuxna", _ => "Vårdcentral Exemplet" },
                Person = InventedNames.Full(_random, Casework.Domain.People.Gender.NotStated),
                Email = "mottagning@myndighet.example",
                Method = _random.Weighted<string>([("VARM", 62), ("SKRIFT", 20), ("TEL", 18)]),
                Summary = InventedTexts.Wish(_random) + " " + InventedTexts.Need(_random),
                ApprovedOn = by.Today,
            }, by);
            life.World.Made.Handovers.Add(handover);
            life.World.Happened(by, handover);
        });
        At(sent, by =>
        {
            token = Handover.NewToken();
            handover!.Send(token, by.Today.AddDays(90), hasConsent: true, by);
            life.World.Happened(by, handover);
        });
        PlanAnswer(() => handover!, () => token, sent, party, again);
    }

    private void PlanAnswer(Func<Handover> handover, Func<string> token, DateTime sent, string party, bool again)
    {
        var answered = Later(sent, _random.Between(1, 21));
        var chance = _random.NextDouble();
        if (chance < 0.08)
        {
            Silence(handover, sent);
            return;
        }

        if (chance < 0.13 && !again)
        {
            Receiver(answered, handover, () => handover().Decline(token(), "Personen hör till en annan enhet hos oss.", answered));
            PlanHandover(party, SwedishTime.DateOf(answered).AddDays(2), again: true);
            return;
        }

        Receiver(answered, handover, () =>
        {
            handover().Receive(token(), "Handläggare Provsson", SwedishTime.DateOf(answered).AddDays(10), answered);
            _confirmed = true;
            if (_exit is null) return;
            life.Case.ReceiverConfirmed();
            life.World.Happened(new Actor(null, answered), life.Case);
        });
        var met = Later(answered, _random.Between(7, 16));
        Receiver(met, handover, () => handover().ReportFirstContact(token(), SwedishTime.DateOf(met), met));
        var done = Later(met, _random.Between(5, 24));
        Receiver(done, handover, () => handover().Complete(token(), done));
    }

    /// <summary>No answer: reminded after two weeks, and given up after seven.</summary>
    private void Silence(Func<Handover> handover, DateTime sent)
    {
        At(Later(sent, 14), by =>
        {
            handover().Remind(null, by.Today.AddDays(60), by);
            life.World.Happened(by, handover());
        });
        At(Later(sent, 50), by =>
        {
            handover().Withdraw("Mottagaren har inte svarat trots påminnelse.", by);
            life.World.Happened(by, handover());
            if (_exit is null || life.Case.Status != CaseStatus.HandoverUnconfirmed) return;
            life.Case.CloseWithoutReceiver(_exit, "SAKNAS", "Mottagaren har inte svarat trots påminnelse.");
            life.World.Happened(by, _exit);
        });
    }

    private void Receiver(DateTime at, Func<Handover> handover, Action answers) => life.World.Agenda.At(at, () =>
    {
        answers();
        life.World.Happened(new Actor(null, at), handover());
    });

    private DateTime Later(DateTime from, int days)
    {
        var at = life.Moment(SwedishTime.DateOf(from).AddDays(days));
        return at > from ? at : from.AddMinutes(_random.Between(10, 60));
    }
}
