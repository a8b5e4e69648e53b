using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.WorkItems.Extend;
using ReplyFlow.Data.Databases;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Handling;

/// <summary>What would wait for nobody is not sent.</summary>
public sealed class VacancyTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_bureau_without_an_office_is_assigned_nothing_and_who_can_mend_it_is_named(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        await DeactivateAsync(world, "jt.office");
        var id = await world.Register(World.Suggestion());
        var refused = await Assert.ThrowsAsync<InvalidInputException>(async () =>
            await world.Decide(id, "dispatcher", "assign", "Assign", await world.Assignment("市科函", "市交函")));
        Assert.Equal("CoHandlerIds", refused.Errors.Single().Field);
        Assert.Contains("市交通局还没有人担任“办公室”", refused.Message, StringComparison.Ordinal);
        Assert.Contains("系统管理员（示例管理员）", refused.Message, StringComparison.Ordinal);
        Assert.Equal(["assign"], await world.OpenSteps(id));
        await world.Decide(id, "dispatcher", "assign", "Assign", await world.Assignment("市科函"));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_draft_is_not_sent_to_a_division_without_a_head(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("draft");
        await world.Contact(id);
        await DeactivateAsync(world, "head");
        var refused = await Assert.ThrowsAsync<InvalidInputException>(async () => await world.Decide(id, "drafter", "draft", "Submit", await world.Draft(id)));
        Assert.Contains("下一步由处室负责人办理，但现在没有在用的账号担任", refused.Message, StringComparison.Ordinal);
        Assert.Equal(["draft"], await world.OpenSteps(id));
        Assert.Empty(await world.Verify());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_request_for_more_time_needs_somebody_who_decides_it(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("draft");
        await DeactivateAsync(world, "dispatcher");
        var refused = await Assert.ThrowsAsync<InvalidInputException>(() => AskExtensionAsync(world, id));
        Assert.Contains("市政府办公厅交办人员", refused.Message, StringComparison.Ordinal);
        await using var db = world.Open();
        Assert.Empty(await db.Extensions.ToListAsync());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task What_the_office_says_with_a_case_reaches_the_drafter_and_stays_in_the_bureau(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.Register(World.Suggestion());
        await world.Decide(id, "dispatcher", "assign", "Assign", await world.Assignment("市科函"));
        await world.Decide(id, "office", "accept", "Accept");
        await world.Decide(id, "office", "allocate", "Allocate", await world.Allocation(), "请先与代表通话。");
        Assert.Equal("请先与代表通话。", (await world.Open(id, "draft")).SentWords);
        Assert.Equal("", (await world.Open(id, "coHandling")).SentWords);
    }

    private static async Task<bool> AskExtensionAsync(World world, Guid id)
    {
        var office = await world.Actor("office");
        return await world.InScope(async s =>
        {
            await s.GetRequiredService<RequestExtension>().RunAsync(office, id, new DateOnly(2026, 9, 1), "需要实地调研。", default);
            return true;
        });
    }

    private static async Task DeactivateAsync(World world, string user)
    {
        await using var db = world.Open();
        await db.Users.Where(u => u.UserName == user).ExecuteUpdateAsync(s => s.SetProperty(u => u.IsActive, false));
    }
}
