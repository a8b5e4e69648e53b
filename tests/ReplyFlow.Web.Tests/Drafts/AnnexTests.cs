using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Administration;
using ReplyFlow.Application.Archiving;
using ReplyFlow.Domain.Attachments;
using ReplyFlow.Domain.Drafting;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Testing;
using ReplyFlow.Testing.Data.Product;
using ReplyFlow.Web.Tests.App;
using ReplyFlow.Web.Tests.Attachments;
using UglyToad.PdfPig;

namespace ReplyFlow.Web.Tests.Drafts;

/// <summary>The letter's own attachments, from the drafter's browser to the issued letter.</summary>
public sealed class AnnexTests
{
    private const string Rows = "序号\t项目\t投资（万元）\n1\t厂房加固\t120\n2\t道路整修\t86.5\n";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_text_a_table_and_a_pdf_go_with_the_draft_into_its_versions_and_the_issued_letter()
    {
        var scene = await DraftScene.SetAsync();
        await using var app = scene.App;
        var drafter = await app.SignInAsync(TestPeople.UserName(Roles.Drafter));
        var list = $"{scene.Editor}/annexes";
        (await AddAsync(drafter, scene, "Table", "改造项目清单", "Input.Table", Rows)).LedTo(list);
        (await AddAsync(drafter, scene, "Text", "试点办法", "Input.Text", "一、范围\n老旧厂区两处。")).LedTo(list);
        (await AddPdfAsync(drafter, scene, "现场勘查报告", OnePagePdf.Of("0 0 100 100 re f"))).LedTo(list);
        var names = new[] { "改造项目清单", "试点办法", "现场勘查报告" };
        await ListsAsync(names);

        // Order, removal and taking that back; a list that was changed meanwhile is not changed again unseen.
        var annexes = await AnnexesAsync();
        var stale = annexes.Sha256();
        await ActAsync($"up:{annexes.Items[1].Id}");
        names = ["试点办法", "改造项目清单", "现场勘查报告"];
        await ListsAsync(names);
        Assert.Equal(HttpStatusCode.BadRequest, (await drafter.PostAsync(list, ("act", $"remove:{annexes.Items[0].Id}"), ("seen", stale))).Status);
        await ActAsync($"remove:{annexes.Items[0].Id}");
        Assert.Equal(["试点办法", "现场勘查报告"], (await AnnexesAsync()).Kept.Select(a => a.Title));
        await ActAsync($"restore:{annexes.Items[0].Id}");
        await ListsAsync(names);

        // What is typed is saved without touching them, and the preview shows them.
        await scene.CallAsync(drafter, "save", await scene.FieldsAsync(DraftScene.Good with { Attachments = "附件1：试点办法\n会议纪要" }));
        var (_, preview) = await scene.CallAsync(
            drafter, "preview", [.. await scene.FieldsAsync(DraftScene.Good with { Attachments = "附件1：试点办法\n会议纪要" }), ("Input.Notes", "承办单位负责人：李示例")]);
        var pages = string.Concat(preview.GetProperty("pages").EnumerateArray().Select(p => p.GetString()));
        Assert.Contains("PDF 第 1 页，原样印在这里", pages, StringComparison.Ordinal);
        Assert.Equal(JsonNull, preview.GetProperty("problem").ValueKind);
        Assert.Contains("承办单位负责人：李示例", Plain(pages), StringComparison.Ordinal);
        // Named twice is printed once: the attachments in their order, then what is named only.
        Assert.Contains("会议纪要", Plain(pages), StringComparison.Ordinal);
        Assert.DoesNotContain("附件1：试点办法", Plain(pages), StringComparison.Ordinal);

        await scene.WalkAsync("divisionReview");
        var review = (await (await app.SignInAsync(TestPeople.UserName(Roles.DivisionHead))).GetAsync($"/work/{(await scene.ItemAsync("review")).Id}")).Shown().Html;
        Assert.Contains("看 PDF 原件", review, StringComparison.Ordinal);
        Assert.Contains("<td>道路整修</td>", review, StringComparison.Ordinal);
        Assert.DoesNotContain("LetterAttachment", review, StringComparison.Ordinal);
        var letter = await scene.IssueAsync();
        await using var db = app.OpenDatabase();
        var version = await db.DraftVersions.AsNoTracking().SingleAsync(v => v.CaseId == scene.CaseId, Ct);
        Assert.Equal(names, version.Content.Annexes!.Items.Select(a => a.Title));
        var issued = await db.Letters.AsNoTracking().SingleAsync(l => l.Id == letter, Ct);
        using var pdf = PdfDocument.Open(issued.Pdf);
        var text = pdf.GetPages().Select(p => string.Concat(p.Text.Where(c => !char.IsWhiteSpace(c)))).ToList();
        Assert.Equal(issued.Pages, text.Count);
        Assert.Contains(text, t => t.Contains("附件1试点办法", StringComparison.Ordinal) && t.Contains("老旧厂区两处。", StringComparison.Ordinal));
        Assert.Contains(text, t => t.Contains("附件2改造项目清单", StringComparison.Ordinal) && t.Contains("道路整修", StringComparison.Ordinal));
        Assert.Contains(text, t => t.StartsWith("附件3", StringComparison.Ordinal) && !t.Contains("勘查", StringComparison.Ordinal));
        Assert.Contains("1.试点办法", text[..^3].Aggregate(string.Concat), StringComparison.Ordinal);
        // The mail has the letter alone, with all that in it.
        var mail = await db.Outbox.AsNoTracking().Where(m => m.LetterId == letter && m.DeputyId != null).SingleAsync(Ct);
        Assert.EndsWith($"{issued.Title}.pdf", mail.AttachmentName, StringComparison.Ordinal);

        // The archive package has the letter, what each version had, and the file.
        await new CaseWalk(app.Services, app.People!.Industry.Id).ForwardAsync(scene.CaseId, "feedback");
        using var package = new MemoryStream();
        await app.Services.InScopeAsync(async s =>
        {
            await s.GetRequiredService<ArchiveWriter>().WriteAsync(scene.CaseId, package, Ct);
            return true;
        });
        using var zip = new ZipArchive(new MemoryStream(package.ToArray()));
        Assert.Contains(zip.Entries, e => e.Name.EndsWith("报告.pdf", StringComparison.Ordinal));
        using var draft = new StreamReader(zip.Entries.Single(e => e.Name.Contains("拟稿第1稿", StringComparison.Ordinal)).Open());
        Assert.Contains("附件2：改造项目清单\n序号\t项目\t投资（万元）\n", await draft.ReadToEndAsync(Ct), StringComparison.Ordinal);

        // What a version holds is compared with what was added to the case.
        Assert.Empty(await app.Services.InScopeAsync(s => s.GetRequiredService<Verifier>().RunAsync(Ct)));
        await db.Database.ExecuteSqlRawAsync("DROP TRIGGER \"Guard_Attachments_NoUpdate\"; UPDATE \"Attachments\" SET \"Subject\" = 'Draft' WHERE \"Subject\" = 'Letter'", Ct);
        var findings = await app.Services.InScopeAsync(s => s.GetRequiredService<Verifier>().RunAsync(Ct));
        Assert.Contains(findings, f => f.Message.Contains("不是本件添加的 PDF", StringComparison.Ordinal));

        async Task ListsAsync(string[] titles)
        {
            Assert.Equal(titles, (await AnnexesAsync()).Kept.Select(a => a.Title));
            var html = (await drafter.GetAsync(list)).Shown().Html;
            Assert.Equal(titles.Select((t, i) => $"附件{i + 1}　{t}"), titles.Select((t, i) => $"附件{i + 1}　{t}").Where(w => html.Contains($"<strong>{w}</strong>", StringComparison.Ordinal)));
            Assert.Contains(titles[0], (await drafter.GetAsync(scene.Editor)).Shown().Html, StringComparison.Ordinal);
        }

        async Task<DraftAnnexes> AnnexesAsync() => (await scene.DraftAsync()).Content.Annexes!;

        async Task ActAsync(string act) => (await drafter.PostAsync(list, ("act", act), ("seen", (await AnnexesAsync()).Sha256()))).LedTo(list);
    }

