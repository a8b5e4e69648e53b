using System.Net;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Domain.Attachments;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Web.Tests.App;
using ReplyFlow.Web.Tests.Attachments;
using ReplyFlow.Web.Tests.Cases;

namespace ReplyFlow.Web.Tests.Drafts;

/// <summary>Files of drafts and of requests for more time: added, seen by whom they concern and by nobody else, removed and taken back.</summary>
public sealed class DraftFilesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_drafter_s_files_stand_beside_the_draft_and_before_its_readers_and_are_removed_and_taken_back()
    {
        await using var story = await CaseStory.StartAsync();
        await story.RegisterAsync();
        await story.GoToAsync("coHandling");
        var drafter = await story.AsRoleAsync(Roles.Drafter);
        var files = $"/drafts/{story.CaseId}/files";
        (await Upload.PostAsync(drafter, $"{files}?handler=Add", [], ("测算.pdf", Upload.Pdf), ("现场.png", Upload.Png))).LedTo(files);
        Assert.Equal(HttpStatusCode.BadRequest, (await Upload.PostAsync(drafter, $"{files}?handler=Add", [], ("脚本.pdf", "<script>"u8.ToArray()))).Status);
        Assert.Contains(">测算.pdf</a>", (await drafter.GetAsync($"/drafts/{story.CaseId}")).Shown().Html, StringComparison.Ordinal);

        await using var db = story.App.OpenDatabase();
        var picture = await db.Attachments.AsNoTracking().SingleAsync(a => a.Name == "现场.png", Ct);
        Assert.Equal((AttachmentSubject.Draft, story.CaseId), (picture.Subject, picture.SubjectId));
        await drafter.PostAsync($"{files}?handler=Remove", ("file", picture.Id.ToString()));
        Assert.DoesNotContain(">现场.png</a>", (await drafter.GetAsync($"/drafts/{story.CaseId}")).Shown().Html, StringComparison.Ordinal);
        Assert.Contains("撤销移除", (await drafter.GetAsync(files)).Shown().Html, StringComparison.Ordinal);
        await drafter.PostAsync($"{files}?handler=Restore", ("file", picture.Id.ToString()));
        await drafter.PostAsync($"{files}?handler=Restore", ("file", picture.Id.ToString()));
        Assert.Single(await db.Attachments.AsNoTracking().Where(a => a.Name == "现场.png" && a.StruckAt == null).ToListAsync(Ct));
        Assert.DoesNotContain("撤销移除", (await drafter.GetAsync(files)).Shown().Html, StringComparison.Ordinal);

        // Drafts are the lead bureau's own.
        foreach (var outside in new[] { TestPeople.UserName(Roles.Liaison), TestPeople.OtherOffice })
        {
            Assert.DoesNotContain("测算.pdf", await story.CaseHtmlAsync(outside), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.NotFound, (await (await story.AsAsync(outside)).GetAsync($"/attachments/{picture.Id}")).Status);
        }
        await story.GoToAsync("divisionReview");
        Assert.Contains(">测算.pdf</a>", (await (await story.AsRoleAsync(Roles.DivisionHead)).GetAsync($"/work/{(await story.ItemAsync("divisionReview")).Id}")).Shown().Html, StringComparison.Ordinal);
        // What was handed on stays as it was seen.
        Assert.DoesNotContain("移除", (await drafter.GetAsync(files)).Shown().Html, StringComparison.Ordinal);
        await drafter.PostAsync($"{files}?handler=Remove", ("file", (await db.Attachments.SingleAsync(a => a.Name == "测算.pdf", Ct)).Id.ToString()));
        Assert.Null((await db.Attachments.AsNoTracking().SingleAsync(a => a.Name == "测算.pdf", Ct)).StruckAt);
    }

    [Fact]
    public async Task A_request_for_more_time_comes_with_its_files()
    {
        await using var story = await CaseStory.StartAsync();
        await story.RegisterAsync();
        await story.GoToAsync("coHandling");
        await using var db = story.App.OpenDatabase();
        var until = (await db.Cases.Where(c => c.Id == story.CaseId).Select(c => c.Due.On).SingleAsync(Ct))!.Value.AddDays(20);
        (await Upload.PostAsync(await story.AsRoleAsync(Roles.BureauOffice), $"/cases/{story.CaseId}/extension",
            [("Input.Until", until.ToString("yyyy-MM-dd")), ("Input.Reason", "需要实地试点。")], ("试点方案.pdf", Upload.Pdf))).LedTo($"/cases/{story.CaseId}");
        var office = await story.AsRoleAsync(Roles.Dispatcher);
        Assert.Contains(">试点方案.pdf</a>", (await office.GetAsync($"/work/{(await story.ItemAsync("extensionDecision")).Id}")).Shown().Html, StringComparison.Ordinal);
        Assert.Contains(">试点方案.pdf</a>", await story.CaseHtmlAsync(TestPeople.UserName(Roles.BureauOffice)), StringComparison.Ordinal);
        Assert.DoesNotContain("试点方案.pdf", await story.CaseHtmlAsync(TestPeople.OtherOffice), StringComparison.Ordinal);
    }
}
