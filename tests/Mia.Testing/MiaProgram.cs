using Mia.Host;

namespace Mia.Testing;

/// <summary>Runs the program's commands, each as a start of its own on the same folder, as an operator does.</summary>
public sealed class MiaProgram : IDisposable
{
    /// <summary>The data folder.</summary>
    public string DataDirectory { get; init; } = Path.Combine(Path.GetTempPath(), "mia-cli-" + Guid.NewGuid().ToString("N"));

    /// <summary>Runs one command and returns its exit code.</summary>
    public Task<int> RunAsync(params string[] args) => MiaCommands.CommandAsync(args, [$"--Data:Directory={DataDirectory}", "--environment=Production", "--applicationName=mia"]);

    /// <inheritdoc />
    public void Dispose()
    {
        if (Directory.Exists(DataDirectory)) Directory.Delete(DataDirectory, recursive: true);
    }
}
