using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Assigning;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Suggestions.Importing;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Application.WorkItems.Assign;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Assigning;

/// <summary>交办 of a session's suggestions in one sitting.</summary>
public sealed class AssigningTests
{
    private const string List = """
        届次,编号,标题,正文,日期,领衔代表,保密,拟主办,拟会办
        市第十七届人大三次会议,0001,示例甲关于实验室开放共享的建议,请研究开放大型科研仪器。,2026-02-11,示例甲,是,市科技局,市交通局
        市第十七届人大三次会议,0002,关于延长夜间公交的建议,请研究延长夜间公交线路的末班时间。,2026-02-11,示例乙,否,交通运输局,
        市第十七届人大三次会议,0003,关于校园午餐的建议,请研究改善中小学食堂。,2026-02-11,示例丙,否,市教育局,
        市第十七届人大三次会议,0004,关于企业上云的建议,请研究支持中小企业使用云服务。,2026-02-11,示例丁,否,市科技局,市科技局
        市第十七届人大三次会议,0005,关于老旧小区加装电梯的建议,近年来老旧小区加装电梯进展不快，请研究补贴和审批。,2026-02-11,示例戊,否,,
        市第十七届人大三次会议,0006,关于古城墙夜景亮化的建议,请研究古城墙夜间的灯光。,2026-02-11,示例己,否,,
        市第十七届人大三次会议,0007,关于老旧小区加装电梯的建议,近年来老旧小区加装电梯进展不快，请研究补贴和审批。,2026-02-11,示例庚,否,,
        """;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_session_is_shown_with_what_the_list_proposes_and_assigned_in_portions_each_once(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        Assert.True((await world.InScope(s => s.GetRequiredService<ImportSuggestions>().RunAsync(
            null, SuggestionFile.Read("a.csv", Encoding.UTF8.GetBytes(List)), ImportMode.Always, Ct))).Done);
        var dispatcher = await world.Actor("dispatcher");
        await using (var addresses = world.Open())
            await addresses.Users.Where(u => u.UserName == "kj.office" || u.UserName == "jt.office")
                .ExecuteUpdateAsync(u => u.SetProperty(p => p.Email, p => p.UserName + "@demo.invalid"), Ct);

        // The table: those alike together, the list's bureaus filled in, what is wrong with them said, a secret deputy hidden.
        var table = await TableAsync(new AssignmentFilter());
        Assert.Equal(["0001", "0002", "0003", "0004", "0005", "0007", "0006"], table.Rows.Select(r => r.Number));
        Assert.Equal([1, 1, 1, 1, 2, 2, 1], table.Rows.Select(r => r.GroupSize));
        Assert.Equal([("市科技局", "市交通局"), ("市交通局", ""), ("市教育局", ""), ("市科技局", "市科技局"), ("", ""), ("", ""), ("", "")],
            table.Rows.Select(r => (r.Lead, r.CoHandlers)));
        Assert.Empty(table.Rows[0].Warnings);
        Assert.Contains("没有叫“市教育局”的承办单位", table.Rows[2].Warnings);
        Assert.Contains("市科技局既是主办又是会办", table.Rows[3].Warnings);
        Assert.Equal((null, "××关于实验室开放共享的建议"), (table.Rows[0].Deputies, table.Rows[0].Title));
        Assert.Equal("示例乙", table.Rows[1].Deputies);
        Assert.Equal(["0003", "0004", "0005", "0007", "0006"], (await TableAsync(new AssignmentFilter(WarnedOnly: true))).Rows.Select(r => r.Number));
        Assert.Equal(["0001", "0004"], (await TableAsync(new AssignmentFilter(BureauId: await world.Bureau("市科函")))).Rows.Select(r => r.Number));
        Assert.Equal(["0006"], (await TableAsync(new AssignmentFilter(After: table.Rows[5].Place))).Rows.Select(r => r.Number));

        // Before: what cannot be is said of each row, and nothing is done.
        var item = table.Rows.ToDictionary(r => r.Number);
        AssignmentChoice Choice(string number, string lead, string others = "") => new(item[number].ItemId, lead, others);
        var bad = await InScope(a => a.CheckAsync(
            dispatcher, [Choice("0001", "市科技局", "市交通局"), Choice("0003", "市教育局"), Choice("0004", "市科技局", "市科技局"), Choice("0005", "")], "", Ct));
        Assert.Equal(["", "没有叫“市教育局”的承办单位", "主办单位不能同时是会办或参阅单位", "没有填主办单位"], bad.Select(c => string.Join('|', c.Errors)));
        var twoLeads = await InScope(a => a.CheckAsync(dispatcher, [Choice("0005", "市交通局"), Choice("0007", "市工信局")], "", Ct));
        Assert.Equal(["相似的第0007号这次交市工信局", "相似的第0005号这次交市交通局"], twoLeads.SelectMany(c => c.Warnings));
        await Assert.ThrowsAsync<InvalidInputException>(() => InScope(a => a.CheckAsync(dispatcher, [], "", Ct)));
        await Assert.ThrowsAsync<NotAllowedException>(async () =>
        {
            var office = await world.Actor("kj.office");
            await InScope(a => a.RunAsync(office, [Choice("0001", "市科技局")], "", 0, Ct));
        });

        // One is given to another bureau meanwhile: it is named and left; a second click does nothing twice.
        await world.Decide(item["0002"].CaseId, "dispatcher", "assign", "Assign", new AssignInput(await world.Bureau("市工信函"), [], [], ""));
        AssignmentChoice[] choices = [Choice("0001", "市科技局", "市交通局"), Choice("0002", "市交通局"), Choice("0005", "市交通局")];
        for (var click = 0; click < 2; click++)
        {
            var portion = await AllAsync(choices);
            Assert.Equal((2, 3), (portion.Given, portion.Next));
            Assert.Matches("^第0002号：.*交办给市工信局，您这一行没有生效$", Assert.Single(portion.Left));
            Assert.Equal(["市交通局 2 件", "市科技局 1 件"], await MailsAsync());
        }
        // The next portion adds to the mail that still waits; what left the product is not told again.
        world.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(1, (await AllAsync([choices[0], Choice("0007", "市交通局")], 1)).Given);
        Assert.Equal(["市交通局 3 件", "市科技局 1 件"], await MailsAsync());
        world.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(1, (await AllAsync([Choice("0006", "市交通局")])).Given);
        Assert.Equal(["市交通局 1 件", "市交通局 3 件", "市科技局 1 件"], await MailsAsync());

        Assert.Equal(2, (await AllAsync(choices)).Given);
        Assert.Equal(3, (await MailsAsync()).Count);

        await using var db = world.Open();
        Assert.Equal(5, await db.Audit.CountAsync(a => a.Kind == "CaseAssigned", Ct));
        Assert.DoesNotContain(await db.Outbox.Select(m => m.Body).ToListAsync(Ct), b => b.Contains("示例甲", StringComparison.Ordinal));
        Assert.Equal(["0003", "0004"], (await TableAsync(new AssignmentFilter())).Rows.Select(r => r.Number));

        // The list of a bureau is its own people's and the dispatcher's.
        var transport = await world.Bureau("市交函");
        var list = await ListAsync("dispatcher", transport);
        Assert.Equal(["0005", "0006", "0007", "0001"], list.Select(r => r.Number));
        Assert.Equal(("市科技局", "市交通局"), (list[3].Lead, list[3].CoHandlers));
        Assert.Equal(list.Select(r => r.Number), (await ListAsync("jt.office", transport)).Select(r => r.Number));
        Assert.Empty(await ListAsync("jt.office", await world.Bureau("市科函")));

        Task<T> InScope<T>(Func<AssignSuggestions, Task<T>> work) => world.InScope(s => work(s.GetRequiredService<AssignSuggestions>()));

        // How many a portion takes depends on the machine.
        async Task<AssignmentPortion> AllAsync(AssignmentChoice[] some, int from = 0)
        {
            var all = new AssignmentPortion(0, [], from);
            while (all.Next < some.Length)
            {
                var portion = await InScope(a => a.RunAsync(dispatcher, some, "请抓紧办理。", all.Next, Ct));
                all = new AssignmentPortion(all.Given + portion.Given, [.. all.Left, .. portion.Left], portion.Next);
            }
            return all;
        }

        Task<AssignmentTable> TableAsync(AssignmentFilter filter) =>
            world.InScope(s => s.GetRequiredService<AssignmentQueries>().TableAsync(dispatcher, filter, Ct));

        async Task<IReadOnlyList<AssignedRow>> ListAsync(string user, Guid bureau)
        {
            var actor = await world.Actor(user);
            return await world.InScope(s => s.GetRequiredService<AssignedQueries>().ListAsync(actor, table.Session!.Value, bureau, Ct));
        }

        async Task<IReadOnlyList<string>> MailsAsync()
        {
            await using var read = world.Open();
            return [.. (await read.Outbox.Where(m => m.Status == MessageStatus.Queued && m.Subject.StartsWith("交办通知：")).Select(m => m.Subject).ToListAsync(Ct))
                .Select(s => s["交办通知：".Length..]).Order(StringComparer.Ordinal)];
        }
    }
}
