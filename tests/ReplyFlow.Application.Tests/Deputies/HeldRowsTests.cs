using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Accounts;
using ReplyFlow.Application.Tests.Handling;
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

    private static async Task DropGuardsAsync(ReplyFlowDb db, string table)
    {
        foreach (var trigger in await db.Database.SqlQuery<string>($"SELECT name AS Value FROM sqlite_master WHERE type = 'trigger' AND tbl_name = {table}").ToListAsync(Ct))
#pragma warning disable EF1002 // A name from the database's own catalogue.
            await db.Database.ExecuteSqlRawAsync($"DROP TRIGGER \"{trigger}\"", Ct);
#pragma warning restore EF1002
    }
}
