using System.Net;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Web.Tests.App;
using ReplyFlow.Web.Tests.Drafts;

namespace ReplyFlow.Web.Tests.Personal;

/// <summary>Two answers that contradict each other, on the pages of those whom it concerns.</summary>
public sealed class ConflictPagesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_comes_by_paper_beside_an_entry_of_the_liaison_body_is_said_to_whoever_gave_it_and_shown_to_the_liaison_body()
    {
        var scene = await DraftScene.SetAsync(email: "deputy@example.invalid");
        var letter = await scene.IssueAsync();
        await using var app = scene.App;
        await using var db = app.OpenDatabase();
        var message = await db.Outbox.AsNoTracking().FirstAsync(m => m.RecipientKind == RecipientKind.Deputy && m.LetterId == letter, Ct);
        var paper = DeputyLink.NewToken();
        db.PersonalLinks.Add(new PersonalLink
        {
            LetterId = letter,
            DeputyId = message.DeputyId!.Value,
            Way = LinkWay.Paper,
            TokenSha256 = DeputyLink.HashOf(paper),
            IssuedAt = app.Clock.Now,
            ExpiresAt = app.Clock.Now + DeputyLink.Life,
        });
        await db.SaveChangesAsync(Ct);
        var deputy = app.Browser();
        (string, string)[] good = [("Input.Choices[0]", "满意"), ("Input.Choices[1]", "满意"), ("Input.Words", "路灯已经亮了。")];
        Assert.Equal(HttpStatusCode.Redirect, (await deputy.SendAsync($"/d/{paper}?handler=Answer", good)).Status);
        var first = await db.Feedback.Select(f => f.Id).SingleAsync(Ct);
        app.Clock.Advance(TimeSpan.FromMinutes(1));

        // 代联工委 asked the deputy, and enters in the place of what came by paper; the bureau's office is not asked to.
        (string, string)[] entry =
        [
            ("Input.Way", "Telephone"), ("Input.On", $"{BeijingTime.DateOf(app.Clock.Now):yyyy-MM-dd}"), ("Input.Who", "代联工委打给代表"), ("Input.Note", "代表说没有填过。"),
            ("Rows[0].DeputyId", $"{message.DeputyId}"), ("Rows[0].Seen", $"{first}"), ("Rows[0].Choices[0]", "满意"), ("Rows[0].Choices[1]", "不满意"),
            ("Rows[0].Words", "第三点没有答复。"),
        ];
        var answers = $"/cases/{message.CaseId}/answers";
        var office = await app.SignInAsync(TestPeople.UserName(Roles.BureauOffice));
        Assert.Contains("请代联工委同代表核实后再登记", WebUtility.HtmlDecode((await office.GetAsync(answers)).Shown().Html), StringComparison.Ordinal);
        (await office.PostAsync(answers, entry)).Refused("代表本人已经答复");
        var liaison = await app.SignInAsync("liaison");
        Assert.Contains("以登记的为准", WebUtility.HtmlDecode((await liaison.GetAsync(answers)).Shown().Html), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await liaison.PostAsync(answers, entry)).Status);
        app.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Contains("两份都会留着", WebUtility.HtmlDecode((await deputy.GetAsync($"/d/{paper}")).Html), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await deputy.SendAsync($"/d/{paper}?handler=Answer", good)).Status);
        var page = WebUtility.HtmlDecode((await deputy.GetAsync($"/d/{paper}")).Html);
        Assert.Contains("答复“满意”，已经留下", page, StringComparison.Ordinal);
        var inbox = WebUtility.HtmlDecode((await liaison.GetAsync("/")).Shown().Html);
        Assert.Contains("计入的：“不满意”，代录，电话，", inbox, StringComparison.Ordinal);
        Assert.Contains("没有计入的：“满意”，经纸质链接，", inbox, StringComparison.Ordinal);
        Assert.Contains("去登记", inbox, StringComparison.Ordinal);
        Assert.Contains("有冲突，没有计入", WebUtility.HtmlDecode((await liaison.GetAsync($"/cases/{message.CaseId}")).Shown().Html), StringComparison.Ordinal);
        (await office.PostAsync(answers, entry)).Refused("代联工委已经登记了");
    }
}
