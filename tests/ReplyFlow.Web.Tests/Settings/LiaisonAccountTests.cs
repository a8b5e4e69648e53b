using Microsoft.EntityFrameworkCore;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Web.Tests.App;

namespace ReplyFlow.Web.Tests.Settings;

/// <summary>Whoever has an account of 代联工委 may say whose an answer is: it learns of accounts that the administrator of a bureau touches.</summary>
public sealed class LiaisonAccountTests
{
    private const string Heading = "代联工委的账号有变动";
    private const string OnPage = "代联工委的账号或电话有变动";

    private static readonly string Administrator = TestPeople.UserName(Roles.Administrator);
    private static readonly string Liaison = TestPeople.UserName(Roles.Liaison);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Its_people_are_told_by_mail_and_on_their_page_and_only_of_accounts_of_theirs()
    {
        await using var app = await TestApp.StartAsync();
        await using var db = app.OpenDatabase();
        await db.Users.Where(u => u.UserName == Liaison).ExecuteUpdateAsync(s => s.SetProperty(u => u.Email, "liaison@demo.invalid"), Ct);
        var (admin, liaison) = (await app.SignInAsync(Administrator), await app.SignInAsync(Liaison));
        (string, string)[] office = [("Input.BureauId", app.People!.Industry.Id.ToString()), ("Input.Roles", Roles.BureauOffice)];
        await admin.PostAsync("/Settings/People/Create", [("Input.DisplayName", "办示例"), ("Input.UserName", "another"), .. office]);
        Assert.DoesNotContain(OnPage, (await liaison.GetAsync("/")).Shown().Html, StringComparison.Ordinal);

        (string, string)[] body = [("Input.BureauId", app.People.Liaison.Id.ToString()), ("Input.Roles", Roles.Liaison)];
        await admin.PostAsync("/Settings/People/Create", [("Input.DisplayName", "影示例"), ("Input.UserName", "shadow"), .. body]);
        var page = (await liaison.GetAsync("/")).Shown().Html;
        Assert.Contains(OnPage, page, StringComparison.Ordinal);
        Assert.Contains("影示例（shadow）的账号已开设", page, StringComparison.Ordinal);
        Assert.Contains("市工信局的管一办理", page, StringComparison.Ordinal);

        var shadow = await db.Users.AsNoTracking().SingleAsync(u => u.UserName == "shadow", Ct);
        await admin.PostAsync($"/Settings/People/Edit/{shadow.Id}?handler=ResetPassword");
        await admin.PostAsync($"/Settings/People/Edit/{shadow.Id}", [("Input.DisplayName", "影示例"), ("Input.Email", "evil@demo.invalid"), .. body]);
        await admin.PostAsync($"/Settings/People/Edit/{shadow.Id}", [("Input.DisplayName", "影子"), ("Input.Email", "evil@demo.invalid"), .. body]);
        await admin.PostAsync($"/Settings/People/Edit/{app.People[Liaison].Id}", [("Input.DisplayName", "联二"), ("Input.Email", "moved@demo.invalid"), .. body]);
        var mails = await db.Outbox.AsNoTracking().Where(m => m.RecipientKind == RecipientKind.Staff && m.Subject.StartsWith(Heading))
            .OrderBy(m => m.Id).ToListAsync(Ct);
        // Of what is done to one account the others are told.
        Assert.Equal(["liaison@demo.invalid", "liaison@demo.invalid", "liaison@demo.invalid", "evil@demo.invalid"], mails.Select(m => m.Address));
        Assert.Equal(
            ["影示例（shadow）的账号已开设", "影示例（shadow）的密码已重置", "影示例（shadow）的电子邮箱已更改", $"联二（{Liaison}）的电子邮箱已更改"],
            mails.Select(m => m.Body.Split("账号或电话：")[1].Split('。')[0]));
    }

