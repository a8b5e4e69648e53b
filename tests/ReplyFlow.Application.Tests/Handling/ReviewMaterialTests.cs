using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Cases;
using ReplyFlow.Application.WorkItems.Review;
using ReplyFlow.Data.Databases;
using ReplyFlow.Testing;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Handling;

/// <summary>What a reviewer is shown beside the letter.</summary>
public sealed class ReviewMaterialTests
{
    private const string Paragraph = "全市现有示例园区12家。";

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Reasons_for_going_back_are_offered_again_whatever_the_definition_calls_that(DatabaseKind kind)
    {
        using var definitions = new RenamedReturn();
        await using var world = await World.CreateAsync(kind, definitions.Folder);
        var id = await world.CaseWithAsync(Paragraph, "divisionReview");
        await world.Decide(id, "head", "divisionReview", "SendBack", comment: "请补充数据来源。");
        await world.Decide(id, "drafter", "revise", "Submit", await world.DraftWith(id, Paragraph + "数据截至上月。"));
        await world.Decide(id, "head", "divisionReview", "Approve", comment: "已补充，同意。");
        await world.Decide(id, "office", "proofread", "SendBack", comment: "请统一用语。");
        await world.Decide(id, "drafter", "revise", "Submit", await world.DraftWith(id, Paragraph + "数据截至本月。"));

        Assert.Equal(["请补充数据来源。"], await ReasonsAsync(world, id, "head"));
        Assert.Equal(["请统一用语。"], await ReasonsAsync(world, id, "office"));
    }

    private static async Task<IReadOnlyList<string>> ReasonsAsync(World world, Guid id, string user)
    {
        var actor = await world.Actor(user);
        return await world.InScope(async s =>
        {
            var head = await s.GetRequiredService<CaseQueries>().HeadAsync(actor, id, default);
            return (await s.GetRequiredService<ReviewQueries>().ReadAsync(actor, head, false, default))!.RecentReasons;
        });
    }

    /// <summary>The shipped definition with another name for its decision to return.</summary>
    private sealed class RenamedReturn : IDisposable
    {
        private const string Name = "suggestion-reply.json";
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("replyflow-definition-");

        public RenamedReturn() => File.WriteAllText(
            Path.Combine(Folder, Name),
            Regex.Replace(File.ReadAllText(Path.Combine(RepositoryPaths.Root, "workflows", Name)), @"\bReturn\b", "SendBack"));

        public string Folder => _folder.FullName;

        public void Dispose() => _folder.Delete(recursive: true);
    }
}
