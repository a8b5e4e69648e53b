using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Domain.Attachments;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Testing.Clamd;
using ReplyFlow.Web.Tests.App;
using ReplyFlow.Web.Tests.Cases;

namespace ReplyFlow.Web.Tests.Attachments;

/// <summary>Files and the virus scanner, as people at their browsers meet it.</summary>
public sealed class ScannedUploadTests
{
    private const string Setting = "ReplyFlow:Attachments:Scanner";

    private static readonly byte[] Infected = [.. "%PDF-1.4\n"u8, .. Encoding.ASCII.GetBytes(ClamdProcess.Virus), .. "\n%%EOF\n"u8];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_clamd_finds_something_in_is_refused_at_its_field_and_nothing_typed_is_lost()
    {
        Assert.SkipUnless(ClamdProcess.IsHere, "clamav-daemon is not here.");
        using var clamd = await ClamdProcess.StartAsync();
        await using var story = await CaseStory.StartOnAsync(await TestApp.StartWithSettingAsync(Setting, clamd.SocketAddress));
        await RefusedAsync(story, $"“样本.pdf”查出病毒（{ClamdProcess.Signature}），没有收下。请先在自己的电脑上杀毒。", ("原件.pdf", Upload.Pdf), ("样本.pdf", Infected));
        var liaison = await story.AsRoleAsync(Roles.Liaison);
        Assert.Equal(HttpStatusCode.Redirect, (await Upload.PostAsync(liaison, "/suggestions/register", Registration, ("原件.pdf", Upload.Pdf))).Status);
        var health = (await (await story.AsRoleAsync(Roles.Administrator)).GetAsync("/settings/health")).Html;
        Assert.Contains("ClamAV 1.", health, StringComparison.Ordinal);
        Assert.Contains(clamd.SocketAddress, health, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_answer_of_the_scanner_no_file_is_taken_and_the_page_says_so()
    {
        var clamd = new ClamdServer { Mood = ClamdMood.Leaves };
        await using var story = await CaseStory.StartOnAsync(await TestApp.StartWithSettingAsync(Setting, clamd.Address));
        await RefusedAsync(story, "扫描服务不可用，没有经过病毒扫描的文件不能收。请稍后再试；总是这样，请联系系统管理员。", ("原件.pdf", Upload.Pdf));
        // Whoever sends no file needs no scanner.
        var liaison = await story.AsRoleAsync(Roles.Liaison);
        Assert.Equal(HttpStatusCode.Redirect, (await Upload.PostAsync(liaison, "/suggestions/register", Registration)).Status);
        Assert.Equal(1, clamd.Scans);
        await clamd.DisposeAsync();
        var health = (await (await story.AsRoleAsync(Roles.Administrator)).GetAsync("/settings/health")).Html;
        Assert.Contains("病毒扫描服务没有应答，现在不能添加附件", health, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_found_or_never_looked_at_is_shown_by_name_and_handed_out_to_nobody()
    {
        await using var clamd = new ClamdServer();
        await using var story = await CaseStory.StartOnAsync(await TestApp.StartWithSettingAsync(Setting, clamd.Address));
        var liaison = await story.AsRoleAsync(Roles.Liaison);
        var registered = await Upload.PostAsync(liaison, "/suggestions/register", Registration, ("原件.pdf", Upload.Pdf), ("照片.png", Upload.Png), ("说明.docx", Word()));
        story.Take(Guid.Parse(registered.Location.Split('/')[2]));
        var before = await story.CaseHtmlAsync(TestPeople.UserName(Roles.Liaison));
        Assert.Equal(HttpStatusCode.OK, (await liaison.GetAsync($"/attachments/{await IdAsync(story, "说明.docx")}/text")).Status);
        await using (var db = story.App.OpenDatabase())
        {
            await db.Database.ExecuteSqlRawAsync("DROP TRIGGER \"Guard_AttachmentScans_NoDelete\"", Ct);
            var unseen = await db.Attachments.Where(a => a.Name == "照片.png").Select(a => a.Sha256).SingleAsync(Ct);
            await db.AttachmentScans.Where(s => s.Sha256 == unseen).ExecuteDeleteAsync(Ct);
            foreach (var sha in await db.Attachments.Where(a => a.Name != "照片.png").Select(a => a.Sha256).ToListAsync(Ct))
                db.Add(new AttachmentScan { Sha256 = sha, Signature = "Doc.Test", Scanner = "ClamAV", ScannedAt = story.App.Clock.Now.AddMinutes(1) });
            await db.SaveChangesAsync(Ct);
        }
        foreach (var (name, words) in new[] { ("原件.pdf", "查出病毒（Doc.Test），已经隔离"), ("说明.docx", "查出病毒（Doc.Test），已经隔离"), ("照片.png", "还没有经过病毒扫描") })
        {
            var id = await IdAsync(story, name);
            foreach (var address in new[] { $"/attachments/{id}", $"/attachments/{id}?view=1", $"/attachments/{id}/text" })
            {
                var answer = await liaison.GetAsync(address);
                if (address.EndsWith("/text", StringComparison.Ordinal) && name != "说明.docx")
                    Assert.Equal(HttpStatusCode.NotFound, answer.Status);
                else
                    Assert.Equal((HttpStatusCode.Forbidden, true), (answer.Status, answer.Html.Contains(words, StringComparison.Ordinal)));
            }
            var page = await story.CaseHtmlAsync(TestPeople.UserName(Roles.Liaison));
            Assert.Contains($"/attachments/{id}\"", before, StringComparison.Ordinal);
            Assert.DoesNotContain($"/attachments/{id}\"", page, StringComparison.Ordinal);
            Assert.DoesNotContain($"/attachments/{id}?view", page, StringComparison.Ordinal);
            Assert.Contains($"<span>{name}</span>", page, StringComparison.Ordinal);
            Assert.Contains($"/attachments/{id}/strike", page, StringComparison.Ordinal);
        }
        var health = (await (await story.AsRoleAsync(Roles.Administrator)).GetAsync("/settings/health")).Html;
        Assert.Contains("有 2 个附件查出病毒，已经隔离", health, StringComparison.Ordinal);
        Assert.Contains("1 个，扫描前不能打开", health, StringComparison.Ordinal);
    }

    private static IEnumerable<(string, string)> Registration =>
    [
        ("Input.Session", CaseStory.Session), ("Input.Kind", "DuringSession"), ("Input.Number", "0390"), ("Input.Title", CaseStory.Title),
        ("Input.Text", "希望推广节水灌溉设备。"), ("Input.ProposedOn", "2026-02-20"), ("Input.PublishText", "true"), ("Input.IdentitySecret", "false"),
        ("Input.LeadDeputy.Name", CaseStory.Deputy), ("Input.LeadDeputy.Email", CaseStory.Email),
    ];

    private static byte[] Word()
    {
        using var output = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(output, System.IO.Compression.ZipArchiveMode.Create))
            foreach (var (name, text) in new[]
            {
                ("[Content_Types].xml", "<Types/>"),
                ("word/document.xml", """<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body/></w:document>"""),
            })
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        return output.ToArray();
    }

    private static async Task RefusedAsync(CaseStory story, string words, params (string, byte[])[] files)
    {
        var answer = await Upload.PostAsync(await story.AsRoleAsync(Roles.Liaison), "/suggestions/register", Registration, files);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        var page = WebUtility.HtmlDecode(answer.Html);
        Assert.Contains($"<span class=\"field-validation-error\">{words}", page, StringComparison.Ordinal);
        Assert.Contains("希望推广节水灌溉设备。</textarea>", page, StringComparison.Ordinal);
        await using var db = story.App.OpenDatabase();
        Assert.Equal((0, 0, 0), (await db.Cases.CountAsync(Ct), await db.Attachments.CountAsync(Ct), await db.AttachmentChunks.CountAsync(Ct)));
    }

    private static async Task<Guid> IdAsync(CaseStory story, string name)
    {
        await using var db = story.App.OpenDatabase();
        return await db.Attachments.Where(a => a.Name == name).Select(a => a.Id).FirstAsync(Ct);
    }
}
