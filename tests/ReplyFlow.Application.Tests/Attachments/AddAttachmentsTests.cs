using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Attachments;
using ReplyFlow.Application.Attachments.Scanning;
using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Data.Backup;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Attachments;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Attachments;

/// <summary>Files of cases: stored once in pieces, read by whom the case lets, proved by <c>verify</c>, and in every backup.</summary>
public sealed class AddAttachmentsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_file_comes_out_as_it_went_in_and_is_stored_once(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.Register(World.Suggestion());
        var content = LongContent();
        await AttachAsync(world, "liaison", id, ("原件.pdf", content), ("照片.jpg", SampleFiles.Pdf));
        await AttachAsync(world, "liaison", id, ("再次.pdf", content));
        var found = await world.InScope(s => ReadAsync(s, world, "liaison", id));
        Assert.Equal(["原件.pdf", "照片.jpg.pdf"], found.Select(f => f.Row.Name));
        found = [.. found.Where(f => f.Row.Name == "原件.pdf")];
        Assert.All(found, f => Assert.Equal(content, f.Content));
        await using var db = world.Open();
        Assert.Equal(((content.Length + AttachmentChunk.Length - 1) / AttachmentChunk.Length) + 1, await db.AttachmentChunks.CountAsync(Ct));
        Assert.Empty(await world.Verify());
    }

    [Fact]
    public async Task Of_several_files_none_is_added_when_one_is_refused_and_the_sentence_names_it()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await world.Register(World.Suggestion());
        var refusal = await Assert.ThrowsAsync<InvalidInputException>(() =>
            AttachAsync(world, "liaison", id, ("原件.pdf", SampleFiles.Pdf), ("C:\\a\\页面\u202E.pdf", "<svg/>"u8.ToArray())));
        Assert.Equal("“页面.pdf”不是可以上传的文件（PDF、JPEG 或 PNG 图片、.docx、.xlsx）。", Assert.Single(refusal.Errors).Message);
        await using var db = world.Open();
        Assert.Empty(await db.Attachments.ToListAsync(Ct));
        Assert.Empty(await db.AttachmentChunks.ToListAsync(Ct));
    }

    [Fact]
    public async Task More_files_than_a_case_may_have_are_refused_in_one_sentence()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await world.Register(World.Suggestion());
        var many = Enumerable.Range(0, 10_000).Select(i => ($"{i}.pdf", SampleFiles.Pdf)).ToArray();
        var refusal = await Assert.ThrowsAsync<InvalidInputException>(() => AttachAsync(world, "liaison", id, many));
        Assert.Equal("选了 10000 个文件，一次最多 20 个。", Assert.Single(refusal.Errors).Message);
        (await world.InScope(s => Task.FromResult(s.GetRequiredService<AttachmentLimits>()))).MaxCaseMegabytes = 0;
        refusal = await Assert.ThrowsAsync<InvalidInputException>(() => AttachAsync(world, "liaison", id, many[..1]));
        Assert.Equal("本件的附件合起来会超过 0 MB，没有添加。", Assert.Single(refusal.Errors).Message);
    }

    [Fact]
    public async Task A_secret_deputys_original_is_read_by_nobody_who_may_not_know_them()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await world.Register(World.Suggestion(secret: true));
        await AttachAsync(world, "liaison", id, ("祝示例.pdf", SampleFiles.Pdf));
        Assert.Single(await world.InScope(s => ReadAsync(s, world, "liaison", id)));
        Assert.Empty(await world.InScope(s => ReadAsync(s, world, "dispatcher", id)));
        Assert.DoesNotContain(await world.HistoryAsync("dispatcher", id), s => s.Contains("祝示例", StringComparison.Ordinal));
        Assert.Contains(await world.HistoryAsync("liaison", id), s => s.Contains("祝示例.pdf", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_contacts_file_is_added_by_the_lead_bureau_and_read_inside_it()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await world.CaseAt("divisionReview");
        Guid contact;
        await using (var db = world.Open())
            contact = await db.Contacts.Where(c => c.CaseId == id).Select(c => c.Id).FirstAsync(Ct);
        var (drafter, liaison) = (await world.Actor("drafter"), await world.Actor("liaison"));
        Task<int> AddAsync(Actor actor, Guid to) => world.InScope(s =>
            s.GetRequiredService<AddAttachments>().ToContactAsync(actor, to, [new("纪要.pdf", new MemoryStream(SampleFiles.Pdf))], Ct));
        await AddAsync(drafter, contact);
        await Assert.ThrowsAsync<NotAllowedException>(() => AddAsync(liaison, contact));
        await Assert.ThrowsAsync<NotFoundException>(() => AddAsync(drafter, Guid.NewGuid()));
        Assert.Single(await world.InScope(s => ReadAsync(s, world, "drafter", id)));
        Assert.Empty(await world.InScope(s => ReadAsync(s, world, "dispatcher", id)));
        await Assert.ThrowsAsync<NotAllowedException>(() => AttachAsync(world, "drafter", id, ("原件.pdf", SampleFiles.Pdf)));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Verify_finds_a_content_and_a_row_that_were_changed_past_the_guards(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.Register(World.Suggestion());
        await AttachAsync(world, "liaison", id, ("原件.pdf", LongContent()));
        await using var db = world.Open();
        await Unguarded(db, kind, "AttachmentChunks", """DELETE FROM "AttachmentChunks" WHERE "No" = 1""");
        Assert.Contains("内容与添加时登记的校验值不符", Assert.Single(await world.Verify()).Message, StringComparison.Ordinal);
        await Unguarded(db, kind, "Attachments", """UPDATE "Attachments" SET "Name" = 'b.pdf'""");
        Assert.Contains(await world.Verify(), f => f.Message.Contains("与经过中所记的不同", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("纪要.docx")]
    [InlineData("台账.xlsx")]
    [InlineData("坏的.xlsx")]
    public async Task Word_and_Excel_files_are_looked_at_as_text(string name)
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await world.Register(World.Suggestion());
        await AttachAsync(world, "liaison", id, (name, name[0] switch
        {
            '纪' => SampleFiles.Letter("示例农场"),
            '台' => SampleFiles.Workbook("示例农场"),
            _ => SampleFiles.Zip(("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<workbook>")),
        }));
        var text = await world.InScope(async s =>
        {
            var queries = s.GetRequiredService<AttachmentQueries>();
            return await AttachmentText.ReadAsync(queries, (await queries.OfCaseAsync(await world.Actor("liaison"), id, Ct)).SelectMany(g => g).Single().File, Ct);
        });
        Assert.Equal(name[0] == '坏', text.Fault.Length > 0);
        Assert.Equal(name[0] == '坏' ? "" : "示例农场", text.Words + string.Concat(text.Sheets.SelectMany(t => t.Rows).SelectMany(r => r)));
        Assert.False(text.IsCut);
    }

    [Fact]
    public async Task What_was_struck_out_is_kept_and_a_strike_that_nobody_made_is_found()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await world.Register(World.Suggestion());
        await AttachAsync(world, "liaison", id, ("原件.pdf", SampleFiles.Pdf), ("照片.png", SampleFiles.Png));
        await using var db = world.Open();
        var (pdf, png) = (await db.Attachments.SingleAsync(a => a.Name == "原件.pdf", Ct), await db.Attachments.SingleAsync(a => a.Name == "照片.png", Ct));
        Task<Guid> StrikeAsync(Actor actor) => world.InScope(s => s.GetRequiredService<StrikeAttachment>().RunAsync(actor, pdf.Id, "传错了", Ct));
        await Assert.ThrowsAsync<NotAllowedException>(async () => await StrikeAsync(await world.Actor("dispatcher")));
        await StrikeAsync(await world.Actor("liaison"));
        await Assert.ThrowsAsync<InvalidInputException>(async () => await StrikeAsync(await world.Actor("liaison")));
        Assert.Contains(await world.HistoryAsync("liaison", id), s => s.Contains("作废建议附件：原件.pdf，传错了", StringComparison.Ordinal));
        Assert.Empty(await world.Verify());
        await db.Attachments.Where(a => a.Id == png.Id).ExecuteUpdateAsync(s => s.SetProperty(a => a.StruckAt, world.Clock.GetUtcNow()), Ct);
        Assert.Contains("是否作废", Assert.Single(await world.Verify()).Message, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Attachments_come_back_from_a_backup(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.Register(World.Suggestion());
        var content = LongContent();
        await AttachAsync(world, "liaison", id, ("原件.pdf", content));
        var folder = Directory.CreateTempSubdirectory("replyflow-attachments-");
        try
        {
            var file = Path.Combine(folder.FullName, "a.backup");
            await BackupWriter.WriteAsync(world.Address, file, world.Clock, Ct);
            await using var target = await TestDatabase.CreateEmptyAsync(DatabaseKind.Sqlite);
            await BackupRestore.RestoreAsync(file, target.Address, Ct);
            await using var db = target.Open();
            using var output = new MemoryStream();
            await new AttachmentQueries(db, new NoScanner()).CopyAsync(await db.Attachments.SingleAsync(Ct), output, Ct);
            Assert.Equal(content, output.ToArray());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static byte[] LongContent()
    {
        var content = new byte[(3 * AttachmentChunk.Length) + 17];
        new Random(1).NextBytes(content);
        SampleFiles.Pdf.AsSpan(0, 9).CopyTo(content);
        "\n%%EOF"u8.CopyTo(content.AsSpan(content.Length - 6));
        return content;
    }

    private static async Task AttachAsync(World world, string user, Guid caseId, params (string Name, byte[] Content)[] files)
    {
        var actor = await world.Actor(user);
        await world.InScope(s => s.GetRequiredService<AddAttachments>().ToSuggestionAsync(
            actor, caseId, [.. files.Select(f => new AttachmentUpload(f.Name, new MemoryStream(f.Content)))], Ct));
    }

    private static async Task<IReadOnlyList<(Attachment Row, byte[] Content)>> ReadAsync(IServiceProvider services, World world, string user, Guid caseId)
    {
        var queries = services.GetRequiredService<AttachmentQueries>();
        var found = new List<(Attachment, byte[])>();
        foreach (var row in (await queries.OfCaseAsync(await world.Actor(user), caseId, Ct)).SelectMany(g => g).Select(f => f.File))
        {
            using var output = new MemoryStream();
            await queries.CopyAsync(row, output, Ct);
            found.Add((row, output.ToArray()));
        }
        return found;
    }

    private static async Task Unguarded(Data.ReplyFlowDb db, DatabaseKind kind, string table, string sql)
    {
        var unguard = kind == DatabaseKind.Sqlite
            ? $"DROP TRIGGER IF EXISTS \"Guard_{table}_NoUpdate\"; DROP TRIGGER IF EXISTS \"Guard_{table}_NoDelete\""
            : $"ALTER TABLE \"{table}\" DISABLE TRIGGER USER";
        await db.Database.ExecuteSqlRawAsync(unguard, Ct);
        await db.Database.ExecuteSqlRawAsync(sql, Ct);
    }
}
