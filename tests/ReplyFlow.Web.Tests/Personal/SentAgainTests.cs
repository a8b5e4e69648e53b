using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MimeKit;
using ReplyFlow.Application.Messages.Mail;
using ReplyFlow.Application.Messages.Outbox;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Suggestions;
using ReplyFlow.Testing.Smtp;
using ReplyFlow.Web.Tests.App;
using ReplyFlow.Web.Tests.Cases;

namespace ReplyFlow.Web.Tests.Personal;

/// <summary>From the office's button through a mail server to the deputy's page, and what the mail before leads to then.</summary>
public sealed class SentAgainTests
{
    private const string Phone = "00000006";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_link_of_a_mail_that_was_sent_again_opens_and_the_one_before_says_whom_to_telephone()
    {
        await using var server = new SmtpServer();
        await using var story = await StoryAsync(server);
        var first = await SendAsync(story, server);
        var office = await story.AsRoleAsync(Roles.BureauOffice);
        await using var db = story.App.OpenDatabase();
        var message = await db.Outbox.Where(m => m.CaseId == story.CaseId && m.RecipientKind == RecipientKind.Deputy && m.LetterId != null).Select(m => m.Id).SingleAsync(Ct);
        story.App.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.Redirect, (await office.PostAsync($"/delivery/messages/{message}?handler=Resend", ("Input.Address", CaseStory.Email))).Status);
        var second = await SendAsync(story, server);
        Assert.NotEqual(first, second);

        var deputy = story.App.Browser();
        var page = await deputy.GetAsync(second);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains($"{CaseStory.Deputy}代表，您好", Decoded(page));
        var dead = await deputy.GetAsync(first);
        Assert.Equal(HttpStatusCode.Gone, dead.Status);
        Assert.Contains("已经换成新的", Decoded(dead));
        Assert.Contains($"<a href=\"tel:{Phone}\">{Phone}</a>", Decoded(dead));
        Assert.Contains($"<a href=\"tel:{Phone}\">{Phone}</a>", Decoded(await deputy.GetAsync($"{first}/file")));
    }

    [Fact]
    public async Task What_an_office_entered_leaves_the_deputy_the_button_that_says_it_has_arrived()
    {
        await using var server = new SmtpServer();
        await using var story = await StoryAsync(server);
        var link = await SendAsync(story, server);
        await story.EnterAsync(await story.ItemAsync("feedback"), "Satisfied", "");
        var page = Decoded(await story.App.Browser().GetAsync(link));
        Assert.Contains("代录", page);
        Assert.Contains("我已收到", page);
        await story.App.Browser().SendAsync($"{link}?handler=Received");
        await using var db = story.App.OpenDatabase();
        Assert.NotNull((await db.PersonalLinks.SingleAsync(Ct)).ConfirmedAt);
    }

    private static async Task<CaseStory> StoryAsync(SmtpServer server)
    {
        var app = await TestApp.StartWithAsync(services => services.Replace(ServiceDescriptor.Singleton<IMailTransport>(
            new SmtpTransport(new MailOptions { Transport = "smtp", Host = "127.0.0.1", Port = server.Port, Tls = MailTls.None }))));
        await using (var db = app.OpenDatabase())
        {
            db.Sessions.Add(new CongressSession { Name = CaseStory.Session, OpensOn = new DateOnly(2026, 2, 1) });
            await db.SaveChangesAsync(Ct);
        }
        var story = new CaseStory(app);
        await story.RegisterAsync();
        await story.GoToAsync("feedback");
        return story;
    }

    /// <summary>Sends what is queued; gives the path of the personal page that the deputy's newest mail names.</summary>
    private static async Task<string> SendAsync(CaseStory story, SmtpServer server)
    {
        await story.App.Services.GetRequiredService<OutboxDispatcher>().RunAsync(Ct);
        var mails = server.Received.Where(m => m.To.Contains(CaseStory.Email)).Select(m => MimeMessage.Load(new MemoryStream(Encoding.Latin1.GetBytes(m.Data)), Ct));
        var words = mails.Last().TextBody ?? "";
        return $"/d/{LinkMask.Tokens(words).First()}";
    }

    private static string Decoded(Answer answer) => WebUtility.HtmlDecode(answer.Html);
}
