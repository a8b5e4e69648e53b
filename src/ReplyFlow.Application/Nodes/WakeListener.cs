using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Suggestions.Importing;
using ReplyFlow.Data.Databases;

namespace ReplyFlow.Application.Nodes;

/// <summary>
/// In a process with workers, on PostgreSQL: wakes them when another process has something for them. A notice that is lost costs the
/// workers' own pause, some seconds; after each new connection they look once, for what was told meanwhile.
/// </summary>
public sealed class WakeListener(DatabaseAddress address, OutboxSignal outbox, ImportSignal imports, ILogger<WakeListener> log) : BackgroundService
{
    /// <summary>The channel that all processes of an installation know.</summary>
    internal const string Channel = "replyflow_wake";

    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(5);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (Exception e) when (e is DbException or IOException or InvalidOperationException)
            {
                log.LogWarning("Notices of other processes cannot be heard; tried again in {Seconds} s: {Message}", Retry.TotalSeconds, e.Message);
            }
            await Task.Delay(Retry, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ListenAsync(CancellationToken ct)
    {
        // Of its own, and asked now and then whether it still stands: one that broke silently would hear nothing for ever.
        var settings = new NpgsqlConnectionStringBuilder(address.ConnectionString) { Pooling = false, KeepAlive = 30, Enlist = false };
        await using var connection = new NpgsqlConnection(settings.ToString());
        await connection.OpenAsync(ct);
        connection.Notification += (_, notice) => Wake(notice.Payload);
        await using (var listen = new NpgsqlCommand($"LISTEN {Channel}", connection))
            await listen.ExecuteNonQueryAsync(ct);
        Wake(nameof(OutboxSignal));
        Wake(nameof(ImportSignal));
        while (true)
            await connection.WaitAsync(ct);
    }

    private void Wake(string payload)
    {
        if (payload == nameof(OutboxSignal))
            outbox.Set();
        else if (payload == nameof(ImportSignal))
            imports.Set();
    }
}
