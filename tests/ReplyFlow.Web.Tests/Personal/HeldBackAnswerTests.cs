using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Letters.Personal;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Web.Tests.Drafts;

namespace ReplyFlow.Web.Tests.Personal;

/// <summary>A link that may not take an answer's place says so before anything is read back, and what was typed stays.</summary>
public sealed class HeldBackAnswerTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_form_left_open_from_paper_is_refused_at_its_first_button_once_the_mail_was_answered()
    {
        var scene = await DraftScene.SetAsync(email: "deputy@example.invalid");
        var letter = await scene.IssueAsync();
        await using var app = scene.App;
        await using var db = scene.App.OpenDatabase();
        var message = await db.Outbox.AsNoTracking().FirstAsync(m => m.RecipientKind == RecipientKind.Deputy && m.LetterId == letter, Ct);
        await using var scope = scene.App.Services.CreateAsyncScope();
        var mail = await scope.ServiceProvider.GetRequiredService<LinkIssuer>().TokenAsync(message, _ => "", Ct);
        var paper = DeputyLink.NewToken();
        db.PersonalLinks.Add(new PersonalLink
        {
            LetterId = letter,
            DeputyId = message.DeputyId!.Value,
            Way = LinkWay.Paper,
            TokenSha256 = DeputyLink.HashOf(paper),
            IssuedAt = scene.App.Clock.Now,
            ExpiresAt = scene.App.Clock.Now + DeputyLink.Life,
        });
        await db.SaveChangesAsync(Ct);
        var browser = scene.App.Browser();
        (string, string)[] answer = [("Input.Choices[0]", "满意"), ("Input.Choices[1]", "满意"), ("Input.Words", "路灯已经亮了。")];
        var open = WebUtility.HtmlDecode((await browser.GetAsync($"/d/{paper}")).Html);
        Assert.Contains("下一步：核对", open, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SendAsync($"/d/{mail}?handler=Answer", answer)).Status);

        var refused = await browser.SendAsync($"/d/{paper}?handler=Check", answer);
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        var page = WebUtility.HtmlDecode(refused.Html);
        Assert.Contains("您已经用邮件里的链接答复过这份复函", page, StringComparison.Ordinal);
        Assert.Contains("路灯已经亮了。", page, StringComparison.Ordinal);
        Assert.DoesNotContain("请核对您的答复", page, StringComparison.Ordinal);
        Assert.Single(await db.Feedback.ToListAsync(Ct));
    }
}
