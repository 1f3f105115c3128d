using AutoMapper;
using FluentValidation;
using Mia.Platform.Cli;
using Mia.Platform.Data;
using Mia.Platform.Data.Logs;
using Mia.Platform.Hosting.Metrics;
using Mia.Platform.Identity;
using Mia.Platform.Messaging;
using Mia.Platform.Modules;
using Mia.Platform.Organisation;
using Mia.Platform.Retention;
using Mia.Platform.Toolbox;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.FeatureManagement;

namespace Mia.Platform.Hosting;

/// <summary>Composition of the platform. The host calls these and nothing else.</summary>
public static class PlatformServices
{
    /// <summary>Finds the modules, registers the platform and everything that the modules contribute.</summary>
    public static ModuleCatalogue AddMiaPlatform(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var assemblies = ModuleLoader.FindAssemblies();
        services.AddMiaData(configuration);
        // Set-up runs in the order of registration: delprojekt, then accounts in them, then what modules add.
        services.AddOrganisation();
        services.AddMiaIdentity(configuration, environment);
        var catalogue = ModuleLoader.Load(services, assemblies);
        services.AddSingleton(catalogue);
        services.AddMetricBook();
        services.AddScoped<PersonRows>();
        services.AddScoped<RequestKey>();
        services.AddScoped(sp => new PurgeRun(sp.GetServices<IPurge>(), sp.GetRequiredService<DataSession>()));
        services.AddScoped<Jobs.IJob, PurgeJob>();
        services.AddScoped<IReadAudit, ReadAudit>();
        services.AddScoped<Drafts.IDrafts, Drafts.UserDrafts>();
        services.AddSingleton<Views.SavedViewStore>().AddScoped<Views.ISavedViews, Views.UserViews>();
        // A faulty module's code must not be scanned either.
        services.AddMessaging([typeof(IModule).Assembly, .. assemblies.Where(a => a.GetName().Name == "Mia.Web"), .. catalogue.Modules.Select(m => m.Assembly)]);
        services.Configure<RouteOptions>(o => o.ConstraintMap["slug"] = typeof(SlugConstraint));
        // After MVC's own set-up, which begins with an empty collection.
        services.PostConfigure<RazorPagesOptions>(o => o.Conventions.Add(new RequestMetadataConvention(catalogue)));
        return catalogue;
    }

    /// <summary>Lets MVC see pages and components of modules that the host names nowhere.</summary>
    public static IMvcBuilder AddModuleParts(this IMvcBuilder mvc, ModuleCatalogue catalogue)
    {
        foreach (var module in catalogue.Modules.Where(m => mvc.PartManager.ApplicationParts.All(p => p.Name != m.Assembly.GetName().Name)))
            mvc.AddApplicationPart(module.Assembly);
        return mvc;
    }

    /// <summary>Between routing and sign-in.</summary>
    public static IApplicationBuilder UseDelprojekt(this IApplicationBuilder app) => app.UseMiddleware<DelprojektMiddleware>();

    /// <summary>After sign-in.</summary>
    public static IApplicationBuilder UseAccess(this IApplicationBuilder app) => app.UseMiddleware<AccessMiddleware>();

    /// <summary>First in the pipeline.</summary>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.UseMiddleware<SecurityHeadersMiddleware>();

    private static void AddOrganisation(this IServiceCollection services)
    {
        services.AddSingleton<ToolStates>();
        services.AddSingleton<IFeatureDefinitionProvider>(sp => sp.GetRequiredService<ToolStates>());
        services.AddFeatureManagement().AddFeatureFilter<DelprojektFeatureFilter>();
        services.AddSingleton<DelprojektDirectory>();
        services.AddSingleton<IDelprojektDirectory>(sp => sp.GetRequiredService<DelprojektDirectory>());
        services.AddScoped<CurrentDelprojekt>();
        services.AddScoped<ICurrentDelprojekt>(sp => sp.GetRequiredService<CurrentDelprojekt>());
        services.AddScoped<IToolbox, FeatureToolbox>();
        services.AddScoped<IToolAdministration, ToolAdministration>();
        services.AddSetUp<SeedProposals>(always: true);
        services.AddSingleton<IInMemory>(sp => sp.GetRequiredService<DelprojektDirectory>());
    }

    private static void AddMessaging(this IServiceCollection services, IReadOnlyCollection<System.Reflection.Assembly> assemblies)
    {
        services.AddScoped<ServiceFactory>(sp => sp.GetRequiredService);
        services.AddScoped<IMediator, Mediator>();
        services.Scan(scan => scan.FromAssemblies(assemblies)
            .AddClasses(c => c.AssignableToAny(typeof(IRequestHandler<,>), typeof(INotificationHandler<>), typeof(IValidator<>))
                .Where(t => t != typeof(GatedNotificationHandler<>) && !t.IsGenericTypeDefinition), publicOnly: false)
            .AsImplementedInterfaces(i => i.IsGenericType && (i.GetGenericTypeDefinition() == typeof(IRequestHandler<,>)
                || i.GetGenericTypeDefinition() == typeof(INotificationHandler<>) || i.GetGenericTypeDefinition() == typeof(IValidator<>)))
            .WithScopedLifetime()
            .AddClasses(c => c.AssignableTo<ICliCommand>(), publicOnly: false).As<ICliCommand>().WithSingletonLifetime()
            .AddClasses(c => c.AssignableTo<IFirstStart>(), publicOnly: false).As<IFirstStart>().WithSingletonLifetime()
            .AddClasses(c => c.AssignableTo<IPurge>(), publicOnly: false).As<IPurge>().WithScopedLifetime());
        services.TryDecorate(typeof(INotificationHandler<>), typeof(GatedNotificationHandler<>));
        // In order of running.
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(ToolGateBehaviour<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(AuthorizeBehaviour<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(ValidateBehaviour<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(TransactionBehaviour<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(AuditBehaviour<,>));
        services.AddSingleton<AutoMapper.IConfigurationProvider>(_ => new MapperConfiguration(cfg =>
        {
            foreach (var profile in assemblies.SelectMany(a => a.GetTypes()).Where(t => t.IsAssignableTo(typeof(Profile)) && !t.IsAbstract))
                cfg.AddProfile(profile);
            // Guard against GHSA-rvv3-g6hj-g44x; see docs/adr.
            cfg.ForAllMaps((_, map) => map.MaxDepth(16));
        }));
    }
}
