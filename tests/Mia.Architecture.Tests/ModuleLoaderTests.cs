using System.Reflection;
using System.Reflection.Emit;
using Mia.Platform.Modules;
using Mia.Platform.Security;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Architecture.Tests;

/// <summary>What discovery does with modules that are broken. Their assemblies are made on the spot.</summary>
public sealed class ModuleLoaderTests
{
    [Fact]
    public void A_faulty_optional_module_is_left_out_whole_and_shown_and_the_rest_starts()
    {
        var services = new ServiceCollection();
        var catalogue = ModuleLoader.Load(services,
        [
            Made(new ModuleInfo("good", "Bra", "En modul som går."), m => m.Permission("good.read", "Läsa", Role.CaseManager)),
            Made(new ModuleInfo("bad", "Trasig", "En modul som inte går."), m =>
            {
                m.Permission("bad.read", "Läsa", Role.CaseManager).Tool(new Tool("bad-tool", "Trasigt verktyg", "Ska inte synas någonstans."));
                m.Services.AddSingleton(new object());
                throw new InvalidOperationException("the table is missing");
            }),
        ]);

        Assert.Equal("good", Assert.Single(catalogue.Modules).Info.Id);
        var faulty = Assert.Single(catalogue.Faulty);
        Assert.Equal(("Trasig", "the table is missing"), (faulty.Name, faulty.Reason));
        Assert.Equal(["good.read"], catalogue.Permissions.Keys);
        Assert.Empty(catalogue.Tools);
        Assert.Empty(services);
    }

    [Fact]
    public void A_faulty_required_module_stops_the_start() => Assert.Throws<InvalidOperationException>(() => ModuleLoader.Load(new ServiceCollection(),
        [Made(new ModuleInfo("core", "Kärna", "Måste gå.") { Required = true }, _ => throw new InvalidOperationException("no"))]));

    [Fact]
    public void Modules_start_after_what_they_depend_on()
    {
        var catalogue = ModuleLoader.Load(new ServiceCollection(),
            [Made(new ModuleInfo("a", "A", "Först i bokstavsordning.") { DependsOn = ["b"] }), Made(new ModuleInfo("b", "B", "Först i beroendeordning."))]);

        Assert.Equal(["b", "a"], catalogue.Modules.Select(m => m.Info.Id));
    }

    [Fact]
    public void A_circle_is_a_clear_error()
    {
        var error = Assert.Throws<InvalidOperationException>(() => ModuleLoader.Load(new ServiceCollection(),
        [
            Made(new ModuleInfo("egg", "Ägg", "Behöver hönan.") { DependsOn = ["hen"] }),
            Made(new ModuleInfo("hen", "Höna", "Behöver ägget.") { DependsOn = ["egg"] }),
        ]));

        Assert.Contains("egg", error.Message, StringComparison.Ordinal);
        Assert.Contains("hen", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_dependency_leaves_out_an_optional_module_and_those_that_need_it()
    {
        var catalogue = ModuleLoader.Load(new ServiceCollection(),
        [
            Made(new ModuleInfo("needs", "Behöver", "Behöver något som saknas.") { DependsOn = ["nowhere"] }),
            Made(new ModuleInfo("needs-needs", "Behöver den", "Behöver den som behöver.") { DependsOn = ["needs"] }),
            Made(new ModuleInfo("free", "Fri", "Behöver inget.")),
        ]);

        Assert.Equal(["free"], catalogue.Modules.Select(m => m.Info.Id));
        Assert.Equal(["Behöver", "Behöver den"], catalogue.Faulty.Select(f => f.Name).Order(StringComparer.Ordinal));
        Assert.Contains(catalogue.Faulty, f => f.Reason.Contains("nowhere", StringComparison.Ordinal));
    }

    [Fact]
    public void A_required_module_without_its_dependency_stops_the_start()
    {
        var error = Assert.Throws<InvalidOperationException>(() => ModuleLoader.Load(new ServiceCollection(),
            [Made(new ModuleInfo("core", "Kärna", "Behöver något.") { Required = true, DependsOn = ["nowhere"] })]));

        Assert.Contains("nowhere", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_permission_with_another_modules_name_makes_the_module_faulty()
    {
        var catalogue = ModuleLoader.Load(new ServiceCollection(),
            [Made(new ModuleInfo("mine", "Min", "Tar någon annans namn."), m => m.Permission("yours.read", "Läsa", Role.CaseManager))]);

        Assert.Empty(catalogue.Modules);
        Assert.Contains("yours.read", Assert.Single(catalogue.Faulty).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tool_that_exists_already_makes_the_second_module_faulty()
    {
        var tool = new Tool("same", "Samma", "Samma verktyg två gånger.");
        var catalogue = ModuleLoader.Load(new ServiceCollection(),
            [Made(new ModuleInfo("first", "Första", "Har det."), m => m.Tool(tool)), Made(new ModuleInfo("second", "Andra", "Har det också."), m => m.Tool(tool))]);

        Assert.Equal("first", Assert.Single(catalogue.Modules).Info.Id);
        Assert.Equal("Andra", Assert.Single(catalogue.Faulty).Name);
    }

    [Fact]
    public void An_assembly_with_two_modules_is_faulty()
    {
        var catalogue = ModuleLoader.Load(new ServiceCollection(), [Made(new ModuleInfo("twice", "Dubbel", "Två i en."), classes: 2)]);

        Assert.Empty(catalogue.Modules);
        Assert.Contains("2 classes", Assert.Single(catalogue.Faulty).Reason, StringComparison.Ordinal);
    }

    private static AssemblyBuilder Made(ModuleInfo info, Action<IModuleBuilder>? contribute = null, int classes = 1)
    {
        var name = "Mia.Made." + Guid.NewGuid().ToString("N");
        ScriptedModule.Scripts[name] = (info, contribute ?? (_ => { }));
        var assembly = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName(name), AssemblyBuilderAccess.Run);
        var module = assembly.DefineDynamicModule(name);
        for (var i = 0; i < classes; i++) module.DefineType($"{name}.Module{i}", TypeAttributes.Public, typeof(ScriptedModule)).CreateType();
        return assembly;
    }
}

/// <summary>Base of modules that tests make at run time.</summary>
public abstract class ScriptedModule : IModule
{
    internal static readonly System.Collections.Concurrent.ConcurrentDictionary<string, (ModuleInfo Info, Action<IModuleBuilder> Contribute)> Scripts = [];

    /// <inheritdoc />
    public ModuleInfo Info => Scripts[GetType().Assembly.GetName().Name!].Info;

    /// <inheritdoc />
    public void Contribute(IModuleBuilder module) => Scripts[GetType().Assembly.GetName().Name!].Contribute(module);
}
