using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace Mia.Platform.Data.Connections;

/// <summary>
/// What a context sees as its connection. Opening takes a reader from the pool for as long as rows are read, and within a write it is
/// the one writer with its transaction. So a slow browser never holds a connection, and no context can write by itself.
/// </summary>
internal sealed class SessionConnection : DbConnection
{
    private bool _open;

    /// <summary>The session of the scope that uses the context now.</summary>
    public DataSession? Session { get; set; }

    /// <summary>The open connection.</summary>
    public PhysicalConnection Physical =>
        (Session ?? throw new InvalidOperationException("The context is not in a scope.")).Physical;

    [AllowNull]
    public override string ConnectionString
    {
        get => "Data Source=mia.db";
        set => throw new NotSupportedException("The data folder is chosen by configuration.");
    }

    public override string Database => "main";

    public override string DataSource => "mia.db";

    public override string ServerVersion => SQLitePCL.raw.sqlite3_libversion().utf8_to_string();

    public override ConnectionState State => _open ? ConnectionState.Open : ConnectionState.Closed;

    public override void Open()
    {
        Required().Acquire();
        _open = true;
    }

    public override async Task OpenAsync(CancellationToken cancellationToken)
    {
        await Required().AcquireAsync(cancellationToken);
        _open = true;
    }

    public override void Close()
    {
        if (!_open)
            return;
        _open = false;
        Session?.Release();
    }

    public override Task CloseAsync()
    {
        Close();
        return Task.CompletedTask;
    }

    public override void ChangeDatabase(string databaseName) => throw new NotSupportedException();

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) =>
        throw new InvalidOperationException("Transactions are opened by DataSession.WriteAsync only.");

    protected override DbCommand CreateDbCommand() => new SessionCommand(this);

    private DataSession Required() =>
        Session ?? throw new InvalidOperationException("A context is used outside its scope, or was not taken from the container.");
}

/// <summary>Finds its connection when it runs, and uses a kept statement there.</summary>
internal sealed class SessionCommand(SessionConnection connection) : DbCommand
{
    private readonly SessionParameters _parameters = new();
    private SessionConnection _connection = connection;
    private PhysicalConnection? _physical;
    private KeptCommand? _rented;

    [AllowNull]
    public override string CommandText { get; set; } = "";

    public override int CommandTimeout { get; set; }

    public override CommandType CommandType { get; set; } = CommandType.Text;

    public override bool DesignTimeVisible { get; set; }

    public override UpdateRowSource UpdatedRowSource { get; set; }

    protected override DbConnection? DbConnection
    {
        get => _connection;
        set => _connection = (SessionConnection)value!;
    }

    protected override DbParameterCollection DbParameterCollection => _parameters;

    protected override DbTransaction? DbTransaction { get; set; }

    public override void Cancel()
    {
    }

    public override void Prepare()
    {
    }

    public override int ExecuteNonQuery() => Run(command => command.ExecuteNonQuery());

    public override object? ExecuteScalar() => Run(command => command.ExecuteScalar());

    protected override DbParameter CreateDbParameter() => new SqliteParameter();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior)
    {
        var command = Rent();
        try
        {
            return command.ExecuteReader(behavior & ~CommandBehavior.CloseConnection);
        }
        catch
        {
            GiveBack(healthy: false);
            throw;
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            GiveBack(healthy: true);
        base.Dispose(disposing);
    }

    private T Run<T>(Func<KeptCommand, T> run)
    {
        var healthy = false;
        try
        {
            var result = run(Rent());
            healthy = true;
            return result;
        }
        finally
        {
            GiveBack(healthy);
        }
    }

    private KeptCommand Rent()
    {
        GiveBack(healthy: true);
        _physical = _connection.Physical;
        _rented = _physical.Rent(CommandText);
        foreach (var parameter in _parameters.Items)
            _rented.Parameters.Add(parameter);
        return _rented;
    }

    private void GiveBack(bool healthy)
    {
        if (_rented is null)
            return;
        _physical!.Return(_rented, healthy);
        _rented = null;
        _physical = null;
    }
}

/// <summary>The parameters of a <see cref="SessionCommand"/>.</summary>
internal sealed class SessionParameters : DbParameterCollection
{
    public List<SqliteParameter> Items { get; } = [];

    public override int Count => Items.Count;

    public override object SyncRoot => Items;

    public override int Add(object value)
    {
        Items.Add((SqliteParameter)value);
        return Items.Count - 1;
    }

    public override void AddRange(Array values) => Items.AddRange(values.Cast<SqliteParameter>());

    public override void Clear() => Items.Clear();

    public override bool Contains(object value) => Items.Contains((SqliteParameter)value);

    public override bool Contains(string value) => IndexOf(value) >= 0;

    public override void CopyTo(Array array, int index) => ((System.Collections.ICollection)Items).CopyTo(array, index);

    public override System.Collections.IEnumerator GetEnumerator() => Items.GetEnumerator();

    public override int IndexOf(object value) => Items.IndexOf((SqliteParameter)value);

    public override int IndexOf(string parameterName) => Items.FindIndex(parameter => parameter.ParameterName == parameterName);

    public override void Insert(int index, object value) => Items.Insert(index, (SqliteParameter)value);

    public override void Remove(object value) => Items.Remove((SqliteParameter)value);

    public override void RemoveAt(int index) => Items.RemoveAt(index);

    public override void RemoveAt(string parameterName) => Items.RemoveAt(IndexOf(parameterName));

    protected override DbParameter GetParameter(int index) => Items[index];

    protected override DbParameter GetParameter(string parameterName) => Items[IndexOf(parameterName)];

    protected override void SetParameter(int index, DbParameter value) => Items[index] = (SqliteParameter)value;

    protected override void SetParameter(string parameterName, DbParameter value) => Items[IndexOf(parameterName)] = (SqliteParameter)value;
}
