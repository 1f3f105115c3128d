namespace Mia.Platform.People;

/// <summary>Age in whole years.</summary>
public static class Age
{
    /// <summary>Whole years on a day. Born on 29 February turns a year older on 1 March in other years.</summary>
    public static int On(DateOnly birthDate, DateOnly day)
    {
        var years = day.Year - birthDate.Year;
        return (day.Month, day.Day).CompareTo((birthDate.Month, birthDate.Day)) < 0 ? years - 1 : years;
    }
}
