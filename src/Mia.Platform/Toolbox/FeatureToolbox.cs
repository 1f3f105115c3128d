using Mia.Platform.Organisation;
using Microsoft.FeatureManagement;

namespace Mia.Platform.Toolbox;

/// <summary>The toolbox on top of FeatureManagement.</summary>
internal sealed class FeatureToolbox(IFeatureManager features, ICurrentDelprojekt current) : IToolbox
{
    public async ValueTask<bool> IsOnAsync(string tool, Guid delprojektId) =>
        await features.IsEnabledAsync(tool, new ToolContext(delprojektId));

    public async ValueTask<bool> IsOnHereAsync(string tool) =>
        current.Value is { } here && await IsOnAsync(tool, here.Id);
}
