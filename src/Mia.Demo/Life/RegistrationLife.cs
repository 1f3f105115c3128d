using Mia.Casework.Domain;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Registration;
using Mia.Demo.Invented;
using Mia.Platform.Time;

namespace Mia.Demo.Life;

/// <summary>
/// What somebody lives on, renewed by decisions with an end, and the registration in Uppföljning Finsam. Some decisions run out with nothing
/// after them, and some registrations are late: that is what the reminders are for.
/// </summary>
internal sealed class RegistrationLife(CaseLife life, Random random)
{
    // Decided for a time; the others go on until something else comes.
    private static readonly Dictionary<string, (string Party, int Days)> Limited = new(StringComparer.Ordinal)
    {
        ["SJP"] = ("FK", 120), ["AE"] = ("FK", 540), ["AKTST"] = ("AF", 180), ["AKASSA"] = ("ARB", 300), ["FS"] = ("KOM", 180), ["REHAB"] = ("FK", 150),
    };

    private readonly List<IncomePeriod> _incomes = [];
    private FinsamRegistration? _registration;

    /// <summary>From the start of the case on.</summary>
    public void Plan()
    {
        var (asked, since) = (random.Happens(0.9), random.Between(20, 400));
        if (asked && !life.World.Few) At(life.EnrolledOn, by => Begin(life.Person.Income, life.EnrolledOn.AddDays(-since), by));
        if (random.Happens(0.97)) At(life.EnrolledOn.AddDays(random.Between(1, 6)), RegisterIn);
    }

    /// <summary>The case has ended.</summary>
    public void Ended(DateOnly on)
    {
        if (!random.Happens(0.96)) return;
        At(on.AddDays(random.Between(1, 6)), by =>
        {
            if (_registration is not { OutOn: null } || life.Case.EndedOn is null) return;
            _registration.Out(life.Case, by.Today, by);
            life.World.Happened(by, _registration);
        });
    }

    private void RegisterIn(Actor by)
    {
        _registration = new FinsamRegistration(life.Case, by.Today, life.Consents.Exists(c => c.Type == ConsentTypes.Registration && c.HoldsAt(by.UtcNow)) && !life.Case.Participant.IsProtected, by);
        life.World.Made.Registrations.Add(_registration);
        life.World.Happened(by, _registration);
    }

    private void Begin(string source, DateOnly from, Actor by)
    {
        var limited = Limited.TryGetValue(source, out var rule);
        var end = limited ? by.Today.AddDays(random.Between(rule.Days / 2, rule.Days)) : (DateOnly?)null;
        var made = new IncomePeriod(life.Case, new IncomeTerms { Source = source, From = from, PlannedEndOn = end, Percent = source is "SJP" or "AE" ? 100 : null, Party = limited ? rule.Party : null }, _incomes, life.World.ExitRules);
        _incomes.Add(made);
        life.World.Made.Incomes.Add(made);
        life.World.Happened(by, made);
        // Nine in ten get a new decision some weeks before the old one runs out.
        if (end is not { } last || !random.Happens(0.9)) return;
        At(last.AddDays(-random.Between(10, 50)), again =>
        {
            if (life.Case.Status.IsOpen()) Begin(source, last.AddDays(1), again);
        });
    }

    private void At(DateOnly day, Action<Actor> happens)
    {
        var at = WorkingHours.On(day, random);
        life.World.Agenda.At(at, () => happens(new Actor(life.Main, at)));
    }
}
