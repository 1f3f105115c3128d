using System.Net;
using System.Reflection;
using System.Runtime.CompilerServices;
using Mia.Platform.Identity;
using Mia.Platform.Messaging;
using Mia.Platform.Organisation;
using Mia.Platform.Security;
using Mia.Platform.Toolbox;
using Mia.Testing;
using MediatR;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Architecture.Tests;

/// <summary>
/// Every page × every role × own and other delprojekt × nobody. What is expected is worked out from the permissions that the modules declare,
/// so a new page is covered the day it appears.
/// </summary>
[Collection(nameof(Product))]
public sealed class AccessTests(Product product)
{
    private const string Mine = "sodertalje";
    private const string Others = "stockholm";

    /// <summary>Roles with a demo account.</summary>
    private static readonly Dictionary<Role, string> Accounts = new()
    {
        [Role.CaseManager] = $"cm@{Mine}.demo",
        [Role.SeCoach] = $"se@{Mine}.demo",
        [Role.CbtConsultant] = $"kbt@{Mine}.demo",
        [Role.WorkTrainingCoordinator] = $"arbetstraning@{Mine}.demo",
        [Role.ProjectLeader] = $"projektledare@{Mine}.demo",
        [Role.Registrar] = $"registrator@{Mine}.demo",
        [Role.Statistician] = $"statistiker@{Mine}.demo",
        [Role.ForbundDirector] = "direktor@mia.demo",
        [Role.SystemAdmin] = "admin@mia.demo",
    };

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Every_page_answers_a_role_as_its_permissions_say(Role role)
    {
        var browser = await product.BrowserOfAsync(Accounts[role]);
        var wrong = new List<string>();
        foreach (var page in product.Pages.Where(p => p.Gate!.SignedIn))
        {
            var has = Has(page, role);
            await ExpectAsync(page, Mine, has ? Answer.Open : Answer.Forbidden);
            if (page.Route.Contains("{delprojekt", StringComparison.Ordinal))
                await ExpectAsync(page, Others, Everywhere(role) ? has ? Answer.Open : Answer.Forbidden : Answer.NotFound);
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));

