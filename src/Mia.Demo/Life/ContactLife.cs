using Mia.Casework.Domain;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Contacts;
using Mia.Demo.Invented;
using Mia.Platform.Time;

namespace Mia.Demo.Life;

/// <summary>Contacts of a case: close together in the beginning, further apart later; some people do not come (methods.md 3.6).</summary>
internal sealed class ContactLife(CaseLife life)
{
    private static readonly (string, double)[] Types =
        [("MOTE", 54), ("TEL", 22), ("VIDEO", 6), ("SMS", 5), ("EPOST", 2), ("HEM", 3), ("MEDF", 3), ("UTAN", 5)];

    private static readonly (string, double)[] NoShowReasons =
        [("SJUK", 34), ("GLOMT", 18), ("OKAND", 14), ("BARN", 8), ("RESA", 8), ("EJNADD", 8), ("MISSF", 6), ("VARD", 4)];

    private static readonly string[] LifeAreas = ["ARB", "VAR", "EKO", "BOE", "UTB", "MYN", "NÄT", "FRI", "DIG"];

    private readonly Random _random = life.Random;

    /// <summary>The first contact; each plans the next.</summary>
    public void Plan()
    {
        if (life.World.Few) PlanFew();
        else At(WorkingHours.Day(life.EnrolledOn.AddDays(_random.Between(2, 8))), WorkingHours.Time(_random), "MOTE");
    }

    /// <summary>One in the beginning and one of late.</summary>
    private void PlanFew()
    {
        At(WorkingHours.Day(life.EnrolledOn.AddDays(7)), WorkingHours.Time(_random), "MOTE", last: true);
        var late = life.EndsOn < life.World.Today ? life.EndsOn.AddDays(-8) : life.World.Today.AddDays(-_random.Between(1, 30));
        if (late > life.EnrolledOn.AddDays(10)) At(WorkingHours.DayBefore(late), WorkingHours.Time(_random), "TEL", last: true);
    }

    private void At(DateOnly day, TimeOnly time, string type, bool last = false)
    {
        var minutes = _random.Pick<int>([15, 30, 45, 45, 60, 60, 60, 90]);
        var logged = SwedishTime.ToUtc(day, time).AddMinutes(minutes + _random.Between(2, 40));
        // The note is written the same evening at the latest, so that its day is the day of the contact.
        life.World.Agenda.At(logged, () => Log(day, time, type, minutes, logged, last));
    }

    private void Log(DateOnly day, TimeOnly time, string type, int minutes, DateTime logged, bool last)
    {
        if (!life.Case.Status.IsOpen() || day > life.EndsOn) return;
        var chance = _random.NextDouble();
        var (noShow, cancelled) = (chance < 0.09, chance is >= 0.09 and < 0.13);
        if (noShow) type = "UTEBLEV";
        else if (cancelled) type = "AVBOK";
        var next = Next(day, noShow || cancelled);
        var nextTime = WorkingHours.Time(_random);
        var nextType = _random.Weighted<string>([("MOTE", 70), ("TEL", 22), ("VIDEO", 8)]);
        var silent = last && next <= life.World.Today || next > life.EndsOn || next >= life.QuietFrom;
        var agreed = !silent && _random.Happens(0.9);
        var by = new Actor(life.Coach is { } coach && _random.Happens(0.4) ? coach : life.Main, logged);
        var contact = life.Case.LogContact(new ContactTerms
        {
            HeldOn = day,
            HeldAt = time,
            Minutes = noShow || cancelled ? null : type is "SMS" or "EPOST" ? 5 : minutes,
            Type = type,
            NoShowReason = noShow ? _random.Weighted(NoShowReasons) : null,
            Note = noShow || cancelled ? InventedTexts.NoShowNote(_random) : InventedTexts.Note(_random),
            LifeAreas = noShow || cancelled ? [] : [.. Areas()],
            NextOn = agreed ? next : null,
            NextAt = agreed ? nextTime : null,
            NextType = agreed ? nextType : null,
        }, life.World.Codes, by);
        life.World.Made.Contacts.Add(contact);
        life.World.Happened(by, life.Case, contact);
        if (!last && !silent) At(next, nextTime, _random.Happens(0.8) ? nextType : _random.Weighted(Types));
    }

    private DateOnly Next(DateOnly day, bool missed)
    {
        var inside = day.DayNumber - life.EnrolledOn.DayNumber;
        var days = missed ? _random.Between(2, 8) : inside switch
        {
            < 40 => _random.Between(5, 10),
            < 180 => _random.Between(8, 19),
            _ => _random.Between(12, 30),
        };
        return WorkingHours.Day(day.AddDays(days));
    }

    private IEnumerable<string> Areas()
    {
        yield return _random.Pick(LifeAreas);
        if (_random.Happens(0.3)) yield return "ARB";
    }
}
