using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Mia.Benchmarks.Measuring;

/// <summary>A server in a process of its own, so that its CPU and memory are its own.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly Stopwatch _sinceStart;
    private int _statements;

    private ServerProcess(Process process, Uri url, Stopwatch sinceStart) => (_process, Url, _sinceStart) = (process, url, sinceStart);

    public Uri Url { get; }

    /// <summary>From starting the process to the end of the first answer.</summary>
    public TimeSpan FirstAnswer { get; private set; }

    /// <summary>SQL statements that EF Core has logged so far; only with its command log switched on.</summary>
    public int Statements => Volatile.Read(ref _statements);

    /// <summary>A free port on loopback.</summary>
    public static Uri FreeUrl()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return new Uri($"http://localhost:{((IPEndPoint)socket.LocalEndPoint!).Port}");
    }

    /// <summary>Starts a program and waits until <paramref name="firstPage"/> answers 200.</summary>
    public static async Task<ServerProcess> StartAsync(string program, IEnumerable<string> args, Uri url, string firstPage,
        IReadOnlyDictionary<string, string>? environment = null, string? folder = null, bool oneCore = true)
    {
        // Bound to its core before it starts: the runtime counts its cores once, and threads that are already there would keep theirs.
        var bound = oneCore && Environment.ProcessorCount > 1 && OperatingSystem.IsLinux();
        var start = new ProcessStartInfo(bound ? "taskset" : program, bound ? ["--cpu-list", "0", program, .. args] : args)
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        if (folder is not null) start.WorkingDirectory = folder;
        foreach (var (key, value) in environment ?? new Dictionary<string, string>()) start.Environment[key] = value;
        var clock = Stopwatch.StartNew();
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} does not start.");
        var server = new ServerProcess(process, url, clock);
        process.OutputDataReceived += (_, e) => server.Read(e.Data);
        process.ErrorDataReceived += (_, e) => server.Read(e.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await server.WaitAsync(firstPage);
        return server;
    }

    private void Read(string? line)
    {
        if (line is null) return;
        if (line.Contains("Executed DbCommand", StringComparison.Ordinal)) Interlocked.Increment(ref _statements);
        lock (_output)
        {
            if (_output.Length < 20_000) _output.AppendLine(line);
        }
    }

    private async Task WaitAsync(string firstPage)
    {
        var request = HttpConnection.Bytes(Url, HttpMethod.Get, firstPage);
        while (_sinceStart.Elapsed < TimeSpan.FromMinutes(2))
        {
            if (_process.HasExited) break;
            try
            {
                using var connection = new HttpConnection(Url);
                var status = await connection.SendAsync(request, CancellationToken.None);
                FirstAnswer = _sinceStart.Elapsed;
                if (status == 200) return;
                throw new InvalidOperationException($"{firstPage} answered {status}.");
            }
            catch (Exception e) when (e is SocketException or IOException)
            {
                await Task.Delay(10);
            }
        }

        lock (_output) throw new InvalidOperationException($"The server did not start:\n{_output}");
    }

    /// <summary>Seconds of CPU, user and system, that the process has used.</summary>
    public double CpuSeconds()
    {
        var stat = File.ReadAllText($"/proc/{_process.Id}/stat");
        // The second field is the name in brackets and may hold spaces.
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) / 100.0;
    }

    /// <summary>Resident memory in MB.</summary>
    public double ResidentMegabytes()
    {
        var line = File.ReadLines($"/proc/{_process.Id}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
