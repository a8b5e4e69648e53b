using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Web.Tests.App;
using ReplyFlow.Web.Tests.Cases;

namespace ReplyFlow.Web.Tests.Attachments;

/// <summary>Files come in with the forms they belong to, stand where they belong, and go out so that nothing in them can run.</summary>
public sealed class AttachmentPagesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Files_come_with_every_form_they_belong_to_and_stand_on_the_page_of_the_case()
    {
        await using var story = await CaseStory.StartAsync();
        var liaison = await story.AsRoleAsync(Roles.Liaison);
        var registered = await Upload.PostAsync(liaison, "/suggestions/register", Registration(), ("原件.pdf", Upload.Pdf), ("照片.png", Upload.Png));
        story.Take(Guid.Parse(registered.Location.Split('/')[2]));
        await story.GoToAsync("coHandling");
        var drafter = await story.AsRoleAsync(Roles.Drafter);
        (await Upload.PostAsync(drafter, $"/cases/{story.CaseId}/contact",
            [("Input.On", "2026-03-01"), ("Input.Phase", "During"), ("Input.Channel", "Visit"), ("Input.Summary", "走访")], ("纪要.pdf", Upload.Pdf)))
            .LedTo($"/cases/{story.CaseId}#contacts");
        var opinion = await story.ItemAsync("coHandling");
        (await Upload.PostAsync(await story.AsAsync(TestPeople.OtherOffice), $"/work/{opinion.Id}",
            [("Input.Text", "同意"), ("Input.Outcome", opinion.ReadOutcomes()[0].Name)], ("会办.pdf", Upload.Pdf))).LedTo("/");
        await story.GoToAsync("feedback");
        var office = await story.AsRoleAsync(Roles.BureauOffice);
        var delivered = await Upload.PostAsync(office, $"/delivery/messages/{await MessageAsync(story)}?handler=Offline",
            [("Input.Way", "hand"), ("Input.On", story.App.Clock.Today().ToString("yyyy-MM-dd")), ("Input.By", "办八")], ("签收单.png", Upload.Png));
        Assert.StartsWith("/letters/", delivered.Location, StringComparison.Ordinal);
        var item = await story.ItemAsync("feedback");
        (await Upload.PostAsync(office, $"/cases/{story.CaseId}/answers",
            [("Input.Way", "Paper"), ("Input.On", story.App.Clock.Today().ToString("yyyy-MM-dd")), ("Rows[0].DeputyId", Guid.Parse(item.Participant).ToString()),
                ("Rows[0].Choices[0]", "满意"), ("Rows[0].Choices[1]", "满意")], ("征询意见表.pdf", Upload.Pdf))).LedTo("/");

        var page = await story.CaseHtmlAsync(TestPeople.UserName(Roles.BureauOffice));
        foreach (var (section, name) in new[] { ("text", "原件.pdf"), ("text", "照片.png"), ("parts", "会办.pdf"), ("contacts", "纪要.pdf"), ("letters", "签收单.png"), ("feedback", "征询意见表.pdf") })
            Assert.Contains($">{name}</a>", Section(page, section), StringComparison.Ordinal);
        Assert.Contains("征询意见表的扫描件见附件", Section(page, "feedback"), StringComparison.Ordinal);
        // What the lead bureau wrote with the deputy is its own.
        var other = await story.CaseHtmlAsync(TestPeople.OtherOffice);
        Assert.Contains(">会办.pdf</a>", other, StringComparison.Ordinal);
        foreach (var hidden in new[] { "纪要.pdf", "签收单.png", "征询意见表.pdf" })
            Assert.DoesNotContain(hidden, other, StringComparison.Ordinal);
    }

    [Trait("Length", "Long")]
    [Fact]
    public async Task Who_accepts_advises_drafts_or_reviews_has_the_suggestion_s_files_before_them_and_from_the_drafter_on_the_opinions_too()
    {
        await using var story = await CaseStory.StartAsync();
        await RegisterAsync(story, secret: false, ("原件.pdf", Upload.Pdf));
        await story.GoToAsync("accept");
        var accept = await story.ItemAsync("accept");
        Assert.Contains(">原件.pdf</a>", (await (await story.AsRoleAsync(Roles.BureauOffice)).GetAsync($"/work/{accept.Id}")).Shown().Html, StringComparison.Ordinal);
        await story.GoToAsync("coHandling");
        var opinion = await story.ItemAsync("coHandling");
        var other = await story.AsAsync(TestPeople.OtherOffice);
        Assert.Contains(">原件.pdf</a>", (await other.GetAsync($"/work/{opinion.Id}")).Shown().Html, StringComparison.Ordinal);
        await Upload.PostAsync(other, $"/work/{opinion.Id}", [("Input.Text", "同意"), ("Input.Outcome", opinion.ReadOutcomes()[0].Name)], ("会办.pdf", Upload.Pdf));
        var editor = (await (await story.AsRoleAsync(Roles.Drafter)).GetAsync($"/drafts/{story.CaseId}")).Shown().Html;
        Assert.Contains(">原件.pdf</a>", editor, StringComparison.Ordinal);
        Assert.Contains(">会办.pdf</a>", editor, StringComparison.Ordinal);
        await Upload.PostAsync(await story.AsRoleAsync(Roles.Drafter), $"/cases/{story.CaseId}/contact",
            [("Input.On", "2026-03-01"), ("Input.Phase", "During"), ("Input.Channel", "Visit"), ("Input.Summary", "走访")], ("纪要.pdf", Upload.Pdf));
        foreach (var (step, role) in new[] { ("divisionReview", Roles.DivisionHead), ("signOff", Roles.Signatory) })
        {
            await story.GoToAsync(step);
            var page = (await (await story.AsRoleAsync(role)).GetAsync($"/work/{(await story.ItemAsync(step)).Id}")).Shown().Html;
            Assert.Contains(">原件.pdf</a>", page, StringComparison.Ordinal);
            Assert.Contains(">会办.pdf</a>", page, StringComparison.Ordinal);
            Assert.Contains(">纪要.pdf</a>", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Of_a_secret_deputy_s_suggestion_the_co_handling_bureau_gets_no_file()
    {
        await using var story = await CaseStory.StartAsync();
        await RegisterAsync(story, secret: true, ("原件.pdf", Upload.Pdf));
        await story.GoToAsync("coHandling");
        var opinion = await story.ItemAsync("coHandling");
        var page = (await (await story.AsAsync(TestPeople.OtherOffice)).GetAsync($"/work/{opinion.Id}")).Shown().Html;
        Assert.DoesNotContain("原件.pdf", page, StringComparison.Ordinal);
        Assert.DoesNotContain("建议附件", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_file_is_named_at_its_field_and_nothing_typed_is_lost()
    {
        await using var story = await CaseStory.StartAsync();
        var liaison = await story.AsRoleAsync(Roles.Liaison);
        var answer = await Upload.PostAsync(liaison, "/suggestions/register", Registration(), ("原件.pdf", Upload.Pdf), ("页面.png", "<html><script>alert(1)</script>"u8.ToArray()));
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        var page = WebUtility.HtmlDecode(answer.Html);
        Assert.Contains("<span class=\"field-validation-error\">“页面.png”不是可以上传的文件", page, StringComparison.Ordinal);
        Assert.Contains("刚才选的 2 个文件没有保存，浏览器不能替您重新选上，请再选一次：原件.pdf、页面.png", page, StringComparison.Ordinal);
        Assert.Contains("希望推广节水灌溉设备。</textarea>", page, StringComparison.Ordinal);
        await using var db = story.App.OpenDatabase();
        Assert.Empty(await db.Cases.ToListAsync(Ct));
        Assert.Empty(await db.Attachments.ToListAsync(Ct));
    }

    [Fact]
    public async Task A_file_goes_out_as_it_came_in_and_can_run_nothing()
    {
        await using var story = await CaseStory.StartAsync();
        var liaison = await RegisterAsync(story, secret: false, ("原件.pdf", Upload.Pdf), ("照片.png", Upload.Png));
        foreach (var (name, type, content) in new[] { ("原件.pdf", "application/pdf", Upload.Pdf), ("照片.png", "image/png", Upload.Png) })
        {
            var address = $"/attachments/{await IdAsync(story, name)}";
            foreach (var (asked, disposition) in new[] { (address, "attachment"), (address + "?view=1", "inline") })
            {
                var (answer, body) = await Upload.ReadAsync(liaison, asked);
                Assert.Equal(content, body);
                Assert.Equal(type, answer.Headers["Content-Type"]);
                Assert.StartsWith($"{disposition}; ", answer.Headers["Content-Disposition"], StringComparison.Ordinal);
                Assert.Contains(Uri.EscapeDataString(name), answer.Headers["Content-Disposition"], StringComparison.Ordinal);
                Assert.Equal("nosniff", answer.Headers["X-Content-Type-Options"]);
                Assert.Contains("no-store", answer.Headers["Cache-Control"], StringComparison.Ordinal);
                Assert.StartsWith("default-src 'none';", answer.Headers["Content-Security-Policy"], StringComparison.Ordinal);
                Assert.DoesNotContain("script-src", answer.Headers["Content-Security-Policy"], StringComparison.Ordinal);
                if (type != "application/pdf" || disposition == "attachment")
                    Assert.EndsWith("; sandbox", answer.Headers["Content-Security-Policy"], StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task A_secret_deputys_files_are_not_there_for_those_who_may_not_know_them()
    {
        await using var story = await CaseStory.StartAsync();
        var liaison = await RegisterAsync(story, secret: true, ($"{CaseStory.Deputy}原件.pdf", Upload.Pdf));
        var id = await IdAsync(story, $"{CaseStory.Deputy}原件.pdf");
        await story.GoToAsync("accept");
        foreach (var address in new[] { $"/attachments/{id}", $"/attachments/{id}?view=1", $"/attachments/{id}/text", $"/attachments/{id}/strike" })
            foreach (var outsider in new[] { TestPeople.UserName(Roles.Dispatcher), TestPeople.OtherOffice })
                Assert.Equal(HttpStatusCode.NotFound, (await (await story.AsAsync(outsider)).GetAsync(address)).Status);
        Assert.Equal(HttpStatusCode.OK, (await liaison.GetAsync($"/attachments/{id}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await (await story.AsRoleAsync(Roles.BureauOffice)).GetAsync($"/attachments/{id}")).Status);
        Assert.DoesNotContain("原件.pdf", await story.CaseHtmlAsync(TestPeople.UserName(Roles.Dispatcher)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_changed_in_the_database_is_not_handed_out()
    {
        await using var story = await CaseStory.StartAsync();
        var liaison = await RegisterAsync(story, secret: false, ("原件.pdf", Upload.Pdf));
        await using (var db = story.App.OpenDatabase())
            await db.Database.ExecuteSqlRawAsync(
                """DROP TRIGGER "Guard_AttachmentChunks_NoUpdate"; UPDATE "AttachmentChunks" SET "Bytes" = x'255044462D312E34'""", Ct);
        var answer = await liaison.GetAsync($"/attachments/{await IdAsync(story, "原件.pdf")}");
        Assert.Equal(HttpStatusCode.InternalServerError, answer.Status);
        Assert.Contains("与添加时登记的校验值不一致", answer.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("%PDF", answer.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_added_by_mistake_is_struck_out_with_its_reason_and_stays()
    {
        await using var story = await CaseStory.StartAsync();
        var liaison = await RegisterAsync(story, secret: false, ("错的.pdf", Upload.Pdf));
        var id = await IdAsync(story, "错的.pdf");
        (await liaison.PostAsync($"/attachments/{id}/strike", ("Input.Reason", " "))).Refused("请填写作废的理由");
        (await liaison.PostAsync($"/attachments/{id}/strike", ("Input.Reason", "传成了另一件的"))).LedTo($"/cases/{story.CaseId}");
        var page = await story.CaseHtmlAsync(TestPeople.UserName(Roles.Liaison));
        Assert.Contains("作废</span>", Section(page, "text"), StringComparison.Ordinal);
        Assert.Contains("传成了另一件的", Section(page, "text"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await liaison.GetAsync($"/attachments/{id}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await liaison.GetAsync($"/attachments/{id}/strike")).Status);
        // The right file can be added in its place.
        (await Upload.PostAsync(liaison, $"/cases/{story.CaseId}/attachments", [], ("错的.pdf", Upload.Pdf))).LedTo($"/cases/{story.CaseId}");
        await using var db = story.App.OpenDatabase();
        Assert.Equal(2, await db.Attachments.CountAsync(Ct));
    }

    private static IEnumerable<(string, string)> Registration(bool secret = false) =>
    [
        ("Input.Session", CaseStory.Session), ("Input.Kind", "DuringSession"), ("Input.Number", "0390"), ("Input.Title", CaseStory.Title),
        ("Input.Text", "希望推广节水灌溉设备。"), ("Input.ProposedOn", "2026-02-20"), ("Input.PublishText", "true"), ("Input.IdentitySecret", secret ? "true" : "false"),
        ("Input.LeadDeputy.Name", CaseStory.Deputy), ("Input.LeadDeputy.Email", CaseStory.Email),
    ];

    private static async Task<Browser> RegisterAsync(CaseStory story, bool secret, params (string, byte[])[] files)
    {
        var liaison = await story.AsRoleAsync(Roles.Liaison);
        var answer = await Upload.PostAsync(liaison, "/suggestions/register", Registration(secret), files);
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        story.Take(Guid.Parse(answer.Location.Split('/')[2]));
        return liaison;
    }

    private static async Task<Guid> IdAsync(CaseStory story, string name)
    {
        await using var db = story.App.OpenDatabase();
        return await db.Attachments.Where(a => a.Name == name).Select(a => a.Id).FirstAsync(Ct);
    }

    private static async Task<Guid> MessageAsync(CaseStory story)
    {
        await using var db = story.App.OpenDatabase();
        return await db.Outbox.Where(m => m.CaseId == story.CaseId && m.LetterId != null && m.DeputyId != null).Select(m => m.Id).FirstAsync(Ct);
    }

    private static string Section(string page, string id) => Regex.Match(page, $"<section [^>]*id=\"{id}\".*?</section>", RegexOptions.Singleline).Value;
}
