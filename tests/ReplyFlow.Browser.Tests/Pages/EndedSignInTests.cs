using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using ReplyFlow.Browser.Tests.Journey;
using ReplyFlow.Browser.Tests.Product;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Browser.Tests.Pages;

/// <summary>What is typed is not lost: not by leaving the page, and not with the sign-in.</summary>
[Collection("Pages of the built product")]
public sealed class EndedSignInTests
{
    [Fact]
    public async Task A_half_written_comment_is_asked_about_and_comes_back_after_the_sign_in_has_ended()
    {
        await using var chromium = await Chromium.StartAsync();
        await using var installation = await Installation.CreateAsync(cases: 14);
        await using var product = await ProductProcess.StartAsync(installation.Folder);
        await using var db = installation.Open();
        var (work, office) = await (from w in db.WorkItems
                                    where w.Status == WorkItemStatus.Open && w.Kind == StepKinds.Accept
                                    from u in db.Users
                                    where u.BureauId == w.BureauId && db.UserRoles.Any(r => r.UserId == u.Id && db.Roles.Any(x => x.Id == r.RoleId && x.Name == w.Role))
                                    select ValueTuple.Create(w.Id, u.UserName!)).FirstAsync(TestContext.Current.CancellationToken);
        await using var person = await Person.SignInAsync(chromium.Browser, product.Address, office, installation.Password);
        var (page, asked) = (person.Page, new List<string>());
        page.Dialog += (_, dialog) =>
        {
            asked.Add(dialog.Type);
            _ = dialog.AcceptAsync();
        };

        await person.GoAsync($"/work/{work}");
        await page.Locator("#Input_Comment").PressSequentiallyAsync("示例：请示有关处室意见");
        await person.GoAsync("/");
        Assert.Equal([DialogType.BeforeUnload], asked);

        await person.GoAsync($"/work/{work}");
        await page.Locator("#Input_Comment").PressSequentiallyAsync("示例：请示有关处室意见");
        await page.Context.ClearCookiesAsync(new() { Name = "ReplyFlow.SignIn" });
        await page.Locator(".decide-actions button").First.ClickAsync();
        await page.WaitForURLAsync("**/Account/Login**");
        Assert.Equal([DialogType.BeforeUnload], asked);
        await Assertions.Expect(page.Locator(".note")).ToContainTextAsync("刚才填写的内容没有丢");
        await person.LookAsync("sign-in-again");
        await page.GetByLabel("登录名").FillAsync(office);
        await page.GetByLabel("密码").FillAsync(installation.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "登录", Exact = true }).ClickAsync();
        await person.LeftAsync("/Account/Login");
        await Assertions.Expect(page.Locator("#Input_Comment")).ToHaveValueAsync("示例：请示有关处室意见");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("还没有提交");
        await person.LookAsync("form-again");
        await person.GoAsync("/");
        Assert.Equal([DialogType.BeforeUnload, DialogType.BeforeUnload], asked);
    }
}
