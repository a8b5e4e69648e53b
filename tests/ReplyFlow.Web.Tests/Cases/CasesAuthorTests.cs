using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Web.Tests.App;

namespace ReplyFlow.Web.Tests.Cases;

public sealed class CasesAuthorTests
{
    [Fact]
    public async Task A_drafter_who_heads_the_division_is_not_offered_their_own_draft_and_reads_who_can()
    {
        await using var story = await CaseStory.StartAtAsync("divisionReview", coHandler: false);
        await GiveAsync(story, "drafter", Roles.DivisionHead);
        var item = await story.ItemAsync("divisionReview");
        var drafter = await story.AsRoleAsync(Roles.Drafter);
        var inbox = Read(await drafter.GetAsync("/"));
        Assert.DoesNotContain($"/work/{item.Id}", inbox, StringComparison.Ordinal);
        Assert.Contains("有 1 项须由他人办理", inbox, StringComparison.Ordinal);
        Assert.Contains("本步骤可由处五办理", inbox, StringComparison.Ordinal);
        var refused = await drafter.GetAsync($"/work/{item.Id}");
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Contains("起草或提交复函的人不能审核", WebUtility.HtmlDecode(refused.Html), StringComparison.Ordinal);
        var posted = await drafter.PostAsync($"/work/{item.Id}", [.. story.Fields(item), ("Input.Outcome", "Approve"), ("Input.Comment", "")]);
        Assert.Equal(HttpStatusCode.Forbidden, posted.Status);
        Assert.Equal(item.Id, (await story.ItemAsync("divisionReview")).Id);

        // The head goes: the office is told, and nobody else.
        await using (var db = story.App.OpenDatabase())
            await db.Users.Where(u => u.UserName == TestPeople.UserName(Roles.DivisionHead)).ExecuteUpdateAsync(s => s.SetProperty(u => u.IsActive, false));
        Assert.Contains("现在没有别人能办这一步", Read(await drafter.GetAsync("/")), StringComparison.Ordinal);
        Assert.Contains("有 1 项审核、签发无人能办", Read(await (await story.AsRoleAsync(Roles.BureauOffice)).GetAsync("/")), StringComparison.Ordinal);
        Assert.DoesNotContain("无人能办", Read(await (await story.AsAsync(TestPeople.OtherOffice)).GetAsync("/")), StringComparison.Ordinal);
        Assert.Contains("只有起草人本人", Read(await (await story.AsRoleAsync(Roles.Administrator)).GetAsync("/Settings/Health")), StringComparison.Ordinal);
    }

    private static async Task GiveAsync(CaseStory story, string user, string role)
    {
        await using var db = story.App.OpenDatabase();
        var roleId = await db.Roles.Where(r => r.Name == role).Select(r => r.Id).SingleAsync();
        db.UserRoles.Add(new IdentityUserRole<Guid> { UserId = story.App.People![user].Id, RoleId = roleId });
        await db.SaveChangesAsync();
    }

    private static string Read(Answer answer) => WebUtility.HtmlDecode(answer.Shown().Html);
}
