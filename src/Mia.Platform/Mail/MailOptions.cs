namespace Mia.Platform.Mail;

/// <summary>Where mail goes (<c>Mail:*</c>). Without <see cref="Host"/> and <see cref="Drop"/> mail waits in the outbox and the log says so.</summary>
public sealed class MailOptions
{
    /// <summary>SMTP server.</summary>
    public string Host { get; set; } = "";

    /// <summary>SMTP port.</summary>
    public int Port { get; set; } = 587;

    /// <summary>Whether the connection must be encrypted.</summary>
    public bool Tls { get; set; } = true;

    /// <summary>User of the SMTP server; empty: none.</summary>
    public string User { get; set; } = "";

    /// <summary>Its password.</summary>
    public string Password { get; set; } = "";

    /// <summary>Sender.</summary>
    public string From { get; set; } = "mia@localhost";

    /// <summary>A folder that gets each mail as a file instead. For trying out and for relays that pick files up.</summary>
    public string Drop { get; set; } = "";
}
