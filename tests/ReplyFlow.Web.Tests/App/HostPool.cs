using System.Collections.Concurrent;
using ReplyFlow.Data.Databases;
using ReplyFlow.Testing.Data;
using ReplyFlow.Web.Tests.App;

[assembly: AssemblyFixture(typeof(HostPool))]

namespace ReplyFlow.Web.Tests.App;

/// <summary>
/// Starting the product costs more than most tests: those that need nothing special of it take turns, each beginning with a
/// prepared database of its own. Never more hosts than tests at a time.
/// </summary>
public sealed class HostPool : IAsyncDisposable
{
    private static readonly ConcurrentBag<TestHost> Idle = [];

    /// <summary>A running product whose database holds nothing but what comes with it.</summary>
    internal static async Task<TestHost> TakeAsync()
    {
        if (!Idle.TryTake(out var host))
            host = new TestHost(await TestDatabase.CreateAsync(DatabaseKind.Sqlite));
        await host.ResetAsync();
        return host;
    }

    /// <summary>Lets the next test have it.</summary>
    internal static void Return(TestHost host) => Idle.Add(host);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        while (Idle.TryTake(out var host))
            await host.DisposeAsync();
    }
}
