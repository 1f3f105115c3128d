namespace Mia.FollowUp.Numbers;

/// <summary>When a number is too small to show.</summary>
/// <param name="SmallestCount">Counts from 1 up to below this are shown as "färre än". Proposed 5 (registration.md 5.3, methods.md 20.2).</param>
/// <param name="SmallestBase">Shares of fewer persons than this are not shown. Proposed 10 (registration.md 5.3).</param>
public sealed record SmallNumbers(int SmallestCount, int SmallestBase)
{
    /// <summary>Whether a count must not be shown. Nobody at all may be shown.</summary>
    public bool IsSmall(int count) => count > 0 && count < SmallestCount;
}

/// <summary>How a number may be shown.</summary>
public enum Showing
{
    /// <summary>As it is.</summary>
    Value = 0,

    /// <summary>As "färre än 5".</summary>
    Few = 1,

    /// <summary>Not at all, since another hidden number could be worked out from it.</summary>
    Withheld = 2,
}

/// <summary>Women, men and not stated of one number, in this order in all tables (methods.md 20.2).</summary>
public readonly record struct BySex<T>(T Women, T Men, T NotStated)
{
    /// <summary>By position 0–2.</summary>
    public T this[int index] => index switch { 0 => Women, 1 => Men, 2 => NotStated, _ => throw new ArgumentOutOfRangeException(nameof(index)) };

    /// <summary>Each of the three put through a function.</summary>
    public BySex<TResult> Select<TResult>(Func<T, TResult> map) => new(map(Women), map(Men), map(NotStated));
}

/// <summary>What may be shown of three counts and their total.</summary>
public readonly record struct CountDisplay(BySex<Showing> Groups, Showing Total);
