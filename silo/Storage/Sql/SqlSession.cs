using System.Data.Common;

namespace OrleansSec.Silo.Storage.Sql;

/// <summary>A connection, and what one database says otherwise than the others. Parameters are written <c>@name</c>.</summary>
internal abstract class SqlSession(DbConnection connection)
{
    private readonly List<Action> _undone = [];

    /// <summary>Adds an event to an alert, once. Has <c>@raised</c>, when the alert was raised, beside the columns.</summary>
    public abstract string AddAlertEvent { get; }

    /// <summary>What must be forgotten if the transaction under way is not committed.</summary>
    public void IfUndone(Action forget) => _undone.Add(forget);

    /// <summary>The transaction under way has ended.</summary>
    public void Ended(bool isCommitted)
    {
        if (!isCommitted)
        {
            _undone.ForEach(forget => forget());
        }

        _undone.Clear();
    }

    /// <summary>Runs statements; answers the number of changed rows.</summary>
    public int Execute(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        Use(Command(sql, parameters), command => command.ExecuteNonQuery());

    /// <summary>Runs statements in turn, in as few messages as the database can; answers the number of rows that each changed.</summary>
    public abstract IReadOnlyList<int> ExecuteAll(IReadOnlyList<SqlStatement> statements);

    /// <summary>The first column of the first row, or null.</summary>
    public object? Scalar(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        Use(Command(sql, parameters), command => command.ExecuteScalar() is var value and not DBNull ? value : null);

    /// <summary>All rows, each read by <paramref name="row"/>, which must not use the session.</summary>
    public List<T> Query<T>(string sql, Func<DbDataReader, T> row, params ReadOnlySpan<(string Name, object? Value)> parameters) => Use(
        Command(sql, parameters),
        command =>
        {
            using var reader = command.ExecuteReader();
            var rows = new List<T>();
            while (reader.Read())
            {
                rows.Add(row(reader));
            }

            return rows;
        });

    /// <summary>A value as this database takes it.</summary>
    protected virtual object Value(object? value) => value switch
    {
        null => DBNull.Value,
        bool flag => flag ? 1L : 0L,
        _ => value,
    };

    /// <summary>A command of this text, without parameters or with those of its last use.</summary>
    protected virtual DbCommand Take(string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }

    /// <summary>A command is not used any more.</summary>
    protected virtual void GiveBack(DbCommand command) => command.Dispose();

    private T Use<T>(DbCommand command, Func<DbCommand, T> use)
    {
        try
        {
            return use(command);
        }
        finally
        {
            GiveBack(command);
        }
    }

    private DbCommand Command(string sql, ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = Take(sql);
        for (var i = 0; i < parameters.Length; i++)
        {
            if (i == command.Parameters.Count)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = parameters[i].Name;
                command.Parameters.Add(parameter);
            }

            command.Parameters[i].Value = Value(parameters[i].Value);
        }

        return command;
    }
}
