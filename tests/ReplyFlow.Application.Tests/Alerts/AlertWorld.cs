using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Alerts;
using ReplyFlow.Application.Alerts.Webhook;
using ReplyFlow.Application.Messages;
using ReplyFlow.Application.Messages.Mail;
using ReplyFlow.Application.Tests.Delivery;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Data.Databases;
using ReplyFlow.Testing.Data.Product;

namespace ReplyFlow.Application.Tests.Alerts;

/// <summary>An installation whose people are told outside the product, with the other side in the test's process.</summary>
internal sealed class AlertWorld : IAsyncDisposable
{
    public const string Secret = "a-secret-of-this-test-alone";

    private readonly IDataProtectionProvider _protection;
    private readonly List<ServiceProvider> _processes = [];

    private AlertWorld(World cases, Receiver receiver, IDataProtectionProvider protection) => (Cases, Receiver, _protection) = (cases, receiver, protection);

    public World Cases { get; }

    public Receiver Receiver { get; }

    /// <summary>Makes it; with keys in a folder where other processes open what it seals.</summary>
    public static async Task<AlertWorld> CreateAsync(DatabaseKind kind = DatabaseKind.Sqlite, DirectoryInfo? keys = null) => new(
        await World.CreateAsync(kind), await Receiver.StartAsync(), keys is null ? new EphemeralDataProtectionProvider() : DataProtectionProvider.Create(keys));

    /// <summary>The services of one process; all of them can open what any of them has sealed.</summary>
    public ServiceProvider Process(params (string Name, string Value)[] settings) => Start(_protection, settings);

    /// <summary>A process on another machine, which cannot.</summary>
    public ServiceProvider Elsewhere() => Start(new EphemeralDataProtectionProvider(), []);

    private ServiceProvider Start(IDataProtectionProvider protection, (string Name, string Value)[] settings)
    {
        var values = new Dictionary<string, string?> { ["Alerts:AllowHttp"] = "true", ["Alerts:PushHosts:0"] = "127.0.0.1" };
        foreach (var (name, value) in settings)
            values[$"Alerts:{name}"] = value;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(values).Build();
        var process = ProductServices.On(Cases.Address, Cases.Clock).AddAlerts(configuration).AddDelivery(configuration, Path.GetTempPath())
            .AddSingleton<IMailTransport>(new ScriptedTransport()).AddSingleton(protection).BuildServiceProvider();
        _processes.Add(process);
        return process;
    }

    /// <summary>Sets the gateway, and lets somebody be told through it of everything.</summary>
    public async Task TellAsync(IServiceProvider process, string user, TimeOnly? from = null, TimeOnly? to = null, string externalId = "")
    {
        var (admin, person) = (await Cases.Actor("admin"), await Cases.Actor(user));
        await process.InScopeAsync(async s =>
        {
            await s.GetRequiredService<SaveWebhook>().RunAsync(admin, $"{Receiver.Origin}/hook", Secret, default);
            await s.GetRequiredService<SaveAlertChoice>().RunAsync(person, new AlertChoiceInput(true, true, externalId, true, true, true, from, to), default);
        });
    }

    /// <summary>One round of the worker.</summary>
    public static async Task RoundAsync(IServiceProvider process)
    {
        await process.InScopeAsync(async s =>
        {
            await s.GetRequiredService<AlertFinder>().OpenedAsync(default);
            await s.GetRequiredService<AlertFinder>().OverdueAsync(default);
        });
        await process.GetRequiredService<AlertDispatcher>().RunAsync(default);
    }

    /// <summary>What the gateway was told, one entry a request: kind and step of each event.</summary>
    public IReadOnlyList<string> Told() => [.. Receiver.All.Select(r => string.Join(' ', JsonDocument.Parse(r.Body).RootElement.GetProperty("events")
        .EnumerateArray().Select(e => $"{e.GetProperty("kind").GetString()}:{e.GetProperty("step").GetString()}")))];

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes)
            await process.DisposeAsync();
        await Receiver.DisposeAsync();
        await Cases.DisposeAsync();
    }
}
