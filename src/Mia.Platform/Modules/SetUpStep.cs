using Microsoft.Extensions.DependencyInjection;

namespace Mia.Platform.Modules;

/// <summary>A step of set-up, made when its turn comes: all made at once, the first would wait for the models of all contexts.</summary>
/// <param name="Type">Implements <see cref="ISetUp"/>.</param>
internal sealed record SetUpStep(Type Type);

internal static class SetUpSteps
{
    /// <summary>Runs after the steps that are there already.</summary>
    public static IServiceCollection AddSetUp<TSetUp>(this IServiceCollection services) where TSetUp : class, ISetUp =>
        services.AddScoped<TSetUp>().AddSingleton(new SetUpStep(typeof(TSetUp)));

    /// <summary>Makes the steps, one after the other.</summary>
    public static IEnumerable<ISetUp> SetUps(this IServiceProvider services) =>
        services.GetServices<SetUpStep>().Select(step => (ISetUp)services.GetRequiredService(step.Type));
}