    [Fact]
    public async Task One_of_them_who_is_the_administrator_too_tells_nobody()
    {
        await using var app = await TestApp.StartAsync();
        await using var db = app.OpenDatabase();
        var liaison = app.People!.Liaison.Id;
        var role = await db.Roles.Where(r => r.Name == Roles.Liaison).Select(r => r.Id).SingleAsync(Ct);
        await db.Users.Where(u => u.UserName == Administrator).ExecuteUpdateAsync(s => s.SetProperty(u => u.BureauId, liaison), Ct);
        db.UserRoles.Add(new() { UserId = app.People[Administrator].Id, RoleId = role });
        await db.SaveChangesAsync(Ct);
        var admin = await app.SignInAsync(Administrator);
        await admin.PostAsync("/Settings/People/Create", [("Input.DisplayName", "新示例"), ("Input.UserName", "another"),
            ("Input.BureauId", liaison.ToString()), ("Input.Roles", Roles.Liaison)]);
        Assert.True(await db.Users.AnyAsync(u => u.UserName == "another", Ct));
        Assert.DoesNotContain(OnPage, (await (await app.SignInAsync(Liaison)).GetAsync("/")).Shown().Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_administrator_who_moves_into_the_body_takes_its_role_and_goes_again_is_told_at_every_step()
    {
        await using var app = await TestApp.StartAsync();
        var (admin, self) = (await app.SignInAsync(Administrator), $"/Settings/People/Edit/{app.People![Administrator].Id}");
        await using var db = app.OpenDatabase();
        var person = await db.Users.AsNoTracking().SingleAsync(u => u.UserName == Administrator, Ct);
        async Task MoveAsync(Guid bureau, params string[] roles) => await admin.PostAsync(
            self, [("Input.DisplayName", person.DisplayName), ("Input.BureauId", bureau.ToString()), .. roles.Select(r => ("Input.Roles", r))]);
        await MoveAsync(app.People.Liaison.Id, Roles.Administrator);
        await MoveAsync(app.People.Liaison.Id, Roles.Administrator, Roles.Liaison);
        Assert.Equal(app.People.Liaison.Id, await db.Users.Where(u => u.UserName == Administrator).Select(u => u.BureauId).SingleAsync(Ct));
        var page = (await (await app.SignInAsync(Liaison)).GetAsync("/")).Shown().Html;
        Assert.Contains("调入了代联工委", page, StringComparison.Ordinal);
        Assert.Contains("担任了代表联络人员", page, StringComparison.Ordinal);
        await MoveAsync(app.People.Industry.Id, Roles.Administrator);
        Assert.Contains("调出了代联工委，不再担任代表联络人员", (await (await app.SignInAsync(Liaison)).GetAsync("/")).Shown().Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_telephone_of_theirs_that_an_administrator_changes_is_told_to_them_and_given_to_deputies()
    {
        await using var app = await TestApp.StartAsync();
        var admin = await app.SignInAsync(TestPeople.UserName(Roles.Administrator));
        await using var db = app.OpenDatabase();
        var body = await db.Bureaus.AsNoTracking().SingleAsync(b => b.Id == app.People!.Liaison.Id, Ct);
        (string, string)[] form = [("Input.Name", body.Name), ("Input.ShortName", body.ShortName), ("Input.Kind", "LiaisonBody"), ("Input.TemplateProfile", body.TemplateProfile)];
        (await admin.PostAsync($"/Settings/Bureaus/Edit/{body.Id}", [.. form, ("Input.Phone", "打这里")])).Refused("联系电话只能用数字");
        await admin.PostAsync($"/Settings/Bureaus/Edit/{body.Id}", [.. form, ("Input.Phone", "029-00000020")]);
        Assert.Equal("029-00000020", await db.Bureaus.Where(b => b.Id == body.Id).Select(b => b.Phone).SingleAsync(Ct));
        var page = (await (await app.SignInAsync(Liaison)).GetAsync("/")).Shown().Html;
        Assert.Contains(OnPage, page, StringComparison.Ordinal);
        Assert.Contains("的联系电话改为 029-00000020", page, StringComparison.Ordinal);
    }
}
