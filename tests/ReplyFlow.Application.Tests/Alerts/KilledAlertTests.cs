using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Alerts;
using ReplyFlow.Application.Tests.Reminders;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Alerts;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Alerts;

/// <summary>A process that dies while the gateway has its request loses nothing; what may have arrived comes again under the same id.</summary>
[Trait("Length", "Long")]
public sealed class KilledAlertTests : IDisposable
{
    private const int Lanes = 2;

    private readonly DirectoryInfo _keys = Directory.CreateTempSubdirectory("replyflow-keys-");

    public void Dispose() => _keys.Delete(recursive: true);

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Processes_that_are_killed_while_they_tell_lose_nothing_and_repeat_only_what_was_on_its_way(DatabaseKind kind)
    {
        await using var world = await AlertWorld.CreateAsync(kind, _keys);
        var process = world.Process();
        await world.TellAsync(process, "dispatcher");
        for (var i = 0; i < 20; i++)
            await world.Cases.CaseAt("assign", $"{500 + i}");
        var lease = process.GetRequiredService<AlertDispatcher>().Lease;
        var hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        world.Receiver.Before = hold.Task;
        var inFlight = 0;
        foreach (var answered in new[] { 3, 5, 4 })
        {
            var before = world.Receiver.All.Count;
            world.Receiver.AtOnce = before + answered;
            await using var node = await ReminderNode.StartAlertsAsync(world.Cases.Address, _keys.FullName);
            await node.BeginAsync(world.Cases.Clock.Now);
            // What came beyond those that are answered is on its way: neither answered nor written down.
            for (var until = DateTime.UtcNow.AddSeconds(120); world.Receiver.All.Count <= before + answered; await Task.Delay(5))
                Assert.True(DateTime.UtcNow < until, "waited in vain");
            await node.KillAsync();
            inFlight += Lanes;
            world.Cases.Clock.Now += lease + TimeSpan.FromSeconds(1);
        }
        Assert.InRange(await SentAsync(world), 1, 19);
        world.Receiver.AtOnce = int.MaxValue;
        hold.SetResult();
        await using (var last = await ReminderNode.StartAlertsAsync(world.Cases.Address, _keys.FullName))
        {
            await last.AnswerAsync(world.Cases.Clock.Now);
            Assert.Equal("", await last.EndAsync());
        }
        Assert.Equal(20, await SentAsync(world));
        await using var db = world.Cases.Open();
        var told = world.Receiver.All.Select(r => JsonDocument.Parse(r.Body).RootElement.GetProperty("events")[0].GetProperty("id").GetGuid()).ToList();
        Assert.Equal((await db.Alerts.Select(a => a.Id).ToListAsync()).Order(), told.Distinct().Order());
        Assert.InRange(told.Count, 20 + 1, 20 + inFlight);
        TestContext.Current.TestOutputHelper!.WriteLine($"{told.Count} requests for 20 alerts over 3 kills");
    }

    private static async Task<int> SentAsync(AlertWorld world)
    {
        await using var db = world.Cases.Open();
        return await db.Alerts.CountAsync(a => a.Status == AlertStatus.Sent);
    }
}
