using System.Text;
using System.Text.RegularExpressions;
using ExcelDataReader;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Accounts;
using ReplyFlow.Application.Administration.Importing;
using ReplyFlow.Application.Suggestions.Importing;
using ReplyFlow.Data.Model;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Testing.Data.Product;
using ReplyFlow.Web.Tests.App;

namespace ReplyFlow.Web.Tests.Settings;

/// <summary>Lists of bodies and of people: what is read, refused, and left alone.</summary>
public sealed class DirectoryImportTests
{
    /// <summary>The reader of workbooks asks for an old code page, which the product registers when it first reads one.</summary>
    static DirectoryImportTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Fact]
    public async Task A_city_of_sixty_bureaus_is_imported_with_its_divisions_and_its_people()
    {
        await using var app = await TestApp.StartAsync();
        var bodies = DirectoryFile.ReadBodies("单位.csv", Encoding.UTF8.GetBytes("单位全称,单位简称,机关代字,抄送方式,处室\n" + string.Concat(
            Enumerable.Range(1, 60).Select(i => $"示例市第{i}局,市{i}局,示{i}函,{(i == 60 ? "纸质" : "")},办公室、业务处\n"))));
        var admin = await app.Services.ActorAsync(TestPeople.UserName(Roles.Administrator));
        var (before, beforeUsers) = await CountAsync(app);
        Assert.Equal((false, true), Of(await BodiesAsync(app, bodies, dryRun: true)));
        Assert.Equal((before, beforeUsers), await CountAsync(app));
        Assert.True((await BodiesAsync(app, bodies)).Done);
        var people = DirectoryFile.ReadPeople("人员.csv", Encoding.UTF8.GetBytes("单位,处室,姓名,登录名,岗位\n" + string.Concat(Enumerable.Range(1, 60).Select(i =>
            $"市{i}局,,示例甲{i},bangong{i},办公室、主要领导\n示例市第{i}局,业务处,示例乙{i},jingban{i},经办人\n"))));
        Assert.Equal((false, true), Of(await app.Services.InScopeAsync(s => People(s).CheckAsync(admin, people, default))));
        var (report, passwords) = await app.Services.InScopeAsync(s => People(s).RunAsync(admin, people, default));
        Assert.Equal((true, 120), (report.Done, passwords.Count));
        Assert.Equal((before + 60, beforeUsers + 120), await CountAsync(app));
        await using var db = app.OpenDatabase();
        var user = await db.Users.Include(u => u.Bureau).Include(u => u.Division).SingleAsync(u => u.UserName == "jingban7", TestContext.Current.CancellationToken);
        Assert.Equal(("示例乙7", "示例市第7局", "业务处", true), (user.DisplayName, user.Bureau!.Name, user.Division!.Name, user.MustChangePassword));
        var password = passwords.Single(p => p.UserName == "jingban7").Password;
        Assert.True(await app.Services.InScopeAsync(s => Task.FromResult(s.GetRequiredService<Passwords>().Verify(user.PasswordHash, password))));
        Assert.Equal(user.Id, (await app.Services.InScopeAsync(s => s.GetRequiredService<UserManager<AppUser>>().FindByNameAsync("JINGBAN7")))!.Id);
        Assert.Equal([Roles.BureauOffice, Roles.Signatory], (await app.Services.ActorAsync("bangong7")).Roles.Order());
        Assert.True(await db.Bureaus.Where(b => b.Name == "示例市第60局").Select(b => b.PaperOnly).SingleAsync(TestContext.Current.CancellationToken));
        Assert.Equal(Bureau.GenericProfile, await db.Bureaus.Where(b => b.Name == "示例市第60局").Select(b => b.TemplateProfile).SingleAsync(TestContext.Current.CancellationToken));
        (report, passwords) = await app.Services.InScopeAsync(s => People(s).RunAsync(admin, people, default));
        Assert.All(report.Lines, l => Assert.Equal("已有账号，不改动", l.Message));
        Assert.Empty(passwords);
        Assert.All((await BodiesAsync(app, bodies)).Lines, l => Assert.Equal("已有，不改动", l.Message));
    }

    [Theory]
    [InlineData("没有的局,,示例甲,jia,办公室", "没有“没有的局”这个单位")]
    [InlineData("市工信局,没有的处,示例甲,jia,经办人", "没有“没有的处”这个处室")]
    [InlineData("市工信局,,示例甲,jia,处长", "没有“处长”这个岗位，可用的：系统管理员")]
    [InlineData("市工信局,,示例甲,jia,交办人员", "“交办人员”不能设在市工信局")]
    [InlineData("市工信局,,示例甲,jia,经办人", "“经办人”须属于一个处室")]
    [InlineData("市工信局,,示例甲,j a,办公室", "登录名只能用文字")]
    [InlineData("市工信局,,示例甲,drafter,办公室", "登录名“drafter”已是")]
    [InlineData("市工信局,,,jia,办公室", "请填写姓名")]
    [InlineData("市工信局,,示例甲,SHILIBING,办公室", "与第 2 行的登录名相同")]
    public async Task A_wrong_row_is_named_and_nobody_is_taken_in(string wrong, string why)
    {
        await using var app = await TestApp.StartAsync();
        var before = await CountAsync(app);
        var admin = await app.Services.ActorAsync(TestPeople.UserName(Roles.Administrator));
        var rows = DirectoryFile.ReadPeople("人员.csv", Encoding.UTF8.GetBytes($"单位,处室,姓名,登录名,岗位\n市工信局,,示例丙,shilibing,办公室\n{wrong}\n"));
        var (report, passwords) = await app.Services.InScopeAsync(s => People(s).RunAsync(admin, rows, default));
        Assert.False(report.Done);
        var line = Assert.Single(report.Lines, l => !l.Ok);
        Assert.Equal(3, line.Row);
        Assert.Contains(why, line.Message, StringComparison.Ordinal);
        Assert.Empty(passwords);
        Assert.Equal(before, await CountAsync(app));
    }

    [Fact]
    public async Task A_body_that_differs_is_left_alone_and_said_so_and_lacks_no_division_after()
    {
        await using var app = await TestApp.StartAsync();
        await using var db = app.OpenDatabase();
        var bureau = await db.Bureaus.AsNoTracking().FirstAsync(b => b.SeriesPrefix != "", TestContext.Current.CancellationToken);
        var report = await BodiesAsync(app, DirectoryFile.ReadBodies("单位.csv", Encoding.UTF8.GetBytes($"单位全称,单位简称,机关代字,处室\n{bureau.Name},别的简称,,新设处\n")));
        Assert.True(report.Done);
        Assert.Equal(("已有，不改动；新增处室：新设处", $"简称现在是“{bureau.ShortName}”，表里是“别的简称”。需要更改的，请到“单位与处室”中改。"), (report.Lines[0].Message, report.Lines[0].Warning));
        Assert.Equal(bureau.ShortName, await db.Bureaus.Where(b => b.Id == bureau.Id).Select(b => b.ShortName).SingleAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_samples_can_be_imported_as_they_are_and_keep_what_is_typed_as_text()
    {
        await using var app = await TestApp.StartAsync();
        var browser = await app.SignInAsync(TestPeople.UserName(Roles.Administrator));
        var (bodies, people) = (await SampleAsync("Bureaus"), await SampleAsync("People"));
        Assert.True((await BodiesAsync(app, DirectoryFile.ReadBodies("单位.xlsx", bodies))).Done);
        var admin = await app.Services.ActorAsync(TestPeople.UserName(Roles.Administrator));
        var (report, passwords) = await app.Services.InScopeAsync(s => People(s).RunAsync(admin, DirectoryFile.ReadPeople("人员.xlsx", people), default));
        Assert.True(report.Done, string.Join('\n', report.Lines.Select(l => l.Message)));
        Assert.Equal(report.Lines.Count, passwords.Count);

        async Task<byte[]> SampleAsync(string of)
        {
            var sample = await browser.Client.GetByteArrayAsync($"/Settings/{of}/Import?handler=Sample", TestContext.Current.CancellationToken);
            using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(sample));
            while (reader.Read() && reader.Depth < 400)
                if (reader.Depth > 0)
                    Assert.All(Enumerable.Range(0, reader.FieldCount), i => Assert.Equal("@", reader.GetNumberFormatString(i)));
            return sample;
        }
    }

    [Fact]
    public async Task A_file_is_looked_at_first_and_the_passwords_are_shown_once()
    {
        await using var app = await TestApp.StartAsync();
        var browser = await app.SignInAsync(TestPeople.UserName(Roles.Administrator));
        var page = await browser.GetAsync("/Settings/People/Import");
        using var form = new MultipartFormDataContent
        {
            { new StringContent(Browser.Token(page.Html)), "__RequestVerificationToken" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes($"单位,处室,姓名,登录名,岗位\n{app.People!.Industry.ShortName},,示例丙,shilibing,办公室\n")), "Input.File", "人员.csv" },
        };
        var looked = (await Answer.OfAsync(await browser.Client.PostAsync("/Settings/People/Import", form))).Shown().Html;
        Assert.Contains("还没有导入，请先核对", looked, StringComparison.Ordinal);
        var rows = System.Net.WebUtility.HtmlDecode(Regex.Match(looked, "name=\"Input.Rows\" value=\"([^\"]+)\"").Groups[1].Value);
        var shown = (await browser.PostAsync("/Settings/People/Import?handler=CarryOut", ("Input.Rows", rows))).Shown().Html;
        Assert.Contains("密码只在这里显示一次", shown, StringComparison.Ordinal);
        Assert.Matches($"示例丙</strong> <span[^>]*>{app.People!.Industry.ShortName}<", System.Net.WebUtility.HtmlDecode(shown));
        var password = Regex.Match(shown, "class=\"secret\">([^<]+)<").Groups[1].Value;
        var first = await app.Browser().TrySignInAsync("shilibing", password);
        Assert.Equal(System.Net.HttpStatusCode.Redirect, first.Status);
        Assert.Contains("都已有账号", (await browser.GetAsync((await browser.PostAsync("/Settings/People/Import?handler=CarryOut", ("Input.Rows", rows))).Location)).Html, StringComparison.Ordinal);
    }

    private static ImportPeople People(IServiceProvider services) => services.GetRequiredService<ImportPeople>();

    private static (bool, bool) Of(ImportReport report) => (report.Done, report.IsRight);

    private static async Task<ImportReport> BodiesAsync(TestApp app, IReadOnlyList<BodyRow> rows, bool dryRun = false)
    {
        var admin = await app.Services.ActorAsync(TestPeople.UserName(Roles.Administrator));
        return await app.Services.InScopeAsync(s => s.GetRequiredService<ImportBodies>().RunAsync(admin, rows, dryRun, default));
    }

    private static async Task<(int Bureaus, int Users)> CountAsync(TestApp app)
    {
        await using var db = app.OpenDatabase();
        return (await db.Bureaus.CountAsync(TestContext.Current.CancellationToken), await db.Users.CountAsync(TestContext.Current.CancellationToken));
    }
}
