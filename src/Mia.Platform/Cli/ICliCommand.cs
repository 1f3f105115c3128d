using System.CommandLine;

namespace Mia.Platform.Cli;

/// <summary>A command of the program: <c>mia backup</c>. Found by scanning.</summary>
public interface ICliCommand
{
    /// <summary>Name, options, Swedish help, and the action. The data is not opened yet; the action calls <c>StartDataAsync</c> when it needs it.</summary>
    Command Describe(IServiceProvider services);
}

/// <summary>Something to do before the first page of a new installation, e.g. demo data or the set-up link. Repeatable. Found by scanning.</summary>
public interface IFirstStart
{
    /// <summary>Does it, if it is due.</summary>
    Task RunAsync(CancellationToken ct);
}
