namespace Mia.Platform.Toolbox;

/// <summary>Which tools are on, per delprojekt, at this moment. Asked by the gate, the menu, the slots, jobs and alerts.</summary>
public interface IToolbox
{
    /// <summary>Whether the tool is on in the delprojekt. Unknown tools are off.</summary>
    ValueTask<bool> IsOnAsync(string tool, Guid delprojektId);

    /// <summary>Whether the tool is on in the delprojekt of the address. Off outside a delprojekt.</summary>
    ValueTask<bool> IsOnHereAsync(string tool);
}