        async Task ExpectAsync(PageEndpoint page, string slug, Answer expected)
        {
            foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post })
            {
                // A record that does not exist: an open page then answers 404 itself, which is fine; a closed one must not get that far.
                using var request = new HttpRequestMessage(method, Address(page, slug));
                if (method == HttpMethod.Post) request.Content = new FormUrlEncodedContent([]);
                using var response = await browser.SendAsync(request);
                var answered = response.StatusCode;
                var right = expected switch
                {
                    Answer.Forbidden => answered == HttpStatusCode.Forbidden,
                    Answer.NotFound => answered == HttpStatusCode.NotFound,
                    _ => (int)answered < 500 && answered is not (HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized) && !ToSignIn(response),
                };
                if (!right) wrong.Add($"{method} {request.RequestUri}: {(int)answered} instead of {expected}");
            }
        }
    }

    [Fact]
    public async Task Nobody_gets_further_than_the_sign_in_page()
    {
        using var browser = product.App.Browser();
        var wrong = new List<string>();
        foreach (var page in product.Pages.Where(p => p.Gate!.SignedIn))
        {
            foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post })
            {
                using var request = new HttpRequestMessage(method, Address(page, Mine));
                if (method == HttpMethod.Post) request.Content = new FormUrlEncodedContent([]);
                using var response = await browser.SendAsync(request);
                if (!ToSignIn(response) && response.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.NotFound or HttpStatusCode.BadRequest))
                    wrong.Add($"{method} {request.RequestUri}: {(int)response.StatusCode}");
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task An_unknown_delprojekt_looks_like_any_page_that_does_not_exist()
    {
        var browser = await product.BrowserOfAsync(Accounts[Role.CaseManager]);
        foreach (var page in product.Pages.Where(p => p.Route.StartsWith("/{delprojekt", StringComparison.Ordinal)))
        {
            using var response = await browser.GetAsync(Address(page, "finns-inte"));
            Assert.True(response.StatusCode == HttpStatusCode.NotFound, $"{page}: {(int)response.StatusCode}");
        }
    }

    [Fact]
    public async Task Pages_of_a_tool_that_is_off_are_gone_for_everybody()
    {
        var configuration = product.Services.GetRequiredService<IConfiguration>();
        var tools = product.Catalogue.Tools.Keys.ToList();
        var wrong = new List<string>();
        foreach (var tool in tools) configuration[$"Tools:Override:{tool}"] = "false";
        await product.Services.GetRequiredService<DelprojektDirectory>().RefreshAsync(CancellationToken.None);
        try
        {
            foreach (var role in Accounts.Keys)
            {
                var browser = await product.BrowserOfAsync(Accounts[role]);
                foreach (var page in product.Pages.Where(p => p.Gate!.Tool is not null))
                {
                    using var response = await browser.GetAsync(Address(page, Mine));
                    if (response.StatusCode != HttpStatusCode.NotFound) wrong.Add($"{role} {page}: {(int)response.StatusCode}");
                }
            }
        }
        finally
        {
            foreach (var tool in tools) configuration[$"Tools:Override:{tool}"] = "true";
            await product.Services.GetRequiredService<DelprojektDirectory>().RefreshAsync(CancellationToken.None);
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Every_message_refuses_roles_without_its_permission(Role role)
    {
        var wrong = new List<string>();
        foreach (var request in product.Requests.Where(r => r.IsDefined(typeof(RequiresAttribute))))
        {
            var wanted = request.GetCustomAttribute<RequiresAttribute>()!.AnyOf;
            if (wanted.Any(k => product.Catalogue.Permissions.GetValueOrDefault(k)?.Roles.Contains(role) == true)) continue;
            await using var scope = product.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentDelprojekt>().Enter(product.Services.GetRequiredService<IDelprojektDirectory>().Find(Mine)!);
            scope.ServiceProvider.GetRequiredService<IActAs>().Enter(await product.AccountAsync(Accounts[role]));
            try
            {
                await SendAsync(scope.ServiceProvider.GetRequiredService<IMediator>(), RuntimeHelpers.GetUninitializedObject(request));
                wrong.Add($"{request.FullName} was carried out");
            }
            catch (ForbiddenException)
            {
                // As it should be.
            }
            catch (Exception e)
            {
                wrong.Add($"{request.FullName}: {e.GetType().Name} before the right was asked for");
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    public static TheoryData<Role> Roles => [.. Accounts.Keys];

    private static Task SendAsync(IMediator mediator, object request)
    {
        var result = request.GetType().GetInterfaces().Single(i => Product.IsGeneric(i, typeof(IRequest<>))).GetGenericArguments()[0];
        var send = typeof(IMediator).GetMethods().Single(m => m.Name == nameof(IMediator.Send) && m.IsGenericMethodDefinition && m.GetGenericArguments().Length == 1);
        return (Task)send.MakeGenericMethod(result).Invoke(mediator, [request, CancellationToken.None])!;
    }

    private bool Has(PageEndpoint page, Role role) =>
        page.Gate!.AnyOf.Count == 0 || page.Gate.AnyOf.Any(k => product.Catalogue.Permissions[k].Roles.Contains(role));

    private static bool Everywhere(Role role) => role is Role.ForbundDirector or Role.SystemAdmin;

    private static bool ToSignIn(HttpResponseMessage response) => response.Headers.Location?.OriginalString.Contains("/logga-in", StringComparison.Ordinal) == true;

    private static string Address(PageEndpoint page, string slug) => "/" + string.Join('/', page.Endpoint.RoutePattern.PathSegments.Select(s => string.Concat(s.Parts.Select(part => part switch
    {
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { Name: "delprojekt" } => slug,
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart p when p.ParameterPolicies.Any(o => o.Content == "guid") => "01900000-0000-7000-8000-000000000000",
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart p when p.ParameterPolicies.Any(o => o.Content == "int") => "404",
        _ => "okand",
    }))));

    private enum Answer
    {
        Open,
        Forbidden,
        NotFound,
    }
}
