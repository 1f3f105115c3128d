namespace Mia.Demo.Invented;

/// <summary>Choices by chance. The same source and the same order of questions give the same answers.</summary>
internal static class Chance
{
    /// <summary>One of a list, all equally likely.</summary>
    public static T Pick<T>(this Random random, IReadOnlyList<T> list) => list[random.Next(list.Count)];

    /// <summary>One of a list, by weight.</summary>
    public static T Weighted<T>(this Random random, IReadOnlyList<(T Value, double Weight)> list)
    {
        var at = random.NextDouble() * list.Sum(l => l.Weight);
        foreach (var (value, weight) in list)
        {
            if ((at -= weight) < 0) return value;
        }

        return list[^1].Value;
    }

    /// <summary>Yes, with this probability.</summary>
    public static bool Happens(this Random random, double probability) => random.NextDouble() < probability;

    /// <summary>Bell curve, cut off at both ends.</summary>
    public static double Normal(this Random random, double mean, double deviation, double least, double most)
    {
        var bell = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return Math.Clamp(mean + bell * deviation, least, most);
    }

    /// <summary>A whole number between two, both included.</summary>
    public static int Between(this Random random, int least, int most) => random.Next(least, most + 1);
}
