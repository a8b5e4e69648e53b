using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Browser.Tests.Product;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Browser.Tests.Crash;

/// <summary>Issue: killing the process at random moments loses no answered decision, issues no number twice, leaves no gap.</summary>
[Collection("The built product")]
public sealed class KillTests(ITestOutputHelper output)
{
    private static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("REPLYFLOW_KILLS") ?? "50", System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public async Task Fifty_kills_lose_no_answered_decision_and_no_number()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        await using var installation = await Installation.CreateAsync(cases: 120);
        await installation.SetAsync("RequireContact", "false");
        var answered = new ConcurrentDictionary<Guid, string>();
        var visitors = installation.Accounts.Where(a => a.UserName is not "admin" and not "liaison" and not "jt.office")
            .Select(a => new Visitor { UserName = a.UserName, Password = installation.Password }).ToList();
        var before = await LettersAsync(installation);
        for (var kill = 1; kill <= Kills; kill++)
        {
            await using var product = await ProductProcess.StartAsync(installation.Folder);
            var findings = await installation.VerifyAsync();
            Assert.True(findings.Count == 0, $"after kill {kill - 1} (seed {seed}): {string.Join("; ", findings)}");
            var workers = visitors.Select(v => new Worker(v, new Random(random.Next()), answered).RunAsync(product.Address)).ToList();
            // One kill in five comes while the product warms up, the others in the midst of decisions.
            if (kill % 5 != 0)
                await FirstAnswerAsync(answered);
            await Task.Delay(random.Next(0, 1200));
            await product.KillAsync();
            await Task.WhenAll(workers);
            await AssertKeptAsync(installation, answered);
        }
        Assert.Empty(await installation.VerifyAsync());
        var letters = await LettersAsync(installation) - before;
        output.WriteLine($"{answered.Count} decisions answered, {letters} letters issued over {Kills} kills");
        Assert.True(answered.Count > 100, $"only {answered.Count} decisions were answered: the run proves little");
        Assert.True(letters > 5, $"only {letters} letters were issued: the run proves little");
        visitors.ForEach(v => v.Dispose());
    }

    private static async Task FirstAnswerAsync(ConcurrentDictionary<Guid, string> answered)
    {
        var before = answered.Count;
        for (var i = 0; i < 200 && answered.Count == before; i++)
            await Task.Delay(20);
    }

    private static async Task AssertKeptAsync(Installation installation, ConcurrentDictionary<Guid, string> answered)
    {
        await using var db = installation.Open();
        var kept = await db.WorkItems.AsNoTracking().Where(w => w.Status == WorkItemStatus.Decided).ToDictionaryAsync(w => w.Id, w => w.Outcome);
        foreach (var (item, outcome) in answered)
            Assert.True(kept.GetValueOrDefault(item) == outcome, $"work item {item}: answered {outcome}, stored {kept.GetValueOrDefault(item) ?? "nothing"}");
    }

    private static async Task<int> LettersAsync(Installation installation)
    {
        await using var db = installation.Open();
        return await db.Letters.CountAsync();
    }
}
