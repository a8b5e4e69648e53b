using System.Net;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Process;
using ReplyFlow.Application.Setup;
using ReplyFlow.Application.WorkItems;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Suggestions;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Web.Steps;
using ReplyFlow.Web.Tests.App;
using ReplyFlow.Web.Tests.Cases;
using ReplyFlow.Web.Tests.Steps.Trial;
using ReplyFlow.Workflow.Checking;
using ReplyFlow.Workflow.Definitions;

namespace ReplyFlow.Web.Tests.Steps;

/// <summary>A kind of step that the product does not know comes with its rules, its view and one registration.</summary>
public sealed class TrialStepTests
{
    [Fact]
    public async Task A_new_kind_of_step_is_published_shown_and_decided()
    {
        await using var app = await TestApp.StartWithAsync(services => Know(services.AddStep<TrialStep>()));
        await using var story = await WithTrialAsync(app);
        var item = await story.ItemAsync("pick");
        var dispatcher = await story.AsRoleAsync(Roles.Dispatcher);
        Assert.Contains("name=\"Input.Colour\"", (await dispatcher.GetAsync($"/work/{item.Id}")).Shown().Html, StringComparison.Ordinal);
        Assert.Contains("挑选颜色", await story.CaseHtmlAsync(TestPeople.UserName(Roles.Dispatcher)), StringComparison.Ordinal);

        // Its view says what is asked for again, and decides about what it shows beside the form.
        var asked = (await dispatcher.PostAsync($"/work/{item.Id}", ("Input.Outcome", "Pick"))).Refused("请填写颜色");
        Assert.Contains("id=\"confirm\"", asked.Html, StringComparison.Ordinal);
        var judged = (await dispatcher.PostAsync($"/work/{item.Id}?handler=Judge", ("key", "红"), ("Reasons[红]", "太艳"))).Shown();
        Assert.Contains("此前：红，因为太艳", WebUtility.HtmlDecode(judged.Html), StringComparison.Ordinal);

        (await dispatcher.PostAsync($"/work/{item.Id}", ("Input.Outcome", "Pick"), ("Input.Colour", "绿"), ("Input.Comment", "已定。"))).LedTo("/");
        Assert.Contains("已选定颜色，颜色：绿。已定。", (await dispatcher.GetAsync("/")).Shown().Html, StringComparison.Ordinal);

        await using var db = app.OpenDatabase();
        var decided = await db.WorkItems.AsNoTracking().SingleAsync(w => w.Id == item.Id);
        Assert.Equal((WorkItemStatus.Decided, "颜色：绿。已定。"), (decided.Status, decided.Comment));

        await story.RegisterAsync("0391", title: "关于增设公共自行车站点的建议");
        var second = await story.ItemAsync("pick");
        await story.RegisterAsync("0392", title: "关于延长图书馆开放时间的建议");
        var third = await story.ItemAsync("pick");
        Assert.Contains("此前：颜色：绿。已定。", WebUtility.HtmlDecode((await dispatcher.GetAsync($"/work/{second.Id}")).Shown().Html), StringComparison.Ordinal);

        // Its view has words for several at once, and a kind whose view has none is not decided so.
        Assert.Contains("选定勾选的建议", (await dispatcher.GetAsync("/?step=pick")).Shown().Html, StringComparison.Ordinal);
        const string Bulk = "/?step=pick&handler=Bulk&kind=";
        (await dispatcher.PostAsync(Bulk + "review", ("Input.Ids", $"{second.Id}"))).Refused("这一步要逐件办理");
        (await dispatcher.PostAsync(Bulk + "trial", ("Input.Ids", $"{second.Id}"), ("Input.Ids", $"{third.Id}"), ("Input.Colour", "蓝"))).LedTo("/");
        Assert.Contains("已为 2 件选定颜色。", (await dispatcher.GetAsync("/")).Shown().Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_its_registration_the_checker_refuses_the_kind()
    {
        var finding = Assert.Single(WorkflowChecker.Check(DefinitionReader.Read(Definition, Product()).Definition!));
        Assert.Equal(("content", "pick"), (finding.Rule, finding.ActivityId));
        Assert.Contains(TrialStep.Kind.Name, finding.Message, StringComparison.Ordinal);
        Assert.Empty(WorkflowChecker.Check(DefinitionReader.Read(Definition, Product(s => s.AddStep<TrialStep>())).Definition!));
    }

    [Fact]
    public void Every_kind_that_rules_speak_of_is_registered() => Assert.Empty(StepKinds.All.Except(Product()));

    private static IReadOnlySet<string> Product(Action<IServiceCollection>? more = null)
    {
        var services = new ServiceCollection().AddSteps();
        more?.Invoke(services);
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<StepCatalog>().Names;
    }

    /// <summary>The web finds views and partials in its own assembly; here in this one as well.</summary>
    private static void Know(IServiceCollection services) => services
        .AddStepViews(typeof(TrialView).Assembly)
        .AddMvcCore().ConfigureApplicationPartManager(m => m.ApplicationParts.Add(new CompiledRazorAssemblyPart(typeof(TrialView).Assembly)));

    private static async Task<CaseStory> WithTrialAsync(TestApp app)
    {
        await using (var db = app.OpenDatabase())
        {
            db.Sessions.Add(new CongressSession { Name = CaseStory.Session, OpensOn = new DateOnly(2026, 2, 1) });
            await db.SaveChangesAsync();
        }
        var folder = Directory.CreateTempSubdirectory("replyflow-definition-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "trial.json"), Definition);
            await using var scope = app.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<DefinitionFolder>().PublishAsync(default, folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
        var story = new CaseStory(app);
        await story.RegisterAsync();
        return story;
    }

    private const string Definition = """
        {
          "definitionId": "suggestion-reply", "version": 1, "name": "试办",
          "root": {
            "type": "Elsa.Flowchart",
            "activities": [
              { "id": "start", "type": "Elsa.Start" },
              {
                "id": "pick", "type": "ReplyFlow.HumanTask",
                "step": { "typeName": "String", "expression": { "type": "Literal", "value": "pick" } },
                "title": { "typeName": "String", "expression": { "type": "Literal", "value": "试办" } },
                "form": { "typeName": "String", "expression": { "type": "Literal", "value": "trial" } },
                "assignee": { "typeName": "String", "expression": { "type": "Literal", "value": "role:Dispatcher" } },
                "due": { "typeName": "String", "expression": { "type": "Literal", "value": "+3wd" } },
                "decisions": { "typeName": "String", "expression": { "type": "Literal", "value": "Pick=选定" } },
                "outcomes": { "typeName": "String[]", "expression": { "type": "Object", "value": "[\"Pick\"]" } }
              },
              { "id": "archive", "type": "ReplyFlow.Archive" },
              { "id": "end", "type": "Elsa.End" }
            ],
            "connections": [
              { "source": { "activity": "start", "port": "Done" }, "target": { "activity": "pick", "port": "In" } },
              { "source": { "activity": "pick", "port": "Pick" }, "target": { "activity": "archive", "port": "In" } },
              { "source": { "activity": "archive", "port": "Done" }, "target": { "activity": "end", "port": "In" } }
            ]
          }
        }
        """;
}
