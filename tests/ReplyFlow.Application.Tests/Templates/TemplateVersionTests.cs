using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Letters;
using ReplyFlow.Application.Letters.Templates;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Data;
using ReplyFlow.Data.Databases;
using ReplyFlow.Letters.Templates;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Templates;

/// <summary>Saved versions of templates: which one is in force, and what issued letters keep.</summary>
public sealed class TemplateVersionTests
{
    private const string Profile = "xian-gxj";

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task An_issued_letter_keeps_its_template_and_its_bytes_after_a_newer_version_is_put_in_force(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var shipped = await IssueAsync(world, "0001");
        Assert.Matches("^xian-gxj@file-[0-9a-f]{8}$", shipped.Template);
        Assert.Equal(1, await SaveAsync(world, Json("电话")));
        Assert.Equal(shipped.Template, (await IssueAsync(world, "0002")).Template); // saved, not yet in force
        await ActivateAsync(world, 1);
        var first = await IssueAsync(world, "0003");
        Assert.Equal("xian-gxj@1", first.Template);
        Assert.Equal(2, await SaveAsync(world, Json("联系方式")));
        await ActivateAsync(world, 2);
        Assert.Equal("xian-gxj@2", (await IssueAsync(world, "0004")).Template);

        await using var db = world.Open();
        var kept = await db.Letters.AsNoTracking().SingleAsync(l => l.Id == first.Id, TestContext.Current.CancellationToken);
        Assert.Equal((first.Template, first.Sha256), (kept.Template, kept.Sha256));
        Assert.Equal(first.Pdf, kept.Pdf);
        Assert.Contains("\"template\":\"xian-gxj\"", kept.LetterJson, StringComparison.Ordinal);
        Assert.Equal(
            ["TemplateSaved", "TemplateActivated", "TemplateSaved", "TemplateActivated"],
            await db.Audit.Where(a => a.Kind.StartsWith("Template")).OrderBy(a => a.Seq).Select(a => a.Kind).ToListAsync(TestContext.Current.CancellationToken));
        Assert.Empty(await world.Verify());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task An_older_version_and_the_products_file_can_be_put_in_force_again(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        await SaveAsync(world, Json("甲"));
        await SaveAsync(world, Json("乙"));
        Assert.Equal(2, await SaveAsync(world, Json("乙"))); // the same text is no new version
        await ActivateAsync(world, 2);
        Assert.Equal("（联系人：{name}　乙：{phone}）", (await InForceAsync(world)).Closing.AnnotationText);
        await ActivateAsync(world, 1);
        Assert.Equal("（联系人：{name}　甲：{phone}）", (await InForceAsync(world)).Closing.AnnotationText);
        await ActivateAsync(world, null);
        Assert.Equal("（联系人：{name}　电话：{phone}）", (await InForceAsync(world)).Closing.AnnotationText);
        await Assert.ThrowsAsync<NotFoundException>(() => ActivateAsync(world, 3));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Of_versions_put_in_force_at_once_one_stays(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        for (var i = 1; i <= 4; i++)
            await SaveAsync(world, Json($"电话{i}"));
        await Task.WhenAll(Enumerable.Range(1, 4).Select(v => Task.Run(() => ActivateAsync(world, v))));
        await using var db = world.Open();
        Assert.Equal(1, await db.LetterTemplates.CountAsync(t => t.IsActive, TestContext.Current.CancellationToken));
        Assert.Empty(await world.Verify());
    }

    [Fact]
    public async Task Another_process_sees_at_once_what_was_put_in_force()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var other = new LetterRenderer(new LetterRendererOptions(Path.Combine(ReplyFlow.Testing.RepositoryPaths.Root, "templates"), []));
        await using var db = world.Open();
        Assert.Matches("@file-", await other.InForceAsync(db, Profile, TestContext.Current.CancellationToken));
        await SaveAsync(world, Json("甲"));
        await ActivateAsync(world, 1);
        Assert.Equal("xian-gxj@1", await other.InForceAsync(db, Profile, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Only_administrators_save_and_a_bureau_gets_no_template_that_has_no_version_in_force()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        await Assert.ThrowsAsync<NotAllowedException>(() => SaveAsync(world, Json("甲"), user: "office"));
        await SaveAsync(world, Json("甲"), "city-2027");
        var bureau = await world.Bureau("市工信函");
        var actor = await world.Actor("admin");
        Task<string> AssignAsync() => world.InScope(s => s.GetRequiredService<AssignTemplate>().RunAsync(actor, "city-2027", bureau, default));
        Assert.Contains("没有启用", (await Assert.ThrowsAsync<InvalidInputException>(AssignAsync)).Message, StringComparison.Ordinal);
        await ActivateAsync(world, 1, "city-2027");
        await AssignAsync();
        Assert.Equal("city-2027@1", (await IssueAsync(world, "0009")).Template);
    }

    private static string Json(string phone) => $$$"""
        { "name": "试验模板", "style": "document", "closing": { "annotationText": "（联系人：{name}　{{{phone}}}：{phone}）" } }
        """;

    private static async Task<int> SaveAsync(World world, string json, string profile = Profile, string user = "admin")
    {
        var actor = await world.Actor(user);
        return await world.InScope(s => s.GetRequiredService<SaveTemplate>().RunAsync(actor, profile, json, default));
    }

    private static async Task ActivateAsync(World world, int? version, string profile = Profile)
    {
        var actor = await world.Actor("admin");
        await world.InScope(async s =>
        {
            await s.GetRequiredService<ActivateTemplate>().RunAsync(actor, profile, version, default);
            return true;
        });
    }

    private static Task<LetterTemplate> InForceAsync(World world) =>
        world.InScope(s => s.GetRequiredService<LetterRenderer>().TemplateAsync(s.GetRequiredService<ReplyFlowDb>(), Profile, default));

    private static async Task<Domain.Issuing.IssuedLetter> IssueAsync(World world, string number)
    {
        var id = await world.CaseAt("feedback", number);
        await using var db = world.Open();
        return await db.Letters.AsNoTracking().SingleAsync(l => l.CaseId == id);
    }
}
