using Microsoft.EntityFrameworkCore;

namespace Mia.Platform.Data;

/// <summary>
/// Base of every module's context. Gives tables their prefix check, isolation filters, sealed fields, version stamps and soft delete,
/// and runs on the connection and transaction of the request.
/// </summary>
public abstract class MiaDbContext(DbContextOptions options) : DbContext(options)
{
    /// <summary>Name of the filter that hides removed rows.</summary>
    public const string SoftDeleteFilter = "soft-delete";

    /// <summary>Name of the filter that isolates delprojekt. Never ignored by a page.</summary>
    public const string DelprojektFilter = "delprojekt";

    /// <summary>Name of the filter that isolates controllers (huvudmän). Never ignored by a page.</summary>
    public const string ControllerFilter = "controller";

    /// <summary>Which rows this context sees. Set when it is leased to a request.</summary>
    public DataScope Scope { get; internal set; } = new();

    /// <summary>Opens and seals field values. Null only at design time.</summary>
    internal FieldCipher? Cipher { get; }

    /// <summary>The tables of the module. Foreign entities (another assembly's) are mapped but left out of migrations.</summary>
    protected abstract void Build(ModelBuilder model);

    /// <inheritdoc />
    protected sealed override void OnModelCreating(ModelBuilder modelBuilder) => Build(modelBuilder);
}
