using Mia.Platform.Data;

namespace Mia.Platform.Mail;

/// <summary>
/// Mail that leaves only if the command that wrote it is saved. A mail holds no personal data: it says that something waits in Mia, and
/// gives a link.
/// </summary>
public interface IMailOutbox
{
    /// <summary>Puts a mail into the outbox. Inside a command; it is sent after commit.</summary>
    /// <param name="kind">Code for the log: <c>invitation</c>.</param>
    /// <param name="to">Address of a member of staff or a partner, never of a participant without their consent.</param>
    /// <param name="subject">Swedish, no names and no numbers of persons.</param>
    /// <param name="body">Plain text, the same.</param>
    void Add(string kind, string to, string subject, string body);
}

/// <inheritdoc />
internal sealed class MailOutbox(PlatformDbContext db, DataSession session, MailBell bell, TimeProvider clock) : IMailOutbox
{
    public void Add(string kind, string to, string subject, string body)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        db.Add(new MailRow { Kind = kind, To = to, Subject = subject, Body = body, At = now, NextAt = now });
        if (session.IsWriting)
            session.OnCommitted(bell.Ring);
    }
}

/// <summary>Wakes the sender.</summary>
internal sealed class MailBell : IDisposable
{
    private readonly SemaphoreSlim _bell = new(0);

    public void Ring() => _bell.Release();

    public Task<bool> WaitAsync(TimeSpan most, CancellationToken ct) => _bell.WaitAsync(most, ct);

    public void Dispose() => _bell.Dispose();
}
