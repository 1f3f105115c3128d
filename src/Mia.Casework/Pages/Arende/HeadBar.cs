using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.People;
using Mia.Platform.Identity;
using Mia.Platform.People;
using Mia.Platform.Time;
using Mia.Web.Components;

namespace Mia.Casework.Pages.Arende;

/// <summary>Puts the identity bar together. A protected person is shown by case number only.</summary>
internal static class HeadBar
{
    public static CaseHead Build(CaseDesk.HeadRow row, CaseRights rights, string slug, DateOnly today, IStaffDirectory staff, ICodeLists codes)
    {
        var url = $"/{slug}/deltagare/{row.Id}";
        var number = NumberSeries.CaseNumber(row.Number);
        var hidden = row.Protection != ProtectionLevel.None;
        var name = hidden ? NumberSeries.InsteadOfName(row.Number) : row.Name;
        return new CaseHead
        {
            Id = row.Id, ParticipantId = row.ParticipantId, Version = row.Version, Url = url, Number = number, Status = row.Status,
            Name = name, EnrolledOn = row.EnrolledOn,
            MainName = row.Responsible.Find(r => r.IsMain) is { } main ? staff.NameOf(main.UserId) : null,
            NextContactOn = row.NextContactOn, LastContactOn = row.LastContactOn, NoShowsInRow = row.NoShowsInRow, IsProtected = hidden, Rights = rights,
            Bar = new IdentityBar(name, hidden ? Status(row) : Summary(row, number, today),
                [.. hidden ? HiddenFacts(row, staff, url) : Facts(row, rights, staff, codes, url)])
            {
                Guard = hidden
                    ? $"{row.Protection.Swedish()}. Visa, skriv ut och säg inget som röjer var personen finns. Varje läsning granskas."
                    : null,
            },
        };
    }

    private static string Summary(CaseDesk.HeadRow row, string number, DateOnly today)
    {
        var parts = new List<string> { $"{Age.On(row.BirthDate, today)} år" };
        if (row.Pronoun is { Length: > 0 } pronoun) parts.Add(pronoun);
        if (row.PreferredName is { Length: > 0 } called) parts.Add("kallas " + called);
        parts.Add(number);
        parts.Add(Status(row));
        return string.Join(" · ", parts);
    }

    private static string Status(CaseDesk.HeadRow row) => row.EndedOn is { } ended
        ? $"{row.Status.Swedish().ToLower(System.Globalization.CultureInfo.GetCultureInfo("sv-SE"))}, slut {ended.Iso()}"
        : row.Status == CaseStatus.Enrolled ? $"inskriven {row.EnrolledOn.Iso()}" : $"{row.Status.Swedish().ToLower(System.Globalization.CultureInfo.GetCultureInfo("sv-SE"))}, inskriven {row.EnrolledOn.Iso()}";

    private static IEnumerable<Fact> Facts(CaseDesk.HeadRow row, CaseRights rights, IStaffDirectory staff, ICodeLists codes, string url)
    {
        if (row.IdentityNumber is { } stored)
            yield return new Fact("Personnummer", IdentityNumber.FromStored(stored).Masked)
            {
                Reveal = rights.IsResponsible ? url + "/personnummer" : null, RevealWhat = "hela personnumret",
            };
        yield return new Fact("Kommun", codes.Text(CodeLists.Kommun, row.KommunCode));
        yield return Main(row, staff, url);
        yield return new Fact("Nästa kontakt", row.NextContactOn is { } next ? next.DayAndMonth() : "Inget bokat");
        if (row.ContactWays.Count > 0)
            yield return new Fact("Nås bäst", string.Join(", ", row.ContactWays.Select(w => codes.Text(CodeLists.ContactWay, w))));
        if (row.Interpreter)
            yield return new Fact("Tolk", row.Language is null ? "Ja" : codes.Text(CodeLists.Language, row.Language));
    }

    private static IEnumerable<Fact> HiddenFacts(CaseDesk.HeadRow row, IStaffDirectory staff, string url)
    {
        yield return new Fact("Personnummer", "Visas inte") { Reveal = row.IdentityNumber is null ? null : url + "/personnummer", RevealWhat = "personnumret" };
        yield return new Fact("Kommun", "Visas inte");
        yield return Main(row, staff, url);
        yield return new Fact("Kontaktväg", "Endast genom huvudansvarig");
        yield return new Fact("Nästa kontakt", row.NextContactOn is { } next ? next.DayAndMonth() : "Inget bokat");
    }

    private static Fact Main(CaseDesk.HeadRow row, IStaffDirectory staff, string url) =>
        row.Responsible.Find(r => r.IsMain) is { } main
            ? new Fact("Huvudansvarig", staff.NameOf(main.UserId)) { Href = url + "/ansvar" }
            : new Fact("Huvudansvarig", "Ingen vald") { Href = url + "/ansvar" };
}
