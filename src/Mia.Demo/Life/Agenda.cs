namespace Mia.Demo.Life;

/// <summary>
/// What is going to happen, in order of time. Every event may put later ones on the agenda; what would happen after now never does.
/// Events of the same moment come in the order in which they were put there, so a seed gives the same data again.
/// </summary>
internal sealed class Agenda(DateTime now)
{
    private readonly PriorityQueue<Action, (DateTime At, long Turn)> _events = new();
    private long _turn;

    /// <summary>The moment of the run, UTC.</summary>
    public DateTime Now => now;

    /// <summary>Something happens at a moment, UTC.</summary>
    public void At(DateTime utc, Action happens)
    {
        if (utc <= now) _events.Enqueue(happens, (utc, _turn++));
    }

    /// <summary>Lets everything happen.</summary>
    /// <param name="monthBegins">Told the first day of each month on which something happens.</param>
    public void Run(Action<DateOnly> monthBegins)
    {
        var month = 0;
        while (_events.TryDequeue(out var happens, out var turn))
        {
            if (turn.At.Month != month)
            {
                month = turn.At.Month;
                monthBegins(DateOnly.FromDateTime(turn.At));
            }

            happens();
        }
    }
}
