using System.CommandLine;
using Mia.Platform.Cli;
using Mia.Platform.Data;
using Mia.Platform.Time;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Demo;

/// <summary><c>mia demo --participants 2500 --years 3 --seed 7</c>: fills an empty data folder with invented people.</summary>
internal sealed class DemoCommand : ICliCommand
{
    /// <summary>Exit code when the folder is in use or the surroundings do not fit. 1 is a wrong argument.</summary>
    public const int Refused = 3;

    public Command Describe(IServiceProvider services)
    {
        var participants = new Option<int>("--participants") { Description = "Antal deltagare, 1–200000.", DefaultValueFactory = _ => 600 };
        var years = new Option<int>("--years") { Description = "Hur många år bakåt uppgifterna går, 1–10.", DefaultValueFactory = _ => 2 };
        var seed = new Option<int>("--seed") { Description = "Samma tal ger samma påhittade personer.", DefaultValueFactory = _ => 1 };
        var contacts = new Option<string>("--contacts") { Description = "all: som i verkligheten. few: två per ärende, för stora mängder.", DefaultValueFactory = _ => "all" };
        contacts.AcceptOnlyFromAmong("all", "few");
        Limit(participants, DemoOptions.MaxParticipants);
        Limit(years, DemoOptions.MaxYears);
        var command = new Command("demo", "Fyller en tom datamapp med påhittade deltagare och avslutar.") { participants, years, seed, contacts };
        command.SetAction((parsed, ct) => RunAsync(services, new DemoOptions(parsed.GetValue(participants), parsed.GetValue(years), parsed.GetValue(seed),
            parsed.GetValue(contacts) == "few"), ct));
        return command;
    }

    private static void Limit(Option<int> option, int most) => option.Validators.Add(result =>
    {
        if (result.GetValueOrDefault<int>() < 1 || result.GetValueOrDefault<int>() > most) result.AddError($"{option.Name} ska vara mellan 1 och {most}.");
    });

    private static async Task<int> RunAsync(IServiceProvider services, DemoOptions options, CancellationToken ct)
    {
        await services.StartDataAsync(ct);
        var line = new ProgressLine(options.Participants);
        try
        {
            var result = await services.GetRequiredService<DemoRunner>().RunAsync(options, line.Show, ct);
            line.Done(result);
            return 0;
        }
        catch (DemoRefusedException refused)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return Refused;
        }
    }
}

/// <summary>One line that tells how far it has come; one line a step when the output is a file.</summary>
internal sealed class ProgressLine
{
    private readonly int _total;
    private readonly long _began = TimeProvider.System.GetTimestamp();

    public ProgressLine(int total)
    {
        _total = total;
        Write($"Skapar provdata: {total} påhittade deltagare …");
    }

    public void Show(DateOnly day, int participants)
    {
        // A file gets one line a year, a window one line that changes.
        if (!Console.IsOutputRedirected || day.Month == 1) Write($"Skapar provdata: {day.MonthAndYear()}, {participants} av {_total} deltagare …");
    }

    public void Done(DemoResult result)
    {
        var seconds = TimeProvider.System.GetElapsedTime(_began).TotalSeconds;
        Write($"Provdata klar: {result.Participants} deltagare, {result.Referrals} anmälningar och {result.Contacts} kontakter på {seconds:0.0} s.");
        if (!Console.IsOutputRedirected) Console.WriteLine();
    }

    private static void Write(string text)
    {
        if (Console.IsOutputRedirected) Console.WriteLine(text);
        else Console.Write("\r" + text.PadRight(90));
    }
}
