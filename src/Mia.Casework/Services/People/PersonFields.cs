using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.People;
using Mia.Platform.Time;

namespace Mia.Casework.Services.People;

/// <summary>A fact about a person that two records may say differently.</summary>
/// <param name="Key">Name in forms.</param>
/// <param name="Label">Swedish.</param>
/// <param name="Text">The value in words; empty for none.</param>
/// <param name="Take">The first record with the value of the second.</param>
internal sealed record PersonField(string Key, string Label, Func<ParticipantTerms, ICodeLists, string> Text, Func<ParticipantTerms, ParticipantTerms, ParticipantTerms> Take)
{
    /// <summary>All facts but the protection, which is never lowered by a choice.</summary>
    public static IReadOnlyList<PersonField> All { get; } =
    [
        new("namn", "Namn", (t, _) => t.Name, (t, o) => t with { Name = o.Name }),
        new("tilltal", "Vill kallas", (t, _) => t.PreferredName ?? "", (t, o) => t with { PreferredName = o.PreferredName }),
        new("pronomen", "Pronomen", (t, _) => t.Pronoun ?? "", (t, o) => t with { Pronoun = o.Pronoun }),
        new("fodd", "Född", (t, _) => t.BirthDate.Iso(), (t, o) => t with { BirthDate = o.BirthDate }),
        new("kon", "Kön", (t, _) => t.Gender == Gender.NotStated ? "" : t.Gender.Swedish(), (t, o) => t with { Gender = o.Gender }),
        new("kommun", "Kommun", (t, c) => t.KommunCode is { } code ? c.Text(CodeLists.Kommun, code) : "", (t, o) => t with { KommunCode = o.KommunCode }),
        new("telefon", "Telefon", (t, _) => t.Phone ?? "", (t, o) => t with { Phone = o.Phone }),
        new("epost", "E-post", (t, _) => t.Email ?? "", (t, o) => t with { Email = o.Email }),
        new("adress", "Adress", (t, _) => t.Address ?? "", (t, o) => t with { Address = o.Address }),
        new("kontaktvagar", "Kontaktvägar", (t, c) => string.Join(", ", t.ContactWays.Select(w => c.Text(CodeLists.ContactWay, w))), (t, o) => t with { ContactWays = o.ContactWays }),
        new("sprak", "Språk", (t, c) => t.Language is { } code ? c.Text(CodeLists.Language, code) : "", (t, o) => t with { Language = o.Language }),
        new("tolk", "Tolk", (t, _) => t.Interpreter ? "Behövs" : "", (t, o) => t with { Interpreter = o.Interpreter }),
    ];

    /// <summary>Key of the identity number, which is a row of its own.</summary>
    public const string Number = "nummer";

    /// <summary>
    /// What the joined record says. Where only one says something, that; where both do, what was chosen. A protected person's record decides alone, and
    /// the higher protection holds (registration.md 6.3).
    /// </summary>
    /// <param name="kept">The record that stays.</param>
    /// <param name="other">The other one.</param>
    /// <param name="fromOther">Keys of what is taken from the other one.</param>
    /// <param name="codes">Words.</param>
    public static ParticipantTerms Agree(ParticipantTerms kept, ParticipantTerms other, IReadOnlySet<string> fromOther, ICodeLists codes)
    {
        var protection = kept.Protection > other.Protection ? kept.Protection : other.Protection;
        if (protection != ProtectionLevel.None) return (kept.Protection != ProtectionLevel.None ? kept : other) with { Protection = protection };
        return All.Aggregate(kept, (terms, field) =>
        {
            var (own, others) = (field.Text(kept, codes), field.Text(other, codes));
            return own == others || others.Length == 0 || (own.Length > 0 && !fromOther.Contains(field.Key)) ? terms : field.Take(terms, other);
        });
    }

    /// <summary>What it said before, but for what somebody has corrected since.</summary>
    /// <returns>The facts, and the labels of those that stay corrected.</returns>
    public static (ParticipantTerms Terms, IReadOnlyList<string> Newer) TakeBack(ParticipantTerms now, JoinContent content, ICodeLists codes)
    {
        var newer = new List<string>();
        var terms = All.Aggregate(now, (terms, field) =>
        {
            if (field.Text(now, codes) == field.Text(content.After, codes)) return field.Take(terms, content.Before);
            newer.Add(field.Label);
            return terms;
        });
        return (now.Protection == content.After.Protection ? terms with { Protection = content.Before.Protection } : terms, newer);
    }
}
