using Microsoft.Extensions.DependencyInjection;

namespace Mia.Platform.Modules;

/// <summary>A step of set-up, made when its turn comes: all made at once, the first would wait for the models of all contexts.</summary>
/// <param name="Type">Implements <see cref="ISetUp"/>.</param>
/// <param name="Always">It depends on more than the program and the delprojekt, so it runs at every start.</param>
internal sealed record SetUpStep(Type Type, bool Always)
{
    public ISetUp Make(IServiceProvider services) => (ISetUp)services.GetRequiredService(Type);
}

internal static class SetUpSteps
{
    /// <summary>Runs after the steps that are there already.</summary>
    public static IServiceCollection AddSetUp<TSetUp>(this IServiceCollection services, bool always = false) where TSetUp : class, ISetUp =>
        services.AddScoped<TSetUp>().AddSingleton(new SetUpStep(typeof(TSetUp), always));
}
