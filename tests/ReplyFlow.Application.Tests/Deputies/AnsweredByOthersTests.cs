using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Deputies;
using ReplyFlow.Application.Messages.Outbox;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Data.Databases;
using ReplyFlow.Testing.Data;
using static ReplyFlow.Application.Tests.Deputies.AddressScene;

namespace ReplyFlow.Application.Tests.Deputies;

/// <summary>A deputy in whose name somebody else answered is told so: in the mail, on the page, and where an older link of theirs ended.</summary>
public sealed class AnsweredByOthersTests
{
    private const string Told = "有人用发到另一个邮箱的链接，以您的名义答复了";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task The_mail_that_goes_again_the_page_and_the_old_link_say_that_somebody_else_answered(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("feedback");
        var old = await LeaveAsync(world, id);
        Assert.Equal("", (await PageAsync(world, old)).AnsweredByOthers);
        await AnswerAsync(world, await ResentAsync(world, id, Elsewhere), Good);
        await RejectAsync(world, id);
        var mail = await MailAsync(world, id);
        Assert.Contains(Told, mail, StringComparison.Ordinal);
        Assert.Contains("不是您本人作的答复，已经作废，不计入", mail, StringComparison.Ordinal);
        Assert.DoesNotContain("您反馈的意见", mail, StringComparison.Ordinal);
        var page = await PageAsync(world, await LeaveAsync(world, id));
        Assert.StartsWith("2026年", page.AnsweredByOthers, StringComparison.Ordinal);
        Assert.Contains(Told, page.AnsweredByOthers, StringComparison.Ordinal);
        var dead = await Assert.ThrowsAsync<LinkClosedException>(() => PageAsync(world, old));
        Assert.Contains("有人以您的名义答复过这份复函", dead.Message, StringComparison.Ordinal);
        Assert.Contains("已经换成新的", dead.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_that_ended_without_anybody_s_answer_says_nothing_of_others_and_neither_does_the_mail()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await world.CaseAt("feedback");
        var old = await LeaveAsync(world, id);
        await ResentAsync(world, id, Elsewhere);
        await RejectAsync(world, id);
        Assert.DoesNotContain("有人", await MailAsync(world, id), StringComparison.Ordinal);
        Assert.Equal("", (await PageAsync(world, await LeaveAsync(world, id))).AnsweredByOthers);
        Assert.DoesNotContain("有人", (await Assert.ThrowsAsync<LinkClosedException>(() => PageAsync(world, old))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_letter_that_rests_on_such_an_answer_alone_says_whose_opinion_it_answers()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await world.CaseAt("feedback");
        await LeaveAsync(world, id);
        await AnswerAsync(world, await ResentAsync(world, id, Elsewhere), Bad);
        await world.WalkTo(id, "feedback");
        await RejectAsync(world, id);
        Assert.Contains("复函里说的“您反馈的意见”，是那份作废的答复里写的", await MailAsync(world, id), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_telephone_of_the_liaison_body_is_its_own_else_that_of_one_of_its_people()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await world.CaseAt("feedback");
        var token = await LeaveAsync(world, id);
        await using var db = world.Open();
        var body = await db.Bureaus.SingleAsync(b => b.Kind == Domain.Organisation.BureauKind.LiaisonBody, Ct);
        (body.Phone, var person) = ("029-00000020", await db.Users.SingleAsync(u => u.UserName == "liaison", Ct));
        person.PhoneNumber = "00000001";
        await db.SaveChangesAsync(Ct);
        Assert.Equal($"人大代表工作机构（{body.Name}，电话 029-00000020）", (await PageAsync(world, token)).Liaison.Words);
        body.Phone = "";
        await db.SaveChangesAsync(Ct);
        Assert.Equal($"人大代表工作机构（{body.Name}，电话 00000001）", (await PageAsync(world, token)).Liaison.Words);
        person.PhoneNumber = null;
        await db.SaveChangesAsync(Ct);
        Assert.Equal($"人大代表工作机构（{body.Name}）", (await PageAsync(world, token)).Liaison.Words);
    }

    private static async Task<string> MailAsync(World world, Guid id)
    {
        var row = await RowAsync(world, id);
        return await world.InScope(async s => (await s.GetRequiredService<MailEnclosure>().MakeAsync(row, Ct))!.Body);
    }
}
