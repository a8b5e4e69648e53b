using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Process;
using ReplyFlow.Data.Model;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Testing;
using ReplyFlow.Web.Tests.App;

namespace ReplyFlow.Web.Tests.Cases;

/// <summary>A step more, by an edit of the definition file and nothing else: 法制审核 between the office and the leader.</summary>
public sealed class CasesLegalReviewTests
{
    private const string Legal = "legal";

    [Fact]
    public async Task A_step_added_to_the_file_is_owed_decided_returned_and_shown_like_any_other()
    {
        await using var story = await CaseStory.StartAsync();
        await AddLegalDivisionAsync(story);
        await PublishAsync(story, WithLegalReview());
        await story.RegisterAsync();
        await story.GoToAsync("legalReview", coHandler: false);

        var item = await story.ItemAsync("legalReview");
        var lawyer = await story.AsAsync(Legal);
        Assert.Contains("法制审核", (await lawyer.GetAsync("/")).Shown().Html, StringComparison.Ordinal);
        Assert.DoesNotContain($"/work/{item.Id}", (await (await story.AsRoleAsync(Roles.DivisionHead)).GetAsync("/")).Shown().Html, StringComparison.Ordinal);
        Assert.Contains("class=\"letter-page\"", (await lawyer.GetAsync($"/work/{item.Id}")).Shown().Html, StringComparison.Ordinal);

        (await story.DecideAsync(item, "Return", user: Legal)).Refused("须写明理由");
        (await story.DecideAsync(item, "Return", "引用的办法已修订。", user: Legal)).LedTo("/");
        await story.SubmitDraftAsync(await story.ItemAsync("revise"));
        await story.GoToAsync("legalReview", coHandler: false);
        (await story.DecideAsync(await story.ItemAsync("legalReview"), "Approve", user: Legal)).LedTo("/");
        await story.ItemAsync("leaderReview");

        var html = await story.CaseHtmlAsync(TestPeople.UserName(Roles.BureauOffice));
        Assert.Matches("stage-passed[\\s\\S]{0,600}?办公室核稿[\\s\\S]*?stage-passed[\\s\\S]{0,600}?法制审核[\\s\\S]*?stage-current[\\s\\S]{0,300}?分管领导审签", html);
        await story.GoToAsync("feedback");
        Assert.Contains("青工信函〔2026〕1号", await story.CaseHtmlAsync(TestPeople.UserName(Roles.BureauOffice)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_that_runs_already_keeps_the_process_it_started_with()
    {
        await using var story = await CaseStory.StartAtAsync("proofread", coHandler: false);
        await AddLegalDivisionAsync(story);
        await PublishAsync(story, WithLegalReview());
        (await story.DecideAsync(await story.ItemAsync("proofread"), "Approve")).LedTo("/");
        await story.ItemAsync("leaderReview");
    }

    /// <summary>The shipped file with one activity and two connections more, and one connection turned.</summary>
    private static string WithLegalReview()
    {
        var file = JsonNode.Parse(File.ReadAllText(Path.Combine(RepositoryPaths.Root, "workflows", "suggestion-reply.json")))!;
        var activities = file["root"]!["activities"]!.AsArray();
        var legal = activities.Single(a => (string)a!["id"]! == "proofread")!.DeepClone();
        (legal["id"], legal["name"]) = ("legalReview", "legalReview");
        legal["metadata"] = new JsonObject { ["displayText"] = "法制审核" };
        legal["step"]!["expression"]!["value"] = "legalReview";
        legal["title"]!["expression"]!["value"] = "法制审核";
        legal["assignee"]!["expression"]!["value"] = "division:法规处/DivisionHead";
        activities.Add(legal);
        var connections = file["root"]!["connections"]!.AsArray();
        var approved = connections.Single(c => (string)c!["source"]!["activity"]! == "proofread" && (string)c["source"]!["port"]! == "Approve")!;
        approved["target"]!["activity"] = "legalReview";
        connections.Add(Connection("legalReview", "Approve", "leaderReview"));
        connections.Add(Connection("legalReview", "Return", "revise"));
        return file.ToJsonString();
    }

    private static JsonObject Connection(string from, string port, string to) => new()
    {
        ["source"] = new JsonObject { ["activity"] = from, ["port"] = port },
        ["target"] = new JsonObject { ["activity"] = to, ["port"] = "In" },
    };

    private static async Task PublishAsync(CaseStory story, string json)
    {
        var folder = Directory.CreateTempSubdirectory("replyflow-definition-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "suggestion-reply.json"), json);
            await using var scope = story.App.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<DefinitionFolder>().PublishAsync(default, folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task AddLegalDivisionAsync(CaseStory story)
    {
        await using var db = story.App.OpenDatabase();
        var division = new Division { BureauId = story.App.People!.Industry.Id, Name = "法规处" };
        var head = await db.Users.AsNoTracking().SingleAsync(u => u.UserName == TestPeople.UserName(Roles.DivisionHead));
        var lawyer = new AppUser
        {
            Id = Guid.CreateVersion7(),
            UserName = Legal,
            NormalizedUserName = "LEGAL",
            DisplayName = "法十一",
            BureauId = head.BureauId,
            DivisionId = division.Id,
            PasswordHash = head.PasswordHash,
            SecurityStamp = "LEGAL",
            LockoutEnabled = true,
        };
        db.AddRange(division, lawyer);
        db.UserRoles.Add(new() { UserId = lawyer.Id, RoleId = db.Roles.Single(r => r.Name == Roles.DivisionHead).Id });
        await db.SaveChangesAsync();
    }
}
