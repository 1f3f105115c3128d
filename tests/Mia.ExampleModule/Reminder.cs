using Mia.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mia.ExampleModule;

/// <summary>Something to remember on a day.</summary>
internal sealed class Reminder : Entity, IOwned
{
    private Reminder() { }

    public Guid DelprojektId { get; private set; }

    public Guid ControllerId { get; private set; }

    public DateOnly On { get; private set; }

    public string? Text { get; private set; }

    public static Reminder Write(Guid delprojektId, Guid controllerId, DateOnly on, string text)
    {
        var made = new Reminder { DelprojektId = delprojektId, ControllerId = controllerId, On = on, Text = text };
        made.Record(new ChangeEvent("reminder.written"));
        return made;
    }
}

/// <summary>The module's own context.</summary>
internal sealed class ExampleDbContext(DbContextOptions<ExampleDbContext> options) : MiaDbContext(options)
{
    /// <inheritdoc />
    protected override void Build(ModelBuilder model) => model.Entity<Reminder>(reminder =>
    {
        reminder.ToTable("Example_Reminder");
        reminder.Property(r => r.Text).IsSealed();
        reminder.HasIndex(r => new { r.DelprojektId, r.On });
    });
}
