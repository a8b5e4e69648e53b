using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Letters;
using ReplyFlow.Application.Policies;
using ReplyFlow.Application.Tests.Attachments;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Policies;
using ReplyFlow.Letters.Model;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Policies;

/// <summary>How documents come into the policy library, change and are repealed; every step is in the audit trail and proved by <c>verify</c>.</summary>
public sealed class PolicyCommandTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_text_waits_until_it_is_confirmed_and_what_it_repeals_with_it(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var old = await world.ConfirmedAsync(Shelf.Old, "dispatcher");
        var added = (await world.AddAsync("dispatcher", own: false, ("新规定.txt", Encoding.UTF8.GetBytes(Shelf.New)))).Single();
        Assert.Equal(["示例市路灯管理办法"], added.Recognised.Repeals);
        await using (var db = world.Open())
            Assert.Equal(1, await db.PolicyDocuments.CountAsync(Ct));

        var now = await world.ConfirmAsync("dispatcher", added.DraftId!.Value, added.Recognised.Facts, [old]);

        var (page, before) = (await world.ReadAsync("drafter", now), await world.ReadAsync("drafter", old));
        Assert.Equal(("示例市路灯管理规定", "示政规〔2025〕2号", "示例市人民政府"), (page.Version.Facts.Title, page.Version.Facts.DocumentNumber, page.Version.Facts.Issuer));
        Assert.Equal(Shelf.New.Trim(), page.Text);
        Assert.Equal((PolicyStanding.Repealed, new DateOnly(2025, 3, 1)), (before.Standing, before.Document.RepealedOn!.Value));
        Assert.Equal("《示例市路灯管理规定》（示政规〔2025〕2号）", before.Document.RepealedBy);
        Assert.Equal((now, old), (before.RepealedBy!.Id, page.Repealed.Single().Id));
        Assert.Empty(await world.Verify());
        await using var after = world.Open();
        Assert.Empty(await after.PolicyDrafts.ToListAsync(Ct));
        Assert.Equal(
            ["PolicyAdded", "PolicyConfirmed", "PolicyAdded", "PolicyConfirmed", "PolicyRepealed"],
            await after.Audit.Where(a => a.Kind.StartsWith("Policy")).OrderBy(a => a.Seq).Select(a => a.Kind).ToListAsync(Ct));
    }

    [Fact]
    public async Task The_common_base_is_kept_by_the_government_office_and_a_bureaus_own_by_its_office()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var file = ("文件.txt", Encoding.UTF8.GetBytes(Shelf.Old));

        foreach (var user in new[] { "office", "drafter", "liaison", "leader" })
            await Assert.ThrowsAsync<NotAllowedException>(() => world.AddAsync(user, own: false, file));
        foreach (var user in new[] { "drafter", "head", "dispatcher", "admin" })
            await Assert.ThrowsAsync<NotAllowedException>(() => world.AddAsync(user, own: true, file));
        var added = (await world.AddAsync("office", own: true, file)).Single();
        await Assert.ThrowsAsync<NotFoundException>(() => world.ConfirmAsync("dispatcher", added.DraftId!.Value, added.Recognised.Facts, []));
        var own = await world.ConfirmAsync("office", added.DraftId!.Value, added.Recognised.Facts, []);

        Assert.Equal(own, (await world.ReadAsync("drafter", own)).Document.Id);
        await Assert.ThrowsAsync<NotFoundException>(() => world.ReadAsync("dispatcher", own));
        await Assert.ThrowsAsync<NotAllowedException>(() => RepealAsync(world, "drafter", own));
        await Assert.ThrowsAsync<NotFoundException>(() => RepealAsync(world, "dispatcher", own));
    }

    [Fact]
    public async Task What_is_there_already_is_told_and_not_added_once_more()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        await world.ConfirmedAsync(Shelf.Old);

        var again = (await world.AddAsync("office", own: true, ("又一次.txt", Encoding.UTF8.GetBytes("\uFEFF" + Shelf.Old.Replace("\n", "\r\n"))))).Single();
        var other = (await world.AddAsync("admin", own: false, ("另一份.txt", Encoding.UTF8.GetBytes(Shelf.Old + "第二条 另有规定。\n")))).Single();

        Assert.Equal((null, "内容相同的文件已在库中：《示例市路灯管理办法》"), (again.DraftId, again.Twin));
        Assert.Equal((null, "库中已有《示例市路灯管理办法》（示政规〔2018〕5号）；如是修订版，请在那一件里“添加新版本”"), (other.DraftId, other.Twin));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_correction_is_a_new_version_with_its_reason_and_the_old_one_stays(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.ConfirmedAsync(Shelf.Old);
        var actor = await world.Actor("admin");
        var facts = (await world.ReadAsync("admin", id)).Version.Facts;
        Task Save(PolicyFacts f, int seen, string note) => world.InScope(async s =>
        {
            await s.GetRequiredService<SavePolicy>().RunAsync(actor, id, seen, PolicyInput.Of(f), note, default);
            return true;
        });

        await Save(facts with { ValidTo = new(2023, 2, 28) }, 1, "补上有效期");

        var page = await world.ReadAsync("drafter", id);
        Assert.Equal([(2, "补上有效期"), (1, "")], page.Versions.Select(v => (v.No, v.Note)));
        Assert.Equal((PolicyStanding.Expired, page.Versions[1].TextSha256), (page.Standing, page.Version.TextSha256));
        await Assert.ThrowsAsync<InvalidInputException>(() => Save(facts, 1, "晚了一步"));
        await Assert.ThrowsAsync<InvalidInputException>(() => Save(page.Version.Facts, 2, "没有改"));
        await Assert.ThrowsAsync<InvalidInputException>(() => Save(facts, 2, ""));
        await Assert.ThrowsAsync<InvalidInputException>(() => Save(facts with { ValidTo = new(2017, 1, 1) }, 2, "日期颠倒"));
        Assert.Empty(await world.Verify());
    }

    [Fact]
    public async Task What_was_never_confirmed_is_deleted_and_its_file_is_still_known()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var docx = SampleFiles.Letter(Shelf.Old);
        var added = (await world.AddAsync("admin", own: false, ("办法.docx", docx))).Single();
        Assert.Empty(await world.Verify());

        var actor = await world.Actor("admin");
        await world.InScope(async s =>
        {
            await s.GetRequiredService<RemovePolicyDraft>().RunAsync(actor, added.DraftId!.Value, default);
            return true;
        });

        Assert.Empty(await world.Verify());
        await using var db = world.Open();
        Assert.Empty(await db.PolicyDrafts.ToListAsync(Ct));
        await Assert.ThrowsAsync<NotFoundException>(() => world.ConfirmAsync("admin", added.DraftId!.Value, added.Recognised.Facts, []));
    }

    [Fact]
    public async Task A_files_text_is_read_and_the_file_comes_out_as_it_went_in()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var (docx, pdf) = (SampleFiles.Letter(Shelf.Old), await world.InScope(s => Task.FromResult(s.GetRequiredService<LetterRenderer>().Print(Printed).Pdf)));

        var added = await world.AddAsync("admin", own: false, ("办法.docx", docx), ("规定.pdf", pdf));

        Assert.Equal(["示政规〔2018〕5号", "示政规〔2025〕2号"], added.Select(a => a.Recognised.Facts.DocumentNumber));
        Assert.Equal(new DateOnly(2025, 3, 1), added[1].Recognised.Facts.ValidFrom);
        var id = await world.ConfirmAsync("admin", added[1].DraftId!.Value, added[1].Recognised.Facts, []);
        var page = await world.ReadAsync("drafter", id);
        using var output = new MemoryStream();
        await world.InScope(async s =>
        {
            await s.GetRequiredService<PolicyQueries>().CopyAsync(page.Version, output, default);
            return true;
        });
        Assert.Equal(pdf, output.ToArray());
        Assert.Empty(await world.Verify());
    }

    /// <summary>A document as the product itself prints one.</summary>
    private static Letter Printed { get; } = new()
    {
        Template = "city",
        Issuer = "示例市人民政府",
        DocumentNumber = "示政规〔2025〕2号",
        Title = "示例市路灯管理规定",
        Addressees = ["各区人民政府"],
        Body = "第一条 为了照明，制定本规定，市、区各部门都要按照本规定做好路灯的建设、管理和维护，保证夜间道路照明的质量。\n"
            + "第二条 本规定自2025年3月1日起施行。\n第三条 由示例市城市管理局解释。",
        Signature = "示例市人民政府",
        Date = new DateOnly(2025, 2, 1),
    };

    /// <summary>A page without a text.</summary>
    private static byte[] Scan { get; } = Encoding.ASCII.GetBytes(
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
        + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>endobj\nxref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n"
        + "0000000052 00000 n \n0000000101 00000 n \ntrailer<</Size 4/Root 1 0 R>>\nstartxref\n170\n%%EOF\n");

    /// <summary>A page whose form draws itself: a reader that follows it never ends.</summary>
    private static byte[] Circle { get; } = Encoding.ASCII.GetBytes(
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Resources<</XObject<</X 5 0 R>>>>/Contents 4 0 R>>endobj\n"
        + "4 0 obj<</Length 5>>\nstream\n/X Do\nendstream\nendobj\n"
        + "5 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>/Length 5>>\nstream\n/X Do\nendstream\nendobj\n"
        + "trailer<</Size 6/Root 1 0 R>>\nstartxref\n0\n%%EOF\n");

    [Theory]
    [InlineData("扫描.pdf", "扫描件，没有文字层")]
    [InlineData("循环.pdf", "读不出文字")]
    [InlineData("照片.jpg", "不能作为政策文件，应是 .docx")]
    [InlineData("空.txt", "没有文字")]
    [InlineData("乱.txt", "不是文本")]
    [InlineData("坏.docx", "不是可以上传的文件")]
    public async Task What_cannot_be_read_is_refused_by_name_and_nothing_is_added(string name, string says)
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var content = name switch
        {
            "扫描.pdf" => Scan,
            "循环.pdf" => Circle,
            "照片.jpg" => SampleFiles.Jpeg,
            "乱.txt" => [0xFF, 0xFF, 0x81, 0x00],
            "坏.docx" => "not a zip"u8.ToArray(),
            _ => "  \n"u8.ToArray(),
        };

        var refusal = await Assert.ThrowsAsync<InvalidInputException>(
            () => world.AddAsync("admin", own: false, ("好.txt", Encoding.UTF8.GetBytes(Shelf.Old)), (name, content)));

        Assert.Contains(says, Assert.Single(refusal.Errors).Message, StringComparison.Ordinal);
        Assert.Contains(name, refusal.Message, StringComparison.Ordinal);
        await using var db = world.Open();
        Assert.Empty(await db.PolicyDrafts.ToListAsync(Ct));
    }

    [Fact]
    public async Task Verify_says_what_was_changed_past_the_product()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await world.ConfirmedAsync(Shelf.Old);
        await using var db = world.Open();
        await db.Database.ExecuteSqlRawAsync(
            """DROP TRIGGER "Guard_PolicyVersions_NoUpdate"; DROP TRIGGER "Guard_PolicyTexts_NoUpdate"; UPDATE "PolicyVersions" SET "Title" = '别的';""", Ct);
        await db.Database.ExecuteSqlRawAsync("""UPDATE "PolicyTexts" SET "Text" = 'x'; UPDATE "PolicyDocuments" SET "RepealedOn" = '2025-01-01'""", Ct);

        var found = await world.Verify();

        Assert.Equal(
            ["政策文件的第 1 版与经过中所记的不同", "政策文件的文字与登记的校验值不符", "政策文件是否废止，与经过中所记的不同"], found.Select(f => f.Message));
        Assert.Contains(found, f => f.Subject == id.ToString());
    }

    private static async Task RepealAsync(World world, string user, Guid id)
    {
        var actor = await world.Actor(user);
        await world.InScope(async s =>
        {
            await s.GetRequiredService<RepealPolicy>().RunAsync(actor, id, new DateOnly(2025, 1, 1), "示政发〔2025〕1号", null, default);
            return true;
        });
    }
}
