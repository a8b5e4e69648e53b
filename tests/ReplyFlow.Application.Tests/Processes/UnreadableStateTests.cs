using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Process;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Data.Databases;

namespace ReplyFlow.Application.Tests.Processes;

/// <summary>What a case's row keeps of its process was cut off or overwritten from outside.</summary>
public sealed class UnreadableStateTests
{
    [Theory]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("null")]
    public async Task It_is_a_finding_and_holds_up_no_other_case(string state)
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var (broken, sound) = (await world.CaseAt("feedback"), await world.CaseAt("feedback", "0391"));
        await using var db = world.Open();
        await db.Cases.Where(c => c.Id == broken).ExecuteUpdateAsync(s => s.SetProperty(c => c.WorkflowState, state));
        await db.Timers.Where(t => t.CaseId == sound).ExecuteDeleteAsync();

        Assert.Equal(
            [("0390", "流程办到哪一步的记录无法读取"), ("0391", "流程停在“feedback”，但没有相应的计时")],
            (await world.Verify()).Select(f => (f.Subject, f.Message)).Order());
        Assert.Equal(["0391 feedback#1 timer"], await world.InScope(s => s.GetRequiredService<Sweeper>().RunAsync(default)));
    }
}
