using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Accounts;
using ReplyFlow.Application.Administration.Organisation;
using ReplyFlow.Application.Attachments;
using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Tests.Attachments;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Application.WorkItems.Accept;
using ReplyFlow.Application.WorkItems.GiveOpinion;
using ReplyFlow.Data;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Organisation;
using static ReplyFlow.Application.Tests.Deputies.AddressScene;

namespace ReplyFlow.Application.Tests.Deputies;

/// <summary>What an answer's weight rests on, changed behind the program: verify finds it.</summary>
public sealed class HeldRowsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_proposer_taken_out_or_exchanged_is_found()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await world.CaseAt("feedback");
        await AnswerAsync(world, await LeaveAsync(world, id), Bad);
        Assert.Empty(await world.Verify());
        await using var db = world.Open();
        await db.Suggestions.SelectMany(s => s.Deputies).ExecuteDeleteAsync(Ct);
        var found = (await world.Verify()).Select(f => f.Message).ToList();
        Assert.Contains(found, m => m.Contains("提出建议的代表与经过中登记的不同", StringComparison.Ordinal));
        Assert.Contains(found, m => m.Contains("属于没有提出这件建议的代表", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_letter_was_made_from_and_asks_is_found_where_it_was_changed()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        await world.CaseAt("feedback");
        Assert.Empty(await world.Verify());
        await using var db = world.Open();
        await DropGuardsAsync(db, "Letters");
        await db.Database.ExecuteSqlRawAsync("UPDATE Letters SET LetterJson = replace(LetterJson, '满意', '好')", Ct);
        Assert.Contains(await world.Verify(), f => f.Message.Contains("公文的源数据或者印发时间", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_role_given_behind_the_program_is_found()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        await using var db = world.Open();
        var office = await db.Users.SingleAsync(u => u.UserName == "office", Ct);
        var (role, admin) = (await db.Roles.SingleAsync(r => r.Name == Roles.Liaison, Ct), await world.Actor("admin"));
        var held = await (from ur in db.UserRoles join r in db.Roles on ur.RoleId equals r.Id where ur.UserId == office.Id select r.Name!).ToListAsync(Ct);
        var input = new PersonInput(office.UserName!, office.DisplayName, office.BureauId, office.DivisionId, held, office.Email ?? "", "");
        await world.InScope(async s =>
        {
            await ActivatorUtilities.CreateInstance<ChangePerson>(s).RunAsync(admin, office.Id, input, Ct);
            return true;
        });
        Assert.Empty(await world.Verify());
        db.UserRoles.Add(new() { UserId = office.Id, RoleId = role.Id });
        await db.SaveChangesAsync(Ct);
        Assert.Contains(await world.Verify(), f => f.Message.Contains("账号的单位或者岗位", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Words_names_telephones_and_settings_changed_behind_the_program_are_found()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await world.Register(World.Suggestion());
        await world.Decide(id, "dispatcher", "assign", "Assign", await world.Assignment("市科函"));
        await world.Decide(id, "office", "accept", "Accept");
        await world.Decide(id, "office", "allocate", "Allocate", await world.Allocation());
        await world.Decide(id, "kj.office", "coHandling", "Submit", new OpinionInput("同意，配合办理。"));
        await world.WalkTo(id, "feedback");
        await LeaveAsync(world, id);
        var (admin, liaison) = (await world.Actor("admin"), await world.Actor("liaison"));
        await using var db = world.Open();
        var (body, deputy) = (await db.Bureaus.SingleAsync(b => b.Kind == BureauKind.LiaisonBody, Ct), (await RowAsync(world, id)).DeputyId!.Value);
        await world.InScope(async s =>
        {
            await ActivatorUtilities.CreateInstance<SaveBureau>(s).RunAsync(
                admin, body.Id, new BureauInput(body.Name, body.ShortName, body.Kind, "", body.Email, null, true, Phone: "00000099"), Ct);
            var kept = await db.Deputies.AsNoTracking().SingleAsync(d => d.Id == deputy, Ct);
            await ActivatorUtilities.CreateInstance<SaveDeputy>(s).RunAsync(
                admin, deputy, new DeputyInput(kept.Name, kept.Delegation, kept.Email, "00000098"), Ct);
            await s.GetRequiredService<ChooseAssignmentNotice>().RunAsync(admin, true, Ct);
            await s.GetRequiredService<AddAttachments>().ToSuggestionAsync(liaison, id, [new AttachmentUpload("照片.png", new MemoryStream(SampleFiles.Png))], Ct);
            return true;
        });
        Assert.Empty(await world.Verify());
        foreach (var table in new[] { "Attachments", "WorkItems", "Audit" })
            await DropGuardsAsync(db, table);
        foreach (var (change, message) in new[]
        {
            ("UPDATE Contacts SET Summary = Summary || '，代表同意'", "与代表沟通的记录与登记时的不同"),
            ("UPDATE Suggestions SET Title = Title || '（改）'", "建议登记的内容与经过中最后登记的不同"),
            ("UPDATE Assignments SET Opinion = Opinion || '无其他意见。' WHERE Opinion IS NOT NULL", "会办意见与提交时记录的不同"),
            ("UPDATE WorkItems SET DecidedByName = '代表本人' WHERE Step = 'signOff'", "待办 signOff"),
            ("UPDATE WorkItems SET OutcomeLabel = '退回' WHERE Step = 'divisionReview'", "待办 divisionReview"),
            ("UPDATE Attachments SET AddedBy = '代表本人'", "附件 "),
            ("UPDATE Bureaus SET Phone = '11111111' WHERE Phone = '00000099'", "单位的联系电话与经过中最后记录的不同"),
            ("UPDATE Deputies SET Phone = '11111111' WHERE Phone = '00000098'", "代表名册里的电话与经过中最后记录的不同"),
            ("DELETE FROM Settings WHERE Value = 'yes'", "与经过中最后设定的不同"),
            ("DELETE FROM Contacts", "它却不在了"),
        })
        {
            Assert.DoesNotContain(await world.Verify(), f => f.Message.Contains(message, StringComparison.Ordinal));
            Assert.NotEqual(0, await db.Database.ExecuteSqlRawAsync(change, Ct));
            Assert.Contains(await world.Verify(), f => f.Message.Contains(message, StringComparison.Ordinal));
        }
    }

    private static async Task DropGuardsAsync(ReplyFlowDb db, string table)
    {
        foreach (var trigger in await db.Database.SqlQuery<string>($"SELECT name AS Value FROM sqlite_master WHERE type = 'trigger' AND tbl_name = {table}").ToListAsync(Ct))
#pragma warning disable EF1002 // A name from the database's own catalogue.
            await db.Database.ExecuteSqlRawAsync($"DROP TRIGGER \"{trigger}\"", Ct);
#pragma warning restore EF1002
    }
}
