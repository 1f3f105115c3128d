using System.Reflection;
using Mia.Platform.Data.Connections;
using Mia.Platform.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace Mia.Platform.Data;

/// <summary>
/// Base of every module's context. Gives tables their prefix check, isolation filters, sealed fields, version stamps and soft delete,
/// and runs on the connection and transaction of the request. Take it from the container; saving outside a command opens a write by itself.
/// </summary>
public abstract class MiaDbContext : DbContext
{
    /// <summary>Name of the filter that hides removed rows.</summary>
    public const string SoftDeleteFilter = "soft-delete";

    /// <summary>Name of the filter that isolates delprojekt. Never ignored by a page.</summary>
    public const string DelprojektFilter = "delprojekt";

    /// <summary>Name of the filter that isolates controllers (huvudmän). Never ignored by a page.</summary>
    public const string ControllerFilter = "controller";

    private readonly MiaDataExtension? _data;
    private SessionConnection? _connection;

    /// <summary>Made by the container, or by the migrations tool.</summary>
    protected MiaDbContext(DbContextOptions options) : base(options) => _data = options.FindExtension<MiaDataExtension>();

    /// <summary>Which rows this context sees. Set when it is leased to a request.</summary>
    public DataScope Scope { get; internal set; } = new();

    /// <summary>Opens and seals field values. Null only at design time.</summary>
    internal FieldCipher? Cipher => _data?.Cipher;

    /// <summary>Prefix of the tables that belong to this context; null at design time.</summary>
    internal string? Prefix => _data?.Prefix;

    // Null means "all". A scope that nobody entered looks for the empty id, which no row has.
    /// <summary>The delprojekt whose rows are seen; null when all are. For filters of tables that may lack a delprojekt.</summary>
    protected Guid? SeenDelprojekt => Scope.Everything ? null : Scope.DelprojektId ?? Guid.Empty;

    private Guid? SeenController => Scope.Everything ? null : Scope.ControllerId;

    /// <summary>The tables of the module. Foreign entities (another assembly's) are mapped but left out of migrations.</summary>
    protected abstract void Build(ModelBuilder model);

    /// <summary>
    /// Called inside a write before changes are saved: the place to note what an index in memory must read anew, with
    /// <see cref="DataSession.OnCommitted(Func{Task})"/>.
    /// </summary>
    protected virtual void Saving(DataSession session) { }

    /// <inheritdoc />
    protected sealed override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Guid>().HaveConversion<GuidToBlob>();
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcToTicks>();
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<OffsetToTicks>();
    }

    /// <inheritdoc />
    protected sealed override void OnModelCreating(ModelBuilder modelBuilder)
    {
        Isolation.Map(modelBuilder);
        Build(modelBuilder);
        ModelRules.Apply(modelBuilder, this);
        SealedFields.Apply(modelBuilder, Cipher);
        foreach (var entity in modelBuilder.Model.GetEntityTypes().Where(e => e.BaseType is null && !e.IsOwned() && !e.HasSharedClrType))
        {
            if (typeof(Entity).IsAssignableFrom(entity.ClrType))
                Call(nameof(FilterDeleted), entity.ClrType, modelBuilder);
            if (typeof(IOwned).IsAssignableFrom(entity.ClrType))
                Call(nameof(FilterOwned), entity.ClrType, modelBuilder);
            else if (typeof(IDelprojektOwned).IsAssignableFrom(entity.ClrType))
                Call(nameof(FilterDelprojekt), entity.ClrType, modelBuilder);
        }
    }

    /// <summary>Saves. Outside a command it opens a write transaction of its own, for the framework's stores.</summary>
    public sealed override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default) =>
        Session switch
        {
            null => base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken),
            { IsWriting: true } session => SaveWithinAsync(session, acceptAllChangesOnSuccess, cancellationToken),
            { } session => session.SaveAloneAsync(ct => SaveWithinAsync(session, acceptAllChangesOnSuccess, ct), cancellationToken),
        };

    /// <summary>Not for use: the write gate is awaited.</summary>
    public sealed override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        Session is null ? base.SaveChanges(acceptAllChangesOnSuccess) : throw new InvalidOperationException("Use SaveChangesAsync.");

    /// <summary>For rows that are saved past EF.</summary>
    internal void BeforeSaving(DataSession session) => Saving(session);

    /// <summary>The scope that has leased this context.</summary>
    internal DataSession? Session => _connection?.Session;

    /// <summary>Leases the context to a scope.</summary>
    internal void Enter(DataSession session, DataScope scope)
    {
        _connection ??= new SessionConnection();
        _connection.Session = session;
        Scope = scope;
        Database.SetDbConnection(_connection);
        // The transaction belongs to the session, never to a context.
        Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        Leave();
        base.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc />
    public override ValueTask DisposeAsync()
    {
        Leave();
        GC.SuppressFinalize(this);
        return base.DisposeAsync();
    }

    private void Leave()
    {
        Scope = new DataScope();
        if (_connection is null)
            return;
        _connection.Close();
        _connection.Session?.Leave(this);
        _connection.Session = null;
    }

    private async Task<int> SaveWithinAsync(DataSession session, bool acceptAll, CancellationToken ct)
    {
        ChangeTracker.DetectChanges();
        foreach (var entry in ChangeTracker.Entries<Entity>())
        {
            if (entry.State == EntityState.Modified)
                entry.Property(e => e.Version).CurrentValue = Guid.CreateVersion7();
            session.Collect(entry.Entity);
        }
        Saving(session);
        var detects = ChangeTracker.AutoDetectChangesEnabled;
        ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            return await base.SaveChangesAsync(acceptAll, ct);
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = detects;
        }
    }

    private void Call(string method, Type entity, ModelBuilder model) =>
        typeof(MiaDbContext).GetMethod(method, BindingFlags.Instance | BindingFlags.Static | BindingFlags.NonPublic)!
            .MakeGenericMethod(entity).Invoke(this, [model]);

    private static void FilterDeleted<T>(ModelBuilder model) where T : Entity =>
        model.Entity<T>().HasQueryFilter(SoftDeleteFilter, e => e.DeletedAt == null);

    private void FilterOwned<T>(ModelBuilder model) where T : class
    {
        FilterDelprojekt<T>(model);
        model.Entity<T>().HasQueryFilter(ControllerFilter,
            e => Isolation.Sees(EF.Property<Guid>(e, nameof(IOwned.ControllerId)), SeenController));
    }

    private void FilterDelprojekt<T>(ModelBuilder model) where T : class =>
        model.Entity<T>().HasQueryFilter(DelprojektFilter,
            e => Isolation.Sees(EF.Property<Guid>(e, nameof(IOwned.DelprojektId)), SeenDelprojekt));
}
