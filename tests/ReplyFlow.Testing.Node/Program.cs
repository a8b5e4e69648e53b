using System.Globalization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ReplyFlow.Application.Alerts;
using ReplyFlow.Application.Messages;
using ReplyFlow.Application.Messages.Returns;
using ReplyFlow.Application.Reminders;
using ReplyFlow.Data.Databases;
using ReplyFlow.Testing;
using ReplyFlow.Testing.Data;
using ReplyFlow.Testing.Data.Product;
using ReplyFlow.Testing.Node;

// Small programs for tests and scripts, chosen by the first argument:
//   fill DATABASE   adds every kind of row to a demo installation
//   postgres        a throw-away PostgreSQL server; prints how to reach it and runs until its input closes
//   returns DATABASE FOLDER   one process of the product, as far as mail that comes back goes; runs until its input closes
//   alerts DATABASE KEYS   the same for telling people elsewhere; KEYS is the folder of the keys that its secrets are sealed with
//   DATABASE        one process of the product, as far as reminders go, with a clock that is set from outside: each line of the
//                   input is an instant (ISO 8601), to which the clock is set before the reminders run; the answer is a line
//                   with what was given. Warnings and errors of the log go to standard error.
if (args[0] == "fill")
{
    using var rows = new EveryKindOfRow(DatabaseAddress.Parse(args[1]));
    await rows.AddAsync();
    return;
}
if (args[0] == "postgres")
{
    Console.WriteLine(await PostgresProcess.StartAsync() ?? throw new InvalidOperationException("No PostgreSQL here: install it (Debian: postgresql)."));
    Console.ReadLine();
    return;
}
if (args[0] == "returns")
{
    var configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("Returns:Folder", (string?)args[2])]).Build();
    await using var process = new ServiceCollection().AddLogging(l => l.AddProvider(new ErrorLog())).AddSingleton(TimeProvider.System)
        .AddReplyFlowDatabase(DatabaseAddress.Parse(args[1])).AddDelivery(configuration, Path.GetTempPath()).AddReturnsWorkers(configuration)
        .BuildServiceProvider();
    var worker = process.GetServices<IHostedService>().Single(s => s is DropFolderWorker);
    await worker.StartAsync(default);
    Console.ReadLine();
    await worker.StopAsync(default);
    return;
}
var clock = new ManualTimeProvider(DateTimeOffset.UnixEpoch);
if (args[0] == "alerts")
{
    var configuration = new ConfigurationBuilder().AddInMemoryCollection(
        new Dictionary<string, string?> { ["Alerts:AllowHttp"] = "true", ["Alerts:Push"] = "false" }).Build();
    await using var process = ProductServices.On(DatabaseAddress.Parse(args[1]), clock)
        .AddLogging(l => l.SetMinimumLevel(LogLevel.Warning).AddProvider(new ErrorLog()))
        .AddAlerts(configuration).AddSingleton(DataProtectionProvider.Create(new DirectoryInfo(args[2]))).BuildServiceProvider();
    Console.WriteLine("ready");
    while (Console.ReadLine() is { Length: > 0 } instant)
    {
        clock.Now = DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);
        await using var scope = process.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AlertFinder>().OpenedAsync(default);
        Console.WriteLine(await process.GetRequiredService<AlertDispatcher>().RunAsync(default));
    }
    return;
}
await using var services = ProductServices.On(DatabaseAddress.Parse(args[0]), clock)
    .AddLogging(l => l.SetMinimumLevel(LogLevel.Warning).AddProvider(new ErrorLog()))
    .BuildServiceProvider();
Console.WriteLine("ready");
while (Console.ReadLine() is { Length: > 0 } line)
{
    clock.Now = DateTimeOffset.Parse(line, CultureInfo.InvariantCulture);
    await using var scope = services.CreateAsyncScope();
    var run = await scope.ServiceProvider.GetRequiredService<ReminderRunner>().RunAsync(default);
    Console.WriteLine($"{run.Reminders} {run.Digests} {run.Messages}");
}

/// <summary>Writes what is logged to standard error.</summary>
internal sealed class ErrorLog : ILoggerProvider, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
            Console.Error.WriteLine($"{logLevel}: {formatter(state, exception)} {exception?.Message}");
    }

    public void Dispose()
    {
    }
}
