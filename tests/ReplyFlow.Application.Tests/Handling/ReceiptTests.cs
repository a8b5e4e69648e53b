using ReplyFlow.Application.Suggestions;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Testing.Data;
using ReplyFlow.Testing.Data.Product;

namespace ReplyFlow.Application.Tests.Handling;

/// <summary>What people read when they have decided.</summary>
public sealed class ReceiptTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_receipt_names_whoever_has_it_now_and_tells_equal_items_in_one_sentence(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.Register(World.Suggestion());
        Assert.Contains(
            "“签收”现由市工信局办公室方示例办理", (await world.Decide(id, "dispatcher", "assign", "Assign", await world.Assignment("市科函", "市交函"))).Message,
            StringComparison.Ordinal);
        Assert.Contains("“分派经办人”现由办公室方示例办理", (await world.Decide(id, "office", "accept", "Accept")).Message, StringComparison.Ordinal);
        var allocated = (await world.Decide(id, "office", "allocate", "Allocate", await world.Allocation())).Message;
        Assert.Contains("“起草复函”现由经办人钟示例办理", allocated, StringComparison.Ordinal);
        Assert.Matches("“会办意见”现由(市科技局办公室贺示例、市交通局办公室武示例|市交通局办公室武示例、市科技局办公室贺示例)办理，期限", allocated);
        Assert.Equal(2, allocated.Split("会办意见").Length);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_role_that_several_hold_is_not_called_by_one_of_them(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        await using (var db = world.Open())
        {
            (await StaffRows.InAsync(db)).Add("office2", "温示例", await world.Bureau("市工信函"), null, null, Roles.BureauOffice);
            await db.SaveChangesAsync();
        }
        var id = await world.Register(World.Suggestion());
        Assert.Contains(
            "“签收”现由市工信局办公室办理", (await world.Decide(id, "dispatcher", "assign", "Assign", await world.Assignment())).Message, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_judgement_is_told_with_whose_it_was_and_what_follows(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.Register(World.Suggestion(
            deputies: [new ProposerInput("祝示例", "东湖区代表团", "deputy@demo.invalid"), new ProposerInput("白示例", "东湖区代表团", "")]));
        await world.WalkTo(id, "feedback");
        await using var db = world.Open();
        var asked = db.WorkItems.Where(w => w.CaseId == id && w.Step == "feedback" && w.Status == WorkItemStatus.Open).ToList();
        var names = db.Deputies.ToDictionary(d => d.Id.ToString("N"), d => d.Name);
        var (first, second) = (asked.Single(w => names[w.Participant] == "祝示例"), asked.Single(w => names[w.Participant] == "白示例"));
        Assert.Equal("已登记祝示例代表的反馈：满意（代录）。还有 1 位代表没有反馈：白示例代表。", (await world.Decide(first, "office", "Satisfied")).Message);
        Assert.Equal("已登记白示例代表的反馈：基本满意（代录）。本件已办结归档。", (await world.Decide(second, "office", "Basic")).Message);
    }
}
