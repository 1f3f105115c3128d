using Mia.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Mia.Platform.Toolbox;

/// <summary>Whether a delprojekt has a tool on. No row: the tool's default.</summary>
public sealed class ToolSetting : Entity
{
    private ToolSetting() { }

    /// <summary>Decides for a tool for the first time.</summary>
    public ToolSetting(Guid delprojektId, string tool, bool on) => (DelprojektId, Tool, On) = (delprojektId, tool, on);

    /// <summary>The delprojekt.</summary>
    public Guid DelprojektId { get; private set; }

    /// <summary>Id of the tool.</summary>
    public string Tool { get; private set; } = "";

    /// <summary>On or off.</summary>
    public bool On { get; private set; }

    /// <summary>Switches. The change log gets who and when; <see cref="ToolSwitch"/> keeps the reason.</summary>
    public void Switch(bool on)
    {
        On = on;
        Record(new ChangeEvent(on ? "tool.on" : "tool.off", Detail: Tool));
    }
}

/// <summary>Who switched what, when and why. Only added to.</summary>
public sealed class ToolSwitch
{
    private ToolSwitch() { }

    /// <summary>Notes a switch.</summary>
    public ToolSwitch(Guid delprojektId, string tool, bool on, Guid? userId, DateTime atUtc, string reason) =>
        (DelprojektId, Tool, On, UserId, At, Reason) = (delprojektId, tool, on, userId, atUtc, reason);

    /// <summary>Opaque id, in time order.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>The delprojekt.</summary>
    public Guid DelprojektId { get; private set; }

    /// <summary>Id of the tool.</summary>
    public string Tool { get; private set; } = "";

    /// <summary>Switched on or off.</summary>
    public bool On { get; private set; }

    /// <summary>Who; null for set-up.</summary>
    public Guid? UserId { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>Why, in the administrator's words. At most 300 characters.</summary>
    public string Reason { get; private set; } = "";
}

internal sealed class ToolSettingConfiguration : IEntityTypeConfiguration<ToolSetting>, IEntityTypeConfiguration<ToolSwitch>
{
    public void Configure(EntityTypeBuilder<ToolSetting> builder)
    {
        builder.ToTable("Platform_ToolSetting");
        builder.HasIndex(t => new { t.DelprojektId, t.Tool }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ToolSwitch> builder)
    {
        builder.ToTable("Platform_ToolSwitch");
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.HasIndex(t => new { t.DelprojektId, t.At });
    }
}
