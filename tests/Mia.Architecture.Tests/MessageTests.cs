using System.Reflection;
using System.Runtime;
using FluentValidation;
using Mia.Platform.Messaging;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Architecture.Tests;

/// <summary>Rules of queries and commands.</summary>
[Collection(nameof(Product))]
public sealed class MessageTests(Product product)
{
    [Fact]
    public void Every_request_says_who_may_send_it() => Rule.NoneOf(
        product.Requests.Where(r => new[] { r.IsDefined(typeof(RequiresAttribute)), r.IsDefined(typeof(SignedInAttribute)), r.IsDefined(typeof(AnonymousAttribute)) }.Count(on => on) != 1)
            .Select(r => r.FullName), "Exactly one of [Requires], [SignedIn], [Anonymous]");

    [Fact]
    public void Permissions_of_requests_exist() => Rule.NoneOf(
        product.Requests.SelectMany(r => r.GetCustomAttribute<RequiresAttribute>()?.AnyOf.Where(k => !product.Catalogue.Permissions.ContainsKey(k)).Select(k => $"{r.FullName}: {k}") ?? []),
        "Unknown permission");

    [Fact]
    public void Every_permission_is_used_somewhere()
    {
        var used = product.Requests.SelectMany(r => r.GetCustomAttribute<RequiresAttribute>()?.AnyOf ?? [])
            .Concat(product.Pages.SelectMany(p => p.Gate!.AnyOf)).Concat(product.Catalogue.Nav.Select(n => n.Permission))
            .Concat(product.Catalogue.Slots.SelectMany(s => s).Select(s => s.Permission)).ToHashSet();
        var inSource = Source.Files(".cs", ".cshtml").Where(f => !f.Path.StartsWith("tests/", StringComparison.Ordinal)).Select(f => f.Text).ToList();
        Rule.NoneOf(product.Catalogue.Permissions.Keys.Where(k => !used.Contains(k) && !Openness.PermissionsAskedInCode.Contains(k)), "A right that nothing asks for");
        Assert.NotEmpty(inSource);
    }

    [Fact]
    public void Anonymous_requests_stand_on_the_list()
    {
        var anonymous = product.Requests.Where(r => r.IsDefined(typeof(AnonymousAttribute))).Select(Short).ToList();
        Rule.NoneOf(anonymous.Except(Openness.AnonymousRequests), "Anybody may send it, but it is not on the list");
        Rule.NoneOf(Openness.AnonymousRequests.Except(anonymous), "On the list of anonymous requests, but no such request");
    }

    [Fact]
    public void Every_command_has_a_validator_or_nothing_to_validate()
    {
        using var scope = product.Services.CreateScope();
        Rule.NoneOf(product.Requests.Where(IsCommand)
            .Where(c => HasText(c) && !scope.ServiceProvider.GetServices(typeof(IValidator<>).MakeGenericType(c)).Any())
            .Select(c => c.FullName), "A command that takes text or numbers from people has a validator");
    }

    [Fact]
    public void A_validator_compiles_nothing_when_it_is_made_again()
    {
        // Validators are made for every request. An expression that the library cannot remember is compiled each time: a fifth of the time of a save.
        using var scope = product.Services.CreateScope();
        var compiling = new List<string>();
        foreach (var validator in product.Requests.Where(IsCommand).SelectMany(c => scope.ServiceProvider.GetServices(typeof(IValidator<>).MakeGenericType(c))).Select(v => v!.GetType()))
        {
            for (var i = 0; i < 3; i++) ActivatorUtilities.CreateInstance(scope.ServiceProvider, validator);
            var before = JitInfo.GetCompiledMethodCount(currentThread: true);
            for (var i = 0; i < 10; i++) ActivatorUtilities.CreateInstance(scope.ServiceProvider, validator);
            if (JitInfo.GetCompiledMethodCount(currentThread: true) - before >= 10) compiling.Add(validator.FullName!);
        }
        Rule.NoneOf(compiling, "Compiles an expression every time it is made; use a delegate, such as NotAfter(() => …)");
    }

    [Fact]
    public void Every_request_has_exactly_one_handler()
    {
        using var scope = product.Services.CreateScope();
        foreach (var request in product.Requests)
        {
            var result = request.GetInterfaces().Single(i => Product.IsGeneric(i, typeof(IRequest<>))).GetGenericArguments()[0];
            var handlers = scope.ServiceProvider.GetServices(typeof(IRequestHandler<,>).MakeGenericType(request, result)).Count();
            Assert.True(handlers == 1, $"{request.FullName} has {handlers} handlers");
        }
    }

    [Fact]
    public void A_query_is_not_a_command_and_every_request_is_one_of_them() => Rule.NoneOf(
        product.Requests.Where(r => IsCommand(r) == r.GetInterfaces().Any(i => Product.IsGeneric(i, typeof(IQuery<>)))).Select(r => r.FullName), "Either IQuery or ICommand");

    [Fact]
    public void Results_of_commands_survive_being_stored()
    {
        // The answer is kept as JSON under the form's key, so it may hold no person.
        Rule.NoneOf(product.Requests.Where(IsCommand).Select(r => (Request: r, Result: r.GetInterfaces().Single(i => Product.IsGeneric(i, typeof(IRequest<>))).GetGenericArguments()[0]))
            .Where(c => c.Result.IsAssignableTo(typeof(IShowsPersons))).Select(c => c.Request.FullName), "A command answers ids and codes");
    }

    internal static string Short(Type type) => type.FullName!.Replace('+', '.');

    private static bool IsCommand(Type request) => request.GetInterfaces().Any(i => Product.IsGeneric(i, typeof(ICommand<>)));

    private static bool HasText(Type request) => request.GetProperties().Any(p =>
        p.PropertyType == typeof(string) || p.PropertyType == typeof(DateOnly?) || p.PropertyType == typeof(DateOnly) || p.PropertyType == typeof(int) || p.PropertyType == typeof(int?));
}
