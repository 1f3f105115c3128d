using Mia.Platform.Cli;
using Mia.Platform.Modules;
using Mia.Platform.Security;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Mia.Platform.Identity;

/// <summary>Composition of accounts and signing in.</summary>
public static class IdentityServices
{
    /// <summary>Shortest password in characters. No rules about kinds of characters: length is what counts.</summary>
    public const int ShortestPassword = 12;

    /// <summary>Registers accounts, sessions, the current user and the staff directory. Settings: <c>Mia:SignIn</c>.</summary>
    public static IServiceCollection AddMiaIdentity(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var settings = configuration.GetSection("Mia:SignIn");
        services.Configure<SignInSettings>(settings);
        services.AddSingleton(new DemoMode(environment.IsDevelopment() && configuration.GetValue("Demo:Accounts", true)));
        services.AddHttpContextAccessor();
        services.AddDataProtection().SetApplicationName("mia");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>, KeyProtection>();
        if (!environment.IsDevelopment()) SecureCookies(services);
        services.AddIdentityCore<User>(o =>
        {
            o.User.RequireUniqueEmail = true;
            o.Password.RequiredLength = ShortestPassword;
            o.Password.RequireDigit = o.Password.RequireLowercase = o.Password.RequireUppercase = o.Password.RequireNonAlphanumeric = false;
            o.Password.RequiredUniqueChars = 5;
            o.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
            o.Tokens.AuthenticatorIssuer = "Mia";
        }).AddUserStore<AccountStore>().AddPasswordValidator<PasswordRules>().AddErrorDescriber<SwedishIdentityErrors>();
        services.Configure<IdentityPasskeyOptions>(o => o.UserVerificationRequirement = "required");
        services.AddScoped<IPasskeyHandler<User>, PasskeyHandler<User>>();

        services.AddSingleton<StaffDirectory>().AddSingleton<IStaffDirectory>(s => s.GetRequiredService<StaffDirectory>());
        services.AddSingleton<SessionStore>().AddSingleton<PermissionTable>().AddSingleton<Totp>().AddSingleton<DummyHash>();
        services.AddSingleton<AddressThrottle>().AddSingleton<AccountGate>().AddSingleton<PendingSignIns>();
        services.AddScoped<RequestIdentity>().AddScoped<IActAs>(s => s.GetRequiredService<RequestIdentity>());
        services.AddScoped<ICurrentUser, CurrentUser>().AddScoped<IStepUp, StepUp>();
        services.AddScoped<KeptPosts>().AddScoped<IKeptPosts>(s => s.GetRequiredService<KeptPosts>());
        services.AddScoped<SessionService>().AddScoped<ISessions>(s => s.GetRequiredService<SessionService>());
        services.AddScoped<SignInFlow>().AddScoped<ISignIn>(s => s.GetRequiredService<SignInFlow>());
        services.AddScoped<IAccounts, Accounts>().AddScoped<ISecondSteps, SecondSteps>().AddScoped<IDemoAccounts, DemoAccounts>();
        services.AddScoped<ILinkEntry, LinkEntry>().AddScoped<Organisation.IOrganisationChanges, Organisation.OrganisationChanges>();
        services.AddSetUp<IdentitySetUp>(always: true);
        services.AddSingleton<IInMemory>(s => s.GetRequiredService<StaffDirectory>()).AddSingleton<IInMemory>(s => s.GetRequiredService<SessionStore>());
        services.AddHostedService<SessionTimes>();
        services.AddAuthentication(SessionHandler.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, SessionHandler>(SessionHandler.SchemeName, null);
        return services;
    }

    private static void SecureCookies(IServiceCollection services)
    {
        services.Configure<AntiforgeryOptions>(o =>
        {
            o.Cookie.Name = "__Host-mia-form";
            o.Cookie.SecurePolicy = CookieSecurePolicy.Always;
        });
        services.Configure<CookieTempDataProviderOptions>(o =>
        {
            o.Cookie.Name = "__Host-mia-status";
            o.Cookie.SecurePolicy = CookieSecurePolicy.Always;
        });
    }

    /// <summary>Directly after <c>UseAuthentication</c>: second step that must be enrolled, and confirmations.</summary>
    public static IApplicationBuilder UseMiaIdentity(this IApplicationBuilder app) => app.UseMiddleware<IdentityMiddleware>();
}
