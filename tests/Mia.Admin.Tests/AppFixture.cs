using Mia.Testing;

namespace Mia.Admin.Tests;

/// <summary>One running app for the tests of a class.</summary>
public sealed class AppFixture : IAsyncLifetime
{
    /// <summary>The app, in Development with demo accounts. The limit per address is off: all tests come from one.</summary>
    public MiaApp App { get; } = new MiaApp().With("Mia:SignIn:MaxFailuresPerAddress", "0");

    /// <inheritdoc />
    public Task InitializeAsync() => Task.CompletedTask;

    /// <inheritdoc />
    public async Task DisposeAsync() => await App.DisposeAsync();
}
