using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Accounts;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Accounts;

/// <summary>Whoever has an account of 代联工委 may say whose an answer is: it learns of accounts that the administrator of a bureau touches.</summary>
public sealed class LiaisonAccountTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task The_people_of_the_liaison_body_are_told_by_mail_and_on_their_page(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var (admin, liaison) = (await world.Actor("admin"), await world.Actor("liaison"));
        Assert.NotEqual(admin.BureauId, liaison.BureauId);
        await using (var db = world.Open())
            await db.Users.Where(u => u.UserName == "liaison").ExecuteUpdateAsync(s => s.SetProperty(u => u.Email, "liaison@demo.invalid"), Ct);
        var shadow = await world.InScope(s => s.GetRequiredService<CreatePerson>().RunAsync(
            admin, Person(liaison.BureauId, "影示例", "shadow", Roles.Liaison), Ct));
        await world.InScope(s => s.GetRequiredService<CreatePerson>().RunAsync(
            admin, Person(admin.BureauId, "办示例", "another", Roles.BureauOffice), Ct));
        await world.InScope(s => s.GetRequiredService<ResetPassword>().RunAsync(admin, shadow.UserId, null, Ct));
        await world.InScope(s => s.GetRequiredService<ResetPassword>().RunAsync(admin, liaison.UserId, null, Ct));
        Assert.Equal(["影示例（shadow）的密码已重置", "影示例（shadow）的账号已开设"], await MailedAsync(world));
        var shown = await world.InScope(s => s.GetRequiredService<AccountQueries>().LiaisonChangesAsync(liaison, world.Clock.Now.AddDays(-1), Ct));
        Assert.Equal(3, shown.Count);
        Assert.All(shown, c => Assert.Equal((admin.Name, admin.BureauName), (c.By, c.Body)));
        Assert.Empty(await world.InScope(s => s.GetRequiredService<AccountQueries>().LiaisonChangesAsync(liaison, world.Clock.Now.AddDays(1), Ct)));
        await Assert.ThrowsAsync<NotAllowedException>(() => world.InScope(s => s.GetRequiredService<AccountQueries>().LiaisonChangesAsync(admin, default, Ct)));
    }

    [Fact]
    public async Task They_are_told_of_the_role_and_of_an_address_and_not_of_a_telephone()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var (admin, liaison) = (await world.Actor("admin"), await world.Actor("liaison"));
        var other = await world.InScope(s => s.GetRequiredService<CreatePerson>().RunAsync(
            admin, Person(liaison.BureauId, "影示例", "shadow", Roles.Administrator), Ct));
        Assert.Empty(await ShownAsync());
        await ChangeAsync("", Roles.Liaison);
        Assert.Equal("影示例（shadow）担任了代表联络人员", Assert.Single(await ShownAsync()));
        await ChangeAsync("029-0000001", Roles.Liaison);
        Assert.Single(await ShownAsync());
        await ChangeAsync("", Roles.Liaison, "evil@demo.invalid");
        Assert.Equal("影示例（shadow）的电子邮箱已更改", (await ShownAsync())[0]);

        Task ChangeAsync(string phone, string role, string email = "") => world.InScope(async s =>
        {
            await s.GetRequiredService<ChangePerson>().RunAsync(
                admin, other.UserId, Person(liaison.BureauId, "影示例", "shadow", role) with { Phone = phone, Email = email }, Ct);
            return true;
        });

        async Task<List<string>> ShownAsync() =>
            [.. (await world.InScope(s => s.GetRequiredService<AccountQueries>().LiaisonChangesAsync(liaison, default, Ct))).Select(c => c.What)];
    }

    private static async Task<IReadOnlyList<string>> MailedAsync(World world)
    {
        await using var db = world.Open();
        var mails = await db.Outbox.AsNoTracking().Where(m => m.RecipientKind == RecipientKind.Staff && m.Address == "liaison@demo.invalid"
            && m.Subject.StartsWith("代联工委的账号有变动")).OrderByDescending(m => m.Id).Select(m => m.Body).ToListAsync(Ct);
        return [.. mails.Select(b => b.Split("账号：")[1].Split('。')[0])];
    }

    private static PersonInput Person(Guid bureau, string name, string userName, string role) =>
        new(userName, name, bureau, null, [role], "", "");
}
