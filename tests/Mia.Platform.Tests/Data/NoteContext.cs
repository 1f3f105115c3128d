using Mia.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mia.Platform.Tests.Data;

/// <summary>A small module of its own: notes about persons, with lines.</summary>
internal sealed class NoteContext(DbContextOptions<NoteContext> options) : MiaDbContext(options)
{
    public DbSet<Note> Notes => Set<Note>();

    public DbSet<Line> Lines => Set<Line>();

    protected override void Build(ModelBuilder model)
    {
        model.Entity<Note>(note =>
        {
            note.ToTable("Test_Note");
            note.Property(n => n.Text).IsSealed();
            note.HasMany(n => n.Lines).WithOne().HasForeignKey(l => l.NoteId);
            note.HasIndex(n => new { n.DelprojektId, n.Count });
        });
        model.Entity<Line>().ToTable("Test_Line");
    }
}

internal sealed class Note : Entity, IOwned
{
    private Note()
    {
    }

    public Note(Guid delprojektId, Guid controllerId, string text)
    {
        (DelprojektId, ControllerId, Text) = (delprojektId, controllerId, text);
        Record(new ChangeEvent("note.made", CaseId: Id));
    }

    public Guid DelprojektId { get; private set; }

    public Guid ControllerId { get; private set; }

    public string? Text { get; set; }

    public int Count { get; set; }

    public DateTime At { get; set; } = new(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);

    public List<Line> Lines { get; } = [];

    public void Change(string text)
    {
        Text = text;
        Record(new ChangeEvent("note.changed", CaseId: Id, Detail: "text"));
    }
}

internal sealed class Line : Entity
{
    public Guid NoteId { get; set; }

    public string Code { get; set; } = "";
}