    [Fact]
    public async Task The_same_text_with_another_attachment_is_another_version_and_is_not_submitted_unseen()
    {
        var scene = await DraftScene.SetAsync();
        await using var app = scene.App;
        var drafter = await app.SignInAsync(TestPeople.UserName(Roles.Drafter));
        await AddAsync(drafter, scene, "Text", "试点办法", "Input.Text", "老旧厂区两处。");
        await scene.WalkAsync("divisionReview");
        await scene.ReturnAsync("请改附件。");
        var first = (await scene.DraftAsync()).Content.Annexes!;
        await AddAsync(drafter, scene, "Text", "试点办法", "Input.Text", "老旧厂区三处。", first.Items[0].Id);
        (string, string)[] fields = [.. await scene.FieldsAsync((await scene.DraftAsync()).Content, outcome: "Submit"), ("Input.SeenAnnexes", first.Sha256())];
        var refused = await drafter.PostAsync($"{scene.Editor}?handler=Submit", fields);
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("复函的附件在您打开本页以后改过", WebUtility.HtmlDecode(refused.Html), StringComparison.Ordinal);
        // Lines of the city's own are a label and what it says.
        var unlabelled = await drafter.PostAsync($"{scene.Editor}?handler=Submit", [.. fields[..^1], ("Input.Notes", "承办单位负责人")]);
        Assert.Contains("附注行“承办单位负责人”应写成“名称：内容”。", WebUtility.HtmlDecode(unlabelled.Html), StringComparison.Ordinal);
        fields[^1] = ("Input.SeenAnnexes", (await scene.DraftAsync()).Content.Annexes!.Sha256());
        (await drafter.PostAsync($"{scene.Editor}?handler=Submit", fields)).LedTo($"/cases/{scene.CaseId}");
        await using var db = app.OpenDatabase();
        var versions = await db.DraftVersions.AsNoTracking().Where(v => v.CaseId == scene.CaseId).OrderBy(v => v.No).ToListAsync(Ct);
        Assert.Equal(versions[0].Content.Body, versions[1].Content.Body);
        Assert.NotEqual(versions[0].Sha256, versions[1].Sha256);
        var changes = (await drafter.GetAsync($"/cases/{scene.CaseId}/versions/2?against=1")).Shown().Html;
        Assert.Contains("共 <strong>1</strong> 处不同", changes, StringComparison.Ordinal);
        Assert.Contains("老旧厂区三处。", changes, StringComparison.Ordinal);

        // Back with the drafter: what an earlier version had can be taken again.
        await scene.ReturnAsync("还是按第一稿。");
        var list = $"{scene.Editor}/annexes";
        Assert.Contains("换成第 1 稿的附件", (await drafter.GetAsync(list)).Shown().Html, StringComparison.Ordinal);
        await drafter.PostAsync(list, ("act", "take:1"), ("seen", (await scene.DraftAsync()).Content.Annexes!.Sha256()));
        Assert.Equal(first.Sha256(), (await scene.DraftAsync()).Content.Annexes!.Sha256());
    }

