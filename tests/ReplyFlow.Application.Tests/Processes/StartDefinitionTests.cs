using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Process;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Suggestions;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Processes;

/// <summary>Which process new suggestions start on, and that each of the product's four really runs in it.</summary>
public sealed class StartDefinitionTests
{
    private static readonly string[] Everything = ["assign", "accept", "allocate", "draft", "divisionReview", "proofread", "leaderReview", "signOff", "feedback"];
    private static readonly string[] Small = ["assign", "accept", "allocate", "draft", "proofread", "signOff", "feedback"];

    public static TheoryData<DatabaseKind, SuggestionKind, string, string[]> Processes
    {
        get
        {
            var rows = new TheoryData<DatabaseKind, SuggestionKind, string, string[]>();
            foreach (var database in new[] { DatabaseKind.Sqlite, DatabaseKind.Postgres })
            {
                rows.Add(database, SuggestionKind.DuringSession, "suggestion-reply", Everything);
                rows.Add(database, SuggestionKind.OffSession, "off-session-suggestion", Everything);
                rows.Add(database, SuggestionKind.DuringSession, "suggestion-reply-simple", Small);
                rows.Add(database, SuggestionKind.OffSession, "proposal-reply", Everything);
            }
            return rows;
        }
    }

    [Theory, MemberData(nameof(Processes))]
    public async Task A_suggestion_goes_from_registration_to_the_archive(DatabaseKind database, SuggestionKind kind, string definition, string[] steps)
    {
        await using var world = await World.CreateAsync(database);
        if (definition is "suggestion-reply-simple" or "proposal-reply")
            await ChooseAsync(world, kind == SuggestionKind.DuringSession ? definition : "suggestion-reply", kind == SuggestionKind.OffSession ? definition : "off-session-suggestion");
        var id = await world.Register(World.Suggestion() with { Kind = kind });
        var passed = new List<string>();
        for (var i = 0; i < 12 && (await world.OpenSteps(id)).FirstOrDefault() is { } step; i++)
        {
            passed.Add(step);
            await ForwardAsync(world, id, step);
        }
        Assert.Equal(steps, passed);
        await using var db = world.Open();
        var c = await db.Cases.SingleAsync(x => x.Id == id);
        Assert.Equal((definition, CaseStatus.Archived), (c.DefinitionId, c.Status));
        Assert.Equal("市工信函〔2026〕1号", (await db.Letters.Include(l => l.DocumentNumber).SingleAsync(l => l.CaseId == id)).DocumentNumber!.Text);
        Assert.Equal(1, await db.Feedback.CountAsync(f => f.CaseId == id));
        Assert.Empty(await world.Verify());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_choice_is_kept_and_recorded_and_touches_no_case_already_registered(DatabaseKind database)
    {
        await using var world = await World.CreateAsync(database);
        var before = await world.Register(World.Suggestion());
        await ChooseAsync(world, "suggestion-reply-simple", "off-session-suggestion");
        var after = await world.Register(World.Suggestion("0391"));
        await using var db = world.Open();
        Assert.Equal("suggestion-reply", (await db.Cases.SingleAsync(c => c.Id == before)).DefinitionId);
        Assert.Equal("suggestion-reply-simple", (await db.Cases.SingleAsync(c => c.Id == after)).DefinitionId);
        var line = await db.Audit.SingleAsync(a => a.Kind == "StartDefinitionChosen");
        Assert.Equal(("示例管理员", "会议期间新登记的建议改用流程“人大代表建议办理（小单位）”"), (line.ActorName, line.Summary));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task What_is_not_published_or_needs_a_bureau_from_the_start_cannot_be_chosen(DatabaseKind database)
    {
        using var files = DefinitionFiles.Of(DefinitionFiles.Change(DefinitionFiles.Shipped(), (activities, _) =>
            DefinitionFiles.Find(activities, "assign")["assignee"]!["expression"]!["value"] = "role:BureauOffice"));
        await using var world = await World.CreateAsync(database, files.Folder);
        var e = await Assert.ThrowsAsync<InvalidInputException>(() => ChooseAsync(world, "suggestion-reply", "suggestion-reply"));
        Assert.Contains("“交办”要由还没有确定的单位或人员办理", e.Message);
        await Assert.ThrowsAsync<InvalidInputException>(() => ChooseAsync(world, "off-session-suggestion", "suggestion-reply"));
        await Assert.ThrowsAsync<NotAllowedException>(() => ChooseAsync(world, "suggestion-reply", "suggestion-reply", "office"));
    }

    private static async Task ChooseAsync(World world, string during, string off, string user = "admin")
    {
        Actor actor = await world.Actor(user);
        await world.InScope(async s =>
        {
            await s.GetRequiredService<ChooseStartDefinition>().RunAsync(actor, during, off, default);
            return true;
        });
    }

    private static async Task ForwardAsync(World world, Guid id, string step)
    {
        switch (step)
        {
            case "assign":
                await world.Decide(id, "dispatcher", step, "Assign", await world.Assignment());
                break;
            case "accept":
                await world.Decide(id, "office", step, "Accept");
                break;
            case "allocate":
                await world.Decide(id, "office", step, "Allocate", await world.Allocation());
                break;
            case "draft":
                await world.Contact(id);
                await world.Decide(id, "drafter", step, "Submit", await world.Draft(id));
                break;
            case "signOff":
                await world.Decide(id, "signatory", step, "Sign");
                break;
            case "feedback":
                await world.Decide(id, "office", step, "Satisfied");
                break;
            default:
                await world.Decide(id, step switch { "divisionReview" => "head", "leaderReview" => "leader", _ => "office" }, step, "Approve");
                break;
        }
    }
}
