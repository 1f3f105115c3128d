using System.Reflection;
using System.Text.RegularExpressions;
using Mia.Platform.Modules;
using Mia.Platform.Organisation;
using Mia.Platform.Security;

namespace Mia.Architecture.Tests;

/// <summary>Rules of modules, derived from discovery: a new module is covered the day it appears.</summary>
[Collection(nameof(Product))]
public sealed partial class ModuleTests(Product product)
{
    private static readonly HashSet<string> Shared = ["Mia.Platform", "Mia.Web", "Mia.Casework"];

    [Fact]
    public void No_module_is_faulty() => Assert.Empty(product.Catalogue.Faulty);

    [Fact]
    public void Every_project_of_ours_with_pages_is_one_module()
    {
        var missing = Directory.EnumerateFiles(Path.Combine(Product.Root, "modules"), "*.csproj", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Path.Combine(Product.Root, "src"), "*.csproj", SearchOption.AllDirectories))
            .Select(f => Path.GetFileNameWithoutExtension(f)).Except(["Mia.Platform", "Mia.Web"])
            .Except(product.Catalogue.Modules.Select(m => m.Assembly.GetName().Name));
        Rule.NoneOf(missing, "Not discovered as a module");
    }

    [Fact]
    public void An_assembly_has_exactly_one_IModule() => Rule.NoneOf(
        product.Catalogue.Modules.Where(m => m.Assembly.GetTypes().Count(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IModule))) != 1)
            .Select(m => m.Info.Id), "One IModule per assembly");

    [Fact]
    public void A_module_references_the_core_and_contracts_only() => Rule.NoneOf(
        from module in product.Catalogue.Modules
        from reference in module.Assembly.GetReferencedAssemblies()
        where reference.Name!.StartsWith("Mia.", StringComparison.Ordinal) && !Shared.Contains(reference.Name)
            && !reference.Name.EndsWith(".Contracts", StringComparison.Ordinal)
        select $"{module.Info.Id} → {reference.Name}", "A module never references another module");

    [Fact]
    public void The_core_knows_no_module()
    {
        var allowed = new Dictionary<string, string[]> { ["Mia.Platform"] = [], ["Mia.Web"] = ["Mia.Platform"], ["Mia.Casework"] = ["Mia.Platform", "Mia.Web"] };
        Rule.NoneOf(
            from assembly in product.Assemblies.DistinctBy(a => a.FullName)
            where allowed.ContainsKey(assembly.GetName().Name!)
            from reference in assembly.GetReferencedAssemblies()
            where reference.Name!.StartsWith("Mia.", StringComparison.Ordinal) && !allowed[assembly.GetName().Name!].Contains(reference.Name)
            select $"{assembly.GetName().Name} → {reference.Name}", "The core references downwards only");
    }

    [Fact]
    public void A_module_shows_the_world_its_pages_and_contracts_only()
    {
        // Modules outside the core are leaves: nobody may need their types, so nothing but what frameworks ask for is public.
        string[] core = ["casework"];
        Rule.NoneOf(
            from module in product.Catalogue.Modules
            where !core.Contains(module.Info.Id)
            from type in module.Assembly.GetExportedTypes()
            where !type.IsNested && !IsForFramework(type)
            select $"{module.Info.Id}: {type.FullName}", "internal unless a framework needs it");
    }

    [Fact]
    public void Permissions_have_Swedish_texts_and_roles()
    {
        Rule.NoneOf(product.Catalogue.Permissions.Values.Where(p => !IsSentence(p.Text)).Select(p => $"{p.Key}: {p.Text}"), "Permission without a text");
        Rule.NoneOf(product.Catalogue.Permissions.Values.Where(p => p.Roles.Count == 0).Select(p => p.Key), "Permission that no role has");
        Rule.NoneOf(product.Catalogue.Permissions.Keys.Where(k => !KeyPattern().IsMatch(k)), "Permission keys are lower case and dotted");
    }

    [Fact]
    public void Roles_that_see_figures_only_have_no_right_to_persons()
    {
        // registration.md R2: the director and the steering group are technically unable to open a person.
        Role[] aggregatesOnly = [Role.ForbundDirector, Role.Statistician, Role.ProjectEconomist];
        string[] persons = ["participant", "case", "contact", "referral", "note", "handover"];
        Rule.NoneOf(
            from permission in product.Catalogue.Permissions.Values
            from role in permission.Roles
            where aggregatesOnly.Contains(role) && permission.Key.Split('.').Any(part => persons.Contains(part))
            select $"{permission.Key} for {role}", "Aggregates only");
    }

    [Fact]
    public void Tools_have_Swedish_texts_and_a_folder_with_something_in_it()
    {
        foreach (var (id, tool) in product.Catalogue.Tools)
        {
            Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", id);
            Assert.True(IsSentence(tool.Tool.Name), $"{id}: {tool.Tool.Name}");
            Assert.True(tool.Tool.Description.Length >= 15, $"{id}: an administrator must be able to see what the switch does");
            Rule.NoneOf(tool.Tool.Needs.Where(n => !product.Catalogue.Tools.ContainsKey(n)), $"{id} needs unknown tools");
        }
        var gated = product.Assemblies.SelectMany(a => a.GetTypes()).Select(product.Catalogue.ToolOf).ToHashSet();
        Rule.NoneOf(product.Catalogue.Tools.Keys.Where(t => !gated.Contains(t)), "Tool that gates nothing");
    }

    [Fact]
    public void Menu_entries_lead_to_pages_that_exist_and_agree_with_their_gate()
    {
        foreach (var item in product.Catalogue.Nav)
        {
            Assert.True(IsSentence(item.Text), item.Path);
            var route = item.Path.StartsWith('/') ? item.Path : "/{delprojekt}/" + item.Path;
            var page = product.Pages.FirstOrDefault(p => SameRoute(p.Route, route));
            Assert.True(page is not null, $"The menu leads to {item.Path}, where no page is");
            Assert.True(item.Permission is null || product.Catalogue.Permissions.ContainsKey(item.Permission), $"{item.Path}: {item.Permission}");
            Assert.True(page.Gate?.Tool is null || page.Gate.Tool == item.Tool, $"{item.Path}: the page belongs to {page.Gate?.Tool}, the menu entry to {item.Tool}");
            Assert.True(item.Permission is null || page.Gate!.AnyOf.Count == 0 || page.Gate.AnyOf.Contains(item.Permission),
                $"{item.Path}: the menu asks for {item.Permission}, the page for {string.Join(" or ", page.Gate!.AnyOf)}");
        }
    }

    [Fact]
    public void Menu_entries_have_icons_that_exist()
    {
        var icons = Directory.EnumerateFiles(Product.Root, "icons.svg", SearchOption.AllDirectories)
            .Where(f => !f.Contains("/artifacts/", StringComparison.Ordinal))
            .SelectMany(f => IconPattern().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value)).ToHashSet();
        Rule.NoneOf(product.Catalogue.Nav.Where(n => !icons.Contains(n.Icon) && !icons.Contains("i-" + n.Icon)).Select(n => $"{n.Text}: {n.Icon}"), "Unknown icon");
    }

    [Fact]
    public void Slots_are_known_places()
    {
        var known = typeof(Slots).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetValue(null)!).ToHashSet();
        Rule.NoneOf(product.Catalogue.Slots.Where(s => !known.Contains(s.Key)).Select(s => s.Key), "Unknown slot");
        Rule.NoneOf(product.Catalogue.Slots.SelectMany(s => s).Where(s => s.Permission is not null && !product.Catalogue.Permissions.ContainsKey(s.Permission))
            .Select(s => $"{s.ViewComponent.Name}: {s.Permission}"), "Unknown permission");
    }

    [Fact]
    public void Proposed_delprojekt_name_tools_and_labels_that_exist()
    {
        var labels = typeof(LabelKeys).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetValue(null)!).ToHashSet();
        foreach (var proposal in product.Catalogue.Proposals)
        {
            Rule.NoneOf(proposal.Toolbox.Where(t => !product.Catalogue.Tools.ContainsKey(t)), $"{proposal.Slug}: unknown tools");
            Rule.NoneOf(proposal.Labels.Keys.Where(k => !labels.Contains(k)), $"{proposal.Slug}: unknown labels");
            Assert.NotEmpty(proposal.Controllers);
        }
        Assert.Equal(["ostra-sodertorn", "sodertalje", "stockholm"], product.Catalogue.Proposals.Select(p => p.Slug).Order(StringComparer.Ordinal));
    }

    internal static bool SameRoute(string a, string b) => string.Equals(Normal(a), Normal(b), StringComparison.OrdinalIgnoreCase);

    private static string Normal(string route) => ParameterPattern().Replace(route, "{}").TrimEnd('/');

    private static bool IsForFramework(Type type) =>
        type.IsAssignableTo(typeof(Microsoft.AspNetCore.Mvc.RazorPages.PageModel)) || type.IsAssignableTo(typeof(Microsoft.AspNetCore.Mvc.ViewComponent))
        || type.IsAssignableTo(typeof(Microsoft.AspNetCore.Mvc.Razor.RazorPageBase)) || type.IsAssignableTo(typeof(Microsoft.AspNetCore.Razor.TagHelpers.ITagHelper))
        || type.Namespace?.Contains(".Migrations", StringComparison.Ordinal) == true || type.Namespace?.StartsWith("AspNetCoreGeneratedDocument", StringComparison.Ordinal) == true
        || type.IsAssignableTo(typeof(Mia.Platform.Data.MiaDbContext)) || type.IsAssignableTo(typeof(Mia.Platform.Data.Entity))
        || type.IsAssignableTo(typeof(IModule)) || type.IsAssignableTo(typeof(Exception)) || type is { IsAbstract: true, IsSealed: true } || type.IsEnum || IsRecord(type);

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null || type.IsValueType;

    private static bool IsSentence(string text) => text.Length >= 2 && char.IsUpper(text[0]) && !text.Contains('_', StringComparison.Ordinal);

    [GeneratedRegex("^[a-z0-9]+([.-][a-z0-9]+)+$")]
    private static partial Regex KeyPattern();

    [GeneratedRegex("<symbol[^>]*\\bid=\"([^\"]+)\"")]
    private static partial Regex IconPattern();

    [GeneratedRegex("\\{[^}]*\\}")]
    private static partial Regex ParameterPattern();
}
