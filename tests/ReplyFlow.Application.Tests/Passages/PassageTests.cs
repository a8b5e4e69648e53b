using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Administration.Organisation;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Passages;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Data.Databases;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Passages;

/// <summary>常用语: who keeps which, who uses which, and what becomes of them.</summary>
public sealed class PassageTests
{
    private static readonly PassageInput Thanks = new(PassageScope.Division, null, "感谢语", "开头", "感谢您的关心。\n欢迎再提意见。", null);

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_divisions_passage_is_its_peoples_a_bureaus_its_own_and_a_common_one_everybodys(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        await SaveAsync(world, "drafter", Thanks);
        await SaveAsync(world, "office", Thanks with { Scope = PassageScope.Bureau, Name = "结束语" });
        await SaveAsync(world, "dispatcher", Thanks with { Scope = PassageScope.Common, Name = "开头语" });

        Assert.Equal(["开头语", "感谢语", "结束语"], await NamesAsync(world, "drafter"));
        Assert.Equal(["开头语", "感谢语", "结束语"], await NamesAsync(world, "office"));
        Assert.Equal(["开头语"], await NamesAsync(world, "dispatcher"));
        Assert.Equal(["开头语", "结束语"], (await NamesAsync(world, "leader")).Order(StringComparer.Ordinal));
        Assert.Equal(["感谢语"], await NamesAsync(world, "drafter", "欢迎 再提 谢语"));
        await Assert.ThrowsAsync<NotAllowedException>(() => SaveAsync(world, "drafter", Thanks with { Scope = PassageScope.Bureau }));
        await Assert.ThrowsAsync<NotAllowedException>(() => SaveAsync(world, "office", Thanks with { Scope = PassageScope.Common }));
        await Assert.ThrowsAsync<NotAllowedException>(() => SaveAsync(world, "leader", Thanks with { Scope = PassageScope.Bureau }));
        Assert.Empty(await world.Verify());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Two_names_alike_a_state_that_was_changed_meanwhile_and_a_day_past_are_refused(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        await SaveAsync(world, "drafter", Thanks);
        await RefusedAsync(world, "drafter", Thanks with { Text = "另一段。" }, "已经有一条“感谢语”");
        await RefusedAsync(world, "drafter", Thanks with { Name = "乙", ExpiresOn = new DateOnly(2020, 1, 1) }, "已经过去");
        await RefusedAsync(world, "drafter", Thanks with { Name = "乙", Text = " \n" }, "请填写内容");
        await RefusedAsync(world, "drafter", Thanks with { Name = "乙", Text = new string('长', 2001) }, "最多 2000 个字");
        await RefusedAsync(world, "drafter", Thanks with { Name = "乙", Text = "向\u202E后" }, "改变文字方向的控制字符");
        var row = Assert.Single(await FindAsync(world, "drafter"));

        await SaveAsync(world, "head", Thanks with { Text = "感谢。" }, row.Passage.Id, row.Passage.Revision);
        await RefusedAsync(world, "drafter", Thanks, "被改过", row.Passage.Id, row.Passage.Revision);

        var now = Assert.Single(await FindAsync(world, "drafter"));
        Assert.Equal(("感谢。", row.Owner), (now.Passage.Text, now.Owner));
        await SaveAsync(world, "head", Thanks with { TakeOver = true }, now.Passage.Id, now.Passage.Revision);
        Assert.NotEqual(row.Owner, Assert.Single(await FindAsync(world, "drafter")).Owner);
    }

    [Fact]
    public async Task An_expired_one_is_shown_as_such_and_last_and_may_be_corrected()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        await SaveAsync(world, "drafter", Thanks with { ExpiresOn = DateOnly.FromDateTime(world.Clock.Now.AddDays(3).UtcDateTime) });
        await SaveAsync(world, "drafter", Thanks with { Name = "最后一段", Category = "末尾" });
        Assert.All(await FindAsync(world, "drafter"), r => Assert.False(r.IsExpired));

        world.Clock.Now = world.Clock.Now.AddDays(5);

        var rows = await FindAsync(world, "drafter");
        Assert.Equal([("最后一段", false), ("感谢语", true)], rows.Select(r => (r.Passage.Name, r.IsExpired)));
        var old = rows[1].Passage;
        await SaveAsync(world, "drafter", Thanks with { Text = "改过。", ExpiresOn = old.ExpiresOn }, old.Id, old.Revision);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Only_its_keepers_delete_it_and_a_division_that_has_some_stays(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        await SaveAsync(world, "dispatcher", Thanks with { Scope = PassageScope.Common });
        var common = Assert.Single(await FindAsync(world, "drafter"));
        Assert.False(common.IsKept);
        await Assert.ThrowsAsync<NotAllowedException>(() => RemoveAsync(world, "office", common.Passage.Id));
        await RemoveAsync(world, "dispatcher", common.Passage.Id);
        await Assert.ThrowsAsync<NotFoundException>(() => RemoveAsync(world, "dispatcher", common.Passage.Id));

        await SaveAsync(world, "drafter", Thanks);
        var (admin, drafter) = (await world.Actor("admin"), await world.Actor("drafter"));
        await using (var db = world.Open())
        {
            await db.Users.Where(u => u.DivisionId == drafter.DivisionId).ExecuteUpdateAsync(s => s.SetProperty(u => u.DivisionId, (Guid?)null));
        }
        var refusal = await Assert.ThrowsAsync<InvalidInputException>(() => world.InScope(s =>
            ActivatorUtilities.CreateInstance<RemoveDivision>(s).RunAsync(admin, drafter.BureauId, drafter.DivisionId!.Value, default)));
        Assert.Contains("1 条常用语", refusal.Message, StringComparison.Ordinal);
        await using var after = world.Open();
        Assert.Equal(
            ["PassageSaved", "PassageRemoved", "PassageSaved"],
            await after.Audit.Where(a => a.Kind.StartsWith("Passage")).OrderBy(a => a.Seq).Select(a => a.Kind).ToListAsync());
    }

    private static async Task SaveAsync(World world, string user, PassageInput input, Guid? id = null, int seen = 0)
    {
        var actor = await world.Actor(user);
        await world.InScope(async s =>
        {
            await s.GetRequiredService<SavePassage>().RunAsync(actor, id, seen, input, default);
            return true;
        });
    }

    private static async Task RefusedAsync(World world, string user, PassageInput input, string says, Guid? id = null, int seen = 0)
    {
        var refusal = await Assert.ThrowsAsync<InvalidInputException>(() => SaveAsync(world, user, input, id, seen));
        Assert.Contains(says, Assert.Single(refusal.Errors).Message, StringComparison.Ordinal);
    }

    private static async Task RemoveAsync(World world, string user, Guid id)
    {
        var actor = await world.Actor(user);
        await world.InScope(async s =>
        {
            await s.GetRequiredService<SavePassage>().RemoveAsync(actor, id, default);
            return true;
        });
    }

    private static async Task<IReadOnlyList<PassageRow>> FindAsync(World world, string user, string words = "")
    {
        var actor = await world.Actor(user);
        return await world.InScope(s => s.GetRequiredService<PassageQueries>().FindAsync(actor, words, default));
    }

    private static async Task<IEnumerable<string>> NamesAsync(World world, string user, string words = "") =>
        (await FindAsync(world, user, words)).Select(r => r.Passage.Name);
}
