using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Browser.Tests.Product;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Browser.Tests.Crash;

/// <summary>
/// Killing the process in the midst of its work loses no answered decision, issues no number twice, leaves no gap.
/// REPLYFLOW_KILL_SEED draws the kills of an earlier run again.
/// </summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private static readonly int Kills = Number("REPLYFLOW_KILLS") ?? 50;

    /// <summary>No test of speed: how long a product that has stopped answering is waited for.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    [Fact]
    public async Task Fifty_kills_lose_no_answered_decision_and_no_number()
    {
        var seed = Number("REPLYFLOW_KILL_SEED") ?? Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        await using var installation = await Installation.CreateAsync(cases: 20 + (2 * Kills));
        await installation.SetAsync("RequireContact", "false");
        var answered = new ConcurrentDictionary<Guid, string>();
        var visitors = installation.Accounts.Where(a => a.UserName is not "admin" and not "liaison" and not "jt.office")
            .Select(a => new Visitor { UserName = a.UserName, Password = installation.Password }).ToList();
        var before = await CountAsync(installation);
        var inFlight = 0;
        for (var kill = 1; kill <= Kills; kill++)
        {
            // The product finds its database as the kill left it: nobody else has it open.
            installation.Close();
            await using var product = await ProductProcess.StartAsync(installation.Folder);
            var findings = await installation.VerifyAsync();
            Assert.True(findings.Count == 0, $"after kill {kill - 1} (seed {seed}): {string.Join("; ", findings)}");
            installation.Close();
            var point = KillPoint.Draw(random, kill);
            var progress = new Progress(point);
            var workers = visitors.Select(v => new Worker(v, new Random(random.Next()), answered, progress).RunAsync(product.Address)).ToList();
            await ReachAsync(point, progress, workers, installation);
            inFlight += progress.InFlight > 0 ? 1 : 0;
            await product.KillAsync();
            await Task.WhenAll(workers);
            await AssertKeptAsync(installation, answered);
        }
        Assert.Empty(await installation.VerifyAsync());
        var after = await CountAsync(installation);
        var letters = after.Letters - before.Letters;
        output.WriteLine($"{answered.Count} decisions answered, {letters} letters issued over {Kills} kills; {inFlight} kills with a decision in flight, " +
            $"{after.Decided - before.Decided - answered.Count} decisions committed and never answered");
        Assert.True(answered.Count > 100, $"only {answered.Count} decisions were answered: the run proves little");
        Assert.True(letters > 5, $"only {letters} letters were issued: the run proves little");
        Assert.True(inFlight >= Kills / 4, $"only {inFlight} kills came while a decision was in flight: the run proves little");
        visitors.ForEach(v => v.Dispose());
    }

    private static async Task ReachAsync(KillPoint point, Progress progress, List<Task> workers, Installation installation)
    {
        using var stop = new CancellationTokenSource(Patience);
        var reached = point.Kind == KillKind.JustCommitted ? installation.CommittedAsync(point.Effects, stop.Token) : progress.Reached.WaitAsync(stop.Token);
        // Workers go on until the product dies: one that ends earlier has met an error.
        var first = await Task.WhenAny([reached, .. workers]);
        Assert.False(first.IsCanceled, $"The product did not get to {point} within {Patience}.");
        await first;
        Assert.True(first == reached, $"A worker lost the product before it was killed at {point}.");
    }

    private static async Task AssertKeptAsync(Installation installation, ConcurrentDictionary<Guid, string> answered)
    {
        await using var db = installation.Open();
        var kept = await db.WorkItems.AsNoTracking().Where(w => w.Status == WorkItemStatus.Decided).ToDictionaryAsync(w => w.Id, w => w.Outcome);
        foreach (var (item, outcome) in answered)
            Assert.True(kept.GetValueOrDefault(item) == outcome, $"work item {item}: answered {outcome}, stored {kept.GetValueOrDefault(item) ?? "nothing"}");
    }

    private static async Task<(int Decided, int Letters)> CountAsync(Installation installation)
    {
        await using var db = installation.Open();
        return (await db.WorkItems.CountAsync(w => w.Status == WorkItemStatus.Decided), await db.Letters.CountAsync());
    }

    private static int? Number(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
