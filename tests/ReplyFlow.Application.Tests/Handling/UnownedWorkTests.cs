using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.WorkItems;
using ReplyFlow.Data.Databases;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Handling;

public sealed class UnownedWorkTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Items_that_nobody_can_decide_are_named_by_bureau_division_and_role(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        await world.CaseAt("divisionReview", "0391");
        await world.CaseAt("leaderReview", "0392");
        await world.CaseAt("leaderReview", "0393");
        await world.CaseAt("draft", "0394");
        await using var db = world.Open();
        Assert.Empty(await new WorkItemQueries(db, new(db)).UnownedAsync(default));
        await db.Users.Where(u => u.UserName == "leader" || u.UserName == "head" || u.UserName == "drafter").ExecuteUpdateAsync(s => s.SetProperty(u => u.IsActive, false));
        Assert.Equal(
            [new("市工信局", null, "分管领导", 2), new("市工信局", "科技与标准处", "处室负责人", 1), new UnownedWork("市工信局", "科技与标准处", "钟示例", 1)],
            await new WorkItemQueries(db, new(db)).UnownedAsync(default));
    }
}
