using Mia.Demo.Life;
using Mia.Platform.Cli;
using Mia.Platform.Demo;
using Mia.Platform.Modules;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Demo;

/// <summary>Invented people for trying Mia out.</summary>
internal sealed class DemoModule : IModule
{
    public ModuleInfo Info => new("demo", "Provdata", "Påhittade deltagare för att prova och visa Mia.") { DependsOn = ["casework"] };

    public void Contribute(IModuleBuilder module) => module.Services.AddSingleton<DemoRunner>().AddScoped<IDemoContributor, DocumentLife>();
}

/// <summary>The first start in Development makes demo data: <c>Demo:Participants</c> says how many, 0 makes none.</summary>
internal sealed class FirstStartDemo(DemoRunner runner, IConfiguration configuration) : IFirstStart
{
    public async Task RunAsync(CancellationToken ct)
    {
        var participants = configuration.GetValue("Demo:Participants", 0);
        if (participants <= 0 || await runner.IsUsedAsync(ct)) return;
        var line = new ProgressLine(participants);
        line.Done(await runner.RunAsync(new DemoOptions(participants, configuration.GetValue("Demo:Years", 2), configuration.GetValue("Demo:Seed", 1)), line.Show, ct));
    }
}
