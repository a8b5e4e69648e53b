using System.Net;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Web.Tests.App;
using ReplyFlow.Web.Tests.Drafts;

namespace ReplyFlow.Web.Tests.Letters;

/// <summary>Beside its pages a letter is there as text at reading size, and what changed is marked in both.</summary>
public sealed class LetterViewTests
{
    [Fact]
    public async Task What_changed_since_the_version_before_is_marked_in_the_text_and_on_the_pages()
    {
        var scene = await DraftScene.SetAsync();
        await using var app = scene.App;
        await scene.WalkAsync("divisionReview");
        await scene.ReturnAsync("请写明处数。");
        var drafter = await app.SignInAsync(TestPeople.UserName(Roles.Drafter));
        var changed = DraftScene.Good with { Body = DraftScene.Good.Body.Replace("两处试点", "三处试点", StringComparison.Ordinal) };
        await drafter.PostAsync($"{scene.Editor}?handler=Submit", await scene.FieldsAsync(changed, outcome: "Submit"));
        await using var db = app.OpenDatabase();
        var item = await db.WorkItems.Where(w => w.CaseId == scene.CaseId && w.Status == WorkItemStatus.Open).Select(w => w.Id).SingleAsync(TestContext.Current.CancellationToken);
        var head = await app.SignInAsync(TestPeople.UserName(Roles.DivisionHead));
        foreach (var address in new[] { $"/work/{item}", $"/cases/{scene.CaseId}/versions/2" })
        {
            var html = WebUtility.HtmlDecode((await head.GetAsync(address)).Shown().Html);
            var view = html[html.IndexOf("class=\"letter-view\"", StringComparison.Ordinal)..];
            Assert.Contains("<del>两</del><ins>三</ins>处试点", view, StringComparison.Ordinal);
            Assert.Contains("class=\"changed\"", view, StringComparison.Ordinal);
            Assert.Contains("<p>申某代表：</p>", view, StringComparison.Ordinal);
        }
        var first = (await head.GetAsync($"/cases/{scene.CaseId}/versions/1")).Shown().Html;
        Assert.DoesNotContain("class=\"changed\"", first, StringComparison.Ordinal);
        Assert.Contains("<p>一、已开展的工作</p>", WebUtility.HtmlDecode(first), StringComparison.Ordinal);
    }
}
