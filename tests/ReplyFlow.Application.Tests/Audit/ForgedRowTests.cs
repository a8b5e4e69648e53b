using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Data.Databases;

namespace ReplyFlow.Application.Tests.Audit;

/// <summary>Whoever owns the database can take the guards away and write anything into the trail; <c>verify</c> says so to the end.</summary>
public sealed class ForgedRowTests
{
    [Theory]
    [InlineData("WorkItemDecided", "{}")]
    [InlineData("WorkItemDecided", "gone")]
    [InlineData("DraftProofread", "null")]
    public async Task A_row_whose_facts_cannot_be_read_is_a_finding_beside_all_others(string kind, string data)
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        await world.CaseAt("feedback");
        Assert.Empty(await world.Verify());
        await using (var db = world.Open())
        {
            await db.Database.ExecuteSqlRawAsync("DROP TRIGGER \"Guard_Audit_NoUpdate\"", TestContext.Current.CancellationToken);
            var seq = await db.Audit.Where(a => a.Kind == kind).MinAsync(a => a.Seq, TestContext.Current.CancellationToken);
            await db.Audit.Where(a => a.Seq == seq).ExecuteUpdateAsync(s => s.SetProperty(a => a.Data, data), TestContext.Current.CancellationToken);
        }
        var findings = await world.Verify();
        Assert.Contains(findings, f => f.Law == 6 && f.Message.Contains("无法读取", StringComparison.Ordinal));
        Assert.Contains(findings, f => f.Law == 6 && f.Message.Contains("被改动过", StringComparison.Ordinal));
        Assert.Contains(findings, f => f.Law != 6);
    }
}