    [Fact]
    public async Task What_cannot_be_set_or_placed_is_refused_where_it_is_given_with_the_way_out()
    {
        var scene = await DraftScene.SetAsync();
        await using var app = scene.App;
        var drafter = await app.SignInAsync(TestPeople.UserName(Roles.Drafter));
        foreach (var (answer, said) in new[]
        {
            (await AddPdfAsync(drafter, scene, "报告", OnePagePdf.Of("", "/Font << /F 5 0 R >>", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")), "“Helvetica”没有嵌入"),
            (await AddPdfAsync(drafter, scene, "照片", Upload.Png), "请选择一个 PDF 文件"),
            (await AddPdfAsync(drafter, scene, "没选", []), "请选择 PDF 文件。"),
            (await AddAsync(drafter, scene, "Table", "清单", "Input.Table", "序号\t项目\n1\t加固\t多一格\n"), "第 1 行是表头，它的第 3 格是空的"),
            (await AddAsync(drafter, scene, "Table", "清单", "Input.Table", "序号\t项目\t金额\n1\t加固\n"), "第 2 行有 2 格，表头有 3 格"),
            (await AddAsync(drafter, scene, "Table", "清单", "Input.Table", "只是一段话\n第二段\n"), "只认出一列"),
            (await AddAsync(drafter, scene, "Table", "清单", "Input.Table", $"序号\t项目\n1\t{new string('甲', 600)}\n"), "第 2 行第 2 格有 600 字"),
            (await AddAsync(drafter, scene, "Text", "", "Input.Text", "文字"), "请填写附件名称"),
        })
        {
            Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
            Assert.Contains(said, WebUtility.HtmlDecode(answer.Html), StringComparison.Ordinal);
        }
        Assert.Null((await scene.DraftAsync()).Content.Annexes);
        await using (var db = app.OpenDatabase())
            Assert.Empty(await db.Attachments.Where(a => a.Subject == AttachmentSubject.Letter).ToListAsync(Ct));

        // A file of separated values, as Excel saves it; empty columns and rows are not the table's.
        (await Upload.PostAsync(drafter, $"{scene.Editor}/annexes/edit?kind=Table", [("Input.Title", "清单"), ("Input.Seen", DraftAnnexes.None.Sha256())],
            ("清单.csv", Encoding.UTF8.GetBytes("序号,项目,\n1,\"加固, 防水\",\n,,\n2,\"道路\n整修\",\n")))).LedTo($"{scene.Editor}/annexes");
        Assert.Equal("序号\t项目\n1\t加固, 防水\n2\t道路 整修", string.Join('\n', (await scene.DraftAsync()).Content.Annexes!.Items[0].Table!.Select(r => string.Join('\t', r))));
    }

    private const System.Text.Json.JsonValueKind JsonNull = System.Text.Json.JsonValueKind.Null;

    private static string Plain(string svg) => System.Text.RegularExpressions.Regex.Replace(svg, "<[^>]+>", "");

    private static async Task<Answer> AddAsync(Browser browser, DraftScene scene, string kind, string title, string field, string value, Guid? id = null) =>
        await browser.PostAsync($"{scene.Editor}/annexes/edit?kind={kind}{(id is null ? "" : $"&id={id}")}",
            ("Input.Title", title), (field, value), ("Input.Seen", ((await scene.DraftAsync()).Content.Annexes ?? DraftAnnexes.None).Sha256()));

    private static async Task<Answer> AddPdfAsync(Browser browser, DraftScene scene, string title, byte[] pdf) =>
        await Upload.PostAsync(browser, $"{scene.Editor}/annexes/edit?kind=Pdf",
            [("Input.Title", title), ("Input.Seen", ((await scene.DraftAsync()).Content.Annexes ?? DraftAnnexes.None).Sha256())],
            pdf.Length == 0 ? [] : [("报告.pdf", pdf)]);
}
