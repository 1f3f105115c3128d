using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Bookings;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.People;
using Mia.Casework.Pages.Idag;
using Mia.Platform.Drafts;
using Mia.Platform.Security;
using Mia.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Kontakter;

/// <summary>A contact with several people at once: how many, how long the texts are, and how what is typed is kept.</summary>
public static class GroupContact
{
    /// <summary>People of one contact at most.</summary>
    public const int MostPeople = 200;

    /// <summary>Longest text about all who came, in characters. With a line of their own below it, it is still one note (methods.md 3.6: 1 000).</summary>
    public const int CommonLength = 700;

    /// <summary>Longest line about one of them, in characters.</summary>
    public const int LineLength = 290;

    /// <summary>How it went for somebody: came. Other answers are codes of <see cref="CodeLists.NoShowReason"/>.</summary>
    public const string Came = "kom";

    /// <summary>Left out after all.</summary>
    public const string LeftOut = "hoppa";

    /// <summary>Kind of the drafts.</summary>
    public const string DraftKind = "gruppkontakt";

    private const string OutcomeField = "Input.Outcome[";
    private const string LineField = "Input.Line[";

    /// <summary>Draft key: one for each booking, and one without, so that the text about one meeting never comes back in another.</summary>
    public static string DraftKey(Guid delprojektId, Guid? bookingId) => bookingId is { } id ? $"{DraftKind}.{delprojektId}.{id}" : $"{DraftKind}.{delprojektId}";

    /// <summary>Address below the delprojekt, of the same meeting.</summary>
    public static string Path(Guid? bookingId, string more = "") => $"kontakter/grupp{more}{(bookingId is { } id ? $"?bokning={id}" : "")}";

    /// <summary>How it went, by case, as the draft has it.</summary>
    public static Dictionary<Guid, string> Outcomes(KeptDraft? draft) => Read(draft, OutcomeField);

    /// <summary>The lines, by case, as the draft has them.</summary>
    public static Dictionary<Guid, string> Lines(KeptDraft? draft) => Read(draft, LineField);

    /// <summary>The draft with these people: what was typed stays, also about those who were chosen before.</summary>
    public static Dictionary<string, string> With(KeptDraft? draft, IReadOnlyCollection<Guid> caseIds)
    {
        var (outcomes, lines) = (Outcomes(draft), Lines(draft));
        var fields = (draft?.Fields ?? new Dictionary<string, string>()).Where(f => !f.Key.StartsWith(OutcomeField, StringComparison.Ordinal) && !f.Key.StartsWith(LineField, StringComparison.Ordinal))
            .ToDictionary(StringComparer.Ordinal);
        foreach (var id in caseIds)
        {
            fields[$"{OutcomeField}{id}]"] = outcomes.GetValueOrDefault(id, Came);
            if (lines.TryGetValue(id, out var line)) fields[$"{LineField}{id}]"] = line;
        }
        return fields;
    }

    private static Dictionary<Guid, string> Read(KeptDraft? draft, string field) => (draft?.Fields ?? new Dictionary<string, string>())
        .Where(f => f.Value.Length > 0 && f.Key.StartsWith(field, StringComparison.Ordinal) && Guid.TryParse(f.Key[field.Length..].TrimEnd(']'), out _))
        .ToDictionary(f => Guid.Parse(f.Key[field.Length..].TrimEnd(']')), f => f.Value);
}

/// <summary>Somebody who can be in a contact with several.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="ParticipantId">The person.</param>
/// <param name="Name">Name, or the case number of a protected person.</param>
/// <param name="Number">Case number.</param>
/// <param name="Interventions">Codes of what runs.</param>
public sealed record GroupPerson(Guid CaseId, Guid ParticipantId, string Name, string Number, IReadOnlyList<string> Interventions);

/// <summary>Finds people for a contact with several: those the reader answers for.</summary>
internal sealed class GroupPeople(CaseworkDbContext db, MyCases mine, ICurrentUser user)
{
    /// <summary>More than anybody answers for (methods.md 16).</summary>
    private const int Most = 500;

    /// <summary>The reader's people by name: these cases, or all that are open.</summary>
    public async Task<List<GroupPerson>> OfAsync(IReadOnlyCollection<Guid>? ids, CancellationToken ct)
    {
        var answered = CaseAccess.AnsweredBy(user.Id, db.Responsibilities);
        var cases = db.Cases.AsNoTracking().Where(c => answered.Contains(c.Id));
        cases = ids is null ? cases.Where(c => c.EndedOn == null) : cases.Where(c => ids.Contains(c.Id));
        var rows = await cases.OrderBy(c => c.Id).Select(c => new
        {
            c.Id, c.ParticipantId, c.Number, Hidden = c.Participant.Protection != ProtectionLevel.None,
            Running = c.Interventions.Where(i => i.EndsOn == null).Select(i => i.TypeCode).ToList(),
        }).Take(Most).ToListAsync(ct);
        var people = rows.ConvertAll(c => new GroupPerson(c.Id, c.ParticipantId, mine.NameOf(c.ParticipantId, c.Number, c.Hidden),
            NumberSeries.CaseNumber(c.Number), [.. c.Running.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]));
        people.Sort((a, b) => SwedishOrder.Names.Compare(a.Name, b.Name));
        return people;
    }

    /// <summary>The cases of a booking about which nothing is written down yet.</summary>
    public async Task<HashSet<Guid>> OfBookingAsync(Guid bookingId, CancellationToken ct) =>
        [.. await db.Set<BookingParticipant>().AsNoTracking().Where(p => p.BookingId == bookingId && p.ContactId == null).Select(p => p.CaseId).ToListAsync(ct)];
}

/// <summary>Looks for names of the others in what will stand in somebody's journal.</summary>
internal static class OthersNamed
{
    /// <summary>A short word is taken for a name only with a capital: "per" and "my" are ordinary words too.</summary>
    private const int Short = 4;

    /// <summary>Words of names.</summary>
    public static HashSet<string> Words(IEnumerable<string> names) => names.SelectMany(Split).Where(w => w.Length > 1).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the text has one of the words, those of somebody's own name aside.</summary>
    public static bool In(string? text, IReadOnlySet<string> words, string ownName = "")
    {
        if (string.IsNullOrEmpty(text)) return false;
        var own = Words([ownName]);
        return Split(text).Any(w => (w.Length >= Short || char.IsUpper(w[0])) && words.Contains(w) && !own.Contains(w));
    }

    private static IEnumerable<string> Split(string text)
    {
        var from = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsLetter(text[i])) continue;
            if (i > from) yield return text[from..i];
            from = i + 1;
        }
    }
}
