using Mia.Platform.Data.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Mia.Platform.Jobs;

/// <summary>How a job went last.</summary>
public enum JobStatus
{
    /// <summary>Never run.</summary>
    New = 0,

    /// <summary>Runs now.</summary>
    Running = 1,

    /// <summary>Went well.</summary>
    Done = 2,

    /// <summary>Failed; it will be tried again.</summary>
    Failed = 3,

    /// <summary>The program stopped in the middle; it will be run again.</summary>
    Interrupted = 4,
}

/// <summary>The state of one job, kept so that it survives a kill.</summary>
internal sealed class JobRow
{
    public const string Table = "Platform_Job";

    public string Id { get; set; } = "";

    public JobStatus Status { get; set; }

    public DateTime? StartedAt { get; set; }

    public DateTime? EndedAt { get; set; }

    /// <summary>UTC. Null: only when asked for.</summary>
    public DateTime? NextAt { get; set; }

    /// <summary>Failures in a row.</summary>
    public int Failures { get; set; }

    public int Done { get; set; }

    public int Total { get; set; }

    public string Text { get; set; } = "";

    /// <summary>Kind of the last failure, never its message: messages may quote data.</summary>
    public string? Error { get; set; }
}

internal sealed class JobTable : IEntityTypeConfiguration<JobRow>
{
    public void Configure(EntityTypeBuilder<JobRow> builder)
    {
        builder.ToTable(JobRow.Table);
        builder.HasKey(row => row.Id);
    }
}
