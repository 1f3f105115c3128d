using Mia.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Mia.Platform.Identity;

/// <summary>A signed review of a month's sample of the access log. Only added to.</summary>
public sealed class LogReview : Entity
{
    /// <summary>Longest note in characters.</summary>
    public const int MaxNote = 1000;

    private LogReview() { }

    /// <summary>Signs a review.</summary>
    /// <param name="month">First day of the month.</param>
    /// <param name="delprojektId">The delprojekt that was reviewed; null for the whole installation.</param>
    /// <param name="by">Who signs.</param>
    /// <param name="utcNow">When.</param>
    /// <param name="rows">Rows in the sample.</param>
    /// <param name="allWell">Whether every reading had a reason.</param>
    /// <param name="note">What was found and done. No names.</param>
    public LogReview(DateOnly month, Guid? delprojektId, Guid by, DateTime utcNow, int rows, bool allWell, string note)
    {
        (Month, DelprojektId, By, At, Rows, AllWell, Note) = (month, delprojektId, by, utcNow, rows, allWell, note);
        Record(new ChangeEvent("log.reviewed", Detail: $"{month:yyyy-MM} {(allWell ? "ok" : "deviation")}"));
    }

    /// <summary>First day of the month.</summary>
    public DateOnly Month { get; private set; }

    /// <summary>Which delprojekt; null for the whole installation.</summary>
    public Guid? DelprojektId { get; private set; }

    /// <summary>Who signed.</summary>
    public Guid By { get; private set; }

    /// <summary>When.</summary>
    public DateTime At { get; private set; }

    /// <summary>Rows in the sample.</summary>
    public int Rows { get; private set; }

    /// <summary>Whether every reading had a reason.</summary>
    public bool AllWell { get; private set; }

    /// <summary>What was found and done. Sealed.</summary>
    public string? Note { get; private set; }
}

internal sealed class LogReviewTable : IEntityTypeConfiguration<LogReview>
{
    public void Configure(EntityTypeBuilder<LogReview> builder)
    {
        builder.ToTable("Platform_LogReview");
        builder.HasIndex(r => r.Month);
        builder.Property(r => r.Note).IsSealed();
    }
}
