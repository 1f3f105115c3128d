using Mia.Casework.Domain.People;
using Mia.Platform.People;

namespace Mia.Demo.Invented;

/// <summary>Hands out numbers of Skatteverket's test series, each once.</summary>
internal sealed class InventedNumbers
{
    private readonly Dictionary<(DateOnly Day, bool Odd), int> _used = [];

    /// <summary>A number for somebody born about that day; when the day's numbers are gone, for the next day.</summary>
    /// <param name="birthDate">Wanted day.</param>
    /// <param name="gender">The last digit but one is odd for men and even for women.</param>
    /// <param name="coordination">A samordningsnummer.</param>
    public IdentityNumber Take(DateOnly birthDate, Gender gender, bool coordination)
    {
        for (var day = birthDate; ; day = day.AddDays(1))
        {
            var odd = gender == Gender.Man;
            var used = _used.GetValueOrDefault((day, odd));
            // Index 0 is 238, 1 is 239, 2 is 980, and so on: even and odd take turns.
            var index = used * 2 + (odd ? 1 : 0);
            if (index >= TestNumbers.PerDay) continue;
            _used[(day, odd)] = used + 1;
            return TestNumbers.For(day, index, coordination);
        }
    }
}
