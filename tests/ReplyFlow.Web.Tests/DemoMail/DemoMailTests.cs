using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ReplyFlow.Application.Messages;
using ReplyFlow.Application.Messages.Mail;
using ReplyFlow.Data.Settings;
using ReplyFlow.Web.Tests.App;

namespace ReplyFlow.Web.Tests.DemoMail;

/// <summary>本机邮件夹: in the demo the mails as their readers would see them, in every other installation nothing.</summary>
public sealed class DemoMailTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/demo/mail")]
    [InlineData("/demo/mail/{0}")]
    [InlineData("/demo/mail/{0}?handler=File&no=0")]
    public async Task An_installation_that_is_not_the_demo_has_no_such_page_for_anybody(string page)
    {
        await using var app = await TestApp.StartAsync();
        var mail = await SampleMail.SendAsync(app, "写给代表的信。");
        foreach (var visitor in Authorisation.Visitors.SignedIn)
        {
            var answer = await (await app.SignInAsync(visitor)).GetAsync(string.Format(page, mail));
            Assert.Equal(HttpStatusCode.NotFound, answer.Status);
            Assert.DoesNotContain("写给代表的信", WebUtility.HtmlDecode(answer.Html));
        }
        Assert.DoesNotContain("/demo/mail", (await (await app.SignInAsync(TestPeople.OtherOffice)).GetAsync("/")).Html);
    }

    [Fact]
    public async Task With_a_mail_server_even_the_demo_has_none()
    {
        await using var app = await TestApp.StartWithAsync(services =>
            services.Replace(ServiceDescriptor.Singleton<IMailTransport>(new SmtpTransport(new MailOptions { Transport = "smtp", Host = "127.0.0.1" }))));
        await MarkAsync(app);
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignInAsync(TestPeople.OtherOffice)).GetAsync("/demo/mail")).Status);
    }

    [Fact]
    public async Task The_demo_shows_the_newest_mail_first_as_its_reader_sees_it_with_what_is_attached()
    {
        await using var app = await TestApp.StartAsync();
        await MarkAsync(app);
        await SampleMail.SendAsync(app, "早的一封。", "早的<b>");
        await Task.Delay(20, Ct);
        var mail = await SampleMail.SendAsync(app, "祝示例代表：\n\n打开下面的网址：\nhttp://localhost:5080/d/abc", "晚的");
        var browser = await app.SignInAsync(TestPeople.OtherOffice);
        var list = (await browser.GetAsync("/demo/mail")).Html;
        Assert.InRange(list.IndexOf("晚的", StringComparison.Ordinal), 0, list.IndexOf("早的&lt;b&gt;", StringComparison.Ordinal));
        var page = WebUtility.HtmlDecode((await browser.GetAsync($"/demo/mail/{mail}")).Html);
        foreach (var part in new[] { "示例局", "祝示例代表", "deputy@demo.invalid", "复函.pdf", "<a href=\"http://localhost:5080/d/abc\"" })
            Assert.Contains(part, page);
        var file = await browser.Client.GetAsync($"/demo/mail/{mail}?handler=File&no=0", Ct);
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal(SampleMail.Pdf, await file.Content.ReadAsByteArrayAsync(Ct));
        Assert.Contains("/demo/mail", (await browser.GetAsync("/")).Html);
    }

    [Theory]
    [InlineData("/demo/mail/..%2f..%2freplyflow.db")]
    [InlineData("/demo/mail/7b0f5a52-58a7-4a59-9a4e-6a3f1f6c2a11")]
    public async Task Nothing_but_mails_is_read(string page)
    {
        await using var app = await TestApp.StartAsync();
        await MarkAsync(app);
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignInAsync(TestPeople.OtherOffice)).GetAsync(page)).Status);
    }

    private static async Task MarkAsync(TestApp app)
    {
        await using var db = app.OpenDatabase();
        db.Settings.Add(new Setting { Name = DemoMailbox.SettingName, Value = "示例" });
        await db.SaveChangesAsync(Ct);
    }
}
