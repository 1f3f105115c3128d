using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Mia.Platform.People;

/// <summary>What sort of number a person is known by.</summary>
public enum IdentityKind
{
    /// <summary>Personnummer.</summary>
    Personnummer = 1,

    /// <summary>Samordningsnummer: the day has 60 added.</summary>
    Samordningsnummer = 2,

    /// <summary>Temporary number of national practice, <c>ÅÅÅÅMMDDTf29</c>. Has no check digit.</summary>
    Temporary = 3,
}

/// <summary>
/// A checked Swedish identity number (registration.md 8.1). Never a key: a person's number can change. Says nothing about gender:
/// that is asked, not worked out (methods.md 18.9). Its text form is always masked.
/// </summary>
public readonly partial struct IdentityNumber : IEquatable<IdentityNumber>
{
    private readonly string? _value;

    private IdentityNumber(string value, IdentityKind kind, DateOnly birthDate) => (_value, Kind, BirthDate) = (value, kind, birthDate);

    /// <summary>What sort of number it is.</summary>
    public IdentityKind Kind { get; }

    /// <summary>The date in the number. Not always the person's real birthday, so age is counted from the participant's own field.</summary>
    public DateOnly BirthDate { get; }

    /// <summary>Twelve characters without separator, for sealing and for the keyed hash. Never for a screen, log or address.</summary>
    public string Reveal() => _value ?? throw new InvalidOperationException("Empty identity number.");

    /// <summary>The whole number as people write it, <c>ÅÅÅÅMMDD-NNNN</c>. Only where the reader may see it.</summary>
    public string Full => Reveal()[..8] + "-" + Reveal()[8..];

    /// <summary>Birth date and dots, <c>ÅÅÅÅMMDD-••••</c>.</summary>
    public string Masked => Reveal()[..8] + "-••••";

    /// <summary>Whole years on a day, by the date in the number.</summary>
    public int AgeOn(DateOnly day) => Age.On(BirthDate, day);

    /// <summary>Reads a personnummer or samordningsnummer, 10 or 12 digits, with or without separator.</summary>
    /// <param name="text">As typed. Spaces and long dashes are forgiven.</param>
    /// <param name="today">Decides the century of ten digits, and what lies in the future.</param>
    /// <param name="number">The number.</param>
    /// <param name="error">Swedish: what is wrong and what to do.</param>
    public static bool TryParse(string? text, DateOnly today, out IdentityNumber number, [NotNullWhen(false)] out string? error)
    {
        number = default;
        var typed = Tidy(text);
        if (typed.Length == 0) return Fail("Skriv personnumret med 10 eller 12 siffror, till exempel 19900101-2385.", out error);
        if (TemporaryForm().IsMatch(typed))
            return Fail("Det här är ett tillfälligt nummer. Välj ”Tillfälligt nummer” som typ.", out error);
        var match = Form().Match(typed);
        if (!match.Success) return Fail("Personnumret ska ha 10 eller 12 siffror, till exempel 19900101-2385.", out error);

        var month = Number(match, "mm");
        var day = Number(match, "dd");
        var coordination = day > 60;
        if (coordination) day -= 60;
        var year = Year(match, month, day, today);
        if (!Exists(year, month, day)) return Fail("Datumet i numret finns inte. Kontrollera år, månad och dag.", out error);
        var born = new DateOnly(year, month, day);
        if (born > today) return Fail("Datumet i numret ligger i framtiden. Kontrollera årtalet.", out error);

        var ten = match.Groups["yy"].Value + match.Groups["mm"].Value + match.Groups["dd"].Value + match.Groups["nnnc"].Value;
        if (CheckDigit(ten.AsSpan(0, 9)) != ten[9] - '0')
            return Fail("Numret stämmer inte: kontrollsiffran (den sista) är fel. Kontrollera siffrorna.", out error);

        var value = year.ToString("0000", CultureInfo.InvariantCulture) + ten[2..];
        number = new(value, coordination ? IdentityKind.Samordningsnummer : IdentityKind.Personnummer, born);
        error = null;
        return true;
    }

    /// <summary>Reads a temporary number, <c>ÅÅÅÅMMDDTf29</c>. Accepted only where the typist has chosen that type.</summary>
    public static bool TryParseTemporary(string? text, DateOnly today, out IdentityNumber number, [NotNullWhen(false)] out string? error)
    {
        number = default;
        var typed = Tidy(text);
        if (!TemporaryForm().IsMatch(typed))
            return Fail("Ett tillfälligt nummer skrivs med födelsedatum, T, f och två siffror, till exempel 19870304Tf29.", out error);
        if (!DateOnly.TryParseExact(typed[..8], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var born))
            return Fail("Datumet i numret finns inte. Kontrollera år, månad och dag.", out error);
        if (born > today) return Fail("Datumet i numret ligger i framtiden. Kontrollera årtalet.", out error);
        number = new(typed[..8] + "Tf" + typed[10..], IdentityKind.Temporary, born);
        error = null;
        return true;
    }

    /// <summary>Takes back a number that was checked before it was stored.</summary>
    /// <param name="stored">What <see cref="Reveal"/> gave.</param>
    public static IdentityNumber FromStored(string stored)
    {
        if (TryParse(stored, DateOnly.MaxValue, out var number, out _) || TryParseTemporary(stored, DateOnly.MaxValue, out number, out _))
            return number;
        throw new FormatException("A stored identity number is damaged.");
    }

    /// <summary>Luhn digit over the nine digits <c>ÅÅMMDDNNN</c> with weights 2,1,2,1,2,1,2,1,2.</summary>
    internal static int CheckDigit(ReadOnlySpan<char> nine)
    {
        var sum = 0;
        for (var i = 0; i < nine.Length; i++)
        {
            var product = (nine[i] - '0') * (i % 2 == 0 ? 2 : 1);
            sum += product / 10 + product % 10;
        }
        return (10 - sum % 10) % 10;
    }

    /// <summary>Masked, so that a number never slips into a log or a message.</summary>
    public override string ToString() => _value is null ? "" : Masked;

    /// <inheritdoc />
    public bool Equals(IdentityNumber other) => string.Equals(_value, other._value, StringComparison.Ordinal);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is IdentityNumber other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

    /// <summary>Same number.</summary>
    public static bool operator ==(IdentityNumber left, IdentityNumber right) => left.Equals(right);

    /// <summary>Another number.</summary>
    public static bool operator !=(IdentityNumber left, IdentityNumber right) => !left.Equals(right);

    private static int Year(Match match, int month, int day, DateOnly today)
    {
        var yy = Number(match, "yy");
        if (match.Groups["cc"].Success) return Number(match, "cc") * 100 + yy;
        // Compared as a tuple: 29 February of the wrong century must fall back a century, not fail.
        var year = today.Year / 100 * 100 + yy;
        if ((year, month, day).CompareTo((today.Year, today.Month, today.Day)) > 0) year -= 100;
        return match.Groups["sep"].Value == "+" ? year - 100 : year;
    }

    private static bool Exists(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    private static string Tidy(string? text)
    {
        if (text is null || text.Length > 40) return text is null ? "" : "?";
        var kept = text.Where(c => !char.IsWhiteSpace(c) && !char.IsControl(c));
        return string.Concat(kept.Select(c => c is '–' or '—' or '−' or '‐' or '‑' ? '-' : c));
    }

    private static bool Fail(string message, out string? error)
    {
        error = message;
        return false;
    }

    [GeneratedRegex("^(?<cc>[0-9]{2})?(?<yy>[0-9]{2})(?<mm>[0-9]{2})(?<dd>[0-9]{2})(?<sep>[-+]?)(?<nnnc>[0-9]{4})$")]
    private static partial Regex Form();

    [GeneratedRegex("^[0-9]{8}-?[Tt][Ff][0-9]{2}$")]
    private static partial Regex TemporaryForm();
}
