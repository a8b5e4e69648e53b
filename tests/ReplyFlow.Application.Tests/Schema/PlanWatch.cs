using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace ReplyFlow.Application.Tests.Schema;

/// <summary>Collects the statements that one database is sent, with their values, and asks the database how it would find what they want.</summary>
internal sealed class PlanWatch : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly ConcurrentQueue<(string Sql, DbParameter[] Parameters)> _all = [];
    private readonly ConcurrentBag<IDisposable> _subscriptions = [];
    private string? _database;

    public PlanWatch() => _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

    /// <summary>Watches from now on.</summary>
    public void Begin(DbConnection connection) => _database = Name(connection);

    /// <summary>The plan of every statement since the last call, with the statement.</summary>
    public async Task<IReadOnlyList<(string Sql, IReadOnlyList<string> Plan)>> TakeAsync(DbConnection connection, CancellationToken ct)
    {
        var plans = new List<(string, IReadOnlyList<string>)>();
        while (_all.TryDequeue(out var one))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = (connection is SqliteConnection ? "EXPLAIN QUERY PLAN " : "EXPLAIN ") + one.Sql;
            command.Parameters.AddRange(one.Parameters);
            var lines = new List<string>();
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
                lines.Add(connection is SqliteConnection ? reader.GetString(3) : reader.GetString(0));
            plans.Add((one.Sql, lines));
        }
        return plans;
    }

    public void OnNext(DiagnosticListener listener)
    {
        if (listener.Name == DbLoggerCategory.Name)
            _subscriptions.Add(listener.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is CommandExecutedEventData { Command: var command } && Name(command.Connection!) == _database)
            _all.Enqueue((command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(Copy)]));
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose()
    {
        foreach (var subscription in _subscriptions)
            subscription.Dispose();
    }

    private static string Name(DbConnection connection) => $"{connection.DataSource} {connection.Database}";

    private static DbParameter Copy(DbParameter parameter) =>
        parameter is NpgsqlParameter npgsql ? npgsql.Clone() : new SqliteParameter(parameter.ParameterName, parameter.Value);
}
