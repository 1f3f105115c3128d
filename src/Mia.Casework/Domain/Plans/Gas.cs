namespace Mia.Casework.Domain.Plans;

/// <summary>One objective as the formula needs it.</summary>
/// <param name="Weight">Importance × difficulty, 1–9.</param>
/// <param name="Score">−2 to +2.</param>
public readonly record struct GasPoint(int Weight, int Score);

/// <summary>Goal attainment scaling (methods.md 3.4): a free method. Never used to rank people.</summary>
public static class Gas
{
    /// <summary>Much less than expected.</summary>
    public const int Least = -2;

    /// <summary>Much more than expected.</summary>
    public const int Most = 2;

    /// <summary>Expected correlation between the objectives of a person; part of the method's definition, not of practice.</summary>
    private const double Correlation = 0.3;

    /// <summary>
    /// <c>T = 50 + 10·Σ(wᵢxᵢ) / √((1−ρ)·Σwᵢ² + ρ·(Σwᵢ)²)</c>. 50 means: as expected. Null when there is nothing to count.
    /// </summary>
    public static double? TScore(IEnumerable<GasPoint> points)
    {
        double sum = 0, squares = 0, weights = 0;
        foreach (var (weight, score) in points)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(weight, 1, nameof(points));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Abs(score), Most, nameof(points));
            sum += weight * score;
            squares += weight * weight;
            weights += weight;
        }
        return weights == 0 ? null : 50 + 10 * sum / Math.Sqrt((1 - Correlation) * squares + Correlation * weights * weights);
    }

    /// <summary>What a level means, in plain words.</summary>
    public static string Swedish(int level) => level switch
    {
        -2 => "Mycket mindre än väntat",
        -1 => "Mindre än väntat",
        0 => "Som väntat",
        1 => "Mer än väntat",
        2 => "Mycket mer än väntat",
        _ => throw new ArgumentOutOfRangeException(nameof(level)),
    };

    /// <summary><c>−2</c>, <c>0</c>, <c>+1</c>, with a true minus sign.</summary>
    public static string Sign(int level) => level switch
    {
        < 0 => "−" + (-level).ToString(System.Globalization.CultureInfo.InvariantCulture),
        0 => "0",
        _ => "+" + level.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };
}
